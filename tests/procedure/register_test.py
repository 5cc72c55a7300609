"""Bodies of the shipped register: who sits, by which rules, towards whom, and who presided."""

from datetime import date, timedelta

import pytest

import foedus
from foedus.law.answers.questions.composition import composition_of
from foedus.law.terms.acts import Kind
from foedus.law.terms.procedure import QuestionKind, Silence
from foedus.procedure.outcomes import Question, Result, outcome
from foedus.procedure.positions import Position, Vote
from foedus.procedure.rotation import Keeping, compared, departures
from foedus.procedure.shown import rules_shown
from foedus.procedure.sittings import Sitting
from foedus.procedure.versions import Applies, decision_rule, towards, version_on
from support.deciding import AT

OPENED = foedus.open("cis")
WORLDS = OPENED.worlds(None, ())
REGISTER = OPENED.register
BODIES = {body.id: body for one in REGISTER.organisations for body in one.bodies}
DAY = timedelta(days=1)


def seated_in(body: str, on: date) -> frozenset[str]:
    return frozenset(composition_of(WORLDS, body, on).members)


def effect_of(instrument: str, party: str) -> date:
    """The day from which the register states that *party* is party to *instrument*."""
    acts = REGISTER.instrument[instrument].acts
    return next(a.effect for a in acts if a.party == party and a.kind is Kind.STATEMENT)


def test_a_body_seats_states_that_are_not_members() -> None:
    seated = seated_in("cis/chs", date(2007, 10, 5))
    members = {one.party for one in OPENED.members("cis", on="2007-10-05").answer.members}

    assert seated - members == {"TM", "UA"}


def test_the_versions_follow_one_another_without_a_gap() -> None:
    body = BODIES["cis/chs"]
    for before, after in zip(body.rules[1:], body.rules[2:], strict=False):
        assert before.span.end == after.span.start
        assert version_on(body, after.span.start - DAY) == before
        assert version_on(body, after.span.start) == after
        assert version_on(body, after.span.start + DAY) == after
    assert version_on(body, body.rules[0].span.start - DAY) is None


def test_a_version_begins_when_its_instrument_was_adopted() -> None:
    for body in BODIES.values():
        for version in body.rules:
            assert version.span.start == REGISTER.instrument[version.instrument].adopted


def test_a_state_that_accedes_to_the_decision_has_the_new_rules_from_that_day() -> None:
    body = BODIES["cis/chs"]
    instrument = body.rules[-1].instrument
    day = effect_of(instrument, "UA")

    for on, expected in ((day - DAY, False), (day, True), (day + DAY, True)):
        found = {one.party: one for one in towards(WORLDS, body, frozenset({"UA"}), on)}["UA"]
        assert (found.applies is Applies.YES) is expected
        assert (found.version.instrument == instrument) is expected


def test_where_the_register_holds_nothing_of_a_state_it_is_not_known() -> None:
    found = towards(WORLDS, BODIES["cis/chs"], frozenset({"KZ"}), date(2022, 5, 13))

    assert [one.applies for one in found] == [Applies.UNKNOWN]


def test_each_kind_of_question_has_its_rule() -> None:
    body, on = BODIES["cis/chs"], date(2007, 10, 5)

    general = decision_rule(body, QuestionKind.APPOINTMENT, on)
    dismissal = decision_rule(body, QuestionKind.DISMISSAL, on)

    assert general is decision_rule(body, QuestionKind.SUBSTANTIVE, on)
    assert dismissal is not general
    assert dismissal.text.sources == ("R55",)
    assert decision_rule(body, QuestionKind.DISMISSAL, dismissal.span.start - DAY) is general


def test_no_period_and_no_quorum_is_invented() -> None:
    for body in BODIES.values():
        assert all(one.quorum is None and not one.deadlines for one in body.rules)
        assert all(one.silence is Silence.NOTHING for one in body.deciding)


def test_a_head_of_the_secretariat_is_dismissed_by_more_than_half() -> None:
    body, on = BODIES["cis/chs"], date(2007, 10, 5)
    seated = seated_in(body.id, on)
    question = Question(
        kind=QuestionKind.DISMISSAL, rule=decision_rule(body, QuestionKind.DISMISSAL, on)
    )
    half = len(seated) // 2

    def with_votes(number: int) -> Result:
        cast = {p: Vote.FOR if n < number else Vote.AGAINST for n, p in enumerate(sorted(seated))}
        return outcome(question, Sitting(seated=seated, present=seated, votes=cast), AT).result

    assert with_votes(half) is Result.NOT_ADOPTED
    assert with_votes(half + 1) is Result.ADOPTED


def test_a_membership_ends_without_the_vote_of_the_leaving_state() -> None:
    body, on = BODIES["eaeu/supreme-council"], date(2024, 5, 8)
    seated = seated_in(body.id, on)
    leaving = min(seated)
    question = Question(
        kind=QuestionKind.MEMBERSHIP_ENDED,
        rule=decision_rule(body, QuestionKind.MEMBERSHIP_ENDED, on),
    )
    said = {**dict.fromkeys(seated, Position.AGREES), leaving: Position.OBJECTS}
    sitting = Sitting(seated=seated, present=seated, positions=said, concerned=frozenset({leaving}))

    assert outcome(question, sitting, AT).result is Result.ADOPTED


# --- the chair

UNTIL = date(2026, 11, 22)
FOUND = compared(WORLDS.first(), "cis", UNTIL)


def order_on(day: date) -> tuple[str, ...]:
    """The order that the register gives for a day, read by hand."""
    rules = [r for r in REGISTER.organisation["cis"].chair_rules if r.since <= day]
    rule = max(rules, key=lambda one: one.since)
    return rule.order if rule.until is None or day < rule.until else ()


def test_the_rotation_agrees_with_each_recorded_chair_or_lists_the_departure() -> None:
    for before, one in zip((None, *FOUND), FOUND, strict=False):
        order = order_on(one.span.start)
        if not order or before is None or before.party not in order:
            assert one.keeping is Keeping.NO_ORDER
            continue
        following = order[(order.index(before.party) + 1) % len(order)]
        assert one.due == following
        assert (one.keeping is Keeping.KEPT) is (one.party == following), one


def test_every_recorded_chair_is_compared_once() -> None:
    held = [a for a in REGISTER.organisation["cis"].acts if a.kind is Kind.CHAIR_TAKEN]
    rivals = {a.rival.dispute for a in held if a.rival is not None}
    certain = [a for a in held if a.rival is None]

    assert len(FOUND) == len(certain) + len(rivals)
    assert {one.party for one in FOUND} == {act.party for act in held}


def test_each_departure_names_whose_turn_it_was_and_keeps_what_the_source_says() -> None:
    listed = departures(WORLDS.first(), "cis", UNTIL)

    assert listed == tuple(one for one in FOUND if one.keeping is Keeping.DEPARTED)
    assert listed
    for one in listed:
        assert one.due not in {"", one.party}
        assert one.rule is not None
        assert not one.certain  # the regulation of 2008 itself is unverified
    acts = REGISTER.organisation["cis"].acts
    told = {act.evidence for act in acts if act.kind is Kind.CHAIR_TAKEN}
    assert {one.evidence for one in listed} <= told


def test_without_an_order_nothing_is_said_to_depart() -> None:
    assert all(one.due == "" for one in FOUND if one.keeping is Keeping.NO_ORDER)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_rules_are_said_in_both_languages(language) -> None:
    from foedus.law.answers.speech.conditions import condition_sentence

    for body in BODIES.values():
        for rule in body.deciding:
            assert rule.condition is not None
            assert condition_sentence(rule.condition, language)
            assert rule.text.paraphrase.en
            assert rule.text.paraphrase.ru


# --- as pages show them


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_page_shows_what_applies_and_says_towards_whom(language) -> None:
    body = BODIES["cis/chs"]
    day = effect_of(body.rules[-1].instrument, "UA")
    ukraine = REGISTER.party["UA"].name.in_language(language)

    before = rules_shown(OPENED, body.id, day - DAY, None, language)
    after = rules_shown(OPENED, body.id, day, None, language)

    assert before.current == after.current
    assert [one.applies for one in after.towards if ukraine in one.parties] == [Applies.YES]
    assert [one.applies for one in before.towards if ukraine in one.parties] == [Applies.UNKNOWN]
    assert [one.title for one in before.towards if ukraine in one.parties] == [
        body.rules[-2].text.cite
    ]
    assert len(after.others) == len(body.rules) - 1
    assert ukraine in after.deciding[0].strangers
    assert after.co_chairs


def test_a_body_without_rules_shows_none() -> None:
    assert rules_shown(OPENED, "cis/executive-committee", UNTIL, None, "en") is None


def test_before_the_first_version_none_is_current() -> None:
    body = BODIES["cis/chs"]
    shown = rules_shown(OPENED, body.id, body.rules[0].span.start - DAY, None, "en")

    assert shown.current is None
    assert shown.deciding == ()
