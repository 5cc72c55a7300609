"""Visits and consultations: written down, changed, done with. Nothing that was written is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, SentBefore
from foedus.assembly.models.sessions import Meeting
from foedus.assembly.models.visits import Visibility, Visit, VisitItemDone, VisitRecord
from foedus.assembly.programmes.checked import (
    EARLIEST,
    NAME,
    WORDS,
    checked_key,
    checked_words,
    demanded_words,
    past_day,
)
from foedus.assembly.programmes.errors import BadContent, NoSuchItem
from foedus.assembly.programmes.once import taken_once
from foedus.law.terms.register import Register
from foedus.register.days import is_in_sight, legal_day
from foedus.register.held import held

MOST: Final = 60
"""Participants, topics, items of one visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part: the person, in which office, of which state (code) or body (id)."""

    person: str
    office: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is left to do: by whom (a code or an id), what, until when (None: no day was set)."""

    who: str
    what: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """What is written down of a visit; see `models.visits.Visit`."""

    day: date
    place: str = ""
    session: str = ""
    participants: tuple[Participant, ...] = ()
    topics: tuple[str, ...] = ()
    reported: str = ""
    followup: tuple[Item, ...] = ()
    evidence: str = ""
    visibility: str = Visibility.SECRETARIAT
    cancelled: bool = False


def record(doing: Doing, sheet: VisitSheet, key: str) -> Visit:
    """Write a visit down; sent twice under one *key*, it is written once.

    Raises `Refused`, `BadContent` (E183), `SentBefore` (E124).
    """
    doing.demand("assembly.prepare")
    fields = _fields(sheet, doing)
    content = {"opened_by_id": doing.by.pk}

    def make() -> Visit:
        visit = Visit.objects.create(
            **fields, key=checked_key(key), opened_by=doing.by, opened_at=doing.at
        )
        _note(visit, doing, fields, "")
        return visit

    visit = taken_once(Visit, key, content, make)
    _demand_same(visit, fields, key)
    return visit


def _demand_same(visit: Visit, fields: dict[str, Any], key: str) -> None:
    """The first words of the visit are those that the key stands for, whatever came after."""
    if visit.records.get(version=1).content != _plain(fields):
        raise SentBefore(key)


@transaction.atomic
def change(doing: Doing, number: int, seen: int, sheet: VisitSheet, remark: str = "") -> Visit:
    """Write a visit anew; what it said before stays in its history.

    Raises `Refused`, `Visit.DoesNotExist`, `ChangedSince` (E120), `BadContent` (E183).
    """
    doing.demand("assembly.prepare")
    visit = Visit.objects.select_for_update().get(pk=number)
    if visit.version != seen:
        raise ChangedSince(f"The visit of {visit.day}", seen, visit.version)
    fields = _fields(sheet, doing)
    for name, value in fields.items():
        setattr(visit, name, value)
    visit.version += 1
    visit.save()
    _note(visit, doing, fields, checked_words("remark", remark, NAME))
    return visit


def item_done(
    doing: Doing, number: int, item: int, day: date, words: str, key: str
) -> VisitItemDone:
    """Note that what a visit left to do was done.

    Raises `Refused`, `Visit.DoesNotExist`, `NoSuchItem` (E187), `NotNow` where it was noted
    before, `BadContent`, `SentBefore`.
    """
    doing.demand("assembly.prepare")
    visit = Visit.objects.get(pk=number)
    if all(one.get("number") != item for one in visit.followup):
        raise NoSuchItem(number, item)
    today = legal_day(held().register, doing.at)
    content = {
        "visit_id": number,
        "number": item,
        "day": past_day("day", day, today),
        "words": checked_words("words", words, NAME),
        "by_id": doing.by.pk,
    }

    def make() -> VisitItemDone:
        if visit.items_done.filter(number=item).exists():
            raise NotNow(f"Item {item}", "done already", "done again")
        return VisitItemDone.objects.create(**content, key=checked_key(key), at=doing.at)

    return taken_once(VisitItemDone, key, content, make)


def _fields(sheet: VisitSheet, doing: Doing) -> dict[str, Any]:
    """The fields of a row, each looked at."""
    register = held().register
    today = legal_day(register, doing.at)
    if sheet.day < EARLIEST or not is_in_sight(sheet.day, today):
        raise BadContent("day", f"{sheet.day} is out of sight. Give the day of the visit.")
    if sheet.visibility not in Visibility.values:
        raise BadContent("visibility", f"{sheet.visibility[:40]!r} is none. Choose who may read.")
    if not sheet.participants:
        raise BadContent("participants", "nobody is named. Say who met whom.")
    for name, rows in (("participants", sheet.participants), ("followup", sheet.followup)):
        if len(rows) > MOST:
            raise BadContent(name, f"{len(rows)} rows; up to {MOST} are kept.")
    return {
        "day": sheet.day,
        "place": checked_words("place", sheet.place, 200),
        "session": _session(register, sheet.session),
        "participants": [_participant(register, one) for one in sheet.participants],
        "topics": [demanded_words("topics", one, NAME) for one in sheet.topics[:MOST]],
        "reported": checked_words("reported", sheet.reported, WORDS),
        "followup": [
            {"number": number, **_item(register, one, sheet.day)}
            for number, one in enumerate(sheet.followup, start=1)
        ],
        "evidence": checked_words("evidence", sheet.evidence, NAME),
        "visibility": sheet.visibility,
        "cancelled": sheet.cancelled,
    }


def _session(register: Register, name: str) -> str:
    """The session that is meant: of the register, or one in preparation."""
    if not name or any(one.id == name for one in register.sessions):
        return name
    if Meeting.objects.filter(name=checked_words("session", name, 120)).exists():
        return name
    raise BadContent("session", f"{name[:120]!r} is not held. Choose one of the list.")


def _participant(register: Register, one: Participant) -> dict[str, Any]:
    _demand_known(register, "participants", one.of)
    return {
        "person": demanded_words("participants", one.person),
        "office": checked_words("participants", one.office, NAME),
        "of": one.of,
    }


def _item(register: Register, one: Item, day: date) -> dict[str, Any]:
    if not one.who:
        raise BadContent("followup", "nobody is named. Say who is to do it.")
    _demand_known(register, "followup", one.who)
    if one.until is not None and one.until < day:
        raise BadContent("followup", f"{one.until} lies before the visit, {day}.")
    return {
        "who": one.who,
        "what": demanded_words("followup", one.what, NAME),
        "until": None if one.until is None else one.until.isoformat(),
    }


def _demand_known(register: Register, field: str, name: str) -> None:
    bodies = {body.id for one in register.organisations for body in one.bodies}
    if name and name not in {*register.party, *register.organisation, *bodies}:
        raise BadContent(field, f"the register does not hold {name[:80]!r}.")


def _note(visit: Visit, doing: Doing, fields: dict[str, Any], remark: str) -> None:
    VisitRecord.objects.create(
        visit=visit,
        version=visit.version,
        content=_plain(fields),
        remark=remark,
        at=doing.at,
        by=doing.by,
    )


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as JSON can say them."""
    return {**fields, "day": fields["day"].isoformat(), "visibility": str(fields["visibility"])}


def sheet_of(visit: Visit) -> VisitSheet:
    """What is written down of a visit, as it stands: for a form that changes it."""
    return VisitSheet(
        day=visit.day,
        place=visit.place,
        session=visit.session,
        participants=tuple(Participant(**one) for one in visit.participants),
        topics=tuple(visit.topics),
        reported=visit.reported,
        followup=tuple(
            Item(who=one["who"], what=one["what"], until=_day(one["until"]))
            for one in visit.followup
        ),
        evidence=visit.evidence,
        visibility=visit.visibility,
        cancelled=visit.cancelled,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
