"""A batch: what was handed in, how far it is, what was wrong with it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from foedus.api.shapes.common import Shape


class BatchTold(Shape):
    """A batch and its state: waiting, running, done, failed, cancelled."""

    id: str
    state: str
    question: str
    format: str = Field(description="Of the answers: csv, parquet or arrow.")
    submitted: str
    finished: str | None
    expires: str | None = Field(description="When the answers are removed.")
    rows_done: int
    rows: int | None = Field(description="Rows in all; null until counted.")
    register_: str | None = Field(alias="register")
    root: str | None = Field(description="The root of the journal that answered.")
    size: int | None
    answers: dict[str, int] = Field(description="How often each answer was given.")
    sha256: str | None = Field(description="Of the file of answers.")
    findings: list[dict[str, Any]]
    result: str | None = Field(description="Where the answers are, once there are any.")


class Batches(Shape):
    """Your batches, the latest first."""

    batches: list[BatchTold]
