"""The wording of the Harmonized Tariff Schedule of the United States.

Cents and dollars are those of the United States; the comma parts thousands.

>>> from foedus.regimes.tariffs.canonical import canonical
>>> from foedus.regimes.tariffs.grammar import read_rate
>>> canonical(read_rate("17¢ each + 2.5% on the lead content + 1¢/jewel", AMERICAN).rate)
'0.17 USD / piece + 2.5% of lead-content + 0.01 USD / jewel'
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from foedus.regimes.tariffs.tokens import Kind, Vocabulary

NOT_LESS: Final = r",?\s*(?:(?:but|and)\s+)?not\s+(?:be\s+)?(?:less|under|lower)(?:\s+than)?\b"
NOT_MORE: Final = (
    r",?\s*(?:(?:but|and)\s+)?(?:shall\s+)?(?:not|in\s+no\s+case)\s+(?:be\s+)?"
    r"(?:(?:to\s+)?exceed(?:ing)?|(?:more|higher|over)(?:\s+than)?)\b"
)
GREATER: Final = (
    r",?\s*(?:whichever\s+(?:is\s+)?(?:the\s+)?|(?:the\s+)(?=\w+\s+of\s))"
    r"(?:greater|higher|larger)(?:\s+of)?\b:?"
)
LESSER: Final = (
    r",?\s*(?:whichever\s+(?:is\s+)?(?:the\s+)?|(?:the\s+)(?=\w+\s+of\s))"
    r"(?:lesser|less|lower|smaller)(?:\s+of)?\b:?"
)
OR: Final = r",?\s*\b(?:or|and)\b(?=\s*(?:[\d$€£]|[A-Z]{3}\s*\d))"
PERCENT: Final = r"(?:%|per\s?cent(?:um)?\b)(?:\s+(?:ad\s+val(?:orem|\.)?))?(?!\s*vol)"

AMERICAN: Final = Vocabulary(
    name="us",
    patterns={
        Kind.PROVISO: r",\s*but\s+if\s.*shall\s+not\s+exceed\s+the\s.*",
        Kind.NOT_LESS: NOT_LESS,
        Kind.NOT_MORE: NOT_MORE,
        Kind.GREATER: GREATER,
        Kind.LESSER: LESSER,
        Kind.DEGREES: r"for\s+each\s+degree\s+under\s+\d+(?:\.\d+)?\s+degrees"
        r"(?:\s*\(and\s+fractions\s+of\s+a\s+degree\s+in\s+proportion\))?",
        Kind.FOR_EACH: r"for\s+each\b",
        Kind.EACH: r"each\b",
        Kind.LESS: r"less\b",
        Kind.OR: OR,
        Kind.PLUS: r"\+|plus\b",
        Kind.FREE: r"(?:free|exempt)\b",
        Kind.PERCENT: PERCENT,
        Kind.CENTS: r"¢|cents?\b",
        Kind.OF: r"(?:on|of)\b",
        Kind.PER: r"/|per\b",
    },
    currencies={"$": "USD", "¢": "USD", "cent": "USD", "cents": "USD", "us$": "USD"},
    number=r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+",
    decimal=lambda figures: Decimal(figures.replace(",", "")),
    whole_reference=r"(?:(?:the\s+)?(?:rates?|dut(?:y|ies))\b|a\s+duty\b|see\b|no\s+change\b"
    r"|free\s*[,(;])(?![^%¢$]*[%¢$])",
    bare_count="piece",
)
