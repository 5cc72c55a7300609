"""The UN's multilateral treaties as a register: a large table of real acts, to measure the cost.

Read at run time from the shared data folder (``FOEDUS_SHARED_DATA``); nothing of it is kept here,
because the data has no stated licence. Only the acts are real. Every treaty is given one and the
same plain clause, and is taken to be adopted on the day of its first act: these benchmarks are
about what a derivation costs, and the dates that come out are not the dates of the treaties.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import foedus
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import EntryIntoForce, Text
from foedus.law.terms.conditions import Count
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.published.acts import acts_of
from foedus.published.parties import Resolver
from foedus.published.read import read as read_table

PROJECT: Final = Path(__file__).resolve().parent.parent

PLAIN_CLAUSES: Final = Clauses(
    entry_into_force=EntryIntoForce(
        text=Text(cite="benchmark", paraphrase=Wording("thirty days after the twentieth consent")),
        condition=Count(20),
        delay=Delay(days=30),
        later=Delay(days=30),
    ),
)
"""The commonest shape of a UN clause. It is the same for all: see the module."""

NO_DATA: Final = "MTDSG: no table in {}; skipped. Set FOEDUS_SHARED_DATA to the shared data folder."


@dataclass(slots=True)
class Reading:
    """The register that the table gave, and how many rows each reason kept out of it."""

    register: Register
    rows: int
    passed_over: tuple[tuple[str, int], ...]

    def described(self) -> Iterator[str]:
        """What was read and what was not, in lines."""
        acts = sum(1 for _ in self.register.acts())
        treaties = len(self.register.instruments)
        yield f"MTDSG: {self.rows} rows give {acts} acts under {treaties} treaties"
        yield f"  {sum(count for _, count in self.passed_over)} rows are no acts of a state:"
        yield from (f"    {count:5} {reason}" for reason, count in self.passed_over)


def folder() -> Path:
    """Where the tables are looked for."""
    shared = Path(os.environ.get("FOEDUS_SHARED_DATA", "../shared/data"))
    return PROJECT / shared / "treaties"


def read() -> Reading | None:
    """The register of the table; None where there is no table."""
    table = folder() / "mtdsg-acts-2015.csv"
    if not table.exists():
        return None
    published = read_table(table)
    found = acts_of(published, Resolver.for_register(foedus.open("world").register))
    instruments = tuple(_instrument(name, acts) for name, acts in found.by_treaty.items())
    codes = sorted({act.party for acts in found.by_treaty.values() for act in acts})
    register = Register(
        id="mtdsg",
        title=Wording("MTDSG"),
        instruments=instruments,
        parties=tuple(Party(code=code, name=Wording(code)) for code in codes),
    )
    return Reading(register, published.rows, published.passed_over)


def _instrument(name: str, acts: tuple[Act, ...]) -> Instrument:
    first = min(act.date for act in acts if isinstance(act.date, date))
    named = tuple(replace(act, id=f"{name}/{act.id}", instrument=name) for act in acts)
    return Instrument(
        id=name, title=Wording(name), adopted=first, clauses=PLAIN_CLAUSES, acts=named
    )


def copied(register: Register, times: int) -> Register:
    """*register* with each treaty and its acts *times* over, under new ids."""
    copies = (_copy(one, copy) for copy in range(times) for one in register.instruments)
    return replace(register, instruments=tuple(copies))


def _copy(instrument: Instrument, copy: int) -> Instrument:
    name = f"{instrument.id}#{copy}"
    acts = tuple(replace(act, id=f"{act.id}#{copy}", instrument=name) for act in instrument.acts)
    return replace(instrument, id=name, acts=acts)


if __name__ == "__main__":
    found = read()
    print(NO_DATA.format(folder()) if found is None else "\n".join(found.described()))
