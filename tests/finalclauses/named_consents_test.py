"""Who must be among the consents, and how many: the usual forms; what no value holds is shown."""

from __future__ import annotations

import pytest

from foedus.finalclauses.terms import Status

from .support import given, reading_of

RULE = "entry_into_force"
BEGINNING = "This Agreement shall enter into force"


@pytest.mark.parametrize(
    ("rest", "number", "named"),
    [
        (
            (
                "on the thirtieth day following the deposit of the "
                "third instrument of ratification, "
                "including those of Kenya and Uganda."
            ),
            3,
            ("Kenya", "Uganda"),
        ),
        (
            "30 days after its ratification by at least four States, one of which shall be Brazil.",
            4,
            ("Brazil",),
        ),
        (
            (
                "upon the deposit of instruments of ratification by three of the Parties, "
                "of which Egypt must be one."
            ),
            3,
            ("Egypt",),
        ),
        (
            (
                "on the date on which the EU Party and at least one signatory Andean Country "
                "have notified each other of the completion of their internal procedures."
            ),
            1,
            ("EU Party",),
        ),
        (
            (
                "when ten signatory States, including Japan and the United States, have deposited "
                "their instruments of ratification."
            ),
            10,
            ("Japan", "United States"),
        ),
        ("after eleven States have ratified it, including Nigeria.", 11, ("Nigeria",)),
        (
            (
                "on the date of deposit of the fourth instrument of ratification, provided that "
                "Argentina and Brazil are among the depositing States."
            ),
            4,
            ("Argentina", "Brazil"),
        ),
    ],
)
def test_who_must_be_among_the_consents(rest: str, number: int, named: tuple[str, ...]) -> None:
    text = f"{BEGINNING} {rest}"
    assert given(text, f"{RULE}.trigger") == "nth_consent"
    assert given(text, f"{RULE}.n") == number
    assert given(text, f"{RULE}.must_include") == named


def test_an_exchange_between_one_and_some_others_has_no_number() -> None:
    text = (
        f"{BEGINNING} on the date on which the United States and one or more other "
        "signatories exchange written notifications certifying that they have completed "
        "their applicable legal procedures."
    )
    assert given(text, f"{RULE}.trigger") == "exchange_of_instruments"
    assert given(text, f"{RULE}.must_include") == ("United States",)
    assert reading_of(text).value(f"{RULE}.n") is None


@pytest.mark.parametrize(
    "rest",
    [
        (
            "on the date when at least six signatories that are member states of ASEAN and three "
            "signatories other than ASEAN member states have deposited their instruments."
        ),
        (
            "on the first day of the month following the expiration "
            "of a period of three months after "
            "the date on which five States, including at least four "
            "member States of the Council of "
            "Europe, have expressed their consent to be bound by the Agreement."
        ),
        "after ratification by at least ten States, including five from each region.",
        (
            "on the thirtieth day following the deposit of the third instrument of ratification, "
            "excluding that of the European Union."
        ),
    ],
)
def test_a_category_among_the_consents_is_shown_as_not_understood(rest: str) -> None:
    reading = reading_of(f"{BEGINNING} {rest}", heading="Entry into force")
    assert reading.value(f"{RULE}.trigger") is None
    assert reading.unread


@pytest.mark.parametrize(
    ("rest", "trigger"),
    [
        ("upon signature by the last of the Parties.", "on_signature"),
        ("upon the date of the last signature.", "on_signature"),
        ("on a date to be determined by the Joint Council.", "decision_of_organ"),
        ("on the date on which the Joint Committee so decides.", "decision_of_organ"),
        (
            (
                "on the later of 1 January 2012 and the date of the exchange of instruments of "
                "ratification."
            ),
            "later_of",
        ),
        (
            (
                "definitively on 1 January 2000 or on any date "
                "thereafter, if by that date instruments "
                "of ratification have been deposited by Governments "
                "representing at least 80 per cent "
                "of total exports."
            ),
            "fixed_date_if_consents",
        ),
        ("upon acceptance by two thirds of the Members of the WTO.", "nth_consent"),
        (
            (
                "twelve months after the date on which not less than "
                "15 States, the combined merchant "
                "fleets of which constitute not less than fifty per "
                "cent of the gross tonnage of the "
                "world's merchant shipping, have either signed it without reservation as to "
                "ratification or have deposited the requisite instruments of ratification or "
                "accession in accordance with article 13."
            ),
            "threshold_weighted",
        ),
    ],
)
def test_the_event_is_read_in_the_words_of_the_worlds_treaties(rest: str, trigger: str) -> None:
    assert given(f"{BEGINNING} {rest}", f"{RULE}.trigger") == trigger


def test_the_rule_for_later_parties_may_stand_in_the_same_sentence() -> None:
    text = (
        f"{BEGINNING} thirty days after the deposit of the fourth instrument of ratification, "
        "and for the remaining signatories on the tenth day after the deposit of their "
        "respective instruments of ratification."
    )
    assert given(text, f"{RULE}.n") == 4
    assert given(text, f"{RULE}.delay.n") == 30
    assert given(text, f"{RULE}.later_parties.delay.form") == "nth_day"
    assert given(text, f"{RULE}.later_parties.delay.n") == 10


def test_the_day_from_which_a_treaty_is_applied_is_not_that_of_its_entry_into_force() -> None:
    reading = reading_of(
        f"{BEGINNING} on the day of its signature and shall apply from 1 May 2006."
    )
    assert reading.value(f"{RULE}.delay.date") is None
    form = reading.value(f"{RULE}.delay.form")
    assert form is not None
    assert form.status is Status.TO_CONFIRM


def test_the_two_parties_are_all_of_them() -> None:
    text = f"{BEGINNING} thirty days after the two Contracting Parties have ratified it."
    assert given(text, f"{RULE}.trigger") == "all_consents"
    assert reading_of(text).value(f"{RULE}.n") is None
