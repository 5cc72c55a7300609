"""The list of sessions: those to come, those held, those of which it is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.collection.pages.acts import party_named
from foedus.collection.pages.days import day_shown, when_shown
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.session_days import (
    Stand,
    held_acts,
    planned_acts,
    reference_day,
    stand_of,
)
from foedus.collection.pages.sessions_paths import body_path, named, session_path
from foedus.collection.pages.view import View
from foedus.law.terms.organisations import Session
from foedus.law.terms.sessions import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session in a list. *moved*: it was not held on the day first planned."""

    session: Named
    body: Named
    stand: Stand
    day: DayShown
    planned: DayShown
    moved: bool
    place: str
    form: str
    mode: Mode
    host: Named
    questions: int
    sort: date


def sessions_of(view: View, body: str = "") -> tuple[SessionRow, ...]:
    """The sessions of a body, or all; the newest first."""
    rows = (_row(view, one) for one in view.register.sessions if body in {"", one.body})
    return tuple(sorted(rows, key=lambda row: (row.sort, row.session.id), reverse=True))


def _row(view: View, session: Session) -> SessionRow:
    held, planned = held_acts(session), planned_acts(session)
    last = (*planned, *held)[-1:] if held or planned else ()
    day = reference_day(session)
    first = planned[0].effect if planned else None
    shown = when_shown(held[0].legal_when, view.language) if len(held) == 1 else None
    return SessionRow(
        session=named(view, session.id, session_path(session.id)),
        body=named(view, session.body, body_path(session.body)),
        stand=stand_of(session, view.on),
        day=shown or day_shown(day, view.language),
        planned=when_shown(first, view.language),
        moved=bool(held) and first is not None and first not in {a.legal_when for a in held},
        place=next((act.place for act in last if act.place), ""),
        form=session.form,
        mode=session.mode,
        host=party_named(view, session.host),
        questions=len(session.agenda),
        sort=day or date.min,
    )
