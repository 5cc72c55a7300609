"""Entry into force: the sentences of the world's treaties, and what a careful lawyer reads."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.finalclauses.terms import Status

from .support import given, reading_of

RULE = "entry_into_force"


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "number"),
    [
        (
            "This Agreement shall enter into force on the date of signature.",
            "on_signature",
            "signature",
            None,
        ),
        (
            (
                "This Treaty shall enter into force on the date of receipt by the depositary of a "
                "third notification on the fulfilment by its signatory Parties of the internal "
                "procedures necessary for its entry into force."
            ),
            "nth_consent",
            "notification",
            3,
        ),
        (
            (
                "This Convention shall enter into force on the thirtieth day after the date of the "
                "deposit with the Secretary-General of the United Nations of the twentieth "
                "instrument of ratification or accession."
            ),
            "nth_consent",
            "any",
            20,
        ),
        (
            (
                "This Agreement shall enter into force on the date of the exchange of instruments "
                "of ratification."
            ),
            "exchange_of_instruments",
            "ratification",
            None,
        ),
        (
            (
                "This Agreement shall enter into force on the day of the receipt of "
                "the last written "
                "notification by which the Parties inform each other that all necessary "
                "requirements have been fulfilled."
            ),
            "last_notification",
            "notification",
            None,
        ),
        (
            (
                "This Agreement shall enter into force 30 days after the deposit of "
                "the instruments "
                "of ratification by all the Member States."
            ),
            "all_consents",
            "ratification",
            None,
        ),
        ("This Agreement shall enter into force on 1 August 2005.", "fixed_date", None, None),
        (
            (
                "It shall enter into force on 1 January 1997, provided that the "
                "Contracting Parties "
                "have notified each other before that date that the procedures necessary to this "
                "end have been completed."
            ),
            "fixed_date_if_consents",
            "notification",
            None,
        ),
        (
            (
                "This Treaty shall enter into force, upon ratification by at least nine signatory "
                "States."
            ),
            "nth_consent",
            "ratification",
            9,
        ),
    ],
)
def test_the_trigger_is_read_with_its_unit(
    text: str, trigger: str, kind: str | None, number: int | None
) -> None:
    reading = reading_of(text)

    assert reading.given(f"{RULE}.trigger") == trigger
    assert reading.given(f"{RULE}.consent_kind") == kind
    assert reading.given(f"{RULE}.n") == number


@pytest.mark.parametrize(
    ("words", "form", "number", "unit"),
    [
        ("on", "none", None, None),
        ("30 days after", "days", 30, "days"),
        ("thirty (30) days following", "days", 30, "days"),
        ("upon the expiry of 30 days from", "days", 30, "days"),
        ("on the thirtieth day after", "nth_day", 30, "days"),
        ("on the 90th day following", "nth_day", 90, "days"),
        ("six months after", "months", 6, "months"),
        ("one year after", "years", 1, "years"),
        ("on the first day of the month following", "first_day_of_month_after", 1, "months"),
        ("on the first day of the second month following", "first_day_of_month_after", 2, "months"),
        (
            "on the first day of the month following a period of three months after",
            "first_day_of_month_after",
            4,
            "months",
        ),
    ],
)
def test_the_delay_is_read_with_its_form(
    words: str, form: str, number: int | None, unit: str | None
) -> None:
    text = f"This Treaty shall enter into force {words} the date of exchange of notes."
    reading = reading_of(text)

    assert reading.given(f"{RULE}.delay.form") == form
    assert reading.given(f"{RULE}.delay.n") == number
    assert reading.given(f"{RULE}.delay.unit") == unit


def test_the_ambiguity_of_upon_the_expiry_is_kept() -> None:
    expiry = (
        "This Treaty shall enter into force upon the expiry of 30 days from the exchange of notes."
    )
    plain = "This Treaty shall enter into force 30 days from the exchange of notes."

    assert given(expiry, f"{RULE}.delay.expiry") is True
    assert given(plain, f"{RULE}.delay.expiry") is None


def test_a_fixed_date_is_a_day() -> None:
    text = "This Agreement shall enter into force on January 1, 1994."

    assert given(text, f"{RULE}.delay.date") == date(1994, 1, 1)


def test_who_must_be_included_is_named_as_written() -> None:
    text = (
        "This Agreement shall enter into force on 1 June 2005 in "
        "relation to those Signatory States "
        "which by then have deposited their instruments of ratification or acceptance with the "
        "Depositary, provided that Tunisia is among the States that have deposited their "
        "instruments of ratification or acceptance."
    )
    reading = reading_of(text)

    assert reading.given(f"{RULE}.must_include") == ("Tunisia",)
    assert reading.given(f"{RULE}.trigger") == "fixed_date_if_consents"


def test_later_parties_are_apart_from_the_rule() -> None:
    text = (
        "1. This Convention shall enter into force on the thirtieth day after the deposit of the "
        "twentieth instrument of ratification.\n"
        "2. For each State ratifying this Convention after the deposit of the twentieth "
        "instrument of ratification, the Convention shall enter into force on the sixtieth day "
        "after the date of the deposit of its own instrument of ratification."
    )
    reading = reading_of(text)

    assert reading.given(f"{RULE}.delay.n") == 30
    assert reading.given(f"{RULE}.later_parties.delay.n") == 60


def test_a_fall_back_is_not_the_rule() -> None:
    text = (
        "2. This Agreement shall enter into force on 1 January 2005.\n"
        "3. In case this Agreement does not enter into force on 1 January 2005 it shall enter "
        "into force on the date of exchange of the instruments of ratification."
    )

    assert given(text, f"{RULE}.trigger") == "fixed_date"


def test_provisional_application_is_told() -> None:
    text = (
        "This Agreement shall be provisionally applied from the date of its signature, and shall "
        "enter into force on the date of exchange of the instruments of ratification."
    )
    without = "This Agreement shall enter into force on the date of exchange of notes."

    assert given(text, f"{RULE}.provisional_application") is True
    assert given(without, f"{RULE}.provisional_application") is False


@pytest.mark.parametrize(
    "text",
    [
        "Amendments shall enter into force on the date of exchange of notes.",
        "The annex shall enter into force on 1 January 2005.",
        "This Chapter enters into force on 1 January 2005.",
        "The customs concessions shall enter into force on 1 January 2005.",
        "Upon its entry into force, this Agreement shall replace the Agreement of 1970.",
    ],
)
def test_the_entry_into_force_of_something_else_is_not_taken(text: str) -> None:
    assert given(text, f"{RULE}.trigger") is None


def test_what_is_not_understood_is_shown_and_nothing_is_given() -> None:
    text = (
        "This Agreement shall enter into force on the date of exchange of notes, save where the "
        "moon is full."
    )
    reading = reading_of(text, heading="Entry into force")

    assert reading.given(f"{RULE}.trigger") is None
    assert reading.unread[0].where.startswith("save where")


def test_misspelt_words_are_read_and_told() -> None:
    text = (
        "This Agrement shall enter into force on the fist day of the second month following the "
        "exchange of notes."
    )
    reading = reading_of(text)

    assert reading.given(f"{RULE}.delay.n") == 2
    assert {(one.written, one.read) for one in reading.corrections} == {
        ("agrement", "agreement"),
        ("fist", "first"),
    }


def test_lost_spaces_are_found_again() -> None:
    text = "ThisAgreementshallenterintoforceon 1 January 1994."

    assert given(text, f"{RULE}.delay.date") == date(1994, 1, 1)


def test_a_misspelt_number_is_to_be_confirmed() -> None:
    text = "This Agreement shall enter into force eighten days after the exchange of notes."
    value = reading_of(text).value(f"{RULE}.delay.n")

    assert value is not None
    assert (value.value, value.status) == (18, Status.TO_CONFIRM)


def test_articles_that_contradict_each_other_give_nothing() -> None:
    text = (
        "1. This Agreement shall enter into force on the date of exchange of notes.\n"
        "2. This Agreement shall enter into force on signature."
    )
    value = reading_of(text).value(f"{RULE}.trigger")

    assert value is not None
    assert value.status is Status.TO_CONFIRM
    assert len(value.quotes) == 2


def test_each_value_has_its_exact_words() -> None:
    text = "This Treaty shall enter into force 45 days after the exchange of notes."
    reading = reading_of(text)
    value = reading.value(f"{RULE}.delay.n")

    assert value is not None
    assert value.quotes[0].words == "45"
    assert all(
        reading.text[quote.start : quote.end] == quote.words
        for one in reading.values
        for quote in one.quotes
    )


def test_all_but_two_are_all_consents_by_a_day() -> None:
    reading = reading_of(
        "This Agreement shall enter into force on 1 May 2007, provided that all Parties except the "
        "Republic of Bulgaria and Romania have deposited their instruments of ratification, "
        "acceptance or approval with the Depositary by 31 March 2007."
    )

    assert reading.given("entry_into_force.trigger") == "fixed_date_if_consents"
    assert reading.given("entry_into_force.consent_kind") == "any"
    assert reading.given("entry_into_force.must_include") is None


def test_a_name_with_a_comma_is_one_name() -> None:
    reading = reading_of(
        "This Agreement shall enter into force on 1 June 2012, in relation to those Parties which "
        "have deposited their instruments of ratification, acceptance or approval with the "
        "Depositary at least two months before that date, provided that Hong Kong, China is among "
        "those Parties."
    )

    assert reading.given("entry_into_force.must_include") == ("Hong Kong, China",)


def test_a_rule_for_those_who_come_later_may_stand_in_the_same_sentence() -> None:
    reading = reading_of(
        "This Agreement shall enter into force 30 days after the date of deposit of the sixth "
        "instrument of ratification or accession, and thereafter for each Party 60 days after the "
        "date of deposit of its instrument of ratification or accession."
    )

    assert reading.given("entry_into_force.n") == 6
    assert reading.given("entry_into_force.delay.n") == 30
    assert reading.given("entry_into_force.later_parties.delay.n") == 60
