"""A report of which no day is known: what counts from its day is no time, the rest is judged."""

from __future__ import annotations

from datetime import date

from tests.claims.phrases.reading import reader_of

from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import Relation
from foedus.law.terms.days import Span

BY = date(2026, 1, 1)
NO_DAY = Span(date.min, date.min)
MAY = Span(date(2011, 5, 1), date(2011, 6, 1))


def _when(text: str, when: Span = NO_DAY) -> list[tuple[Relation, str]]:
    claims = reader_of("en").claims_of_some_day(text, [Stretch(0, len(text))], when, BY)
    return [(one.content.when.relation, one.content.when.words) for one in claims]


def test_yesterday_is_no_time_where_nobody_knows_today() -> None:
    ((relation, words),) = _when("Georgia withdrew from the CIS yesterday.")
    assert (relation, words) == (Relation.UNSAID, "yesterday")


def test_a_day_with_its_year_is_a_time_in_any_report() -> None:
    ((relation, words),) = _when("Georgia withdrew from the CIS on 18 August 2009.")
    assert (relation, words) == (Relation.AT, "on 18 August 2009")


def test_yesterday_in_a_report_of_some_day_of_a_month_may_be_many_days() -> None:
    text = "Georgia withdrew from the CIS yesterday."
    claims = reader_of("en").claims_of_some_day(text, [Stretch(0, len(text))], MAY, BY)
    assert claims[0].content.when.span == Span(date(2011, 4, 30), date(2011, 5, 31))
