"""Counting rules: which sorts of membership make a member. A rule is data, and has a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FULL_MEMBER: Final = 1
ASSOCIATE: Final = 2
OBSERVER: Final = 3


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A state belongs to a unit while one of its spells there has one of *codes*.

    The codes are those of `Presence.code`; a code that no spell has counts nothing.
    """

    name: str
    codes: frozenset[int]


FULL_MEMBERS: Final = CountingRule("full-members", frozenset({FULL_MEMBER}))
"""Full members only: the strict rule."""

COW_PUBLISHED: Final = CountingRule("cow-published", frozenset({FULL_MEMBER, ASSOCIATE}))
"""Full and associate members: the rule that gives the dyadic counts which COW publishes.

COW is Correlates of War; Pevehouse and others, Intergovernmental Organizations, version 3 (2020).
"""

RULES: Final[tuple[CountingRule, ...]] = (FULL_MEMBERS, COW_PUBLISHED)
"""The rules that have a name here; a caller may make others."""
