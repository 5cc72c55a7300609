"""Who changed what when, as Word writes it on an element (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.values import Change, How

_UTC: Final = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"
_LONGEST_NAME: Final = 200
_HOWS: Final = {
    qn("w:ins"): How.INSERTED,
    qn("w:del"): How.DELETED,
    qn("w:moveTo"): How.MOVED_HERE,
    qn("w:moveFrom"): How.MOVED_AWAY,
}


def how_of(tag: object) -> How | None:
    """What an element does to what stands in it; None where it is no tracked change."""
    return _HOWS.get(tag) if isinstance(tag, str) else None


def change_of(element: etree._Element, how: How) -> Change:
    """The change that *element* records."""
    return Change(how, author_of(element), moment_of(element))


def changes_in(properties: etree._Element | None) -> Iterator[Change]:
    """The changes recorded in the properties of a paragraph's end or of a row."""
    for child in () if properties is None else properties:
        how = how_of(child.tag)
        if how is not None:
            yield change_of(child, how)


def author_of(element: etree._Element) -> str:
    """Whose it is, as the program that wrote the file calls them."""
    return " ".join(str(element.get(qn("w:author"), "")).split())[:_LONGEST_NAME]


def moment_of(element: etree._Element) -> datetime | None:
    """When it was done. Word writes the local clock and calls it UTC; newer ones say both."""
    text = element.get(_UTC) or element.get(qn("w:date"))
    if text is None:
        return None
    try:
        said = datetime.fromisoformat(str(text))
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
