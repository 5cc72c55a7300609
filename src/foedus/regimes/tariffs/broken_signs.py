"""Signs that a wrong encoding has broken into two or three, and how to mend them.

Text in UTF-8 that was read as Windows-1252 has "Â" before a cent sign and "â‚¬" for the euro's.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = "¢£€¥°½¼¾²³%\u00a0–’"


def _broken(sign: str) -> str:
    return sign.encode("utf-8").decode("cp1252", errors="replace")


_MENDED: Final = {broken: sign for sign in _SIGNS if (broken := _broken(sign)) != sign}
_ANY: Final = re.compile("|".join(re.escape(one) for one in _MENDED))


def mended(text: str) -> str:
    """*text* with whole signs.

    >>> mended("34Â¢/kg"), mended("2 â‚¬ / kg"), mended("34¢/kg")
    ('34¢/kg', '2 € / kg', '34¢/kg')
    """
    return _ANY.sub(lambda match: _MENDED[match[0]], text)
