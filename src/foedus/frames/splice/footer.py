"""The end of a Parquet file ──▶ its row groups, and where their columns stand.

Whatever is not known is refused as `Unreadable`: it might point to a place in the file.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO, Final

from foedus.frames.splice.compact import (
    BINARY,
    I32,
    I64,
    LIST,
    STRUCT,
    Field,
    Struct,
    Unreadable,
    integer,
    integer_of,
    struct,
    struct_of,
    structs_of,
    text_of,
)
from foedus.frames.splice.fields import (
    OUTSIDE_OF_CHUNK,
    OUTSIDE_OF_META,
    InChunk,
    InElement,
    InFile,
    InGroup,
    InMeta,
    InNote,
)

MAGIC: Final = b"PAR1"
TAIL: Final = 8
"""The last bytes of a file: the length of the footer, and `MAGIC`."""

_SHORT: Final = 1 << 20
_LONG: Final = 1 << 24
_SHARE: Final = 100
"""A footer of more bytes than a share of the file, or than `_LONG`, is dearer to read here than all
columns are to encode; `_SHORT` is read in any file."""

_WRONG_LENGTHS: Final = re.compile(rb"parquet-mr version (0|1\.[0-2])\.")
"""These left the head of the dictionary out of the length of a column (PARQUET-816)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A column of a row group: *length* bytes of the file from *start* on; *fields* but *meta*."""

    fields: Struct
    meta: Struct
    start: int
    length: int

    def moved(self, start: int) -> bytes:
        """What a footer tells of it when it stands at *start*."""
        meta = _without(self.meta, *OUTSIDE_OF_META)
        for number in _offsets(meta):
            meta[number] = long(_integer(meta, number) + start - self.start)
        kept = _without(self.fields, *OUTSIDE_OF_CHUNK)
        return struct({**kept, InChunk.START: long(0), InChunk.META: Field(STRUCT, struct(meta))})


@dataclass(frozen=True, slots=True)
class Group:
    """A row group: its *fields* but *chunks*."""

    fields: Struct
    rows: int
    chunks: tuple[Chunk, ...]

    @property
    def bytes(self) -> int:
        """Bytes of the columns before compression."""
        return _integer(self.fields, InGroup.BYTES)

    @property
    def length(self) -> int:
        """Bytes of the columns in the file."""
        return sum(chunk.length for chunk in self.chunks)


@dataclass(frozen=True, slots=True)
class Footer:
    """What a file tells of itself.

    *fields* lack the row groups, *schema* begins with the root, *notes* are keys and their
    values, *orders* are those of columns.
    """

    fields: Struct
    schema: tuple[Struct, ...]
    groups: tuple[Group, ...]
    notes: tuple[tuple[bytes, bytes], ...]
    orders: tuple[Struct, ...]

    @property
    def rows(self) -> int:
        """The rows of all row groups."""
        return sum(group.rows for group in self.groups)

    @property
    def columns(self) -> int:
        """How many columns have bytes of their own."""
        return sum(InElement.TYPE in one for one in self.schema)


def footer_at_end(file: BinaryIO) -> Footer:
    """The footer of an open file. Raises `Unreadable`."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - TAIL, 0))
    tail = file.read(TAIL)
    length = int.from_bytes(tail[:4], "little")
    if tail[4:] != MAGIC or length > min(max(size // _SHARE, _SHORT), _LONG, size - TAIL):
        raise Unreadable("There is no footer, or one that is too long.")
    end = file.seek(size - TAIL - length)
    return footer_of(file.read(length), end)


def footer_of(data: bytes, end: int) -> Footer:
    """The footer that *data* is, of a file whose columns end before *end*. Raises `Unreadable`."""
    fields = struct_of(data)
    _refuse_unknown(fields, _FILE)
    found = Footer(
        _without(fields, InFile.GROUPS),
        _structs(fields, InFile.SCHEMA),
        tuple(_group(one, end) for one in _structs(fields, InFile.GROUPS)),
        tuple(map(_note, _structs(fields, InFile.NOTES))) if InFile.NOTES in fields else (),
        _structs(fields, InFile.ORDERS) if InFile.ORDERS in fields else (),
    )
    _refuse_strange(found)
    return found


def long(value: int) -> Field:
    """A number of eight bytes, as counts and places are."""
    return Field(I64, integer(value))


def children_of(element: Struct) -> int:
    """How many elements stand directly under one of the schema."""
    if InElement.CHILDREN not in element:
        return 0
    return integer_of(_value(element, InElement.CHILDREN, I32))


_NOTHING: Final = b"\0"
"""A text without bytes."""

_FILE, _GROUP, _CHUNK, _META, _NOTE = map(frozenset, (InFile, InGroup, InChunk, InMeta, InNote))
"""The fields that are known."""


def _note(fields: Struct) -> tuple[bytes, bytes]:
    _refuse_unknown(fields, _NOTE)
    value = _value(fields, InNote.VALUE, BINARY) if InNote.VALUE in fields else _NOTHING
    return text_of(_value(fields, InNote.KEY, BINARY)), text_of(value)


def _group(fields: Struct, end: int) -> Group:
    _refuse_unknown(fields, _GROUP)
    chunks = tuple(_chunk(one, end) for one in _structs(fields, InGroup.CHUNKS))
    _value(fields, InGroup.BYTES, I64)
    return Group(_without(fields, InGroup.CHUNKS), _integer(fields, InGroup.ROWS), chunks)


def _chunk(fields: Struct, end: int) -> Chunk:
    _refuse_unknown(fields, _CHUNK)
    meta = struct_of(_value(fields, InChunk.META, STRUCT))
    _refuse_unknown(meta, _META)
    length = _integer(meta, InMeta.LENGTH)
    starts = [_integer(meta, number) for number in _offsets(meta)]
    start = min(starts, default=len(MAGIC))
    if start < len(MAGIC) or length < 0 or start + length > end or (length and not starts):
        raise Unreadable("A column stands outside of the file.")
    return Chunk(_without(fields, InChunk.META), meta, start, length)


def _offsets(meta: Struct) -> list[IntEnum]:
    """The fields that tell where pages begin; 0 tells that there is none."""
    places = (InMeta.DATA_START, InMeta.DICTIONARY_START)
    return [number for number in places if number in meta and _integer(meta, number)]


def _refuse_strange(footer: Footer) -> None:
    columns = footer.columns
    rows = _integer(footer.fields, InFile.ROWS)
    whole = rows == footer.rows and all(group.rows >= 0 for group in footer.groups)
    if not whole or any(len(group.chunks) != columns for group in footer.groups):
        raise Unreadable("The row groups do not add up.")
    children = children_of(footer.schema[0]) if footer.schema else -1
    if children < 0 or len(footer.orders) not in {0, columns}:
        raise Unreadable("The schema does not add up.")
    created = InFile.CREATED_BY
    if created in footer.fields and _WRONG_LENGTHS.match(
        text_of(_value(footer.fields, created, BINARY))
    ):
        raise Unreadable("The lengths of columns are not told rightly.")


def _refuse_unknown(fields: Struct, numbers: frozenset[int]) -> None:
    if unknown := fields.keys() - numbers:
        raise Unreadable(f"Fields {sorted(unknown)} are not known.")


def _without(fields: Struct, *numbers: int) -> dict[int, Field]:
    return {number: held for number, held in fields.items() if number not in numbers}


def _structs(fields: Struct, number: int) -> tuple[Struct, ...]:
    return tuple(structs_of(_value(fields, number, LIST)))


def _integer(fields: Struct, number: int) -> int:
    return integer_of(_value(fields, number, I64))


def _value(fields: Struct, number: int, kind: int) -> bytes:
    held = fields.get(number)
    if held is None or held.kind != kind:
        raise Unreadable(f"Field {int(number)} is missing, or has another type.")
    return held.raw
