"""Markup as a tree: every string is escaped on the way out, none is pasted into another.

The same tree is written in two ways: as HTML for a page, as XML for a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element, tostring

from foedus.collection.charts.errors import BadDrawing

Node: TypeAlias = Element
Child: TypeAlias = Element | str

_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_ISO_DAY: Final = re.compile(r"(?<![\d-])(\d{4}-\d{2}-\d{2})(?![\d-])")
_IDENTIFIER: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")

SVG: Final = "http://www.w3.org/2000/svg"


def clean(text: str) -> str:
    r"""*text* without the characters that no XML document can hold.

    >>> clean("a\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)


def node(tag: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Node:
    """An element with its attributes and children; strings become text."""
    made = Element(tag, {name: clean(value) for name, value in (attributes or {}).items()})
    add(made, children)
    return made


def add(parent: Node, children: Iterable[Child]) -> None:
    """Put *children* after those that *parent* has."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + clean(child)
        else:
            parent.text = (parent.text or "") + clean(child)


def with_times(text: str) -> tuple[Child, ...]:
    """*text* with its ISO days marked up as ``<time>``."""
    parts = _ISO_DAY.split(text)
    marked = (_time(part) if odd % 2 else part for odd, part in enumerate(parts))
    return tuple(part for part in marked if not isinstance(part, str) or part)


def _time(day: str) -> Node:
    return node("time", {"datetime": day}, day)


def as_html(tree: Node) -> str:
    """*tree* as a fragment for a page."""
    return tostring(tree, encoding="unicode", method="html")


def as_document(tree: Node) -> str:
    """*tree*, an ``svg`` element, as a document of its own."""
    tree.set("xmlns", SVG)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(tree, encoding="unicode") + "\n"


def identifier(prefix: str) -> str:
    """*prefix*, if ids can begin with it; BadDrawing otherwise.

    >>> identifier("bonds-1")
    'bonds-1'
    """
    if _IDENTIFIER.fullmatch(prefix) is None:
        raise BadDrawing(f"{prefix!r} cannot begin an id: letters, then letters, digits, hyphens.")
    return prefix


def per_cent(value: float) -> str:
    """A length across, in per cent of the drawing.

    >>> per_cent(12.5), per_cent(100)
    ('12.5%', '100%')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def labelled(key: str, title: str, description: str) -> tuple[dict[str, str], tuple[Node, ...]]:
    """What makes an ``svg`` an image with a name: its attributes, and its first children."""
    names = {"role": "img", "aria-labelledby": f"{key}-t {key}-d"}
    return names, (
        node("title", {"id": f"{key}-t"}, title),
        node("desc", {"id": f"{key}-d"}, description),
    )
