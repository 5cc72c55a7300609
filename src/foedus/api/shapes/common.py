"""What every answer is made of: words, acts, proofs, doubts, and the envelope around it."""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field

Answer = TypeVar("Answer")

TOLD_DAY = "A day (ISO 8601), a day in doubt (EDTF), or null: no such day."


class Shape(Schema):
    """An object whose keys are a promise; others may be added."""

    model_config = ConfigDict(populate_by_name=True)


class Words(Shape):
    """The same in both languages; one of them may be empty."""

    en: str
    ru: str


class AsOf(Shape):
    """What the answer holds for: the day, the knowledge, the readings."""

    on: date | None = Field(description="The day asked about; null for questions of all time.")
    known: date | None = Field(description="The day of knowledge; null: everything recorded.")
    readings: list[str]


class Envelope(Shape, Generic[Answer]):
    """An answer, and the state of the register that it is of."""

    as_of: AsOf
    register_: str = Field(alias="register", description="The id of the register.")
    root: str = Field(description="The root of the journal, in hexadecimal.")
    size: int = Field(description="How many entries the journal had.")
    answer: Answer


class ActTold(Shape):
    """An act, as answers and proofs tell it. Keys without content are left out."""

    id: str
    party: str | None = None
    kind: str
    date: str | None = None
    received: str | None = None
    effect: str | None = None
    recorded: str | None = None
    sources: list[str] | None = None
    confidence: str
    reading: str | None = None
    where: str | None = Field(None, description="File and line in the register.")


class NotCounted(ActTold):
    """An act that was not counted, and why."""

    reason: str


class Step(Shape):
    """A step of a proof: what follows, by which rule and clause, from which acts."""

    code: str
    sentence: str | None = None
    rule: str | None = None
    cite: str | None = None
    quote: str | None = None
    paraphrase: str | None = None
    day: str | None = None
    counted: list[ActTold] | None = None
    not_counted: list[NotCounted] | None = None
    because: list[Step] | None = None


class Branch(Shape):
    """The steps that hold where matters are decided so."""

    if_: list[str] = Field(alias="if")
    steps: list[Step]


class DisputeTold(Shape):
    """A matter on which sources or lawyers differ."""

    id: str
    question: str
    settled: str


class Proof(Shape):
    """Why the answer is so, in each way of deciding what is disputed."""

    alternatives: list[Branch]
    disputes: list[DisputeTold]
    whichever: list[str]


class Alternative(Shape):
    """One of the values of a key in doubt, and how matters are decided where it holds."""

    value: Any
    if_: list[str] = Field(alias="if")


Doubts = dict[str, list[Alternative]]


class Problem(Shape):
    """What is refused or fails (RFC 9457), always in this shape."""

    type: str = Field(description="Where the code is explained.")
    title: str
    status: int
    detail: str
    code: str = Field(pattern="^E[0-9]+$", description="Stable; compare this and not the words.")
    findings: list[dict[str, Any]] = Field(description="Each fault, where it is, what it is.")
    nearest: list[str] = Field(description="Names that are held, near to one that is not.")
    request: str = Field(description="The number of the request in the log.")
