"""Which passages of a provision somebody replaces: from its words, with what was put in and out.

A passage must stand in the words exactly once; one that does not is widened, word by word. What was
changed at one moment is one amendment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from foedus.drafting.comparing import How, word_pieces
from foedus.drafting.word.portions import Portion, Token, latest

_WORD_BEFORE: Final = re.compile(r"\S*\s*\Z")
_WORD_AFTER: Final = re.compile(r"\s*\S*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words from *start* to *end* become *words*; *moments* are those of the changes."""

    start: int
    end: int
    words: str
    moments: frozenset[datetime | None]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A *passage* (empty: all the words) becomes *words*."""

    passage: str
    words: str
    at: datetime | None


def tokens_of(portions: Iterable[Portion], more: Iterable[list[Token]]) -> list[Token]:
    """The words of a provision, from its lines and what was put in below them."""
    made: list[Token] = []
    has_words = flows = False
    for place, one in enumerate(portions):
        if place:
            stays = has_words and one.keeps and not flows
            made.append(Token("\n", before=True, after=stays, at=one.at))
        made += one.tokens
        has_words |= one.keeps
        flows = one.joined and one.keeps
    for line in more:
        at = latest(one.at for one in line)
        made += [Token("\n", before=False, after=True, at=at)] if has_words else []
        made += line
        has_words = True
    return made


def compared(before: str, after: str, at: datetime | None = None) -> list[Token]:
    """The words of both, where nothing was tracked."""
    return [
        Token(
            piece.words,
            before=piece.how is not How.ADDED,
            after=piece.how is not How.REMOVED,
            at=None if piece.how is How.SAME else at,
        )
        for piece in word_pieces(before, after)
    ]


def replaced(tokens: Iterable[Token], held: str) -> list[Replaced]:
    """What the *tokens* ask to replace in a provision whose words are *held*."""
    told = list(tokens)
    before = "".join(one.words for one in told if one.before)
    after = "".join(one.words for one in told if one.after)
    if before == after:
        return []
    if before != held:
        return [Replaced("", after, latest(one.at for one in told))]
    found = _apart(before, _of_one_moment(_stretches(told), before))
    return [_replaced(before, after, one) for one in found]


def _replaced(before: str, after: str, one: Stretch) -> Replaced:
    is_all = (one.start, one.end) == (0, len(before))
    passage = "" if is_all else before[one.start : one.end]
    return Replaced(passage, after if is_all else one.words, latest(one.moments))


def _stretches(tokens: Iterable[Token]) -> list[Stretch]:
    """Each run of words that was put in or taken out."""
    made: list[Stretch] = []
    place, is_open = 0, False
    for one in tokens:
        end = place + len(one.words) * one.before
        if one.before is one.after:
            is_open = False
        else:
            words = one.words if one.after else ""
            last = made.pop() if is_open else Stretch(place, place, "", frozenset())
            moments = last.moments | {one.at}
            made.append(Stretch(last.start, end, last.words + words, moments))
            is_open = True
        place = end
    return [one for one in made if one.words != "" or one.start < one.end]


def _of_one_moment(stretches: list[Stretch], before: str) -> list[Stretch]:
    """What was done at one moment, with the words between."""
    made: list[Stretch] = []
    for one in stretches:
        alike = next((n for n, other in enumerate(made) if other.moments & one.moments), len(made))
        made[alike:] = [_joined([*made[alike:], one], before)]
    return made


def _joined(stretches: list[Stretch], before: str) -> Stretch:
    """One stretch from the first to the last."""
    words, place = "", stretches[0].start
    for one in stretches:
        words += before[place : one.start] + one.words
        place = one.end
    moments = frozenset(moment for one in stretches for moment in one.moments)
    return Stretch(stretches[0].start, place, words, moments)


def _apart(before: str, stretches: list[Stretch]) -> list[Stretch]:
    """Each widened until it can be found; those that then overlap are one."""
    made: list[tuple[Stretch, Stretch]] = []
    for one in stretches:
        narrow, wide = one, _wide(before, one)
        while made and made[-1][1].end > wide.start:
            narrow = _joined([made.pop()[0], narrow], before)
            wide = _wide(before, narrow)
        made.append((narrow, wide))
    return [wide for _, wide in made]


def _wide(before: str, one: Stretch) -> Stretch:
    """Widened, a word on each side at a time, until the passage stands in the words once."""
    start, end, words = one.start, one.end, one.words
    while (start, end) != (0, len(before)) and not _is_unique(before, start, end):
        left = _WORD_BEFORE.search(before[:start])
        right = _WORD_AFTER.match(before, end)
        first = start if left is None else left.start()
        last = end if right is None else right.end()
        words = before[first:start] + words + before[end:last]
        start, end = first, last
    return Stretch(start, end, words, one.moments)


def _is_unique(before: str, start: int, end: int) -> bool:
    """Whether the passage stands there and nowhere else, not even overlapping itself."""
    passage = before[start:end]
    return bool(passage.strip()) and before.find(passage) == before.rfind(passage) == start
