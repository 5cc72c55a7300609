"""Three-way merge: two texts made from one base, element by element.

What only one side changed is taken from that side. What both changed, differently, clashes: the
merge then keeps *ours* and tells the clash; nothing is decided silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.drafting.identity import with_ids
from foedus.drafting.structure import Text
from foedus.drafting.trees import ROOT, Said, Tree, put_together, taken_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Something of an element that both sides changed: *part* is words, heading, number, place.

    Sides are empty where the element was deleted there.
    """

    wid: str
    part: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and what has to be decided by somebody."""

    text: Text
    clashes: tuple[Clash, ...]


def merge(base: Text, ours: Text, theirs: Text) -> Merged:
    """What becomes of *base* when both *ours* and *theirs* are to hold."""
    work = _Merge(taken_apart(base), taken_apart(ours), taken_apart(theirs))
    said = work.said()
    order = work.order(said)
    title = _one_of(base.title, ours.title, theirs.title)
    text = put_together(Tree(ours.language, title, said, order))
    return Merged(with_ids(text), tuple(work.clashes))


def _one_of(base: str, ours: str, theirs: str) -> str:
    return theirs if ours == base else ours


@dataclass(slots=True)
class _Merge:
    base: Tree
    ours: Tree
    theirs: Tree
    clashes: list[Clash] = field(default_factory=list)

    def said(self) -> dict[str, Said]:
        """What the elements say that stay, and those that come."""
        found: dict[str, Said] = {}
        for wid in dict.fromkeys((*self.ours.said, *self.theirs.said, *self.base.said)):
            kept = self._kept(wid)
            if kept is not None:
                found[wid] = kept
        return found

    def _kept(self, wid: str) -> Said | None:
        was, mine, other = (t.said.get(wid) for t in (self.base, self.ours, self.theirs))
        if mine is None or other is None:
            return self._of_one_side(wid, was, mine or other)
        return self._of_both(wid, was, mine, other)

    def _of_one_side(self, wid: str, was: Said | None, left: Said | None) -> Said | None:
        """New on one side: it comes. Deleted on one side: it goes, unless the other changed it."""
        if was is None or left is None:
            return left
        if left == was:
            return None
        mine, theirs = wid in self.ours.said, wid in self.theirs.said
        self._clash(wid, "words", was.words, left.words * mine, left.words * theirs)
        return left  # a change is not lost by a deletion that nobody has weighed against it

    def _of_both(self, wid: str, was: Said | None, mine: Said, other: Said) -> Said:
        if other in {mine, was}:
            return mine
        if mine == was:
            return other
        before = was or Said(kind=mine.kind)
        return Said(
            kind=mine.kind if other.kind is before.kind else other.kind,
            number=self._part(wid, "number", before.number, mine.number, other.number),
            heading=self._part(wid, "heading", before.heading, mine.heading, other.heading),
            words=self._part(wid, "words", before.words, mine.words, other.words),
        )

    def _part(self, wid: str, part: str, was: str, mine: str, other: str) -> str:
        if mine != other and was not in {mine, other}:
            self._clash(wid, part, was, mine, other)
        return _one_of(was, mine, other)

    def _clash(self, wid: str, part: str, base: str, ours: str, theirs: str) -> None:
        self.clashes.append(Clash(wid=wid, part=part, base=base, ours=ours, theirs=theirs))

    def order(self, said: dict[str, Said]) -> dict[str, tuple[str, ...]]:
        """The elements below each: each stands once, where the side that moved it put it."""
        above = {wid: self._above(wid, said) for wid in said}
        _without_circles(above)
        parents = dict.fromkeys((ROOT, *said))
        rows = {one: self._row(one, above) for one in parents}
        return {one: tuple(row) for one, row in rows.items() if row}

    def _above(self, wid: str, said: dict[str, Said]) -> str:
        was, mine, other = (t.above.get(wid) for t in (self.base, self.ours, self.theirs))
        if mine is not None and other is not None and mine != other and was not in {mine, other}:
            self._clash(wid, "place", was or ROOT, mine, other)
        places = (mine, other) if mine not in {None, was} or other is None else (other, mine)
        standing = (one for one in (*places, was) if one is not None)
        return next((one for one in standing if one == ROOT or one in said), ROOT)

    def _row(self, parent: str, above: dict[str, str]) -> list[str]:
        mine, other, was = (t.order.get(parent, ()) for t in (self.ours, self.theirs, self.base))
        first, second = (other, mine) if mine == was else (mine, other)
        row = [wid for wid in first if above.get(wid) == parent]
        for place, wid in enumerate(second):
            if wid not in row and above.get(wid) == parent:
                row.insert(_after(second[:place], row), wid)
        row += [wid for wid, stands in above.items() if stands == parent and wid not in row]
        return row


def _after(predecessors: tuple[str, ...], row: list[str]) -> int:
    near = next((one for one in reversed(predecessors) if one in row), None)
    return row.index(near) + 1 if near is not None else 0


def _without_circles(above: dict[str, str]) -> None:
    """Two moves into one another would lose both: what stands in a circle goes to the top."""
    for wid in above:
        seen = set()
        for one in _chain(wid, above):
            if one in seen:
                above[wid] = ROOT
                break
            seen.add(one)


def _chain(wid: str, above: dict[str, str]) -> Iterator[str]:
    while wid != ROOT:
        yield wid
        wid = above[wid]
