"""The wording of the tariffs of the European Union and the United Kingdom, and English in general.

MIN and MAX bind what follows them, sums included; "EA", "AD S/Z" and "AD F/M" are agricultural
components that another table gives, so they are references. "1,500" is refused: it is fifteen
hundred in London and one and a half in Paris.

>>> from foedus.regimes.tariffs.canonical import canonical
>>> from foedus.regimes.tariffs.grammar import read_rate
>>> canonical(read_rate("9.00 % + EA MAX 18.70 % + AD S/Z", EUROPEAN).rate)
'min(9% + refer "EA", 18.7% + refer "AD S/Z")'
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from foedus.regimes.tariffs.grammar_us import GREATER, LESSER, NOT_LESS, NOT_MORE, OR, PERCENT
from foedus.regimes.tariffs.tokens import Kind, Vocabulary

_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


def _decimal(figures: str) -> Decimal | None:
    """What the figures say; a comma before three figures at the end is either sign."""
    figures = figures.replace(" ", "")
    if _THOUSANDS.fullmatch(figures):
        one_way = figures.count(",") > 1 or "." in figures or figures == "1,000"
        return Decimal(figures.replace(",", "")) if one_way else None
    return Decimal(figures.replace(",", "."))


EUROPEAN: Final = Vocabulary(
    name="eu",
    patterns={
        Kind.NOT_LESS: NOT_LESS
        + r"|,?\s*\b(?:(?:with|subject\s+to)\s+a\s+)?min(?:imum)?\b(?:\s+of\b)?\.?",
        Kind.NOT_MORE: NOT_MORE
        + r"|,?\s*\b(?:(?:with|subject\s+to)\s+a\s+)?max(?:imum)?\b(?:\s+of\b)?\.?",
        Kind.GREATER: GREATER,
        Kind.LESSER: LESSER,
        Kind.OR: OR,
        Kind.REFERENCE: r"\bEA(?:\s?R)?\b(?:\s*\(\d\))?|\bAD\s?[SF]/[ZM](?:\s?R)?\b(?:\s*\(\d\))?",
        Kind.EACH: r"each\b",
        Kind.PLUS: r"\+|plus\b",
        Kind.FREE: r"(?:duty[\s-]+)?free\b|nil\b|exempt\b",
        Kind.PERCENT: PERCENT,
        Kind.OF: r"(?:on|of)\b",
        Kind.PER: r"/|per\b",
    },
    currencies={"€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "us$": "USD"},
    number=r"\d{1,3}(?:\s\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+",
    decimal=_decimal,
    whole_reference=r"(?!duty[\s-]+free$)(?:(?:the\s+)?(?:rates?|dut(?:y|ies))\b|a\s+duty\b|see\b|free\s*[,(;])"
    r"(?![^%€£$]*[%€£$])",
    right_sums=True,
)
