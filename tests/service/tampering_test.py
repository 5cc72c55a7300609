"""Whatever is changed behind the application's back is found, and said without stumbling."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import connection, models
from msgspec.structs import replace as with_fields
from pytest_django import DjangoDbBlocker

from foedus.accounts.roles import Role
from foedus.depositary.received import Reserved
from foedus.journal.entries import Entry as WrittenEntry
from foedus.journal.heads import Head
from foedus.journal.heads import SignedHead as KeptHead
from foedus.journal.tree import Frontier
from foedus.law.terms.wording import Wording
from foedus.register.desk.countersigning import countersign
from foedus.register.desk.dispatching import confirm_receipt
from foedus.register.desk.examining import examined, send
from foedus.register.desk.receiving import receive
from foedus.register.desk.steps import Step
from foedus.register.held import forget
from foedus.register.models import (
    ActRow,
    Block,
    Dispatch,
    DispatchEvent,
    Dossier,
    DossierEvent,
    Entry,
    FileVersion,
    Ledger,
    Notification,
    SignedHead,
)
from foedus.register.storing import load
from foedus.register.verifying import StoredVerdict, verify_stored
from support.people import someone
from support.sea import NOW, papers, recorded, write_sea
from support.tampering import STORED, change_a_byte, protect, put, raw, undone, unprotect

pytestmark = pytest.mark.django_db
TRIALS = 1_000
SEED = 1969


@pytest.fixture(scope="module")
def sea(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """A register with all that may be in one: versions, a file taken out, letters, a receipt."""
    forget()
    with django_db_blocker.unblock():
        with undone():
            fill(write_sea(tmp_path_factory.mktemp("sea"), 2))
            assert verify_stored().sound
            yield
        protect()
        forget()


@pytest.fixture(autouse=True)
def as_it_was(sea: None, db: None) -> Iterator[None]:
    """Each test finds the register as it was made."""
    with undone():
        yield


def fill(folder: Path) -> None:
    (folder / "README.md").write_bytes(b"\xff not a text")
    load(folder, NOW - timedelta(days=2))
    (folder / "README.md").unlink()
    load(folder, NOW - timedelta(days=1))
    first, second = (someone(Role.DEPOSITARY_OFFICER) for _ in range(2))
    for paper in papers(3):
        recorded(paper, first, second)
    copy = Dispatch.objects.order_by("pk")[0]
    delegate = someone(Role.DELEGATION_MEMBER, copy.addressee)
    confirm_receipt(delegate, copy.pk, date(2024, 5, 2), "", NOW)


def test_a_thousand_random_bytes_are_found_a_thousand_times() -> None:
    random = Random(SEED)
    found, missed = 0, []
    unprotect()
    for _ in range(TRIALS):
        with undone():
            what = change_a_byte(random)
            if verify_stored().sound:
                missed.append(what)
            else:
                found += 1

    assert missed == []
    assert found == TRIALS
    assert verify_stored().sound


def named(verdict: StoredVerdict) -> set[int]:
    """The entries that are said not to fit."""
    of_journal = {seq for one in verdict.journal.misfits for seq in one.entries}
    return of_journal | {one.entry for one in verdict.misfits}


def first_named(verdict: StoredVerdict) -> int:
    return min(named(verdict))


def row_of(model: type[models.Model]) -> models.Model:
    """A row of *model* that has others before and after it, where there are as many."""
    rows = list(model.objects.order_by("pk"))
    return rows[len(rows) // 2]


@pytest.mark.parametrize("model", STORED, ids=lambda model: model.__name__)
def test_a_row_taken_out_is_found(model: type[models.Model]) -> None:
    """A head between two others may go: the later one covers all that it covered."""
    unprotect()
    row = model.objects.order_by("pk").last() if model is SignedHead else row_of(model)
    delete(model, row.pk)

    assert not verify_stored().sound


FAR = 1_000_000
PUT_IN = [
    (Entry, {"seq": FAR}),
    (SignedHead, {"size": FAR}),
    (FileVersion, {"id": None, "version": 9, "entry_id": FAR}),
    (Block, {"id": None, "ordinal": 99, "entry_id": FAR}),
    (ActRow, {"id": None, "act": "sea/made-up"}),
    (Notification, {"id": None, "number": 9, "reference": "F.N.9.2024", "entry_id": FAR}),
    (Dispatch, {"id": None, "addressee": "XX"}),
    (DispatchEvent, {"id": None, "dispatch_id": FAR, "entry_id": FAR}),
    (Ledger, {"id": 2}),
]
"""Rows like others that stand, as far as the database lets two be alike."""


@pytest.mark.parametrize(("model", "changed"), PUT_IN, ids=str)
def test_a_row_put_in_is_found(model: type[models.Model], changed: dict[str, object]) -> None:
    if model is Ledger and connection.vendor == "postgresql":
        pytest.skip("the database itself takes no second ledger")
    unprotect()
    row = row_of(model)
    for name, value in changed.items():
        setattr(row, name, value)
    insert(row)

    assert not verify_stored().sound


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Entry, ("kind", "payload", "leaf")),
        (Entry, ("payload",)),
        (SignedHead, ("root", "at", "signature")),
        (FileVersion, ("entry_id",)),
        (FileVersion, ("skeleton",)),
        (Block, ("text",)),
        (Block, ("entry_id",)),
        (ActRow, ("value",)),
        (ActRow, ("block_id",)),
        (Notification, ("value",)),
        (Notification, ("block_id",)),
    ],
    ids=str,
)
def test_two_rows_with_their_contents_swapped_are_found(
    model: type[models.Model], columns: tuple[str, ...]
) -> None:
    unprotect()
    one, *others = model.objects.order_by("pk")
    other = others[-1]
    for column in columns:
        values = raw(model, column, one.pk), raw(model, column, other.pk)
        if column == "entry_id":  # no entry has two rows, not even for a moment
            put(model, column, one.pk, str(FAR).encode())
        put(model, column, other.pk, values[0])
        put(model, column, one.pk, values[1])
    assert values[0] != values[1], columns

    verdict = verify_stored()
    assert not verdict.sound
    assert named(verdict)


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (Entry, "payload", b"{"),
        (Entry, "payload", b"[" * 100_000),
        (Entry, "payload", b'{"path":"\xff"}'),
        (Entry, "payload", b"null"),
        (Entry, "payload", b'{"a":1e999}'),
        (Entry, "leaf", b"zz"),
        (Entry, "leaf", b""),
        (Entry, "at", b"2024-13-45T99:99:99.999999Z"),
        (Entry, "kind", b'act","kind":"act'),
        (Entry, "seq", b"-1"),
        (Entry, "seq", b"99999999999999999999999"),
        (Entry, "seq", b"three"),
        (SignedHead, "size", b"-5"),
        (SignedHead, "size", b"many"),
        (SignedHead, "root", b"\x00"),
        (SignedHead, "signature", b"?"),
        (SignedHead, "origin", b""),
        (FileVersion, "cuts", b"[[0, -1]]"),
        (FileVersion, "cuts", b"[[1e9,"),
        (FileVersion, "skeleton", b"\x00\xff"),
        (FileVersion, "ended", b"7"),
        (FileVersion, "version", b"none"),
        (FileVersion, "entry_id", b"-7"),
        (Block, "text", b"\xed\xa0\x80"),
        (Block, "ordinal", b"x"),
        (Block, "entry_id", b"\xff"),
        (Block, "path", b""),
        (ActRow, "known_from", b"0000-00-00"),
        (ActRow, "legal_from", b"2024-02-30"),
        (ActRow, "value", b"\x80"),
        (ActRow, "block_id", b"nobody"),
        (Notification, "at", b"yesterday"),
        (Notification, "at", b"2024-05-02T09:00:00"),
        (Notification, "number", b"1.5"),
        (Notification, "value", b"[]"),
        (Ledger, "frontier", b"12 abc"),
        (Ledger, "next_entry", b"soon"),
        (Ledger, "next_notification", b"1"),
        (Ledger, "notification_year", b"1999"),
        (Dispatch, "addressee", b"XX"),
        (Dispatch, "capacity", b"\xc3"),
        (DispatchEvent, "day", b"2024-05-01"),
        (DispatchEvent, "dispatch_id", b"2"),
        (DispatchEvent, "what", b"sent"),
    ],
    ids=str,
)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL takes no such values")
def test_stored_nonsense_is_a_misfit_and_no_crash(
    model: type[models.Model], column: str, value: bytes
) -> None:
    unprotect()
    put(model, column, row_of(model).pk, value)

    assert not verify_stored().sound


@pytest.mark.parametrize("model", [FileVersion, Block, ActRow], ids=lambda m: m.__name__)
def test_the_entry_of_a_changed_row_is_named(model: type[models.Model]) -> None:
    unprotect()
    row = row_of(model)
    seq = row.block.entry_id if model is ActRow else row.entry_id
    put(model, "value" if model is ActRow else "path", row.pk, b"{}")

    assert first_named(verify_stored()) == seq


def test_a_changed_entry_is_named_before_what_follows_from_it() -> None:
    unprotect()
    act = Entry.objects.filter(kind="act").order_by("seq")[1]
    put(Entry, "payload", act.pk, act.payload.replace("2020", "2021").encode())
    if act.payload == Entry.objects.get(pk=act.pk).payload:
        put(Entry, "payload", act.pk, b'{"other":1}')

    assert first_named(verify_stored()) == act.seq


def test_an_entry_written_anew_with_its_own_hash_is_betrayed_by_the_signature() -> None:
    """Whoever can compute hashes, but has not the key, changes an act in entry, block and row."""
    unprotect()
    block = Block.objects.order_by("pk").last()
    entry = block.entry
    payload = entry.payload.replace("sea/", "see/")
    words = json.loads(payload)
    leaf = WrittenEntry(seq=entry.seq, at=entry.at, kind=entry.kind, payload=words).leaf()
    put(Entry, "payload", entry.pk, payload.encode())
    put(Entry, "leaf", entry.pk, leaf.hex().encode())
    put(Block, "text", block.pk, block.text.replace("sea/", "see/").encode())

    verdict = verify_stored()
    assert not verdict.journal.sound
    assert entry.seq in named(verdict)


def test_the_last_recordings_taken_out_with_their_heads_are_found_with_a_kept_head() -> None:
    """Cut back to an earlier head, ledger and all: only a head that somebody kept tells."""
    kept = kept_head()
    cut_back_to(SignedHead.objects.order_by("size")[1].size)

    assert verify_stored().sound
    verdict = verify_stored(kept)
    assert not verdict.sound
    assert verdict.journal.first_misfit.code == "J12"


def kept_head() -> KeptHead:
    last = SignedHead.objects.latest("size")
    head = Head(size=last.size, root=last.root, at=last.at, origin=last.origin)
    return KeptHead(head, last.signature)


def cut_back_to(size: int) -> None:
    """As if nothing had been recorded since the journal had *size* entries."""
    unprotect()
    for model in (DispatchEvent, Dispatch, Notification, DossierEvent, Dossier):
        for row in model.objects.all():
            delete(model, row.pk)
    for row in ActRow.objects.filter(block__entry_id__gte=size):
        delete(ActRow, row.pk)
    for model in (Block, FileVersion):
        for row in model.objects.filter(entry_id__gte=size):
            delete(model, row.pk)
    for row in Entry.objects.filter(seq__gte=size):
        delete(Entry, row.pk)
    for row in SignedHead.objects.filter(size__gt=size):
        delete(SignedHead, row.pk)
    frontier = Frontier()
    for leaf in Entry.objects.order_by("seq").values_list("leaf", flat=True):
        frontier = frontier.append(bytes.fromhex(leaf))
    Ledger.objects.update(
        next_entry=size, frontier=frontier.as_text(), notification_year=0, next_notification=1
    )


def test_a_receipt_of_a_letter_that_tells_of_two_acts_is_sound_and_its_change_is_found() -> None:
    first, second = (someone(Role.DEPOSITARY_OFFICER) for _ in range(2))
    letter = recorded_with_a_reservation(first, second)
    copy = letter.dispatches.order_by("pk")[0]
    confirm_receipt(
        someone(Role.DELEGATION_MEMBER, copy.addressee), copy.pk, date(2024, 5, 2), "", NOW
    )
    assert verify_stored().sound
    unprotect()
    event = DispatchEvent.objects.get(dispatch=copy)
    put(DispatchEvent, "dispatch_id", event.pk, str(copy.pk + 1).encode())

    assert event.entry_id in named(verify_stored())


def recorded_with_a_reservation(first, second) -> Notification:
    words = Wording("Article 3 shall not apply to us.", "Статья 3 к нам не применяется.")
    written = with_fields(papers(4)[3].written, reservations=(Reserved(words=words),))
    dossier = receive(first, written, "reserved", NOW)
    dossier = examined(Step(dossier.pk, first, NOW, dossier.version))
    dossier = send(Step(dossier.pk, first, NOW, dossier.version), "asked")
    return countersign(Step(dossier.pk, second, NOW, dossier.version)).notification


def delete(model: type[models.Model], key: object) -> None:
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [key])  # noqa: S608


def insert(row: models.Model) -> None:
    row._state.adding = True
    type(row).objects.bulk_create([row])
