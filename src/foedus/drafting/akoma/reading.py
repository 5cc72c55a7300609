"""Akoma Ntoso 3.0 ──▶ text; what comes from outside is not trusted.

No document type, no entities, no network; bounded in bytes, elements and depth. Documents of
others are read too: any hierarchical element is a provision, unknown ones are read as sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.akoma.terms import AKN, ISO_639_1
from foedus.drafting.errors import UnusableText
from foedus.drafting.identity import with_ids
from foedus.drafting.structure import Element, Kind, Text
from foedus.drafting.tidying import tidy
from foedus.law.terms.wording import Wording

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a document."""
DEEPEST: Final = 60
"""Elements of XML in one another."""
MOST: Final = 200_000
"""Elements of XML."""

_TOO_LARGE: Final = Wording(
    f"The file has more than {LARGEST} bytes. Send the text in parts.",
    f"Файл больше {LARGEST} байт. Отправьте текст по частям.",
)
_TOO_DEEP: Final = Wording(
    "The file is nested too deeply or too long. Send the text in parts.",
    "Вложенность файла слишком глубока или он слишком длинен. Отправьте текст по частям.",
)
_DOCTYPE: Final = Wording(
    "The file declares a document type. Remove the DOCTYPE and send it again.",
    "В файле объявлен тип документа. Уберите DOCTYPE и отправьте снова.",
)
_OTHER: Final = Wording(
    "The file is no Akoma Ntoso 3.0 document. Export it as one, or paste its text.",
    "Файл не является документом Akoma Ntoso 3.0. Сохраните его в этом виде или вставьте текст.",
)
_LIKE: Final = {
    "title": Kind.PART,
    "subtitle": Kind.CHAPTER,
    "book": Kind.PART,
    "tome": Kind.PART,
    "division": Kind.SECTION,
    "subdivision": Kind.SECTION,
    "subsection": Kind.SECTION,
    "subchapter": Kind.SECTION,
    "subpart": Kind.CHAPTER,
    "rule": Kind.ARTICLE,
    "clause": Kind.ARTICLE,
    "subparagraph": Kind.POINT,
    "subclause": Kind.PARAGRAPH,
    "subrule": Kind.PARAGRAPH,
    "alinea": Kind.SUBPOINT,
    "level": Kind.SECTION,
    "list": Kind.POINT,
    "sublist": Kind.SUBPOINT,
    "proviso": Kind.SUBPOINT,
    "transitional": Kind.SECTION,
}
"""Hierarchical elements of others, and what they are here."""
_WORDS: Final = frozenset({"content", "intro", "wrapUp", "p", "blockList", "tblock", "table", "ul"})
_WID: Final = re.compile(r"[A-Za-z0-9_-]{1,200}")


def read_akoma(data: bytes) -> Text:
    """The text of a document, with ids. Raises `UnusableText` for what cannot be trusted."""
    document = _document(_root(data))
    body = next((one for one in document if _name(one) in {"body", "mainBody"}), None)
    elements = [
        *_in_place(document, "preamble", Kind.PREAMBLE),
        *(_elements(body) if body is not None else ()),
        *_in_place(document, "conclusions", Kind.CONCLUSIONS),
        *_annexes(document),
    ]
    text = Text(language=_language(document), title=_title(document), elements=tuple(elements))
    return with_ids(text)


def _root(data: bytes) -> etree._Element:
    if len(data) > LARGEST:
        raise UnusableText(_TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        told = str(fault)[:200]
        raise UnusableText(
            Wording(
                f"The file is no XML ({told}). Export it once more.",
                f"Файл не является XML ({told}). Сохраните его ещё раз.",
            )
        ) from None
    docinfo = root.getroottree().docinfo
    if docinfo.doctype or docinfo.internalDTD is not None or docinfo.externalDTD is not None:
        raise UnusableText(_DOCTYPE)
    _bounded(root)
    return root


def _bounded(root: etree._Element) -> None:
    level = count = 0
    for event, _one in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        count += event == "start"
        if level > DEEPEST or count > MOST:
            raise UnusableText(_TOO_DEEP)


def _document(root: etree._Element) -> etree._Element:
    found = next((one for one in root if isinstance(one.tag, str)), None)
    if root.tag != f"{{{AKN}}}akomaNtoso" or found is None:
        raise UnusableText(_OTHER)
    return found


def _name(one: etree._Element) -> str:
    return str(etree.QName(one).localname) if isinstance(one.tag, str) else ""


def _children(one: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in one if _name(child) == name)


def _language(document: etree._Element) -> str:
    found = document.find(f"{{{AKN}}}meta//{{{AKN}}}FRBRlanguage")
    given = "" if found is None else str(found.get("language", ""))
    return ISO_639_1.get(given, given if given in ISO_639_1.values() else "ru")


def _title(document: etree._Element) -> str:
    for tag in ("docTitle", "shortTitle", "longTitle"):
        found = document.find(f"{{{AKN}}}preface//{{{AKN}}}{tag}")
        if found is not None:
            return _line(found)
    return ""


def _in_place(document: etree._Element, name: str, kind: Kind) -> Iterator[Element]:
    for one in _children(document, name):
        words = _words(one)
        if words:
            yield Element(kind=kind, wid=_wid(one), words=words)


def _annexes(document: etree._Element) -> Iterator[Element]:
    for place in _children(document, "attachments"):
        for one in _children(place, "attachment"):
            doc = next((c for c in one if _name(c) in {"doc", "act", "bill", "statement"}), None)
            body = () if doc is None else next(_children(doc, "mainBody"), ())
            below = tuple(_elements(body)) if len(body) else ()
            loose = [_line(child) for child in body if _name(child) == "p"]
            yield Element(
                kind=Kind.ANNEX,
                wid=_wid(one),
                number=_of(one, "num"),
                heading=_of(one, "heading"),
                words=tidy("\n".join(loose)),
                children=below,
            )


def _elements(parent: etree._Element) -> Iterator[Element]:
    for one in parent:
        kind = _kind(one)
        if kind is not None:
            yield _element(one, kind)


def _kind(one: etree._Element) -> Kind | None:
    name = _name(one)
    if name == "hcontainer":
        given = one.get("name", "")
        if given == "empty":
            return None
        return Kind(given) if given in set(Kind) else Kind.SECTION
    if name in set(Kind):
        return Kind(name)
    return _LIKE.get(name)


def _element(one: etree._Element, kind: Kind) -> Element:
    return Element(
        kind=kind,
        wid=_wid(one),
        number=_of(one, "num"),
        heading=_of(one, "heading"),
        words=tidy("\n".join(_words(child) for child in one if _name(child) in _WORDS)),
        children=tuple(_elements(one)),
    )


def _wid(one: etree._Element) -> str:
    given = str(one.get("wId") or one.get("eId") or "")
    return given if _WID.fullmatch(given) else ""


def _of(one: etree._Element, name: str) -> str:
    return next((_line(child) for child in _children(one, name)), "")


def _words(one: etree._Element) -> str:
    """The paragraphs within; where there is none, all words as one."""
    if _name(one) == "p":
        return _line(one)
    paragraphs = [_line(p) for p in one.iter(f"{{{AKN}}}p")]
    return tidy("\n".join(paragraphs) if paragraphs else _line(one))


def _line(one: etree._Element) -> str:
    return " ".join(tidy("".join(one.itertext())).split())
