"""Versions of one text in several languages: whether they have the same provisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from foedus.drafting.structure import Text
from foedus.drafting.trees import ROOT, Tree, taken_apart


class Step(StrEnum):
    """How two versions are out of step in one element."""

    MISSING = "missing"
    """The other language has it, this one has not."""
    ELSEWHERE = "elsewhere"
    """It stands below another element."""
    ORDER = "order"
    """What it is made of stands in another order."""


@dataclass(frozen=True, slots=True)
class OutOfStep:
    """*language* is out of step with *other* in the element *wid*."""

    wid: str
    language: str
    other: str
    step: Step


def out_of_step(texts: tuple[Text, ...]) -> tuple[OutOfStep, ...]:
    """Where versions of one text differ in structure; each is compared with the first."""
    if not texts:
        return ()
    first = taken_apart(texts[0])
    return tuple(one for text in texts[1:] for one in _between(first, taken_apart(text)))


def _between(first: Tree, other: Tree) -> Iterator[OutOfStep]:
    for here, there in ((other, first), (first, other)):
        for wid in there.said:
            if wid not in here.said:
                yield OutOfStep(wid, here.language, there.language, Step.MISSING)
    above, below = first.above, other.above
    for wid in other.said:
        if wid in first.said and above.get(wid) != below.get(wid):
            yield OutOfStep(wid, other.language, first.language, Step.ELSEWHERE)
    for wid in (ROOT, *first.said):
        both = set(first.order.get(wid, ())) & set(other.order.get(wid, ()))
        rows = [[one for one in tree.order.get(wid, ()) if one in both] for tree in (first, other)]
        if rows[0] != rows[1]:
            yield OutOfStep(wid, other.language, first.language, Step.ORDER)
