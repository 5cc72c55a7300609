"""entries ──▶ files: the files of a register as the journal tells them, with who said what.

The words of the entries are described in `payloads`. An entry that cannot be followed is told as a
misfit and left out.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Protocol, TypeAlias

from foedus.journal.entries import Entry
from foedus.journal.misfits import Misfit
from foedus.law.terms.wording import Wording

Piece: TypeAlias = tuple[bytes, int]
"""Bytes of a file, and the number of the entry that said them."""


MOST_TOLD: Final = 100
"""So many entries that cannot be followed are told; the others are passed over."""


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(slots=True)
class RebuiltFile:
    """One file as the entries so far tell it."""

    skeleton: bytes = b""
    cuts: tuple[tuple[int, int], ...] = ()
    told_by: int = 0
    """The number of the last ``file`` entry."""
    blocks: dict[int, Piece] = field(default_factory=dict)
    newer: list[int] = field(default_factory=list)
    """Blocks since the last ``file`` entry, in order: they stand at the end."""
    running: _Hash = field(default_factory=sha256)
    """The hash of the whole file so far."""

    def pieces(self) -> Iterator[Piece]:
        """The file, piece by piece, each with the entry that said it."""
        position = 0
        for offset, block in self.cuts:
            yield self.skeleton[position:offset], self.told_by
            yield self.blocks[block]
            position = offset
        yield self.skeleton[position:], self.told_by
        yield from (self.blocks[block] for block in self.newer)

    def data(self) -> bytes:
        """The bytes of the file."""
        return b"".join(piece for piece, _ in self.pieces())


@dataclass(slots=True)
class Rebuilding:
    """The files that the entries so far tell, and the entries that could not be followed."""

    files: dict[str, RebuiltFile] = field(default_factory=dict)
    misfits: list[Misfit] = field(default_factory=list)

    def follow(self, entries: Iterable[Entry]) -> Rebuilding:
        """Take the entries in, one after the other."""
        for entry in entries:
            told = self._follow(entry)
            if told is not None and len(self.misfits) < MOST_TOLD:
                code, what = told
                about = range(entry.seq, entry.seq + 1)
                path = entry.payload.get("path")
                named = path if isinstance(path, str) else ""
                self.misfits.append(Misfit(code=code, what=what, entries=about, path=named))
        return self

    def _follow(self, entry: Entry) -> tuple[str, Wording] | None:
        match entry.kind:
            case "act":
                return self._act(entry)
            case "file":
                return self._file(entry)
            case "file-ended":
                return self._ended(entry)
            case _:
                return None

    def _act(self, entry: Entry) -> tuple[str, Wording] | None:
        match entry.payload:
            case {"path": str(path), "block": int(block), "text": str(text), "sha256": told} if (
                not isinstance(block, bool) and block >= 0
            ):
                pass
            case _:
                return "J23", _MISTYPED
        file = self.files.setdefault(path, RebuiltFile(told_by=entry.seq))
        if block in file.blocks:
            return "J23", _TWICE
        data = text.encode()
        file.blocks[block] = data, entry.seq
        file.newer.append(block)
        file.running.update(data)
        return None if told is None else _hash_fault(file, told)

    def _file(self, entry: Entry) -> tuple[str, Wording] | None:
        match entry.payload:
            case {"path": str(path), "version": int(), "sha256": str(told), "cuts": cuts}:
                skeleton, places = _skeleton(entry), _cuts(cuts)
            case _:
                return "J23", _MISTYPED
        if skeleton is None or places is None:
            return "J23", _MISTYPED
        file = self.files.get(path) or RebuiltFile()
        offsets = [offset for offset, _ in places]
        blocks = [block for _, block in places]
        if offsets != sorted(offsets) or offsets[-1:] > [len(skeleton)]:
            return "J23", _BAD_CUT
        if len(set(blocks)) != len(blocks) or set(blocks) != file.blocks.keys():
            return "J23", _OTHER_BLOCKS
        self.files[path] = file
        file.skeleton, file.cuts, file.told_by, file.newer = skeleton, places, entry.seq, []
        file.running = sha256(file.data())
        return _hash_fault(file, told)

    def _ended(self, entry: Entry) -> tuple[str, Wording] | None:
        path = entry.payload.get("path")
        if not isinstance(path, str) or path not in self.files:
            return "J23", _NO_FILE
        del self.files[path]
        return None


def files_of(entries: Iterable[Entry]) -> dict[str, bytes]:
    """The files of the register that *entries* tell, by path; what cannot be followed is left out.

    >>> moment = "2024-05-01T09:30:00.000000Z"
    >>> words = {"path": "a.toml", "version": 1, "sha256": "", "skeleton": "x = 1", "cuts": []}
    >>> files_of([Entry(seq=0, at=moment, kind="file", payload=words)])
    {'a.toml': b'x = 1'}
    """
    rebuilt = Rebuilding().follow(entries)
    return {path: file.data() for path, file in sorted(rebuilt.files.items())}


def _skeleton(entry: Entry) -> bytes | None:
    match entry.payload:
        case {"skeleton": str(text)}:
            return text.encode()
        case {"skeleton": None, "skeleton_base64": str(text)}:
            try:
                return b64decode(text, validate=True)
            except ValueError:
                return None
        case _:
            return None


def _cuts(cuts: object) -> tuple[tuple[int, int], ...] | None:
    if not isinstance(cuts, list | tuple):
        return None
    found = []
    for cut in cuts:
        match cut:
            case [int(offset), int(block)] if offset >= 0 and not isinstance(offset, bool):
                found.append((offset, block))
            case _:
                return None
    return tuple(found)


def _hash_fault(file: RebuiltFile, told: object) -> tuple[str, Wording] | None:
    return None if file.running.hexdigest() == told else ("J24", _OTHER_HASH)


_MISTYPED: Final = Wording(
    "Words are missing in it, or of another type.", "В ней нет нужных слов или они иного типа."
)
_TWICE: Final = Wording(
    "It gives a block of the file a second time.", "Она задаёт блок файла во второй раз."
)
_BAD_CUT: Final = Wording(
    "It puts a block where the file has no place for it.", "Она ставит блок туда, где места нет."
)
_OTHER_BLOCKS: Final = Wording(
    "It puts together other blocks than the entries before it gave.",
    "Она собирает не те блоки, которые даны записями до неё.",
)
_NO_FILE: Final = Wording(
    "It ends a file that the register does not have.", "Она завершает файл, которого нет."
)
_OTHER_HASH: Final = Wording(
    "The file has another hash after it than it says.", "После неё хеш файла иной, чем сказано."
)
