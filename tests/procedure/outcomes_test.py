"""Outcomes, told as cases: consensus and its exceptions, silence, votes, weights, edges."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from foedus.law.terms.conditions import FromDay, PartiesOf, What
from foedus.law.terms.procedure import QuestionKind
from foedus.procedure.errors import BadRule, BadSitting, MissingWeight
from foedus.procedure.outcomes import Question, Result, outcome
from foedus.procedure.positions import Position, Vote
from foedus.procedure.sittings import Sitting
from foedus.procedure.telling import SENTENCES, as_data, line_from, lines
from support import deciding as rules
from support.deciding import AT, decided

P = Position
FOUR = frozenset("ABCD")
AFTER = AT + timedelta(microseconds=1)


def sitting(said: dict[str, P] | None = None, **more: object) -> Sitting:
    return Sitting(**{"seated": FOUR, "present": FOUR, "positions": said or {}, **more})


def everybody(position: P, **but: P) -> dict[str, P]:
    return {**dict.fromkeys("ABCD", position), **but}


def codes(told) -> list[str]:
    return [step.code for step in told.steps]


# --- consensus


def test_lack_of_interest_does_not_prevent_consensus_and_the_decision_does_not_bind() -> None:
    told = decided(rules.CONSENSUS, sitting(everybody(P.AGREES, B=P.NOT_INTERESTED)))

    assert told.result is Result.ADOPTED
    assert told.not_bound == {"B": P.NOT_INTERESTED}


def test_one_objection_prevents_consensus_and_is_named() -> None:
    told = decided(rules.CONSENSUS, sitting(everybody(P.AGREES, C=P.OBJECTS)))

    assert told.result is Result.NOT_ADOPTED
    assert told.prevents == ("C",)
    assert not told.not_bound


def test_reservations_and_special_opinions_agree_and_are_attached() -> None:
    said = everybody(P.AGREES, A=P.AGREES_WITH_RESERVATION, B=P.SPECIAL_OPINION)

    told = decided(rules.CONSENSUS, sitting(said))

    assert told.result is Result.ADOPTED
    assert told.attached == {"A": P.AGREES_WITH_RESERVATION, "B": P.SPECIAL_OPINION}


def test_a_consensus_of_nobody_is_none() -> None:
    assert decided(rules.CONSENSUS, sitting(everybody(P.NOT_INTERESTED))).result is (
        Result.NOT_ADOPTED
    )


def test_whoever_has_not_spoken_is_waited_for() -> None:
    told = decided(rules.CONSENSUS, sitting({"A": P.AGREES, "B": P.AGREES, "C": P.AGREES}))

    assert told.result is Result.PENDING
    assert told.waits_for == ("D",)


def test_what_the_record_does_not_say_is_unknown_and_not_waited_for() -> None:
    told = decided(rules.CONSENSUS, sitting(everybody(P.AGREES, D=P.UNKNOWN)))

    assert told.result is Result.UNKNOWN
    assert told.not_known == ("D",)
    assert told.waits_for == ()


def test_an_objection_decides_although_others_are_unknown() -> None:
    told = decided(rules.CONSENSUS, sitting(everybody(P.UNKNOWN, A=P.OBJECTS)))

    assert told.result is Result.NOT_ADOPTED


def test_who_is_absent_neither_agrees_nor_objects() -> None:
    said = {"A": P.AGREES, "B": P.AGREES, "C": P.AGREES}
    away = sitting(said, present=frozenset("ABC"), absent=frozenset("D"))

    assert decided(rules.CONSENSUS, away).result is Result.ADOPTED
    assert decided(rules.UNANIMITY, away).result is Result.NOT_ADOPTED


def test_an_absent_delegation_may_have_objected_in_writing() -> None:
    away = sitting(
        everybody(P.AGREES, D=P.OBJECTS), present=frozenset("ABC"), absent=frozenset("D")
    )

    assert decided(rules.CONSENSUS, away).result is Result.NOT_ADOPTED


def test_the_leaving_state_does_not_decide_on_its_own_leaving() -> None:
    said = everybody(P.AGREES, D=P.OBJECTS)

    told = decided(rules.WITHOUT_CONCERNED, sitting(said, concerned=frozenset("D")))
    otherwise = decided(rules.WITHOUT_CONCERNED, sitting(said))

    assert told.result is Result.ADOPTED
    assert otherwise.result is Result.NOT_ADOPTED


def test_a_seat_in_doubt_matters_only_where_it_can_turn_the_result() -> None:
    said = {"A": P.AGREES, "B": P.AGREES}
    two = {"seated": frozenset("AB"), "present": frozenset("AB"), "doubtful": frozenset("C")}

    objecting = Sitting(positions={**said, "C": P.OBJECTS}, **two)
    agreeing = Sitting(positions={**said, "C": P.AGREES}, **two)

    assert decided(rules.CONSENSUS, objecting).result is Result.UNKNOWN
    assert decided(rules.CONSENSUS, objecting).not_known == ("C",)
    assert decided(rules.CONSENSUS, agreeing).result is Result.ADOPTED


# --- silence


def silent(**more: object) -> Sitting:
    return sitting({"A": P.AGREES}, silence_until=AT, **more)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (AT - timedelta(days=1), Result.PENDING),
        (AT, Result.PENDING),
        (AT + timedelta(microseconds=1), Result.ADOPTED),
        (AT + timedelta(days=1), Result.ADOPTED),
    ],
)
def test_silence_is_agreement_after_the_moment_of_the_deadline(moment, expected) -> None:
    assert decided(rules.silent_rule(), silent(), moment).result is expected


def test_silence_is_nothing_where_the_rule_does_not_say_so() -> None:
    told = decided(rules.CONSENSUS, silent(), AT + timedelta(days=9))

    assert told.result is Result.PENDING
    assert "silence.nothing" in codes(told)


def test_silence_without_a_deadline_is_nothing_though_the_rule_knows_silence() -> None:
    assert decided(rules.silent_rule(), sitting({"A": P.AGREES})).result is Result.PENDING


def test_an_objection_breaks_the_silence() -> None:
    broken = sitting({"A": P.OBJECTS}, silence_until=AT)

    assert decided(rules.silent_rule(), broken, AFTER).result is Result.NOT_ADOPTED


def test_in_a_silence_procedure_nobody_needs_to_be_there() -> None:
    away = sitting({}, present=frozenset(), absent=FOUR, silence_until=AT)

    held = {"quorum": rules.HALF_PRESENT}
    assert decided(rules.silent_rule(), away, AFTER, **held).result is Result.ADOPTED
    assert decided(rules.silent_rule(), away, AT, **held).result is Result.NO_QUORUM


# --- presence


def test_nobody_present_decides_nothing() -> None:
    away = sitting({}, present=frozenset(), absent=FOUR)

    assert decided(rules.CONSENSUS, away).result is Result.NO_QUORUM


@pytest.mark.parametrize(("there", "expected"), [("A", "no-quorum"), ("AB", "adopted")])
def test_half_is_a_quorum_of_half(there: str, expected: str) -> None:
    here = frozenset(there)
    some = sitting(everybody(P.AGREES), present=here, absent=FOUR - here)

    assert decided(rules.CONSENSUS, some, quorum=rules.HALF_PRESENT).result == expected


def test_no_quorum_on_record_is_said_and_not_tested() -> None:
    assert "quorum.not-held" in codes(decided(rules.CONSENSUS, sitting(everybody(P.AGREES))))


# --- votes


def votes(text: str) -> dict[str, Vote]:
    word = {"+": Vote.FOR, "-": Vote.AGAINST, "0": Vote.ABSTAIN}
    return {state: word[sign] for state, sign in zip("ABCD", text, strict=False) if sign in word}


@pytest.mark.parametrize(
    ("cast", "of_voting", "of_present", "of_all"),
    [
        ("++--", False, False, False),
        ("+++-", True, True, True),
        ("+000", True, False, False),
        ("++0-", True, False, False),
        ("0000", False, False, False),
        ("+++0", True, True, True),
    ],
)
def test_majorities_count_of_whom_the_rule_says(
    cast: str,
    *,
    of_voting: bool,
    of_present: bool,
    of_all: bool,
) -> None:
    for condition, expected in (
        (rules.OF_VOTING, of_voting),
        (rules.OF_PRESENT, of_present),
        (rules.OF_ALL, of_all),
    ):
        told = decided(condition, sitting(votes=votes(cast)))
        assert (told.result is Result.ADOPTED) is expected, condition
        assert told.result in {Result.ADOPTED, Result.NOT_ADOPTED}


def test_a_roll_call_that_is_not_finished_waits_unless_it_is_decided() -> None:
    assert decided(rules.OF_ALL, sitting(votes=votes("++"))).result is Result.PENDING
    assert decided(rules.OF_ALL, sitting(votes=votes("+++"))).result is Result.ADOPTED
    assert decided(rules.OF_ALL, sitting(votes=votes("--"))).result is Result.NOT_ADOPTED


def test_a_double_majority_needs_both() -> None:
    people = {"A": Fraction(70), "B": Fraction(10), "C": Fraction(10), "D": Fraction(10)}
    held = {"weights": {"people": people}}

    assert decided(rules.DOUBLE, sitting(votes=votes("+---"), **held)).result is Result.NOT_ADOPTED
    assert decided(rules.DOUBLE, sitting(votes=votes("-+++"), **held)).result is Result.NOT_ADOPTED
    assert decided(rules.DOUBLE, sitting(votes=votes("+++-"), **held)).result is Result.ADOPTED


def test_weights_that_are_missing_are_refused_with_the_reason() -> None:
    some = {"weights": {"people": {"A": Fraction(1), "B": Fraction(1)}}}
    with pytest.raises(MissingWeight, match="C, D") as told:
        decided(rules.BY_WEIGHT, sitting(votes=votes("++++"), **some))
    assert told.value.code == "E131"
    with pytest.raises(MissingWeight, match="people"):
        decided(rules.BY_WEIGHT, sitting(votes=votes("++++")))


def test_negative_weights_are_refused() -> None:
    table = {"people": {**dict.fromkeys("ABC", Fraction(1)), "D": Fraction(-1)}}
    with pytest.raises(MissingWeight, match="D"):
        decided(rules.BY_WEIGHT, sitting(votes=votes("++++"), weights=table))


def test_a_weight_of_nothing_is_a_weight() -> None:
    table = {"people": {**dict.fromkeys("ABC", Fraction(1)), "D": Fraction(0)}}

    assert decided(rules.BY_WEIGHT, sitting(votes=votes("++--"), weights=table)).result is (
        Result.ADOPTED
    )
    nothing = {"people": dict.fromkeys("ABCD", Fraction(0))}
    assert decided(rules.BY_WEIGHT, sitting(votes=votes("++++"), weights=nothing)).result is (
        Result.NOT_ADOPTED
    )


# --- what cannot be


def test_without_a_rule_the_outcome_is_unknown() -> None:
    told = outcome(
        Question(kind=QuestionKind.DISMISSAL, rule=None), sitting(everybody(P.AGREES)), AT
    )

    assert told.result is Result.UNKNOWN
    assert "dismissals" in lines(told, "en")[1].text
    assert decided(None, sitting(everybody(P.AGREES))).result is Result.UNKNOWN


def test_without_seats_the_outcome_is_unknown() -> None:
    told = decided(rules.CONSENSUS, Sitting(seated=frozenset()))

    assert told.result is Result.UNKNOWN
    assert codes(told) == ["no-seats", "result.unknown"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"positions": {"X": P.AGREES}},
        {"votes": {"X": Vote.FOR}},
        {"concerned": frozenset("X")},
        {"absent": frozenset("A")},
        {"doubtful": frozenset("A")},
        {"present": frozenset("ABC"), "absent": frozenset("D"), "votes": {"D": Vote.FOR}},
    ],
)
def test_a_sitting_that_contradicts_itself_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadSitting):
        sitting(**wrong)


def test_a_rule_that_counts_what_no_body_counts_is_refused() -> None:
    for condition in (
        FromDay(rules.SINCE),
        replace(rules.OF_ALL, what=What.RATIFICATIONS),
        replace(rules.OF_ALL, among=PartiesOf("x")),
    ):
        with pytest.raises(BadRule):
            decided(condition, sitting(votes=votes("++++")))


# --- the proof


def test_the_proof_says_who_was_counted_who_was_not_and_by_which_rule() -> None:
    said = {"A": P.AGREES, "B": P.NOT_INTERESTED, "C": P.SPECIAL_OPINION}
    told = decided(rules.CONSENSUS, sitting(said, present=frozenset("ABC"), absent=frozenset("D")))

    text = [line.text for line in lines(told, "en")]
    assert text[0].startswith("On questions of substance the rule is:")
    assert lines(told, "en")[0].cite == "Rule 20"
    assert lines(told, "en")[0].is_paraphrase
    assert "Not interested: B." in text
    assert "Absent: D." in text
    assert "It does not bind B." in text
    assert text[-1] == "So the decision is adopted."


def test_the_arithmetic_of_a_share_is_shown() -> None:
    told = decided(rules.OF_PRESENT, sitting(votes=votes("++0-")))
    counting = next(line for line in lines(told, "en") if line.text == "Counted:")

    assert "2 of 4; ≥ 2/3 × 4 = 8/3; it does not hold" in counting.under[0].text
    assert "2 из 4" in next(line for line in lines(told, "ru") if line.under).under[0].text


def test_every_sentence_is_held_in_both_languages() -> None:
    assert all(words.en and words.ru for words in SENTENCES.values())


def test_an_outcome_is_kept_and_read_again_as_it_was_told() -> None:
    told = decided(rules.CONSENSUS, sitting(everybody(P.AGREES, B=P.NOT_INTERESTED)))

    kept = as_data(told)

    assert kept["result"] == "adopted"
    assert kept["not_bound"] == {"B": "not-interested"}
    assert tuple(map(line_from, kept["proof"]["ru"])) == lines(told, "ru")
