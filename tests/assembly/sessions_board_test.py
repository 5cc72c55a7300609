"""The preparation board is made of plain facts; without a deadline nothing is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from foedus.assembly.sessions.board import (
    SECRETARIAT,
    Check,
    DayState,
    DelegationState,
    DocumentState,
    Preparations,
    QuestionState,
    Ready,
    RuleDue,
    Waits,
    board,
)
from foedus.law.terms.wording import Wording

TODAY = date(2024, 6, 1)
DAY = date(2024, 6, 14)
READY = Check(ready=Ready.READY)


def day(what: str = "planned", on: date = DAY, *, counts: bool = True) -> DayState:
    return DayState(what=what, day=on, place="", told=TODAY, counts=counts)


def document(number: int = 1, **more: object) -> DocumentState:
    checks = dict.fromkeys(("experts", "comments", "agreed", "clauses", "text"), READY)
    told = {"number": number, "name": f"lake/{number}", "title": Wording(f"D{number}")}
    return DocumentState(**{**told, "phase": "agreed", **checks, **more})


def seat(party: str, **more: object) -> DelegationState:
    told = {"capacity": "member", "level": "as-seated", "account": "announced"}
    return DelegationState(**{"seat": 1, "party": party, **told, **more})


def given_(**more: object) -> Preparations:
    base = {
        "today": TODAY,
        "phase": "preparing",
        "days": (day(),),
        "questions": (
            QuestionState(number=1, title=Wording("Water"), format="narrow", since=TODAY),
        ),
        "delegations": (seat("AM"),),
    }
    return Preparations(**{**base, **more})


def waits(who: str, due: date | None = None) -> Waits:
    return Waits(who=who, what=Wording("an answer"), due=due)


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2024, 6, 13), 1), (date(2024, 6, 14), 0), (date(2024, 6, 15), -1)],
)
def test_days_are_counted_to_the_day_that_stands(today, left) -> None:
    first = day(on=date(2024, 1, 1), counts=False)

    assert board(given_(today=today, days=(first, day("moved")))).days_left == left


def test_a_session_without_a_day_has_no_board() -> None:
    with pytest.raises(ValueError, match="a day from its planning"):
        board(given_(days=()))


@pytest.mark.parametrize(
    ("due", "ready", "left"),
    [
        (TODAY - timedelta(1), Ready.LATE, -1),
        (TODAY, Ready.WAITS, 0),
        (TODAY + timedelta(1), Ready.WAITS, 1),
        (None, Ready.WAITS, None),
    ],
)
def test_what_is_due_is_late_from_the_day_after(due, ready, left) -> None:
    made = board(given_(waits=(waits("AM", due),)))

    assert [(row.ready, row.days_left) for row in made.waits] == [(ready, left)]
    assert made.late == (ready is Ready.LATE)
    assert made.has_deadlines is (due is not None)


def test_the_most_pressing_comes_first_and_what_has_no_day_last() -> None:
    told = (waits("AM"), waits("BY", DAY), waits("KZ", TODAY - timedelta(3)))

    assert [row.who for row in board(given_(waits=told)).waits] == [("KZ",), ("BY",), ("AM",)]


def test_what_several_owe_in_the_same_words_stands_once_and_counts_for_each() -> None:
    yesterday = TODAY - timedelta(1)
    told = (waits("AM", yesterday), waits("BY", yesterday), waits("AM", yesterday), waits("BY"))
    made = board(given_(waits=told))

    assert [row.who for row in made.waits] == [("AM", "BY"), ("BY",)]
    assert (made.late, made.open) == (2, 3)


def test_a_document_is_ready_when_every_test_is_met_and_nobody_is_silent() -> None:
    not_needed = Check(ready=Ready.NOT_NEEDED)
    made = board(
        given_(
            documents=(
                document(1, clauses=not_needed),
                document(2, comments=Check(ready=Ready.WAITS)),
                document(3, silent=("AM",)),
                document(4, waits=(waits("AM", DAY), waits("BY", TODAY))),
            )
        )
    )

    assert [row.is_ready for row in made.documents] == [True, False, False, False]
    assert made.ready == 1
    assert made.documents[3].next is not None
    assert made.documents[3].next.who == ("BY",)


def test_who_has_not_answered_is_counted_in_the_order_of_the_seats() -> None:
    made = board(
        given_(
            delegations=(seat("AM"), seat("BY"), seat("KZ")),
            documents=(document(1, silent=("KZ", "BY")), document(2, silent=("KZ", "MD"))),
        )
    )

    assert made.silent == (("BY", 1), ("KZ", 2), ("MD", 1))


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({}, False),
        ({"account": ""}, True),
        ({"level": "unknown"}, True),
        ({"account": "", "capacity": "observer"}, False),
        ({"level": "absent"}, False),
        ({"needs_powers": True}, True),
        ({"needs_powers": True, "has_powers": True}, False),
    ],
)
def test_a_delegation_owes_its_head_and_full_powers(told, missing) -> None:
    made = board(given_(delegations=(seat("KZ", **told),)))

    assert bool(made.waits) is missing
    assert all(row.who == ("KZ",) for row in made.waits)


@pytest.mark.parametrize(("days", "late"), [(-1, 1), (0, 0), (1, 0)])
def test_the_agenda_is_late_from_the_day_after_that_of_the_rules(days, late) -> None:
    rule = RuleDue("agenda", Wording("agenda"), TODAY + timedelta(days), "Rule 2")
    made = board(given_(questions=(), by_the_rules=(rule,)))

    assert (made.late, made.has_deadlines) == (late, True)
    assert made.waits[0].waits.why == Wording("Rule 2")
    assert board(given_(by_the_rules=(rule,))).waits == ()  # it stands on the agenda


def test_an_empty_session_waits_for_the_secretariat() -> None:
    made = board(given_(questions=(), delegations=()))

    assert [row.who for row in made.waits] == [(SECRETARIAT,), (SECRETARIAT,)]
    unknown = board(given_(delegations=(), composition_known=False))
    assert "not on record" in unknown.waits[0].waits.what.en


@given(
    dues=some.lists(some.none() | some.integers(-50, 50), max_size=8),
    shift=some.integers(0, 30),
)
def test_as_days_pass_what_is_late_stays_late(dues, shift) -> None:
    told = tuple(
        waits(f"P{i}", None if n is None else TODAY + timedelta(n)) for i, n in enumerate(dues)
    )
    now, later = (board(given_(waits=told, today=TODAY + timedelta(n))) for n in (0, shift))

    assert now.late == sum(n is not None and n < 0 for n in dues)
    assert later.late == sum(n is not None and n < shift for n in dues)
    assert now.open == later.open == len(dues)
