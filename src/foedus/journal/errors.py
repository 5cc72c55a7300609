"""What a caller can do wrong with the journal. Faults of a log are misfits: see `misfits`.

FoedusError
├── NotCanonical    words that have no canonical JSON, or too much of it
├── OutsideTree     a leaf or a size that the tree does not have
├── UnusableKey     a text that holds no Ed25519 key
├── BadEntry        an entry or a head whose number, moment, kind or root is none
└── BadStored       a stored frontier or signed head that cannot be read again
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class NotCanonical(FoedusError, ValueError):
    """Words that cannot be written as canonical JSON (RFC 8785), or that are too long or deep."""

    code = "E70"


class OutsideTree(FoedusError, IndexError):
    """A leaf or a size that a Merkle tree does not have."""

    code = "E71"


class UnusableKey(FoedusError, ValueError):
    """A text that holds no Ed25519 key in the form that was asked for."""

    code = "E72"


class BadEntry(FoedusError, ValueError):
    """An entry or a head whose number, moment, kind or root is not of its form."""

    code = "E73"


class BadStored(FoedusError, ValueError):
    """A stored frontier or signed head that cannot be read again."""

    code = "E74"
