"""Thrift's compact protocol: bytes ⇄ structs whose values are still bytes.

The bytes of a value do not depend on where they stand, so a struct can be written again with one
field changed and all others as they were, known or not. The specification is
thrift-compact-protocol.md of apache/thrift.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT, UUID = range(1, 14)
"""The types of fields, and of the elements of lists."""

_VARIABLE: Final = frozenset({I16, I32, I64})
_SIZES: Final = {TRUE: 1, FALSE: 1, BYTE: 1, DOUBLE: 8, UUID: 16}
"""Bytes of an element of fixed size; a field that is a truth value has none."""

_LONG: Final = 15
"""So many elements have their count in bytes of its own."""


class Unreadable(ValueError):
    """Bytes that are not what the protocol, or Parquet, lets expect."""


class Field(NamedTuple):
    """The type of a value, and its bytes."""

    kind: int
    raw: bytes


Struct = Mapping[int, Field]
"""Fields by their numbers."""


def struct_of(data: bytes) -> Struct:
    """The struct that *data* is, to its last byte. Raises `Unreadable`."""
    try:
        found, end = _struct_at(data, 0)
    except (IndexError, RecursionError) as fault:
        raise Unreadable("The bytes of a struct do not end.") from fault
    if end != len(data):
        raise Unreadable("A struct ends before its bytes do.")
    return found


def structs_of(data: bytes) -> list[Struct]:
    """The elements of a list of structs that `struct_of` gave."""
    count, kind, at = _list_at(data, 0)
    if count and kind != STRUCT:
        raise Unreadable("A list has elements of another type.")
    found = []
    for _ in range(count):
        one, at = _struct_at(data, at)
        found.append(one)
    return found


def integer_of(data: bytes) -> int:
    """The number that was written with a sign."""
    value, _ = _unsigned_at(data, 0)
    return _signed(value)


def text_of(data: bytes) -> bytes:
    """The bytes of a text."""
    size, at = _unsigned_at(data, 0)
    return data[at : at + size]


def struct(fields: Struct) -> bytes:
    """The bytes of a struct."""
    parts, before = [], 0
    for number, (kind, raw) in sorted(fields.items()):
        near = 0 < number - before < 1 << 4
        parts += [bytes([number - before << 4 | kind]) if near else bytes([kind]) + integer(number)]
        parts += [raw]
        before = number
    return b"".join([*parts, b"\0"])


def structs(items: Sequence[bytes]) -> Field:
    """A list of structs."""
    count = len(items)
    head = bytes([count << 4 | STRUCT]) if count < _LONG else bytes([0xF0 | STRUCT])
    return Field(LIST, b"".join([head, *([] if count < _LONG else [_unsigned(count)]), *items]))


def integer(value: int) -> bytes:
    """A number with its sign."""
    return _unsigned(value << 1 if value >= 0 else -value * 2 - 1)


def text(value: bytes) -> Field:
    """A text, or whatever bytes."""
    return Field(BINARY, _unsigned(len(value)) + value)


def _struct_at(data: bytes, at: int) -> tuple[Struct, int]:
    """The struct that begins at *at*, and where it ends."""
    found: dict[int, Field] = {}
    number = 0
    while head := data[at]:
        kind = head & 15
        number, start = _number_at(data, at, number)
        at = _after(data, start, kind)
        found[number] = Field(kind, data[start:at])
    return found, at + 1


def _number_at(data: bytes, at: int, before: int) -> tuple[int, int]:
    """The number of the field whose head is at *at*, and where its value begins."""
    if near := data[at] >> 4:
        return before + near, at + 1
    value, start = _unsigned_at(data, at + 1)
    return _signed(value), start


def _after(data: bytes, at: int, kind: int) -> int:
    """Where the value of a field ends that begins at *at*."""
    return at if kind in {TRUE, FALSE} else _after_element(data, at, kind)


def _after_element(data: bytes, at: int, kind: int) -> int:
    if kind in _VARIABLE:
        while data[at] & 0x80:
            at += 1
        return at + 1
    if kind == BINARY:
        size, at = _unsigned_at(data, at)
        return at + size
    if kind in _SIZES:
        return at + _SIZES[kind]
    if kind not in _NESTED:
        raise Unreadable(f"There is no type {kind}.")
    return _NESTED[kind](data, at)


def _after_struct(data: bytes, at: int) -> int:
    while head := data[at]:
        start = at + 1 if head >> 4 else _unsigned_at(data, at + 1)[1]
        at = _after(data, start, head & 15)
    return at + 1


def _after_list(data: bytes, at: int) -> int:
    count, element, at = _list_at(data, at)
    return _after_elements(data, at, (element,), count)


def _after_map(data: bytes, at: int) -> int:
    count, at = _unsigned_at(data, at)
    if not count:
        return at
    return _after_elements(data, at + 1, (data[at] >> 4, data[at] & 15), count)


def _after_elements(data: bytes, at: int, kinds: tuple[int, ...], count: int) -> int:
    for _ in range(count):
        for kind in kinds:
            at = _after_element(data, at, kind)
        if at > len(data):
            raise Unreadable("A list is longer than its bytes.")
    return at


def _list_at(data: bytes, at: int) -> tuple[int, int, int]:
    """The count of a list, the type of its elements, and where they begin."""
    head, at = data[at], at + 1
    if head >> 4 < _LONG:
        return head >> 4, head & 15, at
    count, at = _unsigned_at(data, at)
    return count, head & 15, at


def _unsigned_at(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value, shift = 0, 0
    while (byte := data[at]) & 0x80:
        value |= (byte & 0x7F) << shift
        shift += 7
        at += 1
    return value | byte << shift, at + 1


def _unsigned(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _signed(value: int) -> int:
    """Numbers are written 0, -1, 1, -2, 2."""
    return value >> 1 ^ -(value & 1)


_NESTED: Final[dict[int, Callable[[bytes, int], int]]] = {
    STRUCT: _after_struct,
    LIST: _after_list,
    SET: _after_list,
    MAP: _after_map,
}
"""Where a value ends that has values in it."""
