"""Amounts and shares: exact sums where some values are not known, and how they are written.

A sum is known between two bounds: what surely counts, and what may count besides. A limit is
kept if the upper bound keeps it, broken if the lower one breaks it, otherwise open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.results import Verdict
from foedus.regimes.origin.standing import Used

CENT: Final = 100
_PLACES: Final = (1, 2, 4, 8)
"""So many places are tried until a share no longer looks like the limit that it breaks."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum: *sure* surely counts, *unsure* may; *missing* names what would settle it.

    *unvalued* names materials that count, or may, and whose value is not stated.
    """

    sure: Fraction = Fraction(0)
    unsure: Fraction = Fraction(0)
    missing: tuple[str, ...] = ()
    unvalued: tuple[str, ...] = ()

    def at_most(self, limit: Fraction) -> Verdict:
        """Whether the sum keeps *limit*."""
        if self.sure > limit:
            return Verdict.NO
        is_kept = self.sure + self.unsure <= limit and not self.unvalued
        return Verdict.YES if is_kept else Verdict.REFER

    @property
    def is_nothing(self) -> bool:
        """Whether nothing counts, whatever the open questions turn out to be."""
        return not (self.sure or self.unsure or self.unvalued)

    @property
    def open(self) -> tuple[str, ...]:
        """Everything that would settle the sum."""
        return (*self.unvalued, *self.missing)


def worth(counted: Iterable[tuple[Used, Verdict, tuple[str, ...]]]) -> Worth:
    """The sum of materials that count (YES) or may (REFER, with what would settle it)."""
    sure = unsure = Fraction(0)
    missing: list[str] = []
    unvalued: list[str] = []
    for used, counts, open_ in counted:
        value = used.material.value
        if counts is Verdict.NO:
            continue
        if value is None:
            unvalued.append(f"{used.name}.value")
        elif counts is Verdict.YES:
            sure += Fraction(value)
        else:
            unsure += Fraction(value)
        if counts is Verdict.REFER:
            missing.extend(open_)
    return Worth(sure, unsure, tuple(dict.fromkeys(missing)), tuple(unvalued))


def amount(value: Fraction, currency: str) -> Wording:
    """An amount, rounded up to the cent so that it is enough.

    >>> amount(Fraction("1240"), "USD").en, amount(Fraction("0.001"), "").ru
    ('1,240.00 USD', '0,01')
    """
    cents = ceil(value * CENT)
    text = f"{cents // CENT:,}.{cents % CENT:02d}"
    russian = text.replace(",", " ").replace(".", ",")
    unit = f" {currency}" if currency else ""
    return Wording(text + unit, russian + unit)


def share(part: Fraction, whole: Fraction, limit: Fraction) -> Wording:
    """A part in per cent, with so many places that it does not look like *limit* unless it is.

    >>> share(Fraction("57.3"), Fraction(100), Fraction(50)).en
    '57.3 %'
    >>> share(Fraction("50.001"), Fraction(100), Fraction(50)).en
    '50.0010 %'
    """
    exact = part * 100 / whole
    texts = [_rounded(exact, places) for places in _PLACES]
    text = next((one for one in texts if Fraction(one) != limit or exact == limit), texts[-1])
    return Wording(f"{text} %", f"{text.replace('.', ',')} %")


def _rounded(value: Fraction, places: int) -> str:
    whole, rest = divmod(round(value * 10**places), 10**places)
    return f"{whole}.{rest:0{places}d}"


def percentage(value: Fraction) -> Wording:
    """A limit in per cent, as short as it is exact.

    >>> percentage(Fraction("47.5")).ru
    '47,5 %'
    """
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{exact.normalize():f}"
    return Wording(f"{text} %", f"{text.replace('.', ',')} %")
