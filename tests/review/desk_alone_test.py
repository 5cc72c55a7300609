"""What one officer alone cannot do, and what nobody can do to the desk's papers afterwards."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.test import Client

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.accounts.uploads import CheckedUpload
from foedus.register.desk.countersigning import countersign, countersign_as_previewed
from foedus.register.desk.dispatching import confirm_receipt
from foedus.register.desk.examining import examined, preview_of, preview_told, send, send_back
from foedus.register.desk.receiving import attach, receive, scan_place
from foedus.register.desk.steps import Step
from foedus.register.errors import ChangesOtherwise, ClockWentBack, OtherKey, OwnEntry
from foedus.register.keys import _made, key_file
from foedus.register.models import Dispatch, Dossier, Entry
from foedus.register.verifying import verify_stored
from support.desk import NOW, sent, step, written
from support.lake import load_lake
from support.people import someone
from support.tampering import protect, undone, unprotect

SCAN = b"%PDF-1.7 of the instrument"
DIGEST = hashlib.sha256(SCAN).hexdigest()


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "scans"
    load_lake(tmp_path / "lake")


@pytest.fixture
def officers() -> tuple[User, User]:
    return someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)


def test_who_sent_a_dossier_with_the_reason_does_not_countersign_it(officers: tuple) -> None:
    first, second = officers
    dossier = receive(first, written(), "k1", NOW)
    examined(step(dossier, second))
    send(step(dossier, second), "asked by telephone")

    with pytest.raises(OwnEntry):
        countersign(step(dossier, second))


def test_who_sent_an_earlier_version_may_countersign_a_later_one(officers: tuple) -> None:
    first, second = officers
    dossier = receive(first, written(), "k1", NOW)
    examined(step(dossier, second))
    send(step(dossier, second), "asked")
    send_back(step(dossier, second), "send it yourself")
    examined(step(dossier, first))
    send(step(dossier, first), "asked")

    assert countersign(step(dossier, second)).acts


def test_what_is_countersigned_changes_what_was_previewed(officers: tuple) -> None:
    """Two ratifications wait, either the third: one is recorded, the other brings nothing more."""
    first, second = officers
    one, other = sent(first, "k1"), sent(first, "k2", party="MD")
    told = preview_told(preview_of(other, NOW))
    seen = step(other, second)
    countersign(step(one, second))

    with pytest.raises(ChangesOtherwise):
        countersign_as_previewed(seen, told)

    now = preview_told(preview_of(other, NOW))
    assert countersign_as_previewed(seen, now).notification.reference == "F.N.2.2024"


def papers(officers: tuple) -> Dossier:
    """A recorded dossier with a scan, and a copy whose receipt an officer entered."""
    first, second = officers
    dossier = receive(first, written(), "k1", NOW)
    upload = CheckedUpload(
        sha256=DIGEST, size=len(SCAN), media_type="application/pdf", name="note.pdf"
    )
    attach(step(dossier, first), upload, SCAN)
    examined(step(dossier, first))
    send(step(dossier, first), "asked and answered")
    countersign(step(dossier, second))
    copy = Dispatch.objects.get(addressee="BY")
    confirm_receipt(first, copy.pk, date(2024, 5, 2), "courier's receipt 5", NOW)
    return Dossier.objects.get(pk=dossier.pk)


@pytest.mark.parametrize(
    "forging",
    [
        "UPDATE foedus_register_dispatchevent SET evidence = 'none' WHERE what = 'received'",
        "UPDATE foedus_register_dispatchevent SET by_id = {second} WHERE what = 'received'",
        "UPDATE foedus_register_attachment SET sha256 = '{other}'",
        "DELETE FROM foedus_register_attachment",
        "UPDATE foedus_register_dossier SET content = '{{}}'",
        "UPDATE foedus_register_dossier SET countersigned_by_id = {third}",
        "UPDATE foedus_register_dossierevent SET remark = 'nobody was asked' WHERE did = 'sent'",
        "UPDATE foedus_register_dossierevent SET by_id = {second} WHERE did = 'examined'",
        "DELETE FROM foedus_register_dossierevent WHERE did = 'sent'",
    ],
)
def test_what_is_changed_of_the_papers_behind_an_act_is_found(
    officers: tuple, forging: str
) -> None:
    papers(officers)
    assert verify_stored().sound

    with undone():
        unprotect()
        second, third = officers[1].pk, someone(Role.DEPOSITARY_OFFICER).pk
        with connection.cursor() as cursor:
            cursor.execute(forging.format(second=second, third=third, other="b" * 64))
        assert not verify_stored().sound
    protect()


@pytest.mark.parametrize("forged", [b"another paper", None])
def test_a_scan_that_was_exchanged_or_lost_is_found(officers: tuple, forged: bytes | None) -> None:
    papers(officers)
    place = Path(default_storage.path(scan_place(DIGEST)))
    place.unlink()
    if forged is not None:
        place.write_bytes(forged)

    found = verify_stored()

    assert [one.table for one in found.misfits] == ["scan"]


def test_another_servers_key_signs_nothing(officers: tuple, settings, tmp_path: Path) -> None:
    dossier = sent(officers[0], "k1")
    before = Entry.objects.count()
    settings.DATA = tmp_path / "another"
    _made(key_file())

    with pytest.raises(OtherKey), transaction.atomic():
        countersign(step(dossier, officers[1]))

    assert Entry.objects.count() == before


def test_a_clock_that_went_back_over_the_new_year_records_nothing(officers: tuple) -> None:
    first, second = officers
    one, other = sent(first, "k1"), sent(first, "k2", party="MD")
    countersign(step(one, second, datetime(2025, 1, 2, tzinfo=UTC)))

    with pytest.raises(ClockWentBack), transaction.atomic():
        countersign(Step(other.pk, second, NOW, Dossier.objects.get(pk=other.pk).version))


def test_a_request_for_a_host_that_is_not_ours_is_the_readers_fault() -> None:
    assert Client().get("/", headers={"host": "evil.example"}).status_code == 400
