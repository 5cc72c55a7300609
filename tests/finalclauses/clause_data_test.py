"""From the reading to clause data: values of the law, and a register's TOML."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from foedus.documents.reading import read_document
from foedus.finalclauses.clause_data import TomlNaming, clauses_of, toml_of
from foedus.finalclauses.reading import read_treaty
from foedus.finalclauses.terms import Reading
from foedus.law.terms.conditions import All, Count, Every, FromDay, Group, Includes, What
from foedus.law.terms.delays import Base, Rounding
from foedus.law.terms.wording import Wording

from .support import reading_of

ROOT = Path(__file__).parent.parent.parent
TEXTS = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared" / "data"))
NAMING = TomlNaming(
    id="proposed/test",
    title=Wording("Test", "Проба"),
    adopted=date(2001, 5, 1),
    languages=("en",),
    codes={"Tunisia": "TN"},
)


def test_the_nth_notification_is_a_count_of_notifications() -> None:
    reading = reading_of(
        "This Treaty shall enter into force upon the expiry of 30 days from the date of receipt by "
        "the depositary of a third notification on the fulfillment by its signatory Parties of "
        "the internal procedures necessary for its entry into force."
    )
    clause = clauses_of(reading, NAMING).entry_into_force

    assert clause is not None
    assert clause.condition == Count(3, What.NOTIFICATIONS, Group.SIGNATORIES)
    assert (clause.delay.days, clause.delay.base) == (30, Base.RECEIPT)


def test_the_second_month_following_is_one_month_moved_to_the_first() -> None:
    reading = reading_of(
        "This Agreement shall enter into force on the first day of the second month following the "
        "exchange of instruments of ratification."
    )
    clause = clauses_of(reading, NAMING).entry_into_force

    assert clause is not None
    assert clause.condition == Every(Group.SIGNATORIES, What.RATIFICATIONS)
    assert (clause.delay.months, clause.delay.rounding) == (1, Rounding.FIRST_OF_NEXT_MONTH)


CONDITIONAL = (
    "This Agreement shall enter into force on 1 June 2005 in relation to those Signatory States "
    "which by then have ratified this Agreement, provided that Tunisia is among the States that "
    "have deposited their instruments of ratification."
)


def test_a_state_that_must_be_included_has_its_code() -> None:
    clause = clauses_of(reading_of(CONDITIONAL), NAMING).entry_into_force

    assert clause is not None
    assert clause.condition == All(
        (
            All((Every(Group.SIGNATORIES, What.RATIFICATIONS), FromDay(date(2005, 6, 1)))),
            Includes(frozenset({"TN"}), What.RATIFICATIONS),
        )
    )


def test_without_its_code_the_condition_is_left_out() -> None:
    naming = TomlNaming(id="x", title=Wording("X"), adopted=date(2001, 5, 1))

    assert clauses_of(reading_of(CONDITIONAL), naming).entry_into_force is None


def test_values_to_confirm_are_comments() -> None:
    reading = reading_of(
        "This Agreement shall enter into force eighten days after the exchange of notes."
    )
    text = toml_of(reading, NAMING)

    assert "to be confirmed" in text
    assert "entry_into_force.delay.n = 18" in text
    assert tomllib.loads(text)["id"] == "proposed/test"


def test_hostile_words_stay_inside_their_strings() -> None:
    reading = reading_of(
        'Reservations to this Treaty shall not be permitted. """ \x00 \\ \n[acts]\n'
        'kind = "x" \ud800'
    )

    assert "acts" not in tomllib.loads(toml_of(reading, NAMING))


def _shipped() -> Reading:
    path = TEXTS / "treaty-texts" / "tota" / "pta_413.xml"
    if not path.exists():
        pytest.skip(
            f"There is no treaty text at {path}; set FOEDUS_SHARED_DATA to the data folder."
        )
    return read_treaty(read_document(path.read_bytes(), path.name))


def test_the_treaty_of_2011_gives_the_clause_data_of_the_shipped_register() -> None:
    held = tomllib.loads(
        (ROOT / "src/foedus/registers/cis/instruments/trade/free-trade-2011.toml").read_text(
            "utf-8"
        )
    )
    proposed = tomllib.loads(toml_of(_shipped(), NAMING))

    for clause, keys in {
        "entry_into_force": ("cite", "when", "delay", "later"),
        "reservations": ("cite", "rule"),
        "withdrawal": ("notice", "addressee"),
    }.items():
        for key in keys:
            assert proposed[clause][key] == held[clause][key], (clause, key)
