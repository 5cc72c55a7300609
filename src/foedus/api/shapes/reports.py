"""A checked report: its day, its statements, what the register says to each."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from foedus.api.shapes.common import Shape, Words


class DayGround(Shape):
    """A ground for the day of the report, or against it."""

    speaks: str = Field(description="for, or against.")
    kind: str
    told: Words


class ByCriterion(Shape):
    """What one criterion, reading, rival or moment gives."""

    name: str
    title: Words
    agrees: str = Field(description="yes, no, or unknown: whether it is as the report says.")
    count: int | None
    parties: list[str]
    told: Words


class Statement(Shape):
    """A statement of the report, and its verdict."""

    text: str = Field(description="The exact words.")
    start: int = Field(description="The first character, from 0; see `offsets`.")
    end: int = Field(description="The first character after it.")
    kind: str
    modality: str = Field(description="How it is said: said, will, expected, reportedly, …")
    negated: bool
    attribution: str | None = Field(description="Who says so, in the words of the report.")
    says: dict[str, Any] = Field(description="What it says, by the kind of statement.")
    verdict: str = Field(description="By all that is known now.")
    verdict_then: str = Field(description="By what was known on the day of the report.")
    told: Words
    criteria: list[ByCriterion]
    proof: list[Words]
    sources: list[str]


class ReportTold(Shape):
    """A report and its statements in the order of the text."""

    name: str
    register_: str = Field(alias="register")
    date: str | None = Field(description="The day of the report; null where it is not known.")
    date_span: Any = Field(description="The days between which it lies, where it is not one.")
    date_confidence: str | None
    date_grounds: list[DayGround]
    offsets: str = Field(description="What `start` and `end` count: file, or text.")
    unread: list[str] = Field(description="Languages of passages that were not read.")
    claims: list[Statement]
