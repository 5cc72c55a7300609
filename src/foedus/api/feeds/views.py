"""The feeds and calendars: open to all, answered again only when something changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed

from foedus.accounts.protecting import View as DjangoView
from foedus.accounts.protecting import permitted
from foedus.api.answering import KEPT, VERSION, conditional
from foedus.api.errors import BadParameters, WrongMethod
from foedus.api.feeds.concerns import concerns
from foedus.api.feeds.entries import Reader, changes, naming, notifications
from foedus.api.problems import problem_response
from foedus.collection.addresses import CHANGES, instrument_path
from foedus.collection.formats.calendar import Deadline, calendar_text
from foedus.collection.formats.feed import Entry, Feed, atom
from foedus.collection.pages.deadlines import calendar
from foedus.collection.pages.memory import lock_of
from foedus.collection.pages.view import View
from foedus.law.terms.wording import Language, Wording
from foedus.register.days import legal_day
from foedus.register.held import held
from foedus.register.models import SignedHead

ATOM: Final = "application/atom+xml; charset=utf-8"
RSS: Final = "application/rss+xml; charset=utf-8"
ICS: Final = "text/calendar; charset=utf-8"
_IN_A_UID: Final = ":/@#._~-"
_CHANGES: Final = Wording("What was recorded", "Что записано")
_NOTIFICATIONS: Final = Wording("Depositary notifications", "Уведомления депозитария")
_DEADLINES: Final = Wording("Deadlines", "Сроки")

Tell = Callable[..., bytes]


def shown(media_type: str) -> Callable[[Tell], DjangoView]:
    """A view of the bytes that *tell* gives of a `Reader` and the words of the address."""

    def showing(tell: Tell) -> DjangoView:
        @permitted("collection.read")
        @wraps(tell)
        def view(request: HttpRequest, language: Language, **words: str) -> HttpResponseBase:
            try:
                return _answer(request, media_type, language, tell, words)
            except Exception as fault:  # noqa: BLE001 - told in the one shape, or in the log
                return problem_response(request, fault)

        return view

    return showing


def _answer(
    request: HttpRequest, media_type: str, language: Language, tell: Tell, words: dict[str, str]
) -> HttpResponseBase:
    if request.method not in {"GET", "HEAD"}:
        allow = "GET, HEAD"
        raise WrongMethod("A feed is only read.", headers={"Allow": allow})
    if request.GET:
        raise BadParameters("A feed takes no parameters.")
    reader = reader_of(request, language)
    day, root = reader.view.on.isoformat(), reader.state.root
    key = repr((VERSION, root, day, request.build_absolute_uri(), language))

    def make() -> HttpResponse:
        content = KEPT.get(key)
        if content is None:
            with lock_of(reader.view.opened):
                content = tell(reader, **words)
            KEPT.put(key, content)
        return HttpResponse(content, content_type=media_type)

    etag = f'"{sha256(key.encode()).hexdigest()[:32]}"'
    return conditional(request, make, etag=etag, changed=_changed(reader), language=language)


def reader_of(request: HttpRequest, language: Language) -> Reader:
    """Who reads, of the register as it stands today."""
    state = held()
    view = View(
        opened=state.opened, on=legal_day(state.register, timezone.now()), language=language
    )
    base = request.build_absolute_uri("/").rstrip("/")
    return Reader(state=state, view=view, base=base, prefix="" if language == "en" else "/ru")


@shown(ATOM)
def changes_atom(reader: Reader) -> bytes:
    """What was recorded last, as Atom."""
    return atom(_feed(reader, _CHANGES, "changes.atom", CHANGES, changes(reader)))


@shown(RSS)
def changes_rss(reader: Reader) -> bytes:
    """What was recorded last, as RSS 2.0."""
    title = _titled(reader, _CHANGES)
    made = Rss201rev2Feed(
        title=title,
        link=reader.page(CHANGES),
        description=title,
        language=reader.view.language,
        feed_url=_own(reader, "changes.rss"),
    )
    for entry in changes(reader):
        made.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.summary,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.updated,
        )
    return made.writeString("utf-8").encode()


@shown(ATOM)
def instrument_atom(reader: Reader, instrument: str) -> bytes:
    """What was recorded last under one instrument."""
    name = reader.view.opened.names.instrument(instrument)
    title = reader.view.register.instrument[name].title
    entries = changes(reader, name)
    return atom(_feed(reader, title, f"instruments/{name}.atom", instrument_path(name), entries))


@shown(ATOM)
def notifications_atom(reader: Reader) -> bytes:
    """The notifications sent last."""
    entries = notifications(reader)
    return atom(_feed(reader, _NOTIFICATIONS, "notifications.atom", CHANGES, entries))


@shown(ICS)
def deadlines(reader: Reader, party: str = "") -> bytes:
    """The days to come, of everything or of one state, as a calendar to subscribe to."""
    name = _DEADLINES
    wanted = ""
    if party:
        wanted = reader.view.opened.names.party(party)
        title = reader.view.register.party[wanted].name
        name = Wording(f"{_DEADLINES.en}: {title.en}", f"{_DEADLINES.ru}: {title.ru}")
    told = (
        Deadline(
            day=one.day,
            uid=quote(f"{one.uid}@{reader.state.register.id}", safe=_IN_A_UID),
            title=Wording(one.title, one.title),
            description=Wording(one.description, one.description),
            address=reader.page(one.href) if one.href else "",
        )
        for one in calendar(reader.view)
        if not wanted or concerns(reader.view, one, wanted)
    )
    return calendar_text(told, name, _changed(reader), reader.view.language)


def _feed(reader: Reader, title: Wording, name: str, page: str, entries: tuple[Entry, ...]) -> Feed:
    return Feed(
        id=naming(f"feed/{reader.view.language}/{name}"),
        title=_titled(reader, title),
        author=reader.view.say(reader.state.register.title) or reader.state.register.id,
        address=_own(reader, name),
        page=reader.page(page),
        updated=_changed(reader),
        language=reader.view.language,
        entries=entries,
    )


def _titled(reader: Reader, title: Wording) -> str:
    register = reader.view.say(reader.state.register.title) or reader.state.register.id
    return f"{reader.view.say(title)} – {register}"


def _own(reader: Reader, name: str) -> str:
    return f"{reader.base}{reader.prefix}/feeds/{name}"


def _changed(reader: Reader) -> datetime:
    head = SignedHead.objects.get(size=reader.state.size, root=reader.state.root)
    recorded = datetime.fromisoformat(head.at)
    began = datetime.combine(reader.view.on, datetime.min.time(), UTC)
    return max(recorded, min(began, timezone.now()))
