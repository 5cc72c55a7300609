"""What one author asks for: the amendments in their changes to the paragraphs of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from foedus.drafting.amending import Amendment, Deed
from foedus.drafting.structure import Element, Text, walk
from foedus.drafting.word.additions import Additions, additions_in, as_amendments, printed
from foedus.drafting.word.groups import Group, Laid, PutIn
from foedus.drafting.word.naming import Role, code_of
from foedus.drafting.word.portions import Portion, Token, latest, portion_of, spaced
from foedus.drafting.word.proposed import Proposed
from foedus.drafting.word.slots import HEADED, Slot, slots
from foedus.drafting.word.stretches import compared, replaced, tokens_of
from foedus.drafting.word.views import by, nothing, words_of


@dataclass(frozen=True)
class Voice:
    """One *author* (nobody: empty) and what becomes of each paragraph of the *text*.

    *lines* are those put in behind a provision (its wid; empty: before all). *put_in* are the
    paragraphs that say themselves what they are beside.
    """

    author: str
    text: Text
    portions: Mapping[Slot, Portion]
    lines: Mapping[str, Sequence[list[Token]]]
    put_in: Sequence[tuple[PutIn, str, datetime | None]]

    @cached_property
    def own(self) -> Mapping[str, Sequence[tuple[Slot, Portion]]]:
        """The paragraphs of each provision, by its wid."""
        made: defaultdict[str, list[tuple[Slot, Portion]]] = defaultdict(list)
        for slot, portion in self.portions.items():
            made[slot.wid].append((slot, portion))
        return made

    def proposed(self) -> Iterator[Proposed]:
        """The amendments, in the order of reading."""
        gone: set[str] = set()
        yield from self._inserted("")
        for element in walk(self.text):
            if element.wid in gone:
                continue
            if self._is_gone(element):
                gone |= {element.wid, *(one.wid for one in walk(element))}
                at = latest(self.portions[slot].at for slot in self._slots(element))
                yield self._said(Amendment(key=0, element=element.wid, deed=Deed.DELETE), at)
            else:
                yield from self._heading(element)
                yield from self._words(element)
            yield from self._inserted(element.wid)
            yield from self._beside(element)

    def _slots(self, element: Element) -> list[Slot]:
        elements = (element, *walk(element))
        return [slot for one in elements for slot, _ in self.own.get(one.wid, ())]

    def _is_gone(self, element: Element) -> bool:
        """Whether nothing is left of a provision that had words or a number."""
        own = self._slots(element)
        had = any(slot.number or slot.words for slot in own)
        return had and not any(self.portions[slot].keeps for slot in own)

    def _heading(self, element: Element) -> Iterator[Proposed]:
        for slot, portion in self._own(element, Role.HEADING):
            after = " ".join(portion.after.split())
            if after != slot.words and portion.before != portion.after:
                told = Amendment(key=0, element=slot.wid, deed=Deed.REPLACE_HEADING, heading=after)
                yield self._said(told, portion.at)

    def _words(self, element: Element) -> Iterator[Proposed]:
        own = [portion for _, portion in self._own(element, Role.WORDS)]
        more = [*self._more(element), *self._additions(element.wid).more]
        for left in self._nowhere(element):
            at = latest(one.at for line in self.lines.get(element.wid, ()) for one in line)
            more += [[Token(line, before=False, after=True, at=at)] for line in printed(left)]
        for one in replaced(tokens_of(own, more), element.words):
            told = Amendment(
                key=0,
                element=element.wid,
                deed=Deed.REPLACE_WORDS,
                passage=one.passage,
                words=one.words,
            )
            yield self._said(told, one.at)

    def _own(self, element: Element, role: Role) -> Iterator[tuple[Slot, Portion]]:
        for slot, portion in self.own.get(element.wid, ()):
            if slot.role is role:
                yield slot, portion

    def _additions(self, wid: str) -> Additions:
        return additions_in(self.lines.get(wid, ()), self.text.language)

    def _inserted(self, wid: str) -> Iterator[Proposed]:
        """New provisions in the lines behind *wid*."""
        at = latest(one.at for line in self.lines.get(wid, ()) for one in line)
        for one in as_amendments(self.text, wid, self._additions(wid).inserted):
            if isinstance(one, Amendment):
                yield self._said(one, at)

    def _nowhere(self, element: Element) -> Iterator[Element]:
        """Those that can stand nowhere as neighbours: they are more words."""
        found = as_amendments(self.text, element.wid, self._additions(element.wid).inserted)
        yield from (one for one in found if isinstance(one, Element))

    def _more(self, element: Element) -> Iterator[list[Token]]:
        for one, words, at in self._put(element, Role.MORE):
            del one
            yield [Token(words, before=False, after=True, at=at)]

    def _put(self, element: Element, role: Role) -> Iterator[tuple[PutIn, str, datetime | None]]:
        code = code_of(element.wid)
        for one in self.put_in:
            if one[0].anchor.role is role and one[0].anchor.code == code:
                yield one

    def _beside(self, element: Element) -> Iterator[Proposed]:
        """What says itself that it stands beside, or instead of, a provision."""
        for role in (Role.OTHER_HEADING, Role.OTHER_WORDS, Role.GONE, Role.BEFORE, Role.AFTER):
            found = list(self._put(element, role))
            for _, members in groupby(found, key=lambda one: one[0].anchor.serial):
                held = list(members)
                at = latest(one[2] for one in held)
                for told in _of_role(element, role, held):
                    yield self._said(told, at)

    def _said(self, amendment: Amendment, at: datetime | None) -> Proposed:
        return Proposed(amendment=amendment, author=self.author, at=at)


def _of_role(
    element: Element, role: Role, held: list[tuple[PutIn, str, datetime | None]]
) -> Iterator[Amendment]:
    words = "\n".join(text for _, text, _ in held)
    if role is Role.GONE:
        yield Amendment(key=0, element=element.wid, deed=Deed.DELETE)
    elif role is Role.OTHER_HEADING:
        yield Amendment(
            key=0, element=element.wid, deed=Deed.REPLACE_HEADING, heading=" ".join(words.split())
        )
    elif role is Role.OTHER_WORDS:
        for one in replaced(compared(element.words, words), element.words):
            yield Amendment(
                key=0,
                element=element.wid,
                deed=Deed.REPLACE_WORDS,
                passage=one.passage,
                words=one.words,
            )
    else:
        yield _inserted(element, role, held)


def _inserted(
    element: Element, role: Role, held: list[tuple[PutIn, str, datetime | None]]
) -> Amendment:
    kind = held[0][0].anchor.kind
    number = heading = ""
    texts = [text for _, text, _ in held]
    if held[0][0].anchor.line == 0:
        number, _, heading = texts.pop(0).partition("\n")
        if kind not in HEADED:
            number, heading = "", number
    if texts and "\t" in texts[0]:
        number, _, texts[0] = texts[0].partition("\t")
    return Amendment(
        key=0,
        element=element.wid,
        deed=Deed.INSERT_AFTER if role is Role.AFTER else Deed.INSERT_BEFORE,
        kind=kind,
        number=number.strip(),
        heading=" ".join(heading.split()),
        words="\n".join(texts),
    )


def tracked(text: Text, beside: Laid, author: str) -> Voice:
    """What *author* tracked: their changes accepted, all others rejected."""
    accepts = by(author)
    portions: dict[Slot, Portion] = {}
    lines: defaultdict[str, list[list[Token]]] = defaultdict(list)
    behind = ""
    for group in beside.groups:
        portion = portion_of(group, group.slot, accepts)
        lines[behind] += portion.lines_before
        if group.slot is not None:
            behind = group.slot.wid
            portions[group.slot] = portion
        lines[behind] += portion.lines_after
    return Voice(author, text, _in_order(text, portions), lines, list(_put_in(beside, author)))


def _put_in(beside: Laid, author: str) -> Iterator[tuple[PutIn, str, datetime | None]]:
    accepts = by(author)
    for one in beside.put_in:
        changes = [c for piece in one.paragraph.pieces for c in piece.changes]
        changes += one.paragraph.mark
        own = [change for change in changes if change.author == author]
        words = words_of(one.paragraph, accepts)
        if own and (words or any(change.adds for change in own)):
            kept = "\t".join(spaced(part) for part in words.split("\t", 1))
            yield one, kept, latest(change.at for change in own)


def untracked(text: Text, beside: Laid) -> Voice:
    """What was changed without tracking: the file, all changes rejected, beside the text."""
    portions: dict[Slot, Portion] = {}
    lines: defaultdict[str, list[list[Token]]] = defaultdict(list)
    behind = ""
    for group in beside.groups:
        if group.slot is None:
            words = spaced(group.words).strip()
            lines[behind] += [[Token(words, before=False, after=True)]] if words else []
        else:
            behind = group.slot.wid
            portions[group.slot] = _compared(group, group.slot)
    portions |= {slot: _missing(slot) for slot in beside.missing}
    return Voice("", text, _in_order(text, portions), lines, ())


def _compared(group: Group, slot: Slot) -> Portion:
    portion = portion_of(group, slot, nothing)
    portion.tokens = compared(slot.words, portion.before.strip())
    portion.at = None
    return portion


def _missing(slot: Slot) -> Portion:
    tokens = [Token(slot.words, before=True, after=False)] if slot.words else []
    return Portion(tokens=tokens, keeps=False)


def _in_order(text: Text, portions: Mapping[Slot, Portion]) -> dict[Slot, Portion]:
    """In the order of the text; a paragraph that the file lacks stays as it is."""
    return {slot: portions.get(slot) or _same(slot) for slot in slots(text)}


def _same(slot: Slot) -> Portion:
    tokens = [Token(slot.words, before=True, after=True)] if slot.words else []
    return Portion(tokens=tokens)
