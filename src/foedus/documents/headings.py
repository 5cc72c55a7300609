"""What a line begins: a numbered unit (``Article 22``, ``Статья 22``), a point of a list, a title.

The words for the units are the vocabulary of treaty texts in English, Russian, Spanish, French and
Ukrainian; numbers are figures, Roman numbers or a letter, with ``bis``, ``ter`` and Russian
"прим"-numbers (``22-1``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from foedus.documents.terms import Unit

_UNITS: Final = (
    (Unit.ARTICLE, "article|art|artículo|articulo|статья|стаття|ст"),
    (Unit.CHAPTER, "chapter|capítulo|capitulo|chapitre|глава"),
    (Unit.SECTION, "section|sección|seccion|раздел|розділ"),
    (Unit.PART, "part|parte|partie|часть|частина"),
    (Unit.TITLE, "title|título|titulo|titre"),
    (Unit.ANNEX, "annex|appendix|schedule|anexo|apéndice|annexe|appendice|приложение|додаток"),
    (Unit.PROTOCOL, "protocol|protocolo|protocole|протокол"),
)
_NUMBER: Final = (
    r"(?:№\s*|no\.?\s*|n[°º]\s*)?"
    r"(?P<{0}>(?:\d{{1,4}}|[IVXLC]{{1,8}})(?:[-–.]\d{{1,3}})*(?:\s*-?\s*(?:bis|ter|quater|quinquies|bis\.|прим)\b)?"
    r"|[A-ZА-Я]\b|(?:first|premier|première|primero|единственная|1er|1ère)\b)"
)
_HEADING: Final = re.compile(
    "|".join(
        rf"(?P<{unit.name}>(?:{words})\.?)\s+{_NUMBER.format(unit.name + '_N')}"
        for unit, words in _UNITS
    ),
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"(?P<ANNEX>annex|appendix|anexo|annexe|приложение|додаток)\s*$"
    r"|(?:sole|single)\s+article\b",
    re.IGNORECASE,
)
_LONGEST: Final = 160
"""Characters of a heading; a longer line is words."""
_RUN_IN: Final = re.compile(r"\s?[.:–—-]{1,2}\s+[\"«“(]?")
_MARKER: Final = 10
_STOPPED: Final = 8
"""Words of a title that ends with a full stop, as some titles of articles do."""
_TITLE: Final = 16
_SENTENCE: Final = re.compile(r"[.;:,]\s*$")
_ITEM: Final = re.compile(
    r"\s*(?:\(?(?:[0-9]{1,3}|[ivxlcIVXLC]{1,6}|[a-zа-яё]{1,2})\)|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\.|"
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}|[-–—•▪●·*])(?=\s+\S)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading begins, its number, and where its title starts (at the end: none)."""

    unit: Unit
    label: str
    title: int


def heading_of(line: str) -> Heading | None:
    """The numbered heading that *line* is, whole; none for a sentence that begins like one.

    >>> heading_of("Article 22. Entry into force").label
    '22'
    >>> heading_of("Article 22 of this Agreement shall not apply.") is None
    True
    """
    stripped = line.strip()
    if not stripped or len(stripped) > _LONGEST:
        return None
    found = _HEADING.match(stripped)
    if found is None:
        bare = _BARE.match(stripped)
        return Heading(Unit.ANNEX, "", len(line)) if bare is not None and bare["ANNEX"] else None
    name = next(unit.name for unit, _ in _UNITS if found[unit.name])
    rest = stripped[found.end() :]
    if not found[0][0].isupper() or not _is_title(rest):
        return None
    title = len(stripped) - len(rest.lstrip(" .:–—-\t\n"))
    return Heading(Unit[name], _label(found[f"{name}_N"]), title)


def run_in_of(words: str) -> Heading | None:
    """The number of an article that a paragraph begins with, its words following on the line.

    >>> found = run_in_of("Article 22. This Agreement shall enter into force at once.")
    >>> found.label, found.title
    ('22', 12)
    """
    found = _HEADING.match(words)
    if found is None or not found[Unit.ARTICLE.name] or not words[0].isupper():
        return None
    after = _RUN_IN.match(words, found.end())
    if after is None or not words[after.end() :][:1].isupper():
        return None
    return Heading(Unit.ARTICLE, _label(found[f"{Unit.ARTICLE.name}_N"]), after.end())


def _is_title(rest: str) -> bool:
    """Whether the words after the number are a title, and not a sentence that goes on."""
    words = rest.lstrip(" .:–—-\t\n()")
    if not words:
        return not rest.strip().endswith((",", ";"))
    if rest[:1].isalnum() or rest.startswith((",", ";", ")")) or words[0].islower():
        return False
    return not _SENTENCE.search(words) or (words.endswith(".") and len(words.split()) <= _STOPPED)


def _label(number: str) -> str:
    """A number as it is cited: ``22``, ``22 bis``, ``22-1``, ``II``."""
    plain = " ".join(number.replace("–", "-").split()).strip(" .")
    return {"first": "1", "premier": "1", "première": "1", "1er": "1"}.get(plain.lower(), plain)


def begins_item(line: str) -> bool:
    """Whether a line begins a numbered paragraph, a point or an item of a list."""
    return _ITEM.match(line) is not None


def is_marker(line: str) -> bool:
    """Whether a line is the mark of an item alone, its words on the next line."""
    return len(line) < _MARKER and begins_item(f"{line} x")


def looks_like_title(line: str) -> bool:
    """Whether a line on its own is a title: short, without a final stop, begun by a capital."""
    words = line.strip()
    last = words.rstrip("\"'»”’)]")[-1:]
    if not last or len(words) > _LONGEST or last in ".;:,!?…-–—":
        return False
    first = next((sign for sign in words if sign.isalpha()), "")
    return first.isupper() and len(words.split()) <= _TITLE and not begins_item(words)
