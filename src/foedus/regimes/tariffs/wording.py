"""A rate ──▶ words for people, in English and Russian.

>>> from foedus.regimes.tariffs.canonical import read_canonical
>>> said = rate_words(read_canonical("max(15%, 0.05 EUR / kilogram)"))
>>> said.en, said.ru
('15%, but not less than 0.05 EUR per kg', '15%, но не менее 0.05 EUR за 1 кг')
"""

from __future__ import annotations

from typing import Final, Literal, assert_never

from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.measures import measure_words, part_words
from foedus.regimes.tariffs.canonical import figure
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

_FREE: Final = Wording("free", "беспошлинно")
_PLUS: Final = Wording(" plus ", " плюс ")
_NOT_LESS: Final = Wording(", but not less than ", ", но не менее ")
_NOT_MORE: Final = Wording(", but not more than ", ", но не более ")

Tongue = Literal["en", "ru"]


def rate_words(rate: Rate) -> Wording:
    """*rate* in words."""
    return Wording(_said(rate, "en"), _said(rate, "ru"))


def _said(rate: Rate, tongue: Tongue) -> str:
    match rate:
        case Free():
            return _FREE.in_language(tongue)
        case AdValorem():
            return _ad_valorem(rate, tongue)
        case Specific():
            return _specific(rate, tongue)
        case Graduated():
            return _graduated(rate, tongue)
        case ByReference(text):
            return f"«{text}»" if tongue == "ru" else f"“{text}”"
        case Sum(parts):
            return _PLUS.in_language(tongue).join(_said(one, tongue) for one in parts)
        case GreaterOf(parts):
            return _NOT_LESS.in_language(tongue).join(_said(one, tongue) for one in parts)
        case LesserOf(parts):
            return _NOT_MORE.in_language(tongue).join(_said(one, tongue) for one in parts)
        case _:
            assert_never(rate)


def _ad_valorem(rate: AdValorem, tongue: Tongue) -> str:
    percent = f"{figure(rate.percent)}%"
    if rate.base == CUSTOMS_VALUE:
        return percent
    part = part_words(rate.base).in_language(tongue)
    return f"{percent} от стоимости: {part}" if tongue == "ru" else f"{percent} on {part}"


def _specific(rate: Specific, tongue: Tongue) -> str:
    unit = measure_words(rate.measure).in_language(tongue)
    one = rate.per == 1 and (tongue == "en" or unit[0].isdigit())  # "за 1 кг", but "за 1000 шт"
    count = "" if one else f"{figure(rate.per)} "
    per = "за" if tongue == "ru" else "per"
    return f"{figure(rate.amount)} {rate.currency} {per} {count}{unit}"


def _graduated(rate: Graduated, tongue: Tongue) -> str:
    start, less, under = _specific(rate.start, tongue), figure(rate.less), figure(rate.under)
    if tongue == "ru":
        return f"{start} за вычетом {less} {rate.start.currency} за каждый градус ниже {under}"
    return f"{start} less {less} {rate.start.currency} for each degree under {under}"
