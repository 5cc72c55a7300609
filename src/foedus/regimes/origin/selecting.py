"""Which materials a rule speaks of: "materials of heading 0203", "all the fruit", or all.

A code decides where the rule names codes only. Where it names words ("bones of heading 0506"),
a material of that heading may or may not be meant, unless the caller says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.wording import Wording
from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.origin.goods import Good, Material
from foedus.regimes.origin.results import Verdict


@dataclass(frozen=True, slots=True, order=True)
class CodeRange:
    """Codes from *first* to *last*, both with all that is below them; digits only.

    >>> meat = CodeRange("0203", "0207")
    >>> [meat.takes(CommodityCode(code)).name for code in ("020711", "0208", "02")]
    ['YES', 'NO', 'REFER']
    """

    first: str
    last: str

    def takes(self, code: CommodityCode) -> Verdict:
        """Whether *code* is in the range; REFER where it is too short to say."""
        lowest, highest = _filled(code.digits, "0"), _filled(code.digits, "9")
        start, end = _filled(self.first, "0"), _filled(self.last, "9")
        if start <= lowest and highest <= end:
            return Verdict.YES
        return Verdict.NO if highest < start or end < lowest else Verdict.REFER

    @property
    def width(self) -> int:
        """How many codes it spans; the narrower range is the more particular."""
        return int(_filled(self.last, "9")) - int(_filled(self.first, "0"))

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


def _filled(digits: str, digit: str) -> str:
    return digits.ljust(12, digit)


class Scope(StrEnum):
    """By what materials are chosen.

    ALL: every material. CODES: by codes. WORDS: by words, within the codes where there are any.
    SAME_HEADING: those of the product's own heading.
    """

    ALL = "all"
    CODES = "codes"
    WORDS = "words"
    SAME_HEADING = "same-heading"


@dataclass(frozen=True, slots=True)
class Selection:
    """The materials that a rule speaks of."""

    scope: Scope = Scope.ALL
    ranges: tuple[CodeRange, ...] = ()
    words: str = ""

    def takes(self, material: Material, good: Good) -> Verdict:
        """Whether the rule speaks of *material*; REFER where its code does not tell."""
        match self.scope:
            case Scope.ALL:
                return Verdict.YES
            case Scope.SAME_HEADING:
                return same_part(material.code, good.code, 4)
            case Scope.CODES:
                return self._by_code(material.code)
        within = self._by_code(material.code) if self.ranges else Verdict.YES
        if within is Verdict.NO:
            return Verdict.NO
        words = self.words.casefold()
        if words in {kind.casefold() for kind in material.not_kinds}:
            return Verdict.NO
        is_said = words in {kind.casefold() for kind in material.kinds}
        return Verdict.YES if is_said else Verdict.REFER

    def _by_code(self, code: CommodityCode) -> Verdict:
        found = {one.takes(code) for one in self.ranges}
        if Verdict.YES in found:
            return Verdict.YES
        return Verdict.REFER if Verdict.REFER in found else Verdict.NO

    @property
    def named(self) -> Wording:
        """The materials in words, after "the materials"."""
        codes = ", ".join(str(one) for one in self.ranges)
        match self.scope:
            case Scope.ALL:
                return Wording("materials", "материалов")
            case Scope.SAME_HEADING:
                return Wording(
                    "materials of the product's own heading", "материалов той же позиции"
                )
            case Scope.CODES:
                return Wording(f"materials of {codes}", f"материалов {codes}")
        return Wording(f"“{self.words}”", f"«{self.words}»")


ALL_MATERIALS = Selection()
SAME_HEADING = Selection(Scope.SAME_HEADING)


def same_part(one: CommodityCode, other: CommodityCode, digits: int) -> Verdict:
    """Whether two codes share their first *digits*; REFER where one of them is too short.

    >>> same_part(CommodityCode("1806"), CommodityCode("18"), 4).name
    'REFER'
    """
    shared = min(digits, len(one), len(other))
    if one.digits[:shared] != other.digits[:shared]:
        return Verdict.NO
    return Verdict.YES if shared == digits else Verdict.REFER


def by_codes(ranges: Iterable[CodeRange]) -> Selection:
    """A selection by codes alone."""
    return Selection(Scope.CODES, tuple(ranges))
