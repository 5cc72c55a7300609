"""What is looked up in a register: who belongs, how a state stands, while a thing is in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from foedus.law.answers.told import Told
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import NEVER, Edge, Spans
from foedus.law.terms.organisations import Criterion


@dataclass(eq=False, slots=True)
class Counted:
    """Who meets one criterion, by one reading of it: for each state the spans, told.

    A state is looked up when it is asked about; *codes* are all that may ever meet it.
    """

    criterion: Criterion
    codes: tuple[str, ...]
    find: Callable[[str], Told[Spans]]
    _found: dict[str, Told[Spans]] = field(default_factory=dict)
    _on: dict[date, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)

    def of(self, code: str) -> Told[Spans] | None:
        """While a state belongs; None where it never does."""
        if code not in self.codes:
            return None
        if code not in self._found:
            self._found[code] = self.find(code)
        told = self._found[code]
        return told if any(told.values) else None

    def on(self, day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The states that belong on a day by all that is held, and those by some of it."""
        if day not in self._on:
            self._on[day] = self._count(day)
        return self._on[day]

    def _count(self, day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
        sure: list[str] = []
        doubtful: list[str] = []
        for code, told in self._all():
            inside = {any(day in span for span in spans) for spans in told.values}
            if True in inside:
                (doubtful if False in inside else sure).append(code)
        return tuple(sure), tuple(doubtful)

    def ever(self) -> frozenset[str]:
        """The states that belong on some day, by some of what is held."""
        return frozenset(code for code, _ in self._all())

    def changes(self) -> Iterator[Edge]:
        """Every day on which somebody comes or goes."""
        for _, told in self._all():
            for spans in told.values:
                yield from (edge for span in spans for edge in (span.start, span.end))

    def _all(self) -> Iterator[tuple[str, Told[Spans]]]:
        for code in self.codes:
            told = self.of(code)
            if told is not None:
                yield code, told


@dataclass(frozen=True, slots=True)
class Standings:
    """How one state stands to one instrument, in one world: each standing with its spans."""

    held: tuple[tuple[Standing, Spans], ...] = ()

    def spans(self, standing: Standing) -> Spans:
        """While the state has *standing*."""
        return next((spans for one, spans in self.held if one is standing), NEVER)


@dataclass(frozen=True, slots=True)
class Force:
    """While an instrument is in force in general, in one world."""

    spans: Spans
    begins: Edge | None
