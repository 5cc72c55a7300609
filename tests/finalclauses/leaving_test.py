"""Withdrawal, duration, reservations: what a careful lawyer reads."""

from __future__ import annotations

import pytest

from .support import given, reading_of


@pytest.mark.parametrize(
    ("text", "number", "unit", "start", "addressee"),
    [
        (
            (
                "Either Party may terminate this Agreement by giving 1 "
                "year’s advance notice in writing "
                "to the other Party."
            ),
            *(1, "years", "notice", "parties"),
        ),
        (
            (
                "Each Party may withdraw from this Agreement by means of "
                "a written notification to the "
                "Depositary. The withdrawal shall take effect six months after the "
                "date on which the "
                "notification is received by the Depositary."
            ),
            *(6, "months", "receipt", "depositary"),
        ),
        (
            (
                "This Agreement shall remain in force unless terminated "
                "by either Party on six months' "
                "notice to the other Party."
            ),
            *(6, "months", "notice", "parties"),
        ),
        (
            (
                "Any Contracting Party may denounce this Agreement by a written "
                "notification to the "
                "other Contracting Party. The termination shall take effect on the "
                "first day of the "
                "seventh month following the date on which the notification was received by the "
                "other Party."
            ),
            *(7, "months", "receipt", "parties"),
        ),
        (
            (
                "Any State Party may denounce this Convention by written notification to the "
                "Secretary-General of the United Nations. Denunciation "
                "shall take effect one year after "
                "the date of receipt of the notification by the Secretary-General."
            ),
            *(1, "years", "receipt", "other"),
        ),
        (
            (
                "Each of the Parties may leave this Agreement, having "
                "notified depository in writing no "
                "later than 12 months before leaving."
            ),
            *(12, "months", "notice", "depositary"),
        ),
    ],
)
def test_the_notice_is_read_with_its_start_and_addressee(
    text: str, number: int, unit: str, start: str, addressee: str
) -> None:
    reading = reading_of(text)

    assert reading.given("withdrawal.allowed") is True
    assert reading.given("withdrawal.notice.n") == number
    assert reading.given("withdrawal.notice.unit") == unit
    assert reading.given("withdrawal.counted_from") == start
    assert reading.given("withdrawal.addressee") == addressee


def test_an_office_with_which_instruments_are_deposited_is_the_depositary() -> None:
    text = (
        "Instruments of ratification shall be deposited with the Secretary-General of the United "
        "Nations.\nAny State Party may denounce this Convention by written notification to the "
        "Secretary-General of the United Nations."
    )

    assert given(text, "withdrawal.addressee") == "depositary"


def test_what_survives_is_told() -> None:
    text = (
        "Either Party may terminate this Agreement by six months' written notice to the other "
        "Party. This Agreement after its termination shall apply to the contracts among the "
        "enterprises of both countries."
    )
    reading = reading_of(text)

    assert reading.given("withdrawal.tail") is True
    assert given(text.partition("Party. This")[0] + "Party.", "withdrawal.tail") is False


@pytest.mark.parametrize(
    "text",
    [
        "Either party may terminate the contract on six months' notice.",
        "The Council may terminate the concession.",
        "The complaining Party may withdraw its complaint.",
        "Provisional measures shall be terminated within six months.",
    ],
)
def test_the_end_of_something_else_is_not_taken(text: str) -> None:
    assert given(text, "withdrawal.allowed") is None


@pytest.mark.parametrize(
    ("text", "kind", "years"),
    [
        ("This Agreement shall be valid indefinitely.", "indefinite", None),
        ("This Treaty is concluded for an indefinite period.", "indefinite", None),
        ("This Agreement shall remain in force for a period of ten years.", "fixed", 10),
    ],
)
def test_the_duration_is_read(text: str, kind: str, years: int | None) -> None:
    reading = reading_of(text)

    assert reading.given("duration.kind") == kind
    assert reading.given("duration.n_years") == years


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Reservations to this Treaty shall not be permitted.", "prohibited"),
        ("No reservations may be made to this Convention.", "prohibited"),
        (
            (
                "A reservation incompatible with the object and purpose of the present Convention "
                "shall not be permitted."
            ),
            "limited",
        ),
    ],
)
def test_the_reservations_clause_is_read(text: str, rule: str) -> None:
    assert given(text, "reservations") == rule


def test_an_excerpt_is_silent_on_nothing() -> None:
    text = "This Agreement shall enter into force on 1 January 2005."

    assert given(text, "reservations") is None


def test_a_notice_given_twice_counts_from_the_last() -> None:
    reading = reading_of(
        "A Party which desires that this Agreement be terminated shall give to the other Parties "
        "notice in writing of its desire and consultations shall then take place. If at the end of "
        "ninety days the Party again gives to the other Parties notice in writing to this effect, "
        "this Agreement shall cease to have effect on the one hundred and eightieth day from the "
        "day on which the last mentioned notice is given."
    )

    assert reading.given("withdrawal.allowed") is True
    assert reading.given("withdrawal.notice.n") == 180
    assert reading.given("withdrawal.counted_from") == "notice"


def test_a_depositary_named_beside_the_parties_is_the_addressee() -> None:
    text = (
        "Any Party may withdraw from this Agreement by means of a written notification to all "
        "other Parties and the Depositary."
    )

    assert reading_of(text).given("withdrawal.addressee") == "depositary"


def test_rights_beside_the_treaty_are_no_tail() -> None:
    text = (
        "Either Party may terminate this Agreement by written notification to the other Party. "
        "The rights and obligations of a Contracting State which has withdrawn from this "
        "Agreement shall cease to apply as of that effective date."
    )

    assert reading_of(text).given("withdrawal.tail") is False
