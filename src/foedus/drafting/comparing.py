"""What differs between two versions of a text: by element, and word by word within each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from foedus.drafting.identity import with_ids
from foedus.drafting.structure import Text, walk
from foedus.drafting.trees import ROOT, Said, Tree, put_together, taken_apart

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_WORDS: Final = 6_000
"""Words of one element that are compared one by one; a longer one is shown as replaced whole."""


class What(StrEnum):
    """In what an element differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    CHANGED = "changed"


class How(StrEnum):
    """What became of a piece of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what became of them."""

    how: How
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One element that differs; *before* is None for an added one, *after* for a removed one."""

    wid: str
    what: frozenset[What]
    before: Said | None
    after: Said | None

    @property
    def words(self) -> tuple[Piece, ...]:
        """The words, with what was taken out and put in."""
        return word_pieces(
            self.before.words if self.before else "", self.after.words if self.after else ""
        )

    @property
    def heading(self) -> tuple[Piece, ...]:
        """The heading, likewise."""
        return word_pieces(
            self.before.heading if self.before else "", self.after.heading if self.after else ""
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything in which *after* differs: in the order of reading, what was removed last.

    *orders* are the elements below each element where these or their order changed.
    """

    title: tuple[str, str]
    changes: tuple[Change, ...]
    orders: tuple[tuple[str, tuple[str, ...]], ...]

    def __bool__(self) -> bool:
        return bool(self.changes or self.orders) or self.title[0] != self.title[1]

    def of(self, wid: str) -> Change | None:
        """How the element *wid* differs, if it does."""
        return next((one for one in self.changes if one.wid == wid), None)


def compare(before: Text, after: Text) -> Difference:
    """What was added, removed, moved, renumbered, changed on the way from *before* to *after*."""
    old, new = taken_apart(before), taken_apart(after)
    moved = _moved(old, new)
    changes = [_change(one.wid, old, new, moved) for one in walk(after)]
    changes += [
        _change(one.wid, old, new, moved) for one in walk(before) if one.wid not in new.said
    ]
    parents = dict.fromkeys((*old.order, *new.order))
    orders = ((one, new.order.get(one, ())) for one in parents if one == ROOT or one in new.said)
    return Difference(
        title=(before.title, after.title),
        changes=tuple(one for one in changes if one.what),
        orders=tuple((one, below) for one, below in orders if old.order.get(one, ()) != below),
    )


def apply(difference: Difference, before: Text) -> Text:
    """The text that *difference* makes of *before*: ``apply(compare(a, b), a) == b``."""
    old = taken_apart(before)
    said = dict(old.said)
    for one in difference.changes:
        if one.after is None:
            said.pop(one.wid, None)
        else:
            said[one.wid] = one.after
    order = {one: below for one, below in old.order.items() if one == ROOT or one in said}
    order.update(difference.orders)
    made = Tree(old.language, difference.title[1], said, {k: v for k, v in order.items() if v})
    return with_ids(put_together(made))


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """*before* and *after* word by word; the pieces that are kept or added make *after*.

    >>> [(p.how.value, p.words) for p in word_pieces("in two months", "in three months")]
    [('same', 'in '), ('removed', 'two'), ('added', 'three'), ('same', ' months')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if before == after:
        return (Piece(How.SAME, before),) if before else ()
    if max(len(old), len(new)) > _MOST_WORDS:
        return tuple(_replaced(before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        piece
        for tag, i, j, k, m in matcher.get_opcodes()
        for piece in (
            [Piece(How.SAME, "".join(old[i:j]))]
            if tag == "equal"
            else _replaced("".join(old[i:j]), "".join(new[k:m]))
        )
    )


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(How.REMOVED, before)
    if after:
        yield Piece(How.ADDED, after)


def _change(wid: str, old: Tree, new: Tree, moved: frozenset[str]) -> Change:
    before, after = old.said.get(wid), new.said.get(wid)
    return Change(
        wid=wid, what=frozenset(_differences(wid, before, after, moved)), before=before, after=after
    )


def _differences(
    wid: str, before: Said | None, after: Said | None, moved: frozenset[str]
) -> Iterator[What]:
    if before is None or after is None:
        yield What.ADDED if before is None else What.REMOVED
        return
    if wid in moved:
        yield What.MOVED
    if before.number != after.number:
        yield What.RENUMBERED
    if before.heading != after.heading:
        yield What.RETITLED
    if before.words != after.words or before.kind is not after.kind:
        yield What.CHANGED


def _moved(old: Tree, new: Tree) -> frozenset[str]:
    """What stands below another element, or no longer in the order of most of its neighbours."""
    was, now = old.above, new.above
    elsewhere = {one for one in now if one in was and was[one] != now[one]}
    places = {one: place for below in old.order.values() for place, one in enumerate(below)}
    overtaken = (
        one
        for parent, below in new.order.items()
        for one in _out_of_order(
            [one for one in below if was.get(one, None) == parent and one in places], places
        )
    )
    return frozenset({*elsewhere, *overtaken})


def _out_of_order(below: list[str], places: dict[str, int]) -> set[str]:
    """Those that are not in a longest run that kept its order."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, one in enumerate(below):
        at = bisect_left(tails, places[one])
        tails[at : at + 1] = [places[one]]
        ends[at : at + 1] = [index]
        back.append(ends[at - 1] if at else -1)
    kept, index = set(), ends[-1] if ends else -1
    while index >= 0:
        kept.add(below[index])
        index = back[index]
    return set(below) - kept
