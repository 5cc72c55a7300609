"""text ──▶ Akoma Ntoso 3.0: a ``bill`` that the official schema accepts.

Every element has its eId and its wId. What the schema gives no place of its own (a second
preamble, an annex within an article) is a named ``hcontainer``, so that nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.akoma.terms import AKN, ISO_639_2, OF_BODY, Identification
from foedus.drafting.structure import Element, Kind, Text

_BY = {"source": "#foedus"}


def write_akoma(text: Text, about: Identification) -> bytes:
    """*text* as a document; `read_akoma` gives the same text back. Equal texts, equal bytes."""
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: AKN})
    bill = _put(root, "bill", {"name": "bill", "contains": "originalVersion"})
    _meta(bill, text, about, "main")
    if text.title:
        title = _put(_put(_put(bill, "preface"), "p"), "docTitle")
        title.text = text.title
    parts = _parts(text)
    if parts.preamble is not None:
        _paragraphs(_put(bill, "preamble", _ids(parts.preamble)), parts.preamble.words)
    _body(_put(bill, "body"), parts.body)
    if parts.conclusions is not None:
        _paragraphs(_put(bill, "conclusions", _ids(parts.conclusions)), parts.conclusions.words)
    if parts.annexes:
        below = _put(bill, "attachments")
        for one in parts.annexes:
            _annex(below, one, text, about)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


@dataclass(slots=True)
class _Parts:
    """The elements of the first level, by where the schema has them."""

    preamble: Element | None = None
    body: list[Element] = field(default_factory=list)
    conclusions: Element | None = None
    annexes: list[Element] = field(default_factory=list)


def _parts(text: Text) -> _Parts:
    parts = _Parts(body=list(text.elements))
    if parts.body and _is_plain(parts.body[0], Kind.PREAMBLE):
        parts.preamble = parts.body.pop(0)
    while parts.body and parts.body[-1].kind is Kind.ANNEX and not parts.body[-1].words:
        parts.annexes.insert(0, parts.body.pop())
    if parts.body and _is_plain(parts.body[-1], Kind.CONCLUSIONS):
        parts.conclusions = parts.body.pop()
    return parts


def _is_plain(one: Element, kind: Kind) -> bool:
    return one.kind is kind and not (one.children or one.number or one.heading)


def _tag(name: str) -> str:
    return f"{{{AKN}}}{name}"


def _put(
    parent: etree._Element, name: str, attributes: dict[str, str] | None = None, words: str = ""
) -> etree._Element:
    made = etree.SubElement(parent, _tag(name), attributes or {})
    if words:
        made.text = words
    return made


def _ids(one: Element) -> dict[str, str]:
    return {"eId": one.eid, "wId": one.wid}


def _paragraphs(parent: etree._Element, words: str) -> None:
    for line in words.split("\n"):
        _put(parent, "p", words=line)


def _body(body: etree._Element, elements: list[Element]) -> None:
    for one in elements:
        _element(body, one)
    if not elements:  # the schema wants something in a body
        _paragraphs(_put(_put(body, "hcontainer", {"name": "empty"}), "content"), "")


def _element(parent: etree._Element, one: Element) -> None:
    if one.kind in OF_BODY:
        made = _put(parent, one.kind.value, _ids(one))
    else:
        made = _put(parent, "hcontainer", {**_ids(one), "name": one.kind.value})
    _inside(made, one)


def _inside(made: etree._Element, one: Element) -> None:
    if one.number:
        _put(made, "num", words=one.number)
    if one.heading:
        _put(made, "heading", words=one.heading)
    if not one.children:
        _paragraphs(_put(made, "content"), one.words)
        return
    if one.words:
        _paragraphs(_put(made, "intro"), one.words)
    for child in one.children:
        _element(made, child)


def _annex(parent: etree._Element, one: Element, text: Text, about: Identification) -> None:
    made = _put(parent, "attachment", _ids(one))
    if one.number:
        _put(made, "num", words=one.number)
    if one.heading:
        _put(made, "heading", words=one.heading)
    doc = _put(made, "doc", {"name": "annex"})
    _meta(doc, text, about, one.eid)
    body = _put(doc, "mainBody")
    for child in one.children:
        _element(body, child)
    if not one.children:
        _put(body, "p")


def _meta(parent: etree._Element, text: Text, about: Identification, component: str) -> None:
    meta = _put(parent, "meta")
    uri = about.uri(text.language)
    uri.work_component = component
    within = _put(meta, "identification", _BY)
    work = _level(within, "FRBRWork", uri.work_uri(), uri.work_uri(work_component=False))
    _put(work, "FRBRdate", {"date": about.opened.isoformat(), "name": "opened"})
    _put(work, "FRBRauthor", {"href": "#foedus"})
    _put(work, "FRBRcountry", {"value": about.within or "int"})
    _put(work, "FRBRnumber", {"value": about.name})
    expression = uri.expression_uri(work_component=False)
    spoken = _level(within, "FRBRExpression", uri.expression_uri(), expression)
    _put(spoken, "FRBRdate", {"date": about.made.isoformat(), "name": "version"})
    _put(spoken, "FRBRauthor", {"href": "#foedus"})
    _put(spoken, "FRBRversionNumber", {"value": str(about.version)})
    _put(spoken, "FRBRlanguage", {"language": ISO_639_2.get(text.language, "und")})
    file = _level(within, "FRBRManifestation", f"{uri.expression_uri()}.xml", f"{expression}.akn")
    _put(file, "FRBRdate", {"date": about.made.isoformat(), "name": "generation"})
    _put(file, "FRBRauthor", {"href": "#foedus"})
    _put(file, "FRBRformat", {"value": "application/akn+xml"})
    if component == "main":  # an eId is given once in a document
        organisation = {"eId": "foedus", "href": "/akn/ontology/organization/foedus"}
        made = _put(meta, "references", _BY)
        _put(made, "TLCOrganization", {**organisation, "showAs": "Foedus"})


def _level(parent: etree._Element, name: str, this: str, uri: str) -> etree._Element:
    made = _put(parent, name)
    _put(made, "FRBRthis", {"value": this})
    _put(made, "FRBRuri", {"value": uri})
    return made
