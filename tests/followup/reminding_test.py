"""When one is reminded of what: the day before, the day, the day after; once on each occasion."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.followup.reminder_words import MOST_NAMED, letter_words
from foedus.followup.reminding import Before, Every, Occasion, Rule, occasions
from foedus.followup.terms import Hinders, Owed, Stand, Step
from foedus.law.terms.days import FOREVER
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from followup.small import ADOPTED

DUE = date(2020, 3, 10)


def debt(**more: object) -> Owed:
    """A comment of state AA."""
    fields = {
        "step": Step.COMMENT,
        "party": "AA",
        "subject": "league/draft",
        "title": Wording("A draft", "Проект"),
        "since": ADOPTED,
        "why": Wording("asked", "запрошено"),
        "until": DUE,
    }
    return Owed(**{**fields, **more})


def rule(when, *steps: Step, number: int = 1) -> Rule:
    """A rule of reminding."""
    return Rule(number=number, name="a rule", steps=frozenset(steps), when=when)


def days(one: Owed, when, on: date) -> list[date]:
    """The days of the occasions that have come."""
    return [found.day for found in occasions([one], [rule(when)], on)]


def test_before_a_deadline_it_fires_from_that_day_until_the_deadline_and_no_longer():
    def fires(on: date) -> bool:
        return days(debt(), Before(7), on) == [date(2020, 3, 3)]

    asked = [date(2020, 3, 2), date(2020, 3, 3), date(2020, 3, 4), DUE, DUE + timedelta(1)]
    assert [fires(on) for on in asked] == [False, True, True, True, False]


def test_without_a_deadline_nothing_fires_before_it():
    assert days(debt(until=FOREVER), Before(7), date(2999, 1, 1)) == []


def test_again_and_again_the_last_occasion_counts():
    since = ADOPTED
    assert days(debt(), Every(30), since + timedelta(29)) == []
    assert days(debt(), Every(30), since + timedelta(30)) == [since + timedelta(30)]
    assert days(debt(), Every(30), since + timedelta(59)) == [since + timedelta(30)]
    assert days(debt(), Every(30), since + timedelta(60)) == [since + timedelta(60)]


@pytest.mark.parametrize("since", [None, Bounded(ADOPTED)])
def test_of_a_debt_that_began_nobody_knows_when_one_is_not_reminded_again_and_again(since):
    assert days(debt(since=since), Every(1), date(2999, 1, 1)) == []


def test_a_debt_that_began_within_bounds_is_counted_from_the_last_of_them():
    since = Bounded(ADOPTED, ADOPTED + timedelta(10))
    assert days(debt(since=since), Every(30), ADOPTED + timedelta(39)) == []
    assert len(days(debt(since=since), Every(30), ADOPTED + timedelta(40))) == 1


@pytest.mark.parametrize("stand", [one for one in Stand if one is not Stand.OWED])
def test_one_is_reminded_only_of_what_is_awaited_for_certain(stand: Stand):
    assert days(debt(stand=stand), Before(7), DUE) == []


def test_a_rule_is_about_its_steps_or_about_all():
    asked = [debt(), debt(step=Step.RECEIPT)]
    told = occasions(asked, [rule(Before(7), Step.RECEIPT)], DUE)
    assert [one.owed.step for one in told] == [Step.RECEIPT]
    assert len(list(occasions(asked, [rule(Before(7))], DUE))) == 2


def test_an_occasion_is_named_by_step_rule_and_day_and_by_nothing_else():
    one = Occasion(debt(), rule(Before(7)), DUE)
    assert one.key == Occasion(debt(why=Wording("else")), rule(Before(7)), DUE).key
    others = [
        Occasion(debt(party="BB"), rule(Before(7)), DUE),
        Occasion(debt(subject="other"), rule(Before(7)), DUE),
        Occasion(debt(step=Step.POSITION), rule(Before(7)), DUE),
        Occasion(debt(), rule(Before(7), number=2), DUE),
        Occasion(debt(), rule(Before(7)), DUE + timedelta(1)),
    ]
    assert len({one.key, *(other.key for other in others)}) == 6


@settings(max_examples=100, deadline=None)
@given(
    since=st.integers(0, 400),
    step=st.integers(1, 90),
    asked=st.lists(st.integers(0, 800), max_size=60),
)
def test_who_looks_every_day_or_seldom_is_told_each_occasion_once(since, step, asked):
    """A slow twin: the days on which a calendar with crosses every *step* days has a cross."""
    began = ADOPTED + timedelta(since)
    crosses = {since + step * n for n in range(1, 900)}
    told = set()
    for day in sorted(asked):
        told.update(days(debt(since=began), Every(step), ADOPTED + timedelta(day)))
    wanted = {max((c for c in crosses if c <= day), default=None) for day in asked} - {None}
    assert told == {ADOPTED + timedelta(c) for c in wanted}


# --- the letter


def test_the_letter_names_each_step_once_with_its_reason_and_deadline_in_both_languages():
    one = debt(hinders=Hinders(needed=2, done=(), candidates=("AA",)))
    told = [Occasion(one, rule(Before(7)), DUE), Occasion(one, rule(Every(7), number=2), DUE)]
    words = letter_words(Wording("State AA", "Страна АА"), told, DUE)

    assert words.subject.en == "State AA: steps awaited on 10 March 2020"
    assert words.body.en.count("A draft") == 1
    assert "asked" in words.body.en
    assert "Until: 2020-03-10" in words.body.en
    assert "2 more are missing" in words.body.en
    assert "Страна АА" in words.body.ru
    assert "Проект" in words.body.ru


def test_a_letter_is_bounded_and_says_how_many_more_there_are():
    told = [
        Occasion(debt(subject=f"draft-{n}", title=Wording(f"Draft {n}")), rule(Before(7)), DUE)
        for n in range(MOST_NAMED + 7)
    ]
    body = letter_words(Wording("State AA"), told, DUE).body.en
    assert "And 7 more." in body
    assert f"{MOST_NAMED}. Draft" in body
    assert f"{MOST_NAMED + 1}. Draft" not in body


def test_a_title_with_line_breaks_cannot_begin_a_line_of_its_own():
    told = [Occasion(debt(title=Wording("A\r\nBcc: all@example")), rule(Before(7)), DUE)]
    assert "\nBcc" not in letter_words(Wording("State AA"), told, DUE).body.en
