"""Which span of a record a page tells of: the present one, else the last, else the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from foedus.collection.pages.asked import worlds_about
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.view import View
from foedus.law.answers.told import Told, tell
from foedus.law.derive.timeline import StateRecord
from foedus.law.derive.world import World
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Edge, Span, Spans

_FIRM = (Standing.PARTY, Standing.BOUND_THROUGH)

BondTold = tuple[Told[Edge | None], Told[Edge | None], Told[Edge | None], Told[Edge | None]]


def bond_told(view: View, instrument: str, party: str) -> BondTold:
    """From and to when a state is bound, then from and to when it applies provisionally."""
    key = ("bond", instrument, party, view.on, view.known, view.readings)
    asked = worlds_about(view, instrument, party)
    return remembered(view.opened, key, lambda: bond_in(view, asked, instrument, party))


def bond_in(view: View, asked: tuple[World, ...], instrument: str, party: str) -> BondTold:
    """The same over some worlds only."""

    def edge(pick: Callable[[StateRecord, date], Span | None], *, start: bool) -> Told[Edge | None]:
        def answer(world: World) -> Edge | None:
            record = record_in(world, instrument, party)
            span = None if record is None else pick(record, view.on)
            return None if span is None else (span.start if start else span.end)

        return tell(view.worlds, asked, answer)

    return (
        edge(_bound, start=True),
        edge(_bound, start=False),
        edge(_provisional, start=True),
        edge(_provisional, start=False),
    )


def record_in(world: World, instrument: str, party: str) -> StateRecord | None:
    """The record of a state under an instrument in one world."""
    status = world.status(instrument)
    return None if status is None else status.records.get(party)


def _bound(record: StateRecord, day: date) -> Span | None:
    spans = next((found for one in _FIRM if (found := record.spans(one))), ())
    return nearest(spans, day)


def _provisional(record: StateRecord, day: date) -> Span | None:
    return nearest(record.spans(Standing.PROVISIONAL), day)


def nearest(spans: Spans, day: date) -> Span | None:
    """The span that holds *day*, else the last one before it, else the first one after it."""
    begun = [span for span in spans if span.start <= day]
    return begun[-1] if begun else next(iter(spans), None)
