"""What the register knew, and what a correction does to it (VCLT 79)."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.law.derive.visible import visible_acts
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.uncertain import Bounded
from support.worlds import act

DONE = date(1994, 1, 18)
LEARNT = date(1995, 5, 5)


def correction(day: date, right: date, about: str = "wrong") -> Act:
    return act(Kind.CORRECTION, "", day, about=about, corrects=(("date", right),))


def dates_known(acts: tuple[Act, ...], known: date | None) -> list[object]:
    found = visible_acts(acts, known)
    return [one.date for one in found if one.kind is not Kind.CORRECTION]


@pytest.mark.parametrize(
    ("known", "count"),
    [(date(1995, 5, 4), 0), (LEARNT, 1), (date(1995, 5, 6), 1), (None, 1)],
)
def test_an_act_is_seen_from_the_day_on_which_it_was_recorded(
    known: date | None, count: int
) -> None:
    acts = (act(Kind.RATIFICATION, "BY", DONE, recorded=LEARNT),)

    assert len(visible_acts(acts, known)) == count


@pytest.mark.parametrize(
    ("known", "count"), [(date(1994, 1, 17), 0), (DONE, 1), (date(1994, 1, 19), 1)]
)
def test_an_act_without_a_day_of_recording_is_known_as_it_happens(known: date, count: int) -> None:
    assert len(visible_acts((act(Kind.RATIFICATION, "BY", DONE),), known)) == count


def test_receipt_counts_and_not_the_date_of_the_letter() -> None:
    acts = (act(Kind.RATIFICATION, "BY", DONE, received=LEARNT),)

    assert visible_acts(acts, date(1995, 5, 4)) == ()
    assert visible_acts(acts, LEARNT) == acts


def test_an_uncertain_act_is_known_from_its_first_possible_day() -> None:
    acts = (act(Kind.RATIFICATION, "BY", None, received=Bounded(DONE, LEARNT)),)

    assert visible_acts(acts, date(1994, 1, 17)) == ()
    assert visible_acts(acts, DONE) == acts


def test_an_act_without_any_day_was_always_known() -> None:
    acts = (act(Kind.NOT_SIGNED, "TM", None),)

    assert visible_acts(acts, date(1800, 1, 1)) == acts


def test_a_bare_statement_is_known_from_the_effect_that_it_states() -> None:
    acts = (act(Kind.STATEMENT, "BY", None, effect=DONE),)

    assert visible_acts(acts, date(1994, 1, 17)) == ()
    assert visible_acts(acts, DONE) == acts


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (date(1995, 5, 4), DONE),
        (LEARNT, date(1994, 1, 19)),
        (date(1995, 5, 6), date(1994, 1, 19)),
        (None, date(1994, 1, 19)),
    ],
)
def test_a_correction_works_from_the_day_on_which_it_was_made_and_then_from_the_beginning(
    known: date | None, day: date
) -> None:
    wrong = act(Kind.RATIFICATION, "BY", DONE, id="wrong")

    assert dates_known((wrong, correction(LEARNT, date(1994, 1, 19))), known) == [day]


def test_of_two_corrections_the_later_one_stands_wherever_it_is_written() -> None:
    wrong = act(Kind.RATIFICATION, "BY", DONE, id="wrong")
    later = correction(date(1997, 1, 1), date(1994, 1, 20))
    earlier = correction(LEARNT, date(1994, 1, 19))

    assert dates_known((later, wrong, earlier), None) == [date(1994, 1, 20)]
    assert dates_known((later, wrong, earlier), date(1996, 12, 31)) == [date(1994, 1, 19)]


def test_a_correction_of_something_unknown_changes_nothing() -> None:
    wrong = act(Kind.RATIFICATION, "BY", DONE, id="wrong")

    assert dates_known((wrong, correction(LEARNT, LEARNT, about="other")), None) == [DONE]


def test_the_day_of_recording_itself_is_not_corrected() -> None:
    wrong = act(Kind.RATIFICATION, "BY", DONE, id="wrong", recorded=DONE)
    acts = (wrong, correction(LEARNT, date(1999, 1, 1)))

    assert dates_known(acts, date(1996, 1, 1)) == [date(1999, 1, 1)]
