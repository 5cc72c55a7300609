"""Three-valued truth (Kleene): a condition holds, does not hold, or nobody can say.

What is unknown stays unknown, unless the other parts of a condition decide it anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """NO < UNSURE < YES, so that "all" is the least of them and "any" the greatest."""

    NO = 0
    UNSURE = 1
    YES = 2


def opposite(truth: Truth) -> Truth:
    """What "not" makes of it.

    >>> opposite(Truth.UNSURE).name
    'UNSURE'
    """
    return Truth(2 - truth)


def truth_of(found: Iterable[bool]) -> Truth:
    """The truth of what is so in some of several possible worlds, or in all of them.

    >>> truth_of([True, False]).name
    'UNSURE'
    """
    seen = set(found)
    if len(seen) > 1:
        return Truth.UNSURE
    return Truth.YES if seen == {True} else Truth.NO
