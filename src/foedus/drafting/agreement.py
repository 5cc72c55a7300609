"""What each delegation agrees to: element by element, and only as long as its words stay.

Agreement is given to words, not to a number. A delegation's last word on an element counts; when
the element, or anything that it is made of, has other words than those that were agreed, it is no
longer agreed, and by whom it was is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from foedus.drafting.structure import Element, Text, walk

WHOLE: Final = ""
"""Stands in place of a wid for the text as a whole."""


class Standing(StrEnum):
    """How a delegation stands to an element."""

    AGREED = "agreed"
    NOT_AGREED = "not-agreed"
    LAPSED = "lapsed"
    """It was agreed, or not, in other words than it has now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """*party* said at a moment whether it agrees to *element* (its wid) as it then read."""

    element: str
    party: str
    agrees: bool
    fingerprint: str
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """How a delegation stands now, and what it said last."""

    standing: Standing
    stance: Stance


def fingerprint(one: Element) -> str:
    """What stands for the words of an element and all that it is made of; numbers do not count."""
    return sha256(repr(_said(one)).encode("utf-8", "surrogatepass")).hexdigest()


def whole(text: Text) -> str:
    """What stands for all the words of a text."""
    said = tuple(_said(one) for one in text.elements)
    return sha256(repr((text.title, said)).encode("utf-8", "surrogatepass")).hexdigest()


def _said(one: Element) -> tuple[object, ...]:
    return (one.heading, one.words, tuple(_said(child) for child in one.children))


def positions(text: Text, stances: Iterable[Stance]) -> Mapping[str, Mapping[str, Position]]:
    """How each delegation stands to each element of *text*: by wid, then by party.

    *stances* are in the order in which they were said. What was said of an element that is no
    longer in the text is not told here.
    """
    last = {(one.element, one.party): one for one in stances}
    now = {WHOLE: whole(text)} | {one.wid: fingerprint(one) for one in walk(text)}
    found: dict[str, dict[str, Position]] = {}
    for (wid, party), stance in sorted(last.items(), key=lambda item: item[0]):
        if wid in now:
            found.setdefault(wid, {})[party] = Position(_standing(stance, now[wid]), stance)
    return found


def _standing(stance: Stance, now: str) -> Standing:
    if stance.fingerprint != now:
        return Standing.LAPSED
    return Standing.AGREED if stance.agrees else Standing.NOT_AGREED
