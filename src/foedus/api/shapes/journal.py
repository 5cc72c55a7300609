"""The journal, its heads and its proofs."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from foedus.api.shapes.common import Shape

_HASH = "SHA-256, in hexadecimal."


class HeadTold(Shape):
    """A signed head: that the journal had this size and this root."""

    size: int
    root: str = Field(description=_HASH)
    at: str
    origin: str
    signature: str = Field(description="Ed25519, in base64.")


class JournalTold(Shape):
    """The journal as it stands."""

    origin: str
    size: int
    root: str = Field(description=_HASH)
    at: str
    key: str = Field(description="The public key: 32 bytes in base64.")
    key_id: str


class KeyTold(Shape):
    """The public key that signs the heads."""

    algorithm: str
    key: str = Field(description="32 bytes in base64.")
    key_id: str


class Heads(Shape):
    """A page of signed heads, the latest first."""

    heads: list[HeadTold]
    next: int | None = Field(description="The value of `before` for the page that follows.")


class EntryTold(Shape):
    """An entry; its leaf is the hash of the canonical JSON of the four other keys."""

    seq: int
    at: str
    kind: str
    payload: dict[str, Any]
    leaf: str = Field(description=_HASH)


class Entries(Shape):
    """A page of entries in order."""

    entries: list[EntryTold]
    next: int | None = Field(description="The value of `from` for the page that follows.")


class Inclusion(Shape):
    """That the tree of *size* holds entry *seq* (RFC 9162, 2.1.3)."""

    seq: int
    size: int
    leaf: str = Field(description=_HASH)
    path: list[str]
    root: str = Field(description=_HASH)


class Consistency(Shape):
    """That the tree of *later* entries began as that of *earlier* ones (RFC 9162, 2.1.4)."""

    earlier: int
    later: int
    earlier_root: str = Field(description=_HASH)
    later_root: str = Field(description=_HASH)
    path: list[str]
