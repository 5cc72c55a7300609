"""Rules in the short words of newer agreements: "CTH", "CC except from chapter 4", "MaxNOM 50 %".

CC, CTH, CTSH: change of chapter, heading, subheading. WO: wholly obtained. RVC: regional value
content. MaxNOM: maximum of non-originating materials. "or" parts alternatives, "and" joins.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from foedus.regimes.origin.conditions import (
    AllOf,
    AnyOf,
    ChangeOf,
    Condition,
    Level,
    MaxValue,
    MinRegional,
    ProductWhollyObtained,
    UsualShare,
)
from foedus.regimes.origin.phrases import selections

_LEVELS: Final = {"CC": Level.CHAPTER, "CTH": Level.HEADING, "CTSH": Level.SUBHEADING}
_CHANGE: Final = re.compile(r"(CC|CTH|CTSH)(?:,? except (?:from )?(?P<except>.+))?")
_SHARE: Final = re.compile(
    r"(?P<kind>MaxNOM|RVC) ?(?:of |not less than )?(?P<percent>\d+(?:[.,]\d+)?) ?%?(?: ?\(EXW\))?",
    re.IGNORECASE,
)
_USUAL: Final = re.compile(r"ad valorem(?: rule)?", re.IGNORECASE)


def short_rule(text: str) -> Condition | None:
    """The condition that short words state; None where they are not short words.

    >>> short_rule("CTH and MaxNOM 40 % (EXW)")
    AllOf(parts=(ChangeOf(level=<Level.HEADING: 4>, except_from=(), allowed=()), \
MaxValue(percent=Fraction(40, 1), which=Selection(scope=<Scope.ALL: 'all'>, ranges=(), words=''))))
    """
    return _joined(text.strip().rstrip("."), r";? or (?=CC|CTH|CTSH|MaxNOM|RVC|WO)", AnyOf)


def _joined(text: str, between: str, kind: type[AnyOf | AllOf]) -> Condition | None:
    inner = _one if kind is AllOf else _alternative
    found = [inner(part.strip()) for part in re.split(between, text)]
    read = tuple(one for one in found if one is not None)
    if not read or len(read) < len(found):
        return None
    return read[0] if len(read) == 1 else kind(read)


def _alternative(text: str) -> Condition | None:
    return _joined(text, r",? and (?=CC|CTH|CTSH|MaxNOM|RVC|WO)", AllOf)


def _one(text: str) -> Condition | None:
    if found := _CHANGE.fullmatch(text):
        which = selections(found["except"]) if found["except"] else ()
        return ChangeOf(_LEVELS[found[1]], which)
    if found := _SHARE.fullmatch(text):
        share = Fraction(found["percent"].replace(",", "."))
        return MinRegional(share) if found["kind"].upper() == "RVC" else MaxValue(share)
    if _USUAL.fullmatch(text):
        return UsualShare()
    return ProductWhollyObtained() if text in {"WO", "Wholly obtained"} else None
