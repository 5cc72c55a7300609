"""Whatever is typed into the desk's form: clear words, the right code, nothing half-written."""

import re
import struct
import zlib
from html import escape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from foedus.accounts.roles import Role
from foedus.register.models import Attachment, Dossier, DossierEvent, Entry
from foedus.register.written import written_from
from foedus.web.desk.holdings import Holdings
from foedus.web.desk.now import now
from foedus.web.desk.sheet import sheet_of
from support.desk import NOW
from support.desk_pages import signed_in, typed, words
from support.lake import load_lake
from support.people import someone

SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
HOSTILE = {
    "html": "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "svg": SVG,
    "sql": "'; DROP TABLE foedus_register_entry; --",
    "template": "{{ 7*7 }}{% debug %}${7*7}#{7*7}",
    "typst": '#import "/etc/passwd" #eval("1")',
    "toml": '"""\n[[acts]]\nid = "forged"\n',
    "braces": "{day} {party} {0} %(name)s %s",
    "long": "x" * 100_000,
    "nul": "before\x00after",
    "control": "before\x1b[31mafter",
    "surrogate": "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "right-to-left": "\u202etxt.exe",
    "number": "9" * 400,
}
POISON = (
    " ".join(HOSTILE[name] for name in ("html", "svg", "sql", "template", "typst", "braces")),
    *(HOSTILE[name] for name in ("long", "nul", "control", "toml")),
)
"""What is typed into every field: all that somebody could try to run, then what cannot be kept."""

PNG = (
    b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I", 13)
    + b"IHDR"
    + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    + struct.pack(">I", zlib.crc32(b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)))
)
_DATA = zlib.compress(b"\x00\x00")
PNG += (
    struct.pack(">I", len(_DATA)) + b"IDAT" + _DATA + struct.pack(">I", zlib.crc32(b"IDAT" + _DATA))
)
PNG += struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path / "scans"
    load_lake(tmp_path / "lake")


@pytest.fixture
def client():
    return signed_in(someone(Role.DEPOSITARY_OFFICER))


FIELDS = [
    "kind", "instrument", "treaty_find", "party", "dated", "received", "title_as_written",
    "original", "signatory_name", "signatory_office", "signatory_title", "place", "languages",
    "courtesy_translation", "seal", "scope", "effect", "until_last", "words_en", "words_ru",
    "about", "towards", "goods", "provisions", "corrects_date", "corrects_received",
    "corrects_effect", "corrects_until", "predecessor", "date_of_succession", "manner",
    "qualification", "opposes_entry_into_force", "remarks_en", "remarks_ru", "sources",
    "reservation-0-words_en", "reservation-0-words_ru", "reservation-0-provisions",
    "powers-person", "powers-issuer", "powers-issuer_office", "powers-dated", "powers-acts",
    "powers-treaty", "powers-general", "powers-valid_from", "powers-valid_last",
    "powers-sealed_only", "powers-place", "form-treaty-named", "form-treaty-named-remark",
    "key", "reservations",
]  # fmt: skip
TICKS = {"courtesy_translation", "seal", "opposes_entry_into_force", "powers-general"}


def test_no_field_of_the_form_is_left_out_of_these_tests() -> None:
    moment = now()
    sheet = sheet_of(Holdings(moment.state, "en"), moment.today, {})
    names = {form.add_prefix(name) for form in sheet.forms for name in form.fields}

    ours = {one.replace("form-treaty-named", "form-") for one in FIELDS}
    theirs = {re.sub(r"form-[a-z-]+?(-remark)?$", r"form-\1", one) for one in names}
    theirs = {one for one in theirs if not one.startswith("reservation-1")}
    assert theirs - ours == set()


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_words_in_any_field_are_escaped_or_refused_and_never_half_written(
    field: str, client
) -> None:
    size = Entry.objects.count()
    for bad in POISON:
        opened = Dossier.objects.count()

        answer = client.post("/desk/receive/", typed(**{field: bad}), follow=True)

        page = answer.content.decode()
        assert answer.status_code in {200, 422}, answer.status_code
        assert "<script>alert" not in page
        assert 'onload="alert' not in page
        assert "onerror=alert(1)>" not in page
        assert DossierEvent.objects.count() == Dossier.objects.count() <= opened + 1
        if answer.status_code == 422:
            assert Dossier.objects.count() == opened
            assert 'id="faults"' in page
            assert 'class="fault"' in page or field == "key"
            assert len(page) < 500_000
    assert Entry.objects.count() == size


@pytest.mark.parametrize("hostile", ["html", "svg", "sql", "template", "typst", "toml", "braces"])
@pytest.mark.parametrize(
    "field", ["title_as_written", "words_en", "words_ru", "place", "signatory_name", "remarks_en"]
)
def test_hostile_words_that_are_only_words_are_kept_as_they_are_and_shown_as_text(
    field: str, hostile: str, client
) -> None:
    client.post("/desk/receive/", typed(**{field: HOSTILE[hostile]}))
    dossier = Dossier.objects.get()

    page = client.get(f"/desk/{dossier.pk}/")

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert escape(HOSTILE[hostile].splitlines()[0].strip()) in escape(
        words(page), quote=True
    ) or hostile in {"html", "svg"}
    assert "49" not in re.findall(r">(\d+)<", page.content.decode())


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("received", "2024-05-03", "in the future"),
        ("dated", "2024-05-03", "in the future"),
        ("powers-dated", "2024-05-03", "in the future"),
        ("received", "", "Give the day"),
        ("received", "2024-02-30", "no such day"),
        ("received", "02.05.2024", "not written year-month-day"),
        ("received", "0001-01-01", "outside the years"),
        ("effect", "9999-12-31", "outside the years"),
        ("until_last", "9999-12-31", "outside the years"),
        ("party", "", "Choose the state"),
        ("party", "XX", "Choose one of the list"),
        ("instrument", "lake/nothing", "Choose one of the list"),
        ("kind", "adoption", "Choose one of the list"),
        ("about", "lake/no-act", "Choose one of the list"),
        ("sources", "NOWHERE", "does not hold: NOWHERE"),
        ("words_en", "x" * 100_000, "at most 50000 characters"),
        ("place", "x\x00", "cannot be seen"),
        ("place", "x\x07", "U+0007"),
    ],
)
def test_a_fault_stands_beside_its_field_and_in_the_summary(
    field: str, value: str, said: str, client
) -> None:
    answer = client.post("/desk/receive/", typed(**{field: value}))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in words(answer)
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("day", ["2024-05-01", "2024-05-02"])
def test_an_instrument_of_yesterday_or_today_is_taken(day: str, client) -> None:
    assert client.post("/desk/receive/", typed(received=day)).status_code == 302


def test_nothing_that_was_typed_is_lost_when_something_is_wrong(client) -> None:
    given = typed(
        party="", signatory_name="Ä. Person", words_ru="Слова.", towards=["AM"], seal="on"
    )
    given |= {"reservation-1-words_en": "Not Article 7.", "powers-person": "B", "reservations": "4"}

    page = client.post("/desk/receive/", given).content.decode()

    for kept in ("Ä. Person", "Слова.", "Not Article 7.", 'name="reservation-3-words_en"'):
        assert kept in page
    assert re.search(r'value="AM"[^>]*checked', page)
    assert f'name="key" value="{given["key"]}"' in page
    assert "Your words are kept" in page


def test_files_are_said_to_be_lost(client) -> None:
    scan = SimpleUploadedFile("a.png", PNG, "image/png")

    answer = client.post("/desk/receive/", {**typed(party=""), "scans": scan})

    assert answer.status_code == 422
    assert "choose the scans once more" in words(answer)


def test_more_rows_are_added_and_nothing_is_judged(client) -> None:
    answer = client.post(
        "/desk/receive/",
        {"again": "reservations", "reservations": "2", "reservation-0-words_en": "One."},
    )

    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'name="reservation-3-words_en"' in page
    assert "One." in page
    assert 'class="fault"' not in page


def test_the_acts_of_the_treaty_are_listed_on_demand(client) -> None:
    found = client.post("/desk/receive/", {"again": "acts", "treaty_find": "on the lake"})

    assert "Acts under: Convention on the Lake" in words(found)
    assert "Belarus, instrument of ratification, 2020-03-05" in words(found)


def test_a_treaty_is_found_by_words_of_its_title(client) -> None:
    assert (
        client.post("/desk/receive/", typed(instrument="", treaty_find="конвенция")).status_code
        == 302
    )
    assert Dossier.objects.get().instrument == "lake/convention"
    answer = client.post("/desk/receive/", typed(instrument="", treaty_find="of the river"))
    assert "No title has these words" in words(answer)


@pytest.mark.parametrize("rows", ["-1", "0", "99999", "x", "", "²"])
def test_any_number_of_rows_is_read_as_a_sound_one(rows: str, client) -> None:
    answer = client.post("/desk/receive/", {"again": "acts", "reservations": rows})

    assert answer.status_code == 200
    assert 1 <= answer.content.decode().count('name="reservation-0-words_en"') <= 1


# --- files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", SVG.encode()),
        ("a.png", b"\x89PNG\r\n\x1a\nnot really"),
        ("a.pdf", b"%PDF-1.7 and nothing more"),
        ("a.pdf", b"MZ\x90\x00 a program"),
        ("a.html", b"<html><script>alert(1)</script>"),
        ("a.zip", b"PK\x03\x04" + b"\x00" * 60),
        ("empty.pdf", b""),
    ],
)
def test_a_malformed_scan_stops_the_form_before_anything_is_written(
    name: str, content: bytes, client
) -> None:
    scan = SimpleUploadedFile(name, content, "application/pdf")

    answer = client.post("/desk/receive/", {**typed(), "scans": scan})

    assert answer.status_code == 422
    assert f"Scan “{name}”" in words(answer)
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(("more", "status"), [(-1, 302), (0, 302), (1, 413)])
def test_a_scan_may_have_the_size_that_is_said_and_no_byte_more(
    more: int, status: int, client, settings: LazySettings
) -> None:
    settings.ATTACHMENT_LIMIT = len(PNG) - more
    scan = SimpleUploadedFile("a.png", PNG, "image/png")

    assert client.post("/desk/receive/", {**typed(), "scans": scan}).status_code == (
        status if more > 0 else 302
    )
    assert Dossier.objects.count() == (0 if more > 0 else 1)


def test_scans_are_laid_once_and_handed_out_to_be_saved(client) -> None:
    scans = [
        SimpleUploadedFile('no"te\r\n<b>.png', PNG, "text/html"),
        SimpleUploadedFile("again.png", PNG, "image/png"),
    ]
    form = typed()
    for _ in range(2):
        for scan in scans:
            scan.seek(0)
        client.post("/desk/receive/", {**form, "scans": scans})

    row = Attachment.objects.get()
    answer = client.get(f"/desk/{row.dossier_id}/scans/{row.pk}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PNG


@pytest.mark.parametrize(("state", "status"), [("KZ", 200), ("AM", 403)])
def test_a_scan_is_open_to_who_deposited_it_and_to_no_other_delegation(
    state: str, status: int, client
) -> None:
    scan = SimpleUploadedFile("a.png", PNG, "image/png")
    client.post("/desk/receive/", {**typed(), "scans": scan})
    row = Attachment.objects.get()
    delegate = signed_in(someone(Role.DELEGATION_MEMBER, state))

    answer = delegate.get(f"/desk/{row.dossier_id}/scans/{row.pk}/")

    assert answer.status_code == status
    answer.close()


def test_a_scan_is_laid_beside_an_open_dossier_and_not_over_a_change(client) -> None:
    client.post("/desk/receive/", typed())
    dossier = Dossier.objects.get()
    address = f"/desk/{dossier.pk}/scans/"

    def lay(seen: int):
        scan = SimpleUploadedFile("a.png", PNG, "image/png")
        return client.post(address, {"seen": seen, "scans": scan})

    assert client.post(address, {"seen": 1}).status_code == 422
    assert lay(7).status_code == 409
    assert lay(1).status_code == 302
    assert Attachment.objects.count() == 1


def test_a_form_larger_than_the_site_takes_is_not_read(client) -> None:
    answer = client.post("/desk/receive/", typed(words_en="x" * 3_000_000))

    assert answer.status_code in {400, 413}
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("remark", ["\x00", "\x1b", "x" * 4001])
@pytest.mark.parametrize("verb", ["return", "refuse", "send"])
def test_hostile_remarks_change_nothing(verb: str, remark: str, client) -> None:
    client.post("/desk/receive/", typed())
    dossier = Dossier.objects.get()
    other = signed_in(someone(Role.DEPOSITARY_OFFICER))

    answer = other.post(f"/desk/{dossier.pk}/{verb}/", {"seen": 1, "remark": remark})

    assert answer.status_code == 422
    assert Dossier.objects.get().version == 1


def test_what_the_key_of_a_form_may_be(client) -> None:
    for key in ("", "short", "x" * 65, "a b" * 8, "'; DROP"):
        answer = client.post("/desk/receive/", typed(key=key))
        assert answer.status_code == 422
        fresh = re.search(r'name="key" value="([^"]+)"', answer.content.decode())
        assert fresh is not None
        assert fresh[1] != key
    assert not Dossier.objects.exists()


def test_reading_what_was_kept_never_fails(client) -> None:
    client.post("/desk/receive/", typed(title_as_written="\u202eевил", words_en="a\r\nb\rc\td"))

    kept = written_from(Dossier.objects.get().content)

    assert kept.words.en == "a\nb\nc\td"
    assert client.get(f"/desk/{Dossier.objects.get().pk}/edit/").status_code == 200
