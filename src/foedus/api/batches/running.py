"""A batch at work: taken up once, told how far it is, finished or failed, never half delivered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import structlog
from django.conf import settings
from django.utils import timezone
from django_tasks import task

from foedus.api.batches.incoming import Form, without_path
from foedus.api.batches.outgoing import delivered
from foedus.api.models import BatchJob, State
from foedus.api.problems import findings_of
from foedus.frames.errors import UnusableFile
from foedus.frames.files import Done, Keep, ask_file
from foedus.law.terms.errors import FoedusError
from foedus.register.held import HeldRegister, held

KEPT: Final = timedelta(days=7)
"""So long are a batch and its answers kept."""
_SILENT: Final = timedelta(hours=6)
"""A batch that has not been heard of for so long lost its worker."""
_MOST_FINDINGS: Final = 1000
_PRIVATE: Final = 0o700
_log = structlog.get_logger("foedus.api")


class Cancelled(Exception):
    """The batch was removed while it was at work."""


def folder() -> Path:
    """Where the files of batches lie, closed to others."""
    place = Path(settings.DATA) / "batches"
    place.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    return place


def source_of(job: BatchJob) -> Path:
    """The questions."""
    return folder() / f"{job.id}.{job.source}"


def result_of(job: BatchJob) -> Path:
    """The answers."""
    return folder() / f"{job.id}.answers.{job.format}"


def remove_files(identifier: UUID) -> None:
    """Remove whatever lies there for a batch."""
    for path in folder().glob(f"*{identifier}*"):
        path.unlink(missing_ok=True)


@task()
def answer_batch(identifier: str) -> None:
    """Answer a batch that waits; one that is gone or taken up by another worker is left alone."""
    run(UUID(identifier))


def run(identifier: UUID) -> None:
    """Answer the batch *identifier*, if it still waits."""
    waiting = BatchJob.objects.filter(pk=identifier, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, changed_at=timezone.now()):
        return
    job = BatchJob.objects.get(pk=identifier)
    try:
        state = held()
        done = _answer(job, state)
        _finish(job, state, done)
    except Cancelled:
        remove_files(identifier)
    except FoedusError as fault:
        _fail(job, _findings(fault))
    except Exception as fault:  # noqa: BLE001 - whatever happened, the sender is told
        _log.error("batch failed", batch=str(identifier), exc_info=fault)
        _fail(job, [{"code": "E109", "message": "A fault on our side; hand it in again."}])


def sweep(now: datetime) -> int:
    """Remove what has expired, and give up what lost its worker; how many were removed."""
    lost = BatchJob.objects.filter(state=State.RUNNING, changed_at__lt=now - _SILENT)
    for job in lost:
        _fail(job, [{"code": "E109", "message": "It was interrupted; hand it in again."}])
    expired = list(BatchJob.objects.filter(expires_at__lte=now).values_list("pk", flat=True))
    BatchJob.objects.filter(pk__in=expired).delete()
    for identifier in expired:
        remove_files(identifier)
    return len(expired)


def _answer(job: BatchJob, state: HeldRegister) -> Done:
    shared = job.shared
    raw = folder() / f"{job.id}.answers.parquet"

    def progress(done: int, total: int | None) -> None:  # noqa: ARG001 - the rows were counted
        _tell(job, {"rows_done": done})

    done = ask_file(
        state.opened,
        source_of(job),
        raw,
        question=shared["question"],
        readings=shared["readings"],
        keep=Keep(shared["keep"]),
        progress=progress,
        **shared["constants"],
    )
    delivered(raw, Form(job.format))
    return done


def _finish(job: BatchJob, state: HeldRegister, done: Done) -> None:
    now = timezone.now()
    with result_of(job).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    told = {
        "state": State.DONE,
        "finished_at": now,
        "rows_done": done.rows,
        "rows": done.rows,
        "register": state.register.id,
        "root": state.root,
        "size": state.size,
        "answers": json.dumps(done.answers, ensure_ascii=False),
        "sha256": digest,
    }
    _tell(job, told)
    source_of(job).unlink(missing_ok=True)


def _fail(job: BatchJob, findings: list[dict[str, Any]]) -> None:
    text = json.dumps(findings)
    running = BatchJob.objects.filter(pk=job.pk, state=State.RUNNING)
    now = timezone.now()
    running.update(state=State.FAILED, finished_at=now, changed_at=now, findings=text)
    remove_files(job.pk)


def _tell(job: BatchJob, told: Mapping[str, Any]) -> None:
    """Write how far it is. Raises `Cancelled` where it is no longer there."""
    running = BatchJob.objects.filter(pk=job.pk, state=State.RUNNING)
    if not running.update(changed_at=timezone.now(), **told):
        raise Cancelled


def _findings(fault: FoedusError) -> list[dict[str, Any]]:
    message = without_path(fault) if isinstance(fault, UnusableFile) else str(fault)
    found = [{**one, "code": fault.code} for one in findings_of(fault)[:_MOST_FINDINGS]]
    return found or [{"code": fault.code, "message": message}]
