"""Amendments to a text: what each asks for, which cannot stand together, what they make of it.

An amendment is anchored to the permanent id of an element and to the version that it was written
against. `carried` brings it to a later version where the element is unchanged, and else says why
not; `conflicts` finds those that ask for different things; `amended` applies what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from foedus.drafting.conflict import Conflict
from foedus.drafting.errors import Conflicting, Orphan
from foedus.drafting.identity import wids_of, with_ids
from foedus.drafting.structure import Element, Kind, Text, element_at
from foedus.law.terms.wording import Wording


class Deed(StrEnum):
    """What an amendment does to its element."""

    REPLACE_WORDS = "replace-words"
    REPLACE_HEADING = "replace-heading"
    INSERT_BEFORE = "insert-before"
    INSERT_AFTER = "insert-after"
    DELETE = "delete"


INSERTS = frozenset({Deed.INSERT_BEFORE, Deed.INSERT_AFTER})
"""Deeds that leave their element as it is and put another beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What somebody proposes to do with the element *element* (its wid).

    *passage* are the words of it to be replaced by *words*; empty: all of them. *heading*,
    *number* and *kind* are those of an inserted element (its kind is its neighbour's if None).
    """

    key: int
    element: str
    deed: Deed
    passage: str = ""
    words: str = ""
    heading: str = ""
    number: str = ""
    kind: Kind | None = None
    party: str = ""

    @property
    def content(self) -> tuple[object, ...]:
        """What it asks for, whoever asks."""
        asked = (self.deed, self.passage, self.words, self.heading, self.number, self.kind)
        return (self.element, *asked)


@dataclass(frozen=True, slots=True)
class Carried:
    """It can be made in the present version as it was written."""

    amendment: Amendment


@dataclass(frozen=True, slots=True)
class Orphaned:
    """It cannot: the text has moved on from under it, for *reason*."""

    amendment: Amendment
    reason: Wording


_GONE = Wording("The provision is no longer in the text.", "Этого положения в тексте больше нет.")
_OTHER_WORDS = Wording(
    "The provision has other words now than when the amendment was written.",
    "Слова положения изменились после того, как была написана поправка.",
)
_NO_PASSAGE = Wording(
    "The words to be replaced do not stand in the provision, or more than once.",
    "Заменяемых слов в положении нет, или они встречаются не один раз.",
)
_SAME_WORDS = Wording(
    "They replace the same words differently.", "Они по-разному заменяют одни и те же слова."
)
_SAME_HEADING = Wording("They give different headings.", "Они дают разные заголовки.")
_SAME_PLACE = Wording(
    "They insert different provisions under one number.",
    "Они вставляют разные положения под одним номером.",
)
_DELETED = Wording("One deletes what another changes.", "Одна исключает то, что изменяет другая.")


def carried(amendment: Amendment, written_against: Text, now: Text) -> Carried | Orphaned:
    """Whether *amendment* still stands in *now*, having been *written_against* an earlier version.

    Where only a passage is replaced, it stands as long as the passage is there exactly once; a
    heading, as long as the heading is the same; an insertion, as long as its neighbour is there.
    """
    if amendment.element not in now.paths:
        return Orphaned(amendment, _GONE)
    then = element_at(written_against, amendment.element)
    present = element_at(now, amendment.element)
    match amendment.deed:
        case Deed.INSERT_BEFORE | Deed.INSERT_AFTER:
            stands = True
        case Deed.REPLACE_HEADING:
            stands = then.heading == present.heading
        case Deed.REPLACE_WORDS if amendment.passage:
            if not stands_once(present.words, amendment.passage):
                return Orphaned(amendment, _NO_PASSAGE)
            stands = True
        case Deed.REPLACE_WORDS:
            stands = then.words == present.words
        case Deed.DELETE:
            stands = _content(then) == _content(present)
    return Carried(amendment) if stands else Orphaned(amendment, _OTHER_WORDS)


def stands_once(words: str, passage: str) -> bool:
    r"""Whether *passage* is at exactly one place; places that overlap are two.

    >>> stands_once("the sea", "the"), stands_once("the\nthe\nthe", "the\nthe")
    (True, False)
    """
    first = words.find(passage)
    return first >= 0 and words.find(passage, first + 1) < 0


def _content(one: Element) -> tuple[object, ...]:
    return (one.heading, one.words, tuple(_content(child) for child in one.children))


def conflicts(text: Text, amendments: tuple[Amendment, ...]) -> tuple[Conflict, ...]:
    """The amendments that cannot all be made in *text*, those of one matter together."""
    named = {one.element for one in amendments} & text.paths.keys()
    within = {wid: frozenset(one.wid for one in text.paths[wid]) for wid in named}
    pairs = [
        (first, second, reason)
        for first, second in _near(amendments, within)
        if (reason := _against(text, first, second)) is not None
    ]
    return tuple(_grouped(pairs))


def _near(
    amendments: tuple[Amendment, ...], within: dict[str, frozenset[str]]
) -> Iterator[tuple[Amendment, Amendment]]:
    """Pairs that are about one element, or of which one deletes what the other stands in."""
    for first, second in combinations(amendments, 2):
        one, other = within.get(first.element, ()), within.get(second.element, ())
        if first.element in other or second.element in one:
            yield first, second


def _against(text: Text, first: Amendment, second: Amendment) -> Wording | None:
    """Why two amendments cannot both be made; None where they can."""
    if first.content == second.content:
        return None
    for deleting, other in ((first, second), (second, first)):
        if deleting.deed is Deed.DELETE and _is_lost(deleting, other):
            return _DELETED
    if first.element != second.element or first.deed is not second.deed:
        return None
    match first.deed:
        case Deed.REPLACE_HEADING:
            return _SAME_HEADING
        case Deed.REPLACE_WORDS if _overlap(element_at(text, first.element), first, second):
            return _SAME_WORDS
        case Deed.INSERT_BEFORE | Deed.INSERT_AFTER if (
            first.number and first.number == second.number
        ):
            return _SAME_PLACE
        case _:
            return None


def _is_lost(deleting: Amendment, other: Amendment) -> bool:
    """Whether what *other* does would be gone with what *deleting* takes out."""
    if other.deed is Deed.DELETE:
        return False
    return other.element != deleting.element or other.deed not in INSERTS


def _overlap(element: Element, first: Amendment, second: Amendment) -> bool:
    one, other = _span(element, first), _span(element, second)
    return (one[0] < other[1] and other[0] < one[1]) or one == other


def _span(element: Element, amendment: Amendment) -> tuple[int, int]:
    if not amendment.passage:
        return 0, max(len(element.words), 1)
    at = element.words.find(amendment.passage)
    return (at, at + len(amendment.passage)) if at >= 0 else (0, max(len(element.words), 1))


def _grouped(pairs: list[tuple[Amendment, Amendment, Wording]]) -> Iterator[Conflict]:
    """Amendments that are against one another, directly or through others, as one conflict."""
    groups: list[tuple[list[Amendment], Wording]] = []
    for first, second, reason in pairs:
        near = [one for one in groups if first in one[0] or second in one[0]]
        joined = list(dict.fromkeys([a for group, _ in near for a in group] + [first, second]))
        groups = [one for one in groups if one not in near]
        groups.append((joined, near[0][1] if near else reason))
    for members, reason in groups:
        keys = tuple(sorted(one.key for one in members))
        yield Conflict(members[0].element, keys, reason)


def amended(text: Text, amendments: tuple[Amendment, ...]) -> Text:
    """*text* with all *amendments* made. The same one asked for twice is made once.

    Raises `Conflicting` where they cannot all be made, `NoSuchElement` for an element that is not
    there, `Orphan` for a passage that is not.
    """
    clash = conflicts(text, amendments)
    if clash:
        raise Conflicting(clash)
    wanted = {one.content: one for one in reversed(amendments)}
    todo = tuple(sorted(wanted.values(), key=lambda one: one.key))
    for one in todo:
        element_at(text, one.element)
    elements = tuple(_level(text.elements, todo))
    return with_ids(replace(text, elements=elements), wids_of(text))


def _level(elements: tuple[Element, ...], todo: tuple[Amendment, ...]) -> Iterator[Element]:
    for one in elements:
        own = [a for a in todo if a.element == one.wid]
        yield from (_inserted(one, a) for a in own if a.deed is Deed.INSERT_BEFORE)
        if not any(a.deed is Deed.DELETE for a in own):
            changed = _changed(one, own)
            yield replace(changed, children=tuple(_level(one.children, todo)))
        yield from (_inserted(one, a) for a in own if a.deed is Deed.INSERT_AFTER)


def _inserted(beside: Element, amendment: Amendment) -> Element:
    return Element(
        kind=amendment.kind or beside.kind,
        number=amendment.number,
        heading=amendment.heading,
        words=amendment.words,
    )


def _changed(one: Element, own: list[Amendment]) -> Element:
    heading = next((a.heading for a in own if a.deed is Deed.REPLACE_HEADING), one.heading)
    return replace(one, heading=heading, words=_words(one, own))


def _words(one: Element, own: list[Amendment]) -> str:
    """The words with each passage replaced, the last first, so that places stay true."""
    words = one.words
    replacing = [a for a in own if a.deed is Deed.REPLACE_WORDS]
    for amendment in replacing:
        if amendment.passage and not stands_once(one.words, amendment.passage):
            raise Orphan(amendment.element, _NO_PASSAGE)
    for amendment in sorted(replacing, key=lambda a: -_span(one, a)[0]):
        start, end = _span(one, amendment) if amendment.passage else (0, len(words))
        words = words[:start] + amendment.words + words[end:]
    return words
