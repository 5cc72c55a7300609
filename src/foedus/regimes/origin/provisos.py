"""What "However, …" adds to a condition: materials allowed to a share, excluded, or limited."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from foedus.regimes.origin.conditions import (
    AllOf,
    Allowed,
    AnyHeading,
    ChangeOf,
    Condition,
    MaxValue,
    WhollyObtained,
)
from foedus.regimes.origin.phrases import ranges_in, selections
from foedus.regimes.origin.selecting import Scope, Selection

_UP_TO: Final = re.compile(
    r"(?P<which>.+?) may be used,? provided that their total value does not exceed"
    r" (?P<percent>\d+(?:[.,]\d+)?) ?% of the ex-works price of the products?"
)
_LIMIT: Final = re.compile(
    r"the (?:total )?value of all the (?P<which>.+) used must not exceed"
    r" (?P<percent>\d+(?:[.,]\d+)?) ?% of the ex-works price of the products?"
)
_NEVER: Final = re.compile(r"(?P<which>.+) may not be used")
_FREELY: Final = re.compile(r"(?P<which>[^%]+) may be used")
_ALIKE: Final = re.compile(r"materials of the same (?:description|group) as the product")


def with_proviso(condition: Condition, proviso: str, clause: str) -> Condition | None:
    """*condition* with what *proviso* adds; None where that cannot be read.

    *clause* is the sentence before it, whose codes "this heading" means.
    """
    text = proviso.strip().rstrip(" .,")
    if found := _UP_TO.fullmatch(text):
        share = Fraction(found["percent"].replace(",", "."))
        return _allowing(condition, _selection(found["which"], clause), share)
    if found := _LIMIT.fullmatch(text):
        share = Fraction(found["percent"].replace(",", "."))
        limits = tuple(MaxValue(share, one) for one in selections(found["which"]))
        return AllOf((condition, *limits))
    if found := _NEVER.fullmatch(text):
        return _excluding(condition, selections(found["which"]))
    if found := _FREELY.fullmatch(text):
        return _freely(condition, selections(found["which"]))
    return None


def _selection(words: str, clause: str) -> Selection:
    if _ALIKE.fullmatch(words) or "this heading" in words:
        return Selection(Scope.WORDS, ranges_in(clause), words)
    found = selections(words)
    return found[0] if len(found) == 1 else Selection(Scope.WORDS, (), words)


def _allowing(condition: Condition, which: Selection, share: Fraction) -> Condition | None:
    """Up to a share; where any heading is allowed anyway, what is alike is excluded beyond it."""
    allowed = Allowed(which, share)
    if isinstance(condition, ChangeOf):
        return replace(condition, allowed=(*condition.allowed, allowed))
    if isinstance(condition, AnyHeading):
        beyond = (*condition.except_from, which)
        return replace(condition, except_from=beyond, allowed=(*condition.allowed, allowed))
    return None


def _excluding(condition: Condition, which: tuple[Selection, ...]) -> Condition | None:
    if isinstance(condition, ChangeOf | AnyHeading):
        return replace(condition, except_from=(*condition.except_from, *which))
    return None


def _freely(condition: Condition, which: tuple[Selection, ...]) -> Condition | None:
    if isinstance(condition, WhollyObtained):
        return replace(condition, except_for=(*condition.except_for, *which))
    if isinstance(condition, ChangeOf | AnyHeading):
        more = tuple(Allowed(one) for one in which)
        return replace(condition, allowed=(*condition.allowed, *more))
    return None
