"""What an examination finds: each with a stable code, its weight, its rule, and what to do.

HINDERS: recording stops until it is mended (form, days that cannot be). ASK: the state is to be
asked, and an officer may record with a reason: the depositary does not adjudicate (VCLT 77(1)(d)).
REMARK: nothing is to be done, but the second officer should know.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.depositary.sentences import SENTENCES
from foedus.depositary.words import cite_words
from foedus.law.terms.wording import Wording

W = Wording


class Weight(StrEnum):
    """What a finding means for the recording."""

    HINDERS = "hinders"
    ASK = "ask"
    REMARK = "remark"


WEIGHT_NAMES: Final[dict[Weight, Wording]] = {
    Weight.HINDERS: W("hinders recording", "препятствует регистрации"),
    Weight.ASK: W("the state is to be asked", "следует запросить государство"),
    Weight.REMARK: W("remark", "замечание"),
}
"""How each weight is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding about a received instrument."""

    code: str
    weight: Weight
    rule: str
    words: Wording
    remedy: Wording


_H, _A, _R = Weight.HINDERS, Weight.ASK, Weight.REMARK

RULES: Final[dict[str, tuple[Weight, str]]] = {
    # the treaty and the state
    "X01": (_H, "VCLT 77(1)(c)"),
    "X02": (_R, "VCLT 77(1)(d)"),
    "X03": (_A, "VCLT 77(1)(d)"),
    "X04": (_H, "VCLT 77(1)(d)"),
    "X05": (_H, "VCLT 77(1)(d)"),
    "X06": (_A, "VCLT 2(1)(a)"),
    "X07": (_H, "VCLT 77(1)(d)"),
    "X08": (_H, "VCLT 77(1)(d)"),
    # days
    "X10": (_H, "VCLT 16"),
    "X11": (_H, "VCLT 78(b)"),
    "X12": (_H, "VCLT 78(b)"),
    "X13": (_H, "VCLT 16"),
    "X14": (_A, "VCLT 28"),
    "X15": (_A, "VCLT 70"),
    "X16": (_H, "VCLT 77(1)(d)"),
    # who may consent, and how
    "X20": (_A, "VCLT 14"),
    "X21": (_A, "VCLT 15"),
    "X22": (_R, "VCLT 15"),
    "X23": (_A, "VCLT 11"),
    "X24": (_A, "VCLT 16"),
    "X25": (_R, "VCLT 12"),
    "X26": (_A, "VCLT 15(c)"),
    "X27": (_R, "VCLT 15"),
    "X28": (_A, "VCLT 25"),
    "X29": (_A, "VCSST 17, 34"),
    "X30": (_A, "VCLT 12(2)(b)"),
    "X31": (_A, "VCLT 2(1)(b)"),
    # signature and powers
    "X40": (_H, "VCLT 7, 8"),
    "X41": (_A, "VCLT 67(2)"),
    "X42": (_H, "VCLT 7(1)"),
    "X43": (_H, "VCLT 7(1)"),
    "X44": (_H, "VCLT 7(1)"),
    "X45": (_H, "VCLT 7(1)"),
    "X46": (_H, "VCLT 7(2)"),
    "X47": (_H, "VCLT 7(1)"),
    "X48": (_A, "VCLT 8"),
    "X49": (_A, "VCLT 7(1)"),
    # form
    "X50": (_H, "VCLT 77(1)(d)"),
    "X51": (_H, "VCLT 77(1)(d)"),
    "X52": (_A, "VCLT 77(1)(d)"),
    "X53": (_R, "VCLT 77(1)(d)"),
    "X54": (_R, "VCLT 77(1)(d)"),
    # reservations and objections
    "X60": (_A, "VCLT 19(a)"),
    "X61": (_A, "VCLT 19(b)"),
    "X62": (_A, "VCLT 19"),
    "X63": (_R, "VCLT 19(c)"),
    "X64": (_R, "VCLT 20(2)"),
    "X65": (_R, "VCLT 20(3)"),
    "X66": (_R, "VCLT 23(2)"),
    "X67": (_A, "VCLT 23(2)"),
    "X68": (_R, "VCLT 20(5)"),
    "X69": (_H, "VCLT 23(1)"),
    # leaving
    "X70": (_A, "VCLT 56"),
    "X71": (_A, "VCLT 54"),
    "X72": (_A, "VCLT 54"),
    "X73": (_A, "VCLT 54"),
    "X74": (_A, "VCLT 54"),
    "X75": (_R, "VCLT 54"),
    "X76": (_A, "VCLT 54"),
    "X77": (_A, "VCLT 68"),
    "X78": (_A, "VCLT 68"),
    "X79": (_A, "VCLT 54"),
    # corrections
    "X80": (_A, "VCLT 79(1)"),
    "X81": (_H, "VCLT 79(1)"),
    "X82": (_H, "VCLT 79(2)"),
    "X83": (_H, "VCLT 79(1)"),
    # measures
    "X90": (_H, "VCLT 77(1)(d)"),
    "X91": (_H, "VCLT 77(1)(d)"),
    "X92": (_H, "VCLT 77(1)(d)"),
}
"""The weight and the rule of each code."""


def found(code: str, **particulars: Wording | str) -> Found:
    """The finding *code*; *particulars* fill its sentences, each in its language."""
    weight, rule = RULES[code]
    words, remedy = SENTENCES[code]
    cite = particulars.get("cite")
    if isinstance(cite, str):
        particulars["cite"] = cite_words(cite)
    return Found(
        code=code,
        weight=weight,
        rule=rule,
        words=filled(words, **particulars),
        remedy=filled(remedy, **particulars),
    )


def filled(template: Wording, **particulars: Wording | str) -> Wording:
    """A sentence in both languages with its particulars put in.

    >>> filled(Wording("{who} signed", "{who}: подписано"), who=Wording("Belarus", "Беларусь")).ru
    'Беларусь: подписано'
    """
    english = {key: _said(value).en or _said(value).ru for key, value in particulars.items()}
    russian = {key: _said(value).ru or _said(value).en for key, value in particulars.items()}
    return Wording(template.en.format(**english), template.ru.format(**russian))


def _said(value: Wording | str) -> Wording:
    return value if isinstance(value, Wording) else Wording(value, value)
