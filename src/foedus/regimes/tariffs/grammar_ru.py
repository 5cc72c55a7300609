"""The wording of the common customs tariff of the Eurasian Economic Union, and its variants.

The sign of an amount stands behind it; the comma is the decimal sign; "за 1 1000 шт" is "for one
unit of a thousand pieces".

>>> from foedus.regimes.tariffs.canonical import canonical
>>> from foedus.regimes.tariffs.grammar import read_rate
>>> canonical(read_rate("12,5%, но не менее 0,3 евро за 1 1000 шт", RUSSIAN).rate)
'max(12.5%, 0.3 EUR / thousand)'
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from foedus.regimes.tariffs.tokens import Kind, Vocabulary

_BEHIND: Final = r"(?=\s*(?:%|процент|[A-Z]{3}\b|евро|долл|руб|тенге|драм|сом|€|\$|₽))"
_NUMBER: Final = (
    rf"\d{{1,3}}(?:\s\d{{3}})+(?:[.,]\d+)?{_BEHIND}"  # 1 250 руб.
    r"|\d{1,3}(?:\s000)+(?!\d)"  # за 1 000 кг
    r"|\d+(?:[.,]\d+)?"
)
_CURRENCIES: Final = {
    "долл. сша": "USD", "долл.сша": "USD", "долл сша": "USD", "долларов сша": "USD",
    "доллара сша": "USD", "доллар сша": "USD", "$": "USD",
    "евро": "EUR", "€": "EUR",
    "российских рублей": "RUB", "российских руб.": "RUB", "рос. руб.": "RUB",
    "бел. руб.": "BYN", "белорусских рублей": "BYN",
    "рублей": "RUB", "рубля": "RUB", "рубль": "RUB", "руб.": "RUB", "руб": "RUB", "₽": "RUB",
    "тенге": "KZT", "₸": "KZT", "драмов": "AMD", "драма": "AMD", "драм": "AMD",
    "сомов": "KGS", "сома": "KGS", "сом": "KGS", "сомони": "TJS", "манатов": "AZN",
    "гривен": "UAH", "гривны": "UAH", "лари": "GEL", "леев": "MDL", "юаней": "CNY",
    "фунтов стерлингов": "GBP", "фунта стерлингов": "GBP",
}  # fmt: skip


def _decimal(figures: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", figures).replace(",", "."))


_GREATER: Final = (
    r",?\s*(?:в\s+зависимости\s+от\s+того,?|смотря,?)\s+(?:что|какая\s+\w+|какой\s+\w+)"
    r"\s+(?:больше|выше)|,?\s*что\s+больше|наибольш\w+\s+из\s*:?"
)
_LESSER: Final = (
    r",?\s*(?:в\s+зависимости\s+от\s+того,?|смотря,?)\s+(?:что|какая\s+\w+|какой\s+\w+)"
    r"\s+(?:меньше|ниже)|,?\s*что\s+меньше|наименьш\w+\s+из\s*:?"
)

RUSSIAN: Final = Vocabulary(
    name="ru",
    patterns={
        Kind.NOT_LESS: r",?\s*(?:но\s+)?(?:не\s+(?:менее|ниже)(?:,?\s+чем)?|минимум|мин\.)",
        Kind.NOT_MORE: r",?\s*(?:но\s+)?(?:не\s+(?:более|выше)(?:,?\s+чем)?|максимум|макс\.)",
        Kind.GREATER: _GREATER,
        Kind.LESSER: _LESSER,
        Kind.PLUS: r"\+|,?\s*плюс\b",
        Kind.FREE: r"беспошлинн\w+|освобожд\w+|без\s+пошлины|не\s+облагается\b",
        Kind.PERCENT: r"(?:%(?!\s*спирта)|процент\w*)(?:\s+от\s+таможенной\s+стоимости)?",
        Kind.OF: r"от\s+стоимости\b",
        Kind.OR: r",?\s*(?:или|либо)\b(?=\s*\d)",
        Kind.PER: r"за(?:\s+кажд\w+)?(?=\s)|/",
    },
    currencies=_CURRENCIES,
    number=_NUMBER,
    decimal=_decimal,
    whole_reference=r"(?:ставка|по\s+ставке|в\s+соответствии|согласно|см\.)(?![^%]*%)",
)
