"""What a decision puts into the register: acts of the right kind, kept as data and read again."""

from datetime import date

import pytest

from foedus.law.terms.acts import Kind
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.procedure.effects_data import effect_data, effect_from
from foedus.procedure.enacting import (
    SAID,
    Appointed,
    ChairGivenUp,
    ChairPassed,
    Dismissed,
    NextSession,
    acts_of,
)
from foedus.procedure.errors import BadEffect

DAY = date(2024, 6, 1)
EFFECTS = (
    Appointed(office="lake/secretary", person="A. Person", effect=DAY, until=date(2027, 6, 1)),
    Dismissed(office="lake/secretary", person="B. Person", effect=DAY),
    ChairPassed(
        organisation="lake/league", party="BY", effect=DAY, person="C.", co_chairs=("AM", "KZ")
    ),
    ChairGivenUp(organisation="lake/league", party="AM", effect=DAY),
    NextSession(session="lake/council/2025", place="Minsk"),
)
EVIDENCE = Evidence(confidence=Confidence.HIGH)


def test_each_effect_is_an_act_of_its_kind_with_a_number_of_its_own() -> None:
    acts = acts_of(EFFECTS, date(2024, 5, 2), "decision-1", EVIDENCE)

    assert [act.kind for act in acts] == [
        Kind.APPOINTMENT,
        Kind.DISMISSAL,
        Kind.CHAIR_TAKEN,
        Kind.CHAIR_LEFT,
        Kind.SESSION_PLANNED,
    ]
    assert [act.id for act in acts] == [f"decision-1-{number}" for number in range(1, 6)]
    assert [act.effect for act in acts] == [DAY, DAY, DAY, DAY, None]
    assert {act.evidence for act in acts} == {EVIDENCE}
    assert set(SAID) == {type(one) for one in EFFECTS}


@pytest.mark.parametrize("effect", EFFECTS, ids=lambda one: type(one).__name__)
def test_an_effect_is_kept_and_read_again(effect) -> None:
    assert effect_from(effect_data(effect)) == effect


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"sort": "crowned", "person": "A"},
        {"sort": "appointed", "person": "A"},
        {"sort": "dismissed", "office": "x", "person": "A", "effect": "tomorrow"},
        {"sort": "dismissed", "office": "x", "person": "A", "effect": "2024-06-01", "sword": "1"},
    ],
)
def test_what_is_no_effect_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(BadEffect):
        effect_from(data)


@pytest.mark.parametrize(("until", "fine"), [(1, False), (2, True)])
def test_a_term_lasts_for_a_day_at_least(until: int, *, fine: bool) -> None:
    effect = Appointed(
        office="lake/secretary", person="A", effect=DAY, until=DAY.replace(day=until)
    )
    if fine:
        assert acts_of((effect,), DAY, "x", EVIDENCE)
        return
    with pytest.raises(BadEffect, match="not after it begins"):
        acts_of((effect,), DAY, "x", EVIDENCE)
