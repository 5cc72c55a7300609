"""What a supposition changes under the regimes: the differences are all there, and no others."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from foedus.law.answers.questions.changes import with_acts
from foedus.law.answers.tables import Speaker, as_plain
from foedus.law.terms.days import FOREVER
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.opened import bundled, open_register
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.errors import UnusableRegime
from foedus.regimes.rules.law import Law
from foedus.regimes.supposing.consequences import (
    Difference,
    case_of,
    concerned_by,
    consequences,
    states_of,
    with_questions,
)
from foedus.regimes.supposing.differences import key_of
from foedus.regimes.supposing.folders import findings_in, probed_in
from foedus.regimes.supposing.telling import told

AZERBAIJAN = "AZ accession cis/free-trade-2011 2027-01-01"
TAJIKISTAN = "TJ accession eaeu/treaty-2014 2027-01-01"
KAZAKHSTAN = "KZ accession cis/customs-assistance-1994 2027-01-01"
DAY = timedelta(days=1)


@cache
def opened():
    return open_register("cis")


@cache
def law() -> Law:
    return Law(opened().register)


@cache
def probed():
    return probed_in(bundled()["cis"](), opened().register)


@cache
def supposed(*texts: str):
    return opened().suppose(*texts).answer


@cache
def found(*texts: str) -> tuple[Difference, ...]:
    return consequences(probed(), law(), supposed(*texts))


def of(differences, question: str, *states: str):
    return [one for one in differences if one.stretch.question == question and one.states == states]


# what the secretariat asks


def test_an_accession_to_the_treaty_of_2011_takes_effect_thirty_days_after_its_receipt():
    rows = [one for one in found(AZERBAIJAN) if one.probed.name == "trade"]
    assert rows
    assert {one.stretch.span.start for one in rows} == {date(2027, 1, 31)}
    assert {one.stretch.span.end for one in rows} == {FOREVER}


def test_it_says_which_pairs_change_and_on_what_they_then_rest():
    (row,) = of(
        [one for one in found(AZERBAIJAN) if one.probe.id == "any-goods"], "treatment", "KZ", "AZ"
    )
    assert (row.stretch.before.outcome, row.stretch.after.outcome) == ("free", "free")
    assert row.stretch.before.basis[0].instrument == "cis/free-trade-az-kz-1997"
    assert row.stretch.after.basis[0].instrument == "cis/free-trade-2011"
    assert row.stretch.after.basis[0].since == date(2027, 1, 31)
    pairs = {frozenset(one.states) for one in found(AZERBAIJAN) if one.probed.name == "trade"}
    assert {"AZ"} < set().union(*pairs)
    assert all("AZ" in pair for pair in pairs)
    assert frozenset({"AZ", "UZ"}) not in pairs  # Uzbekistan is not party to the Treaty
    assert frozenset({"AZ", "GE"}) not in pairs


def test_it_says_which_duties_which_tariff_and_which_workers_change():
    changed = {(one.probed.name, one.stretch.question) for one in found(TAJIKISTAN)}
    assert ("trade", "treatment") in changed
    assert ("trade", "tariff") in changed
    (tariff,) = of(found(TAJIKISTAN), "tariff", "TJ")
    assert (tariff.stretch.before.outcome, tariff.stretch.after.outcome) == ("national", "eaeu")
    if any(one.name == "labour" for one in probed()):
        (work,) = of(found(TAJIKISTAN), "work_authorisation", "TJ", "RU")
        assert (work.stretch.before.outcome, work.stretch.after.outcome) == (
            "patent",
            "none-needed",
        )


def test_a_supposition_is_given_so_that_confidence_is_that_of_the_rest():
    (tariff,) = of(found(TAJIKISTAN), "tariff", "TJ")
    assert tariff.stretch.confidence == "high"


# nothing new changes nothing


def test_an_act_by_a_state_that_is_party_already_changes_nothing():
    assert found("AM accession eaeu/treaty-2014 2027-01-01") == ()


@pytest.mark.parametrize(
    "instrument", ["cis/free-trade-2011", "eaeu/treaty-2014", "cis/customs-assistance-1994"]
)
def test_acts_that_are_recorded_already_change_nothing(instrument):
    acts = opened().register.instrument[instrument].acts
    given = replace(supposed(AZERBAIJAN), acts=acts, changes=())
    assert consequences(probed(), law(), given) == ()


# the differences are those of a comparison day by day


def plain_law(text: str) -> Law:
    """The law with the supposed acts, derived anew as a whole."""
    certain = Evidence(confidence=Confidence.HIGH)
    acts = tuple(replace(act, evidence=certain) for act in supposed(text).acts)
    return Law(with_acts(opened().register, acts))


SWEEPS = {
    AZERBAIJAN: [("KZ", "AZ"), ("AZ", "AM"), ("AZ", "UZ"), ("KZ", "RU"), ("GE", "AZ")],
    TAJIKISTAN: [("RU", "TJ"), ("TJ", "KZ"), ("TJ", "AZ"), ("AM", "BY")],
    KAZAKHSTAN: [("UA", "KZ"), ("KZ", "UA"), ("KZ", "IR"), ("UA", "RU")],
}
FIRST = date(2027, 1, 1)
WINDOW = [FIRST + DAY * n for n in range(40)] + [date(2030, 1, 1)]


@pytest.mark.parametrize("text", SWEEPS)
def test_before_the_first_supposed_day_nothing_changes(text):
    assert min(one.stretch.span.start for one in found(text)) >= FIRST


@pytest.mark.parametrize("text", SWEEPS)
def test_the_differences_are_those_of_a_comparison_day_by_day(text):
    after = plain_law(text)
    for one in probed():
        for probe in one.probes:
            regime = with_questions(one.regime, probe.questions)
            for pair in SWEEPS[text]:
                states = pair[: len(probe.states)]
                for day in WINDOW:
                    compare(regime, probe, states, day, after, found(text))


def compare(regime, probe, states, day, after, differences):
    case = case_of(probe, states)
    asked = Case(day, {**case.values, regime.day: day})
    old, new = decide(regime, law(), asked), decide(regime, after, asked)
    told_so = {
        one.stretch.question
        for one in differences
        if one.probe == probe and one.states == states and day in one.stretch.span
    }
    differing = {name for name in probe.questions if key_of(old[name]) != key_of(new[name])}
    assert told_so == differing, (probe.id, states, day)


def test_between_two_states_that_are_not_concerned_nothing_changes():
    after = plain_law(AZERBAIJAN)
    others = ("AM", "BY", "KZ", "MD", "RU", "UA", "UZ")
    assert concerned_by(supposed(AZERBAIJAN)) == {"AZ"}
    (trade,) = [one for one in probed() if one.name == "trade"]
    for pair in permutations(others, 2):
        for name in ("cis/free-trade-2011", "cis/free-trade-1994"):
            assert law().bond(name, *pair).timeline == after.bond(name, *pair).timeline
    assert trade.regime.day == "declared"


def test_neighbouring_rows_of_one_case_differ():
    for text in SWEEPS:
        rows = {}
        for one in found(text):
            key = one.probe.id, one.states, one.stretch.question
            rows.setdefault(key, []).append(one.stretch)
        for stretches in rows.values():
            for first, second in pairwise(stretches):
                assert first.span.end <= second.span.start
                if first.span.end == second.span.start:
                    assert (key_of(first.before), key_of(first.after)) != (
                        key_of(second.before),
                        key_of(second.after),
                    )


def test_organisations_are_no_states():
    assert "EAEU" not in states_of(opened().register)
    assert "KZ" in states_of(opened().register)


# how it is told


@pytest.mark.parametrize("language", ["en", "ru"])
def test_like_rows_are_told_as_one_and_data_keeps_them_apart(language):
    speaker = Speaker(opened().register, language)
    both = told(found(AZERBAIJAN), speaker)
    assert len(both.data["regimes"]) == len(found(AZERBAIJAN)) > len(both.table.rows)
    assert "AZ ↔ AM, TJ" in as_plain(both.table)
    assert "any-goods" in as_plain(both.table)
    keys = {"regime", "question", "probe", "pair", "from", "until", "before", "after", "confidence"}
    assert all(set(row) >= keys for row in both.data["regimes"])


def test_where_nothing_changes_the_table_says_so():
    table = told((), Speaker(opened().register, "en")).table
    assert (table.columns, table.rows) == ((), ())
    assert "No standard case" in "".join(table.notes)


# the files

PROBE = """
[[probes]]
id = "tea"
title = {en = "tea"}
states = ["from_state"]
questions = ["tea"]
values = {weight = "2"}
"""
REGIME = """
id = "test/tea"
title = {en = "Tea"}
[[fields]]
name = "from_state"
kind = "state"
title = {en = "where the tea is from"}
[[fields]]
name = "weight"
kind = "number"
title = {en = "the weight"}
[[questions]]
name = "tea"
title = {en = "What about the tea?"}
[questions.outcomes]
"drink" = {en = "drink it"}
"""


def register_with(folder: Path, probes: str) -> Path:
    place = folder / "regimes" / "tea"
    place.mkdir(parents=True)
    (place / "regime.toml").write_text(REGIME)
    (place / "probes.toml").write_text(probes)
    return folder


def test_a_sound_file_of_probes_is_read(tmp_path):
    folder = register_with(tmp_path, PROBE)
    assert findings_in(folder, opened().register) == ()
    (held,) = probed_in(folder, opened().register)
    assert [one.id for one in held.probes] == ["tea"]


def test_a_regime_without_probes_is_left_out(tmp_path):
    folder = register_with(tmp_path, PROBE)
    (folder / "regimes" / "tea" / "probes.toml").unlink()
    assert probed_in(folder, opened().register) == ()


BAD = {
    "an unknown field": ("weight = ", "wieght = ", "G11"),
    "an unknown question": ('questions = ["tea"]', 'questions = ["tee"]', "G11"),
    "a value that cannot be read": ('"2"', '"two"', "G11"),
    "a state in a field of another kind": ('["from_state"]', '["weight"]', "G12"),
    "no state at all": ('["from_state"]', "[]", "G12"),
    "a key that is not known": ("id = ", "idd = ", "V1"),
    "a file that is no TOML": ("[[probes]]", "[[probes", "F2"),
}


@pytest.mark.parametrize("fault", BAD)
def test_faulty_probes_are_told_with_file_and_line(tmp_path, fault):
    old, new, code = BAD[fault]
    folder = register_with(tmp_path, PROBE.replace(old, new, 1))
    findings = findings_in(folder, opened().register)
    assert code in {one.code for one in findings}, [str(one) for one in findings]
    assert {one.where.file for one in findings} == {"regimes/tea/probes.toml"}
    assert all(one.where.line for one in findings)
    with pytest.raises(UnusableRegime):
        probed_in(folder, opened().register)
