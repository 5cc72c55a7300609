"""How decisions are told: every ground a sentence, every rule with why, in both languages."""

import json
from datetime import date
from functools import cache

import pytest

from foedus.law.answers.tables import Speaker
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.law.terms.wording import Wording
from foedus.opened import bundled, open_register
from foedus.regimes.rules.cases import Case, OneOf
from foedus.regimes.rules.conditions_read import condition_from
from foedus.regimes.rules.conditions_said import condition_words
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.outcomes_said import filled
from foedus.regimes.rules.reading import load_regime, regimes_in
from foedus.regimes.rules.telling import Teller, told
from foedus.regimes.rules.values_read import case_values
from foedus.regimes.rules.weakness import weakest_of

STATES = ("AM", "AZ", "BY", "GE", "KZ", "RU", "UA", "UZ", "IR")


@cache
def opened():
    return open_register("cis")


@cache
def law() -> Law:
    return Law(opened().register)


@cache
def regime(name: str):
    return load_regime(bundled()["cis"](), name, opened().register)


def names() -> tuple[str, ...]:
    return regimes_in(bundled()["cis"]())


def teller(name: str, on: date, language: str = "en", **values: object):
    held = regime(name)
    case = Case(on, {**values, held.day: on})
    return Teller(held, case, Speaker(opened().register, language)), decide(held, law(), case)


SUGAR = {
    "importer": "KZ",
    "origin": "UA",
    "commodity": "1701991001",
    "commodity_2007": "1701991001",
    "proven": "yes",
    "procedure": "40",
}


def sugar(language: str = "en"):
    teacher, decisions = teller("trade", date(2013, 3, 1), language, **SUGAR)
    return teacher, decisions["treatment"]


def test_a_bond_is_a_plain_sentence_with_day_confidence_and_sources():
    text = "\n".join(sugar()[0].proof(sugar()[1]))
    assert "cis/free-trade-2011 is in force between KZ and UA since 2012-12-08 (medium; " in text
    assert "ADIL12" in text


def test_the_row_that_decides_is_told_with_its_place_its_values_and_its_note():
    text = "\n".join(sugar()[0].proof(sugar()[1]))
    assert "tables/annex-1.csv:4" in text
    assert "rate 340 USD за 1000 кг" in text
    assert "until: to be determined by mutual agreement" in text


def test_a_rule_that_did_not_apply_says_what_it_asks_and_why_it_failed():
    told_rules = {one["id"]: one for one in sugar()[0].decision(sugar()[1])["tried"]}
    inside = told_rules["inside-eaeu"]
    assert inside["applies"] == "no"
    assert inside["asks"].startswith("eaeu/treaty-2014 between importer and origin is: ")
    assert inside["because"] == ["eaeu/treaty-2014 does not bind KZ and UA"]
    measure = told_rules["measure-or-suspension"]
    assert measure["because"] == ["no measure under cis/free-trade-2011 reaches the goods"]


def test_what_decides_what_it_rests_on_and_the_weakest_fact_are_told():
    data = sugar()[0].decision(sugar()[1])
    assert (data["outcome"], data["rule"]["id"]) == ("annex-rate", "annex-1-row")
    assert data["gives"] == {"rate": "340 USD за 1000 кг"}
    assert data["confidence"] == "medium"
    assert data["weakest"]["sentence"].startswith("cis/free-trade-2011 is in force between KZ")
    assert data["weakest"]["confidence"] == "medium"


def test_where_nobody_knows_the_alternatives_and_what_is_missing_are_told():
    values = {**SUGAR, "importer": "RU", "origin": "MD", "commodity": "2204210000"}
    teacher, decisions = teller("trade", date(2014, 8, 30), **values)
    data = teacher.decision(decisions["treatment"])
    assert data["outcome"] == "refer"
    assert {(one["rule"], one["applies"]) for one in data["alternatives"]} >= {
        ("measure-or-suspension", "unknown"),
        ("preference-2011", "yes"),
    }
    assert any("the sources differ" in words for words in data["missing"])


def test_a_row_that_is_weighed_without_deciding_is_the_weakest_fact():
    values = {**SUGAR, "commodity": "7208100000", "commodity_2007": "7208100000"}
    teacher, decisions = teller("trade", date(2016, 1, 2), **values)
    data = teacher.decision(decisions["treatment"])
    assert (data["outcome"], data["confidence"]) == ("free", "low")
    assert "No suspension or measure of Kazakhstan" in data["weakest"]["sentence"]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("day", [date(1993, 1, 1), date(2005, 6, 1), date(2016, 1, 2)])
def test_everything_of_every_regime_can_be_told(name, language, day):
    held = regime(name)
    states = [one.name for one in held.fields.values() if one.kind == "state"]
    for first in STATES:
        values = dict(zip(states, (first, "KZ", "RU", "UA", "BY"), strict=False))
        teacher, decisions = teller(name, day, language, **values)
        data = teacher.data(decisions)
        table = teacher.table(decisions)
        json.dumps(data)
        assert len(table.rows) == len(held.questions)
        assert all(len(row) == len(table.columns) for row in table.rows)
        for one in decisions.values():
            weak = weakest_of(held, teacher.case, one)
            if one.outcome != "refer":  # not to know is low, whatever it was looked for in
                assert (weak is None) == (one.confidence == "high"), one.question
            for rule in teacher.decision(one)["tried"]:
                assert rule["because"] or rule["applies"] != "no" or not rule["asks"]
        if language == "ru":
            assert set("аеиоу") & set("".join(table.notes))


CONDITIONS = {
    '{"field": "proven", "is": "yes"}': "proven is yes",
    '{"not": {"field": "proven", "is": "yes"}}': "proven is not yes",
    '{"field": "declared", "given": true}': "the case says declared",
    '{"field": "declared", "given": false}': "the case does not say declared",
    '{"field": "n", "at_least": 2, "less_than": 5}': "n: 2 or more, less than 5",
    '{"same": ["a", "b"]}': "a and b are the same",
    '{"standing": "x/y", "of": "a"}': "a stands to x/y as: party",
    '{"member": "cis", "of": "a"}': "a is member of cis",
    '{"any": [{"field": "a", "is": "1"}, {"field": "b", "is": ["2", "3"]}]}': (
        "(a is 1 or b is 2 or 3)"
    ),
    '{"bond": "x/y", "between": ["a", "b"], "is": "suspended"}': (
        "x/y between a and b is: suspended"
    ),
    "{}": "nothing: it is the general rule",
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_is_said_in_words(text):
    condition = condition_from(json.loads(text))
    assert condition_words(condition, regime("trade"), "en") == CONDITIONS[text]
    assert condition_words(condition, regime("trade"), "ru") != CONDITIONS[text]


def test_a_day_is_said_as_a_day():
    condition = condition_from({"field": "declared", "at_least": date(2010, 7, 1)})
    assert condition_words(condition, regime("trade"), "en") == "declared: on or after 2010-07-01"


def test_values_are_put_into_words_and_what_is_not_held_is_left_open():
    assert filled(Wording("{days} {unit}"), {"days": "7"}).en == "7 …"


def test_both_forms_are_told_together():
    held = regime("trade")
    day = date(2013, 3, 1)
    case = Case(day, {**SUGAR, "declared": day})
    both = told(held, case, decide(held, law(), case), Speaker(opened().register, "en"), day)
    assert both.data["known"] == "2013-03-01"
    assert both.data["case"]["importer"] == "KZ"
    assert both.table.title.endswith("cis/trade")


def read(*words: str):
    return case_values(regime("trade"), words, opened().names.party)


def test_values_are_read_by_the_kind_of_their_field():
    assert read("importer=Kazakhstan", "declared=2013-03-01", "commodity=1701 99 100") == {
        "importer": "KZ",
        "declared": date(2013, 3, 1),
        "commodity": "170199100",
    }
    assert read("importer=KZ|RU") == {"importer": OneOf(frozenset({"KZ", "RU"}))}


@pytest.mark.parametrize(
    ("word", "error", "says"),
    [
        ("importer", BadQuestion, "FIELD=VALUE"),
        ("importer=", BadQuestion, "FIELD=VALUE"),
        ("imprter=KZ", UnknownName, "importer"),
        ("importer=Kazakstan", UnknownName, "kazakhstan"),
        ("proven=maybe", BadQuestion, "neither yes nor no"),
        ("commodity=sugar", BadQuestion, "digits"),
        ("declared=tomorrow", BadQuestion, "no day"),
    ],
)
def test_a_value_that_cannot_be_read_is_told(word, error, says):
    with pytest.raises(error, match=says):
        read(word)


def test_a_field_given_twice_is_told():
    with pytest.raises(BadQuestion, match="twice"):
        read("importer=KZ", "importer=RU")
