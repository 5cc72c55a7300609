"""A certified copy: what it says, who can verify it, and that it fails after one changed byte."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from foedus.drafting.structure import Element, Kind, Text
from foedus.law.terms.wording import Wording
from foedus.signing.certified.certificates import (
    Certifier,
    certifier_from_pem,
    certifier_from_pkcs12,
    new_certifier,
    pem_of,
    public_pem,
)
from foedus.signing.certified.copies import CopyOf, Signed
from foedus.signing.certified.errors import CannotCertify, UnusableCertificate
from foedus.signing.certified.sealing import certified_copy, sealed
from foedus.signing.certified.typesetting import typeset
from foedus.signing.certified.verifying import (
    FLAW_WORDS,
    Flaw,
    Unverified,
    Verified,
    verify_copy,
)

AT = datetime(2024, 5, 2, 9, 30, tzinfo=UTC)
DAY = date(2007, 10, 5)
W = Wording


def element(kind, number="", words="", *children, heading=""):
    return Element(kind=kind, number=number, words=words, heading=heading, children=children)


TEXT = Text(
    language="ru",
    title="Соглашение",
    elements=(
        element(Kind.PREAMBLE, "", "Государства-участники,\nсогласились о нижеследующем:"),
        element(
            Kind.ARTICLE,
            "Статья 1",
            "",
            element(
                Kind.PARAGRAPH,
                "1.",
                "Стороны обмениваются сведениями:",
                element(Kind.POINT, "а)", "о трудящихся;"),
            ),
            heading="Предмет",
        ),
        element(Kind.ANNEX, "Приложение 1", "Форма", heading="Сведения"),
    ),
)
COPY = CopyOf(
    reference="CC 2024/7",
    title=W("Agreement on Records", "Соглашение о сведениях"),
    adopted=DAY,
    place=W("Northport", "Нортпорт"),
    languages=(W("Russian", "русский"),),
    depositary=W("League Committee", "Комитет Лиги"),
    text=TEXT,
    text_sha256="0123456789abcdef" * 4,
    signatures=(
        Signed(
            party=W("Alba", "Альба"),
            manner=W("signed", "подписано"),
            who="A. Author",
            office=W("Head of State", "глава государства"),
            day=DAY,
        ),
        Signed(
            party=W("Borea", "Борея"),
            manner=W("signed with a reservation", "подписано с оговоркой"),
            words=W("Except Article 1.", "За исключением статьи 1."),
            day=DAY,
        ),
    ),
    not_signing=(Signed(party=W("Caria", "Кария"), manner=W("absent", "не было"), day=DAY),),
    as_of=date(2024, 5, 1),
    known=date(2024, 5, 2),
)


@pytest.fixture(scope="module")
def certifier():
    return new_certifier("League Committee", AT)


@pytest.fixture(scope="module")
def certificate(certifier):
    return public_pem(certifier)


@pytest.fixture(scope="module")
def pdf(certifier):
    return certified_copy(COPY, "en", certifier, AT)


def words_of(data):
    import io

    read = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return " ".join(read.replace("\u00ad", "").replace("-\n", "").split())


# --- what it says


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                *("League Committee", "CERTIFIED TRUE COPY", "Agreement on Records"),
                *("Reference: CC 2024/7", "Adopted in Northport, 5 October 2007"),
                *("Authentic language: Russian", "A. Author, Head of State", "Except Article 1."),
                *("Recorded as not signing", "Status as of 1 May 2024"),
                "knowledge of the register of 2 May 2024",
                "0123 4567 89ab cdef",
            ),
        ),
        (
            "ru",
            (
                *("Комитет Лиги", "ЗАВЕРЕННАЯ КОПИЯ", "Соглашение о сведениях"),
                *("Исх. CC 2024/7", "Нортпорт, 5 октября 2007 года", "За исключением статьи 1."),
                *("Отмечены как не подписавшие", "Состояние на 1 мая 2024 года"),
            ),
        ),
    ],
)
def test_it_says_what_was_adopted_who_signed_and_for_which_day_it_holds(certifier, language, said):
    told = words_of(typeset(COPY, language, certifier, AT))
    text = ("Статья 1", "Предмет", "1. Стороны обмениваются", "а) о трудящихся;", "Приложение 1")
    assert [
        one for one in (*said, *text, "Альба" if language == "ru" else "Alba") if one not in told
    ] == []


def test_without_a_text_it_is_an_extract_and_says_so(certifier):
    told = words_of(typeset(replace(COPY, text=None, text_sha256=""), "en", certifier, AT))
    assert "CERTIFIED EXTRACT" in told
    assert "TRUE COPY" not in told
    assert "The register holds no text of the document" in told


def test_nobody_is_said_not_to_have_signed_where_it_is_not_recorded(certifier):
    told = words_of(typeset(replace(COPY, not_signing=(), signatures=()), "en", certifier, AT))
    assert "Recorded as not signing" not in told
    assert "No signature is recorded." in told


def test_the_pages_depend_on_the_copy_and_the_certificate_alone(certifier):
    assert typeset(COPY, "ru", certifier, AT) == typeset(COPY, "ru", certifier, AT)


HOSTILE = (
    *("#panic()", "$ x $", "*b* _i_ `c`", "<a>@b", '"; #import "x"', "\\u{0}", "a\0b\x1b[2Jc"),
    *("\u202egnp.exe", "\ud800", "<script>alert(1)</script>", "x" * 100_000, "\n\n\n", "\uffff"),
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_only_ever_shown(certifier, words):
    hostile = replace(
        COPY,
        title=W(words, words),
        place=W(words, words),
        text=Text(language="ru", elements=(element(Kind.ARTICLE, words, words, heading=words),)),
        signatures=(replace(COPY.signatures[1], who=words, words=W(words, words)),),
    )
    data = certified_copy(hostile, "ru", certifier, AT)
    assert isinstance(verify_copy(data, public_pem(certifier)), Verified)
    shown = words_of(data)
    assert "\0" not in shown
    assert "\u202e" not in shown


# --- who can verify it


def test_it_verifies_with_the_published_certificate(pdf, certificate, certifier):
    verified = verify_copy(pdf, certificate)
    assert verified == Verified(
        by="League Committee", fingerprint=certifier.fingerprint, at=AT, attested=False
    )
    der = x509.load_pem_x509_certificate(certificate).public_bytes(Encoding.DER)
    assert verify_copy(pdf, der) == verified


def test_another_certificate_of_the_same_name_does_not_verify_it(pdf):
    other = new_certifier("League Committee", AT)
    assert verify_copy(pdf, public_pem(other)) == Unverified((Flaw.OTHER_CERTIFICATE,))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"\0" * 5000, b"PK\3\4" * 100])
def test_what_is_no_pdf_is_not_verified(certificate, data):
    assert verify_copy(data, certificate) == Unverified((Flaw.UNREADABLE,))


def test_a_pdf_without_a_signature_is_no_certified_copy(certifier, certificate):
    plain = typeset(COPY, "en", certifier, AT)
    assert verify_copy(plain, certificate) == Unverified((Flaw.NOT_SIGNED,))


def test_what_was_added_afterwards_is_seen(pdf, certificate):
    import io

    writer = PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    added = out.getvalue()
    assert added.startswith(pdf)
    assert isinstance(verify_copy(added, certificate), Unverified)


@pytest.mark.parametrize("tail", [b"\n", b"\0", b"%%EOF\n"])
def test_bytes_after_its_end_are_seen(pdf, certificate, tail):
    assert isinstance(verify_copy(pdf + tail, certificate), Unverified)


def test_every_flaw_says_what_to_do_in_both_languages():
    assert set(FLAW_WORDS) == set(Flaw)
    assert all(words.en and words.ru for words in FLAW_WORDS.values())


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_it_fails_after_one_changed_byte_wherever_it_is(pdf, certificate, data):
    place = data.draw(st.integers(0, len(pdf) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != pdf[place]))
    changed = pdf[:place] + bytes([other]) + pdf[place + 1 :]
    assert isinstance(verify_copy(changed, certificate), Unverified)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_it_fails_after_one_changed_byte_of_the_signature(pdf, certificate, data):
    """Where readers do not look too: the embedded certificate, version numbers, padding."""
    first, after = gap_of(pdf)
    place = data.draw(st.integers(first, after - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != pdf[place]))
    changed = pdf[:place] + bytes([other]) + pdf[place + 1 :]
    assert isinstance(verify_copy(changed, certificate), Unverified)


# --- an independent tool


def gap_of(data):
    start, length, after, rest = map(int, re.search(rb"/ByteRange \[([\d ]+)\]", data)[1].split())
    assert (start, after + rest) == (0, len(data))
    return length, after


def openssl_verifies(data, certificate, folder):
    """Verify as the documentation says: the signed bytes, the signature, the certificate."""
    first, after = gap_of(data)
    held = bytes.fromhex(data[first + 1 : after - 1].decode())
    (folder / "signed").write_bytes(data[:first] + data[after:])
    (folder / "signature").write_bytes(held)
    (folder / "certificate.pem").write_bytes(certificate)
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature"]
    more = ["-content", "signed", "-CAfile", "certificate.pem", "-purpose", "any", "-out", "out"]
    # the certificate's days are those of the test
    more += ["-attime", str(int(AT.timestamp()))]
    done = subprocess.run([*command, *more], cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


def test_openssl_verifies_it(pdf, certificate, tmp_path):
    assert openssl_verifies(pdf, certificate, tmp_path)
    other = public_pem(new_certifier("League Committee", AT))
    assert not openssl_verifies(pdf, other, tmp_path)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_openssl_refuses_it_after_one_changed_byte_of_what_is_signed(
    pdf, certificate, tmp_path, data
):
    first, after = gap_of(pdf)
    place = data.draw(st.integers(0, len(pdf) - 1 - (after - first)))
    place += (after - first) if place >= first else 0
    bit = 1 << data.draw(st.integers(0, 7))
    changed = pdf[:place] + bytes([pdf[place] ^ bit]) + pdf[place + 1 :]
    try:
        assert not openssl_verifies(changed, certificate, tmp_path)
    except (AssertionError, TypeError, ValueError):
        # the place was in the byte range itself: then there is nothing to hand to openssl
        assert isinstance(verify_copy(changed, certificate), Unverified)
        assert gap_or_none(changed) != (first, after)


def gap_or_none(data):
    try:
        return gap_of(data)
    except (AssertionError, TypeError, ValueError):
        return None


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_openssl_refuses_it_after_one_changed_byte_of_the_signature(
    pdf, certificate, tmp_path, data
):
    first, after = gap_of(pdf)
    held = bytes.fromhex(pdf[first + 1 : after - 1].decode())
    signer = cms.ContentInfo.load(held)["content"]["signer_infos"][0]
    value = signer["signature"].native
    start = held.index(value)
    place = data.draw(st.integers(start, start + len(value) - 1))
    other = bytearray(held)
    other[place] ^= 1 << data.draw(st.integers(0, 7))
    changed = pdf[: first + 1] + bytes(other).hex().upper().encode() + pdf[after - 1 :]
    assert not openssl_verifies(changed, certificate, tmp_path)


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_finds_the_whole_document_signed_and_valid(pdf, tmp_path):
    place = tmp_path / "copy.pdf"
    place.write_bytes(pdf)
    told = subprocess.run(["pdfsig", "-nocert", place], capture_output=True, text=True, check=False)
    assert "Signature Validation: Signature is Valid." in told.stdout
    assert "Total document signed" in told.stdout
    assert "ETSI.CAdES.detached" in told.stdout
    middle = len(pdf) // 3
    place.write_bytes(pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :])
    told = subprocess.run(["pdfsig", "-nocert", place], capture_output=True, text=True, check=False)
    assert "Signature is Valid" not in told.stdout


# --- certificates


def name(words):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def issued(subject, issuer, public, secret, *, ca):
    return (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=100))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(secret, SHA256())
    )


@pytest.fixture(scope="module")
def authority():
    """A certificate on an elliptic curve, issued by a certification authority."""
    above, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = issued("Root", "Root", above.public_key(), above, ca=True)
    return own, issued("Depositary", "Root", own.public_key(), above, ca=False), root


def test_a_certificate_of_an_authority_seals_and_verifies(authority):
    key, own, root = authority
    data = serialize_key_and_certificates(b"", key, own, [root], BestAvailableEncryption(b"word"))
    certifier = certifier_from_pkcs12(data, "word")
    assert (certifier.name, certifier.chain) == ("Depositary", (root,))
    made = certified_copy(COPY, "ru", certifier, AT)
    assert isinstance(verify_copy(made, public_pem(certifier)), Verified)
    assert certifier_from_pem(pem_of(certifier)).chain == (root,)


def test_a_wrong_password_is_said_and_not_shown(authority):
    key, own, root = authority
    data = serialize_key_and_certificates(b"", key, own, [root], BestAvailableEncryption(b"word"))
    with pytest.raises(UnusableCertificate) as told:
        certifier_from_pkcs12(data, "secret-word")
    assert "secret-word" not in str(told.value)


def test_a_key_without_its_certificate_is_refused(authority):
    key, _own, root = authority
    with pytest.raises(UnusableCertificate, match="belongs to the key"):
        certifier_from_pem(pem_of(Certifier(key=key, certificate=root)))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (ed25519.Ed25519PrivateKey.generate(), "another kind"),
        (rsa.generate_private_key(public_exponent=65537, key_size=1024), "too weak"),  # noqa: S505 - on purpose
    ],
    ids=["ed25519", "rsa-1024"],
)
def test_a_key_that_readers_do_not_take_is_refused(key, said):
    algorithm = SHA256() if isinstance(key, rsa.RSAPrivateKey) else None
    own = (
        x509.CertificateBuilder()
        .subject_name(name("X"))
        .issuer_name(name("X"))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
        .sign(key, algorithm)
    )
    with pytest.raises(UnusableCertificate, match=said):
        certifier_from_pem(pem_of(Certifier(key=key, certificate=own)))


@pytest.mark.parametrize(
    "text", [b"", b"nothing", b"-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_certificate_is_refused(pdf, text):
    with pytest.raises(UnusableCertificate):
        certifier_from_pem(text)
    with pytest.raises(UnusableCertificate):
        verify_copy(pdf, text)


def test_a_name_is_needed_and_is_cut_to_what_a_certificate_can_hold():
    with pytest.raises(UnusableCertificate):
        new_certifier(" \n ", AT)
    assert new_certifier("К" * 500, AT).name == "К" * 32


@pytest.mark.parametrize(
    ("days", "valid"), [(-2, False), (-1, True), (0, True), (3653, True), (3654, False)]
)
def test_a_certificate_seals_while_it_is_valid(certifier, pdf, days, valid):
    plain = typeset(COPY, "en", certifier, AT)
    moment = AT + timedelta(days=days)
    if valid:
        assert isinstance(
            verify_copy(sealed(plain, "L", certifier, moment), public_pem(certifier)), Verified
        )
    else:
        with pytest.raises(CannotCertify, match="valid from"):
            sealed(plain, "L", certifier, moment)


def test_what_is_no_pdf_is_not_sealed(certifier):
    with pytest.raises(CannotCertify):
        sealed(b"nothing", "L", certifier, AT)
