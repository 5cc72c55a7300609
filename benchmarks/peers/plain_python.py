"""Python without arrays: a binary search in each state's spells, and a tree of intervals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final

from intervaltree import IntervalTree

from peers.methods import Method
from peers.world import STATES, Rows, World

MOST_BISECT_ROWS: Final = 500_000
MOST_TREE_ROWS: Final = 100_000

Edges = list[list[int]]
"""For each state the days on which it becomes bound and stops being so, by turns."""


def methods(world: World, rows: Rows) -> Iterator[Method]:
    """Both have one thread, and lists of whole numbers in and out."""
    many, few = rows.head(MOST_BISECT_ROWS), rows.head(MOST_TREE_ROWS)
    yield Method("Python, bisect", many.size, _bisect(world, many), runs=3)
    yield Method("intervaltree", few.size, _trees(world, few), runs=2)


def _lists(rows: Rows) -> tuple[list[int], list[int], list[int]]:
    return rows.first.tolist(), rows.second.tolist(), rows.day.tolist()


def _spells(world: World) -> Iterator[tuple[int, int, int]]:
    held = world.spells
    columns = (held.state.tolist(), held.begins.tolist(), held.ends.tolist())
    return zip(*columns, strict=True)


def _bisect(world: World, rows: Rows) -> Callable[[], list[int]]:
    edges: Edges = [[] for _ in range(STATES)]
    for state, begins, ends in sorted(_spells(world)):
        edges[state] += (begins, ends)
    columns = _lists(rows)
    # an odd place: after a beginning and before the end that follows it
    return lambda: [
        bisect_right(edges[a], day) & bisect_right(edges[b], day) & 1 & (a != b)
        for a, b, day in zip(*columns, strict=True)
    ]


def _trees(world: World, rows: Rows) -> Callable[[], list[bool]]:
    trees = [IntervalTree() for _ in range(STATES)]
    for state, begins, ends in _spells(world):
        trees[state].addi(begins, ends)
    columns = _lists(rows)
    return lambda: [
        a != b and trees[a].overlaps_point(day) and trees[b].overlaps_point(day)
        for a, b, day in zip(*columns, strict=True)
    ]
