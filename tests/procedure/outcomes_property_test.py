"""Outcomes agree with the slow twin on any assembly, whatever has been said and has not."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.law.terms.conditions import Condition
from foedus.procedure.outcomes import Result
from foedus.procedure.positions import TO_STATE, Position, Vote
from foedus.procedure.sittings import Sitting
from support import deciding as rules
from support import deciding_twin as twin

STATES = ("A", "B", "C", "D", "E", "F")
RULES = {
    "consensus": (rules.CONSENSUS, twin.by_consensus),
    "consensus without the concerned": (
        rules.WITHOUT_CONCERNED,
        twin.by_consensus_without_the_concerned,
    ),
    "unanimity": (rules.UNANIMITY, twin.by_unanimity),
    "majority of those voting": (rules.OF_VOTING, twin.by_those_voting),
    "two thirds of those present": (rules.OF_PRESENT, twin.by_two_thirds_of_those_present),
    "majority of all": (rules.OF_ALL, twin.by_more_than_half_of_all),
    "by weight": (rules.BY_WEIGHT, twin.by_weight),
    "by number and weight": (rules.DOUBLE, twin.by_number_and_weight),
}
VERDICT = {Result.ADOPTED: "yes", Result.NOT_ADOPTED: "no"}
POSITIONS = (*TO_STATE, Position.UNKNOWN)


@st.composite
def sittings(draw: st.DrawFn, open_states: int = 2) -> Sitting:
    """Up to six states; at most *open_states* of them have left something open."""
    seated = STATES[: draw(st.integers(1, len(STATES)))]
    left_open = set(draw(st.lists(st.sampled_from(seated), max_size=open_states)))
    present, absent, positions, votes = set(), set(), {}, {}
    for state in seated:
        is_open = state in left_open
        where = draw(st.sampled_from(("there", "away", "?") if is_open else ("there", "away")))
        if where == "there":
            present.add(state)
        elif where == "away":
            absent.add(state)
        if not is_open or draw(st.booleans()):
            positions[state] = draw(st.sampled_from(POSITIONS if is_open else TO_STATE))
        if where == "there" and (not is_open or draw(st.booleans())):
            votes[state] = draw(st.sampled_from(tuple(Vote)))
    weigh = st.fractions(min_value=0, max_value=9, max_denominator=4)
    return Sitting(
        seated=frozenset(seated),
        present=frozenset(present),
        absent=frozenset(absent),
        positions=positions,
        votes=votes,
        concerned=frozenset(draw(st.lists(st.sampled_from(seated), max_size=2))),
        weights={"people": {state: draw(weigh) for state in seated}},
    )


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=120, deadline=None)
@given(sitting=sittings())
def test_an_outcome_is_what_holds_whichever_way_it_ends(name: str, sitting: Sitting) -> None:
    condition, sentence = RULES[name]

    told = rules.decided(condition, sitting)

    expected = twin.whichever_way(sentence, sitting)
    if sitting.absent == sitting.seated:
        assert told.result is Result.NO_QUORUM
    elif isinstance(condition, type(rules.DOUBLE)) and expected != "open":
        # two parts are judged one by one: what only their combination rules out stays open
        assert VERDICT.get(told.result, expected) == expected
    else:
        assert VERDICT.get(told.result, "open") == expected


@settings(max_examples=120, deadline=None)
@given(sitting=sittings(open_states=0), name=st.sampled_from(sorted(RULES)))
def test_where_all_have_spoken_nothing_is_left_open(sitting: Sitting, name: str) -> None:
    condition, sentence = RULES[name]
    everybody_votes = Sitting(
        seated=sitting.seated,
        present=sitting.seated,
        positions=sitting.positions,
        votes={state: sitting.votes.get(state, Vote.ABSTAIN) for state in sitting.seated},
        concerned=sitting.concerned,
        weights=sitting.weights,
    )

    told = rules.decided(condition, everybody_votes)

    assert VERDICT[told.result] == twin.whichever_way(sentence, everybody_votes)
    assert told.waits_for == told.not_known == ()


@settings(max_examples=120, deadline=None)
@given(sitting=sittings())
def test_a_quorum_bars_the_decision_until_it_is_certain(sitting: Sitting) -> None:
    there = twin.whichever_way(twin.half_are_there, sitting)

    told = rules.decided(rules.CONSENSUS, sitting, quorum=rules.HALF_PRESENT)

    if sitting.absent == sitting.seated or there == "no":
        assert told.result is Result.NO_QUORUM
    elif there == "open":
        assert told.result is Result.PENDING
    else:
        assert told == rules.decided(rules.CONSENSUS, sitting, quorum=rules.HALF_PRESENT)
        assert told.result is not Result.NO_QUORUM


@settings(max_examples=80, deadline=None)
@given(sitting=sittings(), state=st.sampled_from(STATES), said=st.sampled_from(TO_STATE))
def test_what_was_decided_whichever_way_stays_so_when_somebody_speaks(
    sitting: Sitting, state: str, said: Position
) -> None:
    if state not in sitting.seated or state in sitting.positions or state in sitting.absent:
        return
    before = rules.decided(rules.CONSENSUS, sitting)
    spoken = Sitting(
        seated=sitting.seated,
        present=sitting.present,
        absent=sitting.absent,
        positions={**sitting.positions, state: said},
        votes=sitting.votes,
        concerned=sitting.concerned,
        weights=sitting.weights,
    )

    if before.result in VERDICT:
        assert rules.decided(rules.CONSENSUS, spoken).result is before.result


def test_the_twin_can_disagree() -> None:
    """A rule put wrongly is found: at least half is not more than half."""
    wrong: Condition = type(rules.OF_ALL)(
        Fraction(1, 2), rules.OF_ALL.what, rules.OF_ALL.among, more_than=False
    )
    half = Sitting(
        seated=frozenset("AB"),
        present=frozenset("AB"),
        votes={"A": Vote.FOR, "B": Vote.AGAINST},
    )

    assert rules.decided(wrong, half).result is Result.ADOPTED
    assert twin.whichever_way(twin.by_more_than_half_of_all, half) == "no"
