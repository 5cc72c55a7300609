"""Plain text as lawyers write it, into structure and back.

Read line by line: ``Статья 3. Предмет`` or ``Article 3`` begins an article, ``1.`` a paragraph,
``а)`` or ``(a)`` a point, ``1)`` a point too (a part of a point where it stands below a letter),
``Глава II`` a chapter, ``Приложение`` an annex. Words before the first of these are the title (the
first paragraph) and the preamble; the final formula (``Совершено в …``, ``Done at …``) begins the
conclusions. A line that begins nothing goes on with the element before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from foedus.drafting.errors import UnusableText
from foedus.drafting.identity import with_ids
from foedus.drafting.structure import Element, Kind, Text
from foedus.drafting.tidying import tidy
from foedus.law.terms.wording import Wording

MOST: Final = 20_000
"""Elements of a text."""
_EMPTY: Final = Wording(
    "The text is empty. Write or paste its words.", "Текст пуст. Напишите или вставьте его."
)
_TOO_MANY: Final = Wording(
    f"It has more than {MOST} provisions. Send it in parts.",
    f"В нём более {MOST} положений. Отправьте по частям.",
)

_ROMAN_OR_DIGITS: Final = r"(?:[IVXLCivxlc]+|\d+)(?:[-.–]\d+)*"
_NUMBERED: Final = r"\d+(?:[-–.]\d+)*(?:\s*(?:bis|ter|quater|прим))?"
_LETTER: Final = r"[a-zа-яё]"

_FORMS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    (
        Kind.PART,
        re.compile(rf"(?P<number>(?:ЧАСТЬ|Часть|PART|Part)\s+{_ROMAN_OR_DIGITS})\.?(?P<rest>.*)"),
    ),
    (
        Kind.CHAPTER,
        re.compile(
            rf"(?P<number>(?:ГЛАВА|Глава|CHAPTER|Chapter)\s+{_ROMAN_OR_DIGITS})\.?(?P<rest>.*)"
        ),
    ),
    (
        Kind.SECTION,
        re.compile(
            rf"(?P<number>(?:РАЗДЕЛ|Раздел|SECTION|Section)\s+{_ROMAN_OR_DIGITS})\.?(?P<rest>.*)"
        ),
    ),
    (
        Kind.ARTICLE,
        re.compile(
            rf"(?P<number>(?:СТАТЬЯ|Статья|ARTICLE|Article)\s+(?:{_NUMBERED}|[IVXLC]+))\.?(?P<rest>.*)"
        ),
    ),
    (
        Kind.ANNEX,
        re.compile(
            r"(?P<number>(?:ПРИЛОЖЕНИЕ|Приложение|ANNEX|Annex)(?:\s+(?:№\s*)?(?:\d+|[IVXLC]+|[A-ZА-Я]))?)\.?(?P<rest>(?:\s.*)?)"
        ),
    ),
    (Kind.PARAGRAPH, re.compile(rf"(?P<number>{_NUMBERED}\.)(?P<rest>\s+.*)")),
    (Kind.POINT, re.compile(rf"(?P<number>\(?{_LETTER}\))(?P<rest>\s+.*)")),
    (Kind.SUBPOINT, re.compile(r"(?P<number>(?:\(?(?:\d+|[ivx]+)\)|[–—•-]))(?P<rest>\s+.*)")),
)
_DONE: Final = re.compile(r"(?:Совершено|Принят[оы]?|Подписано|Done)\s+(?:в|at|in)\b.*")
_RANK: Final = {
    Kind.ANNEX: 0,
    Kind.CONCLUSIONS: 0,
    Kind.PREAMBLE: 0,
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.ARTICLE: 4,
    Kind.PARAGRAPH: 5,
    Kind.POINT: 6,
    Kind.SUBPOINT: 7,
}
_BARE: Final = frozenset({Kind.PREAMBLE, Kind.CONCLUSIONS})
"""What is not made of numbered provisions."""
_HEADED: Final = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX})
_HEADING: Final = 160
"""Letters; a longer line after the number of an article is its words, not its heading."""


@dataclass(slots=True)
class _Node:
    """An element under way."""

    kind: Kind
    number: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    below: list[_Node] = field(default_factory=list)

    def frozen(self) -> Element:
        return Element(
            kind=self.kind,
            number=self.number,
            heading=self.heading,
            words="\n".join(self.lines),
            children=tuple(one.frozen() for one in self.below),
        )


def read_plain(words: str, language: str) -> Text:
    r"""The structure of a plain text, with ids. Raises `UnusableText` (empty, too long).

    >>> text = read_plain("Соглашение\nСтатья 1\nСтороны сотрудничают.", "ru")
    >>> text.title, [one.wid for one in text.elements]
    ('Соглашение', ['art_1'])
    """
    lines = tidy(words).split("\n")
    if not any(lines):
        raise UnusableText(_EMPTY)
    title, top = _parsed(lines)
    return with_ids(Text(language=language, title=title, elements=tuple(n.frozen() for n in top)))


def _parsed(lines: list[str]) -> tuple[str, list[_Node]]:
    title: list[str] = []
    top: list[_Node] = []
    way: list[_Node] = []
    count = 0
    for line in lines:
        begun = _begun(line, way)
        if begun is not None:
            count += 1
            _hang(begun, top, way)
        elif line and not top and not title:
            title.append(line)
        elif line:
            _go_on(line, top, way)
        if count > MOST:
            raise UnusableText(_TOO_MANY)
    return " ".join(title), top


def _begun(line: str, way: list[_Node]) -> _Node | None:
    """The element that a line begins, or none."""
    if _DONE.fullmatch(line):
        return _Node(Kind.CONCLUSIONS, lines=[line])
    for kind, form in _FORMS:
        found = form.fullmatch(line)
        if found is None:
            continue
        rest = found["rest"].strip()
        if kind in _HEADED:
            rest = rest.lstrip(" .–—-")
            if rest[:1].islower():  # a sentence: "Article 3 of this Agreement …"
                continue
        return _node(_settled(kind, found["number"], way), found["number"].strip(), rest)
    return None


def _node(kind: Kind, number: str, rest: str) -> _Node:
    if kind in _HEADED and _is_heading(rest):
        return _Node(kind, number, rest)
    return _Node(kind, number, lines=[rest] if rest else [])


def _is_heading(line: str) -> bool:
    return len(line) <= _HEADING and not line.endswith((".", ";", ":", ","))


def _settled(kind: Kind, number: str, way: list[_Node]) -> Kind:
    """``1)`` is a point of a paragraph; below a point with a letter it is a part of the point."""
    if kind is not Kind.SUBPOINT or not number.strip("()").isalnum():
        return kind
    points = [one for one in way if one.kind is Kind.POINT]
    lettered = bool(points) and not points[-1].number.strip("()").isdigit()
    return Kind.SUBPOINT if lettered else Kind.POINT


def _hang(node: _Node, top: list[_Node], way: list[_Node]) -> None:
    rank = _RANK[node.kind]
    while way and (way[-1].kind in _BARE or _RANK[way[-1].kind] >= rank):
        way.pop()
    (way[-1].below if way else top).append(node)
    way.append(node)


def _go_on(line: str, top: list[_Node], way: list[_Node]) -> None:
    if not way:
        _hang(_Node(Kind.PREAMBLE, lines=[line]), top, way)
        return
    last = way[-1]
    fresh = not (last.heading or last.lines or last.below)
    if last.kind in _HEADED and fresh and _is_heading(line):
        last.heading = line
    else:
        last.lines.append(line)


def write_plain(text: Text) -> str:
    """The text as lawyers write it.

    `read_plain` gives the same structure back, where the words of an article end with a sign of
    punctuation, as sentences do (a line without one, below the number, is read as its heading).
    """
    return "\n".join(_lines(text)) + "\n"


def _lines(text: Text) -> Iterator[str]:
    if text.title:
        yield text.title
    for one in text.elements:
        yield ""
        yield from _of_element(one)


def _of_element(one: Element) -> Iterator[str]:
    words = one.words.split("\n") if one.words else []
    if one.kind in _HEADED:
        yield f"{one.number}. {one.heading}" if one.heading else one.number
    elif one.number:
        yield f"{one.number} {words.pop(0) if words else ''}".rstrip()
    yield from words
    for child in one.children:
        yield from _of_element(child)
