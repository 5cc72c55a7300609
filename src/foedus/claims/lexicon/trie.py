"""Names as paths of base forms: the longest name that stands at a place is found at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from foedus.claims.words.tokens import Sort, Token


class Writing(StrEnum):
    """How a name must be written to be that name.

    EXACT: letter for letter ("CIS"). CAPITAL: with a capital letter ("Georgia"). FREE: in any
    letters ("executive secretary").
    """

    EXACT = "exact"
    CAPITAL = "capital"
    FREE = "free"


class Thing(StrEnum):
    """What sort of thing bears a name."""

    STATE = "state"
    ADJECTIVE = "adjective"
    ORGANISATION = "organisation"
    BODY = "body"
    OFFICE = "office"
    PERSON = "person"
    TOWN = "town"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: a thing of a sort, by its id; *words* are the name itself."""

    thing: Thing
    id: str
    words: str
    writing: Writing


@dataclass(slots=True)
class Node:
    """A place in the trie: the names that end here, and how they go on."""

    ends: list[Entry] = field(default_factory=list)
    on: dict[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A name found at tokens *first* to *last* (not included), with all that it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def add(root: Node, path: Sequence[frozenset[str]], entry: Entry) -> None:
    """Add a name by the base forms that each of its words may have."""
    nodes = [root]
    for step in path:
        nodes = [node.on.setdefault(lemma, Node()) for node in nodes for lemma in sorted(step)]
    for node in nodes:
        if entry not in node.ends:
            node.ends.append(entry)


PASSED_OVER = frozenset({"the", '"', "«", "»", "“", "”", "."})
"""What a text may put between the words of a name, and the name need not hold."""


def longest(root: Node, tokens: Sequence[Token], first: int) -> Found | None:
    """The longest name that begins at token *first*, or None."""
    best: Found | None = None
    nodes = [root]
    for place in range(first, len(tokens)):
        token = tokens[place]
        if place > first and (token.sort is Sort.LINK or token.lower in PASSED_OVER):
            continue
        nodes = [node.on[lemma] for node in nodes for lemma in token.lemmas if lemma in node.on]
        if not nodes:
            break
        entries = _written(nodes, tokens[first : place + 1])
        best = Found(first, place + 1, entries) if entries else best
    return best


def _written(nodes: Sequence[Node], tokens: Sequence[Token]) -> tuple[Entry, ...]:
    ends = dict.fromkeys(entry for node in nodes for entry in node.ends)
    return tuple(entry for entry in ends if _fits(entry, tokens))


def _fits(entry: Entry, tokens: Sequence[Token]) -> bool:
    if entry.writing is Writing.FREE:
        return True
    if entry.writing is Writing.CAPITAL:
        return tokens[0].capital
    return "".join(token.text for token in tokens).replace(".", "") == "".join(entry.words.split())
