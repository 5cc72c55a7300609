"""The report of completed procedures as of a day: page, paper, table."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.matrix import Order
from foedus.collection.pages.memory import lock_of, remembered
from foedus.collection.pages.parts import Named
from foedus.followup import report_words as words
from foedus.followup.bodies import BodyCount, total
from foedus.followup.errors import NotYet
from foedus.followup.procedures import PROCEDURE_NAMES
from foedus.followup.report import Report, Scope, report
from foedus.followup.report_data import as_csv
from foedus.followup.report_pdf import as_pdf
from foedus.web.asked import Asked, asked_of, kept_on
from foedus.web.assembly.followup.answering import answering
from foedus.web.caching import content_of, kept
from foedus.web.languages import PREFIXES
from foedus.web.showing import Answer, Export, Shown, shown

ROWS: Final = 200
"""So many documents stand on one page; the counts are of all of them."""

_DIGITS: Final = 7
_PATH: Final = "/assembly/followup/report"


def _found(request: HttpRequest, asked: Asked) -> Report:
    """The report that is asked for, computed once. Raises `NotYet`, `UnknownName`, `BadFilter`."""
    view, scope = asked.view, _scope(request, asked)
    key = ("report", scope, asked.on, asked.known, asked.readings, asked.language, asked.today)
    return remembered(view.opened, key, lambda: report(view, asked.today, scope))


def _scope(request: HttpRequest, asked: Asked) -> Scope:
    given = {
        name: request.GET.get(name, "").strip() for name in ("organisation", "body", "subject")
    }
    bodies = [body.id for one in asked.state.register.organisations for body in one.bodies]
    if given["body"] and given["body"] not in bodies:
        raise BadFilter("body", given["body"], bodies)
    if given["organisation"]:
        given["organisation"] = asked.state.opened.names.organisation(given["organisation"])
    alphabet = request.GET.get("order") == Order.ALPHABET
    return Scope(**given, order=Order.ALPHABET if alphabet else Order.SIGNATURE)


def _page(request: HttpRequest, asked: Asked) -> Answer:
    found, start = _found(request, asked), _number(request.GET.get("first", ""))
    say = asked.view.say
    return Shown(
        template="assembly/followup/report.html",
        context={
            "report": found,
            "title": say(words.TITLE),
            "documents": [
                (one, say(PROCEDURE_NAMES[one.procedures]))
                for one in found.documents[start : start + ROWS]
            ],
            "start": start,
            "more": _from(request, start + ROWS) if start + ROWS < len(found.documents) else "",
            "before": _from(request, max(start - ROWS, 0)) if start else "",
            "bodies": [_counts(one, one.body.name or say(words.NO_BODY)) for one in found.bodies],
            "total": _counts(total(found.bodies), say(words.TOTAL)),
            "body_heads": [say(name) for _field, name in words.BODY_COUNTS],
            "state_heads": [say(name) for _field, name in words.STATE_COUNTS],
            "states": [
                (one, [len(getattr(one, field)) for field, _name in words.STATE_COUNTS])
                for one in found.lists
            ],
            **_choices(request, asked),
        },
        crumbs=(Named("", _("Report of completed procedures")),),
        exports=(
            Export("PDF", _other(request, asked, "pdf"), "application/pdf"),
            Export("CSV", _other(request, asked, "csv"), "text/csv"),
        ),
    )


_shown_page: Final = shown(_page)


@permitted("collection.read")
@answering
def report_page(request: HttpRequest) -> HttpResponse:
    """The report as a page, printed on A4 landscape."""
    asked = asked_of(request)
    if asked.on > asked.today:
        raise NotYet(asked.on, asked.today)
    return _shown_page(request)


def _counts(one: BodyCount, name: str) -> tuple[str, list[int]]:
    return name, [getattr(one, field) for field, _words in words.BODY_COUNTS]


def _choices(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """What the form offers, and what was chosen."""
    register, name_of = asked.state.register, asked.view.name_of
    bodies = [body.id for one in register.organisations for body in one.bodies]
    return {
        "organisations": [(one.id, name_of(one.id)) for one in register.organisations],
        "all_bodies": [(body, name_of(body)) for body in bodies],
        "organisation": request.GET.get("organisation", "").strip(),
        "body": request.GET.get("body", "").strip(),
        "order": request.GET.get("order", ""),
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else 0


def _from(request: HttpRequest, first: int) -> str:
    pairs = [(name, value) for name, value in request.GET.items() if name != "first" and value]
    return "?" + urlencode([*pairs, ("first", str(first))])


def _other(request: HttpRequest, asked: Asked, suffix: str) -> str:
    """The address of the same report in another form."""
    own = {
        name: value
        for name in ("organisation", "body", "subject", "order")
        if (value := request.GET.get(name, "").strip())
    }
    question = f"?{urlencode(own)}" if own else ""
    return PREFIXES[asked.language] + kept_on(f"{_PATH}.{suffix}{question}", asked)


@permitted("collection.read")
@require_safe
@answering
@kept(content_of)
def report_paper(request: HttpRequest) -> HttpResponse:
    """The report as a PDF, A4 landscape."""
    asked = asked_of(request)
    with lock_of(asked.state.opened):
        found = _found(request, asked)
    paper = as_pdf(found, asked.today, asked.language)
    return _file(paper, "application/pdf", f"report-{asked.on.isoformat()}.pdf")


@permitted("collection.read")
@require_safe
@answering
@kept(content_of)
def report_csv(request: HttpRequest) -> HttpResponse:
    """The report as CSV: a row a document, a column a state."""
    asked = asked_of(request)
    with lock_of(asked.state.opened):
        found = _found(request, asked)
    text = as_csv(found, asked.known_or_today.isoformat(), asked.language)
    return _file(text.encode(), "text/csv; charset=utf-8", f"report-{asked.on.isoformat()}.csv")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
