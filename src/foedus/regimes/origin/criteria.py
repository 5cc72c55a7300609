"""Box 9 of a certificate: which criterion it shows, and whether it fits the declared code.

Typists mix alphabets: a Latin letter that stands for the Russian one is accepted, with a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.origin.results import TestResult, Verdict
from foedus.regimes.origin.rule_sets import Named, RuleSet, holding, not_held, told

BOX: Final = "criterion"
_SHAPE: Final = re.compile(r"(?P<letters>[^\W\d_]+)\W*(?P<digits>\d*)\W*")
_LOOKALIKES: Final = str.maketrans("KkPpDdAaBEeHOoCcTXxy", "КкПпДдАаВЕеНОоСсТХху")
"""Latin letters typed for Russian ones: by look, and P for П and D for Д by sound."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A criterion as shown: its *row* in the rules, its digits, whether it was typed otherwise."""

    row: Named
    digits: str
    is_as_written: bool


def read_criterion(text: str, rules: RuleSet, on: date) -> Shown | None:
    """The criterion that box 9 shows; None where it shows none of the rules."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    for row in holding(rules.criteria, on):
        if row.code == found["letters"]:
            return Shown(row, found["digits"], is_as_written=True)
    for row in holding(rules.criteria, on):
        if _key(found["letters"]) in {_key(one) for one in (row.code, *row.also)}:
            return Shown(row, found["digits"], is_as_written=False)
    return None


def _key(letters: str) -> str:
    return letters.translate(_LOOKALIKES).casefold()


def criterion_fits(text: str, code: CommodityCode, rules: RuleSet, on: date) -> TestResult:
    """Box 9 shows a criterion of the rules; digits in it are those of the declared code."""
    if not rules.criteria:
        return not_held(BOX, "criteria", rules)
    if not text.strip():
        says = Wording("box 9 is empty or not stated", "графа 9 пуста или не указана")
        return TestResult(name=BOX, verdict=Verdict.REFER, says=says, missing=("box 9",))
    shown = read_criterion(text, rules, on)
    if shown is None:
        return _unknown(text, rules, on)
    return _compared(text, shown, code)


def _unknown(text: str, rules: RuleSet, on: date) -> TestResult:
    known = ", ".join(f"{row.code}{'0' * row.digits}" for row in holding(rules.criteria, on))
    says = Wording(
        f"box 9 shows {text!r}, which is no criterion", f"в графе 9 «{text}» — не критерий"
    )
    cure = Wording(
        f"have the certificate corrected: box 9 shows one of {known}",
        f"исправить сертификат: в графе 9 указывается один из {known}",
    )
    return told(rules.criteria[0], BOX, Verdict.NO, says, cure)


def _compared(text: str, shown: Shown, code: CommodityCode) -> TestResult:
    row, wanted = shown.row, code.digits[: shown.row.digits]
    says = Wording(f"box 9 shows {text}: {row.words.en}", f"в графе 9 {text}: {row.words.ru}")
    if not shown.is_as_written:
        says = Wording(
            f"{says.en} (other letters, read as {row.code})",
            f"{says.ru} (иные буквы, прочтено как {row.code})",
        )
    if shown.digits == wanted:
        return told(row, BOX, Verdict.YES, says)
    if len(wanted) < row.digits and shown.digits.startswith(wanted):
        return told(row, BOX, Verdict.REFER, says, missing=("code",))
    cure = Wording(
        f"declare the code of the certificate, or have box 9 corrected to {row.code}{wanted}",
        f"заявить код по сертификату либо исправить графу 9 на {row.code}{wanted}",
    )
    return told(row, BOX, Verdict.NO, says, cure)
