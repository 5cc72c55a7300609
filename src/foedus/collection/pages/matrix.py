"""The ratification matrix of depositary-rules 4.2: documents by states, with its legend.

The cells are those of the legend; what the legend has no sign for (unknown, disputed, bound
through another instrument, a day that is only stated) has a sign of its own, listed after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.collection.pages.acts import party_named, thing_named
from foedus.collection.pages.asked import standing_of, status_of
from foedus.collection.pages.days import when_shown
from foedus.collection.pages.entry import EntryState, mark_of_state, state_of
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.instrument import members_on
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.matrix_cells import BEYOND, ITALICS, LEGEND, Cell, MatrixCell, cell_of
from foedus.collection.pages.parts import DayShown, Legend, Named
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible


class Order(StrEnum):
    """The order of the states: of signature of the founding text, or of the alphabet."""

    SIGNATURE = "signature"
    ALPHABET = "alphabet"


_NOT_IN_FORCE: Final = frozenset(
    {
        EntryState.TO_COME,
        EntryState.NOT_IN_FORCE,
        EntryState.ENDED,
        EntryState.POLITICAL,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One document. *italics*: it is not in force, for certain. *counts* are its cells by kind."""

    instrument: Named
    adopted: DayShown
    body: Named
    italics: bool
    mark: Mark
    cells: tuple[MatrixCell, ...]
    counts: tuple[tuple[Cell, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """The matrix: *legend* is the printed one, *beyond* the signs used that it does not have.

    *organisation* has an empty id where all instruments are shown. *totals* are all cells by
    kind. *of* is how many documents there are; *rows* those of the page asked for.
    """

    on: date
    known: date | None
    organisation: Named
    order: Order
    states: tuple[Named, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[Legend, ...]
    beyond: tuple[Legend, ...]
    totals: tuple[tuple[Cell, int], ...]
    of: int


def matrix_page(
    view: View,
    organisation: str = "",
    *,
    subject: str = "",
    order: Order = Order.SIGNATURE,
    first: int = 0,
    limit: int = 500,
) -> MatrixPage:
    """The matrix of the instruments within *organisation* (empty: of all), in time order.

    UnknownName for an unknown organisation; BadFilter for a subject that no
    instrument has.
    """
    within = view.opened.names.organisation(organisation) if organisation else ""
    held = _selected(view, within, subject)
    states = _states(view, within, held, order)
    rows = tuple(_row(view, one, states) for one in held[first : first + limit])
    kinds = Counter(cell.cell for row in rows for cell in row.cells)
    return MatrixPage(
        on=view.on,
        known=view.known,
        organisation=thing_named(view, within),
        order=order,
        states=tuple(party_named(view, code) for code in states),
        rows=rows,
        legend=_legend(view),
        beyond=tuple(Legend(view.say(s), view.say(w)) for cell, s, w in BEYOND if kinds[cell]),
        totals=tuple((cell, kinds[cell]) for cell in Cell if kinds[cell]),
        of=len(held),
    )


def _legend(view: View) -> tuple[Legend, ...]:
    printed = tuple(Legend(view.say(sign), view.say(words)) for _, sign, words in LEGEND)
    return (*printed[:4], Legend(*map(view.say, ITALICS)), *printed[4:])


def _selected(view: View, within: str, subject: str) -> list[Instrument]:
    subjects = sorted({one for held in view.register.instruments for one in held.subjects})
    if subject and subject not in subjects:
        raise BadFilter("subject", subject, subjects)
    held = [
        one
        for one in view.register.instruments
        if (not within or one.within == within) and (not subject or subject in one.subjects)
    ]
    return sorted(held, key=lambda one: (first_possible(one.adopted), one.id))


def _states(view: View, within: str, held: list[Instrument], order: Order) -> list[str]:
    """The states that stand in the columns: all that ever acted or belonged."""
    register = view.register
    founding = register.organisation[within].constituent if within else ""
    acted = {act.party for one in held for act in one.acts if act.party in register.party}
    everyone = acted | set(members_on(view, within))
    ordered = sorted(everyone, key=view.name_of)
    if order is Order.ALPHABET or founding not in register.instrument:
        return ordered
    days = _days_of_joining(register.instrument[founding])
    return sorted(
        ordered, key=lambda code: (days.get(code, date.max), register.party[code].name.ru)
    )


def _days_of_joining(founding: Instrument) -> dict[str, date]:
    """The first day on which each state signed the founding text, or else acted under it."""
    signed = [act for act in founding.acts if act.kind is Kind.SIGNATURE]
    days: dict[str, date] = {}
    for act in (*signed, *founding.acts):
        when = act.legal_when if act.legal_when is not None else act.effect
        day = first_possible(founding.adopted if when is None else when)
        if act.party and act.kind is not Kind.NOT_SIGNED:
            days.setdefault(act.party, day)
    return days


def _row(view: View, one: Instrument, states: Iterable[str]) -> MatrixRow:
    answer = status_of(view, one.id)
    state = state_of(view, answer)
    told = {row.party: row for row in answer.parties}
    cells = tuple(
        cell_of(view, one, told.get(code) or standing_of(view, one.id, code)) for code in states
    )
    kinds = Counter(cell.cell for cell in cells)
    return MatrixRow(
        instrument=thing_named(view, one.id),
        adopted=when_shown(one.adopted, view.language),
        body=thing_named(view, one.body),
        italics=state in _NOT_IN_FORCE,
        mark=mark_of_state(state),
        cells=cells,
        counts=tuple((cell, kinds[cell]) for cell in Cell if kinds[cell]),
    )
