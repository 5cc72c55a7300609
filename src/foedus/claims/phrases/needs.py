"""What must be in a sentence for a phrase to be looked for there; asked first: it is cheap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.claims.phrases.pattern import Element, FromList, Slot, Words
from foedus.claims.phrases.vocabulary import Vocabulary
from foedus.claims.pieces.row import Piece, Sort


@dataclass(frozen=True, slots=True)
class Needs:
    """For each word, base forms, for each name, sorts, of which one must be there."""

    words: tuple[frozenset[str], ...]
    sorts: tuple[frozenset[Sort], ...]

    def met(self, lemmas: frozenset[str], sorts: frozenset[Sort]) -> bool:
        """Whether of each word and name that must be there some form is among those given."""
        return all(not need.isdisjoint(lemmas) for need in self.words) and all(
            not name.isdisjoint(sorts) for name in self.sorts
        )


@dataclass(frozen=True, slots=True)
class Stock:
    """What is in a row of pieces: base forms of its words, sorts of its names."""

    lemmas: frozenset[str]
    sorts: frozenset[Sort]

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Stock:
        """What *pieces* hold."""
        row = tuple(pieces)
        lemmas = frozenset(lemma for piece in row for lemma in piece.lemmas)
        return cls(lemmas, frozenset(one.sort for piece in row for one in (piece, *piece.also)))

    def has(self, needs: Needs) -> bool:
        """Whether all that is needed is there."""
        return needs.met(self.lemmas, self.sorts)


def needs_of(elements: Iterable[Element], vocabulary: Vocabulary) -> Needs:
    """What the elements of a phrase need."""
    elements = tuple(elements)
    words = (_firsts(element, vocabulary) for element in elements)
    slots = (one for one in elements if isinstance(one, Slot) and not one.optional)
    return Needs(tuple(some for some in words if some), tuple(slot.sorts for slot in slots))


def _firsts(element: Element, vocabulary: Vocabulary) -> frozenset[str]:
    if isinstance(element, Words) and not element.optional:
        return frozenset(lemma for path in element.paths for lemma in path[0])
    if isinstance(element, FromList) and not element.optional:
        return frozenset(vocabulary[element.name].by_first)
    return frozenset()
