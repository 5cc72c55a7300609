"""Customs cooperation: what binds two customs services, as far as anybody knows."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from foedus.law.answers.tables import Speaker
from foedus.opened import bundled, open_register
from foedus.regimes.customs.asking import cooperation
from foedus.regimes.customs.telling import told
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.reading import load_regime
from foedus.regimes.rules.truth import Truth
from foedus.regimes.supposing.supposed import SupposedLaw

CASES = Path(__file__).parent / "decisions" / "customs.toml"
ASSISTANCE = "cis/customs-assistance-1994"
CLAIM = "coordinated-customs-system"


@cache
def opened():
    return open_register("cis")


@cache
def law() -> Law:
    return Law(opened().register)


@cache
def regime():
    return load_regime(bundled()["cis"](), "customs", opened().register)


def lawyers_cases() -> list:
    table = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return [
        pytest.param(case, date.fromisoformat(day), id=f"{case['says']} ({day})")
        for case in table["cases"]
        for day in case["days"]
    ]


@pytest.mark.parametrize(("case", "day"), lawyers_cases())
def test_the_rules_that_apply_and_those_in_question_are_those_that_the_lawyer_names(case, day):
    if case["days"][day.isoformat()] == "none":
        case = {}
    pair = {"asking": "RU", "other": "KZ"} | case.get("values", {})
    found = decide(regime(), law(), Case(day, {**pair, "day": day}))["instruments"]
    by_truth = {truth: [] for truth in Truth}
    for one in found.tried:
        by_truth[one.held.truth].append(one.rule.id)
    assert by_truth[Truth.UNSURE] == case.get("open", [])
    assert by_truth[Truth.YES] == case.get("applying", [])


def test_both_questions_ask_for_the_same_instruments():
    questions = {one.name: one for one in regime().questions}
    first, second = (
        [(rule.when, rule.basis) for rule in questions[name].rules]
        for name in ("instruments", "permits")
    )
    assert first == second


def test_what_is_not_known_is_said_with_what_is_missing_and_what_it_would_let_the_officer_ask():
    found = cooperation(regime(), law(), ("UA", "KZ"), date(2005, 1, 1))
    first = found.instruments[0]
    assert (first.instrument, first.binds) == (ASSISTANCE, Truth.UNSURE)
    assert [(one.party, one.words) for one in first.standings] == [
        ("UA", ("party",)),
        ("KZ", ("none", "party")),
    ]
    assert [str(words) for words in first.missing] == [
        "an act of Kazakhstan under it, or a list on which Kazakhstan stands"
    ]
    assert [tried.rule.outcome for tried in first.permits] == ["ask-assistance"]
    assert first.cures
    assert found.confidence == "low"


def test_an_instrument_of_which_the_entry_into_force_is_unknown_says_so():
    found = cooperation(regime(), law(), ("UA", "KZ"), date(2005, 1, 1))
    missing = {one.instrument: [str(words) for words in one.missing] for one in found.instruments}
    assert "whether it is in force at all" in missing["cis/transit-1999"]
    assert "whether it is in force at all" not in missing["cis/goods-nomenclature-1995"]


@pytest.mark.parametrize(
    ("day", "binds"),
    [
        (date(2026, 12, 31), Truth.UNSURE),
        (date(2027, 1, 30), Truth.NO),
        (date(2027, 1, 31), Truth.YES),
        (date(2027, 2, 1), Truth.YES),
    ],
)
def test_an_accession_binds_thirty_days_after_its_receipt(day, binds):
    supposed = opened().suppose(f"KZ accession {ASSISTANCE} 2027-01-01").answer
    after = law() if day < date(2027, 1, 1) else SupposedLaw(law(), supposed.acts)
    found = cooperation(regime(), after, ("UA", "KZ"), day).instruments[0]
    assert found.binds is binds
    assert bool(found.missing) is (binds is Truth.UNSURE)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_coordinated_customs_system_is_told_as_a_claim_and_never_as_an_instrument(language):
    speaker = Speaker(opened().register, language)
    pair = ("RU", "BY")
    before = cooperation(regime(), law(), pair, date(2007, 10, 4))
    after = cooperation(regime(), law(), pair, date(2007, 10, 5))
    assert before.claims == ()
    assert [claim.topic for claim in after.claims] == [CLAIM]
    assert after.claims[0].evidence.confidence == "medium"
    text = "\n".join(told(regime(), after, speaker).table.notes)
    assert CLAIM in text
    assert not any(CLAIM in one.id for one in opened().register.instruments)


def test_asking_about_the_claim_explains_it_and_rests_on_no_instrument():
    day = date(2010, 1, 1)
    values = {"asking": "RU", "other": "BY", "day": day}
    asked = {
        topic: decide(regime(), law(), Case(day, {**values, "topic": topic}))["claim"]
        for topic in (CLAIM, "moon-base")
    }
    assert asked[CLAIM].outcome == "claim"
    assert asked[CLAIM].basis == ()
    assert asked[CLAIM].gives["perhaps"] == "cu/common-customs-territory-2007"
    assert asked["moon-base"].outcome == "not-heard-of"
    assert decide(regime(), law(), Case(day, values))["claim"].outcome == "not-asked"


def test_data_and_table_say_the_same():
    speaker = Speaker(opened().register, "en")
    found = told(regime(), cooperation(regime(), law(), ("UA", "KZ"), date(2005, 1, 1)), speaker)
    assert [one["instrument"] for one in found.data["instruments"]] == [
        row[0] for row in found.table.rows
    ]
    assert {one["binds"] for one in found.data["instruments"]} == {"unknown"}
    assert all("not known whether it binds this pair" in row[1] for row in found.table.rows)
