"""A tree kept node by node, so that a proof over millions of leaves needs a few dozen hashes.

A node (level, position) is the root of the 2 ** level leaves from position * 2 ** level on; leaves
are level 0. Only complete parts are kept: they never change once they are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from foedus.journal.canonical import node_hash
from foedus.journal.tree import Span

Node: TypeAlias = tuple[int, int]
"""Level and position."""
Known: TypeAlias = Callable[[Node], bytes]
"""The hash that is kept for a node."""


def completed(index: int, leaf: bytes, known: Known) -> tuple[tuple[Node, bytes], ...]:
    """The nodes to keep when *leaf* becomes number *index*: itself, and each part it completes.

    *known* is asked for nodes that were completed before.

    >>> kept = {(0, 0): b"a" * 32}
    >>> [node for node, _ in completed(1, b"b" * 32, kept.__getitem__)]
    [(0, 1), (1, 0)]
    """
    level, position, node = 0, index, leaf
    found = [((level, position), node)]
    while position & 1:
        node = node_hash(known((level, position - 1)), node)
        level, position = level + 1, position >> 1
        found.append(((level, position), node))
    return tuple(found)


def nodes_of(span: Span) -> tuple[Node, ...]:
    """The complete parts that a span of a proof is made of, from the left.

    >>> nodes_of((4, 7))
    ((1, 2), (0, 6))
    """
    first, past = span
    found = []
    while first < past:
        level = (past - first).bit_length() - 1
        found.append((level, first >> level))
        first += 1 << level
    return tuple(found)


def path_of(spans: Iterable[Span], known: Known) -> tuple[bytes, ...]:
    """The hashes of a proof whose spans are given (`inclusion_spans`, `consistency_spans`)."""
    return tuple(_root(span, known) for span in spans)


def _root(span: Span, known: Known) -> bytes:
    *parts, node = (known(one) for one in nodes_of(span))
    for part in reversed(parts):
        node = node_hash(part, node)
    return node
