"""A measure taken during a dispute: recorded at the desk, seen by the dispute and by the regime."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path

import pytest

from foedus.accounts.roles import Role
from foedus.assembly.disputes.opening import CaseSheet, open_case
from foedus.assembly.disputes.reading import case_on
from foedus.assembly.doing import Doing
from foedus.assembly.models.disputes import DisputeCase
from foedus.law.terms.acts import Kind
from foedus.opened import OpenRegister
from foedus.regimes.rules.law import Law
from foedus.regimes.trade.answering import answer
from foedus.regimes.trade.books import Books, open_books
from foedus.regimes.trade.reading import read_consignments
from foedus.register.held import held
from support.desk import recorded
from support.loaded import cis_loaded
from support.people import someone

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
TREATY = "cis/free-trade-2011"
STEEL, COPPER = "7208 10 000 0", "7403 11 000 0"
DAYS = ("2024-05-31", "2024-06-01", "2024-06-02")
CASE = Path(__file__).parents[2] / "examples" / "duty" / "c04-day-before.json"


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with cis_loaded(django_db_blocker):
        yield


@cache
def books() -> Books:
    return open_books()


@lru_cache(maxsize=1)
def with_law(opened: OpenRegister) -> Books:
    """The books with the law as the register now tells it, derived once for all days."""
    return replace(books(), law=Law(opened.register, None, frozenset()))


def treatment(day: str, code: str = STEEL, origin: str = "TJ") -> str:
    """How the regime treats goods in Russia, steel from Tajikistan unless told otherwise."""
    text = CASE.read_text(encoding="utf-8").replace("UA-1", f"{origin}-1")
    value = json.loads(text.replace('"UA"', f'"{origin}"').replace(f'"{STEEL}"', f'"{code}"'))
    value["Declaration"]["issueDateTime"] = day
    value["AdditionalDocument"][0]["originCriterion"] = f"Д{code.replace(' ', '')[:4]}"
    value["AdditionalDocument"][0]["issueDateTime"] = "2024-04-01"
    at_hand = with_law(held().opened)
    read = read_consignments([value], at_hand)
    assert not read.faults
    (consignment,) = read.rows.values()
    decision = answer(at_hand, consignment).decisions["treatment"]
    return "/".join(sorted(str(one) for one in decision.possible))


def open_dispute() -> DisputeCase:
    secretariat = Doing(someone(Role.SECRETARIAT_OFFICER), NOW)
    sheet = CaseSheet(
        instrument=TREATY,
        claimant="TJ",
        respondent="RU",
        title="Steel",
        opened_on=date(2024, 4, 1),
    )
    return open_case(secretariat, sheet, "d" * 16)


def record_measure(*goods: str, **changed: object) -> None:
    first, second = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    recorded(
        first,
        second,
        at=NOW,
        **{
            "kind": Kind.MEASURE,
            "instrument": TREATY,
            "party": "RU",
            "towards": ("TJ",),
            "goods": goods,
            "effect": date(2024, 6, 1),
            "title_as_written": "Treaty on a Free Trade Area",
            "place": "Moscow",
            **changed,
        },
    )


@pytest.mark.usefixtures("_loaded", "db")
def test_the_regime_answers_otherwise_from_the_day_of_a_recorded_suspension() -> None:
    case = open_dispute()
    before = [treatment(day) for day in DAYS]
    assert len(set(before)) == 1
    assert case_on(held(), case, date(2024, 6, 2)).measures == ()

    recorded(
        someone(Role.DEPOSITARY_OFFICER),
        someone(Role.DEPOSITARY_OFFICER),
        at=NOW,
        kind=Kind.SUSPENSION,
        instrument=TREATY,
        party="RU",
        towards=("TJ",),
        effect=date(2024, 6, 1),
        title_as_written="Treaty on a Free Trade Area",
        place="Moscow",
    )

    eve, first, next_day = (treatment(day) for day in DAYS)
    assert eve == before[0]
    assert first == next_day == "most-favoured-nation"
    assert before[0] != "most-favoured-nation"
    (measure,) = case_on(held(), case, date(2024, 6, 2)).measures
    assert (measure.by, measure.towards, measure.span.start) == ("RU", "TJ", date(2024, 6, 1))
    assert not measure.applies_on(date(2024, 5, 31))
    assert measure.applies_on(date(2024, 6, 1))


@pytest.mark.usefixtures("_loaded", "db")
def test_a_measure_on_goods_changes_their_duty_from_its_day_and_nothing_else() -> None:
    case = open_dispute()
    before = [treatment(day) for day in DAYS]
    copper = [treatment(day, COPPER) for day in DAYS]
    neighbour = [treatment(day, origin="UZ") for day in DAYS]
    assert set(before) == set(copper) == set(neighbour) == {"free"}

    record_measure("7208", "720917")

    assert [treatment(day) for day in DAYS] == ["free", *["most-favoured-nation"] * 2]
    assert [treatment(day, COPPER) for day in DAYS] == copper
    assert [treatment(day, "7209 16 100 0") for day in DAYS] == copper
    assert [treatment(day, origin="UZ") for day in DAYS] == neighbour
    (measure,) = case_on(held(), case, date(2024, 6, 2)).measures
    assert measure.goods == ("7208", "720917")
    assert not measure.applies_on(date(2024, 5, 31))


@pytest.mark.usefixtures("_loaded", "db")
def test_a_code_that_is_too_short_to_tell_leaves_the_answer_open() -> None:
    record_measure("720810")
    assert treatment("2024-06-01", "7208") == "free/most-favoured-nation"
    assert treatment("2024-06-01", "72") == "free/most-favoured-nation"
    assert treatment("2024-06-01", "7209") == "free"


@pytest.mark.usefixtures("_loaded", "db")
def test_a_measure_that_names_its_end_holds_until_the_day_before() -> None:
    record_measure("7208", until=date(2024, 6, 2))
    found = [treatment(day) for day in DAYS]
    assert found == ["free", "most-favoured-nation", "free"]
