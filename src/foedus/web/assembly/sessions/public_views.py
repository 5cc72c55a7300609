"""The public pages: sessions, bodies, areas of cooperation, linked bodies."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.collection.pages.parts import Named
from foedus.collection.pages.session import session_page
from foedus.collection.pages.session_body import BodyRow, body_page, body_rows
from foedus.collection.pages.session_days import Stand
from foedus.collection.pages.sessions import sessions_of
from foedus.collection.pages.sessions_links import links_page
from foedus.collection.pages.subjects import subject_page, subject_rows
from foedus.law.terms.errors import UnknownName
from foedus.procedure.shown import rules_shown
from foedus.web.asked import Asked
from foedus.web.assembly.sessions.published import (
    PublishedSession,
    published,
    published_named,
    published_state,
)
from foedus.web.assembly.sessions.signatures import signatures
from foedus.web.languages import PREFIXES
from foedus.web.showing import Answer, Export, Shown, shown
from foedus.web.words import word_for

CALENDAR = "text/calendar"
_drawn = partial(shown, state_of=published_state)


@permitted("collection.read")
@_drawn
def sessions(request: HttpRequest, asked: Asked) -> Answer:
    """Sessions to come and sessions held; of one body where it is chosen."""
    view = asked.view
    body = request.GET.get("body", "").strip()
    bodies = [row.body for row in body_rows(view) if row.sessions]
    known = {one.id for one in bodies}
    if body and body not in known:
        raise UnknownName("body", body, known)
    rows = sessions_of(view, body)
    coming = [one for one in published(view) if body in {"", one.body.id}]
    return Shown(
        template="assembly/sessions/list.html",
        context={
            "published": coming,
            "coming": [row for row in reversed(rows) if row.stand is Stand.COMING],
            "past": [row for row in rows if row.stand is not Stand.COMING],
            "bodies": bodies,
            "body": body,
        },
        crumbs=(Named("", _("Sessions")),),
        exports=(Export("iCalendar", f"{PREFIXES[asked.language]}/sessions.ics", CALENDAR),),
    )


@permitted("collection.read")
@_drawn
def session(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """A session as the register tells it, or as it is published before it is recorded."""
    view = asked.view
    before = published_named(view, name)
    if before is not None:
        return _before(before)
    page = session_page(view, name)
    return Shown(
        template="assembly/sessions/session.html",
        context={"page": page, "signatures": signatures(view, page)},
        crumbs=(Named("", _("Sessions"), "/sessions"), page.body, Named("", page.title)),
        exports=(_calendar(asked, name),),
    )


def _before(one: PublishedSession) -> Shown:
    return Shown(
        template="assembly/sessions/published.html",
        context={"page": one},
        crumbs=(Named("", _("Sessions"), "/sessions"), one.body, Named("", one.session.name)),
    )


def _calendar(asked: Asked, name: str) -> Export:
    return Export("iCalendar", f"{PREFIXES[asked.language]}/sessions/{name}.ics", CALENDAR)


@permitted("collection.read")
@shown
def bodies(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """Every body, by organisation, with how many sit in it on the day."""
    groups: dict[Named, list[BodyRow]] = {}
    for row in body_rows(asked.view):
        groups.setdefault(row.organisation, []).append(row)
    return Shown(
        template="assembly/sessions/bodies.html",
        context={"groups": list(groups.items())},
        crumbs=(Named("", _("Bodies")),),
    )


@permitted("collection.read")
@shown
def body(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """A body: who sits on the day, who presides, its rules, its sessions and documents."""
    page = body_page(asked.view, name)
    return Shown(
        template="assembly/sessions/body.html",
        context={
            "page": page,
            "rules": rules_shown(asked.view.opened, name, asked.on, asked.known, asked.language),
            "subjects": _subjects(page.subjects),
        },
        crumbs=(Named("", _("Bodies"), "/bodies"), page.organisation, Named("", page.title)),
    )


def _subjects(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(code, word_for("subject", code)) for code in codes]


@permitted("collection.read")
@shown
def subjects(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """Every area of cooperation, by name."""
    rows = [(word_for("subject", row.code), row) for row in subject_rows(asked.view)]
    rows.sort(key=lambda pair: pair[0].casefold())
    return Shown(
        template="assembly/sessions/subjects.html",
        context={"rows": rows},
        crumbs=(Named("", _("Areas of cooperation")),),
    )


@permitted("collection.read")
@shown
def subject(request: HttpRequest, asked: Asked, name: str) -> Answer:  # noqa: ARG001 - the view's arguments
    """An area of cooperation: its documents, programmes, bodies, sessions."""
    page = subject_page(asked.view, name)
    title = word_for("subject", page.code)
    context: dict[str, Any] = {
        "page": page,
        "title": title,
        "shared": [(code, word_for("subject", code), n) for code, n in page.shared],
    }
    return Shown(
        template="assembly/sessions/subject.html",
        context=context,
        crumbs=(Named("", _("Areas of cooperation"), "/subjects"), Named("", title)),
    )


@permitted("collection.read")
@shown
def links(request: HttpRequest, asked: Asked) -> Answer:  # noqa: ARG001 - the view's arguments
    """Memoranda between organisations, and observers."""
    return Shown(
        template="assembly/sessions/links.html",
        context={"page": links_page(asked.view)},
        crumbs=(Named("", _("Linked organisations")),),
    )
