"""An instrument's acts ──▶ the lines that a layout can show, and the acts that it cannot.

What brackets say of an act is folded into its line: that it was taken back, nobody knows when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Manner, Stated
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import Bounded, first_possible
from foedus.law.terms.wording import Language
from foedus.published.parties import Found, Resolver
from foedus.published.terms import Layout, Mark

LETTERS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.RATIFICATION: ("Ratification", ""),
    Kind.ACCEPTANCE: ("Acceptance", "A"),
    Kind.APPROVAL: ("Approval", "AA"),
    Kind.FORMAL_CONFIRMATION: ("Formal confirmation", "c"),
    Kind.ACCESSION: ("Accession", "a"),
    Kind.SUCCESSION: ("Succession", "d"),
    Kind.NOTIFICATION: ("Consent to be bound", "P"),
}
"""The acts of the main column of a UN table, each with its words and letter, in its order."""

OWN_COLUMNS: Final[dict[Kind, str]] = {
    Kind.CONFIRMATION_OF_SIGNATURE: "Confirmation of signature",
    Kind.PROVISIONAL_APPLICATION: "Provisional application(n)",
    Kind.PROVISIONAL_EXCLUDED: "Notification of non-provisional application",
    Kind.WITHDRAWAL: "Withdrawal",
    Kind.INSTRUMENT_WITHDRAWN: "Withdrawal of instrument",
    Kind.COMMUNICATION: "Notification under article",
}
"""The acts that have a column of their own, and its heading."""

JOINS: Final = CONSENT_KINDS | {Kind.SUCCESSION, Kind.CONTINUATION}
_STATED: Final = frozenset({Stated.PARTY, Stated.ENDED})


@dataclass(frozen=True, slots=True)
class Line:
    """An act to be shown, and whether brackets mark it."""

    act: Act
    mark: Mark = Mark.STANDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is at hand while a table is written."""

    register: Register
    instrument: str
    resolver: Resolver
    language: Language

    def name(self, act: Act) -> str:
        """The name of the party, or its code where the name would be read as another party."""
        held = self.register.party.get(act.party)
        name = held.name.in_language(self.language) if held is not None else act.party
        when = act.date or act.effect
        found = self.resolver.resolve(name, None if when is None else first_possible(when))
        return name if isinstance(found, Found) and found.code == act.party else act.party


def lines_of(acts: list[Act], layout: Layout) -> tuple[list[Line], list[Act]]:
    """The acts that *layout* can show, those that brackets say folded in, and the others."""
    lines: list[Line] = []
    folded: set[str] = set()
    for act in acts:
        told = act.kind is not Kind.SIGNATURE and _has_left(acts, act)
        gone = None if told else _taking_back(acts, act, folded)
        if gone is not None:
            folded.add(gone.id)
        lines.append(Line(act, Mark.STANDS if gone is None else Mark.TAKEN_BACK))
    shown = [one for one in lines if one.act.id not in folded and _has_place(one.act, layout)]
    kept = {one.act.id for one in shown} | folded
    return shown, [act for act in acts if act.id not in kept]


def _taking_back(acts: list[Act], act: Act, folded: set[str]) -> Act | None:
    return next((one for one in acts if one.id not in folded and _takes_back(one, act)), None)


def _has_left(acts: list[Act], act: Act) -> bool:
    """Whether a withdrawal after *act* is on file: then brackets around it say only that."""
    return any(
        one.kind in {Kind.WITHDRAWAL, Kind.INSTRUMENT_WITHDRAWN} and one.party == act.party
        for one in acts
    )


def _takes_back(gone: Act, act: Act) -> bool:
    """Whether *gone* is what the brackets around *act* say: some day after it, nobody knows."""
    signed = act.kind is Kind.SIGNATURE
    kind = Kind.SIGNATURE_WITHDRAWN if signed else Kind.STATEMENT
    when = gone.date if signed else gone.effect
    ends = gone.kind is kind and (signed or gone.states is Stated.ENDED)
    if not ends or gone is act or gone.party != act.party or act.kind is Kind.STATEMENT:
        return False
    own = act.date
    started = isinstance(when, Bounded) and own is not None and when.first == first_possible(own)
    return started and isinstance(when, Bounded) and when.wording.startswith(f"{when.first}/")


def _has_place(act: Act, layout: Layout) -> bool:
    if not act.party or act.rival is not None or act.about:
        return False
    if act.kind is Kind.STATEMENT:
        return act.states in _STATED and act.date is None and act.effect is not None
    if act.date is None:
        return False
    in_columns = {Kind.SIGNATURE, *LETTERS, *OWN_COLUMNS, Kind.SIGNATURE_WITHDRAWN}
    plain_manner = act.manner is not Manner.SUBJECT_TO_PROCEDURES
    return layout is not Layout.STATUS_TABLE or (act.kind in in_columns and plain_manner)


def in_order(sheet: Sheet, lines: list[Line]) -> list[list[Line]]:
    """The acts by party, in the order of the names; each party's in the order of days."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.act.party, []).append(line)
    ordered = sorted(groups.values(), key=lambda group: sheet.name(group[0].act))
    return [sorted(group, key=_place_in_time) for group in ordered]


def _place_in_time(line: Line) -> tuple[date, str]:
    when = line.act.date or line.act.effect
    return (date.max if when is None else first_possible(when)), str(line.act.kind)
