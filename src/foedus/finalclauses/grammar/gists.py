"""The gist of a sentence: its telling words in their order, whatever stands between them.

Where a clause's own words are the value, as in what survives the end of a treaty, a lawyer writes
the words that carry it, and ``ANY+`` for the rest. Pieces between the gaps are words in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from foedus.finalclauses.grammar.book import GIST, BookPhrase, PhraseBook, phrase_book
from foedus.finalclauses.grammar.lexicon import ANY, LITERAL
from foedus.finalclauses.grammar.templates import (
    Choice,
    Class,
    Optional,
    Repeated,
    Series,
    Template,
    Word,
)

_GAP: Final = Repeated(Class(ANY))


@dataclass(frozen=True, slots=True)
class Gist:
    """A phrase of the rule "gist", as the pieces that a sentence must have, in order."""

    phrase: BookPhrase
    pieces: tuple[re.Pattern[str], ...]

    def fits(self, row: str) -> bool:
        """Whether a row of tokens (see `row_of`) has all the pieces, one after the other."""
        at = 0
        for piece in self.pieces:
            found = piece.search(row, at)
            if found is None:
                return False
            at = found.end()
        return True


def row_of(kinds: Iterable[str]) -> str:
    """The kinds of tokens as one text, in which pieces are looked for.

    >>> row_of(["TREATY", "REMAIN|SURVIVES"])
    '<|TREATY|><|REMAIN|SURVIVES|>'
    """
    return "".join(f"<|{kind}|>" for kind in kinds)


@cache
def gists_of(language: str) -> tuple[Gist, ...]:
    """The gists of a language, in the order of the book: the first that fits counts."""
    return gists_in(phrase_book(language))


def gists_in(book: PhraseBook) -> tuple[Gist, ...]:
    """The gists of a phrase book."""
    found = (phrase for phrase in book.phrases if phrase.rule == GIST)
    return tuple(Gist(phrase, _pieces(phrase.template)) for phrase in found)


def first_gist(kinds: Sequence[str], language: str) -> BookPhrase | None:
    """The first phrase whose gist a sentence has."""
    row = row_of(kinds)
    return next((gist.phrase for gist in gists_of(language) if gist.fits(row)), None)


def _pieces(template: Template) -> tuple[re.Pattern[str], ...]:
    parts = template.parts if isinstance(template, Series) else (template,)
    rows: list[list[Template]] = [[]]
    for part in parts:
        if part == _GAP:
            rows.append([])
        else:
            rows[-1].append(part)
    return tuple(re.compile("".join(map(_written, row))) for row in rows if row)


def _written(template: Template) -> str:
    """A part without gaps as a pattern over a row of tokens."""
    match template:
        case Word(text):
            return _token(LITERAL + text)
        case Class(name):
            return r"<[^>]*>" if name == ANY else _token(name)
        case Series(parts):
            return "".join(map(_written, parts))
        case Choice(options):
            return f"(?:{'|'.join(map(_written, options))})"
        case Optional(inner):
            return f"(?:{_written(inner)})?"
        case _:
            # A phrase of another rule has no place in a gist: nothing fits it.
            return r"(?!)"


def _token(kind: str) -> str:
    return rf"<[^>]*\|{re.escape(kind)}\|[^>]*>"
