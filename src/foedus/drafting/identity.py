"""The ids of elements: where each stands (eId), and what it is for good (wId).

Source of the form: Akoma Ntoso Naming Convention 1.0, 5.4 (``art_3__para_2__point_a``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final

from foedus.drafting.structure import Element, Kind, Text, walk

SHORT: Final = {
    Kind.PREAMBLE: "preamble",
    Kind.PART: "part",
    Kind.CHAPTER: "chp",
    Kind.SECTION: "sec",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.POINT: "point",
    Kind.SUBPOINT: "indent",
    Kind.ANNEX: "att",
    Kind.CONCLUSIONS: "conclusions",
}
"""How the ids call each kind (Naming Convention, table of abbreviations)."""

_ONCE: Final = frozenset({Kind.PREAMBLE, Kind.CONCLUSIONS})
_ALIKE: Final = 0.6
"""Elements whose words are less alike than this are different elements."""
_COMMON: Final = 20
"""Letters; shorter words stand in many places and prove no identity."""
_MOST_PAIRS: Final = 40_000
"""So many pairs are compared word by word; two texts that differ more are told by numbers."""
_SIGN: Final = re.compile(r"[0-9A-Za-zА-Яа-яЁё]+")
_LATIN: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (
            *("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "j", "k", "l", "m", "n", "o"),
            *("p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "eh"),
            *("yu", "ya"),
        ),
        strict=True,
    )
)


def with_ids(text: Text, taken: frozenset[str] = frozenset()) -> Text:
    """*text* with an eid for each element by its place, and a wid for each that has none.

    *taken* are wids that were given in earlier versions and are not given again.
    """
    numbered = replace(text, elements=_with_eids(text.elements, ""))
    given = Counter(one.wid for one in walk(numbered) if one.wid)
    minting = _Minting(set(taken) | set(given))
    return replace(numbered, elements=tuple(minting.of(one) for one in numbered.elements))


def wids_of(text: Text) -> frozenset[str]:
    """The permanent ids in a text."""
    return frozenset(text.paths)


def slug_of(number: str) -> str:
    """A printed number as part of an id: letters and digits, in Latin.

    >>> slug_of("Статья 3"), slug_of("б)"), slug_of("Article 5 bis"), slug_of("2.1.")
    ('3', 'b', '5-bis', '2-1')
    """
    parts = _SIGN.findall(unicodedata.normalize("NFC", number))
    kept = [part for part in parts if not _is_name(part)] or parts
    return "-".join("".join(_LATIN.get(sign, sign) for sign in part.lower()) for part in kept)[:40]


def _is_name(part: str) -> bool:
    """Whether it is the word "article", not its number."""
    return len(part) > 4 and part.isalpha()  # noqa: PLR2004 - "Part", "bis" and "viii" may be numbers


def _with_eids(elements: tuple[Element, ...], within: str) -> tuple[Element, ...]:
    used: Counter[str] = Counter()
    places: Counter[Kind] = Counter()
    made = []
    for one in elements:
        places[one.kind] += 1
        wanted = _eid(one, within, places[one.kind])
        used[wanted] += 1
        eid = wanted if used[wanted] == 1 else f"{wanted}-dup{used[wanted]}"
        made.append(replace(one, eid=eid, children=_with_eids(one.children, eid)))
    return tuple(made)


def _eid(one: Element, within: str, place: int) -> str:
    own = SHORT[one.kind]
    if one.kind not in _ONCE:
        # an element without a printed number is called by its place (convention: nn_)
        own += f"_{slug_of(one.number)}" if slug_of(one.number) else f"_nn_{place}"
    return f"{within}__{own}" if within else own


@dataclass(slots=True)
class _Minting:
    """Gives wids: the eid where it is free, else the eid and a number."""

    used: set[str]
    seen: set[str] = field(default_factory=set)

    def of(self, one: Element) -> Element:
        wid = one.wid if one.wid and one.wid not in self.seen else self._free(one.eid)
        self.used.add(wid)
        self.seen.add(wid)
        return replace(one, wid=wid, children=tuple(self.of(child) for child in one.children))

    def _free(self, eid: str) -> str:
        number, wid = 1, eid
        while wid in self.used or wid in self.seen:
            number += 1
            wid = f"{eid}-v{number}"
        return wid


def carried_ids(before: Text, after: Text, taken: frozenset[str] = frozenset()) -> Text:
    """*after*, which came from outside, with the wids of the elements of *before* that it keeps.

    Elements are matched by kind and exact words first, then by number, then by likeness of words;
    what is matched with nothing gets a new wid that was never given (*taken*, and *before*'s own).
    """
    bare = replace(after, elements=tuple(_without_wids(one) for one in after.elements))
    named = replace(bare, elements=_with_eids(bare.elements, ""))
    given = _matched(before, named)
    carried = replace(named, elements=tuple(_named(one, given) for one in named.elements))
    return with_ids(carried, taken | wids_of(before))


def aligned_ids(other: Text, text: Text) -> Text:
    """*text* with the wids of *other*, a version in another language: by place alone.

    Words in two languages are never alike; what stands in the same place is the same element.
    """
    wids = {one.eid: one.wid for one in walk(with_ids(other))}
    placed = with_ids(replace(text, elements=tuple(_without_wids(e) for e in text.elements)))
    kept = replace(placed, elements=tuple(_named(one, wids) for one in placed.elements))
    return with_ids(kept, frozenset(wids.values()))


def _without_wids(one: Element) -> Element:
    return replace(one, wid="", children=tuple(_without_wids(child) for child in one.children))


def _named(one: Element, given: dict[str, str]) -> Element:
    children = tuple(_named(child, given) for child in one.children)
    return replace(one, wid=given.get(one.eid, ""), children=children)


def _matched(before: Text, after: Text) -> dict[str, str]:
    """For eids of *after*, the wids of *before*."""
    found = _Matches(list(walk(before)), list(walk(after)))
    found.by(_exactly)
    found.by(_as_written)
    found.by_parts()
    found.by_likeness()
    found.by(_as_numbered)
    return found.given


def _exactly(one: Element) -> str:
    return f"{one.eid}\n{_said(one)}" if _said(one).strip() else ""


def _as_written(one: Element) -> str:
    said = _said(one)
    return f"{one.kind} {said}" if len(said) > _COMMON else ""


def _as_numbered(one: Element) -> str:
    return f"{one.kind} {one.eid}"


def _said(one: Element) -> str:
    """All words of an element and of what it is made of."""
    return "\n".join((one.heading, one.words, *(_said(child) for child in one.children)))


@dataclass(slots=True)
class _Matches:
    """Which elements of two texts are the same: found step by step, the surest first."""

    old: list[Element]
    new: list[Element]
    given: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def by(self, key: Callable[[Element], str]) -> None:
        """Match those that have the same *key*, in their order; the empty key matches nothing."""
        left = defaultdict(list)
        for one in self.old:
            if one.wid not in self.taken and key(one):
                left[key(one)].append(one.wid)
        for one in self.new:
            if one.eid not in self.given and left.get(key(one)):
                self._take(one.eid, left[key(one)].pop(0))

    def by_parts(self) -> None:
        """Match what is made of the same parts, for most of them."""
        kinds = {one.wid: one.kind for one in self.old}
        above = {child.wid: one.wid for one in self.old for child in one.children}
        for one in reversed(self.new):
            votes = Counter(
                above[self.given[child.eid]]
                for child in one.children
                if self.given.get(child.eid) in above
            )
            best = votes.most_common(1)
            free = best and best[0][0] not in self.taken and kinds[best[0][0]] is one.kind
            if free and one.eid not in self.given and 2 * best[0][1] >= len(one.children):
                self._take(one.eid, best[0][0])

    def by_likeness(self) -> None:
        """Match those whose words are more alike than `_ALIKE`, the most alike first."""
        old = [one for one in self.old if one.wid not in self.taken and one.words]
        new = [one for one in self.new if one.eid not in self.given and one.words]
        if len(old) * len(new) > _MOST_PAIRS:
            return
        pairs = [(_likeness(a, b), a.wid, b.eid) for b in new for a in old if a.kind is b.kind]
        for alike, wid, eid in sorted(pairs, key=lambda pair: -pair[0]):
            if alike >= _ALIKE and wid not in self.taken and eid not in self.given:
                self._take(eid, wid)

    def _take(self, eid: str, wid: str) -> None:
        self.given[eid] = wid
        self.taken.add(wid)


def _likeness(before: Element, after: Element) -> float:
    matcher = SequenceMatcher(None, before.words.split(), after.words.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
