"""A first text from a Word file that nothing is known of: as it reads with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Text
from foedus.drafting.word.portions import spaced
from foedus.drafting.word.values import Place, WordText
from foedus.drafting.word.views import accepted


def text_of(word: WordText, language: str) -> Text:
    """The structure of what a Word file says, with ids; automatic numbers are written out.

    Notes are no part of a text and are left out (`leftovers.notes_in` tells them). Raises
    `UnusableText` where there is nothing to read.
    """
    return read_plain("\n".join(_lines(word)), language)


def _lines(word: WordText) -> Iterator[str]:
    for line in accepted(word):
        words = spaced(line.words).strip()
        if words and line.last.place is not Place.NOTE:
            label = line.last.label
            yield f"{label} {words}" if label and not words.startswith(label) else words
