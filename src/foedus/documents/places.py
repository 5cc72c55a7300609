"""Where each character of an extracted text stands in the file it was extracted from.

A text is woven of pieces. A piece of equal length in text and file maps character by character;
any other (``&amp;`` read as ``&``, a run of white space read as one space) maps as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class FileSpan:
    """Characters of the decoded file, half-open, a byte order mark counted."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text, from *start*, and the stretch of the file that it was read from."""

    start: int
    length: int
    file_start: int
    file_length: int

    def begin(self, offset: int) -> int:
        """Where the character at *offset* begins in the file."""
        if self.length != self.file_length:
            return self.file_start
        return self.file_start + min(offset - self.start, self.length)

    def end(self, offset: int) -> int:
        """Where the character before *offset* ends in the file."""
        if self.length != self.file_length:
            return self.file_start + self.file_length
        return self.file_start + min(offset - self.start, self.length)

    def goes_on(self, start: int, file_start: int, *, equal: bool) -> bool:
        """Whether a stretch of *equal* lengths from *start* only makes this one longer."""
        here = self.start + self.length == start and self.length == self.file_length
        return equal and here and self.file_start + self.length == file_start


@dataclass(frozen=True, slots=True)
class Places:
    """The pieces of a text, in order of the text; *skipped* characters precede it in the file."""

    pieces: tuple[_Piece, ...] = ()
    skipped: int = 0

    def span(self, start: int, end: int) -> FileSpan:
        """The characters of the file from which text[start:end] was read."""
        if not self.pieces:
            return FileSpan(start + self.skipped, end + self.skipped)
        begin = self._piece(start).begin(start)
        return FileSpan(begin, max(begin, self._piece(end - 1).end(end)) if end > start else begin)

    def _piece(self, offset: int) -> _Piece:
        place = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(place, 0)]


IDENTITY: Final = Places()


@dataclass(slots=True)
class Weaving:
    """A text under way: what is read is added in order, separators stand nowhere in the file."""

    _said: list[str] = field(default_factory=list)
    _pieces: list[_Piece] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, file_start: int, file_length: int) -> None:
        """Add *words*, read from *file_length* characters of the file."""
        if not words:
            return
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.goes_on(
            self.length, file_start, equal=len(words) == file_length
        ):
            self._pieces[-1] = _Piece(
                last.start, last.length + len(words), last.file_start, last.length + len(words)
            )
        else:
            self._pieces.append(_Piece(self.length, len(words), file_start, file_length))
        self.between(words)

    def between(self, separator: str) -> None:
        """Add what stands nowhere in the file."""
        self._said.append(separator)
        self.length += len(separator)

    def since(self, start: int) -> str:
        """What was added from *start* on."""
        tail: list[str] = []
        missing = self.length - start
        for said in reversed(self._said):
            if missing <= 0:
                break
            tail.append(said)
            missing -= len(said)
        return "".join(reversed(tail))

    def text(self) -> str:
        """All that was added."""
        return "".join(self._said)

    def places(self) -> Places:
        """Where it stands. An offset in a separator is the end of what stands before it."""
        return Places(tuple(self._pieces))
