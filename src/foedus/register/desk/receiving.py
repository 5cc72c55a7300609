"""Receiving an instrument, changing what was written of it, laying scans beside it."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from foedus.accounts.models import User
from foedus.accounts.uploads import CheckedUpload
from foedus.register.desk.steps import Step, claimed, demand, keep
from foedus.register.errors import SameKey
from foedus.register.held import held
from foedus.register.models import Attachment, Dossier, DossierEvent, Stage
from foedus.register.recording import file_of
from foedus.register.written import Written, written_text

OPEN = frozenset({Stage.RECEIVED, Stage.EXAMINED, Stage.RETURNED})
"""While the words of a dossier may still be changed."""


def receive(by: User, written: Written, key: str, at: datetime) -> Dossier:
    """Open a dossier for an instrument; sent twice under one *key*, it is opened once.

    Raises `Refused`, `UnknownName` for what the register does not hold, and `SameKey` where the
    key stands for other content.
    """
    demand(by, "register.receive")
    file_of(held(), written.instrument)
    content = written_text(written)
    try:
        with transaction.atomic():
            return _opened_before(by, content, key) or _opened(by, written, content, key, at)
    except IntegrityError:  # the same form was sent twice at the same moment
        found = _opened_before(by, content, key)
        if found is None:
            raise
        return found


def _opened_before(by: User, content: str, key: str) -> Dossier | None:
    before = Dossier.objects.filter(key=key).first()
    if before is None:
        return None
    first = before.events.order_by("pk").first()
    if before.entered_by_id != by.pk or first is None or first.content != content:
        raise SameKey
    return before


def _opened(by: User, written: Written, content: str, key: str, at: datetime) -> Dossier:
    dossier = Dossier.objects.create(
        key=key,
        kind=written.kind,
        instrument=written.instrument,
        party=written.party,
        content=content,
        entered_by=by,
        opened_at=at,
        changed_at=at,
    )
    DossierEvent.objects.create(dossier=dossier, at=at, by=by, did="received", content=content)
    return dossier


@transaction.atomic
def amend(step: Step, written: Written) -> Dossier:
    """Write the dossier anew; it is then examined again. Raises as `receive` and `claimed`."""
    demand(step.by, "register.receive")
    file_of(held(), written.instrument)
    dossier = claimed(step, "amended", OPEN)
    dossier.content = written_text(written)
    dossier.kind, dossier.instrument = written.kind, written.instrument
    dossier.party, dossier.examination = written.party, ""
    dossier.stage = Stage.RECEIVED
    return keep(dossier, step, "amended")


def attach(step: Step, upload: CheckedUpload, content: bytes) -> Attachment:
    """Lay a scan with the dossier. The file is written first: a row never names what is not there.

    Raises as `claimed`.
    """
    demand(step.by, "register.receive")
    place = scan_place(upload.sha256)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(content))
    with transaction.atomic():
        dossier = claimed(step, "given a scan", OPEN)
        row = Attachment.objects.create(
            dossier=dossier,
            name=upload.name,
            media_type=upload.media_type,
            size=upload.size,
            sha256=upload.sha256,
            at=step.at,
            by=step.by,
        )
        keep(dossier, step, "attached", upload.name)
    return row


def scan_place(sha256: str) -> str:
    """Where a scan lies below `MEDIA_ROOT`: it is called by its hash."""
    return f"{sha256[:2]}/{sha256}"
