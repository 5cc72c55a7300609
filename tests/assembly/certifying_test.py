"""The depositary's certified copies: numbered, kept, sealed with one key, made once."""

import hashlib
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.certifying.errors import CopyLost, NoCertificate
from foedus.assembly.certifying.gathering import certify_record, record_of
from foedus.assembly.certifying.keeping import certify, copies_of, file_of
from foedus.assembly.certifying.keys import certifier, key_file, public_certificate
from foedus.assembly.doing import Doing
from foedus.assembly.models import CertifiedCopy, Draft, DraftVersion, Phase
from foedus.drafting.akoma.terms import Identification
from foedus.drafting.akoma.writing import write_akoma
from foedus.drafting.identity import with_ids
from foedus.drafting.structure import Element, Kind, Text
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Wording
from foedus.register.desk.receiving import scan_place
from foedus.register.held import forget
from foedus.signing.certified.certificates import new_certifier, pem_of
from foedus.signing.certified.copies import CopyOf, Signed
from foedus.signing.certified.errors import UnusableCertificate
from foedus.signing.certified.verifying import Flaw, Unverified, Verified, verify_copy
from support.lake import load_lake
from support.people import someone

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
TEXT = Text(
    language="en", elements=(Element(kind=Kind.ARTICLE, number="Article 1", words="Peace."),)
)


def copy(**changed):
    fields = {
        "reference": "",
        "title": Wording("Convention on the Lake", "Конвенция об озере"),
        "adopted": date(2020, 1, 10),
        "place": Wording("Lakeside", "Лейксайд"),
        "languages": (Wording("English", "английский"),),
        "depositary": Wording("Lake League", "Озёрный союз"),
        "text": TEXT,
        "text_sha256": "5" * 64,
        "signatures": (
            Signed(
                party=Wording("Armenia", "Армения"),
                manner=Wording("signed", "подписано"),
                day=date(2020, 1, 10),
            ),
        ),
        "as_of": date(2024, 5, 2),
        "known": date(2024, 5, 2),
    }
    return CopyOf(**{**fields, **changed})


@pytest.fixture
def folder(tmp_path, settings):
    """A data folder of its own, with no key in it."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "scans"
    return tmp_path


@pytest.fixture(scope="module")
def key():
    """A key that was made before."""
    return pem_of(new_certifier("Lake League", NOW))


@pytest.fixture
def officer(newcomer, key):
    """A depositary officer in a house that has certified before."""
    key_file().parent.mkdir(exist_ok=True)
    key_file().write_bytes(key)
    return newcomer


@pytest.fixture
def newcomer(db, folder):
    """A depositary officer in a house that holds the register of the lake, and no key yet."""
    forget()
    load_lake(folder / "lake")
    return Doing(someone(Role.DEPOSITARY_OFFICER), NOW)


def test_a_copy_is_kept_as_it_was_sealed_and_verifies_with_the_published_certificate(officer):
    kept = certify(officer, "lake/convention", copy(), "en")
    data = file_of(kept)
    verified = verify_copy(data, public_certificate())
    assert isinstance(verified, Verified)
    assert (verified.by, verified.at, verified.attested) == ("Lake League", NOW, False)
    assert (kept.size, kept.fingerprint) == (len(data), verified.fingerprint)
    assert verify_copy(data, kept.certificate.encode()) == verified


def test_copies_are_numbered_in_each_year(officer):
    first = certify(officer, "lake/convention", copy(), "en")
    second = certify(officer, "lake/convention", copy(), "ru")
    later = replace(officer, at=NOW + timedelta(days=365))
    third = certify(later, "lake/convention", copy(as_of=date(2025, 5, 2)), "en")
    told = [one.reference for one in (first, second, third)]
    assert told == ["CC 2024/1", "CC 2024/2", "CC 2025/1"]
    assert list(copies_of("lake/convention")) == [third, second, first]
    assert list(copies_of("lake/other")) == []


def test_the_same_copy_asked_for_twice_is_made_once(officer):
    first = certify(officer, "lake/convention", copy(), "en")
    again = certify(officer, "lake/convention", copy(reference="other"), "en")
    assert (again.pk, CertifiedCopy.objects.count()) == (first.pk, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": date(2024, 5, 3)},
        {"text": None, "text_sha256": ""},
        {"signatures": ()},
        {"title": Wording("Convention on the lake", "Конвенция об озере")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_copy_that_says_something_else_is_another_copy(officer, change):
    first = certify(officer, "lake/convention", copy(), "en")
    assert certify(officer, "lake/convention", copy(**change), "en").pk != first.pk


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DEPOSITARY_OFFICER])
def test_only_the_depositary_certifies(newcomer, role):
    with pytest.raises(Refused):
        certify(replace(newcomer, by=someone(role)), "lake/convention", copy(), "en")
    assert not CertifiedCopy.objects.exists()
    assert not key_file().exists()


def test_the_key_is_made_once_and_is_for_the_service_only(newcomer):
    first = certifier(NOW)
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert certifier(NOW + timedelta(days=9)).fingerprint == first.fingerprint
    assert {one.name for one in key_file().parent.iterdir()} <= {"certified.pem", "journal.pem"}
    assert b"PRIVATE" not in public_certificate()


def test_nothing_is_published_before_a_copy_was_certified(newcomer):
    with pytest.raises(NoCertificate):
        public_certificate()
    assert not key_file().exists()


def test_a_lost_key_is_not_replaced_in_silence(officer):
    certify(officer, "lake/convention", copy(), "en")
    key_file().unlink()
    with pytest.raises(NoCertificate, match="Restore it from the backup"):
        certify(officer, "lake/convention", copy(as_of=date(2024, 6, 1)), "en")
    assert CertifiedCopy.objects.count() == 1


def test_a_certificate_of_the_operator_is_used_where_one_is_named(newcomer, folder, settings):
    given = new_certifier("Office of the Depositary", NOW)
    (folder / "own.pem").write_bytes(pem_of(given))
    settings.CERTIFICATE = str(folder / "own.pem")
    kept = certify(newcomer, "lake/convention", copy(), "ru")
    assert kept.fingerprint == given.fingerprint
    assert not key_file().exists()
    assert isinstance(verify_copy(file_of(kept), public_certificate()), Verified)


@pytest.mark.parametrize("name", ["absent.pem", "broken.pem", "broken.p12"])
def test_a_certificate_that_cannot_be_used_is_said_and_nothing_is_written(
    officer, folder, settings, name
):
    if name.startswith("broken"):
        (folder / name).write_bytes(b"nothing of the kind")
    settings.CERTIFICATE = str(folder / name)
    with pytest.raises(UnusableCertificate):
        certify(officer, "lake/convention", copy(), "en")
    assert not CertifiedCopy.objects.exists()


def test_a_copy_sealed_before_the_key_was_changed_still_verifies(officer, folder, settings):
    old = certify(officer, "lake/convention", copy(), "en")
    (folder / "own.pem").write_bytes(pem_of(new_certifier("Another", NOW)))
    settings.CERTIFICATE = str(folder / "own.pem")
    assert verify_copy(file_of(old), public_certificate()) == Unverified((Flaw.OTHER_CERTIFICATE,))
    assert isinstance(verify_copy(file_of(old), old.certificate.encode()), Verified)


def test_a_file_that_is_lost_or_changed_is_not_handed_out(officer, folder):
    kept = certify(officer, "lake/convention", copy(), "en")
    place = folder / "scans" / scan_place(kept.sha256)
    place.chmod(0o600)
    place.write_bytes(place.read_bytes() + b"\n")
    with pytest.raises(CopyLost, match="CC 2024/1"):
        file_of(kept)
    place.unlink()
    with pytest.raises(CopyLost):
        file_of(kept)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_what_was_certified_stays(officer, change):
    certify(officer, "lake/convention", copy(), "en")
    rows = CertifiedCopy.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(language="ru") if change == "update" else rows._raw_delete("default")
    assert CertifiedCopy.objects.get().language == "en"


# --- what is certified is what the register holds


def test_the_record_of_the_register_is_certified_as_an_extract_where_no_text_is_kept(officer):
    kept = certify_record(officer, "lake/convention", "en")
    said = record_of("lake/convention", NOW, "en")
    assert said.text is None
    names = [one.party.en for one in said.signatures]
    assert names == ["Armenia", "Belarus", "Kazakhstan", "Moldova"]
    assert {one.manner.en for one in said.signatures} == {"signed"}
    assert (said.depositary.en, said.place.en) == ("Lake League", "Lakeside")
    assert (said.as_of, said.known) == (date(2024, 5, 2), date(2024, 5, 2))
    assert isinstance(verify_copy(file_of(kept), public_certificate()), Verified)


@pytest.mark.parametrize("phase", Phase.values)
def test_the_adopted_text_of_the_draft_is_copied_and_no_other(officer, phase):
    draft = Draft.objects.create(
        name="lake/convention",
        body="lake/league",
        title_en="Convention",
        languages=["en"],
        phase=phase,
        opened_by=officer.by,
        opened_at=NOW,
    )
    about = Identification(
        name=draft.name, kind="treaty", within="lake", opened=NOW.date(), version=1, made=NOW.date()
    )
    xml = write_akoma(with_ids(TEXT), about)
    digest = hashlib.sha256(xml).hexdigest()
    DraftVersion.objects.create(
        draft=draft,
        number=1,
        language="en",
        text=xml.decode(),
        sha256=digest,
        at=NOW,
        by=officer.by,
    )
    said = record_of("lake/convention", NOW, "ru")
    if phase in {Phase.ADOPTED, Phase.PUBLISHED}:
        assert [one.words for one in said.text.elements] == ["Peace."]
        assert said.text_sha256 == digest
        assert [one.en for one in said.languages] == ["English"]
    else:
        assert said.text is None


def test_what_the_register_does_not_hold_is_not_certified(officer):
    with pytest.raises(UnknownName):
        certify_record(officer, "lake/unheard-of", "en")
    assert not CertifiedCopy.objects.exists()
