"""A file of a register, cut into its acts byte for byte: blocks, and the skeleton between them.

In TOML a block begins at the header of an act, ``[[acts]]`` or ``[[sessions.acts]]``, with the
empty lines before it, and ends before the next that is not of a table within that act, or at the
end of the file; comments before a header belong to the text before it. In a table of acts
(``NAME.acts.csv``) each record is a block, together with empty lines after it. When the cuts are
not as many as the acts that a parser finds, the whole file is one block. Put together again, the
bytes are always the same.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from typing import Any, Final

import tomli

from foedus.journal.scanning import record_starts, spans_of_acts

_FOLDERS: Final = {"instruments", "organisations", "offices", "sessions"}
_TABLE: Final = ".acts.csv"
_FAULTY: Final = -1
"""Stands for the number of acts in a file that a parser refuses."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file without its acts: the *blocks* cut out, and where each stood.

    *cuts* are pairs of an offset in the *skeleton*, in bytes, and the number of a block (from 0),
    in the order of the file.
    """

    blocks: tuple[bytes, ...]
    skeleton: bytes
    cuts: tuple[tuple[int, int], ...]


def split(path: str, data: bytes) -> Skeleton:
    r"""The file at *path* (within its register) cut into its acts.

    >>> split("instruments/a.toml", b'id = "a"\n[[acts]]\nparty = "X"\n')
    Skeleton(blocks=(b'[[acts]]\nparty = "X"\n',), skeleton=b'id = "a"\n', cuts=((9, 0),))
    """
    spans, acts = _found(path, data)
    if acts == 0 or (acts == _FAULTY and not spans):
        return Skeleton((), data, ())
    return _cut(data, spans if len(spans) == acts else [(0, len(data))])


def split_by(data: bytes, blocks: Sequence[bytes]) -> Skeleton | None:
    r"""A new version of a file, cut at the *blocks* that are recorded already, in their order.

    None: a block no longer stands there as it was, or they stand in another order.

    >>> split_by(b"new\none, two", [b"one", b"two"])
    Skeleton(blocks=(b'one', b'two'), skeleton=b'new\n, ', cuts=((4, 0), (6, 1)))
    """
    spans, position = [], 0
    for block in blocks:
        start = data.find(block, position)
        if start < 0:
            return None
        position = start + len(block)
        spans.append((start, position))
    return _cut(data, spans)


def join(parts: Skeleton) -> bytes:
    """The file again, byte for byte.

    >>> join(Skeleton((b"two",), b"one three", ((4, 0),)))
    b'one twothree'
    """
    return b"".join(pieces(parts.skeleton, parts.cuts, parts.blocks))


def pieces(
    skeleton: bytes, cuts: Sequence[tuple[int, int]], blocks: Sequence[bytes]
) -> list[bytes]:
    """The text between the cuts and the blocks in turn; the first and the last are text."""
    found, position = [], 0
    for offset, number in cuts:
        found += [skeleton[position:offset], blocks[number]]
        position = offset
    return [*found, skeleton[position:]]


def _cut(data: bytes, spans: Sequence[tuple[int, int]]) -> Skeleton:
    between, cuts, position, length = [], [], 0, 0
    for number, (start, end) in enumerate(spans):
        between.append(data[position:start])
        length += start - position
        cuts.append((length, number))
        position = end
    between.append(data[position:])
    blocks = tuple(data[start:end] for start, end in spans)
    return Skeleton(blocks, b"".join(between), tuple(cuts))


def _found(path: str, data: bytes) -> tuple[list[tuple[int, int]], int]:
    """Where the acts seem to stand, and how many a parser finds there.

    What is not UTF-8 holds no acts that could be told as text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return [], 0
    if path.endswith(_TABLE):
        edges = [*record_starts(data)[1:], len(data)]
        return list(pairwise(edges)), _acts_in_table(text)
    if path.endswith(".toml") and path.partition("/")[0] in _FOLDERS:
        return spans_of_acts(data), _acts_in_toml(text)
    return [], 0


def _acts_in_table(text: str) -> int:
    try:
        return sum(1 for _ in csv.DictReader(StringIO(text, newline=""), strict=True))
    except csv.Error:
        return _FAULTY


def _acts_in_toml(text: str) -> int:
    try:
        document = tomli.loads(text)
    except (ValueError, RecursionError):
        return _FAULTY
    sessions = document.get("sessions")
    holders = [document, *(sessions if isinstance(sessions, list) else [sessions])]
    return sum(_acts_of(holder) for holder in holders)


def _acts_of(holder: Any) -> int:  # noqa: ANN401  (TOML has no type before it is read)
    acts = holder.get("acts") if isinstance(holder, dict) else None
    return len(acts) if isinstance(acts, list) else 0
