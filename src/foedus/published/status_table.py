"""Lines ──▶ the rows of a status table as the UN writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.terms.acts import Act, Kind, Manner, Stated
from foedus.law.terms.uncertain import When
from foedus.published.edtf_text import edtf
from foedus.published.lines import LETTERS, OWN_COLUMNS, Line, Sheet, in_order
from foedus.published.terms import Mark

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

_AD_REFERENDUM: Final = "Signature ad referendum(s)"
_DEFINITIVE: Final = "Definitive signature(s)"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The headings of a status table: of the signatures, of the consents, of all in order."""

    signed: str
    consents: str
    every: tuple[str, ...]

    def heading(self, act: Act) -> str:
        """The heading of the column that *act* stands in."""
        match act.kind:
            case Kind.STATEMENT:
                return "End" if act.states is Stated.ENDED else "Entry into force"
            case Kind.SIGNATURE if act.manner is not Manner.DEFINITIVE:
                return self.signed
            case Kind.SIGNATURE_WITHDRAWN:
                return "Withdrawal of signature"
            case _:
                return OWN_COLUMNS.get(act.kind, self.consents)


def _columns(lines: list[Line]) -> _Columns:
    """The columns that *lines* need; signature and ratification stand in any case."""
    acts = [line.act for line in lines]
    manners = {act.manner for act in acts if act.kind is Kind.SIGNATURE}
    signed = f"Signature, {_AD_REFERENDUM}" if Manner.AD_REFERENDUM in manners else "Signature"
    kinds = {Kind.RATIFICATION, *(act.kind for act in acts)}
    named = [(words, letter) for kind, (words, letter) in LETTERS.items() if kind in kinds]
    parts = [f"{words}({letter})" if letter else words for words, letter in named]
    if Manner.DEFINITIVE in manners:
        parts.append(_DEFINITIVE)
    bare = _Columns(signed, ", ".join(parts), ())
    used = {signed, bare.consents, *(bare.heading(act) for act in acts)}
    order = (signed, "Withdrawal of signature", bare.consents, *OWN_COLUMNS.values(), *_ALONE)
    return _Columns(signed, bare.consents, tuple(one for one in order if one in used))


_ALONE: Final = ("Entry into force", "End")
"""Columns of statements: their rows hold nothing else, for they belong to no act."""


def status_table(sheet: Sheet, lines: list[Line]) -> Iterator[tuple[str, ...]]:
    """A row a participant; a further one for a further act of the same column."""
    columns = _columns(lines)
    yield ("Participant", *columns.every)
    for party in in_order(sheet, lines):
        rows: list[tuple[str, dict[str, str]]] = []
        for line in party:
            heading = columns.heading(line.act)
            cells = next((cells for _, cells in rows if _fits(cells, heading)), None)
            if cells is None:
                cells = {}
                rows.append((sheet.name(line.act), cells))
            cells[heading] = _cell(line)
        for name, cells in rows:
            yield (name, *(cells.get(heading, "") for heading in columns.every))


def _fits(cells: dict[str, str], heading: str) -> bool:
    return not cells.keys() & {heading, *_ALONE} and heading not in _ALONE


def _cell(line: Line) -> str:
    when = line.act.date if line.act.date is not None else line.act.effect
    said = f"{'' if when is None else _day(when)} {_letter(line.act)}".rstrip()
    return f"[ {said} ]" if line.mark is Mark.TAKEN_BACK else said


def _letter(act: Act) -> str:
    if act.kind is Kind.SIGNATURE:
        return "" if act.manner is Manner.AS_CLAUSE_SAYS else "s"
    if act.kind is Kind.PROVISIONAL_APPLICATION:
        return "n"
    return LETTERS[act.kind][1] if act.kind in LETTERS else ""


def _day(when: When) -> str:
    """A day as the UN writes it: ``28 Mar 1994``; EDTF where it is not certain."""
    if isinstance(when, date):
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return edtf(when)
