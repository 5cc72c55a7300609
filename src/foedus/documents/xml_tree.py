"""Whether an XML file is well-formed and harmless: no entities of its own, nothing fetched."""

from __future__ import annotations

import re
from typing import Final

from foedus.documents.errors import BrokenDocument, MissingReader
from foedus.law.terms.wording import Wording

_ENTITY: Final = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_AGAIN: Final = Wording(
    "Fetch it again or repair it; as a page it is read in any state (name it .html).",
    "Получите файл снова или исправьте его; как страница (.html) он читается в любом виде.",
)


def check_xml(source: str, name: str) -> None:
    """Raise `BrokenDocument` unless *source* is well-formed XML without entities of its own."""
    try:
        from lxml import etree  # type: ignore[import-untyped]  # late: an optional library
    except ImportError as fault:
        raise MissingReader(name, "lxml") from fault
    if _ENTITY.search(source):
        raise BrokenDocument(
            name,
            Wording("it defines entities of its own.", "в нём определены собственные сущности."),
            Wording("Save it without its DTD.", "Сохраните его без DTD."),
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
    )
    declaration = _DECLARATION.match(source)
    blank = "" if declaration is None else re.sub(r"[^\n]", " ", declaration[0])
    whole = source if declaration is None else blank + source[declaration.end() :]
    try:
        etree.fromstring(whole.lstrip("\ufeff").strip().encode(), parser)
    except (etree.LxmlError, ValueError) as fault:
        line = getattr(fault, "lineno", None) or 0
        what = " ".join(str(fault).split())[:160]
        raise BrokenDocument(
            name,
            Wording(
                f"it is not well-formed XML, near line {line} ({what}).",
                f"это не правильный XML, около строки {line} ({what}).",
            ),
            _AGAIN,
        ) from fault
