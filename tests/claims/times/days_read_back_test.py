"""A day that is written in any usual form is read back as that day; weekdays never miss."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import last_day, moved, one_day
from foedus.claims.times.reading import times_in, within
from foedus.claims.times.terms import Leaning, Rests, TimeMention
from foedus.law.terms.wording import Language

MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
OF_MONTHS: Final = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
ON_WEEKDAYS: Final = [
    "в понедельник",
    "во вторник",
    "в среду",
    "в четверг",
    "в пятницу",
    "в субботу",
    "в воскресенье",
]
TODAY: Final = date(2007, 10, 5)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
NEAR = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def read(text: str, language: Language = "en", today: date = TODAY, **how: Leaning) -> TimeMention:
    found = times_in(text, 0, len(text), language, today, **how)
    assert len(found) == 1, (text, found)
    return found[0]


def english_forms(day: date) -> tuple[str, ...]:
    month, end = MONTHS[day.month - 1], {1: "st", 2: "nd", 3: "rd"}
    tail = "th" if 4 <= day.day <= 20 else end.get(day.day % 10, "th")
    return (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {day.day}{tail} of {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year}",
        f"{month.upper()} {day.day:02}, {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    )


def russian_forms(day: date) -> tuple[str, ...]:
    month = OF_MONTHS[day.month - 1]
    return (
        f"{day.day} {month} {day.year} года",
        f"{day.day} {month} {day.year} г.",
        f"{day.day}-го {month} {day.year} года",
        f"{day.day} {month[:3]} {day.year}" if month != "мая" else f"{day.day} мая {day.year}",
        f"{ON_WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year} года",
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
    )


@given(DAYS, st.integers(0, 7))
def test_a_day_in_any_english_form_is_read_back(day: date, form: int) -> None:
    found = read(f"It was {english_forms(day)[form]} there.")
    assert found.said.span == one_day(day)
    assert (found.said.relation, found.rests) == (Relation.AT, Rests.ITSELF)


@given(DAYS, st.sampled_from(range(7)))
def test_a_day_in_any_russian_form_is_read_back(day: date, form: int) -> None:
    if russian_forms(day)[form].split()[1:2] in (["июн"], ["июл"]):
        return  # these two are not abbreviated
    found = read(f"Это было {russian_forms(day)[form]} там.", "ru")
    assert found.said.span == one_day(day)


@given(NEAR, st.integers(-180, 180))
def test_a_day_without_its_year_is_the_nearest_one(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) == (2, 29):
        return
    text = f"on {day.day} {MONTHS[day.month - 1]}"
    assert read(text, "en", today).said.span == one_day(day)
    russian = f"{day.day} {OF_MONTHS[day.month - 1]}"
    assert read(russian, "ru", today).said.span == one_day(day)


@given(NEAR, st.integers(0, 6))
def test_a_weekday_is_the_last_one_behind_and_the_first_one_ahead(
    today: date, weekday: int
) -> None:
    behind = read(f"on {WEEKDAYS[weekday]}", "en", today).said.span.start
    ahead = read(f"on {WEEKDAYS[weekday]}", "en", today, leaning=Leaning.AHEAD).said.span.start
    assert behind.weekday() == ahead.weekday() == weekday
    assert today - timedelta(days=7) < behind <= today <= ahead < today + timedelta(days=7)
    assert read(ON_WEEKDAYS[weekday], "ru", today).said.span.start == behind


@given(st.integers(-400, 400))
def test_a_weekday_told_beside_its_date_changes_nothing(away: int) -> None:
    day = TODAY + timedelta(days=away)
    plain = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert read(f"on {WEEKDAYS[day.weekday()]} {plain}").said.span == read(plain).said.span


@pytest.mark.parametrize("year", [1999, 2000, 2004, 2007, 2012, 2099])
@pytest.mark.parametrize("month_day", [(12, 31), (1, 1), (2, 28), (3, 1)])
def test_the_days_beside_today_are_right_at_the_ends_of_years(
    year: int, month_day: tuple[int, int]
) -> None:
    today = date(year, *month_day)
    for words, away in (("yesterday", -1), ("today", 0), ("tomorrow", 1)):
        assert read(words, "en", today).said.span == one_day(today + timedelta(days=away))
    for words, away in (("позавчера", -2), ("вчера", -1), ("завтра", 1), ("послезавтра", 2)):
        assert read(words, "ru", today).said.span == one_day(today + timedelta(days=away))


@given(DAYS, DAYS)
def test_a_range_holds_both_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    if first == last:
        return
    found = read(f"from {english_forms(first)[0]} to {english_forms(last)[1]}")
    assert (found.said.relation, found.said.span.start) == (Relation.BETWEEN, first)
    assert last_day(found.said.span) == last
    russian = read(f"с {russian_forms(first)[0]} по {russian_forms(last)[0]}", "ru")
    assert russian.said.span == found.said.span


@given(st.sampled_from([date.min, date.max, date(1, 1, 2), date(9999, 12, 30)]))
def test_no_day_of_the_calendar_is_too_early_or_too_late_to_count_from(today: date) -> None:
    text = (
        "yesterday, tomorrow, last week, next year, 200 years ago, on Friday, next Friday, 5 May, "
        "29 February, next spring, later this year, over the past 200 decades, a decade later"
    )
    for mention in times_in(text, 0, len(text), "en", today):
        assert mention.said.span.start <= moved(last_day(mention.said.span), 0)


PIECES = [
    "5",
    "05",
    "2007",
    "1991",
    "31",
    "October",
    "Oct",
    ".",
    ",",
    "-",
    "–",
    "/",
    "(",
    ")",
    "on",
    "in",
    "since",
    "from",
    "to",
    "between",
    "and",
    "of",
    "the",
    "last",
    "next",
    "year",
    "years",
    "ago",
    "later",
    "early",
    "Friday",
    "May",
    "today",
    "shortly",
    "before",
    "с",
    "по",
    "в",
    "8",
    "го",
    "октября",
    "года",
    "гг",
    ".",
    "год",
    "назад",
    "спустя",
    "прошлого",
    "году",
    "90",
    "е",
    "s",
    "th",
    "first",
    "пятницу",
    "накануне",
    "II",
    "кв",
    "a",
    "'",
    "$",
    "\x00",
    "�",
    "\n\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["en", "ru"]))
def test_any_heap_of_words_is_read_in_order_and_without_overlap(
    pieces: list[str], language: Language
) -> None:
    text = " ".join(pieces)
    found = times_in(text, 0, len(text), language, TODAY)
    for one, following in pairwise(found):
        assert one.stretch.end <= following.stretch.start
    for mention in found:
        assert text[mention.stretch.start : mention.stretch.end] == mention.said.words
        assert mention.said.span


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "октября" * 20_000,
        "5-" * 50_000,
        "on " * 40_000,
        "1991-" * 20_000,
        "с " * 50_000,
    ],
    ids=["digits", "letters", "dashes", "prepositions", "years", "russian prepositions"],
)
def test_hostile_text_names_few_times_and_comes_to_an_end(text: str) -> None:
    for language in ("en", "ru"):
        assert len(times_in(text, 0, len(text), language, TODAY)) < 30_000


def test_a_stretch_is_read_alone_and_counts_in_the_whole_text() -> None:
    text = "In 1991 it began. In 2007 it met."
    (found,) = times_in(text, 18, len(text), "en", TODAY)
    assert (found.stretch.start, found.said.words) == (18, "In 2007")
    all_of_it = times_in(text, 0, len(text), "en", TODAY)
    assert within(all_of_it, 18, len(text)) == (found,)


def test_what_a_time_is_counted_from_is_told() -> None:
    text = "It was made on 8 December 1991; a year later it was left."
    first, second = times_in(text, 0, len(text), "en", TODAY)
    assert (first.rests, second.rests) == (Rests.ITSELF, Rests.ANCHOR)
    assert second.anchor == first.stretch


def test_history_in_another_paragraph_does_not_move_the_eve_of_the_report() -> None:
    text = "Создано 8 декабря 1991 года.\n\nНакануне прошла встреча."
    assert times_in(text, 0, len(text), "ru", TODAY)[1].said.span == one_day(date(2007, 10, 4))
