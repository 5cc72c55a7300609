"""Batches: hand in a file of questions, see how far it is, fetch the answers."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from foedus.accounts.models import User
from foedus.accounts.principals import account_of, principal_of_request
from foedus.api.answering import JSON
from foedus.api.asked import Day, Name, clean
from foedus.api.batches.incoming import Form as FileForm
from foedus.api.batches.outgoing import TYPES
from foedus.api.batches.running import remove_files, result_of
from foedus.api.batches.submitting import Submitted, submit
from foedus.api.declaring import operation
from foedus.api.errors import BadParameters, NoSuchThing, NotNow
from foedus.api.models import BatchJob, State
from foedus.api.shapes import batches as shapes
from foedus.api.throttles import OfBatches
from foedus.frames.kinds import Kind, Role

router = Router()
_LISTED: Final = 100
_LONGEST_KEY: Final = 200


class BatchAsked(Schema):
    """What all rows share. A part of the question that is given here needs no column."""

    question: Kind | None = Field(None, description="Default: what the columns tell.")
    format: FileForm | None = Field(None, description="Of the answers. Default: as handed in.")
    keep: Literal["all", "answer"] = Field("all", description="What is kept of the questions.")
    reading: list[Name] = Field([], max_length=20, description="Follow this reading.")
    instrument: Name | None = None
    organisation: Name | None = None
    criterion: Name | None = None
    party: Name | None = None
    first: Name | None = None
    second: Name | None = None
    on: Day | None = None
    known: Day | None = None


_FIELDS: Final = frozenset(BatchAsked.model_fields)


@router.post(
    "/batches", **operation("submit_batch", shapes.BatchTold, rate=OfBatches(), status=202)
)
def submit_batch(
    request: HttpRequest, file: File[UploadedFile], asked: Form[BatchAsked]
) -> HttpResponseBase:
    """Hand in a file of questions: CSV (UTF-8, commas, a header), Parquet, or Arrow (IPC).

    A row asks by its columns: an instrument and two states, a state and an instrument, a state and
    an organisation, or two states; and a day. With the header `Idempotency-Key` the same file sent
    twice is one batch.
    """
    unknown = sorted({*request.POST, *request.FILES} - _FIELDS - {"file"})
    if unknown:
        told = [{"in": "form", "name": name, "message": "no such field"} for name in unknown]
        raise BadParameters(f"There is no field {unknown[0]!r}.", told)
    job, is_new = submit(_submitted(request, asked), file, timezone.now())
    response = _json(job, status=202 if is_new else 200)
    response["Location"] = reverse("api:batch", kwargs={"batch": job.id})
    return response


@router.get("/batches", **operation("batches", shapes.Batches))
def batches(request: HttpRequest) -> HttpResponseBase:
    """Your batches that are still kept, the latest first."""
    rows = _own(request).order_by("-submitted_at")[:_LISTED]
    return _private(json.dumps({"batches": [_told(job) for job in rows]}))


@router.get("/batches/{uuid:batch}", **operation("batch", shapes.BatchTold))
def batch(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """How far a batch is, and what was wrong with it."""
    return _json(_found(request, batch))


@router.get("/batches/{uuid:batch}/result", **operation("batch_result"))
def batch_result(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """The answers, once the batch is done."""
    job = _found(request, batch)
    path = result_of(job)
    if job.state != State.DONE or not path.is_file():
        raise NotNow(f"The batch is {job.state}; there are no answers to fetch.")
    name = f"answers-{job.id}.{job.format}"
    response = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=name,
        content_type=TYPES[FileForm(job.format)],
    )
    response["ETag"] = f'"{job.sha256}"'
    response["Cache-Control"] = "private, no-cache"
    return response


@router.delete("/batches/{uuid:batch}", **operation("cancel_batch", status=204))
def cancel_batch(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """Cancel a batch that waits or runs; remove it, its file and its answers."""
    job = _found(request, batch)
    identifier = job.pk
    job.delete()
    remove_files(identifier)
    return HttpResponse(status=204)


def _submitted(request: HttpRequest, asked: BatchAsked) -> Submitted:
    given = asked.model_dump(mode="json", include={str(role) for role in Role}, exclude_none=True)
    return Submitted(
        owner=_account(request),
        key=_key(request),
        question=str(asked.question or ""),
        format=str(asked.format or ""),
        keep=asked.keep,
        readings=tuple(sorted(set(asked.reading))),
        constants=given,
    )


def _key(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key", "")
    try:
        clean(key)
    except ValueError as fault:
        raise BadParameters(f"Idempotency-Key: {fault}.") from fault
    if len(key) > _LONGEST_KEY:
        raise BadParameters(f"Idempotency-Key: at most {_LONGEST_KEY} characters.")
    return key


def _account(request: HttpRequest) -> User:
    account = account_of(principal_of_request(request))
    if account is None:  # the door lets nobody else in
        raise NoSuchThing("There is no account.")
    return account


def _own(request: HttpRequest) -> Any:
    return BatchJob.objects.filter(owner=_account(request), expires_at__gt=timezone.now())


def _found(request: HttpRequest, batch: UUID) -> BatchJob:
    """The batch, if it is the sender's; who asks for another's learns nothing of it."""
    job: BatchJob | None = _own(request).filter(pk=batch).first()
    if job is None:
        raise NoSuchThing(f"You have no batch {batch}.")
    return job


def _json(job: BatchJob, status: int = 200) -> HttpResponse:
    return _private(json.dumps(_told(job), ensure_ascii=False), status)


def _private(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, content_type=JSON, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def _told(job: BatchJob) -> dict[str, Any]:
    done = job.state == State.DONE
    return {
        "id": str(job.id),
        "state": job.state,
        "question": job.shared["question"],
        "format": job.format,
        "submitted": _moment(job.submitted_at),
        "finished": _moment(job.finished_at),
        "expires": _moment(job.expires_at),
        "rows_done": job.rows_done,
        "rows": job.rows,
        "register": job.register or None,
        "root": job.root or None,
        "size": job.size,
        "answers": json.loads(job.answers),
        "sha256": job.sha256 or None,
        "findings": json.loads(job.findings),
        "result": reverse("api:batch_result", kwargs={"batch": job.id}) if done else None,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
