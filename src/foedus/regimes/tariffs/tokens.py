"""The wording of a rate ──▶ tokens, by the vocabulary of one country's wording.

A vocabulary gives regular expressions for the words that bind (plus, but not less than, for each);
figures, currencies and units are common to all. What no expression knows is a word: it may be
part of the name of a unit or of a part of the goods.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final

from foedus.regimes.quantities.money import is_currency


class Kind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    PERCENT = "percent"
    CENTS = "cents"
    CURRENCY = "currency"
    PLUS = "plus"
    PER = "per"
    EACH = "each"
    FOR_EACH = "for_each"
    OF = "of"
    LESS = "less"
    DEGREES = "degrees"
    NOT_LESS = "not_less"
    NOT_MORE = "not_more"
    PROVISO = "proviso"
    OR = "or_"
    GREATER = "greater"
    LESSER = "lesser"
    FREE = "free"
    REFERENCE = "reference"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the wording: its kind, what it says, and where it stands."""

    kind: Kind
    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words of one wording.

    *patterns*: regular expressions by kind, the first that fits is taken; capitals do not matter.
    *currencies*: words and signs that mean a currency, besides the codes of ISO 4217.
    *number*: how figures are written; *decimal*: what they say, None where that is two things.
    *whole_reference*: how a rate begins that is words only.
    *bare_count*: the unit of "per 1000" without a unit; empty where that has no meaning.
    *right_sums*: whether what follows "not less than" may be a sum.
    """

    name: str
    patterns: Mapping[Kind, str]
    currencies: Mapping[str, str]
    number: str
    decimal: Callable[[str], Decimal | None]
    whole_reference: str = r"(?!)"
    bare_count: str = ""
    right_sums: bool = False

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """All patterns as one, each a group of its kind's name."""
        signs = "|".join(re.escape(one) for one in sorted(self.currencies, key=len, reverse=True))
        codes = r"\b[A-Z]{3}\b"
        parts = [f"(?P<{kind}>(?i:{pattern}))" for kind, pattern in self.patterns.items()]
        parts += [f"(?P<{Kind.NUMBER}>{self.number})"]
        parts += [f"(?P<{Kind.CURRENCY}>(?i:{signs})(?![^\\W\\d_])|{codes})"]
        parts += [f"(?P<{Kind.WORD}>[^\\W\\d_]+\\.?|\\S)"]
        return re.compile(r"\s*(?:" + "|".join(parts) + ")")

    @cached_property
    def reference(self) -> re.Pattern[str]:
        """How a rate begins that refers to another rule."""
        return re.compile(self.whole_reference, re.IGNORECASE)


_RAISED: Final = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹])")

_STOPS: Final = frozenset(
    {
        Kind.PLUS, Kind.LESS, Kind.NOT_LESS, Kind.NOT_MORE, Kind.PROVISO, Kind.OR, Kind.GREATER,
        Kind.LESSER, Kind.DEGREES, Kind.CENTS, Kind.CURRENCY, Kind.REFERENCE,
    }
)  # fmt: skip


def ends_phrase(token: Token) -> bool:
    """Whether the name of a unit or of a part ends before this token."""
    return token.kind in _STOPS


def even(text: str) -> str:
    """The wording with one kind of space, and raised and wide signs as plain ones.

    A raised figure behind a figure is a footnote, and must not become one of its decimals.

    >>> even("2\u00a0€ / m²"), even("5¹%")
    ('2 € / m2', '5^1%')
    """
    footnotes = _RAISED.sub("^", text)
    return " ".join(unicodedata.normalize("NFKC", footnotes).split()).removesuffix(".")


def tokens_of(text: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The tokens of an even *text*; every sign of it is in one of them."""
    return tuple(_token(match, vocabulary) for match in vocabulary.expression.finditer(text))


def _token(match: re.Match[str], vocabulary: Vocabulary) -> Token:
    group = match.lastgroup or Kind.WORD
    kind, said = Kind(group), match[group]
    start, end = match.span(group)
    if kind is Kind.CURRENCY:
        kind, said = _currency(said, vocabulary)
    return Token(kind, said, start, end)


def _currency(said: str, vocabulary: Vocabulary) -> tuple[Kind, str]:
    """The code of a currency; three capitals that are none are a word."""
    code = vocabulary.currencies.get(said.casefold(), said)
    return (Kind.CURRENCY, code) if is_currency(code) else (Kind.WORD, said)
