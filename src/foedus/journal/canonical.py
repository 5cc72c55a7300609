"""Words as bytes: canonical JSON (RFC 8785) and the two hashes of a Merkle tree (RFC 9162, 2.1.1).

The same words have the same bytes on every machine, so that a hash speaks for words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final, TypeAlias

import rfc8785

from foedus.journal.errors import NotCanonical

Plain: TypeAlias = "str | int | bool | Sequence[Plain] | Mapping[str, Plain] | None"
"""What an entry may say. No fractions: these have no one written form that people would expect."""
Words: TypeAlias = Mapping[str, Plain]

DEEPEST: Final = 32
"""So many lists and mappings may stand inside one another."""
LONGEST: Final = 64 * 1024 * 1024
"""So many bytes may one entry have: more than any file of a register."""

_Json: TypeAlias = "str | int | bool | list[_Json] | dict[str, _Json] | None"


def canonical(words: Plain) -> bytes:
    """The canonical JSON of *words*, in UTF-8. Raises `NotCanonical`.

    >>> canonical({"party": "ARM", "number": 3, "acts": []})
    b'{"acts":[],"number":3,"party":"ARM"}'
    """
    try:
        written = rfc8785.dumps(_plain(words, DEEPEST))
    except ValueError as fault:  # of the library, and of a lone surrogate in a key
        raise NotCanonical(f"{fault}. Write text, whole numbers, true, false, null.") from fault
    if len(written) > LONGEST:
        raise NotCanonical(f"{len(written)} bytes are too many; an entry may have {LONGEST}.")
    return written


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf, marked with 0 so that no node passes for a leaf (RFC 9162, 2.1.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two parts, marked with 1 (RFC 9162, 2.1.1)."""
    return sha256(b"\x01" + left + right).digest()


def _plain(value: object, depth: int) -> _Json:
    if value is None or isinstance(value, str | int):
        return value
    if depth == 0:
        raise NotCanonical(f"More than {DEEPEST} lists and mappings stand inside one another.")
    if isinstance(value, Mapping):
        return {_key(key): _plain(held, depth - 1) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return [_plain(held, depth - 1) for held in value]
    raise NotCanonical(f"A {type(value).__name__} cannot be written. Write text instead.")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise NotCanonical(f"The key {key!r} is no text.")
    return key
