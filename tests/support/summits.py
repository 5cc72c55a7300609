"""Cases of whole sessions: the register before them, and what it must say afterwards."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import tomli
from django.db import transaction

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.assembly.decisions.deciding import Deciding, decide
from foedus.assembly.decisions.matters import Putting, put
from foedus.assembly.decisions.positions import Saying, take_position
from foedus.assembly.decisions.sitting import outcome_now
from foedus.assembly.decisions.steps import Seen
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.clauses import write_clauses
from foedus.assembly.drafts.moving import move as change_phase
from foedus.assembly.drafts.opening import NewDraft, open_draft
from foedus.assembly.drafts.versions import NewVersion, add_version
from foedus.assembly.models import Capacity, Draft, Grid, Meeting, Phase, Seat
from foedus.assembly.sessions.agenda import Question, add, put_document
from foedus.assembly.sessions.days import on_one_day
from foedus.assembly.sessions.holding import hold, open_session
from foedus.assembly.sessions.planning import Details, Plan, move, plan
from foedus.assembly.sessions.seats import Notice, announce, fill
from foedus.assembly.signing.closing import close_grid, propose_closing
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid
from foedus.assembly.signing.recording import Said, record
from foedus.collection.pages.session import SessionPage, session_page, signing_acts
from foedus.collection.pages.view import View
from foedus.depositary.terms import OfficeHeld
from foedus.drafting.plain import read_plain
from foedus.law.terms.acts import Act, Kind, Qualification
from foedus.opened import OpenRegister
from foedus.procedure.enacting import Appointed, ChairPassed
from foedus.procedure.outcomes import Result
from foedus.register.held import forget, held
from foedus.register.storing import load
from foedus.signing.manners import SigningManner
from support.people import someone

CASES = Path(__file__).parents[1] / "assembly" / "cases"
REGISTERS = Path(__file__).parents[2] / "src" / "foedus" / "registers"


def case(name: str) -> dict[str, Any]:
    """The case in *name*.toml."""
    return tomli.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def register_before(told: dict[str, Any], folder: Path) -> Path:
    """The bundled register in *folder*, without what the case itself makes."""
    place = folder / told["register"]
    shutil.copytree(
        REGISTERS / told["register"], place, ignore=shutil.ignore_patterns("__pycache__", "*.py")
    )
    without = told["before"]
    for path in sorted(place.glob("instruments/**/*.toml")):
        if tomli.loads(path.read_text(encoding="utf-8"))["id"] in without["instruments"]:
            path.unlink()
    for path in place.glob("sessions/*.toml"):
        _cut(path, "[[sessions]]", lambda table: _session(table) in without["sessions"])
    for act in without["acts"]:
        _cut(_file_of(place, act["holder"]), "[[acts]]", lambda table, act=act: _is(table, act))
    return place


def _cut(path: Path, header: str, is_taken_out: Any) -> None:
    """Take tables out of a file; each begins with *header* and ends before the next or the end."""
    text = path.read_text(encoding="utf-8")
    first, *tables = re.split(rf"(?m)^(?={re.escape(header)}$)", text)
    kept = [one for one in tables if not is_taken_out(one)]
    path.write_text("".join([first, *kept]), encoding="utf-8")


def _session(table: str) -> str:
    return tomli.loads(table)["sessions"][0]["id"]


def _is(table: str, act: dict[str, Any]) -> bool:
    held = tomli.loads(table)["acts"][0]
    return held["kind"] == act["kind"] and held.get("date") == act["date"]


def _file_of(place: Path, holder: str) -> Path:
    for path in (*place.glob("offices/*.toml"), *place.glob("organisations/*.toml")):
        if tomli.loads(path.read_text(encoding="utf-8"))["id"] == holder:
            return path
    raise LookupError(holder)


@dataclass(frozen=True)
class Hands:
    """Who works: two secretariat officers and a depositary officer, at a moment."""

    first: User
    second: User
    depositary: User

    def doing(self, at: datetime) -> Doing:
        """The first officer does it."""
        return Doing(self.first, at)


def noon(day: date) -> datetime:
    """The middle of a day at the depositary's seat, or near it."""
    return datetime.combine(day, time(9), UTC)


def run(told: dict[str, Any], hands: Hands) -> None:
    """The whole case through the services of the assembly, from planning to the register."""
    for session in told["sessions"]:
        meeting = _held(told, session, hands)
        if session is told["sessions"][-1]:
            _sign(told, meeting, hands)
        _close(meeting, hands, noon(session["held"]))


def _held(told: dict[str, Any], session: dict[str, Any], hands: Hands) -> Meeting:
    """A session planned, moved, prepared, opened and held."""
    day = session["held"]
    first = session.get("planned", day)
    began = noon(session.get("planned_on", first - timedelta(days=30)))
    place = session["place"]
    details = Details(host=session["host"], formats=tuple(session.get("formats", ())))
    meeting = plan(
        hands.doing(began),
        Plan(
            body=session["body"],
            when=on_one_day(first, place),
            details=details,
            name=session["name"],
        ),
    )
    if "moved" in session:
        when = on_one_day(session["moved"], place)
        meeting = move(hands.doing(noon(first)), meeting.pk, meeting.version, when, "")
    fill(hands.doing(noon(day)), meeting.pk, _seen(meeting))
    _say_who_comes(session, meeting, hands.doing(noon(day)))
    _agenda(told, session, meeting, hands)
    when = on_one_day(day, place)
    open_session(hands.doing(noon(day)), meeting.pk, _seen(meeting), when)
    hold(hands.doing(noon(day)), meeting.pk, _seen(meeting), when)
    meeting.refresh_from_db()
    return meeting


def _say_who_comes(session: dict[str, Any], meeting: Meeting, doing: Doing) -> None:
    levels = [("announced", party, "as-seated", "") for party in session.get("announced", ())]
    levels += [("recorded", party, "as-seated", "") for party in session.get("as_seated", ())]
    levels += [
        ("recorded", party, "lower", head) for party, head in session.get("lower", {}).items()
    ]
    for account, party, level, head in levels:
        seat = Seat.objects.get(meeting=meeting, party=party)
        notice = Notice(account=account, level=level, head=head, key=f"{account}-{seat.pk}-key")
        announce(doing, seat.pk, seat.version, notice)


def _agenda(told: dict[str, Any], session: dict[str, Any], meeting: Meeting, hands: Hands) -> None:
    doing = hands.doing(noon(session["held"]))
    for point in session.get("agenda", ()):
        title = point["title"]
        add(doing, meeting.pk, _seen(meeting), Question(title_en=title["en"], title_ru=title["ru"]))
    if session is not told["sessions"][-1]:
        return
    for document in told.get("documents", ()):
        title = document["title"]
        question = Question(title_en=title["en"][:400], title_ru=title["ru"][:400])
        item = add(doing, meeting.pk, _seen(meeting), question)
        put_document(doing, item.pk, _tabled(document, session, hands).pk)


def _tabled(document: dict[str, Any], session: dict[str, Any], hands: Hands) -> Draft:
    """A draft that went the usual way: drafted, to the delegations, agreed, tabled."""
    eve = noon(session["held"] - timedelta(days=1))
    doing = hands.doing(eve)
    title = document["title"]
    draft = open_draft(
        doing,
        NewDraft(
            name=document["name"],
            kind=document["kind"],
            body=session["body"],
            title_en=title["en"],
            title_ru=title["ru"],
            languages=("ru",),
            subjects=(),
            tabled_by="",
        ),
    )
    add_version(doing, draft, _now(draft), NewVersion(read_plain(TEXT, "ru")))
    write_clauses(doing, draft, _now(draft), CLAUSES)
    for phase in (Phase.CONSULTATION, Phase.AGREED, Phase.TABLED):
        change_phase(doing, draft, _now(draft), phase)
    draft.refresh_from_db()
    return draft


TEXT = "1. Принять документ.\n\n2. Настоящее Решение вступает в силу с даты его подписания.\n"
CLAUSES = """\
[signature]
cite = "closing words"
paraphrase = {en = "It has effect from signature.", ru = "Действует с подписания."}
manner = "definitive"

[entry_into_force]
cite = "closing words"
paraphrase = {en = "From the day of signature.", ru = "С даты подписания."}
when = {signing = true}

[depositary]
cite = "closing words"
paraphrase = {en = "The secretariat.", ru = "Секретариат."}
holder = "cis"
"""


def _sign(told: dict[str, Any], meeting: Meeting, hands: Hands) -> None:
    """The decisions are recorded, and every cell of which something is known is filled in."""
    at = noon(told["at"])
    drafts = {one["name"]: Draft.objects.get(name=one["name"]) for one in told.get("documents", ())}
    for document in told.get("documents", ()):
        _decide(told, document, drafts[document["name"]], hands.doing(at))
    laid = tuple(DocumentAsked(draft=draft.pk) for draft in drafts.values())
    place = told["sessions"][-1]["place"]
    new = NewGrid(meeting=meeting.pk, day=told["at"], place=place, documents=laid)
    grid = open_grid(hands.doing(at), new)
    seats = [seat.party for seat in meeting.seats.filter(capacity=Capacity.MEMBER)]
    rows = {row.name: row.pk for row in grid.documents.all()}
    for document in told.get("documents", ()):
        for party in seats:
            said = Said(
                key=f"{rows[document['name']]:04d}-{party}-cell",
                document=rows[document["name"]],
                party=party,
                manner=_manner(document, party),
                signatory="The head of the delegation",
                office=OfficeHeld.HEAD_OF_STATE,
            )
            record(hands.doing(at), grid.pk, said)


def _manner(document: dict[str, Any], party: str) -> SigningManner:
    for key, manner in (
        ("signed", SigningManner.SIGNED),
        ("special_opinion", SigningManner.SPECIAL_OPINION),
        ("not_signed", SigningManner.NOT_SIGNED),
    ):
        if party in document.get(key, ()):
            return manner
    return SigningManner.UNKNOWN


def _decide(told: dict[str, Any], document: dict[str, Any], draft: Draft, doing: Doing) -> None:
    """Adopted as the rule gives it, or, where positions are not known, as it was reported."""
    item = draft.items.get()
    kind, effects = _effects(told, document)
    matter = put(doing, item, Putting(kind=kind))
    if document.get("agreed") == "all":
        for seat in item.meeting.seats.filter(capacity=Capacity.MEMBER):
            key = f"{matter.pk:04d}-{seat.party}-says"
            take_position(doing, item, Saying(party=seat.party, position="agrees", key=key))
    matter.refresh_from_db()
    known = outcome_now(matter, doing.at).result is Result.ADOPTED
    decide(
        doing,
        Seen(matter.pk, matter.version),
        Deciding(
            key=f"decision-{matter.pk:04d}",
            effects=effects,
            remark="" if known else "As reported; the positions are not all known.",
            stated="" if known else "adopted",
        ),
    )


def _effects(told: dict[str, Any], document: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    appointment, chair = told.get("appointment", {}), told.get("chair", {})
    if document["name"] == appointment.get("document"):
        who = Appointed(
            office=appointment["office"], person=appointment["person"], effect=appointment["from"]
        )
        return "appointment", (who,)
    if document["name"] == chair.get("document"):
        passed = ChairPassed(
            organisation=chair["organisation"], party=chair["party"], effect=chair["from"]
        )
        return "chair", (passed,)
    return "substantive", ()


def _close(meeting: Meeting, hands: Hands, at: datetime) -> None:
    """Proposed by the secretariat, closed by the depositary."""
    if not Grid.objects.filter(meeting=meeting).exists():
        day = at.date()
        open_grid(hands.doing(at), NewGrid(meeting=meeting.pk, day=day, place=""))
    grid = Grid.objects.get(meeting=meeting)
    closing = propose_closing(Doing(hands.second, at), grid.pk, last_of(grid))
    close_grid(Doing(hands.depositary, at), closing.pk, closing.digest)


def _seen(meeting: Meeting) -> int:
    return Meeting.objects.get(pk=meeting.pk).version


def _now(draft: Draft) -> int:
    return Draft.objects.get(pk=draft.pk).version


ROLES = (Role.SECRETARIAT_OFFICER, Role.SECRETARIAT_OFFICER, Role.DEPOSITARY_OFFICER)


@contextmanager
def played(told: dict[str, Any], folder: Path, blocker: Any) -> Iterator[OpenRegister]:
    """The register after the case was run from the beginning; the database is as before then."""
    with blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        forget()
        first = min(one.get("planned_on", one["held"]) for one in told["sessions"])
        load(register_before(told, folder), noon(first - timedelta(days=60)))
        run(told, Hands(*(someone(role) for role in ROLES)))
        yield held().opened
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
    forget()


def asked(answer: dict[str, Any]) -> str:
    """A question of a case, as the name of its test."""
    about = answer.get("of", answer.get("by", ""))
    return f"{answer['ask']} {about} {answer.get('on', '')}".strip()


def answered(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[Any]:
    """What the register says to one of the questions of a case."""
    return _QUESTIONS[answer["ask"]](opened, told, answer)


def view_on(opened: OpenRegister, day: date) -> View:
    """A reader's view on a day."""
    return View(opened=opened, on=day, known=None, readings=opened.chosen(()), language="en")


def _page(opened: OpenRegister, told: dict[str, Any], name: str) -> SessionPage:
    return session_page(view_on(opened, told["at"] + timedelta(days=1)), name)


def _holder(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    return [one["person"] for one in opened.holder(answer["of"], on=answer["on"]).data["holders"]]


def _chair(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    return [one["party"] for one in opened.chair(answer["of"], on=answer["on"]).data["chairs"]]


def signatures(opened: OpenRegister, told: dict[str, Any], document: str) -> tuple[Act, ...]:
    return signing_acts(view_on(opened, told["at"]), document)


def _signed_by(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    page = _page(opened, told, told["sessions"][-1]["name"])
    return [
        document.id
        for document in page.documents
        for act in signatures(opened, told, document.id)
        if act.kind is Kind.SIGNATURE and act.party == answer["by"]
    ]


def _not_signed(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    acts = signatures(opened, told, answer["of"])
    return sorted(act.party for act in acts if act.kind is Kind.NOT_SIGNED)


def _opinion(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    acts = signatures(opened, told, answer["of"])
    return [a.party for a in acts if a.qualification is Qualification.SPECIAL_OPINION]


def _unknown(opened: OpenRegister, told: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    page = _page(opened, told, told["sessions"][-1]["name"])
    heard = {act.party for act in signatures(opened, told, answer["of"])}
    return sorted(set(page.signatories) - heard)


_QUESTIONS = {
    "holder": _holder,
    "chair": _chair,
    "signed": _signed_by,
    "not signed": _not_signed,
    "special opinion": _opinion,
    "unknown": _unknown,
    "planned": lambda o, t, a: [one.day.day for one in _page(o, t, a["of"]).planned],
    "held": lambda o, t, a: [one.day.day for one in _page(o, t, a["of"]).held],
    "host": lambda o, t, a: [_page(o, t, a["of"]).host.id],
    "recorded present": lambda o, t, a: sorted(
        row.party.id for row in _page(o, t, a["of"]).delegations if row.recorded is not None
    ),
}
