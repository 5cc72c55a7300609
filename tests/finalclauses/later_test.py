"""Later parties, what survives the end, and renewal: clauses in which several rules stand."""

from __future__ import annotations

import pytest

from foedus.finalclauses.reading import read_excerpts
from foedus.finalclauses.terms import Excerpt

from .support import given, reading_of

LATER = "entry_into_force.later_parties.delay"
LEAVING = "Either Party may terminate this Agreement by six months' notice to the other Party. "


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        (
            (
                "This Agreement shall come into force for an eligible acceding State 30 days"
                " after the"
                " date of deposit of its corresponding instrument of accession."
            ),
            "days",
            30,
        ),
        (
            (
                "As regards those States which have not ratified the Convention by the date of its"
                " entry into force, the provisions of the Convention shall become applicable on the"
                " first day of the month following the deposit of their instruments of"
                " ratification."
            ),
            "first_day_of_month_after",
            1,
        ),
        (
            (
                "For each of the other States the Agreement shall enter into force on the date its"
                " instrument of accession shall be deposited."
            ),
            "none",
            None,
        ),
        (
            (
                "The accession shall take effect thirty days after the date of deposit of the"
                " instrument of accession."
            ),
            "days",
            30,
        ),
        (
            (
                "An acceding State shall become a Party to this Agreement on the thirtieth day"
                " after"
                " the deposit of its instrument of accession."
            ),
            "nth_day",
            30,
        ),
    ],
)
def test_the_rule_for_later_parties_is_read_apart(text: str, form: str, number: object) -> None:
    assert given(text, f"{LATER}.form") == form
    assert given(text, f"{LATER}.n") == number
    assert given(text, "entry_into_force.trigger") is None


def test_a_spanish_rule_for_later_parties_stands_beside_the_general_one() -> None:
    text = (
        "El presente Tratado entrará en vigor treinta días después del depósito del tercer"
        " instrumento de ratificación. Para los demás signatarios, entrará en vigor el trigésimo"
        " día posterior al depósito del respectivo instrumento de ratificación."
    )

    assert given(text, "entry_into_force.n", "es") == 3
    assert given(text, f"{LATER}.form", "es") == "nth_day"


@pytest.mark.parametrize(
    "text",
    [
        "The termination of this Agreement shall not affect contracts concluded before it.",
        (
            "Its provisions shall continue to apply to contracts concluded during its validity and"
            " not executed on the date of its termination."
        ),
        (
            "Upon termination of this Agreement, its provisions shall continue to govern any"
            " existing"
            " obligations assumed thereunder."
        ),
        "A Party so withdrawing undertakes to honour any financial obligations duly assumed.",
    ],
)
def test_what_survives_the_end_is_a_tail(text: str) -> None:
    assert given(LEAVING + text, "withdrawal.tail") is True


@pytest.mark.parametrize(
    "text",
    [
        "If a Party withdraws, the Agreement shall remain in force for the remaining Parties.",
        "This Agreement shall not affect the rights of the Parties under other agreements.",
    ],
)
def test_what_goes_on_between_others_is_no_tail(text: str) -> None:
    assert given(LEAVING + text, "withdrawal.tail") is False


def test_a_chapter_of_its_own_may_say_what_survives() -> None:
    reading = read_excerpts(
        [
            Excerpt(article="10", text=LEAVING),
            Excerpt(
                article="5",
                text="This Chapter shall continue to be in effect with respect to investments made"
                " before the date of termination of this Agreement for a further period of ten"
                " years after the date of termination.",
            ),
        ]
    )

    assert reading.given("withdrawal.tail") is True
    assert reading.given("withdrawal.notice.n") == 6


def test_the_end_of_provisional_application_is_not_the_right_to_leave() -> None:
    reading = read_excerpts(
        [
            Excerpt(
                article="9",
                text="In this case, the termination shall take effect on the first day of the"
                " month following the notification.",
            ),
            Excerpt(article="10", text=LEAVING),
        ]
    )

    assert reading.given("withdrawal.notice.n") == 6


@pytest.mark.parametrize(
    ("text", "kind", "years"),
    [
        (
            (
                "This Agreement is concluded for a period of five years and shall be tacitly"
                " renewed"
                " for successive periods of one year, unless denounced by either Party at least six"
                " months before the expiry of the period of validity."
            ),
            "renewable",
            5,
        ),
        (
            (
                "This Agreement shall remain in force for ten years; thereafter it shall"
                " continue in"
                " force unless terminated in accordance with paragraph 3 of this Article."
            ),
            "indefinite",
            None,
        ),
        (
            (
                "This Agreement shall be applicable until the entry into force of the Europe"
                " Agreement"
                " signed in Luxembourg on 10 June 1996."
            ),
            "fixed",
            None,
        ),
    ],
)
def test_a_term_is_read_with_its_renewal(text: str, kind: str, years: object) -> None:
    assert given(text, "duration.kind") == kind
    assert given(text, "duration.n_years") == years


def test_a_notice_that_prevents_a_renewal_counts_from_no_day() -> None:
    reading = reading_of(
        "This Agreement shall be valid for one year and shall be renewed for further periods of"
        " one year unless either Party notifies the other three months in advance."
    )

    assert reading.given("withdrawal.notice.n") == 3
    assert reading.given("withdrawal.counted_from") is None


def test_the_depositary_goes_before_the_other_parties() -> None:
    reading = reading_of(
        "Any Party may withdraw from this Agreement by written notification to the other Parties."
        " Such withdrawal shall be effective six months after the date on which the notification is"
        " received by the Depositary."
    )

    assert reading.given("withdrawal.addressee") == "depositary"
