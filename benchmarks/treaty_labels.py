"""The labelled agreements, and what the reader says of each, field by field.

A field is a path in the labels ("withdrawal.notice"). What the labels leave out must not be given:
a value given there is wrong. A null where the labels have a value is an abstention.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from foedus.finalclauses.proposed.batch import reading_of, treaty_of
from foedus.finalclauses.showing import as_data
from foedus.finalclauses.terms import Reading

ROOT: Final = Path(__file__).parent.parent
SHARED: Final = ROOT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data") / "treaty-texts"
LABELS: Final = ROOT / "tests" / "finalclauses" / "labels"
CORPUS: Final = SHARED / "final-clauses-all.jsonl"

ENTRY: Final = (
    *("found", "article", "trigger", "n", "consent_kind", "must_include", "delay"),
    *("provisional_application", "later_parties.delay"),
)
WITHDRAWAL: Final = (
    *("found", "article", "allowed", "notice", "counted_from", "addressee", "tail"),
)
FIELDS: Final = (
    *(f"entry_into_force.{name}" for name in ENTRY),
    *(f"withdrawal.{name}" for name in WITHDRAWAL),
    *("duration.kind", "duration.n_years", "reservations"),
)


@dataclass(frozen=True)
class Scored:
    """One field of one agreement: as labelled, and as given; None where there is nothing."""

    agreement: str
    language: str
    field: str
    labelled: object
    given: object

    @property
    def right(self) -> bool:
        """Whether what is given is what is labelled."""
        return self.given is not None and self.given == self.labelled

    @property
    def wrong(self) -> bool:
        """Whether something is given that is not labelled so."""
        return self.given is not None and self.given != self.labelled

    @property
    def abstained(self) -> bool:
        """Whether nothing is given although the text says it."""
        return self.given is None and self.labelled is not None


def labelled(part: str) -> list[dict[str, Any]]:
    """The labels of "development" or "test"."""
    return tomllib.loads((LABELS / f"{part}.toml").read_text("utf-8"))["agreements"]


def readings(part: str) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Each labelled agreement, with what was read: of the whole text, where that is at hand."""
    lines = {json.loads(line)["id"]: line for line in CORPUS.read_bytes().splitlines()}
    for label in labelled(part):
        whole = SHARED / "tota" / f"{label['id']}.xml"
        if whole.exists():
            yield label, reading_of(whole)
        else:
            yield label, treaty_of(lines[label["id"]], CORPUS.name, 0).read()


def scored(part: str) -> Iterator[Scored]:
    """Every field of every agreement."""
    for label, reading in readings(part):
        data = as_data(reading)
        for field in FIELDS:
            yield Scored(
                label["id"],
                label["language"],
                field,
                _comparable(field, _at(label, field)),
                _comparable(field, _at(data, field)),
            )


def _at(held: object, field: str) -> object:
    for name in field.split("."):
        held = held.get(name) if isinstance(held, dict) else None
    return held


def _comparable(field: str, value: object) -> object:
    """A value without what says nothing: no tail, nobody who must be included, nothing found.

    Of delays the number and the unit count, and then the form; a notice has no form.
    """
    if isinstance(value, dict):
        return _time({**value, "form": None} if field.endswith("notice") else value)
    if field.endswith("tail"):
        return True if value else None
    if isinstance(value, list):
        return tuple(sorted(str(name).lower() for name in value)) or None
    if field.endswith("found"):
        return value or None
    return value


def _time(value: dict[str, Any]) -> tuple[Any, ...] | None:
    day = value.get("date")
    told = (value.get("n"), value.get("unit"), value.get("form"))
    named = day.isoformat() if isinstance(day, date) else day
    plain = told[2] in {None, "days", "months", "years"}
    form = None if plain and told[0] is not None else told[2]
    whole = (told[0], told[1], form, named)
    return whole if any(part is not None for part in whole) else None
