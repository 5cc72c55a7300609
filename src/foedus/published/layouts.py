"""The header of a sheet ──▶ its layout and the place of each column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.published.cells import NOT_ACTS, acts_of_heading
from foedus.published.errors import UnreadableTable
from foedus.published.files import Sheet
from foedus.published.findings import finding
from foedus.published.headings import Role, plain, role_of
from foedus.published.terms import Layout

_OF_STATE: Final = re.compile(r"^State(?=[A-Z])")
"""Some tables write `StateForce` beside `Force`: of the state, beside the treaty's own."""

_DATED: Final = frozenset({Role.SIGNED, Role.CONSENTED, Role.DATE, Role.EFFECT, Role.UNTIL})
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

    def has(self, *roles: Role) -> bool:
        """Whether there is a column for each of *roles*."""
        return all(role in self.place for role in roles)


def plan_of(sheet: Sheet) -> Plan:
    """How *sheet* is to be read. `UnreadableTable` names the column that is missing."""
    roles = _roles(sheet.header)
    place: dict[Role, int] = {}
    findings: list[Finding] = []
    for number, role in enumerate(roles):
        if role in {Role.ACT, Role.OTHER, None}:
            continue
        if role in place and role not in {Role.NOTES, Role.TREATY}:
            told = f"{sheet.header[number]!r} says the same as {sheet.header[place[role]]!r}."
            findings.append(finding("P4", f"{told} It was not read.", Place(sheet.name, 1)))
        place.setdefault(role, number)
    unknown = tuple(number for number, role in enumerate(roles) if role is None)
    acts = tuple((n, _name(sheet.header[n])) for n, role in enumerate(roles) if role is Role.ACT)
    layout = _layout(sheet, place, acts, unknown)
    return Plan(layout, _without_code_twice(place), acts, unknown, tuple(findings))


def _roles(header: tuple[str, ...]) -> list[Role | None]:
    roles = [_role(name) for name in header]
    for role, own, other in (
        (Role.EFFECT, "stateforce", Role.GENERAL),
        (Role.SIGNED, "statesignature", Role.OTHER),
        (Role.UNTIL, "stateend", Role.OTHER),
    ):
        if own in {plain(name) for name in header}:  # the others of this role are the treaty's
            for number, name in enumerate(header):
                if roles[number] is role and plain(name) != own:
                    roles[number] = other
    return roles


def _role(name: str) -> Role | None:
    if name in NOT_ACTS:
        return Role.OTHER
    known = role_of(name)
    if known is not None:
        return known
    named = acts_of_heading(_name(name))
    return Role.ACT if any(one.kind is not None for one in named) else None


def _name(heading: str) -> str:
    return _OF_STATE.sub("", heading)


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
    dated = _DATED & place.keys()
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
    return UnreadableTable(sheet.name, told, f"Head the column, for example {example!r}.", 1)
