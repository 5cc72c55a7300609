"""What the parts of a Word file are, and what they are connected with: nothing outside, but links.

Source: ECMA-376 part 2 (content types, relationships) and part 1, annex of relationship types.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.refusals import Reason, refused

MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES: Final = "[Content_Types].xml"
_RUNNING: Final = ("macroenabled", "vba", "ms-office.active", "controlproperties")
_CARRYING: Final = (
    *("/oleobject", "/package", "/control", "/afchunk", "/subdocument", "/frame"),
    *("/activexcontrol", "/activexcontrolbinary", "/mailmergesource", "/recipientdata"),
)
_MACROS: Final = ("/vbaproject", "/wordvbadata", "/attachedtoolbars", "/extensibility")
_LINK: Final = "/hyperlink"
_SCHEMES: Final = frozenset({"http", "https", "mailto"})


def checked_types(types: etree._Element, parts: Iterable[str]) -> None:
    """It is a document, no template, and nothing that runs is declared. Raises `UnusableWord`."""
    declared = [
        (str(one.get("PartName", "")), str(one.get("ContentType", "")))
        for one in types.iter("{*}Override", "{*}Default")
    ]
    for name, kind in declared:
        if any(word in kind.casefold() for word in _RUNNING):
            raise refused(Reason.MACROS, name or kind)
    main = [name for name, kind in declared if kind == MAIN]
    if len(main) != 1 or main[0].lstrip("/") not in set(parts):
        raise refused(Reason.NOT_A_DOCUMENT)


def checked_relations(relations: etree._Element) -> None:
    """Each connection leads to a part of the file, or is a link to a page or a mailbox."""
    for one in relations.iter("{*}Relationship"):
        _checked(str(one.get("Type", "")), one.get("Target", ""), one.get("TargetMode", ""))


def _checked(kind: str, target: str, mode: str) -> None:
    low = kind.casefold()
    if low.endswith(_MACROS):
        raise refused(Reason.MACROS, kind.rpartition("/")[2])
    if low.endswith(_CARRYING):
        raise refused(Reason.CARRIES, kind.rpartition("/")[2])
    if mode.casefold() != "external":
        _within(target)
    elif not low.endswith(_LINK):
        raise refused(Reason.FETCHES, f"{kind.rpartition('/')[2]}: {target}")
    elif not _harmless(target):
        raise refused(Reason.LINK, target)


def _within(target: str) -> None:
    """A part of this file: no scheme, no host, no way out of it."""
    found = unquote(target)
    if "\\" in found or ":" in found or found.startswith("//"):
        raise refused(Reason.FETCHES, target)


def _harmless(target: str) -> bool:
    if target.startswith("#"):
        return True
    try:
        return urlsplit(target.strip()).scheme.casefold() in _SCHEMES
    except ValueError:
        return False
