"""The comments of a Word file, and which of them answer others."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.marks import author_of, moment_of
from foedus.drafting.word.runs import Words, gather
from foedus.drafting.word.values import WordComment
from foedus.drafting.word.views import everything, is_there

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_EXTENDED: Final = "/relationships/commentsExtended"
_COMMENTS: Final = "/relationships/comments"


def comments_of(document: Document) -> tuple[WordComment, ...]:
    """The comments, in the order in which they stand in their part."""
    part = _part(document, _COMMENTS)
    if part is None:
        return ()
    elements = list(part.iter(qn("w:comment")))
    numbers = {
        str(paragraph.get(f"{_W14}paraId", "")): str(one.get(qn("w:id"), ""))
        for one in elements
        for paragraph in one.iter(qn("w:p"))
    }
    threads = _threads(_part(document, _EXTENDED), numbers)
    return tuple(_comment(one, threads) for one in elements)


def _comment(element: etree._Element, threads: dict[str, tuple[str, bool]]) -> WordComment:
    number = str(element.get(qn("w:id"), ""))
    answers, resolved = threads.get(number, ("", False))
    lines = []
    for paragraph in element.iter(qn("w:p")):
        words = Words(set())
        gather(paragraph, words)
        shown = (one.words for one in words.pieces if is_there(one.changes, everything))
        lines.append("".join(shown).strip())
    return WordComment(
        number=number,
        author=author_of(element),
        at=moment_of(element),
        words="\n".join(line for line in lines if line),
        answers=answers,
        resolved=resolved,
    )


def _threads(
    extended: etree._Element | None, numbers: dict[str, str]
) -> dict[str, tuple[str, bool]]:
    """By the number of a comment: which one it answers, and whether it was settled."""
    made = {}
    for one in () if extended is None else extended.iter(f"{_W15}commentEx"):
        number = numbers.get(str(one.get(f"{_W15}paraId", "")), "")
        parent = numbers.get(str(one.get(f"{_W15}paraIdParent", "")), "")
        made[number] = (parent, one.get(f"{_W15}done", "0") in {"1", "true"})
    return made


def _part(document: Document, kind: str) -> etree._Element | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None
