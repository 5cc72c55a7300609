"""Measures that two sides take towards each other while their dispute lasts.

They are acts of the register, and the regimes read the same: `foedus.regimes.rules.measures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.answers.worlds import Worlds
from foedus.law.terms.acts import Act
from foedus.law.terms.days import Span
from foedus.opened import OpenRegister
from foedus.regimes.rules.measures import Measure, measures_by


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureHeld:
    """A measure or suspension of *by* towards *towards*. *certain*: in every reading."""

    act: Act
    by: str
    towards: str
    span: Span
    goods: tuple[str, ...]
    certain: bool

    def applies_on(self, day: date) -> bool:
        """Whether it applies on a day."""
        return day in self.span


def measures_between(
    opened: OpenRegister,
    instrument: str,
    pair: tuple[str, str],
    within: Span,
    known: date | None = None,
    readings: Iterable[str] = (),
) -> tuple[MeasureHeld, ...]:
    """The measures of each of two states towards the other under *instrument*, during *within*.

    Each side's in the order of their first days. UnknownName for what the register does not hold.
    """
    names = opened.names
    held, first, second = names.instrument(instrument), *(names.party(code) for code in pair)
    worlds = opened.worlds(known, readings)
    if held not in worlds.material.register.instrument:
        return ()
    found = (*_of(worlds, held, first, second), *_of(worlds, held, second, first))
    return tuple(one for one in found if one.span.overlap(within) is not None)


def _of(worlds: Worlds, instrument: str, by: str, towards: str) -> Iterator[MeasureHeld]:
    told = measures_by(worlds, instrument, by, towards)
    every = dict.fromkeys(one for measures in told for one in measures)
    for one in sorted(every, key=lambda measure: measure.span.start):
        certain = all(one in measures for measures in told)
        yield _held(one, by, towards, certain=certain)


def _held(one: Measure, by: str, towards: str, *, certain: bool) -> MeasureHeld:
    return MeasureHeld(
        act=one.act, by=by, towards=towards, span=one.span, goods=one.goods, certain=certain
    )
