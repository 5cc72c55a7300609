"""Decisions and goods in columns ──▶ the number of each row's rate, looked up once per code.

Whose tariff applies is decided; its edition is that of the day; the line is found by the slow
twin's own search, once for each code of each edition.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import number_of
from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.measures import Measure
from foedus.regimes.rules.columns.coded import Coded
from foedus.regimes.rules.columns.deciding import QuestionAnswers
from foedus.regimes.rules.columns.kernels import loops
from foedus.regimes.rules.columns.mixing import Mixing
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.terms import REFER
from foedus.regimes.tariffs.editions import Edition
from foedus.regimes.tariffs.rates import Free
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.rates import RateArrays, Simple, arrays_of, simple
from foedus.regimes.trade.rating import NotRated, Rated, RateFound, looked_up, read_text

Numbers = NDArray[np.int32]

NO_RATE = 0
UNFILLED = -1


class Rates:
    """The rates met so far, each with a number; number 0 is "no rate".

    Two lines that say the same of the same source have one number.
    """

    def __init__(self) -> None:
        self.found: list[RateFound] = [NotRated()]
        self._simple: list[Simple] = [simple(Free())]
        self._numbers: dict[tuple[str | Wording, ...], int] = {}
        self._is_rate = np.zeros(1, np.bool_)

    def add(self, found: RateFound) -> int:
        """The number of a rate; or of a reason why there is none."""
        key = _said(found)
        if key not in self._numbers:
            self._numbers[key] = len(self.found)
            self.found.append(found)
            rate = found.rate if isinstance(found, Rated) else Free()
            self._simple.append(simple(rate))
        return self._numbers[key]

    def is_rate(self) -> NDArray[np.bool_]:
        """For each number whether it is a rate, and no reason for none."""
        if self._is_rate.size != len(self.found):
            self._is_rate = np.array([isinstance(one, Rated) for one in self.found])
        return self._is_rate

    def blames_the_row(self) -> NDArray[np.bool_]:
        """For each number whether a missing amount is the row's own fault.

        It is where there is a rate and the figures do not serve it, and where the code is none.
        """
        return np.array([isinstance(one, Rated) or bool(one.unknown) for one in self.found])

    def confidences(self) -> list[Confidence]:
        """The confidence of each rate."""
        return [
            one.evidence.confidence if isinstance(one, Rated) else Confidence.HIGH
            for one in self.found
        ]

    def arrays(self, currencies: list[str], measures: list[Measure | None]) -> RateArrays:
        """The rates as arrays."""
        return arrays_of(self._simple, currencies, measures)


def _said(found: RateFound) -> tuple[str | Wording, ...]:
    """What makes two findings the same."""
    if isinstance(found, NotRated):
        return found.missing
    return found.text, found.source, str(found.evidence.confidence)


class TariffColumns:
    """The tariffs of a shelf: for each edition and code the number of the rate."""

    def __init__(self, books: Books, rates: Rates) -> None:
        self._rates = rates
        self._editions = tuple(books.supplies.editions.values())
        self._spans: dict[str, list[tuple[int, int, int]]] = {}
        for place, edition in enumerate(self._editions):
            books.supplies.edition(edition.head.tariff, edition.head.valid.start)  # or they overlap
            days = number_of(edition.head.valid.start), _end(edition.head.valid)
            self._spans.setdefault(edition.head.tariff, []).append((*days, place))
        self._lines: dict[int, Numbers] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The tariffs of which an edition is held."""
        return tuple(self._spans)

    def numbers(self, name: str, code: Coded, on: NDArray[np.int32]) -> Numbers:
        """The rate of each row in the tariff *name*; 0 where no edition holds the day."""
        found = np.zeros(on.size, np.int32)
        for since, until, place in self._spans.get(name, ()):
            rows = np.flatnonzero((on >= since) & (on < until))
            if rows.size:
                found[rows] = self._of_edition(place, code, code.numbers[rows])
        return found

    def _of_edition(self, place: int, code: Coded, numbers: NDArray[np.integer[Any]]) -> Numbers:
        lines = self._lines.get(place, np.zeros(0, np.int32))
        if lines.size < code.size:
            new = np.full(code.size - lines.size, UNFILLED, np.int32)
            lines = self._lines[place] = np.concatenate([lines, new])
        found = lines[numbers]
        if found.min(initial=0) == UNFILLED:
            edition = self._editions[place]
            for number in np.unique(numbers[found == UNFILLED]).tolist():
                lines[number] = self._line(edition, code, number)
            found = lines[numbers]
        return np.asarray(found, np.int32)

    def _line(self, edition: Edition, code: Coded, number: int) -> int:
        for digits in code.of(number):
            return self._rates.add(looked_up(edition, edition.find(digits)))
        return NO_RATE


def _end(valid: Span) -> int:
    """The first day that a span no longer holds, as a number; after every day if it is open."""
    return number_of(valid.end) if isinstance(valid.end, date) else int(np.iinfo(np.int32).max)


class RateColumns:
    """The rate of each row: by its treatment, and the general one beside an exception's."""

    def __init__(self, books: Books) -> None:
        self.rates = Rates()
        self._tariffs = TariffColumns(books, self.rates)
        self._free = self.rates.add(Rated(rate=Free(), text="0", source="free"))
        self._pairs = Mixing(2, loops())
        self._own: list[int] = []
        self._said_of: tuple[list[Decision], ...] = ()

    def numbers(
        self,
        treatment: QuestionAnswers,
        tariff: QuestionAnswers,
        importer: Coded,
        code: Coded,
        on: NDArray[np.int32],
    ) -> tuple[Numbers, Numbers]:
        """The number of the rate of each row, and of the general rate where both are compared."""
        self._begin_again_with(treatment.decisions, tariff.decisions)
        for decision in treatment.decisions[len(self._own) :]:
            self._own.append(self._of(decision))
        found = np.array(self._own, np.int32)[treatment.numbers]
        outcomes = [one.outcome for one in treatment.decisions]
        wants = np.array([one in COMPARED for one in outcomes])
        is_general = np.array([one == GENERAL for one in outcomes])
        general = self._general(tariff, importer, code, on, wants[treatment.numbers])
        rows = np.flatnonzero(is_general[treatment.numbers])
        found[rows] = general[rows]
        return found, general

    def _begin_again_with(self, *decisions: list[Decision]) -> None:
        """Forget what was said of other decisions, where these are new lists of them."""
        if tuple(map(id, decisions)) != tuple(map(id, self._said_of)):
            self._said_of = decisions
            self._own = []
            self._pairs = Mixing(2, loops())

    def _of(self, decision: Decision) -> int:
        match decision.outcome:
            case "free" | "no-customs":
                return self._free
            case "annex-rate":
                text = decision.gives.get("rate", "?")
                return self.rates.add(read_text(text, "annex", decision.confidence))
            case _:
                return NO_RATE

    def _general(
        self,
        tariff: QuestionAnswers,
        importer: Coded,
        code: Coded,
        on: NDArray[np.int32],
        wanted: NDArray[np.bool_],
    ) -> Numbers:
        """The rate of the tariff, for the rows that want it."""
        found = np.zeros(on.size, np.int32)
        if not self._tariffs.names:
            return found
        sizes = [len(tariff.decisions), importer.size]
        pairs = self._pairs.numbers([tariff.numbers, importer.numbers], sizes)
        chosen = self._tariff_of(tariff, importer)[pairs]
        for place, name in enumerate(self._tariffs.names):
            rows = np.flatnonzero(wanted & (chosen == place))
            if rows.size:
                held = Coded(code.numbers[rows], code.values)
                found[rows] = self._tariffs.numbers(name, held, on[rows])
        return found

    def _tariff_of(self, tariff: QuestionAnswers, importer: Coded) -> Numbers:
        """For each pair of a decision and an importer the place of its tariff; -1: none held."""
        places = {name: place for place, name in enumerate(self._tariffs.names)}
        found = []
        for number in range(self._pairs.size):
            decided, state = self._pairs.places(number)
            name = _tariff_name(tariff.decisions[decided], importer.of(state))
            found.append(places.get(name, -1))
        return np.array(found, np.int32)


GENERAL = "most-favoured-nation"
COMPARED = (GENERAL, "annex-rate")
"""The treatments for which the general rate is looked up."""


def _tariff_name(decision: Decision, importer: frozenset[str]) -> str:
    if decision.outcome == REFER or not importer:
        return ""
    own = next(iter(importer)).lower()
    return own if decision.outcome == "national" else decision.outcome
