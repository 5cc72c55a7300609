"""A session that was held ──▶ its words for the register: agenda, delegations, planned and held.

What was told in the preparation is turned into the table of a session as the register's files
have it; nothing is typed twice. Announcements and attendance stay apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from foedus.assembly.models.drafts import Phase
from foedus.assembly.models.sessions import (
    AgendaItem,
    Capacity,
    Level,
    Meeting,
    MeetingEvent,
    SeatAccount,
    SeatNotice,
    SessionForm,
)
from foedus.assembly.sessions.days import dates_of
from foedus.depositary.terms import OFFICE_NAMES, OfficeHeld
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.register import Register
from foedus.register.days import legal_day
from foedus.texts.session_shapes import SessionsFile
from foedus.texts.writing import canonical

What = MeetingEvent.What
_PLANS: Final = (What.PLANNED, What.MOVED)


@dataclass(frozen=True, slots=True)
class Recording:
    """What a session leaves in the register.

    *path* is the file of the sessions of its body, *words* the block to be put at its end (with
    the head of the file where there is none yet).
    """

    path: str
    words: str


def recording_of(
    meeting: Meeting, register: Register, documents: Collection[str], today: date
) -> Recording:
    """What *meeting* leaves in *register*, recorded *today* (the legal day).

    *documents* are the instruments that the register holds or will hold with the same step;
    other drafts of the agenda are left out. Sources are not invented: what stands in the block
    rests on the secretariat's own record, which the warrant in the journal names.
    """
    table = session_table(meeting, register, documents, today)
    body = meeting.body
    text = canonical({"body": body, "sessions": [table]}, SessionsFile)
    path = _path_of(register, body)
    if path:
        head, mark, rest = text.partition("[[sessions]]")
        return Recording(path, mark + rest if head else text)
    return Recording(f"sessions/{body.replace('/', '-')}.toml", text)


def _path_of(register: Register, body: str) -> str:
    """The file that holds the sessions of a body; empty where there is none."""
    return next((one.where.file for one in register.sessions if one.body == body), "")


def session_table(
    meeting: Meeting, register: Register, documents: Collection[str], today: date
) -> dict[str, Any]:
    """The table of a session, as a TOML reader gives it; see `recording_of`."""
    events = dates_of(meeting)
    table: dict[str, Any] = {"id": meeting.name, "title": _title(meeting, register, events)}
    if meeting.form != SessionForm.REGULAR:
        table["form"] = meeting.form
    table["mode"] = meeting.mode
    table |= {name: getattr(meeting, name) for name in ("host", "joint_with")}
    table["note"] = _words(*_reasons(events))
    table["agenda"] = [_point(item, documents) for item in meeting.items.filter(withdrawn=False)]
    table["delegations"] = [_delegation(one) for one in _last_notices(meeting)]
    told = (one for one in events if one.what in _RECORDED)
    table["acts"] = [{**_act(meeting, one, register), "recorded": today} for one in told]
    return {name: value for name, value in table.items() if value}


_RECORDED: Final = (*_PLANS, What.HELD)


def _title(meeting: Meeting, register: Register, events: Iterable[MeetingEvent]) -> dict[str, str]:
    if meeting.title_en or meeting.title_ru:
        return _words(meeting.title_en, meeting.title_ru)
    bodies = {body.id: body.title for one in register.organisations for body in one.bodies}
    title = bodies[meeting.body]
    last = [one for one in events if one.day is not None][-1]
    more = f"{last.place}, {last.day}" if last.place else f"{last.day}"
    return _words(f"{title.en}, {more}" if title.en else "", f"{title.ru}, {more}")


def _reasons(events: Iterable[MeetingEvent]) -> tuple[str, str]:
    """The reasons of the moves: in the language in which they were given."""
    told = "; ".join(one.reason for one in events if one.what == What.MOVED and one.reason)
    return told, told


def _words(en: str, ru: str) -> dict[str, str]:
    return {language: words for language, words in (("en", en), ("ru", ru)) if words}


def _point(item: AgendaItem, documents: Collection[str]) -> dict[str, Any]:
    drafts = item.drafts.exclude(phase=Phase.WITHDRAWN).order_by("pk")
    names = [name for name in drafts.values_list("name", flat=True) if name in documents]
    table = {
        "number": item.number,
        "title": _words(item.title_en, item.title_ru),
        "format": item.format,
        "documents": names,
        "proposed_by": item.proposed_by,
    }
    return {name: value for name, value in table.items() if value}


def _last_notices(meeting: Meeting) -> list[SeatNotice]:
    """The last of each account of each seat, in the order in which seats were made."""
    found: dict[tuple[int, str], SeatNotice] = {}
    notices = SeatNotice.objects.filter(seat__meeting=meeting).select_related("seat")
    for notice in notices.order_by("pk"):
        found[notice.seat_id, notice.account] = notice
    order = (SeatAccount.ANNOUNCED, SeatAccount.RECORDED)
    return sorted(found.values(), key=lambda one: (one.seat_id, order.index(one.account)))


def _delegation(notice: SeatNotice) -> dict[str, Any]:
    table = {
        "party": notice.seat.party,
        "account": notice.account,
        "capacity": notice.seat.capacity if notice.seat.capacity != Capacity.MEMBER else "",
        "level": notice.level if notice.level != Level.UNKNOWN else "",
        "head": notice.head,
        "office": _office(notice),
    }
    return {name: value for name, value in table.items() if value}


def _office(notice: SeatNotice) -> dict[str, str]:
    if notice.office in set(OfficeHeld) - {OfficeHeld.OTHER, OfficeHeld.UNKNOWN}:
        words = OFFICE_NAMES[OfficeHeld(notice.office)]
        return _words(words.en, words.ru)
    return _words(notice.office_words, notice.office_words)


def _act(meeting: Meeting, event: MeetingEvent, register: Register) -> dict[str, Any]:
    decided = legal_day(register, event.at)
    day, last = event.day or date.max, event.last_day or event.day or date.max
    is_plan = event.what in _PLANS
    table: dict[str, Any] = {
        "kind": "session-planned" if is_plan else "session-held",
        "date": decided if is_plan else day,
        "effect": day if is_plan else None,
        "until": last + ONE_DAY if last > day else None,
        "place": event.place,
        "formats": [] if is_plan else list(meeting.formats),
    }
    return {name: value for name, value in table.items() if value}
