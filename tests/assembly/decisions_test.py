"""Positions, silence, roll calls, decisions: what is kept, and everything that is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.decisions.deciding import (
    Deciding,
    acts_of_decision,
    decide,
    effects_of,
    publish,
)
from foedus.assembly.decisions.errors import BadMatter, NoSilence, NotDecidable, NotThere
from foedus.assembly.decisions.matters import Putting, extend, matter_on, put, withdraw
from foedus.assembly.decisions.positions import Saying, agreed_in_the_room, take_position
from foedus.assembly.decisions.roll_calls import Voting, close_round, open_round, record_vote
from foedus.assembly.decisions.sitting import outcome_now, question_of, sitting_of
from foedus.assembly.decisions.steps import Seen
from foedus.assembly.decisions.waiting import waiting_for
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore, TooLate
from foedus.assembly.models.decisions import (
    Decision,
    DecisionPublished,
    Matter,
    MatterEvent,
    PositionTaken,
    RollCallVote,
)
from foedus.assembly.models.drafts import Phase
from foedus.law.terms.acts import Kind
from foedus.law.terms.errors import UnknownName
from foedus.procedure.enacting import (
    Appointed,
    ChairGivenUp,
    ChairPassed,
    Dismissed,
    NextSession,
)
from foedus.procedure.errors import BadEffect, MissingWeight
from foedus.procedure.outcomes import Result
from support.decisions import (
    LATER,
    NOW,
    STATES,
    delegate,
    draft,
    item,
    key,
    load_league,
    meeting,
    officer,
    question,
    says,
)
from support.people import someone

TICK = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def league(db: None, tmp_path: Path) -> None:
    load_league(tmp_path / "league")


@pytest.fixture
def secretary() -> Doing:
    return Doing(officer(), NOW)


def seen(matter: Matter) -> Seen:
    return Seen(matter.pk, Matter.objects.get(pk=matter.pk).version)


def all_agree(about, *but: str) -> Matter:
    for party in STATES:
        if party not in but:
            says(about, party)
    return Matter.objects.get(item=about)


def deciding(**more: object) -> Deciding:
    return Deciding(**{"key": key(), **more})


# --- positions


def test_a_first_position_opens_the_question_as_usual() -> None:
    about = item()

    says(about, "AM")

    matter = matter_on(about)
    assert (matter.kind, matter.due, matter.phase) == ("substantive", None, "open")
    assert matter.body == "lake/council"


def test_two_delegations_that_speak_first_at_one_moment_both_speak(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    about = item()
    says(about, "AM")
    looked: list[object] = []

    def not_there_yet(about: object) -> Matter | None:
        looked.append(about)
        return None if len(looked) == 1 else matter_on(about)

    monkeypatch.setattr("foedus.assembly.decisions.positions.matter_on", not_there_yet)
    says(about, "BY")

    assert {row.party for row in Matter.objects.get().positions.all()} == {"AM", "BY"}


def test_a_later_position_supersedes_and_the_history_is_kept() -> None:
    about = item()
    says(about, "AM", "objects", words="Not yet.")
    says(about, "AM", "agrees-with-reservation", words="Except Article 5.")

    matter = matter_on(about)

    assert [row.position for row in matter.positions.order_by("pk")] == [
        "objects",
        "agrees-with-reservation",
    ]
    assert sitting_of(matter, NOW).positions == {"AM": "agrees-with-reservation"}


def test_the_same_key_twice_is_one_message() -> None:
    about, by, one = item(), delegate("AM"), key()
    doing = Doing(by, NOW)
    first = take_position(doing, about, Saying(party="AM", position="agrees", key=one))
    again = take_position(doing, about, Saying(party="AM", position="agrees", key=one))

    assert first.pk == again.pk
    assert PositionTaken.objects.count() == 1
    with pytest.raises(SentBefore):
        take_position(doing, about, Saying(party="AM", position="objects", key=one))
    with pytest.raises(SentBefore):  # nor is it another person's to use
        take_position(
            Doing(delegate("AM"), NOW), about, Saying(party="AM", position="agrees", key=one)
        )


def test_a_delegate_speaks_for_the_own_delegation_only() -> None:
    with pytest.raises(Refused):
        take_position(
            Doing(delegate("AM"), NOW), item(), Saying(party="BY", position="agrees", key=key())
        )
    assert not Matter.objects.exists()


@pytest.mark.parametrize("role", [Role.DEPOSITARY_OFFICER, Role.AUDITOR, Role.PUBLIC])
def test_others_have_no_position(role: Role) -> None:
    with pytest.raises(Refused):
        take_position(
            Doing(someone(role), NOW), item(), Saying(party="AM", position="agrees", key=key())
        )


def test_a_delegate_of_a_state_that_does_not_sit_is_refused() -> None:
    with pytest.raises(NotSeated, match="TJ does not sit in lake/council"):
        says(item(), "TJ")
    with pytest.raises(NotSeated):
        says(item(meeting(seats=("AM", "BY"))), "KZ")
    assert not Matter.objects.exists()


@pytest.mark.parametrize(("moment", "late"), [(LATER - TICK, 0), (LATER, 0), (LATER + TICK, 1)])
def test_a_position_after_the_deadline_is_too_late(moment, late: int) -> None:
    matter = question(due=LATER)
    if not late:
        says(matter.item, "AM", at=moment)
        return
    with pytest.raises(TooLate, match="extend the deadline"):
        says(matter.item, "AM", at=moment)
    assert not PositionTaken.objects.exists()


def test_a_late_delegation_can_speak_when_the_deadline_is_extended(secretary: Doing) -> None:
    matter = question(due=LATER)
    afterwards = Doing(secretary.by, LATER + TICK)

    extend(afterwards, seen(matter), LATER + timedelta(days=1), "On request.")

    says(matter.item, "AM", at=LATER + TICK)
    assert MatterEvent.objects.filter(did="extended", remark="On request.").exists()


def test_a_late_message_that_was_sent_before_is_still_the_same_message() -> None:
    matter, by, one = question(due=LATER), delegate("AM"), key()
    saying = Saying(party="AM", position="agrees", key=one)
    first = take_position(Doing(by, LATER), matter.item, saying)

    assert take_position(Doing(by, LATER + TICK), matter.item, saying) == first


def test_on_a_withdrawn_item_nothing_is_said_and_nothing_decided(secretary: Doing) -> None:
    about = item()
    matter = all_agree(about)
    about.withdrawn = True
    about.save()

    with pytest.raises(NotNow, match="withdrawn"):
        says(about, "AM", "objects")
    with pytest.raises(NotNow, match="withdrawn"):
        decide(secretary, seen(matter), deciding())
    assert not Decision.objects.exists()


def test_a_draft_that_is_withdrawn_while_it_is_decided_on_is_refused(secretary: Doing) -> None:
    made = draft()
    for party in STATES:
        says(made, party)
    matter = Matter.objects.get(draft=made)
    made.phase = Phase.WITHDRAWN
    made.save()

    with pytest.raises(NotNow):
        decide(secretary, seen(matter), deciding())
    with pytest.raises(NotNow):
        take_position(secretary, made, Saying(party="AM", position="agrees", key=key()))


def test_a_draft_that_is_not_open_to_a_delegation_gets_no_position_from_it() -> None:
    with pytest.raises(Refused):
        says(draft(readers=("AM",)), "BY")


def test_a_draft_is_decided_on_in_the_session_that_has_it_on_its_agenda() -> None:
    made = draft(under=item(meeting(MD="absent")))
    alone = draft()
    for party in ("AM", "BY", "KZ"):
        says(made, party)
        says(alone, party)

    assert outcome_now(matter_on(made), NOW).result is Result.ADOPTED
    assert outcome_now(matter_on(alone), NOW).result is Result.PENDING  # nobody met: no quorum


@pytest.mark.parametrize(
    "wrong",
    [
        {"position": "shrugs"},
        {"position": "silent"},
        {"key": "short"},
        {"key": "x" * 200},
        {"key": "with space and more"},
        {"words": "a\x00b"},
        {"words": "half \ud800 a sign"},
        {"words": "x" * 100_000},
    ],
)
def test_what_cannot_be_taken_is_refused_and_nothing_is_written(wrong: dict[str, str]) -> None:
    given = {"party": "AM", "position": "agrees", "key": key(), **wrong}
    with pytest.raises(BadMatter):
        take_position(Doing(delegate("AM"), NOW), item(), Saying(**given))
    assert not Matter.objects.exists()


def test_the_room_agrees_as_far_as_it_has_not_spoken(secretary: Doing) -> None:
    about = item(meeting(MD="absent"))
    says(about, "AM", "special-opinion", words="Ours.")
    matter, one = matter_on(about), key()

    rows = agreed_in_the_room(secretary, seen(matter), ("BY", "KZ"), one)

    assert {row.party for row in rows} == {"BY", "KZ"}
    assert outcome_now(matter, NOW).result is Result.ADOPTED
    assert agreed_in_the_room(secretary, seen(matter), ("BY", "KZ"), one) == rows
    with pytest.raises(BadMatter, match="AM"):
        agreed_in_the_room(secretary, seen(matter), ("AM",), key())
    with pytest.raises(NotSeated):
        agreed_in_the_room(secretary, seen(matter), ("TJ",), key())


# --- questions


def test_one_question_lies_before_the_body_at_a_time(secretary: Doing) -> None:
    matter = question()
    with pytest.raises(NotNow):
        put(secretary, matter.item, Putting())
    withdraw(secretary, seen(matter), "To be discussed first.")
    assert put(secretary, matter.item, Putting()).pk != matter.pk


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "riddle"},
        {"due": NOW},
        {"due": NOW - timedelta(days=1)},
        {"due": NOW + timedelta(days=5000)},
    ],
)
def test_a_question_that_cannot_be_put_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadMatter):
        question(**wrong)


def test_a_question_concerns_only_those_who_sit() -> None:
    with pytest.raises(NotSeated):
        question(concerned=("TJ",))


def test_silence_needs_a_rule_that_knows_it_and_a_deadline() -> None:
    with pytest.raises(NoSilence, match="lake/council"):
        question(by_silence=True, due=LATER)
    with pytest.raises(BadMatter, match="deadline"):
        question(item(meeting("lake/circle")), by_silence=True)


@pytest.mark.parametrize(
    ("moment", "expected"), [(LATER, Result.PENDING), (LATER + TICK, Result.ADOPTED)]
)
def test_a_silence_procedure_ends_with_its_deadline(moment, expected: Result) -> None:
    matter = question(draft("lake/circle"), by_silence=True, due=LATER)

    assert outcome_now(matter, moment).result is expected


def test_breaking_the_silence_in_time_prevents_the_decision(secretary: Doing) -> None:
    made = draft("lake/circle")
    matter = question(made, by_silence=True, due=LATER)
    says(made, "KZ", "objects", at=LATER)

    row = decide(Doing(secretary.by, LATER + TICK), seen(matter), deciding())

    assert row.result == "not-adopted"
    assert row.content["prevents"] == ["KZ"]


def test_whoever_leaves_the_seat_is_no_longer_counted() -> None:
    about = item()
    all_agree(about, "MD")
    says(about, "MD", "objects")
    about.meeting.seats.filter(party="MD").delete()

    assert outcome_now(matter_on(about), NOW).result is Result.ADOPTED


def test_nobody_there_decides_nothing() -> None:
    about = item(meeting(**dict.fromkeys(STATES, "absent")))
    matter = question(about)

    assert outcome_now(matter, NOW).result is Result.NO_QUORUM


def test_the_preparation_board_is_told_for_whom_a_question_waits() -> None:
    about = item()
    made = draft(under=about)
    question(about, due=LATER)
    says(about, "AM")
    says(made, "BY", "objects")

    told = list(waiting_for(about.meeting, NOW))

    assert {(one.who, one.href) for one in told} == {
        (party, f"/assembly/items/{about.pk}/question/") for party in ("BY", "KZ", "MD")
    }  # the draft is prevented already, and waits for nobody
    assert {one.due for one in told} == {LATER.date()}
    assert all(one.what.ru and one.why.en == "Rule 20" for one in told)


# --- roll calls


def voted(secretary: Doing, matter: Matter, **votes: str) -> None:
    number = Matter.objects.get(pk=matter.pk).round
    for party, vote in votes.items():
        record_vote(secretary, matter.pk, Voting(round=number, party=party, vote=vote, key=key()))


def test_a_roll_call_is_recorded_and_decides(secretary: Doing) -> None:
    matter = question(kind="dismissal")
    open_round(secretary, seen(matter))
    voted(secretary, matter, AM="for", BY="for", KZ="against", MD="abstain")

    row = decide(secretary, seen(matter), deciding())

    assert row.result == "adopted"
    assert row.content["votes"] == {"AM": "for", "BY": "for", "KZ": "against", "MD": "abstain"}
    assert row.content["rule"] == "Rule 21"


def test_a_vote_said_again_corrects_the_first_and_both_are_kept(secretary: Doing) -> None:
    matter = question(kind="dismissal")
    open_round(secretary, seen(matter))
    voted(secretary, matter, AM="against")
    voted(secretary, matter, AM="for")

    matter.refresh_from_db()
    assert sitting_of(matter, NOW).votes == {"AM": "for"}
    assert RollCallVote.objects.count() == 2


def test_a_second_roll_call_begins_anew(secretary: Doing) -> None:
    matter = question(kind="dismissal")
    open_round(secretary, seen(matter))
    voted(secretary, matter, AM="for")
    again = open_round(secretary, seen(matter))

    assert sitting_of(again, NOW).votes == {}
    with pytest.raises(NotNow):
        record_vote(secretary, matter.pk, Voting(round=1, party="AM", vote="for", key=key()))


def test_votes_are_refused_outside_of_a_roll_call_and_of_who_is_not_there(
    secretary: Doing,
) -> None:
    matter = question(item(meeting(MD="absent")), kind="dismissal")
    vote = Voting(round=1, party="AM", vote="for", key=key())
    with pytest.raises(NotNow):
        record_vote(secretary, matter.pk, vote)
    open_round(secretary, seen(matter))
    with pytest.raises(NotThere):
        voted(secretary, matter, MD="for")
    with pytest.raises(NotSeated):
        voted(secretary, matter, TJ="for")
    with pytest.raises(BadMatter):
        voted(secretary, matter, AM="perhaps")
    close_round(secretary, seen(matter))
    with pytest.raises(NotNow):
        record_vote(secretary, matter.pk, vote)
    assert not RollCallVote.objects.exists()


def test_a_missing_weight_is_told_and_nothing_is_decided(secretary: Doing) -> None:
    matter = question(kind="admission")
    open_round(secretary, seen(matter))
    voted(secretary, matter, **dict.fromkeys(STATES, "for"))

    with pytest.raises(MissingWeight, match="MD"):
        decide(secretary, seen(matter), deciding())
    assert not Decision.objects.exists()


# --- decisions


def test_a_decision_freezes_the_outcome_with_its_proof(secretary: Doing) -> None:
    about = item()
    says(about, "MD", "not-interested")
    says(about, "AM", "special-opinion", words="Особое мнение.")
    matter = all_agree(about, "MD", "AM")

    row = decide(secretary, seen(matter), deciding(remark="Without a vote."))

    assert row.result == "adopted"
    assert row.content["not_bound"] == {"MD": "not-interested"}
    assert row.content["attached"] == {"AM": "special-opinion"}
    assert row.content["words"] == {"AM": "Особое мнение."}
    assert row.content["proof"]["en"][-1]["text"] == "So the decision is adopted."
    assert "Moldova" in str(row.content["proof"]["en"])
    assert "Молдова" in str(row.content["proof"]["ru"])
    assert Matter.objects.get().phase == "decided"
    with pytest.raises(NotNow):
        says(about, "AM", "objects")


def test_what_is_pending_is_not_decided_and_says_for_whom_it_waits(secretary: Doing) -> None:
    about = item()
    matter = all_agree(about, "MD")

    with pytest.raises(NotDecidable, match=r"pending .MD.") as told:
        decide(secretary, seen(matter), deciding())
    assert told.value.outcome.waits_for == ("MD",)
    with pytest.raises(NotDecidable):  # it is known what is missing: nobody states it away
        decide(secretary, seen(matter), deciding(stated="adopted", remark="The chair said so."))


def test_a_position_that_came_after_the_page_was_seen_is_not_passed_over(
    secretary: Doing,
) -> None:
    about = item()
    matter = all_agree(about)
    before = seen(matter)
    says(about, "BY", "objects")

    with pytest.raises(ChangedSince):
        decide(secretary, before, deciding())


def test_a_decision_sent_twice_is_one(secretary: Doing) -> None:
    matter = all_agree(item())
    before, one = seen(matter), key()

    first = decide(secretary, before, Deciding(key=one))

    assert decide(secretary, before, Deciding(key=one)) == first
    with pytest.raises(SentBefore):
        decide(secretary, before, Deciding(key=one, remark="Otherwise."))


def test_where_no_rule_is_held_the_result_is_stated_and_says_so(secretary: Doing) -> None:
    matter = question(item(meeting("lake/guild")))
    with pytest.raises(NotDecidable, match="unknown"):
        decide(secretary, seen(matter), deciding())
    with pytest.raises(BadMatter, match="who told"):
        decide(secretary, seen(matter), deciding(stated="adopted"))
    with pytest.raises(BadMatter, match="no result"):
        decide(secretary, seen(matter), deciding(stated="pending", remark="So."))

    row = decide(secretary, seen(matter), deciding(stated="adopted", remark="By acclamation."))

    assert (row.result, row.stated) == ("adopted", True)
    assert "not computed: By acclamation." in row.content["proof"]["en"][-1]["text"]


def test_a_stated_result_does_not_overrule_the_rules(secretary: Doing) -> None:
    about = item()
    says(about, "AM", "objects")
    with pytest.raises(BadMatter, match="another result"):
        decide(
            secretary,
            seen(matter_on(about)),
            deciding(stated="adopted", remark="The chair said so."),
        )


def test_only_the_secretariat_decides() -> None:
    matter = all_agree(item())
    for by in (delegate("AM"), someone(Role.DEPOSITARY_OFFICER), someone(Role.AUDITOR)):
        with pytest.raises(Refused):
            decide(Doing(by, NOW), seen(matter), deciding())
        with pytest.raises(Refused):
            open_round(Doing(by, NOW), seen(matter))


def test_a_decision_appoints_passes_the_chair_and_calls_the_next_session(
    secretary: Doing,
) -> None:
    matter = all_agree(item())
    effects = (
        Appointed(
            office="lake/secretary",
            person="A. Person",
            effect=date(2024, 6, 1),
            until=date(2027, 6, 1),
        ),
        ChairPassed(
            organisation="lake/league", party="BY", effect=date(2024, 6, 1), co_chairs=("AM", "KZ")
        ),
        NextSession(session="lake/council/2025", place="Minsk", effect=date(2025, 5, 2)),
    )

    row = decide(secretary, seen(matter), deciding(effects=effects))

    assert effects_of(Decision.objects.get(pk=row.pk)) == effects
    acts = acts_of_decision(row)
    assert [(act.kind, act.instrument) for act in acts] == [
        (Kind.APPOINTMENT, "lake/secretary"),
        (Kind.CHAIR_TAKEN, "lake/league"),
        (Kind.SESSION_PLANNED, "lake/council/2025"),
    ]
    assert {act.date for act in acts} == {NOW.date()}
    assert acts[0].until == date(2027, 6, 1)
    assert acts[1].co_chairs == ("AM", "KZ")
    assert acts[2].place == "Minsk"


def test_what_is_written_down_after_the_session_was_decided_on_its_day(secretary: Doing) -> None:
    about = item()
    about.meeting.events.create(what="held", day=date(2024, 4, 30), at=NOW, by=secretary.by)
    effect = ChairGivenUp(organisation="lake/league", party="AM", effect=date(2024, 6, 1))

    row = decide(secretary, seen(all_agree(about)), deciding(effects=(effect,)))

    assert acts_of_decision(row)[0].date == date(2024, 4, 30)
    assert acts_of_decision(row)[0].effect == date(2024, 6, 1)


def test_the_rules_are_those_of_the_day_of_the_session() -> None:
    about = item()
    says(about, "AM")
    matter = matter_on(about)
    assert question_of(matter, NOW).rule.text.cite == "Rule 20"

    day = date(2020, 1, 9)  # the day before the rules
    about.meeting.events.create(what="opened", day=day, at=NOW, by=officer())

    assert question_of(matter_on(about), NOW).rule is None
    assert outcome_now(matter_on(about), NOW).result is Result.UNKNOWN


@pytest.mark.parametrize(
    ("effect", "fault"),
    [
        (Appointed(office="lake/king", person="A", effect=NOW.date()), UnknownName),
        (ChairGivenUp(organisation="lake/league", party="XX", effect=NOW.date()), UnknownName),
        (ChairPassed(organisation="x", party="AM", effect=NOW.date()), UnknownName),
        (Dismissed(office="lake/secretary", person=" ", effect=NOW.date()), BadEffect),
        (
            Appointed(office="lake/secretary", person="A", effect=NOW.date(), until=NOW.date()),
            BadEffect,
        ),
        (
            ChairPassed(
                organisation="lake/league", party="AM", effect=NOW.date(), co_chairs=("AM",)
            ),
            BadEffect,
        ),
    ],
)
def test_an_effect_that_cannot_be_leaves_nothing_behind(
    secretary: Doing, effect: object, fault: type[Exception]
) -> None:
    matter = all_agree(item())
    with pytest.raises(fault), transaction.atomic():
        decide(secretary, seen(matter), deciding(effects=(effect,)))
    assert not Decision.objects.exists()
    assert Matter.objects.get().phase == "open"


def test_what_is_not_adopted_has_no_effects(secretary: Doing) -> None:
    about = item()
    says(about, "AM", "objects")
    effect = Dismissed(office="lake/secretary", person="A", effect=NOW.date())
    with pytest.raises(BadMatter, match="no effects"):
        decide(secretary, seen(matter_on(about)), deciding(effects=(effect,)))


def test_a_decision_is_published_once(secretary: Doing) -> None:
    row = decide(secretary, seen(all_agree(item())), deciding())

    publish(secretary, row.pk)
    publish(secretary, row.pk)

    assert DecisionPublished.objects.count() == 1


@pytest.mark.parametrize(
    "model", [PositionTaken, RollCallVote, Decision, DecisionPublished, MatterEvent]
)
def test_what_was_said_and_decided_cannot_be_changed(secretary: Doing, model) -> None:
    other = question(kind="dismissal")
    open_round(secretary, seen(other))
    voted(secretary, other, AM="for")
    publish(secretary, decide(secretary, seen(all_agree(item())), deciding()).pk)

    for change in (lambda: model.objects.all().delete(), lambda: model.objects.update(at=LATER)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert model.objects.exists()
