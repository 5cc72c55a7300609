"""The words of a paragraph of a Word file, with what was done to each.

Every wrapper that can stand around words is walked through; what is not known is walked through
too, so that no words are lost. Source: ECMA-376 part 1, 17.3.2 and 17.3.3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.marks import change_of, how_of
from foedus.drafting.word.values import Change, Piece

_MARKUP: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX: Final = qn("w:txbxContent")
_PRIVATE: Final = 0xF000
"""Symbol fonts stand in the private use area of Unicode from here on (17.3.3.30)."""

_SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        qn("w:tab"): "\t",
        qn("w:ptab"): "\t",
        qn("w:cr"): "\n",
        qn("w:noBreakHyphen"): "\u2011",
    }
)
_SILENT: Final = frozenset(
    {
        *(qn("w:rPr"), qn("w:pPr"), qn("w:instrText"), qn("w:delInstrText"), qn("w:softHyphen")),
        *(qn("w:lastRenderedPageBreak"), qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:rt")),
        *(qn("w:tblPr"), qn("w:tblGrid"), qn("w:annotationRef"), qn("w:fldData")),
    }
)
"""What holds no words of the text."""


@dataclass(slots=True)
class _Spoken:
    """A piece under way."""

    words: list[str]
    changes: tuple[Change, ...]
    comments: frozenset[str]


@dataclass(slots=True)
class Words:
    """The pieces of a paragraph, gathered in the order of reading.

    *open* are the comments whose range has begun; they may go on over paragraphs. *boxes* are the
    text boxes that hang on the paragraph, *notes* the numbers of its notes; *rewritten* counts
    changes of looks.
    """

    open: set[str]
    spoken: list[_Spoken] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    rewritten: int = 0

    def say(self, words: str, changes: tuple[Change, ...]) -> None:
        """Add words; they join those before where nothing distinguishes them."""
        comments = frozenset(self.open)
        last = self.spoken[-1] if self.spoken else None
        if last is not None and (last.changes, last.comments) == (changes, comments):
            last.words.append(words)
        elif words:
            self.spoken.append(_Spoken([words], changes, comments))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What was said, in pieces."""
        told = (Piece("".join(one.words), one.changes, one.comments) for one in self.spoken)
        return tuple(one for one in told if one.words)


def gather(within: etree._Element, words: Words, changes: tuple[Change, ...] = ()) -> None:
    """Gather the words of everything in *within*, which underwent *changes*."""
    for child in within:
        if isinstance(child.tag, str):
            _take(child, words, changes)


def _take(element: etree._Element, words: Words, changes: tuple[Change, ...]) -> None:
    tag = str(element.tag)
    how = how_of(tag)
    taking = _TAKING.get(tag)
    if how is not None:
        gather(element, words, (*changes, change_of(element, how)))
    elif taking is not None:
        taking(element, words, changes)
    elif tag in _SIGNS:
        words.say(_SIGNS[tag], changes)
    elif tag == f"{_MARKUP}AlternateContent":
        chosen = next(iter(element), None)  # each alternative holds the same words
        gather(() if chosen is None else chosen, words, changes)
    elif tag not in _SILENT:
        gather(element, words, changes)
    else:
        words.rewritten += sum(1 for _ in element.iter(qn("w:rPrChange"), qn("w:pPrChange")))


def _text(element: etree._Element, words: Words, changes: tuple[Change, ...]) -> None:
    words.say(str(element.text or ""), changes)


def _break(element: etree._Element, words: Words, changes: tuple[Change, ...]) -> None:
    kind = element.get(qn("w:type"), "textWrapping")
    words.say("\n" if kind == "textWrapping" else " ", changes)


def _symbol(element: etree._Element, words: Words, changes: tuple[Change, ...]) -> None:
    try:
        number = int(str(element.get(qn("w:char"), "")), 16)
    except ValueError:
        number = 0
    is_shown = 0x20 <= number < _PRIVATE and not 0xD800 <= number < 0xE000  # noqa: PLR2004 - Unicode
    words.say(chr(number) if is_shown else "\ufffd", changes)


def _box(element: etree._Element, words: Words, _: tuple[Change, ...]) -> None:
    words.boxes.append(element)


def _anchor(element: etree._Element, words: Words, _: tuple[Change, ...]) -> None:
    words.anchors.append(str(element.get(qn("w:name"), "")))


def _begin(element: etree._Element, words: Words, _: tuple[Change, ...]) -> None:
    words.open.add(str(element.get(qn("w:id"), "")))


def _end(element: etree._Element, words: Words, _: tuple[Change, ...]) -> None:
    words.open.discard(str(element.get(qn("w:id"), "")))


def _point(element: etree._Element, words: Words, _: tuple[Change, ...]) -> None:
    """A comment without a range is on the words before it."""
    number = str(element.get(qn("w:id"), ""))
    if words.spoken and not any(number in one.comments for one in words.spoken):
        words.spoken[-1].comments |= {number}


def _note(element: etree._Element, words: Words, _: tuple[Change, ...]) -> None:
    kind = "footnotes" if element.tag == qn("w:footnoteReference") else "endnotes"
    words.notes.append((kind, str(element.get(qn("w:id"), ""))))


_TAKING: Final[Mapping[str, Callable[[etree._Element, Words, tuple[Change, ...]], None]]] = (
    MappingProxyType(
        {
            qn("w:t"): _text,
            qn("w:delText"): _text,
            _MATHS: _text,
            qn("w:br"): _break,
            qn("w:sym"): _symbol,
            _BOX: _box,
            qn("w:bookmarkStart"): _anchor,
            qn("w:commentRangeStart"): _begin,
            qn("w:commentRangeEnd"): _end,
            qn("w:commentReference"): _point,
            qn("w:footnoteReference"): _note,
            qn("w:endnoteReference"): _note,
        }
    )
)
