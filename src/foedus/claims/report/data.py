"""A checked report as data for JSON. The keys are documented in docs/reference/claims.md."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from foedus.claims.report.checked import Checked, CheckedReport
from foedus.claims.terms.said import NO_COUNT, NO_STATES, NOTHING_NAMED
from foedus.claims.terms.times import NO_TIME
from foedus.claims.terms.verdicts import ByCriterion, Judgement
from foedus.documents.terms import Document
from foedus.law.terms.days import Forever
from foedus.law.terms.wording import Wording

_EMPTY = (NO_COUNT, NO_STATES, NOTHING_NAMED, NO_TIME, "", (), None)


def report_data(report: CheckedReport) -> dict[str, Any]:
    """``date``, its grounds, and ``claims`` in the order of the text.

    ``start`` and ``end`` of a claim are characters of the file where it is text, HTML or XML
    (``offsets`` says "file"), else of the text read out of it ("text").
    """
    dated = report.dated
    return {
        "name": report.document.name,
        "register": report.register,
        "date": dated.day.isoformat() if dated else None,
        "date_span": _plain(dated.span) if dated and not dated.settled else None,
        "date_confidence": str(dated.confidence) if dated else None,
        "date_grounds": [
            {"speaks": str(ground.speaks), "kind": str(ground.kind), "told": _words(ground.told)}
            for ground in dated.grounds
        ],
        "offsets": "file" if _in_file(report.document, 0, 1) else "text",
        "unread": list(report.unread),
        "claims": [_claim(report.document, one) for one in report.checked],
    }


def _claim(document: Document, checked: Checked) -> dict[str, Any]:
    claim, judgement = checked.claim, checked.judgement
    start, end = _in_file(document, claim.stretch.start, claim.stretch.end) or (
        claim.stretch.start,
        claim.stretch.end,
    )
    return {
        "text": claim.words,
        "start": start,
        "end": end,
        "kind": str(claim.kind),
        "modality": str(claim.manner.modality),
        "negated": claim.manner.negated,
        "attribution": claim.manner.attribution or None,
        "says": _plain(claim.content),
        **_judgement(judgement),
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": str(judgement.verdict),
        "verdict_then": str(judgement.then),
        "told": _words(judgement.told),
        "criteria": [_criterion(one) for one in judgement.criteria],
        "proof": [_words(step) for step in judgement.proof],
        "sources": list(judgement.sources),
    }


def _criterion(one: ByCriterion) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": _words(one.title),
        "agrees": str(one.agrees),
        "count": one.count if one.count >= 0 else None,
        "parties": list(one.parties),
        "told": _words(one.told),
    }


def _words(wording: Wording) -> dict[str, str]:
    return {"en": wording.in_language("en"), "ru": wording.in_language("ru")}


def _in_file(document: Document, start: int, end: int) -> tuple[int, int] | None:
    span = document.in_file(start, end)
    return None if span is None else (span.start, span.end)


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """A value of the claims' terms as JSON; what is not said is left out."""
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, date | Forever):
        return value.isoformat()
    if isinstance(value, tuple | frozenset):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        return {name: _plain(inner) for name, inner in held.items() if inner not in _EMPTY}
    return value
