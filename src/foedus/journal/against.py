"""log + files ──▶ misfits: whether a register's files are what its journal says was recorded.

The log alone shows that nobody rewrote it; this shows that the register still says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from foedus.journal.blocks import split
from foedus.journal.entries import Entry
from foedus.journal.misfits import Misfit
from foedus.journal.rebuilding import Piece, Rebuilding, RebuiltFile
from foedus.law.terms.wording import Wording


def compare(entries: Iterable[Entry], files: Mapping[str, bytes]) -> tuple[Misfit, ...]:
    """What does not fit between a journal and the *files* of its register, the first entry first.

    *files* are by path, as the journal names them; an empty tuple means that all fits. Of a file
    that differs, each entry is named whose words do not stand at their place.

    >>> [misfit.code for misfit in compare([], {"register.toml": b""})]
    ['J22']
    """
    rebuilt = Rebuilding().follow(entries)
    found = [*rebuilt.misfits, *_between(rebuilt.files, files)]
    return tuple(sorted(found, key=_order))


def _order(misfit: Misfit) -> tuple[bool, int, str]:
    return not misfit.entries, misfit.entries.start, misfit.path


def _between(told: Mapping[str, RebuiltFile], files: Mapping[str, bytes]) -> Iterator[Misfit]:
    for path, file in told.items():
        data = files.get(path)
        if data is None:
            seqs = _seqs(_told(file))
            yield Misfit(code="J21", what=_MISSING, path=path, entries=_only(seqs[0]))
        else:
            yield from _differences(path, file, data)
    for path in files.keys() - told.keys():
        yield Misfit(code="J22", what=_UNKNOWN, path=path)


def _differences(path: str, file: RebuiltFile, data: bytes) -> Iterator[Misfit]:
    pieces = _told(file)
    expected = b"".join(piece for piece, _ in pieces)
    if expected == data:
        return
    middle = _middle(expected, data)
    if middle.start == middle.end:
        nearest = _touching(pieces, middle)[0]
        yield Misfit(code="J20", what=_ADDED, path=path, entries=_only(nearest))
        return
    for seq in _not_standing(path, file, data, middle) or _touching(pieces, middle)[:1]:
        yield Misfit(code="J20", what=_CHANGED, path=path, entries=_only(seq))


@dataclass(frozen=True, slots=True)
class _Middle:
    """Where two texts differ: between the same beginning and the same end, in the expected one.

    *shift* is by how much the other text is longer.
    """

    start: int
    end: int
    shift: int


def _middle(expected: bytes, data: bytes) -> _Middle:
    shorter = min(len(expected), len(data))
    start = _same(expected[:shorter], data[:shorter])
    rest = shorter - start
    tail = expected[len(expected) - rest :], data[len(data) - rest :]
    end = len(expected) - _same(tail[0][::-1], tail[1][::-1])
    return _Middle(start, end, len(data) - len(expected))


def _same(first: bytes, second: bytes) -> int:
    """How many bytes two texts of one length have in common from the beginning."""
    low, high = 0, len(first)
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _touching(pieces: list[Piece], middle: _Middle) -> list[int]:
    """The entries whose words stand in the middle, or border on it where it is empty."""
    room = 1 if middle.start < middle.end else 0
    found = [
        seq
        for start, end, (_, seq) in _placed(pieces)
        if end >= middle.start + room and start + room <= middle.end
    ]
    return sorted(found) or _seqs(pieces)


def _not_standing(path: str, file: RebuiltFile, data: bytes, middle: _Middle) -> list[int]:
    """The entries with words in the middle that stand neither at their place nor elsewhere.

    Empty lines around an act may be told with it or with the text before it.
    """
    parts = split(path, data)
    acts = {block.strip() for block in parts.blocks}
    same_skeleton = parts.skeleton.strip() == file.skeleton.strip()
    found = set()
    for start, end, (piece, seq) in _placed(_told(file)):
        if start >= middle.end or end <= middle.start:
            continue
        moved = start + middle.shift
        there = data.startswith(piece, start) or (moved >= 0 and data.startswith(piece, moved))
        elsewhere = same_skeleton if seq == file.told_by else piece.strip() in acts
        if not there and not elsewhere:
            found.add(seq)
    return sorted(found)


def _told(file: RebuiltFile) -> list[Piece]:
    """The pieces that hold anything; of an empty file, its empty pieces."""
    pieces = list(file.pieces())
    return [piece for piece in pieces if piece[0]] or pieces


def _placed(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, Piece]]:
    """Each piece with where it begins and ends."""
    position = 0
    for piece in pieces:
        end = position + len(piece[0])
        yield position, end, piece
        position = end


def _seqs(pieces: Iterable[Piece]) -> list[int]:
    return sorted(seq for _, seq in pieces)


def _only(seq: int) -> range:
    return range(seq, seq + 1)


_MISSING: Final = Wording("The file is not there.", "Файла нет.")
_UNKNOWN: Final = Wording(
    "No entry tells of this file.", "Ни одна запись не говорит об этом файле."
)
_ADDED: Final = Wording(
    "Text was added to the file beside the words of this entry.",
    "В файл добавлен текст рядом со словами этой записи.",
)
_CHANGED: Final = Wording(
    "The words of this entry do not stand in the file as they were recorded.",
    "Слова этой записи стоят в файле не так, как были записаны.",
)
