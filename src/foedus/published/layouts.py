"""The header of a sheet ──▶ its layout and the place of each column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.published.cells import acts_of_heading, meant_by_word, take_apart
from foedus.published.dates import looks_dated
from foedus.published.errors import UnreadableTable
from foedus.published.findings import finding
from foedus.published.header import DATED, heading_of, roles_of
from foedus.published.headings import Role, may_be_several
from foedus.published.sheets import Sheet
from foedus.published.terms import Layout

_LOOKED_AT: Final = 100
"""Of how many rows the meaning of a column is found."""

_FEW: Final = 5
"""A table of state-years has more columns than this that nobody else would understand."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which column says what. *place*: the column of each role. *acts*: the columns headed by acts.

    *unknown*: columns whose headings the vocabulary does not have.
    """

    layout: Layout
    place: dict[Role, int]
    acts: tuple[tuple[int, str], ...] = ()
    unknown: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def consents(self) -> int | None:
        """The one column headed by an act of consent; None if there is none, or several."""
        found = [number for number, heading in self.acts if _is_of_consents(heading)]
        return found[0] if len(found) == 1 else None

    def has(self, *roles: Role) -> bool:
        """Whether there is a column for each of *roles*."""
        return all(role in self.place for role in roles)


def _is_of_consents(heading: str) -> bool:
    joins = CONSENT_KINDS | {Kind.SUCCESSION}
    return any(one.kind in joins for one in acts_of_heading(heading))


def plan_of(sheet: Sheet) -> Plan:
    """How *sheet* is to be read. `UnreadableTable` names the column that is missing."""
    roles = _roles(sheet)
    place: dict[Role, int] = {}
    findings: list[Finding] = []
    for number, role in enumerate(roles):
        if role in {Role.ACT, Role.OTHER, None}:
            continue
        if role is Role.CONSENTED and role in place and _is_of_deposit(sheet.header[number]):
            place[role] = number  # beside a ratification at home, the deposit is the act
            continue
        if role in place and role not in {Role.NOTES, Role.TREATY, Role.CODE}:
            told = f"{sheet.header[number]!r} says the same as {sheet.header[place[role]]!r}."
            findings.append(
                finding("P4", f"{told} It was not read.", Place(sheet.name, sheet.line))
            )
        place.setdefault(role, number)
    unknown = tuple(number for number, role in enumerate(roles) if role is None)
    acts = tuple(
        (n, heading_of(sheet.header[n])) for n, role in enumerate(roles) if role is Role.ACT
    )
    layout = _layout(sheet, place, acts, unknown)
    return Plan(layout, _without_code_twice(place), acts, unknown, tuple(findings))


def _is_of_deposit(heading: str) -> bool:
    return any(
        part in heading.casefold() for part in ("depos", "dépô", "depós", "hinterleg", "депон")
    )


def _roles(sheet: Sheet) -> list[Role | None]:
    """The role of each column; where a heading leaves it open, what stands beneath tells it."""
    roles = roles_of(sheet.header)
    for number, name in enumerate(sheet.header):
        if may_be_several(name):
            roles[number] = _by_cells(sheet, number) or roles[number]
    return roles


def _by_cells(sheet: Sheet, number: int) -> Role | None:
    """Whether a column holds days (with their acts), or words for kinds of act."""
    said = [cell for row in sheet.rows[:_LOOKED_AT] if (cell := row.cells[number].strip())]
    dated = sum(looks_dated(take_apart(cell).date) for cell in said)
    kinds = sum(not isinstance(meant_by_word(cell), str) for cell in said)
    if dated * 2 > len(said):
        return Role.CONSENTED
    return Role.KIND if kinds * 2 > len(said) else None


def _without_code_twice(place: dict[Role, int]) -> dict[Role, int]:
    """A table that has codes and no names: the codes are its participants."""
    if Role.PARTICIPANT in place or Role.CODE not in place:
        return place
    kept = {**place, Role.PARTICIPANT: place[Role.CODE]}
    del kept[Role.CODE]
    return kept


def _layout(
    sheet: Sheet,
    place: dict[Role, int],
    acts: tuple[tuple[int, str], ...],
    unknown: tuple[int, ...],
) -> Layout:
    who = Role.PARTICIPANT in place or Role.CODE in place
    if not who:
        raise _missing(sheet, "a column of participants", "Participant")
    if {Role.COLUMN, Role.RAW} <= place.keys():
        return Layout.CELLS
    dated = DATED & place.keys()
    if Role.YEAR in place and not dated and not acts and len(unknown) > _FEW:
        return Layout.STATE_YEARS
    if Role.KIND in place and Role.DATE in place and Role.SIGNED not in place and not acts:
        return Layout.ACT_LOG
    if not dated and not acts:
        raise _missing(sheet, "a column of acts or dates", "Ratification, Accession(a)")
    if dated <= {Role.SIGNED} and Role.KIND not in place:
        return Layout.STATUS_TABLE
    return Layout.PARTY_ROWS


def _missing(sheet: Sheet, what: str, example: str) -> UnreadableTable:
    told = f"There is no header with {what}. The first row has: {', '.join(sheet.header)[:200]}."
    return UnreadableTable(
        sheet.name, told, f"Head the column, for example {example!r}.", sheet.line
    )
