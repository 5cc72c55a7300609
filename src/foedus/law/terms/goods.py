"""How an act names goods: in words, whose codes a table gives, or by codes themselves.

Rule source: International Convention on the Harmonized System, Art. 3 (chapters of two digits,
headings of four, subheadings of six; national codes go on to eight or ten).
"""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(r"[0-9]{2,10}")

MOST_CODES: Final = 150
"""Codes that one measure names at the desk."""


def is_code(words: str) -> bool:
    """Whether *words* are a code of the Harmonized System, from a chapter to a national code.

    >>> is_code("22"), is_code("2204"), is_code("2"), is_code("wine")
    (True, True, False, False)
    """
    return _CODE.fullmatch(words) is not None
