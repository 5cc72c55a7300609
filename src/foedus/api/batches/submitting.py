"""Handing in: the file is kept and looked at, the batch is written, and waits to be answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from foedus.accounts.models import User
from foedus.api.batches.incoming import form_of, looked_at, without_path
from foedus.api.batches.running import KEPT, answer_batch, folder, remove_files, sweep
from foedus.api.errors import NotNow, TooLarge, TooMany, UnusableBatch
from foedus.api.models import BatchJob, State
from foedus.api.problems import findings_of
from foedus.frames.errors import UnusableFile
from foedus.law.terms.errors import FoedusError
from foedus.register.held import held

OPEN_AT_ONCE: Final = 10
"""So many batches of one account may wait or run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What was handed in: by whom, under which key of theirs, what all rows share."""

    owner: User
    key: str
    question: str
    format: str
    keep: str
    readings: tuple[str, ...]
    constants: Mapping[str, str]

    def as_text(self) -> str:
        """What is kept of it."""
        return json.dumps(
            {
                "question": self.question,
                "keep": self.keep,
                "readings": list(self.readings),
                "constants": dict(self.constants),
            },
            sort_keys=True,
        )


def submit(submitted: Submitted, file: UploadedFile[Any], at: datetime) -> tuple[BatchJob, bool]:
    """The batch, and whether it is new: the same key with the same content is the same batch.

    Raises `TooLarge`, `TooMany`, `NotNow` (the key was used for something else), and
    `UnusableBatch` with what is wrong with the file.
    """
    if (file.size or 0) > settings.ATTACHMENT_LIMIT:
        raise TooLarge(f"The file has {file.size} bytes; {settings.ATTACHMENT_LIMIT} are taken.")
    sweep(at)
    digest = _digest(submitted, file)
    before = _before(submitted, digest)
    if before is not None:
        return before, False
    _refuse_many(submitted.owner)
    identifier = uuid4()
    try:
        job = _written(submitted, file, identifier, digest)
        return _started(_timed(job, at), submitted, digest)
    except BaseException:
        if not BatchJob.objects.filter(pk=identifier).exists():
            remove_files(identifier)
        raise


def _timed(job: BatchJob, at: datetime) -> BatchJob:
    """*job*, handed in at the moment *at*."""
    job.submitted_at = job.changed_at = at
    job.expires_at = at + KEPT
    return job


def _digest(submitted: Submitted, file: UploadedFile[Any]) -> str:
    told = sha256(f"{submitted.as_text()} {submitted.format}".encode())
    for chunk in file.chunks():
        told.update(chunk)
    return told.hexdigest()


def _before(submitted: Submitted, digest: str) -> BatchJob | None:
    if not submitted.key:
        return None
    found = BatchJob.objects.filter(owner=submitted.owner, key=submitted.key).first()
    if found is not None and found.digest != digest:
        raise NotNow("This Idempotency-Key was used for another batch. Take a new one.")
    return found


def _refuse_many(owner: User) -> None:
    waiting = BatchJob.objects.filter(owner=owner, state__in=(State.WAITING, State.RUNNING))
    if waiting.count() >= OPEN_AT_ONCE:
        told = f"{OPEN_AT_ONCE} of your batches are not finished. Wait, or remove one."
        raise TooMany(told, headers={"Retry-After": "60"})


def _written(
    submitted: Submitted, file: UploadedFile[Any], identifier: UUID, digest: str
) -> BatchJob:
    """The row of a batch whose file was kept and looked at; not yet saved."""
    file.seek(0)
    form = form_of(file.read(8))
    path = folder() / f"{identifier}.{form}"
    _keep(file, path)
    try:
        looked = looked_at(held().opened, path, form, submitted.question, submitted.constants)
        held().opened.chosen(submitted.readings)
    except TooLarge:
        raise
    except FoedusError as fault:
        message = without_path(fault) if isinstance(fault, UnusableFile) else str(fault)
        findings = [{"code": fault.code, "message": message, **one} for one in findings_of(fault)]
        told = findings or [{"code": fault.code, "message": message}]
        raise UnusableBatch(message, told, nearest=getattr(fault, "nearest", ())) from fault
    return BatchJob(
        id=identifier,
        owner=submitted.owner,
        key=submitted.key,
        digest=digest,
        asked=submitted.as_text(),
        source=looked.path.suffix.removeprefix("."),
        format=submitted.format or str(form),
        rows=looked.rows,
    )


def _keep(file: UploadedFile[Any], path: Path) -> None:
    with path.open("wb") as kept:
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        for chunk in file.chunks():
            kept.write(chunk)


def _started(job: BatchJob, submitted: Submitted, digest: str) -> tuple[BatchJob, bool]:
    """Save the row and the task together; the same key at the same moment is the same batch."""
    try:
        with transaction.atomic():
            job.save(force_insert=True)
            answer_batch.enqueue(str(job.id))
    except IntegrityError:
        before = _before(submitted, digest)
        if before is None:
            raise
        remove_files(job.id)
        return before, False
    job.refresh_from_db()
    return job, True
