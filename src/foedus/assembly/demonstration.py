"""A session to try the assembly with: in preparation, with drafts that wait for somebody.

Made only where the service is a demonstration. Its words are specimens: nothing here is a record,
and no name of a real document is used.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Final

from foedus.accounts.models import User
from foedus.assembly.decisions.positions import Saying, take_position
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.amending import Proposal, propose
from foedus.assembly.drafts.clauses import write_clauses
from foedus.assembly.drafts.commenting import Remark, comment
from foedus.assembly.drafts.deadlines import set_deadline
from foedus.assembly.drafts.moving import move
from foedus.assembly.drafts.opening import NewDraft, invite, open_draft
from foedus.assembly.drafts.versions import NewVersion, add_version, text_of
from foedus.assembly.models import AgendaItem, Draft, DraftVersion, Meeting, Phase, Seat
from foedus.assembly.sessions.agenda import Question, add, put_document
from foedus.assembly.sessions.days import on_one_day
from foedus.assembly.sessions.planning import Details, Plan, plan
from foedus.assembly.sessions.planning import move as move_session
from foedus.assembly.sessions.seats import Notice, announce, fill
from foedus.drafting.amending import Deed
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Kind, walk
from foedus.law.answers.questions.composition import composition_of
from foedus.law.terms.register import Register
from foedus.register.days import legal_day
from foedus.register.held import held

_AHEAD: Final = timedelta(days=38)
_MOVED: Final = timedelta(days=12)
_TEXT: Final = """\
Article 1

The Parties exchange specimens.

Article 2

1. A specimen is exchanged within thirty days of a request.

2. Specimens are numbered, and have no other content.

Article 3

This Agreement enters into force on the day of signature.
"""
_CLAUSES: Final = """\
[signature]
cite = "Art. 3"
paraphrase = {en = "It has effect from signature.", ru = "Действует с подписания."}
manner = "definitive"

[entry_into_force]
cite = "Art. 3"
words = {en = "This Agreement enters into force on the day of signature."}
when = {signing = true}
"""


def prepare_specimen(officer: User, delegate: User, at: datetime) -> Meeting | None:
    """A session in preparation, by *officer*, with a comment and an amendment by *delegate*.

    None where there is a session already, or no body of which it is known who sits.
    """
    state = held()
    today = legal_day(state.register, at)
    body = _busiest_body(state.register, today)
    if not body or Meeting.objects.exists():
        return None
    doing = Doing(officer, at)
    first = today + _AHEAD
    asked = Plan(body=body, when=on_one_day(first), details=_details(delegate.delegation))
    meeting = plan(doing, asked)
    later = on_one_day(first + _MOVED)
    meeting = move_session(doing, meeting.pk, meeting.version, later, "Specimen of a move.")
    fill(doing, meeting.pk, meeting.version)
    _announce(meeting, Doing(delegate, at))
    for number in (1, 2, 3):
        item = _item(meeting, doing, number)
        draft = _draft(body, doing, number)
        put_document(doing, item.pk, draft.pk)
        _on_its_way(draft, doing, Doing(delegate, at), number)
    return meeting


def _details(host: str) -> Details:
    return Details(
        host=host,
        formats=("narrow", "extended"),
        title_en="Specimen session, not a record",
        title_ru="Образец заседания, не запись",
    )


def _busiest_body(register: Register, today: date) -> str:
    """The body that met most often, of those of which the register says who sits."""
    met = Counter(session.body for session in register.sessions)
    worlds = held().opened.worlds(None)
    bodies = {one.id for org in register.organisations for one in org.bodies}
    known = (body for body, _ in met.most_common() if body in bodies)
    return next((b for b in known if composition_of(worlds, b, today).known), "")


def _announce(meeting: Meeting, delegate: Doing) -> None:
    seat = Seat.objects.filter(meeting=meeting, party=delegate.by.delegation).first()
    if seat is not None:
        notice = Notice(
            account="announced", level="as-seated", key="specimen-notice", head="Head of delegation"
        )
        announce(delegate, seat.pk, seat.version, notice)


def _item(meeting: Meeting, doing: Doing, number: int) -> AgendaItem:
    question = Question(title_en=f"Question {number}", title_ru=f"Вопрос {number}")
    version = Meeting.objects.get(pk=meeting.pk).version
    return add(doing, meeting.pk, version, question)


def _draft(body: str, doing: Doing, number: int) -> Draft:
    organisation = body.partition("/")[0]
    new = NewDraft(
        name=f"{organisation}/specimen-{number}",
        kind="agreement",
        body=body,
        title_en=f"Specimen agreement {number}",
        title_ru=f"Образец соглашения {number}",
        languages=("en",),
        subjects=(),
        tabled_by="",
    )
    draft = open_draft(doing, new)
    add_version(doing, draft, _seen(draft), NewVersion(read_plain(_TEXT, "en")))
    write_clauses(doing, draft, _seen(draft), _CLAUSES)
    return draft


def _on_its_way(draft: Draft, doing: Doing, delegate: Doing, number: int) -> None:
    """The first lies with the delegations, the second is agreed, the third is tabled."""
    parties = [seat.party for seat in Seat.objects.filter(meeting__items__drafts=draft)]
    invite(doing, draft, parties, Phase.CONSULTATION)
    move(doing, draft, _seen(draft), Phase.CONSULTATION)
    draft.refresh_from_db()
    if number == 1:
        set_deadline(doing, draft, draft.body, doing.at + timedelta(days=14))
        _discuss(draft, delegate)
        return
    move(doing, draft, _seen(draft), Phase.AGREED)
    if number == 3:  # noqa: PLR2004 - the third
        move(doing, draft, _seen(draft), Phase.TABLED)
        saying = Saying(party=delegate.by.delegation, position="agrees", key="specimen-position")
        take_position(delegate, draft.items.get(), saying)


def _discuss(draft: Draft, delegate: Doing) -> None:
    if delegate.by.delegation not in draft.readers:
        return
    version = DraftVersion.objects.get(draft=draft, number=1)
    point = next(one for one in walk(text_of(version)) if one.kind is Kind.PARAGRAPH)
    asked = Remark(
        language="en",
        number=1,
        element=point.wid,
        words="Why thirty days?",
        key="specimen-comment",
    )
    comment(delegate, draft, asked)
    propose(
        delegate,
        draft,
        Proposal(
            language="en",
            number=1,
            element=point.wid,
            deed=Deed.REPLACE_WORDS,
            key="specimen-amendment",
            passage="thirty days",
            words="sixty days",
            reason="A specimen of a reason.",
        ),
    )


def _seen(draft: Draft) -> int:
    return Draft.objects.get(pk=draft.pk).version
