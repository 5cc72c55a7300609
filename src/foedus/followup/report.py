"""The report of completed procedures as of a day, as a secretariat publishes it.

Rule source: depositary-rules 4.1 (counts by body, lists by state, as of a day) and 4.2 (the
matrix with its legend). The cells are those of the collection's print matrix; a state that has
left the organisation has blank cells where it completed nothing, as the legend says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.collection.pages.asked import status_of
from foedus.collection.pages.days import NO_DAY, told_shown, when_shown
from foedus.collection.pages.entry import EntryState, state_of
from foedus.collection.pages.instrument import members_on
from foedus.collection.pages.matrix import MatrixRow, Order, matrix_page
from foedus.collection.pages.matrix_cells import BEYOND, Cell, MatrixCell
from foedus.collection.pages.parts import DayShown, Legend, Named
from foedus.collection.pages.view import View
from foedus.followup.bodies import BodyCount, Counted, counts_by_body
from foedus.followup.errors import NotYet
from foedus.followup.open_texts import left_organisation
from foedus.followup.procedures import Procedures, procedures_of
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

MOST: Final = 100_000
"""So many documents are looked at; a register does not hold more."""


LEFT_WORDS: Final = Wording("the state left the organisation", "государство вышло из организации")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: its row of the matrix, how it stands, and from when.

    *entry* is the day of entry into force, empty where there is none; *procedures* says whether
    it needs ratification or internal procedures.
    """

    row: MatrixRow
    state: EntryState
    entry: DayShown
    ended: DayShown
    procedures: Procedures


@dataclass(frozen=True, slots=True)
class Line:
    """One document in the list of a state, with its cell."""

    instrument: Named
    cell: MatrixCell


@dataclass(frozen=True, slots=True, kw_only=True)
class StateList:
    """What one state has done and has not: each document of the matrix stands in one list."""

    state: Named
    done: tuple[Line, ...]
    outstanding: tuple[Line, ...]
    provisional: tuple[Line, ...]
    not_signed: tuple[Line, ...]
    left: tuple[Line, ...]
    other: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report as of *on*, known on *known* (None: all that is recorded).

    *documents* are those adopted by that day, in time order; *totals* all cells by kind.
    """

    on: date
    known: date | None
    organisation: Named
    states: tuple[Named, ...]
    documents: tuple[Document, ...]
    legend: tuple[Legend, ...]
    beyond: tuple[Legend, ...]
    totals: tuple[tuple[Cell, int], ...]
    bodies: tuple[BodyCount, ...]
    lists: tuple[StateList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a report is about: an *organisation* (empty: all), one *body*, one *subject*."""

    organisation: str = ""
    body: str = ""
    subject: str = ""
    order: Order = Order.SIGNATURE


def report(view: View, today: date, scope: Scope = Scope()) -> Report:
    """The report of *scope* on the day of *view*.

    Raises:
        NotYet: the day is after *today* (E170).
        UnknownName: an organisation that the register does not hold (E1).
        BadFilter: a subject that no document has.

    """
    if view.on > today:
        raise NotYet(view.on, today)
    page = matrix_page(
        view, scope.organisation, subject=scope.subject, order=scope.order, limit=MOST
    )
    kept = [row for row in page.rows if _is_in(view, row, scope)]
    within = page.organisation.id
    places = _columns(view, within, page.states, kept)
    rows = [_of_the_day(view, row, places) for row in kept]
    documents = tuple(_document(view, row) for row in rows)
    states = tuple(page.states[place] for place in places)
    kinds = Counter(cell.cell for row in rows for cell in row.cells)
    return Report(
        on=view.on,
        known=view.known,
        organisation=page.organisation,
        states=states,
        documents=documents,
        legend=page.legend,
        beyond=tuple(Legend(view.say(s), view.say(w)) for cell, s, w in BEYOND if kinds[cell]),
        totals=tuple((cell, kinds[cell]) for cell in Cell if kinds[cell]),
        bodies=counts_by_body(view, [_counted(view, one) for one in documents], within),
        lists=tuple(_list(state, place, rows) for place, state in enumerate(states)),
    )


def _is_in(view: View, row: MatrixRow, scope: Scope) -> bool:
    held = _instrument(view, row)
    return first_possible(held.adopted) <= view.on and scope.body in {"", held.body}


def _instrument(view: View, row: MatrixRow) -> Instrument:
    return view.register.instrument[row.instrument.id]


def _columns(
    view: View, organisation: str, states: Sequence[Named], rows: Iterable[MatrixRow]
) -> tuple[int, ...]:
    """The states of the report: who had acted under its documents by then, or takes part then."""
    acted = set(members_on(view, organisation))
    for row in rows:
        for act in _instrument(view, row).acts:
            when = act.legal_when if act.legal_when is not None else act.effect
            if when is None or first_possible(when) <= view.on:
                acted.add(act.party)
    return tuple(place for place, one in enumerate(states) if one.id in acted)


def _of_the_day(view: View, row: MatrixRow, places: Sequence[int]) -> MatrixRow:
    """The row with the columns of the report, blank where a state has left."""
    held = _instrument(view, row)
    cells = tuple(_blank_if_out(view, held, row.cells[place]) for place in places)
    kinds = Counter(cell.cell for cell in cells)
    counts = tuple((cell, kinds[cell]) for cell in Cell if kinds[cell])
    return replace(row, cells=cells, counts=counts)


def _blank_if_out(view: View, held: Instrument, cell: MatrixCell) -> MatrixCell:
    """Legend of 4.2: blank, where the state left or declared that it will not become a party."""
    if cell.cell not in {Cell.PENDING, Cell.NOT_SIGNED}:
        return cell
    left = left_organisation(view, held, cell.party)
    if left is None:
        return cell
    day = when_shown(left, view.language)
    words = f"{view.name_of(cell.party)}: {view.say(LEFT_WORDS)}, {day.long}"
    return replace(cell, cell=Cell.LEFT, text="", words=words, day=NO_DAY, left=day)


def _document(view: View, row: MatrixRow) -> Document:
    answer = status_of(view, row.instrument.id)
    return Document(
        row=row,
        state=state_of(view, answer),
        entry=told_shown(answer.in_force_from, view.language),
        ended=told_shown(answer.in_force_until, view.language),
        procedures=procedures_of(view, row.instrument.id),
    )


def _counted(view: View, one: Document) -> Counted:
    body = view.register.instrument[one.row.instrument.id].body
    return Counted(body, one.state, one.procedures)


_LISTS: Final = {
    "done": frozenset({Cell.DATE, Cell.STATED, Cell.THROUGH}),
    "outstanding": frozenset({Cell.PENDING}),
    "provisional": frozenset({Cell.PROVISIONAL}),
    "not_signed": frozenset({Cell.NOT_SIGNED}),
    "left": frozenset({Cell.LEFT}),
    "other": frozenset({Cell.DISPUTED, Cell.UNKNOWN}),
}
"""Which cells stand in which list of a state: each in one."""


def _list(state: Named, place: int, rows: Iterable[MatrixRow]) -> StateList:
    lines = [Line(row.instrument, row.cells[place]) for row in rows]
    found = {
        name: tuple(line for line in lines if line.cell.cell in cells)
        for name, cells in _LISTS.items()
    }
    return StateList(state=state, **found)
