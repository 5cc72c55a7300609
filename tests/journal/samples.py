"""Small journals for the tests: entries, and a signed head after each recorded transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from foedus.journal.canonical import Words
from foedus.journal.entries import Entry
from foedus.journal.heads import Head, SignedHead, sign
from foedus.journal.keys import SigningKey, public_text
from foedus.journal.log import Header, write_log
from foedus.journal.tree import Frontier

ORIGIN: Final = "https://treaties.example/journal"
KEY: Final = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC: Final = public_text(KEY)
OTHER_KEY: Final = Ed25519PrivateKey.from_private_bytes(bytes(32))

Told = tuple[str, Words]
"""A kind and a payload."""


def moment(number: int) -> str:
    return f"2024-05-01T09:{number // 60 % 60:02}:{number % 60:02}.000000Z"


def entries_of(told: Iterable[Told]) -> list[Entry]:
    return [
        Entry(seq=seq, at=moment(seq), kind=kind, payload=payload)
        for seq, (kind, payload) in enumerate(told)
    ]


def some_entries(number: int) -> list[Entry]:
    """Entries with words in two languages, numbers, lists, and characters that JSON escapes."""
    return entries_of(
        (
            "act" if seq % 3 else "notification",
            {
                "text": f'Протокол № {seq}: "ratified"\n\t\\ {seq}',
                "number": seq * 7,
                "parties": ["ARM", "KAZ"][: seq % 3],
                "dossier": {"open": seq % 2 == 0, "closed": None},
            },
        )
        for seq in range(number)
    )


def recorded(
    entries: Iterable[Entry], *, every: int = 1, key: SigningKey = KEY, origin: str = ORIGIN
) -> Iterator[Entry | SignedHead]:
    """The entries with a signed head after *every* so many; what remains is not yet signed."""
    frontier = Frontier()
    for entry in entries:
        frontier = frontier.append(entry.leaf())
        yield entry
        if frontier.size % every == 0:
            yield head_of(frontier, key=key, origin=origin)


def head_of(frontier: Frontier, *, key: SigningKey = KEY, origin: str = ORIGIN) -> SignedHead:
    root = frontier.root().hex()
    return sign(Head(size=frontier.size, root=root, at=moment(frontier.size), origin=origin), key)


def log_of(entries: Iterable[Entry], *, every: int = 1, key: SigningKey = KEY) -> bytes:
    rows = recorded(entries, every=every, key=key)
    return "".join(write_log(Header(ORIGIN, public_text(key)), rows)).encode()
