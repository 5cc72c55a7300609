"""Certified copies are made once, numbered without gaps in each year, and kept by their hash."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import msgspec
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max, QuerySet

from foedus.assembly.certifying.errors import CopyLost
from foedus.assembly.certifying.keys import certifier
from foedus.assembly.doing import Doing
from foedus.assembly.models.certified import CertifiedCopy
from foedus.law.terms.wording import Language
from foedus.register.desk.receiving import scan_place
from foedus.register.journaling import locked_ledger
from foedus.signing.certified.certificates import Certifier, public_pem
from foedus.signing.certified.copies import CopyOf
from foedus.signing.certified.sealing import certified_copy


@transaction.atomic
def certify(doing: Doing, document: str, copy: CopyOf, language: Language) -> CertifiedCopy:
    """Make and keep a certified copy of *document* (its id in the register) in *language*.

    It gets its reference here; what *copy* brings as one is not used. The same copy asked for
    twice is made once. Raises `Refused`, `CannotCertify`, `UnusableCertificate`, `NoCertificate`.
    """
    doing.demand("register.dispatch")
    locked_ledger()  # two at once would take one number
    content = _content(copy)
    before = CertifiedCopy.objects.filter(document=document, language=language, content=content)
    return before.first() or _certified(doing, document, copy, language)


def copies_of(document: str) -> QuerySet[CertifiedCopy]:
    """The certified copies of a document, the newest first."""
    return CertifiedCopy.objects.filter(document=document).order_by("-pk")


def file_of(copy: CertifiedCopy) -> bytes:
    """The PDF, every byte as it was sealed. Raises `CopyLost`."""
    try:
        with default_storage.open(scan_place(copy.sha256)) as file:
            data = bytes(file.read())
    except OSError as fault:
        raise CopyLost(copy.reference) from fault
    if sha256(data).hexdigest() != copy.sha256:
        raise CopyLost(copy.reference)
    return data


def _certified(doing: Doing, document: str, copy: CopyOf, language: Language) -> CertifiedCopy:
    by = certifier(doing.at)
    year, number = doing.at.year, _next_number(doing.at.year)
    reference = f"CC {year}/{number}"
    data = certified_copy(replace(copy, reference=reference), language, by, doing.at)
    digest = _stored(data)
    return CertifiedCopy.objects.create(
        document=document,
        language=language,
        year=year,
        number=number,
        reference=reference,
        content=_content(copy),
        sha256=digest,
        size=len(data),
        text_sha256=copy.text_sha256,
        as_of=copy.as_of,
        known=copy.known,
        at=doing.at,
        by=doing.by,
        **_of(by),
    )


def _next_number(year: int) -> int:
    last = CertifiedCopy.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _stored(data: bytes) -> str:
    """The file first: a row never names what is not there."""
    digest = sha256(data).hexdigest()
    place = scan_place(digest)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(data))
    return digest


def _of(by: Certifier) -> dict[str, str]:
    return {"fingerprint": by.fingerprint, "certificate": public_pem(by).decode("ascii")}


def _content(copy: CopyOf) -> str:
    """The digest of what the copy says, whatever its number."""
    said = msgspec.json.encode(replace(copy, reference=""), order="sorted")
    return sha256(said).hexdigest()
