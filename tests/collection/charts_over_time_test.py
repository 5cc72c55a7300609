"""Charts over time say what the answers say, on every day, and draw it where it belongs."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from foedus.collection.charts import (
    Piece,
    Row,
    TrackChart,
    bonds_chart,
    count_chart,
    count_members,
    count_parties,
    timeline_chart,
)
from foedus.collection.charts.axis import Axis, axis_over
from foedus.collection.charts.counting import counted
from foedus.law.answers.answers import Moment
from foedus.law.answers.data import word_of
from foedus.law.answers.questions.between import between
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.wording import Language
from foedus.opened import OpenRegister, open_register

TODAY = date(2026, 11, 22)
TREATY = "cis/free-trade-2011"
DAYS = st.dates(date(1991, 1, 1), date(2027, 12, 31))
SVG = "{http://www.w3.org/2000/svg}"


@cache
def opened() -> OpenRegister:
    return open_register("cis")


@cache
def all_worlds() -> Worlds:
    return worlds_of(opened().register, frozenset())


def speaker(language: Language = "en") -> Speaker:
    return Speaker(opened().register, language)


@cache
def treaty_chart(language: Language = "en", on: date = TODAY) -> TrackChart:
    answer = opened().timeline(TREATY).answer
    return timeline_chart(answer, speaker(language), on=on, drawn_to=TODAY, also=("AZ",))


@cache
def pair_chart(first: str, second: str) -> TrackChart:
    moment = Moment(on=TODAY)
    return bonds_chart(all_worlds(), (first, second), moment, speaker(), drawn_to=TODAY)


def chart_of(*pieces: Piece, on: date = date(2020, 1, 1)) -> TrackChart:
    return TrackChart(
        title="T",
        lead=(),
        head="State",
        rows=(Row(name="A", pieces=pieces),),
        on=on,
        drawn_to=on,
        language="en",
    )


def piece(word: str, since: date, until: Edge = FOREVER, *may: str) -> Piece:
    return Piece(word=word, since=since, until=until, may=may)


def read(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def classes(chart: TrackChart) -> list[str]:
    return [one.get("class", "") for one in read(chart.standalone()).iter()]


# what is said


@given(day=DAYS)
@settings(max_examples=40, deadline=None)
def test_a_timeline_says_on_every_day_what_the_status_table_says(day: date) -> None:
    rows = {row.name: row.on(day) for row in treaty_chart().rows}
    answer = opened().status(TREATY, on=day).answer
    told = {row.party: word_of(row.word) for row in answer.parties}
    for party in opened().register.parties:
        shown = rows.get(party.name.en)
        assert (shown.word if shown else "none") == told.get(party.code, "none"), party.code


@pytest.mark.parametrize("pair", [("RU", "UA"), ("AM", "RU"), ("GE", "UA"), ("KG", "KZ")])
@given(day=DAYS)
@settings(max_examples=8, deadline=None)
def test_bonds_over_time_are_the_bonds_of_each_day(pair: tuple[str, str], day: date) -> None:
    titles = opened().register.instrument
    told = {
        titles[bond.instrument].title.en: word_of(bond.bond)
        for bond in between(all_worlds(), *pair, Moment(on=day)).bonds
    }
    shown = {row.name: row.on(day) for row in pair_chart(*pair).rows}
    drawn = {name: one.word for name, one in shown.items() if one is not None}
    assert {name: word for name, word in drawn.items() if word != "signed"} == told


def test_the_suspension_between_two_states_begins_on_its_day() -> None:
    row = next(
        row for row in pair_chart("RU", "UA").rows if row.name == "Treaty on a Free Trade Area"
    )
    before, after = row.on(date(2015, 12, 31)), row.on(date(2016, 1, 1))
    assert before is not None
    assert after is not None
    assert (before.word, after.word) == ("in-force", "suspended")


def test_the_order_of_the_pair_does_not_matter() -> None:
    assert pair_chart("RU", "UA").rows == pair_chart("UA", "RU").rows


def test_the_row_in_words_gives_each_stretch_and_its_doubt() -> None:
    told = treaty_chart().description()
    assert "Armenia: signed from 2011-10-18 until 2012-10-17; party from 2012-10-17." in told
    assert "disputed (party / signed) from 2013-12-12 until 2013-12-13" in told
    assert "Azerbaijan: no bond." in told


def test_a_russian_chart_is_russian() -> None:
    inline = treaty_chart("ru").inline("t")
    assert "Армения" in inline
    assert "На выбранный день" in inline
    assert "party" not in inline


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2005, 12, 31), "in force from"),
        (date(2006, 1, 1), "[former party from"),
        (date(1999, 12, 31), "no bond"),
    ],
)
def test_what_stands_beside_a_row_is_told_of_the_chosen_day(on: date, said: str) -> None:
    chart = chart_of(
        piece("in-force", date(2000, 1, 1), date(2006, 1, 1)),
        piece("former", date(2006, 1, 1)),
        on=on,
    )
    assert said in "".join(read(f"<a>{chart.inline('a')}</a>").itertext())


def test_what_comes_next_is_said_beside_what_holds() -> None:
    chart = chart_of(
        piece("party", date(2000, 1, 1), date(2030, 1, 1)), piece("former", date(2030, 1, 1))
    )
    assert "then former party from" in chart.inline("a")


# how it is drawn


def test_every_standing_has_its_own_form() -> None:
    day = date(2010, 1, 1)
    forms = {
        "party": "b-force",
        "provisional": "b-prov",
        "bound-through": "b-prov",
        "suspended": "b-susp",
        "signed": "b-sign",
        "unknown": "b-unk",
        "disputed": "b-disp",
        "precluded": "b-no",
    }
    for word, form in forms.items():
        assert form in classes(chart_of(piece(word, day))), word


def test_a_bond_that_ends_is_closed_by_a_bracket_and_one_that_goes_on_is_not() -> None:
    first, second = date(2000, 1, 1), date(2010, 1, 1)
    assert "b-end" in classes(chart_of(piece("party", first, second)))
    assert "b-end" in classes(chart_of(piece("party", first, second), piece("former", second)))
    assert "b-end" not in classes(chart_of(piece("party", first)))
    assert "b-end" not in classes(
        chart_of(piece("party", first, second), piece("suspended", second))
    )
    assert "b-end" not in classes(
        chart_of(piece("party", first, second), piece("disputed", second))
    )


def test_a_disputed_day_is_a_diamond_and_disputed_years_are_a_grid() -> None:
    start = date(2000, 1, 1)
    day = chart_of(piece("party", start), piece("disputed", start, start + timedelta(days=1)))
    years = chart_of(piece("disputed", start, date(2010, 1, 1)))
    assert "dia" in classes(day)
    assert "b-disp" not in classes(day)
    assert "b-disp" in classes(years)
    assert "dia" not in classes(years)


def test_a_bar_stands_at_its_days() -> None:
    chart = chart_of(piece("party", date(2000, 1, 1), date(2010, 1, 1)))
    axis = chart.frame("x").axis
    bar = next(one for one in read(chart.standalone()).iter() if one.get("class") == "b-force")
    left = axis.across(date(2000, 1, 1))
    assert float(bar.get("x", "").rstrip("%")) == pytest.approx(left, abs=0.01)
    width = axis.across(date(2010, 1, 1)) - left
    assert float(bar.get("width", "").rstrip("%")) == pytest.approx(width, abs=0.02)


def test_what_begins_after_the_last_day_widens_the_axis() -> None:
    chart = chart_of(piece("party", date(2031, 1, 1)), on=date(2020, 1, 1))
    assert chart.frame("x").axis.last == date(2031, 1, 1)
    read(chart.standalone())


@given(st.lists(st.dates(), max_size=5), st.dates())
def test_every_axis_has_few_years_within_its_days(days: list[date], last: date) -> None:
    axis = axis_over(days, last)
    assert all(0 <= axis.across(day) <= 100 for day in (*days, last))
    assert len(axis.years) <= 10
    assert all(axis.first <= date(year, 1, 1) <= axis.last for year in axis.years)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 30)))
def test_a_later_day_stands_further_right(day: date) -> None:
    axis = Axis(date(1900, 1, 1), date(2100, 1, 1))
    assert axis.across(day) < axis.across(day + timedelta(days=1))


# counts


@pytest.mark.parametrize("criterion", ["member", "participant"])
@given(day=DAYS)
@settings(max_examples=12, deadline=None)
def test_the_count_of_a_day_is_the_count_of_the_answer(criterion: str, day: date) -> None:
    answer = opened().members("cis", criterion=criterion, on=day).answer
    count = count_members(all_worlds(), "cis", criterion, speaker()).on(day)
    assert count.least == len(answer.members)
    assert count.most == len(answer.members) + len(answer.in_doubt)


@pytest.mark.parametrize(
    ("day", "members"), [(date(2009, 8, 17), 10), (date(2009, 8, 18), 9), (date(2009, 8, 19), 9)]
)
def test_the_line_falls_on_the_day_of_leaving(day: date, members: int) -> None:
    assert count_members(all_worlds(), "cis", "member", speaker()).on(day).least == members


def test_parties_in_doubt_are_counted_apart() -> None:
    series = count_parties(opened().timeline(TREATY).answer, speaker())
    before, doubtful = series.on(date(2013, 12, 11)), series.on(date(2013, 12, 12))
    assert (before.least, before.most) == (6, 6)
    assert (doubtful.least, doubtful.most) == (6, 7)
    assert series.on(date(2013, 12, 13)).least == 7


@given(
    st.lists(
        st.tuples(DAYS, st.one_of(st.just(FOREVER), DAYS)).map(
            lambda ends: tuple(span for span in (Span(*ends),) if span)
        ),
        max_size=6,
    ),
    DAYS,
)
def test_counting_day_by_day_gives_the_same(spans: list[tuple[Span, ...]], day: date) -> None:
    slow = sum(any(day in span for span in own) for own in spans)
    assert counted("x", spans, spans).on(day).least == slow


def test_a_count_chart_names_each_line_with_its_last_count() -> None:
    series = [
        count_members(all_worlds(), "cis", name, speaker()) for name in ("member", "participant")
    ]
    chart = count_chart(series, speaker(), title="Over time", on=TODAY, known=None, drawn_to=TODAY)
    texts = [one.text for one in read(chart.standalone()).iter(f"{SVG}text")]
    assert "member state: 9" in texts
    assert "participating state: 11" in texts
    assert "from 2009-08-18" in chart.description()


def test_names_of_lines_that_end_together_do_not_meet() -> None:
    spans = [(Span(date(2000, 1, 1)),)]
    series = [counted(name, spans, spans) for name in ("a", "b", "c")]
    chart = count_chart(series, speaker(), title="T", on=TODAY, known=None, drawn_to=TODAY)
    found = read(chart.standalone()).iter(f"{SVG}text")
    heights = sorted(float(t.get("y", "")) for t in found if "step-name" in t.get("class", ""))
    assert all(low + 15 <= high for low, high in pairwise(heights))


def test_a_chart_of_nothing_is_still_a_chart() -> None:
    empty = count_chart([], speaker(), title="T", on=TODAY, known=None, drawn_to=TODAY)
    read(empty.standalone())
    read(f"<a>{empty.inline('e')}</a>")
