"""Checking the statements of a report. Nothing of it is kept."""

from __future__ import annotations

from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Body, Router, Schema
from pydantic import Field

from foedus.api.answering import JSON
from foedus.api.asked import Day, Name
from foedus.api.declaring import operation
from foedus.api.shapes.common import Envelope
from foedus.api.shapes.reports import ReportTold
from foedus.api.throttles import OfReports
from foedus.claims.report.data import report_data
from foedus.register.checking import OF_THE_SITE, check_report
from foedus.register.held import held

router = Router()
_UNNAMED: Final = "report.txt"


class ReportAsked(Schema):
    """A report: its words, as text or HTML."""

    text: str = Field(
        min_length=1,
        max_length=OF_THE_SITE.characters,
        description="The report, in English or Russian; HTML is read as such.",
        examples=["The members met on 20 September 2012."],
    )
    name: Name = Field(_UNNAMED, description="What it is called; a day in it is evidence.")
    on: Day | None = Field(None, description="The day of the report, where you know it.")


@router.post("/reports/check", **operation("check_report", Envelope[ReportTold], rate=OfReports()))
def check_a_report(request: HttpRequest, asked: Body[ReportAsked]) -> HttpResponse:  # noqa: ARG001 - the view's arguments
    """What the register says to each statement of a report, on its day and now.

    The report is read, answered and forgotten: its words are neither kept nor logged.
    """
    report = check_report(asked.text.encode("utf-8", "replace"), asked.name, asked.on)
    state = held()
    told = {
        "as_of": {"on": asked.on, "known": None, "readings": ()},
        "register": state.register.id,
        "root": state.root,
        "size": state.size,
        "answer": report_data(report),
    }
    response = HttpResponse(msgspec.json.encode(told), content_type=JSON)
    response["Cache-Control"] = "no-store"
    return response
