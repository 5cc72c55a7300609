"""Signed heads: the register's word that its journal had this size and this root.

Whoever keeps a signed head can show later that entries under it were changed or taken away.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature

from foedus.journal.canonical import Plain, canonical
from foedus.journal.entries import LAST_SEQ, is_moment
from foedus.journal.errors import BadEntry, BadStored, NotCanonical
from foedus.journal.keys import SigningKey, exact_base64, public_from_text

_ROOT: Final = re.compile(r"[0-9a-f]{64}")
_SIGNED_AS: Final = b"foedus signed head 1\n"
"""Put before what is signed, so that no other text signed with the key passes for a head."""
LONGEST_ORIGIN: Final = 500
"""In characters: an origin is an address or a name."""
HEAD_KEYS: Final = {"size", "root", "at", "origin", "signature"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The tree at one size: *root* in hexadecimal, *origin* names the journal it belongs to.

    Raises `BadEntry` for a size, root, moment or origin that is none.
    """

    size: int
    root: str
    at: str
    origin: str

    def __post_init__(self) -> None:
        if not 0 <= self.size <= LAST_SEQ + 1:
            raise BadEntry(f"{self.size} is no size of a journal.")
        if not _ROOT.fullmatch(self.root):
            raise BadEntry(f"{self.root[:80]!r} is no root: 64 figures and letters a to f.")
        if not is_moment(self.at):
            raise BadEntry(f"{self.at[:80]!r} is no moment like 2024-05-01T09:30:00.000000Z.")
        if not 0 < len(self.origin) <= LONGEST_ORIGIN:
            raise BadEntry(f"An origin has 1 to {LONGEST_ORIGIN} characters.")

    def words(self) -> dict[str, Plain]:
        """What is signed, as canonical JSON."""
        return {"size": self.size, "root": self.root, "at": self.at, "origin": self.origin}


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head and its Ed25519 *signature*, in base64."""

    head: Head
    signature: str

    def as_line(self) -> str:
        """Its line of the log, which is also how a reader keeps it."""
        written = canonical({**self.head.words(), "signature": self.signature})
        return written.decode() + "\n"


def sign(head: Head, key: SigningKey) -> SignedHead:
    """The head with the signature of *key*.

    >>> from foedus.journal.keys import new_key, public_text
    >>> key = new_key()
    >>> moment = "2024-05-01T09:30:00.000000Z"
    >>> signed = sign(Head(size=0, root="0" * 64, at=moment, origin="a journal"), key)
    >>> verify_head(signed, public_text(key)), verify_head(signed, public_text(new_key()))
    (True, False)
    """
    return SignedHead(head, b64encode(key.sign(_signed(head))).decode())


def verify_head(signed: SignedHead, public: str) -> bool:
    """Whether the key *public* (base64) signed this head. Raises `UnusableKey`."""
    key = public_from_text(public)
    try:
        key.verify(exact_base64(signed.signature), _signed(signed.head))
    except (InvalidSignature, ValueError):
        return False
    return True


def head_from_words(words: dict[str, object]) -> SignedHead | None:
    """The head that *words* tell; None: they are of another shape. Raises `BadEntry`."""
    if words.keys() != HEAD_KEYS:
        return None
    match words:
        case {
            "size": int(size),
            "root": str(root),
            "at": str(at),
            "origin": str(origin),
            "signature": str(signature),
        } if not isinstance(size, bool):
            return SignedHead(Head(size=size, root=root, at=at, origin=origin), signature)
        case _:
            return None


def head_from_text(text: str) -> SignedHead:
    """The head that a reader kept as a line of the log. Raises `BadStored`."""
    try:
        words = json.loads(text)
        found = head_from_words(words) if isinstance(words, dict) else None
        if found is not None and found.as_line().strip() == text.strip():
            return found
    except (ValueError, RecursionError, NotCanonical, BadEntry) as fault:
        raise BadStored(f"No signed head: {text[:80]!r}.") from fault
    raise BadStored(f"No signed head: {text[:80]!r}. Keep a line of the log as it stands.")


def _signed(head: Head) -> bytes:
    return _SIGNED_AS + canonical(head.words())
