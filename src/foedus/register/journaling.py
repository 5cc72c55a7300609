"""Adding to the journal: under one lock, in one transaction, with a signed head at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from foedus.journal.canonical import canonical
from foedus.journal.entries import Entry as Written
from foedus.journal.entries import moment_text
from foedus.journal.heads import Head, sign, verify_head
from foedus.journal.heads import SignedHead as Signed
from foedus.journal.keys import SigningKey, public_text
from foedus.journal.tree import Frontier
from foedus.register.errors import ClockWentBack, OtherKey, OtherOrigin
from foedus.register.keys import key_file, signing_key
from foedus.register.models import Entry, Ledger, SignedHead

_CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""By so much the clocks of several servers may differ."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry will say: its *kind* and its *payload* (`journal.against` fixes the keys)."""

    kind: str
    payload: Mapping[str, Any]


def locked_ledger() -> Ledger:
    """The ledger, locked until the transaction ends: whoever holds it alone may add.

    Raises `TransactionManagementError` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("The ledger is locked in a transaction.")
    return Ledger.objects.select_for_update().get_or_create(id=1)[0]


def append(ledger: Ledger, at: datetime, said: Sequence[Said]) -> list[Entry]:
    """Add entries and sign the head that covers them; *ledger* is locked by the caller."""
    key = signing_key(ledger.next_entry)
    _continues(key, at)
    frontier = Frontier.from_text(ledger.frontier)
    moment = moment_text(at)
    entries = []
    for number, one in enumerate(said, start=ledger.next_entry):
        written = Written(seq=number, at=moment, kind=one.kind, payload=dict(one.payload))
        leaf = written.leaf()
        frontier = frontier.append(leaf)
        entries.append(_row(written, leaf))
    Entry.objects.bulk_create(entries, batch_size=500)
    ledger.next_entry, ledger.frontier = frontier.size, frontier.as_text()
    ledger.save()
    root = frontier.root().hex()
    head = sign(Head(size=frontier.size, root=root, at=moment, origin=settings.ORIGIN), key)
    SignedHead.objects.create(
        size=frontier.size, root=root, at=moment, origin=settings.ORIGIN, signature=head.signature
    )
    return entries


def _continues(key: SigningKey, at: datetime) -> None:
    """A journal keeps its name, its key and the order of time, or its heads do not verify.

    Raises `OtherOrigin`, `OtherKey`, `ClockWentBack`.
    """
    before = SignedHead.objects.order_by("-size").first()
    if before is None:
        return
    if before.origin != settings.ORIGIN:
        raise OtherOrigin(before.origin, settings.ORIGIN)
    head = Head(size=before.size, root=before.root, at=before.at, origin=before.origin)
    if not verify_head(Signed(head, before.signature), public_text(key)):
        raise OtherKey(str(key_file()))
    if at < datetime.fromisoformat(before.at) - _CLOCKS_DIFFER:
        raise ClockWentBack(before.at, moment_text(at))


def _row(written: Written, leaf: bytes) -> Entry:
    return Entry(
        seq=written.seq,
        at=written.at,
        kind=written.kind,
        payload=canonical(written.payload).decode(),
        leaf=leaf.hex(),
    )
