"""The Merkle tree of the stored journal, for proofs: leaves read once, roots of parts kept.

Entries are only added, so what was read stays true as long as the journal in the database still
has the head that it had; where it has not (another database), everything is read again.
"""

from __future__ import annotations

from threading import Lock
from typing import Final

from foedus.journal.canonical import node_hash
from foedus.journal.tree import NO_LEAVES, Span, consistency_spans, inclusion_spans
from foedus.register.models import Entry, SignedHead

_SMALL: Final = 32
"""The roots of shorter runs of leaves are computed each time."""


class KeptTree:
    """The leaves of the journal, and the roots of its complete parts."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._head: tuple[int, str] | None = None
        self._leaves: list[bytes] = []
        self._roots: dict[Span, bytes] = {}

    def inclusion(self, index: int, size: int) -> list[str]:
        """The hashes that prove that entry *index* is in the tree of *size* entries.

        Raises `OutsideTree`.
        """
        return [self._root(first, past).hex() for first, past in inclusion_spans(index, size)]

    def consistency(self, earlier: int, later: int) -> list[str]:
        """The hashes that prove that the tree only grew. Raises `OutsideTree`."""
        return [self._root(first, past).hex() for first, past in consistency_spans(earlier, later)]

    def root(self, size: int) -> str:
        """The root of the tree of the first *size* entries."""
        return self._root(0, size).hex() if size else NO_LEAVES.hex()

    def leaf(self, index: int) -> str:
        """The leaf of an entry."""
        return self._leaves[index].hex()

    def read_up_to(self, head: SignedHead) -> None:
        """Have the leaves that the journal of *head* has; those at hand are not read again."""
        with self._lock:
            if self._head is not None and not _stands(*self._head):
                self._leaves, self._roots = [], {}
            missing = Entry.objects.filter(seq__gte=len(self._leaves), seq__lt=head.size)
            texts = missing.order_by("seq").values_list("leaf", flat=True)
            self._leaves += [bytes.fromhex(text) for text in texts.iterator(chunk_size=5000)]
            if self._head is None or self._head[0] <= head.size or not _stands(*self._head):
                self._head = (head.size, head.root)

    def _root(self, first: int, past: int) -> bytes:
        length = past - first
        if length == 1:
            return self._leaves[first]
        found = self._roots.get((first, past))
        if found is None:
            middle = first + (1 << ((length - 1).bit_length() - 1))
            found = node_hash(self._root(first, middle), self._root(middle, past))
            if length > _SMALL and length.bit_count() == 1:
                self._roots[first, past] = found
        return found


def _stands(size: int, root: str) -> bool:
    return SignedHead.objects.filter(size=size, root=root).exists()


TREE: Final = KeptTree()
