"""The keys that sign a journal: Ed25519 (RFC 8032), as text that can be kept and handed out."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TypeAlias

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from foedus.journal.errors import UnusableKey

SigningKey: TypeAlias = Ed25519PrivateKey
"""The secret half. Its repr and its text are the caller's to keep out of logs."""


def new_key() -> SigningKey:
    """A new key, from the system's randomness."""
    return Ed25519PrivateKey.generate()


def key_text(key: SigningKey) -> str:
    """The secret key as PEM (PKCS #8), not encrypted: for a file that only the service reads."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def key_from_text(text: str) -> SigningKey:
    """The secret key in a PEM text. Raises `UnusableKey`, without showing the text."""
    try:
        key = load_pem_private_key(text.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        told = "The text holds no private key in PEM (PKCS #8) without a password."
        raise UnusableKey(told) from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise UnusableKey("The key is of another kind. Make an Ed25519 key.")
    return key


def public_text(key: SigningKey) -> str:
    """The public half, to be published: its 32 bytes in base64.

    >>> len(public_text(new_key()))
    44
    """
    return b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def public_from_text(text: str) -> Ed25519PublicKey:
    """The public key in *text*. Raises `UnusableKey`."""
    try:
        return Ed25519PublicKey.from_public_bytes(exact_base64(text))
    except ValueError as fault:
        raise UnusableKey(f"{text[:80]!r} is no public key: 32 bytes in base64.") from fault


def key_id(public: str) -> str:
    """A short name of a public key, to compare by eye or ear. Raises `UnusableKey`.

    >>> key_id("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    '66687aadf862bd77'
    """
    return sha256(public_from_text(public).public_bytes_raw()).hexdigest()[:16]


def exact_base64(text: str) -> bytes:
    """The bytes in *text*, which is the one way of writing them. Raises `ValueError`."""
    data = b64decode(text, validate=True)
    if b64encode(data).decode() != text:
        raise ValueError("There are unused bits, or more than one way of padding.")
    return data
