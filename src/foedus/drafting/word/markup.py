"""Looks at the XML of a part of a Word file, with readers that resolve nothing.

No document type, no entities; no depth and no names that a document does not have; nothing that
embeds, fetches or starts something: only fields that are known to compute from the document itself.
Source of the fields: ECMA-376 part 1, 17.16.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Never
from xml.parsers import expat  # it refuses every declaration, see `_undeclared`

from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.errors import UnusableWord
from foedus.drafting.word.refusals import Reason, refused

_MOST_ELEMENTS: Final = 1_000_000
_SAFE: Final = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,  # nothing deeper than 256, no name longer than 50,000
}
_CARRYING: Final = frozenset(
    {"altChunk", "object", "control", "OLEObject", "subDoc", "frameset", "movie", "mailMerge"}
)
_FIELDS: Final = frozenset(
    (  # noqa: SIM905 - a list of sixty would be a page
        "= ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BIBLIOGRAPHY CITATION COMMENTS CREATEDATE "
        "DATE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN "
        "FORMTEXT GOTOBUTTON HYPERLINK IF INDEX KEYWORDS LASTSAVEDBY LISTNUM MERGEFORMAT NOTEREF "
        "NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION "
        "SECTIONPAGES SEQ STYLEREF SUBJECT SYMBOL TA TC TIME TITLE TOA TOC USERADDRESS USERNAME XE"
    ).split()
)
"""Fields that compute from the document itself. DDE, INCLUDETEXT, LINK and their like are not."""


def checked_markup(name: str, part: bytes) -> etree._Element:
    """Look at the part called *name*, and give its markup. Raises `UnusableWord`."""
    _undeclared(name, part)
    try:
        root = etree.fromstring(part, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        is_deep = "depth" in str(fault)
        raise refused(Reason.TOO_DEEP if is_deep else Reason.BROKEN, name) from fault
    if root.xpath("count(//*)") > _MOST_ELEMENTS:
        raise refused(Reason.TOO_LARGE, name)
    for one in root.iter(*(f"{{*}}{own}" for own in sorted(_CARRYING))):
        raise refused(Reason.CARRIES, etree.QName(one).localname)
    _checked_fields(root)
    return root


def _undeclared(name: str, part: bytes) -> None:
    """Whether it is XML without a document type, before a reader that would obey one sees it."""

    def declared(*_: object) -> Never:
        raise refused(Reason.DECLARES, name)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    parser.ExternalEntityRefHandler = declared
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the library's own form: this is all of it
    except UnusableWord:
        raise
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise refused(Reason.BROKEN, name) from fault


@dataclass(slots=True)
class _Field:
    """A field under way: what it asks for, and whether its result has begun."""

    words: list[str] = field(default_factory=list)
    has_result: bool = False

    @property
    def asked(self) -> str:
        return "".join(self.words)


def _checked_fields(root: etree._Element) -> None:
    """Every field of a part, also those that never end."""
    for one in root.iter("{*}fldSimple"):
        _checked_field(_attribute(one, "instr"))
    fields: list[_Field] = [_Field()]
    for one in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText"):
        if etree.QName(one).localname == "fldChar":
            _turn(fields, _attribute(one, "fldCharType"))
        else:
            fields[-1].words.append("".join(one.itertext()))
    for left in fields:
        _checked_field(left.asked)


def _turn(fields: list[_Field], kind: str) -> None:
    """A field begins, its result begins, or it ends; the first of *fields* is none."""
    above = fields[-1]
    if kind == "begin":
        if len(fields) > 1 and not above.has_result and not above.asked.strip():
            raise refused(Reason.FIELD, "{ { } }")  # another field would say what it does
        fields.append(_Field())
    elif len(fields) > 1 and kind in {"separate", "end"}:
        _checked_field(above.asked)
        above.words.clear()
        above.has_result = True
        if kind == "end":
            fields.pop()


def _attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute, in whichever of Word's two namespaces it stands."""
    found: Iterator[str] = (
        str(value) for key, value in element.items() if etree.QName(key).localname == name
    )
    return next(found, "")


def _checked_field(asked: str) -> None:
    """A field is known by its first word."""
    words = asked.split(maxsplit=1)
    if not words:
        return
    name = words[0].strip('"').upper()
    if name not in _FIELDS and not name.startswith("="):
        raise refused(Reason.FIELD, words[0])
