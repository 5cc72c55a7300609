"""Lists: what changed, what is open, what is to come, the matrix, the first page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collection.pages_views import on, view_of, viewing, with_acts
from foedus.collection.pages.changes import act_page, recent_changes
from foedus.collection.pages.deadlines import calendar
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.home import home_page
from foedus.collection.pages.matrix import MatrixPage, Order, matrix_page
from foedus.collection.pages.matrix_cells import Cell
from foedus.collection.pages.open_questions import QuestionKind, open_questions
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Kind, Rival, Stated
from foedus.law.terms.clauses import ProvisionalApplication, Withdrawal
from foedus.law.terms.conditions import Count
from foedus.law.terms.delays import Base, Delay
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.instruments import Dispute, Instrument
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from support.worlds import TEXT, TREATY, act, register_of, treaty

TWO = Count(number=2)


def _pair_of_parties() -> list[object]:
    return [act(Kind.RATIFICATION, party, date(1993, 1, 1)) for party in ("AA", "BB")]


def _text(page: MatrixPage, instrument: str, party: str) -> str:
    row = next(row for row in page.rows if row.instrument.id == instrument)
    return next(cell.text for cell in row.cells if cell.party == party)


# the matrix


def test_the_printed_legend_is_that_of_the_rules() -> None:
    page = matrix_page(on("2026-11-22", language="ru"), "cis")

    assert [one.sign for one in page.legend] == ["дата", "+", "-", "ВП", "курсив", "пусто"]


def test_the_cells_of_the_bundled_matrix() -> None:
    page = matrix_page(on("2026-11-22"), "cis")

    assert _text(page, "cis/charter-1993", "BY") == "1994-01-18"
    assert _text(page, "cis/charter-1993", "TM") == "-"
    assert _text(page, "cis/charter-1993", "GE") == ""
    assert _text(page, "cis/free-trade-2011", "AM") == "(2012-10-17)"
    assert _text(page, "cis/free-trade-2011", "UZ") == "→"


@pytest.mark.parametrize(
    ("day", "text"), [("2009-08-17", "1994-04-19"), ("2009-08-18", ""), ("2009-08-19", "")]
)
def test_a_state_that_left_leaves_a_blank(day: str, text: str) -> None:
    assert _text(matrix_page(on(day), "cis"), "cis/charter-1993", "GE") == text


def _matrix_of_all_cells() -> Instrument:
    clause = ProvisionalApplication(text=TEXT)
    out = Withdrawal(text=TEXT, notice=Delay(months=12, base=Base.RECEIPT))
    acts = [
        *(act(Kind.SIGNATURE, party, date(1992, 2, 1)) for party in ("AA", "BB", "CC", "DD")),
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.RATIFICATION, "BB", date(1993, 1, 1)),
        act(Kind.PROVISIONAL_EXCLUDED, "CC", date(1992, 2, 1)),
        act(Kind.WITHDRAWAL, "BB", date(1994, 1, 1)),
        act(Kind.NOT_SIGNED, "EE", date(1992, 2, 1)),
    ]
    return treaty(acts, TWO, provisional=clause, withdrawal=out)


def test_every_sign_of_the_legend_is_drawn_where_it_belongs() -> None:
    page = matrix_page(view_of(_matrix_of_all_cells()))

    assert {cell.party: (cell.cell, cell.text) for cell in page.rows[0].cells} == {
        "AA": (Cell.DATE, "1993-01-01"),
        "BB": (Cell.LEFT, ""),
        "CC": (Cell.PENDING, "+"),
        "DD": (Cell.PROVISIONAL, "ВП"),
        "EE": (Cell.NOT_SIGNED, "-"),
    }


def test_a_document_that_is_not_in_force_stands_in_italics() -> None:
    page = {
        day: matrix_page(view_of(treaty(_pair_of_parties(), TWO), day=day)).rows[0].italics
        for day in ("1992-12-31", "1993-01-01", "1993-01-02")
    }

    assert page == {"1992-12-31": True, "1993-01-01": False, "1993-01-02": False}


def test_a_document_without_any_signature_on_record_does_not_say_who_did_not_sign() -> None:
    stated = act(Kind.STATEMENT, "", None, effect=date(1993, 1, 1), states=Stated.IN_FORCE)
    other = replace(treaty(_pair_of_parties(), TWO), id="x/other")
    page = matrix_page(view_of(treaty([stated], TWO), other))

    assert _text(page, TREATY, "AA") == "?"


def test_a_consent_whose_day_is_only_bounded_is_printed_with_its_bounds() -> None:
    first = act(Kind.RATIFICATION, "AA", Bounded(date(1993, 1, 1), date(1993, 3, 1)))
    second = act(Kind.RATIFICATION, "BB", date(1993, 1, 1))
    page = matrix_page(view_of(treaty([first, second], TWO)))

    assert _text(page, TREATY, "AA") == "[1993-01-01..1993-03-01]"


def test_a_consent_on_whose_day_sources_differ_is_printed_with_every_day() -> None:
    view = _disputed()
    settled = _disputed(settled="day-2")

    assert _text(matrix_page(view), TREATY, "AA") == "[1993-01-01,1993-01-02]"
    assert _text(matrix_page(settled), TREATY, "AA") == "1993-01-02"


def test_states_stand_in_the_order_of_signature_or_of_the_alphabet() -> None:
    view = on("2026-11-22")
    signed = [one.id for one in matrix_page(view, "cis").states]
    named = [one.name for one in matrix_page(view, "cis", order=Order.ALPHABET).states]

    assert signed[:4] == ["AM", "BY", "KZ", "KG"]
    assert named == sorted(named)


def test_counts_are_those_of_the_cells() -> None:
    page = matrix_page(on("2026-11-22"), "cis")

    assert sum(number for _, number in page.totals) == len(page.rows) * len(page.states)
    assert all(sum(n for _, n in row.counts) == len(page.states) for row in page.rows)


def test_a_matrix_of_nothing_that_exists_is_refused() -> None:
    with pytest.raises(UnknownName):
        matrix_page(on("2026-11-22"), "nato")
    with pytest.raises(BadFilter) as refused:
        matrix_page(on("2026-11-22"), subject="<b>")
    assert refused.value.code == "E80"


# changes


def test_changes_stand_by_the_day_on_which_they_were_learnt() -> None:
    late = act(Kind.RATIFICATION, "AA", date(1993, 1, 1), recorded=date(1995, 1, 1))
    soon = act(Kind.RATIFICATION, "BB", date(1994, 1, 1))
    page = recent_changes(view_of(treaty([late, soon], TWO)))

    assert [(one.day.year, one.recorded, one.act.party.id) for one in page.changes] == [
        (1995, True, "AA"),
        (1994, False, "BB"),
    ]
    assert {one.href for one in page.changes} == {"/instruments/x/treaty"}


def test_changes_since_a_day_and_up_to_a_limit() -> None:
    acts = [act(Kind.RATIFICATION, "AA", date(1993, 1, day)) for day in (1, 2, 3)]
    view = view_of(treaty(acts, TWO))

    assert len(recent_changes(view, since=date(1993, 1, 2)).changes) == 2
    limited = recent_changes(view, limit=1)
    assert [one.day.day for one in limited.changes] == [3]
    assert limited.more == 2


def test_the_page_of_an_act_has_its_rivals() -> None:
    page = act_page(on("2026-11-22"), "ge-notice")

    assert [one.id for one in page.rivals] == ["ge-notice-20"]
    assert page.act.subject.id == "cis/charter-1993"


def test_an_act_that_was_not_known_yet_is_an_unknown_name() -> None:
    with pytest.raises(UnknownName):
        act_page(on("2026-11-22", known=date(2008, 8, 17)), "ge-notice")


# open questions


def _disputed(settled: str = "") -> View:
    rivals = [
        act(
            Kind.RATIFICATION,
            "AA",
            date(1993, 1, day),
            rival=Rival(dispute="when", reading=f"day-{day}"),
        )
        for day in (1, 2)
    ]
    dispute = Dispute(id="when", question=Wording("When?", "Когда?"), settled=settled)
    return view_of(replace(treaty(rivals, TWO), disputes=(dispute,)))


def test_a_dispute_is_open_until_it_is_settled() -> None:
    found = open_questions(_disputed()).questions

    assert [(one.kind, one.question, one.readings) for one in found] == [
        (QuestionKind.DISPUTE, "When?", ("day-1", "day-2"))
    ]
    assert open_questions(_disputed(settled="day-1")).questions == ()


def test_a_dispute_that_the_reader_settles_by_a_reading_is_not_open() -> None:
    view = replace(_disputed(), readings=frozenset({"day-2"}))

    assert open_questions(view).questions == ()


def test_a_day_that_is_not_known_is_an_open_question() -> None:
    unsure = act(Kind.RATIFICATION, "AA", Bounded(date(1993, 1, 1)))
    found = open_questions(view_of(treaty([unsure], TWO))).questions

    assert [one.kind for one in found] == [QuestionKind.UNKNOWN_DAY]


def test_a_statement_that_disagrees_with_what_is_computed_is_an_open_question() -> None:
    wrong = act(Kind.STATEMENT, "", None, effect=date(1993, 1, 2), states=Stated.IN_FORCE)
    right = replace(wrong, id="right", effect=date(1993, 1, 1))
    parties = _pair_of_parties()

    found = open_questions(view_of(treaty([*parties, wrong], TWO))).questions
    assert [(one.kind, one.acts[0].id) for one in found] == [(QuestionKind.CONTRADICTED, wrong.id)]
    assert open_questions(view_of(treaty([*parties, right], TWO))).questions == ()


# days to come


def _leaving() -> Instrument:
    clause = Withdrawal(text=TEXT, notice=Delay(months=12, base=Base.RECEIPT))
    one = treaty(_pair_of_parties(), TWO, withdrawal=clause)
    return with_acts(one, act(Kind.WITHDRAWAL, "AA", date(1995, 1, 31)))


@pytest.mark.parametrize(
    ("day", "days"),
    [("1996-01-30", [date(1996, 1, 31)]), ("1996-01-31", []), ("1996-02-01", [])],
)
def test_the_end_of_a_notice_is_a_deadline_until_it_is_there(day: str, days: list[date]) -> None:
    found = calendar(view_of(_leaving(), day=day))

    assert [one.day for one in found] == days
    assert {one.subject for one in found} <= {TREATY}


def test_the_uid_of_a_deadline_stays_when_its_day_moves() -> None:
    sooner = calendar(view_of(_leaving(), day="1995-06-01"))
    clause = Withdrawal(text=TEXT, notice=Delay(months=18, base=Base.RECEIPT))
    slower = replace(_leaving(), clauses=replace(_leaving().clauses, withdrawal=clause))
    later = calendar(view_of(slower, day="1995-06-01"))

    assert [one.uid for one in sooner] == [one.uid for one in later]
    assert sooner[0].day < later[0].day


def test_an_entry_into_force_to_come_is_a_deadline() -> None:
    found = calendar(view_of(treaty(_pair_of_parties(), TWO), day="1992-12-31"))

    assert [(one.day, one.uid) for one in found] == [(date(1993, 1, 1), f"entry:{TREATY}")]


def test_silence_on_a_reservation_runs_out_after_twelve_months() -> None:
    reserved = act(
        Kind.RESERVATION, "AA", date(1993, 1, 1), notified=date(1993, 2, 1), provisions=("1",)
    )
    one = with_acts(treaty(_pair_of_parties(), TWO), reserved)

    assert [d.day for d in calendar(view_of(one, day="1993-06-01"))] == [date(1994, 2, 1)]
    assert calendar(view_of(one, day="1994-02-01")) == ()


def test_the_last_day_for_objections_to_a_correction_is_a_deadline_where_it_is_recorded() -> None:
    proposed = act(Kind.CORRECTION_PROPOSED, "", date(1995, 1, 1), until=date(1995, 4, 1))
    one = with_acts(treaty(_pair_of_parties(), TWO), proposed)

    assert [d.day for d in calendar(view_of(one, day="1995-02-01"))] == [date(1995, 4, 1)]
    assert calendar(view_of(with_acts(one, replace(proposed, until=None)), day="1995-04-01")) == ()


def test_the_bundled_calendar_has_unique_uids_and_names_in_russian() -> None:
    found = calendar(on("2015-06-01", language="ru"))

    assert found
    assert len({one.uid for one in found}) == len(found)
    assert list(found) == sorted(found, key=lambda one: (one.day, one.uid))
    assert all(one.day > date(2015, 6, 1) and one.title and one.href for one in found)


# the first page


def test_the_first_page_counts_what_is_held() -> None:
    page = home_page(on("2026-11-22"))

    assert page.title
    assert page.numbers.states == 24
    assert {one.organisation.id: one.members for one in page.organisations}["cis"] == 9
    assert len(page.changes) == 7
    assert page.open_questions >= len(page.questions)
    assert page.numbers.in_force <= page.numbers.instruments


@pytest.mark.parametrize(
    ("day", "coming", "held"),
    [
        # first planned for 8 April, held on 13 May
        ("2022-05-12", "cis/cfm/2022-05-13", "cis/chs/2021-12-28"),
        ("2022-05-13", "cis/chs/2022-10-14", "cis/cfm/2022-05-13"),
    ],
)
def test_the_first_page_tells_the_last_session_and_the_next(
    day: str, coming: str, held: str
) -> None:
    page = home_page(on(day))

    assert page.held is not None
    assert page.held.session.id == held
    assert (page.coming.session.id if page.coming else "") == coming


def test_the_first_page_of_an_empty_register_stands() -> None:
    page = home_page(viewing(replace(register_of(), parties=())))

    assert page.held is None
    assert page.coming is None

    assert page.changes == ()
    assert page.numbers.instruments == 0
