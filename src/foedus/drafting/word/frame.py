"""The look of a Word file that is written: paper, letters, styles, head and foot of each page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from foedus.drafting.structure import Kind
from foedus.drafting.word.marking import shown
from foedus.drafting.word.naming import TEXT_ROLES, Role
from foedus.drafting.word.rows import Row

_LETTERS: Final = "Times New Roman"
_BLACK: Final = RGBColor(0, 0, 0)
_STEP: Final = 8.0
"""Millimetres by which a provision stands further in than what it is part of."""
_HEADED: Final = {Kind.PART: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.ARTICLE: 4, Kind.ANNEX: 1}
_INDENTS: Final = {Kind.POINT: 1, Kind.SUBPOINT: 2}
_REGIONS: Final = {"en": "en-GB", "ru": "ru-RU"}
_TEXT: Final = "Provision"
_OTHER: Final = "Other proposal"
_LONGEST_TITLE: Final = 250
_LONGEST_IN_HEAD: Final = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHead:
    """What stands above each page: *title*, *version* and *day* in the words of the reader.

    *at* is when the file was made.
    """

    title: str
    version: str
    day: str
    at: datetime


def framed(head: WordHead, language: str) -> Document:
    """An empty document with its styles, its head and its page numbers."""
    made = docx.Document()
    _styles(made, language)
    _paper(made)
    section = made.sections[0]
    top, bottom = section.header.paragraphs[0], section.footer.paragraphs[0]
    top.paragraph_format.tab_stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT)
    top.style = made.styles["Normal"]  # that of headers has tab stops of its own
    title = shown(head.title)
    short = title if len(title) <= _LONGEST_IN_HEAD else f"{title[:_LONGEST_IN_HEAD]}…"
    top.add_run(f"{short}\t{shown(head.version)}, {shown(head.day)}").font.size = Pt(9)
    bottom.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for asked in ("PAGE", "NUMPAGES"):
        bottom.add_run("" if asked == "PAGE" else " / ")
        _field(bottom, asked)
    _properties(made, head, language)
    return made


def dressed(paragraph: Paragraph, row: Row) -> None:
    """Give a paragraph the style of what it holds."""
    held = paragraph._p  # noqa: SLF001 - by name, the library looks through all styles each time
    is_heading = row.anchor.role is Role.HEADING or (
        row.anchor.role in {Role.AFTER, Role.BEFORE} and row.anchor.line == 0
    )
    if is_heading and row.anchor.kind in _HEADED:
        held.style = f"Heading{_HEADED[row.anchor.kind]}"
        return
    is_instead = row.anchor.role not in {*TEXT_ROLES, Role.AFTER, Role.BEFORE, Role.MORE}
    held.style = (_OTHER if is_instead else _TEXT).replace(" ", "")
    step = _INDENTS.get(row.anchor.kind, 0)
    if step:
        paragraph.paragraph_format.left_indent = Mm(_STEP * step)


def _styles(made: Document, language: str) -> None:
    normal = made.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - the library's own template
    _lettered(normal, 12)
    for level in range(1, 5):
        heading = made.styles[f"Heading {level}"]
        assert isinstance(heading, ParagraphStyle)  # noqa: S101 - the library's own template
        _lettered(heading, 12)
        heading.font.bold, heading.font.italic = True, False
        heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)
    for name in (_TEXT, _OTHER):
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - a paragraph style was asked for
        style.base_style = normal
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        style.paragraph_format.tab_stops.add_tab_stop(Mm(_STEP))
    made.styles[_OTHER].paragraph_format.left_indent = Mm(2 * _STEP)
    for one in made.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), _REGIONS.get(language, language))


def _lettered(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _LETTERS, Pt(size), _BLACK
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith(("Theme", "eastAsia", "cs")):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _LETTERS)


def _paper(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)


def _field(paragraph: Paragraph, asked: str) -> None:
    """A field that Word computes: the number of the page, of all pages."""
    field = OxmlElement("w:fldSimple", attrs={qn("w:instr"): asked})
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields


def _properties(made: Document, head: WordHead, language: str) -> None:
    held = made.core_properties
    held.title = shown(head.title)[:_LONGEST_TITLE]
    held.author = held.last_modified_by = held.comments = ""
    held.version = shown(head.version)[:_LONGEST_TITLE]
    held.language = _REGIONS.get(language, language)
    held.created = held.modified = head.at.replace(tzinfo=None)
    held.revision = 1
