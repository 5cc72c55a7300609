"""Statements built from the tables of the case files, as the reading part would build them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from foedus.claims.terms import claims
from foedus.claims.terms.claims import KIND_OF, Claim
from foedus.claims.terms.kinds import Kind, Manner, Modality, Stretch
from foedus.claims.terms.said import NO_COUNT, Bound, CountSaid, Named, StatesSaid
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid
from foedus.law.terms.days import Span

CASES = Path(__file__).parent / "cases"

CONTENT = {kind: content for content, kind in KIND_OF.items()}
ENUMS: dict[str, type[StrEnum]] = {
    "Course": claims.Course,
    "Reach": claims.Reach,
    "Step": claims.Step,
    "Force": claims.Force,
    "Meeting": claims.Meeting,
    "Leaving": claims.Leaving,
}


def all_cases() -> Iterator[dict[str, Any]]:
    """Every case of every file; the name says which file."""
    for path in sorted(CASES.glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in held["cases"]:
            yield {**case, "kind": case.get("kind", path.stem), "file": path.stem}


def claim_of(case: dict[str, Any]) -> Claim:
    """The statement of a case."""
    content = CONTENT[Kind(case["kind"])]
    types = {field.name: str(field.type) for field in fields(content)}
    said = {name: _value(types[name], value) for name, value in case["said"].items()}
    manner = Manner(Modality(case.get("modality", "said")), case.get("negated", False))
    times = " ".join(text for name, text in case["said"].items() if types[name] == "TimeSaid")
    return Claim(f"{case['name']} {times}".strip(), Stretch(0, 1), content(**said), manner)


def _value(kind: str, value: Any) -> Any:
    if kind == "Named":
        return named(value)
    if kind.startswith("tuple"):
        return tuple(named(one) for one in value)
    if kind == "StatesSaid":
        return states(value)
    if kind == "CountSaid":
        return count(value)
    if kind == "TimeSaid":
        return time(value)
    return ENUMS[kind](value) if kind in ENUMS else value


def named(text: str) -> Named:
    """An id; "?" before words that are not held; id=words for both, id= for no words."""
    if text.startswith("?"):
        return Named(text[1:])
    own, equals, words = text.partition("=")
    return Named(words if equals else own, own)


def states(codes: list[str]) -> StatesSaid:
    """Codes; after a question mark, names that no register knows."""
    known = tuple(code for code in codes if not code.startswith("?"))
    return StatesSaid(known, tuple(code[1:] for code in codes if code.startswith("?")))


def count(value: int | str) -> CountSaid:
    """A number; "more-than 20" for a bound."""
    if isinstance(value, int):
        return CountSaid(value) if value >= 0 else NO_COUNT
    bound, number = value.split()
    return CountSaid(int(number), bound=Bound(bound))


def time(text: str) -> TimeSaid:
    """A day, a month or a year in ISO form, with a relation before it: "since 2007"."""
    if not text:
        return NO_TIME
    relation, _, day = text.rpartition(" ")
    first, _, last = day.partition("/")
    span = Span(_span(first).start, _span(last or first).end)
    return TimeSaid(Relation(relation or "at"), span, text)


def _span(text: str) -> Span:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return Span(date(parts[0], 1, 1), date(parts[0] + 1, 1, 1))
    if len(parts) == 2:
        year, month = parts
        return Span(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
    return Span(date(*parts), date(*parts) + timedelta(days=1))
