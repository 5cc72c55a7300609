"""Which article a citation names, and which words of a text the register really holds.

A clause carries its citation as the register wrote it: "Art. 25(1)", "Testimonium", "Treaty on
…, Art. 118(4)". Only what a citation clearly places in this text is placed in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from foedus.law.terms.clauses import Text
from foedus.law.terms.instruments import Clauses
from foedus.law.terms.wording import Language

_ARTICLE: Final = re.compile(r"Art\. ?(\d+(?:\.\d+)*[a-z]?)(?:\((\d+[a-z]?)\))?(?:,[^;]*)?")
_OWN: Final = re.compile(r"(art\.|paras?\.|final |preamble)[^;]*", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"\d+")


class Part(StrEnum):
    """Where in a text the words stand. ELSEWHERE: in another document, or nobody knows."""

    ARTICLE = "article"
    EXTRACT = "extract"
    CONCLUSIONS = "conclusions"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Quoted *words*, and where they stand; *article* and *paragraph* may be empty."""

    cite: str
    words: str
    part: Part
    article: str = ""
    paragraph: str = ""


def placed(cite: str, words: str) -> Quoted:
    """*words*, placed by their citation.

    >>> one = placed("Art. 25(1)", "Each of the Parties may withdraw …")
    >>> one.article, one.paragraph
    ('25', '1')
    >>> placed("Treaty on the Union, Art. 118(4)", "…").part.value
    'elsewhere'
    """
    found = _ARTICLE.fullmatch(cite)
    if found is not None:
        article, paragraph = found.group(1), found.group(2) or ""
        return Quoted(
            cite=cite, words=words, part=Part.ARTICLE, article=article, paragraph=paragraph
        )
    if cite.casefold().startswith("testimonium"):
        return Quoted(cite=cite, words=words, part=Part.CONCLUSIONS)
    part = Part.EXTRACT if _OWN.fullmatch(cite) else Part.ELSEWHERE
    return Quoted(cite=cite, words=words, part=part)


def texts_of(clauses: Clauses) -> Iterator[Text]:
    """The texts of all clauses that an instrument has."""
    for name in (field.name for field in fields(clauses)):
        held = getattr(clauses, name)
        for clause in held if isinstance(held, tuple) else (held,):
            if clause is not None:
                yield clause.text
                yield from (special.text for special in getattr(clause, "special", ()))


def quotations(clauses: Clauses, language: Language) -> tuple[Quoted, ...]:
    """What is quoted in *language*, in the order of the articles; the same words once only."""
    words = {(text.cite, _words(text, language)): None for text in texts_of(clauses)}
    found = [placed(cite, said) for cite, said in words if said]
    return tuple(sorted(found, key=_order))


def _words(text: Text, language: Language) -> str:
    """The words in *language* itself: those in another language are another expression."""
    return text.words.ru if language == "ru" else text.words.en


def _order(quoted: Quoted) -> tuple[int, list[int], int]:
    article = [int(number) for number in _NUMBERS.findall(quoted.article)]
    paragraph = _NUMBERS.search(quoted.paragraph)
    return list(Part).index(quoted.part), article, int(paragraph.group()) if paragraph else 0
