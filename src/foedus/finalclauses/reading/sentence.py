"""A sentence of an article, as the phrase book reads it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.finalclauses.finding.articles import Article
from foedus.finalclauses.grammar.meanings import Meaning
from foedus.finalclauses.grammar.mending import Correction
from foedus.finalclauses.grammar.scanning import Token
from foedus.finalclauses.terms import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article. *meaning* None: the phrase book could not read it.

    *stopped* is the place in the text at which the reading stopped.
    """

    article: Article
    start: int
    end: int
    paragraph: str
    tokens: tuple[Token, ...]
    corrections: tuple[Correction, ...]
    meaning: Meaning | None
    stopped: int

    def says(self, name: str) -> bool:
        """Whether the sentence was read and says something under a name."""
        return self.meaning is not None and name in self.meaning

    def quote(self, text: str) -> Quote:
        """The whole sentence as it stands in the text."""
        return Quote(self.start, self.end, text[self.start : self.end])
