"""The paragraphs of a Word file that is to be written, with what was proposed for each.

A proposal is written into the paragraphs of the text. Where it takes out words that another one
takes out too, Word has no way to say both; it then stands as a paragraph of its own, put in by its
author, and its bookmark says instead of what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import count, zip_longest

from foedus.drafting.amending import INSERTS, Amendment, Deed, stands_once
from foedus.drafting.comparing import How, word_pieces
from foedus.drafting.structure import Element, Kind, Text, element_at, walk
from foedus.drafting.word.errors import UnwritableWord
from foedus.drafting.word.naming import Anchor, Role, code_of
from foedus.drafting.word.proposed import Proposed
from foedus.drafting.word.slots import HEADED, Slot, own_slots
from foedus.law.terms.wording import Wording

_GONE = Wording("[delete]", "[исключить]")


@dataclass(frozen=True, slots=True)
class Edit:
    """The words from *start* to *end* of a paragraph are replaced by *words*."""

    start: int
    end: int
    words: str
    by: Proposed


@dataclass(slots=True, kw_only=True)
class Row:
    """A paragraph: *before* its words stands its number with what parts them."""

    anchor: Anchor
    before: str
    words: str
    level: int
    wid: str
    edits: list[Edit] = field(default_factory=list)
    put_in: Proposed | None = None
    taken_out: Proposed | None = None


Additions = defaultdict[str, list[Row]]
"""What was put in, by the wid of what it stands beside."""


@dataclass(slots=True)
class Sheet:
    """The rows of the text under way."""

    text: Text
    rows: dict[str, list[Row]]
    above: Additions = field(default_factory=lambda: Additions(list))
    more: Additions = field(default_factory=lambda: Additions(list))
    instead: Additions = field(default_factory=lambda: Additions(list))
    after: Additions = field(default_factory=lambda: Additions(list))
    serials: Iterator[int] = field(default_factory=lambda: count(1))

    def in_order(self) -> Iterator[Row]:
        """Every row, in the order of reading."""
        for element in self.text.elements:
            yield from self._of(element)

    def _of(self, element: Element) -> Iterator[Row]:
        wid = element.wid
        yield from self.above[wid]
        yield from self.rows[wid]
        yield from self.more[wid]
        yield from self.instead[wid]
        for child in element.children:
            yield from self._of(child)
        yield from self.after[wid]


def sheet_of(text: Text, proposed: tuple[Proposed, ...]) -> Sheet:
    """The rows of *text* with everything that was *proposed*.

    Raises `NoSuchElement`, and `UnwritableWord` for a text whose elements have no ids of their own.
    """
    rows: dict[str, list[Row]] = {}
    for element, level in _levels(text.elements, 1):
        if not element.wid or element.wid in rows:
            raise UnwritableWord(
                f"{element.label} has no permanent id of its own, and would not be found again in "
                "the file. Give the text its ids (`with_ids`) first."
            )
        rows[element.wid] = [_row(slot) for slot in own_slots(element, level)]
    sheet = Sheet(text, rows)
    for one in proposed:
        _place(sheet, one)
    return sheet


def _levels(elements: tuple[Element, ...], level: int) -> Iterator[tuple[Element, int]]:
    for one in elements:
        yield one, level
        yield from _levels(one.children, level + 1)


def _row(slot: Slot) -> Row:
    before = slot.number + slot.between
    return Row(anchor=slot.anchor, before=before, words=slot.words, level=slot.level, wid=slot.wid)


def _place(sheet: Sheet, one: Proposed) -> None:
    amendment = one.amendment
    element = element_at(sheet.text, amendment.element)
    if amendment.deed in INSERTS:
        _insert(sheet, element, one)
    elif amendment.deed is Deed.DELETE:
        _delete(sheet, element, one)
    elif amendment.deed is Deed.REPLACE_HEADING:
        _retitle(sheet, element, one)
    else:
        _reword(sheet, element, one)


def _insert(sheet: Sheet, beside: Element, one: Proposed) -> None:
    asked = one.amendment
    is_after = asked.deed is Deed.INSERT_AFTER
    role = Role.AFTER if is_after else Role.BEFORE
    into = sheet.after if is_after else sheet.above
    into[beside.wid] += _added(sheet, beside, one, role, _paragraphs(asked, beside))


def _paragraphs(asked: Amendment, beside: Element) -> Iterator[tuple[Kind, int, str, str]]:
    """Of an inserted provision: kind, line (0 for the heading), what stands before, words."""
    kind = asked.kind or beside.kind
    is_headed = kind in HEADED
    if is_headed or asked.heading:
        number = asked.number if is_headed else ""
        yield kind, 0, number + ("\n" if asked.heading else ""), asked.heading
    number = "" if is_headed else asked.number
    words = asked.words.split("\n") if asked.words or not is_headed else []
    for line, text in enumerate(words, start=1):
        yield kind, line, f"{number}\t" if number and line == 1 else "", text


def _added(
    sheet: Sheet,
    beside: Element,
    one: Proposed,
    role: Role,
    paragraphs: Iterator[tuple[Kind, int, str, str]],
) -> list[Row]:
    serial, level = next(sheet.serials), sheet.rows[beside.wid][0].level
    code = code_of(beside.wid)
    return [
        Row(
            anchor=Anchor(role=role, code=code, line=line, serial=serial, kind=kind),
            before=before,
            words=words,
            level=level,
            wid=beside.wid,
            put_in=one,
        )
        for kind, line, before, words in paragraphs
    ]


def _delete(sheet: Sheet, element: Element, one: Proposed) -> None:
    rows = [row for e in (element, *walk(element)) for row in sheet.rows[e.wid]]
    if any(row.edits or row.taken_out for row in rows):
        words = _GONE.en if sheet.text.language == "en" else _GONE.ru
        told = iter([(element.kind, 0, "", words)])
        sheet.instead[element.wid] += _added(sheet, element, one, Role.GONE, told)
        return
    for row in rows:
        row.taken_out = one


def _retitle(sheet: Sheet, element: Element, one: Proposed) -> None:
    heading = next((r for r in sheet.rows[element.wid] if r.anchor.role is Role.HEADING), None)
    new = one.amendment.heading
    edits = [] if heading is None else _edits(heading.words, new, one)
    if heading is None or _clashes(heading, edits):
        told = iter([(element.kind, 0, "", new)])
        sheet.instead[element.wid] += _added(sheet, element, one, Role.OTHER_HEADING, told)
    else:
        heading.edits += edits


def _reword(sheet: Sheet, element: Element, one: Proposed) -> None:
    new = words_after(element, one.amendment).split("\n")
    rows = [row for row in sheet.rows[element.wid] if row.anchor.role is Role.WORDS]
    changed: list[tuple[Row, list[Edit]]] = []
    removed: list[Row] = []
    more: list[str] = []
    for row, words in _paired(rows, new):
        if row is None:
            more.append(words or "")
        elif words is None:
            removed.append(row)
        elif row.words != words:
            changed.append((row, _edits(row.words, words, one)))
    clashes = any(_clashes(row, edits) for row, edits in changed)
    if clashes or any(row.edits or row.taken_out for row in removed):
        told = ((element.kind, line, "", words) for line, words in enumerate(new))
        sheet.instead[element.wid] += _added(sheet, element, one, Role.OTHER_WORDS, told)
        return
    for row, edits in changed:
        row.edits += edits
    for row in removed:
        row.taken_out = one
    if more:
        told = ((element.kind, line, "", words) for line, words in enumerate(more))
        sheet.more[element.wid] += _added(sheet, element, one, Role.MORE, told)


def _paired(rows: list[Row], new: list[str]) -> list[tuple[Row | None, str | None]]:
    """Which line becomes which; one after the other where lines put in would not stand last.

    A line that bears the number of its provision becomes the first line; it is never taken out.
    """
    pairs = list(_lines(rows, new))
    if pairs[0][1] is None and rows[0].before:  # its number would be taken out with its words
        pairs = [(rows[0], new[0]), *_lines(rows[1:], new[1:])]
    more = [words or "" for row, words in pairs if row is None]
    if not more or _stand_last(rows, new, more):
        return pairs
    return list(zip_longest(rows, new))


def _stand_last(rows: list[Row], new: list[str], more: list[str]) -> bool:
    """Whether the additional lines follow all others: then they can stand below them."""
    return new[len(new) - len(more) :] == more and len(new) - len(more) <= len(rows)


def _lines(rows: list[Row], new: list[str]) -> Iterator[tuple[Row | None, str | None]]:
    """Which line becomes which: those alike, and between them one after the other."""
    matcher = SequenceMatcher(None, [row.words for row in rows], new, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        yield from zip_longest(rows[first:last], new[start:end])


def words_after(element: Element, amendment: Amendment) -> str:
    """The words of *element* with a replacement made; all, where its passage is not there once."""
    words, passage = element.words, amendment.passage
    if passage and stands_once(words, passage):
        return words.replace(passage, amendment.words)
    return amendment.words


def _edits(before: str, after: str, one: Proposed) -> list[Edit]:
    """What is to be taken out and put in, in the places of *before*; neighbours are joined."""
    made: list[Edit] = []
    place = 0
    for piece in word_pieces(before, after):
        is_added = piece.how is How.ADDED
        end = place if is_added else place + len(piece.words)
        if piece.how is not How.SAME:
            words = piece.words if is_added else ""
            if made and made[-1].end == place:
                made[-1] = Edit(made[-1].start, end, made[-1].words + words, one)
            else:
                made.append(Edit(place, end, words, one))
        place = end
    return made


def _clashes(row: Row, edits: list[Edit]) -> bool:
    """Whether one of *edits* touches words that are taken out already, or stands within them."""
    if row.taken_out is not None:
        return True
    return any(
        (new.start < old.end and old.start < new.end)
        or (old.start < new.start < old.end)
        or (new.start < old.start < new.end)
        for new in edits
        for old in row.edits
    )
