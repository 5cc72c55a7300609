"""What the styles and the other parts of a Word file say of its paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.labels import value_in, whole

_RELATIONS: Final = "/relationships/"
_DEEPEST: Final = 20
"""Styles may stand on one another; a circle of them ends here."""
_RUNNING_TEXT: Final = 9
"""The outline level of text that is no heading (ECMA-376 part 1, 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id, the lists, the notes, the language that most of it is in."""

    styles: Mapping[str, etree._Element]
    numbering: etree._Element | None
    footnotes: Mapping[tuple[str, str], etree._Element]
    language: str

    def name(self, style: str) -> str:
        """What people call a style."""
        held = self.styles.get(style)
        return style if held is None else value_in(held, "w:name") or style

    def notes(self, kind: str, number: str) -> etree._Element | None:
        """A foot- or endnote."""
        return self.footnotes.get((kind, number))

    def outline(self, style: str, properties: etree._Element | None) -> int:
        """The level of a heading from 1; 0 for running text."""
        level = whole(self._value(style, properties, "w:outlineLvl") or _RUNNING_TEXT, 9)
        return level + 1 if 0 <= level < _RUNNING_TEXT else 0

    def list_of(self, style: str, properties: etree._Element | None) -> tuple[str, str]:
        """The list that a paragraph is in, and its level there; an empty number for none."""
        for one in self._properties(style, properties):
            found = one.find(qn("w:numPr"))
            if found is not None and found.find(qn("w:numId")) is not None:
                number = value_in(found, "w:numId")
                return ("" if number == "0" else number), value_in(found, "w:ilvl") or "0"
        return "", "0"

    def _value(self, style: str, properties: etree._Element | None, name: str) -> str:
        found = (value_in(one, name) for one in self._properties(style, properties))
        return next((value for value in found if value), "")

    def _properties(self, style: str, properties: etree._Element | None) -> list[etree._Element]:
        """The paragraph's own, then those of its style and of what that stands on."""
        found = [] if properties is None else [properties]
        for _ in range(_DEEPEST):
            held = self.styles.get(style)
            if held is None:
                break
            own = held.find(qn("w:pPr"))
            found += [] if own is None else [own]
            style = value_in(held, "w:basedOn")
        return found


def styles_of(part: DocumentPart) -> Styles:
    """What the parts beside the text say."""
    styles = _beside(part, "styles")
    held = () if styles is None else styles.iter(qn("w:style"))
    return Styles(
        styles={str(one.get(qn("w:styleId"), "")): one for one in held},
        numbering=_beside(part, "numbering"),
        footnotes={
            (kind, str(one.get(qn("w:id"), ""))): one
            for kind, tag in (("footnotes", "w:footnote"), ("endnotes", "w:endnote"))
            for one in _each(_beside(part, kind), tag)
            if one.get(qn("w:type"), "normal") == "normal"
        },
        language=_language(styles),
    )


def _each(part: etree._Element | None, tag: str) -> list[etree._Element]:
    return [] if part is None else list(part.iter(qn(tag)))


def _language(styles: etree._Element | None) -> str:
    for one in _each(styles, "w:lang"):
        said = str(one.get(qn("w:val"), ""))
        if said:
            return said.partition("-")[0].lower()
    return ""


def _beside(part: DocumentPart, kind: str) -> etree._Element | None:
    """The part that *part* is connected with as its *kind*, parsed as the library does."""
    for relation in part.rels.values():
        if relation.reltype.endswith(_RELATIONS + kind) and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None
