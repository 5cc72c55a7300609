"""What is at hand while the rows of one table are read: its plan, and what was found so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.uncertain import When
from foedus.published.cells import name_and_act, without_footnotes
from foedus.published.dates import DayFault, NoDay, Order, is_nothing, read_date
from foedus.published.findings import finding
from foedus.published.headings import Role
from foedus.published.layouts import Plan
from foedus.published.sheets import Row
from foedus.published.terms import Mark


@dataclass(frozen=True, slots=True)
class Dated:
    """What a cell gave for a date: the day, if any, and remarks."""

    when: When | None = None
    notes: tuple[str, ...] = ()


NOTHING: Final = Dated()

_STANDS: Final = (*Mark, "in force", "en vigueur", "in kraft", "действует", "true", "yes")
"""Words about the state of an act that need no remark: they are read, or nothing is amiss."""


@dataclass(frozen=True, slots=True)
class Who:
    """Of whom a row speaks, under which treaty; *act*: the word for its act behind the name."""

    treaty: str
    participant: str
    code: str
    line: int
    notes: tuple[str, ...]
    act: str = ""


@dataclass(slots=True)
class Desk:
    """The plan of a table, and what reading it has found: faults, and rows that are no acts."""

    source: str
    plan: Plan
    order: Order
    findings: list[Finding] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)

    def cell(self, row: Row, role: Role) -> str:
        """The text of *row* in the column of *role*; empty if there is no such column."""
        number = self.plan.place.get(role)
        return "" if number is None else row.cells[number].strip()

    def tell(self, code: str, told: str, line: int, about: str = "") -> None:
        """Record a finding at *line*."""
        self.findings.append(finding(code, told, Place(self.source, line), about))

    def date(self, text: str, line: int, about: str = "") -> Dated:
        """The day in *text*; a fault is recorded, and then there is none."""
        try:
            found = read_date(text, self.order)
        except DayFault as fault:
            self.tell(fault.code, str(fault), line, about)
            return NOTHING
        if isinstance(found, NoDay):
            return Dated(None, (found.note,) if found.note else ())
        return Dated(found)

    def who(self, row: Row) -> Who | None:
        """Of whom *row* speaks; None if it names nobody, and that is recorded."""
        name, footnotes = without_footnotes(self.cell(row, Role.PARTICIPANT))
        code = self.cell(row, Role.CODE)
        if is_nothing(name) and not code:
            self.tell("P6", "The row names nobody.", row.line)
            return None
        notes = (f"footnote {footnotes}",) if footnotes else ()
        remark = self.cell(row, Role.NOTES)
        if remark and not is_nothing(remark):
            notes = (*notes, *remark.split("; "))
        state = self.cell(row, Role.MARK)
        if state and not state.casefold().startswith(_STANDS):
            notes = (*notes, f"status: {state}")
        bare, act = name_and_act(name)
        return Who(self.treaty(row), bare or code, code, row.line, notes, act)

    def treaty(self, row: Row) -> str:
        """The treaty as the table names it: its name or number, else its title, else its id."""
        names = (self.cell(row, role) for role in (Role.TREATY, Role.TITLE, Role.TREATY_ID))
        return next((" ".join(name.split()) for name in names if name), "")
