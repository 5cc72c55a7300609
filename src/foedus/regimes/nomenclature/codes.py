"""A code of goods: digits of the Harmonized System, and of a national tariff below it.

Two digits are a chapter, four a heading, six a subheading of the HS; what follows is national
(TN VED of the CIS: nine digits, of the EAEU: ten). Leading zeros count: 0101 is not 101.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from foedus.regimes.nomenclature.errors import BadCommodityCode

CHAPTER: Final = 2
HEADING: Final = 4
SUBHEADING: Final = 6
LONGEST: Final = 12

_BETWEEN: Final = re.compile(r"[ .\u00a0\u2009\u202f]")
_DIGITS: Final = re.compile(r"[0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class CommodityCode:
    """A code of goods as digits. `BadCommodityCode`: the digits are none.

    Whether an edition of the HS holds the code is not asked here.

    >>> code = CommodityCode("1701991000")
    >>> code.chapter, code.heading, code.subheading
    ('17', '1701', '170199')
    >>> str(code)
    '1701 99 100 0'
    """

    digits: str

    def __post_init__(self) -> None:
        """Refuse what is no code."""
        if not _DIGITS.fullmatch(self.digits):
            raise BadCommodityCode(self.digits, "it is not made of digits only.")
        if not CHAPTER <= len(self.digits) <= LONGEST or len(self.digits) == CHAPTER + 1:
            raise BadCommodityCode(self.digits, f"it has {len(self.digits)} digit(s).")

    def __len__(self) -> int:
        return len(self.digits)

    @property
    def chapter(self) -> str:
        """The first two digits."""
        return self.digits[:CHAPTER]

    @property
    def heading(self) -> str:
        """The first four digits; empty where the code has only two."""
        return self.digits[:HEADING] if len(self.digits) >= HEADING else ""

    @property
    def subheading(self) -> str:
        """The first six digits; empty where the code is shorter."""
        return self.digits[:SUBHEADING] if len(self.digits) >= SUBHEADING else ""

    def __str__(self) -> str:
        """The digits as tariffs group them: 4, 2, then by three (by two where two are left)."""
        groups = (self.digits[:4], self.digits[4:6], self.digits[6:9], self.digits[9:])
        return " ".join(group for group in groups if group)


def parse(text: str) -> CommodityCode:
    """The code that *text* writes, with or without spaces and dots between its digits.

    `BadCommodityCode`: it writes none.

    >>> parse("1701 99 100").digits, parse("1701.99.10.00").digits, parse("0101").digits
    ('170199100', '1701991000', '0101')
    """
    digits = _BETWEEN.sub("", text.strip())
    try:
        return CommodityCode(digits)
    except BadCommodityCode as fault:
        what = str(fault).partition(": ")[2].partition(" Give")[0]
        raise BadCommodityCode(text, what) from None
