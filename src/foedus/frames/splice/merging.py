"""The footer of the questions and that of the answers ──▶ the footer of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from foedus.frames.splice.compact import (
    I32,
    Field,
    Struct,
    Unreadable,
    integer,
    struct,
    structs,
    text,
)
from foedus.frames.splice.fields import InElement, InFile, InGroup, InNote
from foedus.frames.splice.footer import Footer, Group, children_of, long


def merged(
    source: Footer, added: Footer, starts: Sequence[int], told: Mapping[bytes, bytes]
) -> bytes:
    """The footer of a file with the columns of *source*, and after them those of *added*.

    *starts* tells where each row group stands: the columns of *source* without gaps, and then those
    of *added*. *told* replaces notes of *source*. Raises `Unreadable` where the row groups of both
    are not the same.
    """
    if [group.rows for group in source.groups] != [group.rows for group in added.groups]:
        raise Unreadable("The row groups are not the same.")
    both = zip(source.groups, added.groups, starts, strict=True)
    changed: dict[int, Field] = {
        InFile.SCHEMA: structs(_schema(source.schema, added.schema)),
        InFile.GROUPS: structs([_group(*one) for one in both]),
        InFile.NOTES: structs(_notes(source.notes, told)),
    }
    kept = {number: held for number, held in source.fields.items() if number != InFile.ORDERS}
    if source.orders and added.orders:
        changed[InFile.ORDERS] = structs([struct(one) for one in (*source.orders, *added.orders)])
    return struct({**kept, **changed})


def _schema(source: Sequence[Struct], added: Sequence[Struct]) -> list[bytes]:
    """The elements of both under the root of *source*."""
    count = Field(I32, integer(children_of(source[0]) + children_of(added[0])))
    root = {**source[0], InElement.CHILDREN: count}
    return [struct(one) for one in (root, *source[1:], *added[1:])]


def _group(source: Group, added: Group, start: int) -> bytes:
    chunks = [*source.chunks, *added.chunks]
    places = accumulate((chunk.length for chunk in chunks), initial=start)
    moved = [chunk.moved(place) for chunk, place in zip(chunks, places, strict=False)]
    changed: dict[int, Field] = {
        InGroup.CHUNKS: structs(moved),
        InGroup.BYTES: long(source.bytes + added.bytes),
        InGroup.START: long(start),
        InGroup.LENGTH: long(source.length + added.length),
    }
    return struct({**source.fields, **changed})


def _notes(source: Sequence[tuple[bytes, bytes]], told: Mapping[bytes, bytes]) -> list[bytes]:
    notes = [*(one for one in source if one[0] not in told), *told.items()]
    return [struct({InNote.KEY: text(key), InNote.VALUE: text(value)}) for key, value in notes]
