"""The wording of a rate ──tokens──▶ a rate: a recursive descent, one for all vocabularies.

::

    rate  = sum { ("but not less than" | "but not more than") sum } [ proviso ]
          | [ "whichever is the greater" ] sum "or" sum [ "whichever is the greater" ]
    sum   = term { "plus" term }
    term  = number "%" [ "of" part ]
          | money per [ "less" money per "for each degree under" number ]
          | "free" | reference
    per   = ("per" | "each" | "for each") [ number ] measure

A wording that does not fit is refused with the place where it fails; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from foedus.regimes.quantities.measures import Measure, measure_named, slug
from foedus.regimes.tariffs.errors import UnreadableRate
from foedus.regimes.tariffs.rates import (
    CUSTOMS_VALUE,
    AdValorem,
    ByReference,
    Free,
    Graduated,
    GreaterOf,
    LesserOf,
    Rate,
    Specific,
    Sum,
)
from foedus.regimes.tariffs.tokens import Kind, Token, Vocabulary, ends_phrase, even, tokens_of

_PART: Final = re.compile(r"[^\W\d][\w' ,-]{2,70}")
"""What the name of a part of goods may look like: words, not figures."""

_SLUG: Final = re.compile(r"[^\W\d_][\w-]*")

_END: Final = Token(Kind.WORD, "", 0, 0)


@dataclass(frozen=True, slots=True)
class ReadRate:
    """A rate as a wording was read; *doubts* are codes of findings that concern it."""

    rate: Rate
    doubts: tuple[str, ...] = ()


def read_rate(text: str, vocabulary: Vocabulary) -> ReadRate:
    """The rate that *text* says. `UnreadableRate`: the vocabulary does not know this wording."""
    said = even(text)
    if not said:
        raise UnreadableRate(text, "it is empty.")
    if vocabulary.reference.match(said):
        return ReadRate(ByReference(said))
    reader = _Reader(said, vocabulary)
    rate = reader.rate()
    if isinstance(rate, AdValorem) and not rate.percent:
        return ReadRate(Free())
    return ReadRate(rate, tuple(dict.fromkeys(reader.doubts)))


class _Reader:
    """Where the reading of one wording stands."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text, self._vocabulary = text, vocabulary
        self._tokens = tokens_of(text, vocabulary)
        self._at = 0
        self.doubts: list[str] = []

    def rate(self) -> Rate:
        """The whole wording as a rate."""
        leading = self._choice()
        rate = self._sum()
        if leading is not None or self._ahead().kind is Kind.OR:
            rate = self._alternatives(rate, leading)
        rate = self._bounded(rate)
        if self._at < len(self._tokens):
            raise self._fault("nothing more")
        return rate

    def _choice(self) -> Kind | None:
        """Step over "whichever is the greater", if it stands here."""
        kind = self._ahead().kind
        if kind not in {Kind.GREATER, Kind.LESSER}:
            return None
        self._at += 1
        return kind

    def _alternatives(self, first: Rate, leading: Kind | None) -> Rate:
        parts = [first]
        while self._ahead().kind is Kind.OR:
            self._at += 1
            parts.append(self._sum())
        choice = leading or self._choice()
        if choice is None or len(parts) == 1:
            raise self._fault("which of them counts")
        return (GreaterOf if choice is Kind.GREATER else LesserOf)(tuple(parts))

    def _bounded(self, rate: Rate) -> Rate:
        while (bound := self._ahead().kind) in {Kind.NOT_LESS, Kind.NOT_MORE}:
            self._at += 1
            limit = self._sum() if self._vocabulary.right_sums else self._term()
            rate = (GreaterOf if bound is Kind.NOT_LESS else LesserOf)((rate, limit))
        if self._ahead().kind is Kind.PROVISO:
            rate = LesserOf((rate, ByReference(self._take().text.strip(" ,"))))
        return rate

    def _sum(self) -> Rate:
        parts = [self._term()]
        while self._ahead().kind is Kind.PLUS:
            self._at += 1
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else Sum(tuple(parts))

    def _term(self) -> Rate:
        match self._ahead().kind:
            case Kind.FREE:
                self._at += 1
                return Free()
            case Kind.REFERENCE:
                return ByReference(self._take().text)
            case Kind.CURRENCY:
                currency = self._take().text
                return self._specific(self._number(), currency)
            case _:
                return self._figure(self._number())

    def _figure(self, number: Decimal) -> Rate:
        """What stands behind a number decides what it is."""
        match self._ahead().kind:
            case Kind.PERCENT:
                self._at += 1
                return AdValorem(number, self._part())
            case Kind.CENTS:
                currency = self._vocabulary.currencies[self._take().text.casefold()]
                return self._specific(number.scaleb(-2), currency)
            case Kind.CURRENCY:
                return self._specific(number, self._take().text)
        if number and self._ends_here():
            self.doubts.append("T3")
        elif number or len(self._tokens) > 1:
            raise self._fault("“%” or a currency")
        return AdValorem(number)

    def _ends_here(self) -> bool:
        return self._at == len(self._tokens) or ends_phrase(self._ahead())

    def _part(self) -> str:
        """The base of a percentage: a part where one is named, else the customs value."""
        if self._ahead().kind is not Kind.OF:
            return CUSTOMS_VALUE
        self._at += 1
        return self._named_part()

    def _named_part(self) -> str:
        phrase = self._phrase()
        part = slug(phrase)
        if not (_PART.fullmatch(phrase) and _SLUG.fullmatch(part)):
            raise self._fault("the name of a part")
        return part

    def _specific(self, amount: Decimal, currency: str) -> Specific | Graduated:
        start = Specific(amount, currency, *self._per())
        if self._ahead().kind is not Kind.LESS:
            return start
        self._at += 1
        step = self._term()
        degrees = self._ahead()
        if degrees.kind is not Kind.DEGREES or not isinstance(step, Specific):
            raise self._fault("“for each degree under …”")
        if (step.currency, step.per, step.measure) != (currency, start.per, start.measure):
            raise self._fault("a step in the unit and currency of the rate")
        self._at += 1
        figures = re.findall(self._vocabulary.number, degrees.text)
        return Graduated(start, step.amount, self._decimal(figures[0]))

    def _per(self) -> tuple[Decimal, Measure]:
        match self._ahead().kind:
            case Kind.EACH:
                self._at += 1
                return Decimal(1), Measure("piece")
            case Kind.FOR_EACH:
                self._at += 1
                return Decimal(1), Measure("piece", self._named_part())
            case Kind.PER:
                self._at += 1
                return self._counted(self._phrase())
        return self._unit_at_once()

    def _unit_at_once(self) -> tuple[Decimal, Measure]:
        """A unit that follows the currency without a word between them: "12.60 EUR DTN"."""
        begin = self._at
        measure = None if self._ends_here() else measure_named(self._phrase())
        if measure is None:
            self._at = begin
            raise self._fault("“per” and a unit")
        return Decimal(1), measure

    def _counted(self, phrase: str) -> tuple[Decimal, Measure]:
        """How many of which measure: "1000 шт" is one unit, "100 kg" a hundred of one."""
        whole = measure_named(phrase)
        if whole is not None:
            return Decimal(1), whole
        leading = re.match(self._vocabulary.number, phrase)
        count = self._decimal(leading[0]) if leading else Decimal(1)
        rest = phrase[leading.end() if leading else 0 :].strip()
        measure = measure_named(rest) if rest else self._bare()
        if measure is None or count <= 0:
            raise UnreadableRate(self._text, f"{phrase!r} is no unit that is known.")
        return count, measure

    def _bare(self) -> Measure | None:
        unit = self._vocabulary.bare_count
        return Measure(unit) if unit else None

    def _phrase(self) -> str:
        """The text up to the next word that binds."""
        begin = self._at
        while self._at < len(self._tokens) and not ends_phrase(self._ahead()):
            self._at += 1
        if begin == self._at:
            raise self._fault("a name")
        return self._text[self._tokens[begin].start : self._tokens[self._at - 1].end]

    def _number(self) -> Decimal:
        if self._ahead().kind is not Kind.NUMBER:
            raise self._fault("a number")
        return self._decimal(self._take().text)

    def _decimal(self, figures: str) -> Decimal:
        number = self._vocabulary.decimal(figures)
        if number is None:
            raise UnreadableRate(self._text, f"{figures!r} may be two different numbers.")
        return number

    def _ahead(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> Token:
        token = self._ahead()
        if token is _END:
            raise self._fault("more")
        self._at += 1
        return token

    def _fault(self, expected: str) -> UnreadableRate:
        ahead = self._ahead()
        where = "at its end" if ahead is _END else f"at {self._text[ahead.start :][:40]!r}"
        return UnreadableRate(self._text, f"{where}, {expected} is expected.")
