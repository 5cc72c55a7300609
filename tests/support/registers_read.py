"""Clause data read out of texts beside the clause data of our registers: what differs, and how."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from foedus.finalclauses.clause_data import TomlNaming, clauses_of
from foedus.finalclauses.proposed.batch import reading_of, treaty_of
from foedus.finalclauses.proposed.proposing import codes_by_name
from foedus.finalclauses.terms import Reading
from foedus.law.terms.clauses import Duration, EntryIntoForce, Reservations, Withdrawal
from foedus.law.terms.conditions import All, Condition, Count, Every, FromDay, Includes, Signing
from foedus.law.terms.delays import Delay, Rounding
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister, open_register

ROOT = Path(__file__).parent.parent.parent
TEXTS = ROOT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data") / "treaty-texts"
HERE = ROOT / "tests" / "finalclauses"


@dataclass(frozen=True)
class Difference:
    """What one field of a treaty is as read, and as our register holds it; "" where nothing is.

    *sort*: "differs" (both say something), "not read", "not held".
    """

    treaty: str
    instrument: str
    field: str
    read: str
    held: str

    @property
    def sort(self) -> str:
        """How they differ."""
        if self.read and self.held:
            return "differs"
        return "not held" if self.read else "not read"


@dataclass(frozen=True)
class Compared:
    """A treaty whose text was read: how many fields agree, and which do not."""

    treaty: str
    instrument: str
    agreeing: int
    differences: tuple[Difference, ...]


@cache
def matches() -> dict[str, str]:
    """The instrument of each treaty of the corpora; empty where no register holds it."""
    return tomllib.loads((HERE / "registers.toml").read_text("utf-8"))["instruments"]


def compared() -> Iterator[Compared]:
    """Every treaty of both corpora that a register holds."""
    registers = [open_register("cis"), open_register("world")]
    codes = codes_by_name(party for one in registers for party in one.register.parties)
    for treaty, reading in readings():
        name = matches()[treaty]
        if name:
            opened = next(one for one in registers if name in one.register.instrument)
            yield _compared(treaty, name, reading, opened, codes)


def readings() -> Iterator[tuple[str, Reading]]:
    """Each treaty, read: its whole text where that is at hand, else its final clauses."""
    for name in ("clauses.jsonl", "multilateral-clauses.jsonl"):
        for number, line in enumerate((TEXTS / name).read_bytes().splitlines(), start=1):
            held = json.loads(line)
            whole = TEXTS / "tota" / f"{held['id']}.xml"
            if held.get("scope", "intra-CIS") != "intra-CIS":
                continue
            if whole.exists():
                yield held["id"], reading_of(whole)
            else:
                yield held["id"], treaty_of(line, name, number).read()


def _compared(
    treaty: str, name: str, reading: Reading, opened: OpenRegister, codes: Any
) -> Compared:
    naming = TomlNaming(id=name, title=Wording(name), adopted=date(2000, 1, 1), codes=codes)
    read, held = (
        fields_of(clauses)
        for clauses in (clauses_of(reading, naming), opened.register.instrument[name].clauses)
    )
    fields = sorted({*read, *held})
    differing = [one for one in fields if read.get(one, "") != held.get(one, "")]
    return Compared(
        treaty,
        name,
        len(fields) - len(differing),
        tuple(
            Difference(treaty, name, one, read.get(one, ""), held.get(one, "")) for one in differing
        ),
    )


def fields_of(clauses: Any) -> dict[str, str]:
    """What clauses say, field by field, in words that can be compared."""
    return {
        **_entry(clauses.entry_into_force),
        **_withdrawal(clauses.withdrawal),
        **_duration(clauses.duration),
        **_reservations(clauses.reservations),
    }


def _entry(clause: EntryIntoForce | None) -> dict[str, str]:
    if clause is None:
        return {}
    told = {"entry.delay": _time(clause.delay)}
    if clause.condition is not None:
        told["entry.when"] = _condition(clause.condition)
    if clause.on is not None:
        told["entry.on"] = clause.on.isoformat()
    if clause.later is not None:
        told["entry.later"] = _time(clause.later)
    return told


def _withdrawal(clause: Withdrawal | None) -> dict[str, str]:
    if clause is None:
        return {}
    if not clause.allowed:
        return {"withdrawal.allowed": "no"}
    told = {
        "withdrawal.allowed": "yes",
        "withdrawal.notice": _time(clause.notice),
        "withdrawal.from": "receipt" if clause.notice.base.value == "receipt" else "date",
    }
    if clause.addressee:
        told["withdrawal.addressee"] = _ADDRESSEES.get(clause.addressee, clause.addressee)
    return told


_ADDRESSEES = {"other party": "parties", "other parties": "parties"}
"""How the register writes the same in words."""


def _duration(clause: Duration | None) -> dict[str, str]:
    if clause is None:
        return {}
    told = {"duration.term": "indefinite" if clause.term is None else _time(clause.term)}
    if clause.renewal is not None:
        told["duration.renewal"] = _time(clause.renewal)
    return told


def _reservations(clause: Reservations | None) -> dict[str, str]:
    return {} if clause is None else {"reservations": clause.rule.value}


def _time(delay: Delay) -> str:
    parts = ((delay.days, "days"), (delay.months, "months"), (delay.years, "years"))
    told = " ".join(f"{number} {unit}" for number, unit in parts if number) or "at once"
    return told if delay.rounding is Rounding.NONE else f"{told}, {delay.rounding.value}"


def _condition(condition: Condition) -> str:
    """A condition, without saying among whom is counted: the register knows, the text may not."""
    match condition:
        case Count():
            return f"{condition.number} {condition.what.value}"
        case Every():
            return f"all {condition.what.value}"
        case Includes():
            return f"{', '.join(sorted(condition.parties))} {condition.what.value}"
        case Signing():
            return "signing"
        case FromDay():
            return condition.day.isoformat()
        case All():
            return " and ".join(sorted(_condition(one) for one in condition.conditions))
        case _:
            return type(condition).__name__.lower()
