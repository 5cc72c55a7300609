"""The report as plain data, and as CSV: for programs, in the reader's language."""

from __future__ import annotations

from typing import Any

from foedus.collection.formats.csv_text import csv_of
from foedus.followup import report_words as say
from foedus.followup.bodies import BodyCount, total
from foedus.followup.procedures import PROCEDURE_NAMES
from foedus.followup.report import Document, Line, Report, StateList
from foedus.law.terms.wording import Language, Wording

_AS_OF = Wording("Status as of", "Состояние на")
_KNOWN = Wording("Knowledge of", "По сведениям на")
_ID = Wording("Id", "Код документа")


def as_json(found: Report) -> dict[str, Any]:
    """The whole report as values that JSON can carry; days are ISO 8601, EDTF in doubt."""
    return {
        "on": found.on.isoformat(),
        "known": None if found.known is None else found.known.isoformat(),
        "organisation": found.organisation.id,
        "states": [one.id for one in found.states],
        "documents": [_document(one) for one in found.documents],
        "totals": {str(cell): number for cell, number in found.totals},
        "bodies": [_body(one) for one in found.bodies],
        "total": _body(total(found.bodies)),
        "lists": {one.state.id: _lists(one) for one in found.lists},
    }


def _document(one: Document) -> dict[str, Any]:
    return {
        "instrument": one.row.instrument.id,
        "title": one.row.instrument.name,
        "adopted": one.row.adopted.text,
        "body": one.row.body.id,
        "state": str(one.state),
        "entry_into_force": one.entry.text,
        "until": one.ended.text,
        "procedures": str(one.procedures),
        "in_italics": one.row.italics,
        "cells": {
            cell.party: {"cell": str(cell.cell), "text": cell.text, "day": cell.day.text}
            for cell in one.row.cells
        },
    }


def _body(one: BodyCount) -> dict[str, Any]:
    counts = {field: getattr(one, field) for field, _ in say.BODY_COUNTS}
    return {"body": one.body.id, "name": one.body.name, **counts}


def _lists(one: StateList) -> dict[str, list[dict[str, str]]]:
    return {field: [_line(line) for line in getattr(one, field)] for field, _ in say.STATE_COUNTS}


def _line(line: Line) -> dict[str, str]:
    return {"instrument": line.instrument.id, "day": line.cell.day.text or line.cell.left.text}


def as_csv(found: Report, known: str, language: Language) -> str:
    """The matrix: a row a document, a column a state; both dates stand in every row."""
    heads = (_ID, say.DOCUMENT, say.BODY, say.IN_FORCE, say.NEEDS)
    codes = [one.id for one in found.states]
    both = [_AS_OF.in_language(language), _KNOWN.in_language(language)]
    header = [*(one.in_language(language) for one in heads), *codes, *both]
    rows = (
        (
            one.row.instrument.id,
            one.row.instrument.name,
            one.row.body.name,
            one.entry.text,
            PROCEDURE_NAMES[one.procedures].in_language(language),
            *(cell.text for cell in one.row.cells),
            found.on.isoformat(),
            known,
        )
        for one in found.documents
    )
    return csv_of(header, rows)
