"""Sessions in preparation that are published: their days, place, host and agenda, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

from foedus.assembly.models.sessions import AgendaItem, Meeting, MeetingEvent, MeetingPhase
from foedus.assembly.sessions.days import dates_of, when_of
from foedus.collection.pages.acts import party_named
from foedus.collection.pages.parts import Named
from foedus.collection.pages.sessions_paths import body_path, named, session_path
from foedus.collection.pages.view import View
from foedus.register.held import HeldRegister
from foedus.web.caching import content_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSession:
    """What everybody may know of a session before it has been recorded."""

    session: Named
    body: Named
    joint_with: Named
    host: Named
    form: str
    mode: str
    phase: str
    day: date
    place: str
    formats: tuple[str, ...]
    events: tuple[MeetingEvent, ...]
    questions: tuple[str, ...]


def published_state(state: HeldRegister) -> str:
    """What the pages of sessions are made from: the register, and what is published besides."""
    told = Meeting.objects.filter(is_public=True).aggregate(n=Count("pk"), v=Sum("version"))
    items = AgendaItem.objects.filter(meeting__is_public=True).aggregate(v=Sum("version"))
    return f"{content_of(state)} {told['n']} {told['v']} {items['v']}"


def published(view: View) -> tuple[PublishedSession, ...]:
    """The published sessions that the register does not hold yet, the soonest first."""
    return tuple(sorted(_published(view), key=lambda one: (one.day, one.session.id)))


def published_named(view: View, name: str) -> PublishedSession | None:
    """The published session of a name, if the register does not hold it yet."""
    return next((one for one in _published(view) if one.session.id == name), None)


def _published(view: View) -> Iterator[PublishedSession]:
    recorded = {one.id for one in view.register.sessions}
    for meeting in Meeting.objects.filter(is_public=True).order_by("pk"):
        if meeting.name not in recorded:
            yield _shown(view, meeting)


def _shown(view: View, meeting: Meeting) -> PublishedSession:
    when = when_of(meeting)
    items = meeting.items.filter(withdrawn=False)
    return PublishedSession(
        session=Named(meeting.name, title_of(view, meeting), session_path(meeting.name)),
        body=named(view, meeting.body, body_path(meeting.body)),
        joint_with=named(view, meeting.joint_with, body_path(meeting.joint_with)),
        host=party_named(view, meeting.host),
        form=meeting.form,
        mode=meeting.mode,
        phase=MeetingPhase(meeting.phase).value,
        day=when.day,
        place=when.place,
        formats=tuple(meeting.formats),
        events=dates_of(meeting),
        questions=tuple(_title(view, item.title_en, item.title_ru) for item in items),
    )


def title_of(view: View, meeting: Meeting) -> str:
    """What a session is called: by its own title, or by its body and day."""
    own = _title(view, meeting.title_en, meeting.title_ru)
    return own or f"{view.name_of(meeting.body)}, {when_of(meeting).day.isoformat()}"


def _title(view: View, en: str, ru: str) -> str:
    return (ru or en) if view.language == "ru" else (en or ru)
