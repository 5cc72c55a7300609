"""A league with councils that decide in different ways, and questions before them, for tests."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.assembly.decisions.deciding import Deciding, decide, publish
from foedus.assembly.decisions.matters import Putting, put
from foedus.assembly.decisions.positions import Saying, take_position
from foedus.assembly.decisions.sitting import outcome_now
from foedus.assembly.decisions.steps import Seen
from foedus.assembly.doing import Doing
from foedus.assembly.models import AgendaItem, Draft, DraftReader, Meeting, Seat
from foedus.assembly.models.decisions import Decision, Matter
from foedus.assembly.models.drafts import ItemDraft, Phase
from foedus.assembly.models.sessions import Level, MeetingEvent, MeetingPhase
from foedus.procedure.outcomes import FINAL
from foedus.register.storing import load
from support.lake import FILES, LOADED_AT, write_lake
from support.people import someone

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
STATES = ("AM", "BY", "KZ", "MD")

_SEATS = 'seats = {one_of = ["AM", "BY", "KZ", "MD"]}'
_CONSENSUS = """{all = [{count = 1, of = "agreements", by = "seated"}, \
{not = {count = 1, of = "objections", by = "seated"}}]}"""
LEAGUE = f"""\
id = "lake/league"
title = {{en = "Lake League", ru = "Озёрный союз"}}

[[chair_rules]]
cite = "Art. 4"
since = 2020-01-10
order = ["AM", "BY", "KZ", "MD"]
co_chairs = true

[[bodies]]
id = "lake/council"
title = {{en = "Council of the Lake", ru = "Озёрный совет"}}
{_SEATS}
seats_cite = "Art. 5"

[[bodies.rules]]
cite = "Rules of the Council"
paraphrase = {{en = "As adopted with the Convention.", ru = "Приняты с Конвенцией."}}
since = 2020-01-10
instrument = "lake/convention"
languages = ["en", "ru"]
level = {{en = "ministers", ru = "министры"}}
sources = ["GAZETTE"]
confidence = "high"

[bodies.rules.quorum]
cite = "Rule 3"
paraphrase = {{en = "Half of those who sit.", ru = "Половина состава."}}
when = {{share = "1/2", of = "presence", by = "seated"}}

[bodies.rules.proposers]
cite = "Rule 2"
paraphrase = {{en = "Whoever sits, and the secretariat.", ru = "Входящие в состав и секретариат."}}
who = ["seated", "secretariat"]

[[bodies.rules.deadlines]]
cite = "Rule 4"
paraphrase = {{en = "Thirty days before.", ru = "За тридцать дней."}}
what = "drafts"
days_before = 30

[[bodies.deciding]]
cite = "Rule 20"
paraphrase = {{en = "By consensus.", ru = "Консенсусом."}}
since = 2020-01-10
when = {_CONSENSUS}
instrument = "lake/convention"
sources = ["GAZETTE"]
confidence = "high"

[[bodies.deciding]]
cite = "Rule 21"
paraphrase = {{en = "By more than half of those present and voting.", ru = "Большинством голосов."}}
since = 2020-01-10
kinds = ["dismissal", "procedural"]
when = {{share = "1/2", of = "votes-for", by = "present-and-voting", more_than = true}}
sources = ["GAZETTE"]
confidence = "high"

[[bodies.deciding]]
cite = "Rule 22"
paraphrase = {{en = "By 65 % of the people.", ru = "65 % населения."}}
since = 2020-01-10
kinds = ["admission"]
when = {{share = "65 %", of = "votes-for", by = "seated", weights = "people"}}
instrument = "lake/convention"
sources = ["GAZETTE"]
confidence = "high"

[[bodies]]
id = "lake/circle"
title = {{en = "Circle of Envoys", ru = "Круг послов"}}
{_SEATS}
seats_cite = "Art. 6"

[[bodies.deciding]]
cite = "Art. 6"
paraphrase = {{en = "In writing; silence is agreement.", ru = "Письменно; молчание – согласие."}}
since = 2020-01-10
when = {_CONSENSUS}
silence = "agreement"
sources = ["GAZETTE"]
confidence = "high"

[[bodies]]
id = "lake/guild"
title = {{en = "Guild of Fishers", ru = "Цех рыбаков"}}
{_SEATS}
seats_cite = "Art. 7"
"""
OFFICE = """\
id = "lake/secretary"
organisation = "lake/league"

[[titles]]
since = 2020-01-10
title = {en = "Secretary", ru = "Секретарь"}
"""
_WEIGHTS = '[weights.people]\nAM = "3"\nBY = "9"\nKZ = "19"\n'
"""Nobody knows how many live in MD."""
_numbers = count(1)


def load_league(folder: Path) -> None:
    """The league in the test's database."""
    convention = FILES["instruments/convention.toml"].replace(
        "[signature]", f"{_WEIGHTS}\n[signature]", 1
    )
    write_lake(folder, league=LEAGUE, convention=convention)
    (folder / "offices").mkdir()
    (folder / "offices" / "secretary.toml").write_text(OFFICE, encoding="utf-8")
    load(folder, LOADED_AT)


def officer() -> User:
    """Somebody of the secretariat."""
    return someone(Role.SECRETARIAT_OFFICER)


def delegate(party: str) -> User:
    """Somebody of a delegation."""
    return someone(Role.DELEGATION_MEMBER, party)


def meeting(body: str = "lake/council", seats: tuple[str, ...] = STATES, **levels: str) -> Meeting:
    """A session that is open, with everybody there but for *levels*."""
    number = next(_numbers)
    held = Meeting.objects.create(
        name=f"{body}/{number}",
        body=body,
        title_en=f"Session {number}",
        title_ru=f"Заседание {number}",
        phase=MeetingPhase.OPEN,
        opened_by=officer(),
        opened_at=NOW,
    )
    MeetingEvent.objects.create(
        meeting=held, what="planned", day=NOW.date(), at=NOW, by=held.opened_by
    )
    for party in seats:
        level = levels.get(party, Level.AS_SEATED)
        Seat.objects.create(meeting=held, party=party, level=level)
    return held


def item(of: Meeting | None = None, title: str = "Water levels") -> AgendaItem:
    """A question of the agenda."""
    held = of or meeting()
    number = held.items.count() + 1
    return AgendaItem.objects.create(
        meeting=held, number=number, title_en=title, title_ru="Уровень воды"
    )


def draft(
    body: str = "lake/council", readers: tuple[str, ...] = STATES, under: AgendaItem | None = None
) -> Draft:
    """A draft with the delegations for comment."""
    number = next(_numbers)
    made = Draft.objects.create(
        name=f"lake/draft-{number}",
        body=body,
        title_en=f"Draft {number}",
        title_ru=f"Проект {number}",
        phase=Phase.CONSULTATION,
        opened_by=officer(),
        opened_at=NOW,
    )
    for party in readers:
        DraftReader.objects.create(
            draft=made, party=party, phase=Phase.CONSULTATION, at=NOW, by=made.opened_by
        )
    if under is not None:
        ItemDraft.objects.create(item=under, draft=made)
    return made


def question(about: AgendaItem | None = None, by: User | None = None, **putting: object) -> Matter:
    """A question that was put."""
    return put(Doing(by or officer(), NOW), about or item(), Putting(**putting))


def key() -> str:
    """A key that nobody has used."""
    return f"key-of-tests-{next(_numbers)}"


def says(about: object, party: str, position: str = "agrees", at: datetime = NOW, **more: str):
    """A delegation states its position itself."""
    saying = Saying(party=party, position=position, key=more.pop("key", key()), **more)
    return take_position(Doing(more.pop("by", None) or delegate(party), at), about, saying)


def prepare_decisions(
    party: str, other: str, by: User, body: str = "lake/council"
) -> dict[str, str]:
    """What the table of permissions asks for (addresses_decisions.toml), by the name of the word.

    *party* and *other* sit in *body*; *by* is a secretariat officer. Where the register has no
    rule for the body, the results are stated.
    """
    session = meeting(body, (party, other))
    asked = put(Doing(by, NOW), item(session), Putting())
    hidden, public = (_decided(by, item(session, title)) for title in ("Fish", "Boats"))
    publish(Doing(by, NOW), public.pk)
    return {
        "question_session": str(session.pk),
        "question_item": str(asked.item_id),
        "question_new_item": str(item(session, "Nets").pk),
        "question": str(asked.pk),
        "question_version": str(asked.version),
        "question_draft": str(draft(body, (party,)).pk),
        "decision": str(hidden.pk),
        "public_decision": str(public.pk),
    }


def _decided(by: User, about: AgendaItem) -> Decision:
    matter, doing = put(Doing(by, NOW), about, Putting()), Doing(by, NOW)
    for seat in about.meeting.seats.all():
        take_position(doing, about, Saying(party=seat.party, position="agrees", key=key()))
    matter.refresh_from_db()
    known = outcome_now(matter, NOW).result in FINAL
    stated = {} if known else {"stated": "adopted", "remark": "As the chair told it."}
    return decide(doing, Seen(matter.pk, matter.version), Deciding(key=key(), **stated))
