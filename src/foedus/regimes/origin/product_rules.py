"""The text of a product-specific rule ──▶ a `Condition`.

text ──take_apart──▶ head, items ──each by a pattern──▶ conditions ──joined──▶ one condition.
What no pattern reads whole is `NotReadable`: a rule is never read in part.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from foedus.regimes.origin.conditions import (
    AllOf,
    AnyHeading,
    AnyOf,
    ChangeOf,
    Condition,
    MadeFrom,
    MaxValue,
    MinOriginating,
    NotAboveOriginating,
    NotReadable,
    Originating,
    Process,
    ProductWhollyObtained,
    SetOf,
    WhollyObtained,
)
from foedus.regimes.origin.phrases import ranges_in, selections
from foedus.regimes.origin.provisos import with_proviso
from foedus.regimes.origin.rule_text import RuleText, take_apart
from foedus.regimes.origin.selecting import Scope, Selection
from foedus.regimes.origin.short_rules import short_rule

Found: TypeAlias = re.Match[str]
Build: TypeAlias = Callable[[Found], Condition]

_SECOND_SENTENCE: Final = re.compile(r"[\w)%]\.\s+[A-Z]")
"""What stands after a full stop may change the rule; only provisos are read there."""

_PERCENT: Final = r"(?P<percent>\d+(?:[.,]\d+)?) ?(?:%|per cent)"
_OF_PRICE: Final = (
    _PERCENT + r" of the (?:value of the )?(?:ex-works )?price of the (?:product|set|good)s?"
)
_NOT_ABOVE: Final = r"(?:does not|must not|shall not) exceed " + _OF_PRICE


@dataclass(frozen=True, slots=True)
class RuleRead:
    """A rule as a condition, and the remarks of its text that no condition holds."""

    condition: Condition
    remarks: tuple[str, ...] = ()


def read_rule(text: str) -> RuleRead:
    """The condition that *text* states; `NotReadable` with the text where it cannot be computed.

    >>> rule = "Manufacture from materials of any heading, except that of the product."
    >>> read_rule(rule).condition
    ChangeOf(level=<Level.HEADING: 4>, except_from=(), allowed=())
    """
    parts = take_apart(text)
    found = short_rule(parts.head) if not parts.items else None
    condition = found or (_of_items(parts) if parts.items else _of_sentence(parts.head))
    return RuleRead(condition or NotReadable(text.strip()), parts.remarks)


def _of_items(parts: RuleText) -> Condition | None:
    """A rule with a list: each item is read after the head's own words."""
    head = parts.head.rstrip(" :")
    if parts.tail or any(item.startswith("However") or item.endswith(":") for item in parts.items):
        return None
    if head == "Manufacture from" and parts.join == "or":
        return MadeFrom(tuple(Selection(Scope.WORDS, (), item) for item in parts.items))
    if head not in {"Manufacture", "Manufacture in which", "Manufacture from"}:
        return None
    found = [_of_sentence(f"{head} {item}") for item in parts.items]
    read = tuple(one for one in found if one is not None)
    if len(read) < len(found):
        return None
    return AnyOf(read) if parts.join == "or" else AllOf(read)


def _of_sentence(text: str) -> Condition | None:
    """One sentence, with what "However, …" adds to it."""
    first, *provisos = re.split(r"\.?\s+However,? ", text.strip().rstrip("."))
    if provisos and first.startswith("Each item in the set"):
        return _set(provisos[0])
    condition = _of_clause(first.rstrip(" ,."))
    for proviso in provisos:
        condition = condition and with_proviso(condition, proviso, first)
    return condition


def _of_clause(text: str) -> Condition | None:
    if _SECOND_SENTENCE.search(text):
        return None
    for pattern, build in PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return build(found)
    return _process(text)


def _process(text: str) -> Condition | None:
    """A process in words: a text that speaks neither of manufacture nor of shares and origin."""
    is_other = re.search(r"%|^Manufacture\b|\borigin|wholly obtained|However|\d{4}\.", text)
    return None if is_other or not text else Process(text)


def percent(found: Found) -> Fraction:
    """The percentage that a pattern found."""
    return Fraction(found["percent"].replace(",", "."))


def _set(proviso: str) -> Condition | None:
    found = re.search(_NOT_ABOVE, proviso)
    return SetOf(percent(found)) if found else None


def _one_or_all(conditions: tuple[Condition, ...]) -> Condition:
    return conditions[0] if len(conditions) == 1 else AllOf(conditions)


def _except(found: Found) -> Condition:
    return AnyHeading(selections(found["which"]))


def _max_value(found: Found) -> Condition:
    which = selections(found["which"] or "")
    return _one_or_all(tuple(MaxValue(percent(found), one) for one in which))


def _min_originating(found: Found) -> Condition:
    which = selections(found["which"])
    words = Selection(Scope.WORDS, ranges_in(found["which"]), found["which"])
    return MinOriginating(percent(found), which[0] if len(which) == 1 else words)


def _obtained(found: Found) -> Condition:
    return _one_or_all(tuple(WhollyObtained(one) for one in selections(_which(found))))


def _originating(found: Found) -> Condition:
    return _one_or_all(tuple(Originating(one) for one in selections(_which(found))))


def _which(found: Found) -> str:
    return found["which"] + (found["aside"] or "")


def _made_from(found: Found) -> Condition:
    return MadeFrom(selections(found["which"]))


def _made_from_within(found: Found) -> Condition:
    limited = Selection(Scope.WORDS, (), found["limited"])
    return AllOf((MadeFrom(selections(found["which"])), MaxValue(percent(found), limited)))


def _process_within(found: Found) -> Condition:
    limited = Selection(Scope.WORDS, (), found["limited"])
    return AllOf((Process(found["process"]), MaxValue(percent(found), limited)))


def _process_and(found: Found) -> Condition:
    whole = MaxValue(percent(found))
    return AllOf((Process(found["process"]), whole))


_START: Final = r"(?:Manufacture|Other operations|Production)?,? ?"
_IN_WHICH: Final = _START + r"(?:in which )?(?:in which )?(?:within the above limit, )?"
_ANY: Final = _START + r"(?:from )?materials of any heading"
_USED: Final = r"(?P<which>.+?) used(?P<aside> \([^)]*\))?"
_VALUE: Final = r"the (?:total )?value of all the (?:non-originating )?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


PATTERNS: Final[tuple[tuple[re.Pattern[str], Build], ...]] = (
    (_pattern(_ANY + r",? except that of the product"), lambda _: ChangeOf()),
    (_pattern(_ANY + r",? except(?: for| from)?(?: those of)? (?P<which>.+)"), _except),
    (_pattern(_ANY + r", including (?:other )?materials of .+"), lambda _: AnyHeading()),
    (_pattern(_ANY), lambda _: AnyHeading()),
    (
        _pattern(
            _IN_WHICH + r"all the (?:non-originating )?materials used are classified (?:with)?in a"
            r" heading other than that of the product"
        ),
        lambda _: ChangeOf(),
    ),
    (
        _pattern(_IN_WHICH + _VALUE + r"(?P<which>materials(?: of .+?)?) used " + _NOT_ABOVE),
        _max_value,
    ),
    (
        _pattern(
            _IN_WHICH + r"the value of all the non-originating materials used does not exceed the"
            r" value of all the originating materials used"
        ),
        lambda _: NotAboveOriginating(),
    ),
    (
        _pattern(
            _IN_WHICH + r"the value of all the originating (?P<which>.+) used exceeds " + _OF_PRICE
        ),
        _min_originating,
    ),
    (_pattern(_IN_WHICH + rf"all the {_USED} (?:are|is|must be) wholly obtained"), _obtained),
    (_pattern(_IN_WHICH + rf"all the {_USED} (?:are|is|must be) originating"), _originating),
    (
        _pattern(r"All the (?!.*\bused\b).+ (?:shall|must) be wholly obtained"),
        lambda _: ProductWhollyObtained(),
    ),
    (
        _pattern(
            r"Manufacture from (?P<which>[^%]+), provided that the (?:total )?value of the"
            r" (?P<limited>[^%]+) used " + _NOT_ABOVE
        ),
        _made_from_within,
    ),
    (
        _pattern(
            r"Manufacture (?P<process>by [^%]+) in which " + _VALUE + "materials used " + _NOT_ABOVE
        ),
        _process_and,
    ),
    (
        _pattern(r"Manufacture:? from (?P<which>(?!.*(?:%|provided|\bmay\b|originating)).+)"),
        _made_from,
    ),
    (
        _pattern(
            r"(?P<process>(?!Manufacture)[^%]+?),? provided that the (?:total )?value of the"
            r" (?P<limited>[^%]+) used " + _NOT_ABOVE
        ),
        _process_within,
    ),
)
"""Each pattern reads a whole clause; the first that fits decides."""
