"""A Word document as it would read if some of its changes were accepted and the others rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from foedus.drafting.word.values import Change, Place, WordParagraph, WordText

Accepts: TypeAlias = Callable[[Change], bool]
"""Whether a change is accepted."""

_ASIDE = frozenset({Place.NOTE, Place.BOX})
"""Paragraphs that hang on others: none flows into them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it reads: made of one or more, of which the last gives it its properties."""

    words: str
    made_of: tuple[WordParagraph, ...]

    @property
    def last(self) -> WordParagraph:
        """The paragraph whose end is its end."""
        return self.made_of[-1]


def everything(_: Change) -> bool:
    """Accept all."""
    return True


def nothing(_: Change) -> bool:
    """Reject all."""
    return False


def by(author: str) -> Accepts:
    """Accept what *author* changed, and nothing else."""
    return lambda change: change.author == author


def is_there(changes: Iterable[Change], accepts: Accepts) -> bool:
    """Whether what underwent *changes* stands in the text: put in by all, taken out by none."""
    return all(one.adds is accepts(one) for one in changes)


def words_of(paragraph: WordParagraph, accepts: Accepts) -> str:
    """What a paragraph reads."""
    return "".join(one.words for one in paragraph.pieces if is_there(one.changes, accepts))


def lines(word: WordText, accepts: Accepts) -> tuple[Line, ...]:
    """The paragraphs as they read. What was put in or taken out as a whole leaves no empty line."""
    made: list[Line] = []
    waiting: list[WordParagraph] = []
    for one in word.paragraphs:
        if one.place in _ASIDE:
            made += [Line(words_of(one, accepts), (one,))] if words_of(one, accepts) else []
            continue
        waiting.append(one)
        if is_there(one.mark, accepts):
            made.append(_line(waiting, accepts))
            waiting = []
    rest = _line(waiting, accepts) if waiting else None
    return (*made, rest) if rest is not None and rest.words else tuple(made)


def accepted(word: WordText) -> tuple[Line, ...]:
    """As it reads with all changes."""
    return lines(word, everything)


def rejected(word: WordText) -> tuple[Line, ...]:
    """As it read before all changes."""
    return lines(word, nothing)


def _line(made_of: list[WordParagraph], accepts: Accepts) -> Line:
    return Line("".join(words_of(one, accepts) for one in made_of), tuple(made_of))
