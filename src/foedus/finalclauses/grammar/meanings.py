"""The tree of phrases ──▶ what the sentence says: named sayings, each with its own words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from lark import Token as LarkToken
from lark import Tree

from foedus.finalclauses.grammar.book import BookPhrase
from foedus.finalclauses.grammar.lexicon import VALUES
from foedus.finalclauses.grammar.scanning import Token

Said: TypeAlias = str | int | bool | Any

SUCH: Final = "such"
"""What a phrase says that only points to another ("such instrument"): the other counts."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that a phrase says, and the words [start, end) that say it."""

    value: Said
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a sentence says. *doubtful* are the names that it says two different things of."""

    sayings: Mapping[str, Saying] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()

    def get(self, name: str) -> Said:
        """What is said under a name; an empty text where nothing is."""
        found = self.sayings.get(name)
        return "" if found is None else found.value

    def __contains__(self, name: str) -> bool:
        return name in self.sayings


def meaning_of(
    tree: Tree[LarkToken],
    tokens: Sequence[Token],
    phrases: Mapping[str, BookPhrase],
    muted: Collection[str] = (),
) -> Meaning:
    """What a tree of phrases says of its tokens; what phrases of *muted* rules say stays inside."""
    return _Teller(tokens, phrases, muted).told(tree)


def meaning_of_gist(phrase: BookPhrase, tokens: Sequence[Token]) -> Meaning:
    """What a gist says: the phrase's own sayings, of the whole sentence."""
    start, end = tokens[0].start, tokens[-1].end
    sayings = {name: Saying(value, start, end) for name, value in phrase.means.items()}
    return Meaning(sayings, phrases=(phrase.name,))


class _Teller:
    def __init__(
        self,
        tokens: Sequence[Token],
        phrases: Mapping[str, BookPhrase],
        muted: Collection[str],
    ) -> None:
        self._tokens, self._phrases, self._muted = tokens, phrases, muted

    def told(self, tree: Tree[LarkToken]) -> Meaning:
        phrase = self._phrases[str(tree.data)]
        sayings: dict[str, Saying] = {}
        doubtful: set[str] = set()
        names = [phrase.name]
        for child in tree.children:
            if isinstance(child, Tree):
                inner = self.told(child)
                rule = self._phrases[str(child.data)].rule
                names.extend(inner.phrases)
                if rule in self._muted:
                    continue
                prefix = phrase.under.get(rule, "")
                doubtful.update(_put(sayings, _placed(inner.sayings, prefix)))
                doubtful.update(_named(name, prefix) for name in inner.doubtful)
        own = {name: self._own(tree, value) for name, value in phrase.means.items()}
        sayings.update(own)
        return Meaning(sayings, frozenset(doubtful - own.keys()), tuple(names))

    def _own(self, tree: Tree[LarkToken], value: Said) -> Saying:
        """A saying of the phrase itself: as the book has it, or the value of one of its words."""
        leaves = [self._tokens[int(leaf)] for leaf in _leaves(tree)]
        direct = [self._tokens[int(c)] for c in tree.children if isinstance(c, LarkToken)]
        start = leaves[0].start if leaves else 0
        end = leaves[-1].end if leaves else 0
        if not isinstance(value, str) or value.rstrip("*") not in VALUES:
            return Saying(value, start, end)
        held = [token for token in direct if token.kind == value.rstrip("*")]
        if value.endswith("*"):
            return Saying(tuple(token.value for token in held), start, end)
        return Saying(held[0].value, held[0].start, held[0].end) if held else Saying("", start, end)


def _leaves(tree: Tree[LarkToken]) -> list[LarkToken]:
    return list(tree.scan_values(lambda leaf: isinstance(leaf, LarkToken)))


def _placed(sayings: Mapping[str, Saying], prefix: str) -> dict[str, Saying]:
    return {_named(name, prefix): saying for name, saying in sayings.items()}


def _named(name: str, prefix: str) -> str:
    return f"{prefix}.{name}" if prefix else name


def _put(sayings: dict[str, Saying], more: Mapping[str, Saying]) -> set[str]:
    """Adds what another part says; the names under which it says something else."""
    doubtful = set()
    for name, saying in more.items():
        held = sayings.get(name)
        if held is None or held.value == SUCH:
            sayings[name] = saying
        elif saying.value == SUCH:
            continue
        elif isinstance(held.value, tuple) and isinstance(saying.value, tuple):
            both = tuple(dict.fromkeys((*held.value, *saying.value)))
            sayings[name] = Saying(both, held.start, saying.end)
        elif held.value != saying.value:
            doubtful.add(name)
    return doubtful
