"""Checking proofs as a reader does, without the tree (RFC 9162, 2.1.3.2 and 2.1.4.2).

A proof that is too short, too long, or of hashes of another length is not a proof; nothing is
raised for it, because proofs come from others.
"""

from __future__ import annotations

from collections.abc import Sequence
from hmac import compare_digest

from foedus.journal.canonical import node_hash
from foedus.journal.tree import HASH_BYTES, NO_LEAVES


def verify_inclusion(
    leaf: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Whether *path* proves that *leaf* is number *index* (from 0) in the tree of this *root*.

    >>> verify_inclusion(bytes(32), index=0, size=1, path=(), root=bytes(32))
    True
    """
    if not 0 <= index < size or not _are_hashes((leaf, root, *path)):
        return False
    position, last, node = index, size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            node = node_hash(other, node)
            position, last = _past_lone(position, last)
        else:
            node = node_hash(node, other)
        position, last = position >> 1, last >> 1
    return last == 0 and compare_digest(node, root)


def verify_consistency(
    *, earlier: int, later: int, earlier_root: bytes, later_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether *path* proves that the tree of *later* leaves began as that of *earlier* leaves.

    >>> verify_consistency(
    ...     earlier=1, later=1, earlier_root=bytes(32), later_root=bytes(32), path=()
    ... )
    True
    """
    if not 0 <= earlier <= later or not _are_hashes((earlier_root, later_root, *path)):
        return False
    if earlier == later:
        return not path and compare_digest(earlier_root, later_root)
    if earlier == 0:
        return not path and compare_digest(earlier_root, NO_LEAVES)
    complete = earlier & (earlier - 1) == 0  # then the earlier root is itself a part
    steps = (earlier_root, *path) if complete else tuple(path)
    return bool(path) and _both_roots(earlier, later, steps) == (earlier_root, later_root)


def _both_roots(earlier: int, later: int, steps: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The two roots that *steps* lead to; None: they are not as many as the sizes need."""
    position, last = earlier - 1, later - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if position & 1 or position == last:
            old, new = node_hash(step, old), node_hash(step, new)
            position, last = _past_lone(position, last)
        else:
            new = node_hash(new, step)
        position, last = position >> 1, last >> 1
    return (old, new) if last == 0 else None


def _past_lone(position: int, last: int) -> tuple[int, int]:
    """Up to where the node is a right part: a lone last node rises without a partner."""
    while position and not position & 1:
        position, last = position >> 1, last >> 1
    return position, last


def _are_hashes(hashes: Sequence[object]) -> bool:
    return all(isinstance(one, bytes) and len(one) == HASH_BYTES for one in hashes)
