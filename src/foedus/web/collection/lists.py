"""The first page, and the pages that gather: changes, open questions, the matrix, days to come."""

from __future__ import annotations

from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.collection.pages.changes import recent_changes
from foedus.collection.pages.deadlines import calendar
from foedus.collection.pages.home import home_page
from foedus.collection.pages.kinds import LETTER_WORDS
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.matrix import Order, matrix_page
from foedus.collection.pages.open_questions import open_questions
from foedus.collection.pages.parts import Legend, Named
from foedus.collection.pages.search import subjects_of
from foedus.web.asked import Asked, BadDay
from foedus.web.collection import exports
from foedus.web.collection.things import states_of
from foedus.web.showing import Answer, Shown, shown
from foedus.web.words import word_for

_CHANGES: Final = 100
_MATRIX_ROWS: Final = 150
_MOST: Final = 1_000_000
_DAY: Final = 10


@permitted("collection.read")
@shown
def home(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """What the collection is, what is new in it, and what it holds open."""
    page = home_page(asked.view)
    return Shown(
        template="collection/home.html",
        context={
            "page": page,
            "states": states_of(asked),
            "chosen": tuple(one.party.id for one in page.states if one.mark is Mark.IN_FORCE)[:2],
            "subjects": _subjects(page.subjects),
        },
        exports=exports.of_changes(asked),
    )


def _subjects(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return sorted(((one, word_for("subject", one)) for one in codes), key=lambda pair: pair[1])


@permitted("collection.read")
@shown
def changes(request: HttpRequest, asked: Asked) -> Answer:
    """What the register learnt, the newest first."""
    since = _day(request, "since")
    page = recent_changes(asked.view, since=since, limit=_CHANGES)
    return Shown(
        template="collection/changes.html",
        context={"page": page, "since": since},
        crumbs=(Named("", _("Recent changes")),),
        exports=exports.of_changes(asked),
    )


def _day(request: HttpRequest, field: str) -> date | None:
    text = request.GET.get(field, "").strip()
    if not text:
        return None
    try:
        if len(text) != _DAY:
            raise BadDay(field, text)
        return date.fromisoformat(text)
    except ValueError:
        raise BadDay(field, text) from None


@permitted("collection.read")
@shown
def questions(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """What is disputed, unknown or against the text, shown openly."""
    page = open_questions(asked.view)
    groups: dict[str, list[object]] = {}
    for question in page.questions:
        groups.setdefault(question.kind, []).append(question)
    return Shown(
        template="collection/questions.html",
        context={"page": page, "groups": list(groups.items())},
        crumbs=(Named("", _("Open questions")),),
    )


@permitted("collection.read")
@shown
def matrix(request: HttpRequest, asked: Asked) -> Answer:
    """Who has completed which document: the matrix of depositary-rules 4.2."""
    register = asked.state.register
    organisation = request.GET.get("organisation", "").strip()
    subject = request.GET.get("subject", "").strip()
    order = Order.ALPHABET if request.GET.get("order") == Order.ALPHABET else Order.SIGNATURE
    start = _number(request.GET.get("first", ""))
    page = matrix_page(
        asked.view,
        organisation,
        subject=subject,
        order=order,
        first=start,
        limit=_MATRIX_ROWS,
    )
    return Shown(
        template="collection/matrix.html",
        context={
            "page": page,
            "start": start,
            "organisations": [
                Named(one.id, asked.view.name_of(one.id)) for one in register.organisations
            ],
            "organisation": page.organisation.id,
            "subject": subject,
            "subjects": _subjects(subjects_of(asked.view)),
            "order": str(order),
            "more": _from(request, start + _MATRIX_ROWS) if start + _MATRIX_ROWS < page.of else "",
            "before": _from(request, max(start - _MATRIX_ROWS, 0)) if start else "",
        },
        crumbs=(Named("", _("Matrix of ratifications")),),
    )


def _number(text: str) -> int:
    return min(int(text), _MOST) if text.isascii() and text.isdigit() and len(text) < _DAY else 0


def _from(request: HttpRequest, first: int) -> str:
    pairs = [(name, value) for name, value in request.GET.items() if name != "first" and value]
    return "?" + urlencode([*pairs, ("first", str(first))])


@permitted("collection.read")
@shown
def days_to_come(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """What happens on which day after that of the page."""
    return Shown(
        template="collection/calendar.html",
        context={"deadlines": calendar(asked.view)},
        crumbs=(Named("", _("Days to come")),),
        exports=exports.of_days_to_come(asked),
    )


@permitted("collection.read")
@shown
def about(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """What the two dates, the marks and the letters mean, and how a proof is read."""
    letters = [Legend(sign, asked.view.say(words)) for sign, words in LETTER_WORDS.items()]
    return Shown(
        template="collection/about.html",
        context={"letters": letters, "marks": list(Mark)},
        crumbs=(Named("", _("What the marks and letters mean")),),
    )
