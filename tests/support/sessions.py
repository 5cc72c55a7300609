"""The lake's register with a council that meets, and sessions in preparation, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.sessions import AgendaItem, Meeting
from foedus.assembly.sessions.agenda import Question, add
from foedus.assembly.sessions.days import on_one_day
from foedus.assembly.sessions.planning import Details, Plan, plan
from foedus.assembly.sessions.seats import fill
from foedus.register.held import held
from foedus.register.models import Ledger
from foedus.register.storing import load
from support.lake import FILES, LOADED_AT
from support.people import someone

LEAGUE = """\
id = "lake/league"
title = {en = "Lake League", ru = "Озёрный союз"}

[[criteria]]
cite = "Art. 2"
paraphrase = {en = "A party to the convention."}
name = "member"
title = {en = "member", ru = "член"}
when = {stands = "contracting", under = "lake/convention"}
sources = ["GAZETTE"]

[[criteria]]
cite = "Art. 3"
paraphrase = {en = "Who was invited."}
name = "observer"
title = {en = "observer", ru = "наблюдатель"}
when = {has_acted = ["invitation"], under = "lake/league"}
sources = ["GAZETTE"]

[[chair_rules]]
cite = "Art. 4"
paraphrase = {en = "In turn, a calendar year each."}
since = 2024-01-01
order = ["BY", "KZ", "AM"]
calendar_year = true
co_chairs = true

[[bodies]]
id = "lake/council"
title = {en = "Council", ru = "Совет"}
seats = {one_of = ["AM", "BY", "KZ"]}
seats_cite = "Art. 5"
seats_paraphrase = {en = "Members and Kazakhstan."}
subjects = ["environment"]
sources = ["GAZETTE"]
confidence = "high"

[[bodies]]
id = "lake/members"
title = {en = "Assembly of members", ru = "Собрание членов"}
seats = {meets = "member", of_organisation = "lake/league"}
seats_cite = "Art. 6"
seats_paraphrase = {en = "The members."}
sources = ["GAZETTE"]
confidence = "high"

[[bodies]]
id = "lake/experts"
title = {en = "Experts", ru = "Эксперты"}
sources = ["GAZETTE"]
confidence = "high"

[[acts]]
kind = "invitation"
party = "SEA"
date = 2023-05-05
sources = ["GAZETTE"]
confidence = "high"
"""
SEA = """
[[parties]]
code = "SEA"
name = {en = "Sea Union", ru = "Морской союз"}
organisation = true
"""
COUNCIL = {
    **FILES,
    "parties.toml": FILES["parties.toml"].rstrip("\n") + "\n" + SEA,
    "organisations/league.toml": LEAGUE,
}
AT = datetime(2024, 5, 2, 9, tzinfo=UTC)
DAY = date(2024, 6, 14)


def load_council(folder: Path, sessions: str = "") -> None:
    """The lake's register with its council, in the test's database; with *sessions* (TOML)."""
    assert not Ledger.objects.exclude(next_entry=0).exists()
    more = {"sessions/meetings.toml": sessions} if sessions else {}
    for name, text in {**COUNCIL, **more}.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    load(folder, LOADED_AT)


def secretary(at: datetime = AT, **more: object) -> Doing:
    """An officer of the secretariat, at work."""
    return Doing(someone(Role.SECRETARIAT_OFFICER, **more), at)


def planned(
    doing: Doing, body: str = "lake/council", day: date = DAY, **details: object
) -> Meeting:
    """A session in preparation."""
    when = on_one_day(day, "Lakeside")
    return plan(doing, Plan(body=body, when=when, details=Details(**details)))


def now_of(meeting: Meeting) -> Meeting:
    """A session as it is now."""
    return Meeting.objects.get(pk=meeting.pk)


def seen(meeting: Meeting) -> int:
    """The version of a session as it is now."""
    return now_of(meeting).version


def asked(doing: Doing, meeting: Meeting, title: str, **more: object) -> AgendaItem:
    """A question on the agenda of a session."""
    return add(doing, meeting.pk, seen(meeting), Question(title_en=title, **more))


def prepare_sessions(secretariat: User, at: datetime = AT) -> dict[str, str]:
    """A session with seats, two questions and a draft, for the table of addresses.

    The body is the first of the register that has seats; the seat is Kazakhstan's, if it sits.
    """
    doing = Doing(secretariat, at)
    bodies = [b.id for one in held().register.organisations for b in one.bodies if b.seats]
    meeting = planned(doing, bodies[0])
    fill(doing, meeting.pk, seen(meeting))
    first, second = asked(doing, meeting, "Water levels"), asked(doing, meeting, "Fish")
    seats = list(meeting.seats.order_by("pk"))
    own = next((seat for seat in seats if seat.party == "KZ"), seats[0])
    draft = Draft.objects.create(
        name="lake/agenda-draft", body=meeting.body, opened_by=secretariat, opened_at=at
    )
    numbers = {
        "session": meeting.pk,
        "session_version": seen(meeting),
        "session_item": first.pk,
        "session_item_version": first.version,
        "session_other_item": second.pk,
        "session_seat": own.pk,
        "session_seat_version": own.version,
        "session_draft": draft.pk,
    }
    return {name: str(number) for name, number in numbers.items()}
