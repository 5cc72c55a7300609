"""What is new, as an Atom 1.0 feed (RFC 4287)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import quote

from lxml import etree  # type: ignore[import-untyped]

from foedus.collection.charts.markup import clean
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.wording import Language

ATOM: Final = "http://www.w3.org/2005/Atom"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_AUTHORITY: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something new: its *id* is a tag URI and never changes, *updated* has a time zone."""

    id: str
    title: str
    updated: datetime
    summary: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: *address* is its own address, *page* that of the page it belongs to.

    *updated* is given for a feed without entries; otherwise the latest entry tells.
    """

    id: str
    title: str
    author: str
    address: str
    page: str
    updated: datetime
    language: Language
    entries: tuple[Entry, ...]


def tag_uri(authority: str, since: date, specific: str) -> str:
    """A tag URI (RFC 4151): a name for good, by whoever held *authority* on the day *since*.

    >>> tag_uri("treaties.example.org", date(2026, 1, 1), "act/cis/charter-1993/AM 1")
    'tag:treaties.example.org,2026-01-01:act/cis/charter-1993/AM%201'
    """
    if _AUTHORITY.fullmatch(authority) is None:
        raise BadQuestion(f"{authority!r} is no domain name that could stand in a tag URI.")
    return f"tag:{authority},{since.isoformat()}:{quote(specific, safe='/:;@!$&()*+,=._~-')}"


def atom(feed: Feed) -> bytes:
    """*feed* as an Atom document, the latest entry first.

    BadQuestion for a moment without a time zone, and for an id that two entries share.
    """
    entries = sorted(feed.entries, key=lambda one: (one.updated, one.id), reverse=True)
    if len({entry.id for entry in entries}) < len(entries):
        raise BadQuestion("Two entries of a feed have the same id.")
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set(_XML_LANG, feed.language)
    _say(root, "id", feed.id)
    _say(root, "title", feed.title)
    _say(root, "updated", _moment(entries[0].updated if entries else feed.updated))
    _say(etree.SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for entry in entries:
        _entry(etree.SubElement(root, f"{{{ATOM}}}entry"), entry)
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(text)


def _entry(made: etree._Element, entry: Entry) -> None:
    _say(made, "id", entry.id)
    _say(made, "title", entry.title)
    _say(made, "updated", _moment(entry.updated))
    _link(made, "alternate", entry.address, "text/html")
    _say(made, "summary", entry.summary)


def _say(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{tag}").text = clean(text)


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    attributes = {"rel": relation, "type": kind, "href": clean(address)}
    etree.SubElement(parent, f"{{{ATOM}}}link", attributes)


def _moment(moment: datetime) -> str:
    """A moment as RFC 3339 writes it; BadQuestion without a time zone."""
    if moment.tzinfo is None:
        raise BadQuestion(f"{moment.isoformat()} has no time zone, and a feed needs one.")
    return moment.isoformat(timespec="seconds")
