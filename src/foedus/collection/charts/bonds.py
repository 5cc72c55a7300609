"""What bound two states towards each other over time: a row an instrument.

Rule source: as `law.derive.relations` (VCLT 20, 21, 30, 40, 41, 57-59).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from foedus.collection.charts.rows import Piece, Row, piece_of
from foedus.collection.charts.tracks import TrackChart
from foedus.law.answers.answers import Moment
from foedus.law.answers.questions.between import worlds_of_pair
from foedus.law.answers.questions.status import worlds_of_party
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.tables.speaker import INSTRUMENT, Speaker
from foedus.law.answers.told import tell
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.relations import Bond, BondSpan, bond_on
from foedus.law.derive.timeline import StateRecord
from foedus.law.terms.days import (
    FOREVER,
    NEVER,
    Edge,
    Span,
    Spans,
    common,
    holds_on,
    joined,
    without,
)
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

_TITLE: Final = Wording("What binds {} and {}", "Что связывает: {} и {}")


def bonds_chart(
    worlds: Worlds,
    pair: tuple[str, str],
    moment: Moment,
    speaker: Speaker,
    *,
    drawn_to: date,
) -> TrackChart:
    """All that ever stood between two states, over time; the chosen day is that of *moment*."""
    names = [party_name(speaker.register, code, speaker.language) for code in pair]
    rows = (
        Row(
            name=speaker.say(instrument.title) or instrument.id,
            note=instrument.adopted.isoformat(),
            pieces=bond_pieces(worlds, instrument, pair),
        )
        for instrument in _in_order(worlds.material.register.instruments)
        if instrument.binding
    )
    return TrackChart(
        title=speaker.say(_TITLE).format(*names),
        lead=(speaker.as_of(moment.on, moment.known),),
        head=speaker.say(INSTRUMENT).capitalize(),
        rows=tuple(row for row in rows if row.pieces),
        on=moment.on,
        drawn_to=drawn_to,
        language=speaker.language,
    )


def _in_order(instruments: tuple[Instrument, ...]) -> list[Instrument]:
    """The earliest first."""
    return sorted(instruments, key=lambda one: first_possible(one.adopted))


def bond_pieces(worlds: Worlds, instrument: Instrument, pair: tuple[str, str]) -> tuple[Piece, ...]:
    """The stretches of days on which one bond (or one doubt) of two states holds.

    On every day it is what `between` answers. "signed" is told of the days before any bond on
    which both had certainly signed at least.
    """
    asked = worlds_of_pair(worlds, instrument.id, *pair)
    seen = {id(world): tuple(world.bonds(instrument.id, *pair)) for world in asked}
    bound = tuple(bond.span for bonds in seen.values() for bond in bonds)
    signed = _before(_signed(worlds, instrument.id, pair), bound)
    days = sorted({day for span in (*bound, *signed) for day in _edges(span)})
    ends: list[Edge] = [*days[1:], FOREVER] if days else []
    found: list[Piece] = []
    for day, end in zip(days, ends, strict=True):
        told = tell(worlds, asked, lambda w, at=day: _bond(seen[id(w)], at))  # type: ignore[misc]
        piece = piece_of(day, end, told)
        if piece.word == "none" and holds_on(signed, day):
            piece = replace(piece, word="signed")
        if found and (found[-1].word, found[-1].may) == (piece.word, piece.may):
            found[-1] = replace(found[-1], until=end)
        else:
            found.append(piece)
    return tuple(piece for piece in found if piece.word != "none")


def _bond(bonds: tuple[BondSpan, ...], day: date) -> Bond | None:
    held = bond_on(bonds, day)
    return None if held is None else held.bond


def _edges(span: Span) -> Iterator[date]:
    yield span.start
    if isinstance(span.end, date):
        yield span.end


def _before(signed: Spans, bound: tuple[Span, ...]) -> Spans:
    """The days of *signed* before any bond: once bound, "signed" says nothing more."""
    first = min((span.start for span in bound), default=None)
    return signed if first is None else without(signed, (Span(first),))


def _signed(worlds: Worlds, instrument: str, pair: tuple[str, str]) -> Spans:
    """The days on which both have at least signed, in every world."""
    every = None
    for world in worlds_of_party(worlds, instrument, *pair):
        status = world.status(instrument)
        records = {} if status is None else status.records
        first, second = (_present(records.get(code)) for code in pair)
        both = common(first, second)
        every = both if every is None else common(every, both)
        if not every:
            break
    return every or NEVER


def _present(record: StateRecord | None) -> Spans:
    return joined(fact.span for fact in record.facts) if record is not None else NEVER
