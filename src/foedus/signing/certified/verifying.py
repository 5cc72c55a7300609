"""Verifies a certified copy, without any network: against the certificate that was published."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from asn1crypto import pem  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from foedus.law.terms.wording import Wording
from foedus.signing.certified.errors import UnusableCertificate
from foedus.signing.certified.exact import is_exact

W = Wording


class Flaw(StrEnum):
    """Why a file is not the certified copy that it may claim to be."""

    UNREADABLE = "unreadable"
    NOT_SIGNED = "not-signed"
    CHANGED = "changed"
    ADDED_TO = "added-to"
    OTHER_CERTIFICATE = "other-certificate"
    NO_CERTIFICATION = "no-certification"


FLAW_WORDS: Final[dict[Flaw, Wording]] = {
    Flaw.UNREADABLE: W(
        "The file cannot be read as a signed PDF. Ask for the copy again.",
        "Файл не читается как подписанный PDF. Запросите копию ещё раз.",
    ),
    Flaw.NOT_SIGNED: W(
        "The file carries no signature: it is not a certified copy.",
        "В файле нет подписи: это не заверенная копия.",
    ),
    Flaw.CHANGED: W(
        "The file was changed after it had been certified. Do not rely on it.",
        "Файл изменён после заверения. Полагаться на него нельзя.",
    ),
    Flaw.ADDED_TO: W(
        "Something was added to the file after it had been certified. Do not rely on it.",
        "После заверения в файл что-то добавлено. Полагаться на него нельзя.",
    ),
    Flaw.OTHER_CERTIFICATE: W(
        "The file was signed with another certificate than the one published by the depositary.",
        "Файл подписан не тем сертификатом, который опубликовал депозитарий.",
    ),
    Flaw.NO_CERTIFICATION: W(
        "The signature does not forbid changes: it is not that of a certified copy.",
        "Подпись не запрещает изменений: это не подпись заверенной копии.",
    ),
}
"""What is said of each, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A certified copy as it left the depositary: *by* whom, with which certificate, when.

    *at* is the depositary's own word unless *attested* by a time-stamping authority.
    """

    by: str
    fingerprint: str
    at: datetime
    attested: bool


@dataclass(frozen=True, slots=True)
class Unverified:
    """A file that is not to be relied on, and why."""

    flaws: tuple[Flaw, ...]


_STUMBLES: Final = (
    *(PdfError, SigningError, SignatureValidationError, PathError),
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError, TypeError, ValueError),
    *(NotImplementedError, RecursionError, MemoryError),
)
"""A broken or hostile file makes a reader stumble in many ways; none of them verifies it."""


def verify_copy(data: bytes, certificate: bytes) -> Verified | Unverified:
    """Whether *data* is what the owner of *certificate* certified, every byte of it.

    *certificate* is the published file: the certificate, and those above it if there are any, as
    PEM; or the certificate as DER. Raises `UnusableCertificate` where it is none.
    """
    trusted = _certificates(certificate)
    try:
        return _verified(data, trusted)
    except _STUMBLES:
        return Unverified((Flaw.UNREADABLE,))


def _verified(data: bytes, trusted: list[asn1_x509.Certificate]) -> Verified | Unverified:
    signatures = PdfFileReader(io.BytesIO(data), strict=True).embedded_signatures
    if not signatures:
        return Unverified((Flaw.NOT_SIGNED,))
    if len(signatures) > 1:
        return Unverified((Flaw.ADDED_TO,))
    signature = signatures[0]
    if signature.signer_cert.dump() != trusted[0].dump():
        return Unverified((Flaw.OTHER_CERTIFICATE,))
    first, last = (int(signature.byte_range[place]) for place in (1, 2))
    at = signature.self_reported_timestamp
    if at is None or not is_exact(data[first:last], trusted):
        return Unverified((Flaw.CHANGED,))
    context = ValidationContext(
        trust_roots=trusted[:1], moment=at, allow_fetching=False, revocation_mode="soft-fail"
    )
    status = validate_pdf_signature(signature, context)
    flaws = tuple(_flaws(signature, status))
    if flaws:
        return Unverified(flaws)
    return Verified(
        by=str(signature.signer_cert.subject.native.get("common_name", "")),
        fingerprint=sha256(signature.signer_cert.dump()).hexdigest(),
        at=at,
        attested=status.timestamp_validity is not None,
    )


def _flaws(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> list[Flaw]:
    found = []
    if not (status.intact and status.valid):
        found.append(Flaw.CHANGED)
    elif not status.trusted:
        found.append(Flaw.OTHER_CERTIFICATE)
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        found.append(Flaw.ADDED_TO)
    if signature.docmdp_level is not MDPPerm.NO_CHANGES:
        found.append(Flaw.NO_CERTIFICATION)
    return found


def _certificates(data: bytes) -> list[asn1_x509.Certificate]:
    try:
        held = [one[2] for one in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        loaded = [asn1_x509.Certificate.load(one, strict=True) for one in held]
        names = [one.subject.native for one in loaded]  # the library reads it only when asked
    except (ValueError, TypeError) as fault:
        raise UnusableCertificate("This is no certificate: give it as PEM or DER.") from fault
    if not names:
        raise UnusableCertificate("The file holds no certificate.")
    return loaded
