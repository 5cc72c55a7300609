"""The UN's multilateral treaties as a register: a large table of real acts, to measure the cost.

Read at run time from the shared data folder (``FOEDUS_SHARED_DATA``); nothing of it is kept here,
because the data has no stated licence. Only the acts are real. Every treaty is given one and the
same plain clause, and is taken to be adopted on the day of its first act: these benchmarks are
about what a derivation costs, and the dates that come out are not the dates of the treaties.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import EntryIntoForce, Text
from foedus.law.terms.conditions import Count
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from mtdsg_kinds import Certainty, Mapped, mapped

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
    several: int
    left_out: Counter[str] = field(default_factory=Counter)

    def described(self) -> Iterator[str]:
        """What was read and what was not, in lines."""
        acts = sum(1 for _ in self.register.acts())
        treaties = len(self.register.instruments)
        yield f"MTDSG: {self.rows} rows give {acts} acts under {treaties} treaties"
        yield f"  {self.several} of these: {Certainty.SEVERAL}"
        yield f"  {self.left_out.total()} rows are not acts, or of no known kind:"
        yield from (f"    {count:5} {reason}" for reason, count in self.left_out.most_common())


def folder() -> Path:
    """Where the tables are looked for."""
    shared = Path(os.environ.get("FOEDUS_SHARED_DATA", "../shared/data"))
    return PROJECT / shared / "treaties"


def read() -> Reading | None:
    """The register of the table; None where there is no table."""
    table = folder() / "mtdsg-acts-2015.csv"
    if not table.exists():
        return None
    titles = _titles(folder() / "mtdsg-treaties-2015.csv")
    acts: dict[str, list[Act]] = {}
    reading = Reading(Register(id="mtdsg", title=Wording("MTDSG")), rows=0, several=0)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            reading.rows += 1
            under = acts.setdefault(row["treaty"], [])
            under.extend(_acts(row, f"{row['treaty']}/{reading.rows}", reading))
    empty = [treaty for treaty, done in acts.items() if not done]
    for treaty in empty:
        del acts[treaty]
    instruments = tuple(_instrument(one, titles.get(one, one), tuple(acts[one])) for one in acts)
    codes = sorted({act.party for done in acts.values() for act in done})
    parties = tuple(Party(code=code, name=Wording(code)) for code in codes)
    reading.register = replace(reading.register, instruments=instruments, parties=parties)
    return reading


def _titles(table: Path) -> dict[str, str]:
    """Titles by number, written as in the table of acts: ``21-6-a`` for ``21-6.a``."""
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as lines:
        return {
            f"{row['chapter_no']}-{row['treaty_no'].replace('.', '-')}": row["treaty_name"]
            for row in csv.DictReader(lines)
        }


def _acts(row: dict[str, str], name: str, reading: Reading) -> Iterator[Act]:
    """The act that a row records, if it does; if not, the reason is counted."""
    found: Mapped | str = "no day"
    if row["date"]:
        found = mapped(row["column"], row["flag"])
    if isinstance(found, str):
        reading.left_out[found] += 1
        return
    reading.several += found.certainty is Certainty.SEVERAL
    yield Act(
        id=name,
        kind=found.kind,
        instrument=row["treaty"],
        party=row["participant"],
        date=date.fromisoformat(row["date"]),
        manner=found.manner,
    )


def _instrument(name: str, title: str, acts: tuple[Act, ...]) -> Instrument:
    first = min(act.date for act in acts if isinstance(act.date, date))
    return Instrument(
        id=name, title=Wording(title), adopted=first, clauses=PLAIN_CLAUSES, acts=acts
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
