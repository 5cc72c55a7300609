"""Acts that a report states, offered to the desk; taken into a dossier, settled, or refused.

An offer is evidence that somebody said so, and no more: a dossier is opened for it by an officer
who has the instrument at hand, and goes the whole way over the desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

import msgspec
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from foedus.accounts.models import User
from foedus.accounts.uploads import CheckedUpload, safe_name
from foedus.claims.proposing import Proposal
from foedus.register.desk.receiving import attach, receive, scan_place
from foedus.register.desk.steps import Step, demand
from foedus.register.errors import NoReasonGiven, OfferClosed
from foedus.register.models import Dossier
from foedus.register.offered import Offer, OfferClosing, Outcome
from foedus.register.written import Written

_MEDIA_TYPES: Final = MappingProxyType(
    {
        ".pdf": "application/pdf",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_AS_TEXT: Final = "text/plain"
"""Whatever else it is: nobody's browser is to run what a report holds."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The file of a report, as it came: evidence that is kept with what it states."""

    name: str
    content: bytes

    @property
    def checked(self) -> CheckedUpload:
        """The file as attachments know it."""
        ending = PurePosixPath(self.name).suffix.lower()
        ending = ending if ending in {*_MEDIA_TYPES, ".html", ".htm", ".xml"} else ".txt"
        return CheckedUpload(
            sha256=sha256(self.content).hexdigest(),
            size=len(self.content),
            media_type=_MEDIA_TYPES.get(ending, _AS_TEXT),
            name=safe_name(self.name, ending),
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """How many acts of a report were offered now, and how many had been before."""

    new: int
    known: int


def offer(found: Iterable[Proposal], report: ReportFile, by: User | None, at: datetime) -> Offered:
    """Offer the acts *found* in *report* to the desk; what was offered before is not again.

    Without *by*, it is done from the machine's command line. Raises `Refused`.
    """
    if by is not None:
        demand(by, "register.offer")
    proposed = tuple(found)
    upload = report.checked
    if proposed:
        _keep(upload, report.content)  # first: a row never names what is not there
    new = sum(_offered(one, upload, by, at) for one in proposed)
    return Offered(new, len(proposed) - new)


def _keep(upload: CheckedUpload, content: bytes) -> None:
    place = scan_place(upload.sha256)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(content))


def _offered(one: Proposal, upload: CheckedUpload, by: User | None, at: datetime) -> bool:
    """Whether the act was offered now."""
    if Offer.objects.filter(key=one.key).exists():
        return False
    try:
        with transaction.atomic():
            Offer.objects.create(
                key=one.key,
                at=at,
                by=by,
                kind=one.kind,
                party=one.party,
                day=one.day,
                report=upload.name,
                content=proposal_text(one),
                sha256=upload.sha256,
                media_type=upload.media_type,
                size=upload.size,
            )
    except IntegrityError:  # somebody offered the same report at the same moment
        if not Offer.objects.filter(key=one.key).exists():
            raise
        return False
    return True


def proposal_text(one: Proposal) -> str:
    """A proposal as the JSON that is kept; halves of signs, which no table holds, are replaced."""
    told = msgspec.to_builtins(one, str_keys=True)
    clean = {name: _clean(value) for name, value in told.items()}
    return msgspec.json.encode(clean, order="sorted").decode()


def _clean(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return value


def proposal_from(text: str) -> Proposal:
    """What was kept as *text*."""
    return msgspec.json.decode(text, type=Proposal)


def take(number: int, by: User, written: Written, key: str, at: datetime) -> Dossier:
    """Open a dossier for what an offer states, with the report beside it as an attachment.

    The officer has completed what is *written*. Sent twice under one *key*, it is opened once.
    Raises as `receive`, `OfferClosed`, `Offer.DoesNotExist`.
    """
    demand(by, "register.receive")
    with transaction.atomic():
        row = Offer.objects.select_for_update().get(pk=number)
        closing = OfferClosing.objects.filter(offer=row).select_related("dossier").first()
        if closing is not None:
            return _taken_before(closing, key)
        dossier = receive(by, written, key, at)
        attach(Step(dossier.pk, by, at, dossier.version), _upload(row), _content(row))
        OfferClosing.objects.create(offer=row, at=at, by=by, outcome=Outcome.TAKEN, dossier=dossier)
    return Dossier.objects.get(pk=dossier.pk)


def _taken_before(closing: OfferClosing, key: str) -> Dossier:
    if closing.dossier is not None and closing.dossier.key == key:
        return closing.dossier
    raise OfferClosed(closing.offer_id, closing.outcome)


def _upload(row: Offer) -> CheckedUpload:
    return CheckedUpload(
        sha256=row.sha256, size=row.size, media_type=row.media_type, name=row.report
    )


def _content(row: Offer) -> bytes:
    with default_storage.open(scan_place(row.sha256)) as file:
        return bytes(file.read())


def settle(number: int, by: User, reason: str, at: datetime) -> OfferClosing:
    """Close an offer whose act was recorded in another way; *reason* says where.

    Raises `Refused`, `NoReasonGiven`, `OfferClosed`, `Offer.DoesNotExist`.
    """
    return _closed(number, by, Outcome.SETTLED, reason, at)


def refuse_offer(number: int, by: User, reason: str, at: datetime) -> OfferClosing:
    """Close an offer without an act; it stays, with its *reason*. Raises as `settle`."""
    return _closed(number, by, Outcome.REFUSED, reason, at)


@transaction.atomic
def _closed(number: int, by: User, outcome: Outcome, reason: str, at: datetime) -> OfferClosing:
    demand(by, "register.receive")
    row = Offer.objects.select_for_update().get(pk=number)
    before = OfferClosing.objects.filter(offer=row).first()
    if before is not None:
        raise OfferClosed(number, before.outcome)
    if not reason.strip():
        raise NoReasonGiven(number)
    return OfferClosing.objects.create(
        offer=row, at=at, by=by, outcome=outcome, reason=reason.strip()
    )
