"""Which provision each paragraph of a Word file is.

    paragraphs ──reject all──▶ groups (what was one paragraph of the text) ──bookmarks──▶ slots

A group is the paragraph as it was before anything was tracked: a split paragraph is one group, and
so is a paragraph with what was put in before it. What we put in ourselves, and bears a bookmark
that says so, is apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.drafting.word.naming import TEXT_ROLES, Anchor, anchor_in
from foedus.drafting.word.slots import Slot
from foedus.drafting.word.values import Place, WordParagraph
from foedus.drafting.word.views import is_there, nothing, words_of

_ASIDE = frozenset({Place.NOTE, Place.BOX})


@dataclass(frozen=True, slots=True)
class Group:
    """What was one paragraph, and the *slot* of the text that it is, if it is one."""

    paragraphs: tuple[WordParagraph, ...]
    slot: Slot | None

    @property
    def words(self) -> str:
        """What it read before anything was tracked."""
        return "".join(words_of(one, nothing) for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class PutIn:
    """A paragraph that stands beside the text, and says beside what; *after* which slot."""

    paragraph: WordParagraph
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Laid:
    """A Word file laid beside a text: its groups in order, what was put in, which slots are gone.

    *title* is the paragraph that bears the title of the text.
    """

    groups: tuple[Group, ...]
    put_in: tuple[PutIn, ...]
    missing: tuple[Slot, ...]
    title: Group | None


def laid(paragraphs: Sequence[WordParagraph], slots: Sequence[Slot], title: str) -> Laid:
    """Lay the paragraphs of a file beside the *slots* of a text that has this *title*."""
    put_in, rest = [], []
    for one in paragraphs:
        anchor = _added_by(one)
        if anchor is not None and not words_of(one, nothing):
            put_in.append(PutIn(one, anchor))
        elif one.place not in _ASIDE:
            rest.append(one)
    bare = list(_grouped(rest))
    held = _slots_of(bare, slots)
    groups = [Group(members, held.get(number)) for number, members in enumerate(bare)]
    taken = set(held.values())
    first = next((n for n, one in enumerate(groups) if one.slot is not None), len(groups))
    titled = next((one for one in groups[:first] if title and one.words.strip() == title), None)
    if titled is None and title and groups[:first]:
        titled = next((one for one in groups[:first] if one.words.strip()), None)
    return Laid(
        groups=tuple(one for one in groups if one is not titled),
        put_in=tuple(put_in),
        missing=tuple(one for one in slots if one not in taken),
        title=titled,
    )


def _added_by(paragraph: WordParagraph) -> Anchor | None:
    anchors = (anchor_in(name) for name in paragraph.anchors)
    return next((one for one in anchors if one is not None and one.role not in TEXT_ROLES), None)


def _grouped(paragraphs: Sequence[WordParagraph]) -> Iterator[tuple[WordParagraph, ...]]:
    waiting: list[WordParagraph] = []
    for one in paragraphs:
        waiting.append(one)
        if is_there(one.mark, nothing):
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _slots_of(
    groups: Sequence[tuple[WordParagraph, ...]], slots: Sequence[Slot]
) -> dict[int, Slot]:
    """The slot of each group: by its bookmark; else, in order, by the very same words."""
    by_name = {slot.anchor.name: slot for slot in slots}
    held: dict[int, Slot] = {}
    taken: set[Slot] = set()
    for number, members in enumerate(groups):
        names = (name for one in members for name in one.anchors)
        found = [by_name[name] for name in names if name in by_name]
        free = [slot for slot in found if slot not in taken]
        exact = [slot for slot in free if _said(slot) == _words(members)]
        if free and _words(members):
            held[number] = (exact or free)[0]
            taken.add(held[number])
    _by_words(groups, slots, held)
    return held


def _by_words(
    groups: Sequence[tuple[WordParagraph, ...]], slots: Sequence[Slot], held: dict[int, Slot]
) -> None:
    left: dict[str, list[Slot]] = {}
    taken = set(held.values())
    for slot in slots:
        if slot not in taken:
            left.setdefault(_said(slot), []).append(slot)
    for number, members in enumerate(groups):
        same = left.get(_words(members), []) if number not in held and _words(members) else []
        if same:
            held[number] = same.pop(0)


def _said(slot: Slot) -> str:
    return " ".join(f"{slot.number} {slot.words}".split())


def _words(members: Sequence[WordParagraph]) -> str:
    return " ".join("".join(words_of(one, nothing) for one in members).split())
