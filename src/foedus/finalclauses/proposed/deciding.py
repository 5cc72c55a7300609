"""What a lawyer decides of each value: it is accepted, corrected or rejected.

What is accepted or corrected is given from then on; what is rejected is not found. A decision
changes no words of the text, and the words that a value rests on stay with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.finalclauses.proposed.errors import BadCorrection, UnknownField
from foedus.finalclauses.proposed.fields import FIELDS, Field, Sort, field_of, place_of
from foedus.finalclauses.terms import Read, Reading, Status, Value
from foedus.law.terms.wording import Wording

LARGEST: Final = 10_000
"""A larger number stands in no final clause."""
LONGEST: Final = 2_000
"""Characters of words or names."""
_YES: Final = frozenset({"yes", "true", "да"})
_NO: Final = frozenset({"no", "false", "нет"})

_EXPECTED: Final = {
    Sort.NUMBER: Wording("a whole number", "целое число"),
    Sort.YES_NO: Wording("yes or no", "да или нет"),
    Sort.DAY: Wording("a day as 2012-09-20", "день вида 2012-09-20"),
    Sort.NAMES: Wording("names, separated by semicolons", "названия через точку с запятой"),
    Sort.WORDS: Wording("the words of the text", "слова текста"),
}


class Verdict(StrEnum):
    """What a lawyer says of a value."""

    ACCEPTED = "accept"
    CORRECTED = "correct"
    REJECTED = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on the value at *path*; *given* is what stands in its place, where corrected."""

    path: str
    verdict: Verdict
    given: str = ""


def decided(reading: Reading, decisions: Iterable[Decision]) -> Reading:
    """The reading after the decisions of a lawyer.

    Raises UnknownField and BadCorrection. A value that was not read may be given by a correction.
    """
    held = dict(reading.by_path)
    for one in decisions:
        field = field_of(one.path)
        if field is None:
            raise UnknownField(one.path, FIELDS)
        held[one.path] = _after(held.get(one.path), one, field)
    values = sorted(held.values(), key=lambda value: place_of(value.path))
    return replace(reading, values=tuple(values))


def _after(value: Value | None, decision: Decision, field: Field) -> Value:
    match decision.verdict:
        case Verdict.ACCEPTED if value is not None:
            return replace(value, status=Status.GIVEN)
        case Verdict.CORRECTED:
            read = value_from(field, decision.given)
            if value is None:
                return Value(path=decision.path, value=read, status=Status.GIVEN, whole=False)
            return replace(value, value=read, status=Status.GIVEN)
        case _ if value is not None:
            return replace(value, status=Status.NOT_FOUND)
        case _:
            raise UnknownField(decision.path, FIELDS)


def value_from(field: Field, given: str) -> Read:
    """What was typed, as a value of a field. Raises BadCorrection."""
    typed = " ".join(given.split())
    read = _read(field, typed) if 0 < len(typed) <= LONGEST and typed.isprintable() else None
    if read is None:
        raise BadCorrection(field.title, typed, _expected(field))
    return read


def _read(field: Field, typed: str) -> Read | None:
    match field.sort:
        case Sort.CHOICE:
            return typed if typed in field.choices else None
        case Sort.NUMBER:
            return int(typed) if _is_number(typed) else None
        case Sort.YES_NO:
            return {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}.get(typed.lower())
        case Sort.DAY:
            return _day(typed)
        case Sort.NAMES:
            return tuple(name for one in typed.split(";") if (name := one.strip())) or None
        case Sort.WORDS:
            return typed


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 9 and int(typed) <= LARGEST  # noqa: PLR2004 - no longer than int() needs to be told


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _expected(field: Field) -> Wording:
    if field.sort is not Sort.CHOICE:
        return _EXPECTED[field.sort]
    told = ", ".join(field.choices)
    return Wording(f"one of: {told}", f"одно из: {told}")
