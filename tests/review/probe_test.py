from datetime import UTC, date, datetime, timedelta
from pathlib import Path
import pytest
from foedus.accounts.roles import Role
from foedus.accounts.uploads import CheckedUpload
from foedus.register.desk.receiving import *
from foedus.register.desk.examining import *
from foedus.register.desk.countersigning import countersign
from foedus.register.desk.dispatching import confirm_receipt, note_sent
from foedus.register.desk.letters import letter_from
from foedus.register.desk.steps import Step
from foedus.register.held import held, forget
from foedus.register.knowledge import as_known_then
from foedus.register.models import *
from foedus.register.storing import load
from foedus.register.verifying import verify_stored
from foedus.register.written import Written, written_from
from foedus.depositary.received import Reserved
from foedus.law.terms.acts import Kind
from foedus.law.terms.wording import Wording
from support.lake import load_lake, LOADED_AT
from support.people import someone
from django.db import connection
import importlib.util, sys

spec = importlib.util.spec_from_file_location("desk_test_x", "tests/register/desk_test.py")
d = importlib.util.module_from_spec(spec)
spec.loader.exec_module(d)
NOW, RATIFIES, step, sent, recorded = d.NOW, d.RATIFIES, d.step, d.sent, d.recorded
replace_written = d.replace_written
import hashlib

SHA = hashlib.sha256(b"abc").hexdigest()
pytestmark = pytest.mark.django_db


@pytest.fixture
def lake(db, tmp_path):
    load_lake(tmp_path / "lake")
    return tmp_path / "lake"


@pytest.fixture
def officers():
    return someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)


def no_triggers():
    with connection.cursor() as c:
        c.execute("select name from sqlite_master where type='trigger'")
        for (n,) in c.fetchall():
            c.execute(f"drop trigger {n}")


def test_p1(lake):
    p = lake / "instruments/convention.toml"
    before = held().opened.status("lake/convention", on="2022-01-01", known="2023-01-01").data
    p.write_text(
        p.read_text()
        + '\n[[acts]]\nkind = "ratification"\nparty = "KZ"\ndate = 2020-04-01\nreceived = 2020-04-05\nsources = ["GAZETTE"]\nconfidence = "high"\n'
    )
    load(lake, LOADED_AT + timedelta(days=30))
    s = held()
    after = (
        as_known_then(s, date(2023, 1, 1))
        .status("lake/convention", on="2022-01-01", known="2023-01-01")
        .data
    )
    print("P1 known=2023 same after load of 2024-05-31?", before == after)


def test_p3(lake):
    (lake / "instruments/other.toml").write_text(
        (lake / "instruments/convention.toml")
        .read_text()
        .split("[[acts]]")[0]
        .replace("lake/convention", "lake/other")
    )
    load(lake, LOADED_AT + timedelta(days=1))
    (lake / "instruments/other.toml").unlink()
    load(lake, LOADED_AT + timedelta(days=10))
    r = as_known_then(held(), (LOADED_AT + timedelta(days=5)).date()).register
    print("P3 known between has other?", "lake/other" in r.instrument)
    (lake / "instruments/other2.toml").write_text(
        (lake / "instruments/convention.toml")
        .read_text()
        .split("[[acts]]")[0]
        .replace("lake/convention", "lake/other2")
    )
    load(lake, LOADED_AT + timedelta(days=20))
    r = as_known_then(held(), (LOADED_AT + timedelta(days=5)).date()).register
    print("P3b known before has other2?", "lake/other2" in r.instrument)


def test_p4(lake, officers):
    first, second = officers
    from django.core.files.storage import default_storage

    ds = receive(first, RATIFIES, "k1", NOW)
    attach(
        step(ds, first),
        CheckedUpload(sha256=SHA, size=3, media_type="application/pdf", name="x.pdf"),
        b"abc",
    )
    examined(step(ds, first))
    ds = send(step(ds, first), "asked")
    done = countersign(step(ds, second))
    cp = Dispatch.objects.filter(addressee="BY").first()
    note_sent(cp, NOW, "courier 1")
    confirm_receipt(first, cp.pk, NOW.date(), "receipt no 5", NOW)
    assert verify_stored().sound
    no_triggers()

    def tr(label, sql, undo):
        with connection.cursor() as c:
            c.execute(sql)
            print("P4", label, "still sound:", verify_stored().sound)
            c.execute(undo)

    tr(
        "evidence",
        "update foedus_register_dispatchevent set evidence='forged' where what='received'",
        "update foedus_register_dispatchevent set evidence='receipt no 5' where what='received'",
    )
    tr(
        "receipt by",
        f"update foedus_register_dispatchevent set by_id={second.pk} where what='received'",
        f"update foedus_register_dispatchevent set by_id={first.pk} where what='received'",
    )
    tr(
        "sent day",
        "update foedus_register_dispatchevent set day='2024-01-01' where what='sent'",
        "update foedus_register_dispatchevent set day='2024-05-02' where what='sent'",
    )
    tr(
        "attachment sha",
        f"update foedus_register_attachment set sha256='{'b' * 64}'",
        f"update foedus_register_attachment set sha256='{SHA}'",
    )
    tr("dossier content", "update foedus_register_dossier set content='{}'", "select 1")
    tr(
        "dossier officers",
        f"update foedus_register_dossier set entered_by_id={second.pk}, countersigned_by_id={first.pk}",
        "select 1",
    )
    tr(
        "dossier event remark",
        "update foedus_register_dossierevent set remark='forged'",
        "select 1",
    )
    tr("attachment gone", "delete from foedus_register_attachment", "select 1")
    pth = default_storage.path(SHA[:2] + "/" + SHA)
    __import__("pathlib").Path(pth).write_bytes(b"forged")
    print("P4 scan file forged still sound:", verify_stored().sound)


def test_p5(lake, officers):
    first, second = officers
    ds = receive(first, RATIFIES, "k1", NOW)
    examined(step(ds, second))
    send(step(ds, second), "asked by phone, trust me")
    try:
        countersign(step(ds, second))
        print("P5 second examined, sent with reason and countersigned: RECORDED")
    except Exception as e:
        print("P5", type(e))


def test_p6(lake, officers, settings, tmp_path):
    settings.DATA = tmp_path / "other"
    first, second = officers
    try:
        recorded(first, second)
        print("P6a recorded with missing key")
    except Exception as e:
        print("P6a", type(e).__name__)
    from foedus.register.keys import _made, key_file

    _made(key_file())
    try:
        recorded(first, second, key="k2")
        print(
            "P6b recorded with ANOTHER key; sound:",
            verify_stored().sound,
            verify_stored().journal.first_misfit,
        )
    except Exception as e:
        print("P6b", type(e).__name__, e)


def test_p6c(lake, officers, settings):
    settings.ORIGIN = "another.example"
    try:
        recorded(*officers)
        print(
            "P6c other origin: recorded; sound:",
            verify_stored().sound,
            verify_stored().journal.first_misfit,
        )
    except Exception as e:
        print("P6c", type(e).__name__, e)


def test_p7(lake, officers):
    first, second = officers
    a = sent(first, RATIFIES, "k1")
    countersign(step(a, second, NOW))
    b = sent(first, replace_written(RATIFIES, party="MD"), "k2")
    late = datetime(2025, 1, 2, tzinfo=UTC)
    countersign(step(b, second, late))
    e = receive(first, replace_written(RATIFIES, party="TJ", kind=Kind.ACCESSION), "k3", NOW)
    w = Written(
        kind=Kind.WITHDRAWAL,
        instrument="lake/convention",
        party="AM",
        dated=date(2024, 4, 1),
        received=date(2024, 5, 2),
        title_as_written="Convention on the Lake",
        signatory=RATIFIES.signatory,
        place="x",
        form=RATIFIES.form,
    )
    c = sent(first, w, "k4")
    try:
        r = countersign(step(c, second, NOW))
        print(
            "P7 clock back: recorded as", r.notification.reference, "sound", verify_stored().sound
        )
    except Exception as ex:
        print("P7 clock back:", type(ex).__name__, str(ex)[:200])


def test_p8(lake, officers):
    first, second = officers
    a = sent(first, RATIFIES, "k1")
    b = sent(first, replace_written(RATIFIES, party="MD"), "k2")
    p = preview_of(b, NOW)
    print("P8 preview of MD before:", [w.en for w in p.lead])
    seen = step(b, second)
    countersign(step(a, second))
    p = preview_of(Dossier.objects.get(pk=b.pk), NOW)
    print("P8 preview of MD after:", [w.en for w in p.lead])
    r = countersign(seen)
    print("P8 recorded with stale preview:", r.notification.reference)
