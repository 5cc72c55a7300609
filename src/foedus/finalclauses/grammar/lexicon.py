"""The words of a phrase book: which class each belongs to, numbers, what may be passed over.

A class is a heap of spellings that mean the same in final clauses. The longest spelling wins, so
"entry into force of this Agreement" is not read as "Agreement".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from foedus.finalclauses.errors import UnreadablePhrase
from foedus.finalclauses.grammar.templates import number_of_spellings, read_template, spellings

SILENT: Final = "SILENT"
"""The class of words that the phrase book marks as harmless; they are passed over."""

NUMBER, ORDINAL, DATE, NAME, UNKNOWN = "NUMBER", "ORDINAL", "DATE", "NAME", "UNKNOWN"
ANY: Final = "ANY"
"""Any word at all: where a clause's own words are the value, as in what survives its end."""
VALUES: Final = frozenset({NUMBER, ORDINAL, DATE, NAME})
"""The classes whose tokens carry a value of their own."""


LITERAL: Final = "="
"""Before a word that stands for itself in a phrase."""


LONGEST_ENDING: Final = 6
"""So many letters after a stem are an ending; more make another word."""
SHORTEST_STEM: Final = 3

MOST_SPELLINGS: Final = 20_000
"""A template of a class that stands for more is better written as phrases."""


@dataclass(slots=True)
class _Node:
    names: set[str] = field(default_factory=set)
    kind: str = ""
    next: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True)
class Lexicon:
    """What a phrase book knows of words.

    *classes*: class -> spellings. *cardinals*, *ordinals*, *months*: word -> number. *heads*: words
    that begin a name ("Republic of ..."), *paired* those that make one with the next word
    ("United States"). *joints*: words inside a name ("of", "the").
    *passed*: marks and articles that are nowhere written in phrases. *literals*: words that stand
    for themselves in a phrase. *stems*: beginning of a word -> the form that the book writes.
    *misspelt*: words of a dictionary that are misspellings in a final clause ("six moths").
    """

    classes: Mapping[str, tuple[str, ...]]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    heads: frozenset[str]
    paired: frozenset[str]
    joints: frozenset[str]
    passed: frozenset[str]
    real_words: frozenset[str]
    literals: frozenset[str]
    stems: Mapping[str, str] = field(default_factory=dict)
    misspelt: frozenset[str] = frozenset()

    def base(self, word: str) -> str:
        """The word as the book writes it: its stem stands for all its forms (Russian)."""
        if not self.stems or word in self.cardinals or word in self.ordinals:
            return word
        for end in range(len(word), max(len(word) - LONGEST_ENDING, SHORTEST_STEM) - 1, -1):
            if word[:end] in self.stems:
                return self.stems[word[:end]]
        return word

    @cached_property
    def root(self) -> _Node:
        """The spellings as a tree of words; UnreadablePhrase for one without words."""
        root = _Node()
        for name, templates in self.classes.items():
            for text in templates:
                for spelling in _spellings(text):
                    _plant(root, tuple(w for w in spelling if w not in self.passed), name)
        for word in self.literals:
            _plant(root, (word,), LITERAL + word)
        for node in _nodes(root):
            node.kind = "|".join(sorted(node.names - ({SILENT} if len(node.names) > 1 else set())))
        return root

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What tokens can be: the classes that a spelling belongs to, joined by "|"."""
        return frozenset(node.kind for node in _nodes(self.root) if node.kind)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words that the book knows: nothing else is taken for a misspelling of them."""
        words = {word for node in _nodes(self.root) for word in node.next}
        known = (self.cardinals, self.ordinals, self.months, self.literals, self.joints)
        for more in known:
            words.update(more)
        return frozenset(words | self.real_words | self.passed | self.heads)

    def longest(self, words: list[str], at: int) -> tuple[str, int]:
        """The classes of the longest spelling that begins at a place, and where it ends."""
        node, best = self.root, ("", at)
        for place in range(at, len(words)):
            found = node.next.get(words[place])
            if found is None:
                return best
            node = found
            if node.kind:
                best = node.kind, place + 1
        return best


def _spellings(text: str) -> Iterator[tuple[str, ...]]:
    """The spellings that a template of a class stands for; UnreadablePhrase: too many, or empty."""
    template = read_template(text)
    if (number := number_of_spellings(template)) > MOST_SPELLINGS:
        raise UnreadablePhrase(text, f"it stands for {number} spellings; write a phrase instead")
    for spelling in spellings(template):
        if not spelling:
            raise UnreadablePhrase(text, "everything in it may be left out")
        yield spelling


def _plant(root: _Node, spelling: tuple[str, ...], name: str) -> None:
    if not spelling:
        return
    node = root
    for word in spelling:
        node = node.next.setdefault(word, _Node())
    node.names.add(name)


def _nodes(root: _Node) -> Iterator[_Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.next.values())


def lexicon_of(tables: Mapping[str, Any], literals: Iterable[str]) -> Lexicon:
    """The lexicon from the tables of a ``words.toml`` and the literal words of the phrases."""
    classes = {name: tuple(given) for name, given in tables["classes"].items()}
    return Lexicon(
        classes=classes,
        cardinals=dict(tables["cardinals"]),
        ordinals=dict(tables["ordinals"]),
        months=dict(tables["months"]),
        heads=frozenset(tables["heads"]),
        paired=frozenset(tables.get("paired", ())),
        joints=frozenset(tables["joints"]),
        passed=frozenset(tables["passed"]),
        real_words=frozenset(tables["real_words"]),
        literals=frozenset(literals),
        stems=dict(tables.get("stems", {})),
        misspelt=frozenset(tables.get("misspelt", ())),
    )
