"""The regime engine: rules as data, in three-valued logic, with their grounds."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from foedus.law.terms.wording import Wording
from foedus.opened import bundled, open_register
from foedus.regimes.rules.cases import Case, OneOf
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.errors import NoSuchRegime, RulesClash, UnusableRegime
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.reading import check_regime, load_regime, regimes_in
from foedus.regimes.rules.terms import Regime

HERE = Path(__file__).parent


@cache
def law() -> Law:
    return Law(open_register("cis").register)


@cache
def regime(name: str) -> Regime:
    return load_regime(bundled()["cis"](), name, law().register)


def asked(held: Regime, on: date, values: dict[str, str]) -> dict[str, Decision]:
    return dict(decide(held, law(), Case(on, {"declared": on, **values})))


def lawyers_cases() -> list:
    found = []
    for path in sorted((HERE / "decisions").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in table["cases"]:
            for day, outcome in case["days"].items():
                kept = {**case, "regime": table["regime"], "question": table["question"]}
                told = f"{path.stem}: {case['says']} ({day})"
                found.append(pytest.param(kept, day, outcome, id=told))
    return found


@pytest.mark.parametrize(("case", "day", "outcome"), lawyers_cases())
def test_a_case_is_decided_as_the_lawyer_says(case, day, outcome):
    held = regime(case["regime"])
    found = asked(held, date.fromisoformat(day), case["values"])[case["question"]]
    assert found.outcome == outcome, [str(words) for words in found.missing]
    instruments = {basis.instrument for basis in found.basis}
    assert set(case.get("rests_on", ())) <= instruments
    assert not set(case.get("not_on", ())) & instruments
    assert dict(found.gives) == case.get("gives", {})
    told = "low" if outcome == "refer" else case.get("confidence", found.confidence)
    assert found.confidence == told
    if "missing" in case and outcome == "refer":
        assert case["missing"] in [str(words) for words in found.missing]


def test_every_bundled_regime_is_without_fault():
    folder = bundled()["cis"]()
    for name in regimes_in(folder):
        _, findings = check_regime(folder / "regimes" / name, law().register)
        assert findings == (), name


# a small regime of our own: a user adds a folder and changes nothing else

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
"refuse" = {en = "refuse it"}

[[tables]]
name = "good-years"
title = {en = "good years"}
file = "tables/good-years.csv"
columns = {state = "state", praise = "value"}
"""
GOOD_YEARS = """state,praise,since,until,sources,confidence,note_en,note_ru
GE,strong,2000-01-01,2010-01-01,,low,,
AZ,?,2000-01-01,,,low,,
"""
RULES = """
[[rules]]
id = "good-year"
question = "tea"
rank = 1
outcome = "drink"
when = {row = "good-years", with = {state = "from_state"}}
gives = {praise = "good-years.praise"}
confidence = "high"

[[rules]]
id = "heavy"
question = "tea"
rank = 2
outcome = "refuse"
when = {field = "weight", more_than = "2.5"}
confidence = "high"

[[rules]]
id = "light"
question = "tea"
rank = 3
outcome = "drink"
confidence = "medium"
"""


def written(folder: Path, *, rules: str = RULES, regime: str = REGIME, table: str = GOOD_YEARS):
    (folder / "rules").mkdir(parents=True)
    (folder / "tables").mkdir()
    (folder / "regime.toml").write_text(regime)
    (folder / "rules" / "tea.toml").write_text(rules)
    (folder / "tables" / "good-years.csv").write_text(table)
    return folder


@pytest.fixture
def tea(tmp_path) -> Regime:
    held, findings = check_regime(written(tmp_path / "tea"), law().register)
    assert held is not None
    assert findings == ()
    return held


def test_a_folder_of_ones_own_is_a_regime(tmp_path):
    folder = written(tmp_path / "tea")
    held = load_regime(bundled()["cis"](), str(folder), law().register)
    found = asked(held, date(2005, 1, 1), {"from_state": "GE"})["tea"]
    assert (found.outcome, dict(found.gives)) == ("drink", {"praise": "strong"})


def test_a_row_applies_from_its_first_day_to_the_day_before_its_end(tea):
    days = [date(1999, 12, 31), date(2000, 1, 1), date(2009, 12, 31), date(2010, 1, 1)]
    rules = [asked(tea, day, {"from_state": "GE", "weight": "1"})["tea"].rule for day in days]
    assert [rule.id for rule in rules] == ["light", "good-year", "good-year", "light"]


def test_the_first_rule_that_applies_decides(tea):
    found = asked(tea, date(2015, 1, 1), {"from_state": "GE", "weight": "2.5001"})["tea"]
    assert found.outcome == "refuse"
    assert [one.rule.id for one in found.tried] == ["good-year", "heavy"]


def test_what_nobody_knows_is_referred_and_says_what_is_missing(tea):
    found = asked(tea, date(2015, 1, 1), {"from_state": "GE"})["tea"]
    assert found.outcome == "refer"
    assert found.possible == {"drink", "refuse"}
    assert found.missing == (Wording("the weight"),)


def test_what_nobody_knows_does_not_matter_where_all_alternatives_agree(tea):
    found = asked(tea, date(2005, 1, 1), {"weight": "1"})["tea"]
    assert (found.outcome, found.rule.id) == ("drink", "light")
    assert {one.rule.id for one in found.alternatives} == {"good-year", "light"}


def test_a_value_of_which_only_the_possibilities_are_known_is_unsure_where_they_differ(tea):
    values = {"from_state": OneOf(frozenset({"GE", "US"})), "weight": "3"}
    assert asked(tea, date(2005, 1, 1), values)["tea"].outcome == "refer"
    assert asked(tea, date(2015, 1, 1), values)["tea"].outcome == "refuse"


def test_an_answer_has_the_lowest_confidence_that_it_rests_on(tea):
    assert asked(tea, date(2005, 1, 1), {"from_state": "GE"})["tea"].confidence == "low"
    heavy = {"from_state": "US", "weight": "3"}
    assert asked(tea, date(2015, 1, 1), heavy)["tea"].confidence == "high"


def test_two_rules_of_equal_rank_that_both_apply_are_an_error_that_names_both(tmp_path):
    rules = RULES.replace("rank = 2", "rank = 3")
    held, _ = check_regime(written(tmp_path / "tea", rules=rules), law().register)
    with pytest.raises(RulesClash, match=r"(?s)rank 3 .*heavy, light"):
        asked(held, date(2015, 1, 1), {"from_state": "US", "weight": "3"})
    assert asked(held, date(2015, 1, 1), {"from_state": "US", "weight": "1"})["tea"].rule.id == (
        "light"
    )


BAD = {
    "an unknown field": ("rules", '{field = "weight"', '{field = "wieght"', "G4"),
    "an unknown table": ("rules", '{row = "good-years"', '{row = "bad-years"', "G4"),
    "an unknown column": ("rules", "good-years.praise", "good-years.prase", "G4"),
    "an unknown outcome": ("rules", 'outcome = "refuse"', 'outcome = "spill"', "G3"),
    "an unknown question": (
        "rules",
        'question = "tea"\nrank = 2',
        'question = "t"\nrank = 2',
        "G3",
    ),
    "an id twice": ("rules", 'id = "heavy"', 'id = "light"', "G5"),
    "a condition without a head": ("rules", '{field = "weight", ', "{", "G2"),
    "a condition with two heads": (
        "rules",
        '{field = "weight"',
        '{not = {}, field = "weight"',
        "G2",
    ),
    "a word that is no bond": (
        "rules",
        '{field = "weight", more_than = "2.5"}',
        '{bond = "cis/free-trade-2011", between = ["from_state", "from_state"], is = "friends"}',
        "G2",
    ),
    "an instrument that is not held": (
        "rules",
        '{field = "weight", more_than = "2.5"}',
        '{standing = "cis/tea-1848", of = "from_state"}',
        "G6",
    ),
    "a source that is not held": (
        "rules",
        'confidence = "medium"',
        'confidence = "medium"\nsources = ["NOBODY"]',
        "G10",
    ),
    "a question asked before it is decided": (
        "rules",
        '{field = "weight", more_than = "2.5"}',
        '{decided = "tea", is = "drink"}',
        "G9",
    ),
    "a column missing": ("table", "state,praise,", "state,", "G7"),
    "a row that ends before it begins": ("table", "2010-01-01", "1999-01-01", "G8"),
    "a row without a source that claims to be sure": ("table", ",,low,,\nAZ", ",,high,,\nAZ", "G8"),
    "an empty key": ("table", "GE,strong", ",strong", "G8"),
    "a key of regime.toml that is not known": ("regime", 'id = "test/tea"', 'idd = "x"', "V1"),
    "a file that is no TOML": ("rules", "[[rules]]", "[[rules", "F2"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_faulty_regime_is_told_with_file_and_line_and_nothing_is_loaded(tmp_path, fault):
    where, old, new, code = BAD[fault]
    texts = {"rules": RULES, "regime": REGIME, "table": GOOD_YEARS}
    assert old in texts[where]
    folder = written(tmp_path / "tea", **{**texts, where: texts[where].replace(old, new)})
    _, findings = check_regime(folder, law().register)
    assert code in {found.code for found in findings}, [str(one) for one in findings]
    assert all(found.where.file and found.where.line for found in findings)
    with pytest.raises(UnusableRegime):
        load_regime(bundled()["cis"](), str(folder), law().register)


def test_a_regime_that_nobody_has_is_told_with_those_that_there_are():
    with pytest.raises(NoSuchRegime, match="trade"):
        load_regime(bundled()["cis"](), "trad", law().register)


def test_silence_about_a_state_of_the_organisation_is_unknown_where_no_list_is_held():
    line = law().bond("cis/transit-1999", "RU", "KZ")
    assert len(line.at(date(2005, 1, 1)).values) == 2
    assert line.at(date(1999, 6, 3)).values == {None}
    assert law().bond("cis/transit-1999", "RU", "US").at(date(2005, 1, 1)).values == {None}


def test_not_yet_bound_rests_on_the_evidence_of_the_day_of_entry():
    line = law().bond("cis/free-trade-2011", "RU", "MD")
    before, after = line.at(date(2012, 12, 8)), line.at(date(2012, 12, 9))
    assert before.values == {None}
    assert before.evidence() == after.evidence()
    assert after.evidence().confidence == "medium"
