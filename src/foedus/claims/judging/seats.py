"""Where a body has its seat: the town that a statement names, and the one that is held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lemmas import content_words, held_words
from foedus.law.terms.people import Town
from foedus.law.terms.wording import Wording

SEAT: Final = frozenset(
    [
        "seat",
        "sit",
        "headquarter",
        "headquarters",
        "headquartered",
        "based",
        "base",
        "located",
        "locate",
        "штаб",
        "квартира",
        "находиться",
        "располагаться",
        "расположить",
        "базироваться",
    ]
)
"""Words for where a body works."""
BRANCH: Final = frozenset({"branch", "office", "отделение", "филиал", "представительство"})
"""Words for a part of it that may be elsewhere."""


def seat_said(case: Case) -> Town | None:
    """The town in which a statement says that a body sits; None where it says none."""
    words = content_words(case.claim.words)
    if not words & SEAT or words & BRANCH:
        return None
    return next(iter(_towns_in(case, words)), None)


def is_of_seat(case: Case, words: Wording) -> bool:
    """Whether words of the register tell of a seat."""
    return bool((held_words(case.seen, words.en) | held_words(case.seen, words.ru)) & SEAT)


def first_town(case: Case, words: Wording) -> Town | None:
    """The town that words of the register name first."""
    found = _towns_in(case, held_words(case.seen, words.en))
    return min(found, key=lambda town: words.en.find(town.name.en) % (1 << 30), default=None)


def _towns_in(case: Case, words: frozenset[str]) -> Iterator[Town]:
    for town in case.register.towns:
        names = (held_words(case.seen, name) for name in (town.name.en, town.name.ru, *town.also))
        if any(name and name <= words for name in names):
            yield town
