"""A Word file ──▶ its text: paragraphs, numbers that Word prints, tables; as if changes were taken.

What somebody inserted counts, what somebody deleted does not. The archive is looked at before
anything is unpacked (`archive`); no part may define entities.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from foedus.documents.archive import AGAIN, STUMBLES, broken, parts_of
from foedus.documents.errors import BrokenDocument, MissingReader, UnreadableDocument
from foedus.documents.lists import Lists, W, lists_of, value_of, whole
from foedus.documents.pages import too_deep
from foedus.documents.places import Weaving
from foedus.documents.plain import paragraph_block, with_titles
from foedus.documents.terms import Block, BlockKind, Limits, Stated, StatedDay
from foedus.law.terms.wording import Wording

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_Library: TypeAlias = Any
"""What the library gives; it has few types."""
_PARTS: Final = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml")
_DEFINES: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SILENT: Final = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""What holds no words, deleted words, or words twice."""
_OUTLINES: Final = 6
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}
_HEADING: Final = re.compile(r"(?:heading|заголовок|título|titre)\s*([1-6])", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:title|название|заголовок|título|titre)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says of its paragraphs."""

    level: int
    list_number: str
    list_level: int


_PLAIN: Final = _Style(0, "", 0)


def read_word(content: bytes, name: str, limits: Limits) -> tuple[str, tuple[Block, ...], Stated]:
    """The text, its blocks, and what the file states. Raises an `UnreadableDocument`."""
    for part in parts_of(content, name, _PARTS).values():
        if _DEFINES.search(part) or part.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise BrokenDocument(
                name,
                Wording("it defines entities of its own.", "в нём определены сущности."),
                AGAIN,
            )
    try:
        import docx  # late: an optional library
        from docx.exceptions import PythonDocxError
        from lxml import etree  # type: ignore[import-untyped]
    except ImportError as fault:
        raise MissingReader(name, "python-docx") from fault
    stumbles = (
        *STUMBLES,
        *(etree.LxmlError, AttributeError, TypeError, IndexError, AssertionError, PythonDocxError),
    )
    try:
        document = docx.Document(io.BytesIO(content))
        body = document.element.body
        _check_depth(body, name, limits.depth)
        reading = _Reading(_styles(document), lists_of(_numbering(document)))
        reading.blocks_in(body, BlockKind.PARAGRAPH)
        text = reading.weaving.text()
        return text, with_titles(text, reading.blocks), _stated(document)
    except UnreadableDocument:
        raise
    except stumbles as fault:
        raise broken(name, fault) from fault


def _check_depth(body: Element, name: str, depth: int) -> None:
    waiting = [(body, 1)]
    while waiting:
        one, deep = waiting.pop()
        if deep > depth:
            raise too_deep(name, depth)
        waiting.extend((child, deep + 1) for child in one)


def _numbering(document: _Library) -> Element | None:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError, ValueError):
        return None


def _styles(document: _Library) -> Mapping[str, _Style]:
    held: dict[str, _Style] = {}
    based: dict[str, str] = {}
    for one in document.styles.element.iter(f"{W}style"):
        style = str(one.get(f"{W}styleId", ""))
        based[style] = value_of(one, "basedOn")
        held[style] = _style(value_of(one, "name"), one.find(f"{W}pPr"))
    return {style: _inherited(style, held, based) for style in held}


def _style(name: str, properties: Element | None) -> _Style:
    found = _HEADING.match(name)
    outline = whole(value_of(properties, "outlineLvl"), 9)
    level = int(found[1]) if found is not None else (outline + 1 if outline < _OUTLINES else 0)
    if _TITLE.match(name):
        level = 1
    numbered = None if properties is None else properties.find(f"{W}numPr")
    return _Style(level, value_of(numbered, "numId"), whole(value_of(numbered, "ilvl"), 0))


def _inherited(style: str, held: Mapping[str, _Style], based: Mapping[str, str]) -> _Style:
    own = held[style]
    above = based.get(style, "")
    for _ in range(12):
        if above not in held or (own.level and own.list_number):
            break
        other = held[above]
        if not own.list_number:
            own = replace(own, list_number=other.list_number, list_level=other.list_level)
        own = own if own.level else replace(own, level=other.level)
        above = based.get(above, "")
    return own


def _stated(document: _Library) -> Stated:
    core = document.core_properties
    created = core.created
    days = () if created is None else (StatedDay(_day(created), "Word created"),)
    language = str(core.language or "").strip().lower()[:2]
    return Stated(dates=days, title=str(core.title or "").strip(), language=language)


def _day(moment: datetime) -> date:
    return date(moment.year, moment.month, moment.day)


@dataclass(slots=True)
class _Reading:
    """Goes through the paragraphs in the order of reading."""

    styles: Mapping[str, _Style]
    lists: Lists
    weaving: Weaving = field(default_factory=Weaving)
    blocks: list[Block] = field(default_factory=list)

    def blocks_in(self, within: Element, kind: BlockKind) -> None:
        """All paragraphs in *within*; the depth was checked."""
        for child in within:
            if not isinstance(child.tag, str) or child.tag in _SILENT:
                continue
            if child.tag == f"{W}p":
                self._paragraph(child, kind)
            elif not _is_deleted_row(child):
                inner = BlockKind.CELL if child.tag == f"{W}tc" else kind
                self.blocks_in(child, inner)

    def _paragraph(self, paragraph: Element, kind: BlockKind) -> None:
        boxes: list[Element] = []
        words = "".join(_words(paragraph, boxes)).strip()
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(value_of(properties, "pStyle"), _PLAIN)
        numbered = None if properties is None else properties.find(f"{W}numPr")
        number = value_of(numbered, "numId", style.list_number)
        level = whole(value_of(numbered, "ilvl"), style.list_level)
        printed = self.lists.next_number(number, min(level, 8)) if number and words else ""
        if words or printed:
            outline = whole(value_of(properties, "outlineLvl"), 9)
            heading = style.level or (outline + 1 if outline < _OUTLINES else 0)
            self._add(f"{printed} {words}".strip(), kind, heading, printed)
        for box in boxes:
            self.blocks_in(box, kind)

    def _add(self, words: str, kind: BlockKind, heading: int, printed: str) -> None:
        start = self.weaving.length
        self.weaving.between(words)
        self.weaving.between("\n")
        block = Block(start=start, end=start + len(words), kind=kind)
        if kind is BlockKind.PARAGRAPH:
            numbered = paragraph_block(block, words)
            if numbered.kind is BlockKind.HEADING:
                block = replace(numbered, level=heading or numbered.level)
            elif heading:
                block = replace(block, kind=BlockKind.HEADING, level=heading)
            elif printed:
                block = replace(block, kind=BlockKind.ITEM)
            else:
                block = numbered
        self.blocks.append(block)


def _is_deleted_row(element: Element) -> bool:
    if element.tag != f"{W}tr":
        return False
    properties = element.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}del") is not None


def _words(paragraph: Element, boxes: list[Element]) -> Iterator[str]:
    """The words of a paragraph; text boxes within it are put aside, they are no part of it."""
    waiting = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if not isinstance(one.tag, str) or one.tag in _SILENT:
            continue
        if one.tag == f"{W}t":
            yield one.text or ""
        elif one.tag in _SIGNS:
            yield _SIGNS[one.tag]
        elif one.tag == f"{W}txbxContent":
            boxes.append(one)
        else:
            waiting.extend(reversed(one))
