"""The marks and the words of an HTML page or an XML file, each with its place.

A library's tree keeps no places, and the standard library's reader of pages needs quadratic time
for some broken ones. This reads left to right, once, as the HTML standard (section 13.2.5) says
for the states that matter here: nothing is ever refused, every step goes forward. An XML file is
given to it only after a parser found it well-formed (`xml_tree`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Dialect: TypeAlias = Literal["html", "xml"]

_TAG: Final = re.compile(r"<(/?)([A-Za-z_:][^\s/>]*+)")
_ATTRIBUTE: Final = re.compile(
    r"""[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>]*+)))?+"""
)
_TAG_END: Final = re.compile(r"[\s/]*+>?")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?>")
_COMMENT_END: Final = re.compile(r"--!?>")
_REFERENCE: Final = re.compile(
    r"&(?:#(?:[0-9]{1,9}|[xX][0-9a-fA-F]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_RAW: Final = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"}
)
"""Elements of a page in which no element is looked for."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of an attribute, references resolved, and its place in the file."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A start tag; *closed* where it says itself that nothing is within."""

    name: str
    attributes: Mapping[str, Attribute]
    start: int
    end: int
    closed: bool

    def value(self, attribute: str) -> str:
        """The value of an attribute; empty where there is none."""
        held = self.attributes.get(attribute)
        return held.value if held is not None else ""


@dataclass(frozen=True, slots=True)
class Closing:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """Characters between tags, from *start* to *end*; *literal*: references are not resolved."""

    start: int
    end: int
    literal: bool = False


Mark: TypeAlias = Opening | Closing | Words


def marks(source: str, dialect: Dialect) -> Iterator[Mark]:
    """All tags and words of *source*, in order."""
    place = 0
    while place < len(source):
        found = source.find("<", place)
        if found < 0:
            found = len(source)
        if found > place:
            yield Words(place, found)
        if found == len(source):
            return
        mark, place = _mark(source, found, dialect)
        if mark is not None:
            yield mark
        if isinstance(mark, Opening) and dialect == "html" and mark.name in _RAW:
            end = _raw_end(source, place, mark.name)
            yield Words(place, end, literal=mark.name not in {"title", "textarea"})
            place = end


def _mark(source: str, place: int, dialect: Dialect) -> tuple[Mark | None, int]:
    """What begins with the sign "<" at *place*, and where it ends."""
    tag = _TAG.match(source, place)
    if tag is not None:
        name = tag[2].lower() if dialect == "html" else tag[2]
        if tag[1]:
            return Closing(name), _after(source, ">", tag.end())
        return _opening(source, name, tag, dialect)
    if source.startswith("<!--", place):
        end = _COMMENT_END.search(source, place + 4)
        return None, end.end() if end is not None else len(source)
    if dialect == "xml" and source.startswith("<![CDATA[", place):
        after = _after(source, "]]>", place + 9)
        return Words(place + 9, max(after - 3, place + 9), literal=True), after
    if dialect == "xml" and source.startswith("<!DOCTYPE", place):
        end = _DOCTYPE.match(source, place)
        return None, end.end() if end is not None else len(source)
    if dialect == "xml" and source.startswith("<?", place):
        return None, _after(source, "?>", place)
    if source.startswith(("<!", "<?", "</"), place):
        return None, _after(source, ">", place)
    return Words(place, place + 1), place + 1


def _after(source: str, sign: str, place: int) -> int:
    found = source.find(sign, place)
    return found + len(sign) if found >= 0 else len(source)


def _opening(source: str, name: str, tag: re.Match[str], dialect: Dialect) -> tuple[Opening, int]:
    held: dict[str, Attribute] = {}
    place = tag.end()
    while (one := _ATTRIBUTE.match(source, place)) is not None:
        group = next((number for number in (2, 3, 4) if one[number] is not None), 1)
        value = html.unescape(one[group]) if group > 1 else ""
        key = one[1].lower() if dialect == "html" else one[1]
        held.setdefault(key, Attribute(value, one.start(group), one.end(group)))
        place = one.end()
    end = _TAG_END.match(source, place)
    after = end.end() if end is not None else place
    closed = source.startswith("/>", after - 2) and source[after - 1 : after] == ">"
    return Opening(name, held, tag.start(), after, closed), after


def _raw_end(source: str, place: int, name: str) -> int:
    """Where the end tag of *name* begins, or the end of the file."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, place)
    return found.start() if found is not None else len(source)


def pieces(source: str, words: Words) -> Iterator[tuple[str, int, int]]:
    """The words as they are read, each stretch with its start and length in the file."""
    place = words.start
    if not words.literal:
        for found in _REFERENCE.finditer(source, words.start, words.end):
            read = html.unescape(found[0])
            if read == found[0]:
                continue
            yield source[place : found.start()], place, found.start() - place
            yield read, found.start(), len(found[0])
            place = found.end()
    yield source[place : words.end], place, words.end - place
