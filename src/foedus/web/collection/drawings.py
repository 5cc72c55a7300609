"""The charts of the pages, as markup that stands inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from foedus.collection.charts import (
    Piece,
    Row,
    TrackChart,
    bonds_chart,
    count_chart,
    count_members,
    member_tiles,
    timeline_chart,
)
from foedus.collection.pages.offices import TenureShown
from foedus.collection.pages.parts import DayShown
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.days import FOREVER, Edge
from foedus.web.asked import Asked
from foedus.web.doubts import doubt_about

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_SERIES: Final = 4
"""More lines than these are not told apart; the rest stands in the table."""


def timeline(asked: Asked, instrument: str, also: Iterable[str]) -> SafeString:
    """How each state stood to an instrument over time; *also* are shown without any bond."""
    answer = asked.state.opened.timeline(
        instrument, known=asked.known, readings=asked.readings
    ).answer
    chart = timeline_chart(
        answer, _speaker(asked), on=asked.on, drawn_to=asked.today, also=tuple(also)
    )
    return _markup(chart.inline("timeline"))


def bonds(asked: Asked, first: str, second: str) -> SafeString:
    """The bonds of two states over time."""
    view = asked.view
    chart = bonds_chart(
        view.worlds, (first, second), view.moment, _speaker(asked), drawn_to=asked.today
    )
    return _markup(chart.inline("bonds"))


def tiles(asked: Asked, organisation: str, criterion: str, codes: Iterable[str]) -> SafeString:
    """The states as tiles, by whether they meet a criterion."""
    answer = asked.state.opened.members(
        organisation, criterion=criterion, on=asked.on, known=asked.known, readings=asked.readings
    ).answer
    return _markup(member_tiles(answer, _speaker(asked), tuple(codes)).inline("tiles"))


def counts(asked: Asked, organisation: str, criteria: Iterable[str]) -> SafeString:
    """How many states met each criterion over time."""
    speaker = _speaker(asked)
    series = [
        count_members(asked.view.worlds, organisation, criterion, speaker)
        for criterion in list(criteria)[:_MOST_SERIES]
    ]
    chart = count_chart(
        series,
        title=_("How many states meet each test, over time"),
        on=asked.on,
        drawn_to=asked.today,
        known=asked.known,
        speaker=speaker,
    )
    return _markup(chart.inline("counts"))


def holders(asked: Asked, title: str, tenures: Iterable[TenureShown]) -> SafeString | str:
    """Who held an office, a row a person; empty where no first day is known."""
    rows = tuple(_rows(tenures))
    if not rows:
        return ""
    chart = TrackChart(
        title=title,
        lead=(),
        head=_("Person"),
        rows=rows,
        on=asked.on,
        drawn_to=asked.today,
        language=asked.language,
    )
    return _markup(chart.inline("holders"))


def _rows(tenures: Iterable[TenureShown]) -> Iterator[Row]:
    for one in tenures:
        pieces = tuple(_pieces(one))
        if pieces:
            yield Row(name=one.person, pieces=pieces)


def _pieces(one: TenureShown) -> Iterator[Piece]:
    """The days that are certain, and around them those that are in doubt."""
    since, until = _bounds(one.since), _bounds(one.until)
    if not since:
        return
    doubt = doubt_about(one) or "disputed"
    if since[0] < since[-1]:
        yield Piece(word=doubt, since=since[0], until=since[-1])
    ends: tuple[Edge, ...] = until or (FOREVER,)
    first, last = ends[0], ends[-1]
    if isinstance(first, date) and first < since[-1]:
        first = since[-1]
    if not isinstance(first, date) or since[-1] < first:
        yield Piece(word="in-force", since=since[-1], until=first)
    if isinstance(first, date) and isinstance(last, date) and first < last:
        yield Piece(word=doubt, since=first, until=last)


def _bounds(day: DayShown) -> tuple[date, ...]:
    """The days that a day may be, in their order."""
    return tuple(sorted(date.fromisoformat(one) for one in _ISO.findall(day.text)))


def _speaker(asked: Asked) -> Speaker:
    return Speaker(asked.view.register, asked.language)


def _markup(fragment: str) -> SafeString:
    return mark_safe(fragment)  # noqa: S308 - built as a tree that escapes every string
