"""Which acts stand in which block of which file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from foedus.journal.blocks import pieces, split
from foedus.law.terms.acts import Act
from foedus.law.terms.register import Register


def acts_by_block(
    register: Register, files: Mapping[str, bytes]
) -> dict[str, tuple[tuple[Act, ...], ...]]:
    """For each of *files* that holds acts: the acts of each of its blocks, in their order.

    An act knows the line where it stands; a block is the lines that it covers.
    """
    placed: dict[str, list[Act]] = {}
    for act in register.acts():
        if act.where.file in files:
            placed.setdefault(act.where.file, []).append(act)
    return {path: _in_blocks(path, files[path], acts) for path, acts in placed.items()}


def _in_blocks(path: str, data: bytes, acts: list[Act]) -> tuple[tuple[Act, ...], ...]:
    starts = block_lines(path, data)
    found: list[list[Act]] = [[] for _ in starts]
    for act in acts:
        found[max(0, bisect_right(starts, act.where.line) - 1)].append(act)
    return tuple(tuple(one) for one in found)


def block_lines(path: str, data: bytes) -> list[int]:
    """The line (from 1) on which each block of a file begins."""
    parts = split(path, data)
    between = pieces(parts.skeleton, parts.cuts, parts.blocks)
    ends = list(accumulate(_lines(one) for one in between))
    return [1 + ends[index - 1] for index in range(1, len(between), 2)]


def _lines(text: bytes) -> int:
    """How many lines end in *text*, however they end."""
    return text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n")
