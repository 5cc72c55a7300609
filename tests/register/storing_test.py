"""A register in and out again: byte for byte, only ever added to."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

import foedus.registers
from foedus.accounts.roles import Role
from foedus.accounts.uploads import CheckedUpload
from foedus.law.terms.errors import UnusableRegister
from foedus.register.desk.countersigning import countersign
from foedus.register.desk.dispatching import note_sent
from foedus.register.desk.examining import examined, send
from foedus.register.desk.receiving import attach, receive
from foedus.register.dumping import dump
from foedus.register.errors import (
    AnotherRegister,
    NoRegister,
    NoSigningKey,
    WouldBackdate,
    WouldRewrite,
)
from foedus.register.held import forget, held
from foedus.register.journaling import locked_ledger
from foedus.register.keys import key_file
from foedus.register.models import APPEND_ONLY, ActRow, Entry, FileVersion, SignedHead
from foedus.register.recording import added, write
from foedus.register.storing import load
from foedus.register.verifying import verify_stored
from foedus.texts.files import files_in
from support.desk import NOW, step, written
from support.lake import FILES, LOADED_AT, load_lake, write_lake
from support.people import someone

pytestmark = pytest.mark.django_db
BUNDLED = Path(foedus.registers.__path__[0])
LATER = LOADED_AT + timedelta(days=1)
WITHDRAWS = """[[acts]]
id = "lake/leaves"
kind = "withdrawal"
party = "AM"
date = 2024-05-02
recorded = 2024-05-02
"""


@pytest.mark.parametrize("name", ["cis", "world"])
def test_a_bundled_register_comes_out_byte_for_byte_as_it_went_in(
    name: str, tmp_path: Path
) -> None:
    load(BUNDLED / name, LOADED_AT)
    dump(tmp_path / "out")

    assert files_in(tmp_path / "out") == files_in(BUNDLED / name)
    assert verify_stored().sound


@pytest.mark.parametrize(
    "changed",
    [
        FILES["instruments/convention.toml"].rstrip("\n"),
        FILES["instruments/convention.toml"].replace("\n", "\r\n"),
        FILES["instruments/convention.toml"] + "\n\n# the end \U0001f4dc",
        "# first\n\n" + FILES["instruments/convention.toml"].replace("[[acts]]", " [[ acts ]] #"),
    ],
)
def test_however_a_file_is_laid_out_it_comes_out_the_same_and_can_be_added_to(
    changed: str, tmp_path: Path
) -> None:
    folder = write_lake(tmp_path / "lake")
    (folder / "instruments/convention.toml").write_bytes(changed.encode())
    load(folder, LOADED_AT)
    dump(tmp_path / "out")
    assert files_in(tmp_path / "out") == files_in(folder)

    recorded = record(WITHDRAWS)
    assert recorded.id == "lake/leaves"
    dump(tmp_path / "again")
    assert files_in(tmp_path / "again")["instruments/convention.toml"].startswith(changed.encode())
    assert load(tmp_path / "again", LATER).entries == 0
    assert verify_stored().sound


def record(words: str):
    with transaction.atomic():
        ledger = locked_ledger()
        new = added(held(), "lake/convention", [words])
        write(ledger, new, LATER, {})
    return new.acts[0]


def test_what_the_desk_recorded_is_known_at_once_and_what_it_rests_on_is_not_read_again(
    tmp_path: Path,
) -> None:
    load_lake(tmp_path / "lake")
    before = held()
    record(WITHDRAWS)
    after = held()

    assert after.size == before.size + 1
    assert "lake/leaves" in {act.id for act in after.register.acts()}
    assert after.reads["parties.toml"] is before.reads["parties.toml"]
    assert after.reads["instruments/convention.toml"] is not before.reads.get(
        "instruments/convention.toml"
    )


def test_an_incremental_state_answers_as_one_read_from_nothing(tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")
    held().opened.status("lake/convention", on="2025-06-01")
    record(WITHDRAWS)
    incremental = held().opened.status("lake/convention", on="2025-06-01").data
    forget()

    assert held().opened.status("lake/convention", on="2025-06-01").data == incremental


def test_loading_the_same_folder_again_writes_nothing(tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")
    size = Entry.objects.count()

    assert load(tmp_path / "lake", LATER).entries == 0
    assert Entry.objects.count() == size


def test_a_clause_told_otherwise_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    folder = tmp_path / "lake"
    load_lake(folder)
    place = folder / "instruments/convention.toml"
    place.write_text(place.read_text().replace("delay = {days = 30}\n", "delay = {days = 60}\n"))

    load(folder, LATER)

    versions = FileVersion.objects.filter(path="instruments/convention.toml")
    assert list(versions.values_list("version", flat=True).order_by("version")) == [1, 2]
    assert ActRow.objects.count() == 6
    assert verify_stored().sound
    dump(tmp_path / "out")
    assert files_in(tmp_path / "out") == files_in(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("received = 2020-03-05", "received = 2020-03-06"),
        ('party = "BY"\ndate', 'party = "KZ"\ndate'),
        ('id = "lake/signatures"', 'id = "lake/signed"'),
    ],
)
def test_a_folder_that_tells_an_act_otherwise_is_refused_and_nothing_is_written(
    old: str, new: str, tmp_path: Path
) -> None:
    folder = tmp_path / "lake"
    load_lake(folder)
    size = Entry.objects.count()
    place = folder / "instruments/convention.toml"
    place.write_text(place.read_text().replace(old, new))

    with pytest.raises(WouldRewrite) as told:
        load(folder, LATER)

    assert "instruments/convention.toml" in str(told.value)
    assert Entry.objects.count() == size


def test_an_act_that_would_mean_something_else_by_another_line_is_refused(tmp_path: Path) -> None:
    """Signatures take their day from the adoption: a new day of adoption would rewrite them."""
    folder = tmp_path / "lake"
    load_lake(folder)
    place = folder / "instruments/convention.toml"
    place.write_text(place.read_text().replace("adopted = 2020-01-10", "adopted = 2020-01-11"))

    with pytest.raises(WouldRewrite):
        load(folder, LATER)


def test_a_file_with_acts_cannot_be_taken_out_and_one_without_can_and_comes_back(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "lake"
    load_lake(folder)
    text = (folder / "instruments/convention.toml").read_bytes()
    (folder / "README.md").write_bytes(b"\xff\x00 not even text")
    load(folder, LATER)
    (folder / "README.md").unlink()
    load(folder, LATER)
    assert "README.md" not in held().files
    (folder / "README.md").write_text("again")
    load(folder, LATER)
    assert held().files["README.md"].data == b"again"
    assert verify_stored().sound
    assert text == held().files["instruments/convention.toml"].data

    shutil.rmtree(folder / "instruments")
    with pytest.raises((WouldRewrite, UnusableRegister)):
        load(folder, LATER)


def test_an_act_may_be_added_in_the_middle_of_a_file_where_it_takes_nobodys_name(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "lake"
    load_lake(folder)
    place = folder / "instruments/convention.toml"
    first = place.read_text().index("[[acts]]")
    place.write_text(place.read_text()[:first] + WITHDRAWS + "\n" + place.read_text()[first:])

    with pytest.raises(WouldRewrite):  # the acts after it are named by their place
        load(folder, LATER)


@pytest.mark.parametrize(
    ("recorded", "refused"),
    [("", "refused"), ("recorded = 2024-05-01\n", "refused"), ("recorded = 2024-05-02\n", "")],
)
def test_what_is_added_later_says_when_it_was_recorded_or_it_would_change_what_was_known(
    recorded: str, refused: str, tmp_path: Path
) -> None:
    folder = tmp_path / "lake"
    load_lake(folder)
    place = folder / "instruments/convention.toml"
    act = '\n[[acts]]\nkind = "ratification"\nparty = "MD"\nreceived = 2020-04-05\n'
    place.write_text(place.read_text() + act + recorded)
    before = held().opened.status("lake/convention", on="2023-01-01", known="2023-01-01").data

    if refused:
        with pytest.raises(WouldBackdate):
            load(folder, LATER)
    else:
        assert load(folder, LATER).acts == 1
    assert (
        held().opened.status("lake/convention", on="2023-01-01", known="2023-01-01").data == before
    )


def test_a_database_holds_one_register(tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")

    with pytest.raises(AnotherRegister):
        load(BUNDLED / "world", LATER)


def test_a_faulty_folder_writes_nothing(tmp_path: Path) -> None:
    folder = write_lake(tmp_path / "lake", convention='id = "lake/convention"\n')

    with pytest.raises(UnusableRegister):
        load(folder, LOADED_AT)
    assert not Entry.objects.exists()
    with pytest.raises(NoRegister):
        held()


def test_a_journal_without_its_key_takes_no_entry(tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")
    key = key_file().read_text()
    key_file().unlink()
    try:
        with pytest.raises(NoSigningKey):
            record(WITHDRAWS)
    finally:
        key_file().write_text(key)
    assert SignedHead.objects.count() == 1


@pytest.fixture
def desk_used(tmp_path: Path) -> None:
    """A register with a row in each table: an act recorded with its scan, its letter sent."""
    load_lake(tmp_path / "lake")
    first, second = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    dossier = receive(first, written(), "k" * 16, NOW)
    scan = CheckedUpload(name="scan.pdf", size=4, media_type="application/pdf", sha256="a" * 64)
    attach(step(dossier, first), scan, b"%PDF")
    examined(step(dossier, first))
    send(step(dossier, first), "asked")
    done = countersign(step(dossier, second))
    note_sent(done.notification.dispatches.first(), NOW, "by courier")


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET {key} = {key}", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_what_can_only_be_added(
    model, statement: str, desk_used: None
) -> None:
    assert model.objects.exists()
    words = statement.format(table=model._meta.db_table, key=model._meta.pk.column)

    with pytest.raises(DatabaseError, match="only be added to"), transaction.atomic():
        connection.cursor().execute(words)


def test_dump_leaves_a_folder_with_something_in_it_alone(tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    with pytest.raises(FileExistsError):
        dump(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
