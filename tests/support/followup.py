"""Rows of the assembly for tests of follow-up: sessions, drafts, questions, rules of reminding.

They are written as the services write them, without asking who may: that is tested elsewhere.
"""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.followup.rules import RuleSaid, make_rule
from foedus.assembly.models import (
    AgendaItem,
    Draft,
    DraftDeadline,
    DraftReader,
    DraftVersion,
    Meeting,
    MeetingEvent,
    Phase,
    Seat,
)
from foedus.followup.reminding import Every
from support.people import someone

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
TODAY = date(2024, 5, 2)
_numbers = count(1)


def secretary() -> User:
    """An officer of the secretariat."""
    return someone(Role.SECRETARIAT_OFFICER)


def doing(by: User, at: datetime = NOW) -> Doing:
    """*by* does something at the moment of the tests."""
    return Doing(by, at)


def meeting(by: User, day: date, *parties: str, **more: object) -> Meeting:
    """A session on *day* in which *parties* sit."""
    number = next(_numbers)
    fields = {
        "name": f"lake/council/{day.isoformat()}-{number}",
        "body": "lake/council",
        "title_en": f"Session {number}",
        "title_ru": f"Заседание {number}",
        "opened_by": by,
        "opened_at": NOW,
    }
    row = Meeting.objects.create(**{**fields, **more})
    MeetingEvent.objects.create(
        meeting=row, what="planned", day=day, last_day=day, place="Lakeside", at=NOW, by=by
    )
    for party in parties:
        Seat.objects.create(meeting=row, party=party, head=f"Head of {party}")
    return row


def item(of: Meeting, number: int = 1) -> AgendaItem:
    """A question on the agenda."""
    return AgendaItem.objects.create(meeting=of, number=number, title_en=f"Question {number}")


def draft(by: User, *parties: str, phase: Phase = Phase.CONSULTATION, **more: object) -> Draft:
    """A draft with one text, open to *parties* in consultation."""
    number = next(_numbers)
    fields = {
        "name": f"lake/draft-{number}",
        "title_en": f"Draft number {number}",
        "title_ru": f"Проект номер {number}",
        "body": "lake/council",
        "phase": phase,
        "opened_by": by,
        "opened_at": NOW,
    }
    row = Draft.objects.create(**{**fields, **more})
    DraftVersion.objects.create(
        draft=row, number=1, text="…", sha256=sha256(b"x").hexdigest(), at=NOW, by=by
    )
    for party in parties:
        DraftReader.objects.create(draft=row, party=party, phase=Phase.CONSULTATION, at=NOW, by=by)
    return row


def deadline(of: Draft, by: User, days: int) -> DraftDeadline:
    """Comments on the draft are due so many days after the moment of the tests."""
    until = NOW + timedelta(days=days)
    return DraftDeadline.objects.create(draft=of, body=of.body, until=until, at=NOW, by=by)


def prepare_followup(by: User) -> dict[str, str]:
    """What addresses of follow-up name: a rule of reminding (`{reminder_rule}`)."""
    rule = make_rule(Doing(by, NOW), RuleSaid(name="Every month", when=Every(30)))
    return {"reminder_rule": str(rule.pk)}
