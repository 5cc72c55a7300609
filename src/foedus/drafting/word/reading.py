"""Reads a Word file: every paragraph, wherever it stands, with its changes and comments."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.labels import Labels, labels_of, value_in, whole
from foedus.drafting.word.marks import change_of, changes_in, how_of
from foedus.drafting.word.package import checked_package
from foedus.drafting.word.refusals import Reason, refused
from foedus.drafting.word.remarks import comments_of
from foedus.drafting.word.runs import Words, gather
from foedus.drafting.word.styles import Styles, styles_of
from foedus.drafting.word.values import Change, Place, WordParagraph, WordText

_STUMBLES: Final = (
    *(etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError, OSError),
    *(AssertionError, RecursionError, NotImplementedError),
)
"""A package can be whole and still not be what the library expects."""


def read_word(data: bytes) -> WordText:
    """The document in a Word file. It is looked at before it is opened. Raises `UnusableWord`."""
    checked_package(data)
    try:
        return _read(docx.Document(io.BytesIO(data)))
    except _STUMBLES as fault:
        raise refused(Reason.UNREADABLE, type(fault).__name__) from fault


def _read(document: Document) -> WordText:
    styles = styles_of(document.part)
    reading = _Reading(styles, labels_of(styles.numbering), styles.notes)
    paragraphs = tuple(reading.blocks(document.element.body, Place.BODY, ()))
    return WordText(
        paragraphs=paragraphs,
        comments=comments_of(document),
        title=document.core_properties.title or "",
        language=styles.language,
        reformatted=reading.rewritten,
    )


@dataclass(slots=True)
class _Reading:
    """Goes through the blocks of a document in the order of reading."""

    styles: Styles
    labels: Labels
    notes: Callable[[str, str], etree._Element | None]
    rewritten: int = 0
    open: set[str] = field(default_factory=set)

    def blocks(
        self, within: etree._Element, place: Place, changes: tuple[Change, ...]
    ) -> Iterator[WordParagraph]:
        """The paragraphs in *within*, all of which underwent *changes*."""
        for child in within:
            how = how_of(child.tag)
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, place, changes)
            elif child.tag == qn("w:tr"):
                marked = tuple(changes_in(child.find(qn("w:trPr"))))
                yield from self.blocks(child, Place.TABLE, (*changes, *marked))
            elif how is not None:
                yield from self.blocks(child, place, (*changes, change_of(child, how)))
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self._range(child)
                yield from self.blocks(child, place, changes)

    def _range(self, element: etree._Element) -> None:
        """A comment may begin and end between paragraphs."""
        number = str(element.get(qn("w:id"), ""))
        if element.tag == qn("w:commentRangeStart"):
            self.open.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            self.open.discard(number)

    def _paragraph(
        self, element: etree._Element, place: Place, changes: tuple[Change, ...]
    ) -> Iterator[WordParagraph]:
        words = Words(self.open)
        gather(element, words, changes)
        properties = element.find(qn("w:pPr"))
        end = None if properties is None else properties.find(qn("w:rPr"))
        style = "" if properties is None else value_in(properties, "w:pStyle")
        yield WordParagraph(
            pieces=words.pieces,
            mark=(*changes, *changes_in(end)),
            anchors=tuple(words.anchors),
            style=self.styles.name(style),
            outline=self.styles.outline(style, properties),
            label=self._label(style, properties),
            place=place,
        )
        self.rewritten += words.rewritten
        for box in words.boxes:
            yield from self.blocks(box, Place.BOX, changes)
        yield from self._noted(words, changes)

    def _noted(self, words: Words, changes: tuple[Change, ...]) -> Iterator[WordParagraph]:
        for kind, number in words.notes:
            note = self.notes(kind, number)
            if note is not None:
                for one in self.blocks(note, Place.NOTE, changes):
                    yield replace(one, place=Place.NOTE)

    def _label(self, style: str, properties: etree._Element | None) -> str:
        number, level = self.styles.list_of(style, properties)
        return self.labels.next_label(number, whole(level, 0)) if number else ""


_SILENT: Final = frozenset({qn("w:sectPr"), qn("w:tblPr"), qn("w:tblGrid"), qn("w:tcPr")})
