"""The Merkle tree of RFC 9162, 2.1: roots, and proofs that a reader can check with few hashes.

A tree over n leaves is cut at the largest power of two below n; a *span* (first, past the last) is
a run of leaves whose root a proof needs, so that whoever stores roots can answer without leaves.
`Frontier` is the quick twin of `root`: it grows by one leaf in a few hashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeAlias

from foedus.journal.canonical import node_hash
from foedus.journal.errors import BadStored, OutsideTree

Span: TypeAlias = tuple[int, int]
"""Leaves from the first (counted from 0), up to the second, which is not among them."""
HASH_BYTES: Final = 32
NO_LEAVES: Final = sha256(b"").digest()
"""The root of a tree without leaves."""


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes (RFC 9162, 2.1.1), straight from its definition.

    >>> root([]).hex()[:16]
    'e3b0c44298fc1c14'
    """
    if not leaves:
        return NO_LEAVES
    if len(leaves) == 1:
        return leaves[0]
    cut = _cut(len(leaves))
    return node_hash(root(leaves[:cut]), root(leaves[cut:]))


def inclusion_spans(index: int, size: int) -> tuple[Span, ...]:
    """The spans whose roots prove that leaf *index* is in the tree of *size* (RFC 9162, 2.1.3.1).

    Raises `OutsideTree`.

    >>> inclusion_spans(2, 5)
    ((3, 4), (0, 2), (4, 5))
    """
    if not 0 <= index < size:
        raise OutsideTree(f"A tree of {size} leaves has no leaf {index}; they count from 0.")
    spans: list[Span] = []
    first, past = 0, size
    while past - first > 1:
        middle = first + _cut(past - first)
        if index < middle:
            spans.append((middle, past))
            past = middle
        else:
            spans.append((first, middle))
            first = middle
    return tuple(reversed(spans))


def consistency_spans(earlier: int, later: int) -> tuple[Span, ...]:
    """The spans whose roots prove that a tree only grew (RFC 9162, 2.1.4.1).

    Raises `OutsideTree`. Nothing needs to be shown of a tree without leaves, nor of the same tree.

    >>> consistency_spans(3, 7)
    ((2, 3), (3, 4), (0, 2), (4, 7))
    """
    if not 0 <= earlier <= later:
        raise OutsideTree(f"A tree of {later} leaves never had {earlier}.")
    if earlier in {0, later}:
        return ()
    spans: list[Span] = []
    first, past = 0, later
    while earlier != past:
        middle = first + _cut(past - first)
        if earlier <= middle:
            spans.append((middle, past))
            past = middle
        else:
            spans.append((first, middle))
            first = middle
    known = () if first == 0 else ((first, past),)  # the earlier root itself is known
    return known + tuple(reversed(spans))


def inclusion_path(leaves: Sequence[bytes], index: int, size: int) -> tuple[bytes, ...]:
    """The hashes that prove that leaf *index* is among the first *size* leaves, from it upwards."""
    _holds(leaves, size)
    return tuple(root(leaves[first:past]) for first, past in inclusion_spans(index, size))


def consistency_path(leaves: Sequence[bytes], earlier: int, later: int) -> tuple[bytes, ...]:
    """The hashes that prove that the tree of *later* leaves began as that of *earlier* ones."""
    _holds(leaves, later)
    return tuple(root(leaves[first:past]) for first, past in consistency_spans(earlier, later))


def _holds(leaves: Sequence[bytes], size: int) -> None:
    if size > len(leaves):
        raise OutsideTree(f"There are {len(leaves)} leaves, not {size}.")


def _cut(size: int) -> int:
    """The largest power of two below *size*, which is more than one."""
    return 1 << ((size - 1).bit_length() - 1)


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that is needed of a tree to let it grow: the roots of its complete parts, from the left.

    One part for each binary digit 1 of the size, so a million leaves leave at most twenty hashes.
    """

    size: int = 0
    parts: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Frontier:
        """The frontier after one more leaf hash."""
        parts, node, size = list(self.parts), leaf, self.size
        while size & 1:  # as adding one carries, two equal parts become one
            node = node_hash(parts.pop(), node)
            size >>= 1
        return Frontier(self.size + 1, (*parts, node))

    def root(self) -> bytes:
        """The root of the whole tree.

        >>> Frontier().append(b"a" * 32).root() == root([b"a" * 32])
        True
        """
        if not self.parts:
            return NO_LEAVES
        node = self.parts[-1]
        for part in reversed(self.parts[:-1]):
            node = node_hash(part, node)
        return node

    def as_text(self) -> str:
        """One line to store: the size and the hashes, in hexadecimal.

        >>> Frontier().append(bytes(32)).as_text()[:12]
        '1 0000000000'
        """
        return " ".join((str(self.size), *(part.hex() for part in self.parts)))

    @staticmethod
    def from_text(text: str) -> Frontier:
        """The frontier that was stored as *text*. Raises `BadStored`."""
        size, *parts = text.split(" ")
        try:
            found = Frontier(int(size), tuple(map(bytes.fromhex, parts)))
        except ValueError as fault:
            raise BadStored(f"No frontier: {text[:80]!r}. Rebuild it from the entries.") from fault
        if found.as_text() != text or not found.has_its_parts():
            raise BadStored(f"No frontier: {text[:80]!r}. Rebuild it from the entries.")
        return found

    def has_its_parts(self) -> bool:
        """Whether there are as many hashes as a tree of this size has complete parts."""
        lengths = {len(part) for part in self.parts}
        return (
            self.size >= 0 and len(self.parts) == self.size.bit_count() and lengths <= {HASH_BYTES}
        )
