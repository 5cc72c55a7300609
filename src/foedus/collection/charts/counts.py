"""Counts over time as lines with steps, each named at its own end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.collection.charts.axis import axis_over
from foedus.collection.charts.counting import Count, Series
from foedus.collection.charts.drawing import Frame, chosen_day, written_years
from foedus.collection.charts.markup import (
    Node,
    as_html,
    identifier,
    labelled,
    node,
    per_cent,
    with_times,
)
from foedus.collection.charts.paper import MARGIN, WIDTH, Heading, document, heading_at
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.wording import Language, Wording

W = Wording

_HIGH: Final = 200
"""How high the field of the lines is, in pixels."""

_TOP: Final = 24
_UNDER: Final = 28
_ACROSS: Final = 10_000
"""The units across a stretched drawing: SVG knows no per cent within a path."""

_KINDS: Final = 4
_APART: Final = 17
"""The least distance between two names, in pixels."""

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_LINES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChart:
    """Series over time, with the chosen day *on*, drawn as far as *drawn_to*."""

    title: str
    lead: tuple[str, ...]
    series: tuple[Series, ...]
    on: date
    drawn_to: date
    language: Language

    def inline(self, prefix: str) -> str:
        """A figure for a page; its ids begin with *prefix* (BadDrawing if they cannot)."""
        key = identifier(prefix)
        names, told = labelled(key, self.title, self.description())
        size = {"class": "steps-chart", "width": "100%", "height": str(_TOP + _HIGH + _UNDER)}
        drawing = node("svg", size | {"overflow": "visible"} | names, *told, *self._drawn(key))
        words = (node("p", {"class": "small quiet"}, *with_times(line)) for line in self._lines())
        return as_html(node("figure", None, drawing, node("figcaption", None, *words)))

    def standalone(self) -> str:
        """A document of its own."""
        heading = Heading(self.title, self.lead)
        top, y = heading_at(heading)
        place = {"x": str(MARGIN), "y": f"{y:g}", "width": str(WIDTH - 2 * MARGIN)}
        high = _TOP + _HIGH + _UNDER
        field = node(
            "svg", {**place, "height": str(high), "overflow": "visible"}, *self._drawn("picture")
        )
        return document(heading, self.description(), y + high + MARGIN, [*top, field])

    def description(self) -> str:
        """Every series in words."""
        return " ".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for one in self.series:
            yield f"{one.name}: {'; '.join(_steps(one, self.language)) or '0'}."

    def _drawn(self, prefix: str) -> Iterator[Node]:
        last = max(self.on, self.drawn_to)
        starts = [count.since for one in self.series for count in one.counts]
        frame = Frame(axis_over(starts, last), self.on, last, prefix)
        highest = max((count.most for one in self.series for count in one.counts), default=1)
        scale = _Scale(max(highest, 1))
        yield from _levels(scale)
        yield from written_years(frame.axis, _TOP + _HIGH + 20)
        yield _stretched(self.series, frame, scale)
        yield _upright(frame)
        yield from _names(self.series, frame, scale)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Counts, down the drawing in pixels."""

    highest: int

    def down(self, count: int) -> float:
        return _TOP + _HIGH * (1 - count / self.highest)

    @property
    def levels(self) -> range:
        step = next((s for s in _STEPS if self.highest / s <= _MOST_LINES), self.highest)
        return range(0, self.highest + 1, step)


def _levels(scale: _Scale) -> Iterator[Node]:
    for level in scale.levels:
        y = f"{scale.down(level):g}"
        yield node("line", {"class": "g", "x1": "0", "x2": "100%", "y1": y, "y2": y})
        yield node("text", {"x": "0", "y": f"{scale.down(level) - 4:g}"}, str(level))


def _stretched(series: Sequence[Series], frame: Frame, scale: _Scale) -> Node:
    """The lines, in a drawing that is stretched across while their strokes are not."""
    high = _TOP + _HIGH + _UNDER
    paths = []
    for place, one in enumerate(series):
        kind = f"step step-{place % _KINDS}"
        if any(count.most > count.least for count in one.counts):
            paths.append(
                _path([(c.since, c.most) for c in one.counts], frame, scale, f"{kind} step-doubt")
            )
        paths.append(_path([(c.since, c.least) for c in one.counts], frame, scale, kind))
    return node(
        "svg",
        {"width": "100%", "height": str(high), "viewBox": f"0 0 {_ACROSS} {high}"}
        | {"preserveAspectRatio": "none", "aria-hidden": "true"},
        *paths,
    )


def _path(counts: list[tuple[date, int]], frame: Frame, scale: _Scale, kind: str) -> Node:
    def across(day: date) -> str:
        return f"{frame.axis.across(day) / 100 * _ACROSS:.0f}"

    parts = []
    for place, (day, count) in enumerate(counts):
        if day > frame.drawn_to:
            break
        if not place:
            parts.append(f"M{across(day)} {scale.down(0):g}")
        parts.append(f"H{across(day)}V{scale.down(count):g}")
    if parts:
        parts.append(f"H{across(frame.drawn_to)}")
    return node("path", {"class": kind, "d": "".join(parts), "vector-effect": "non-scaling-stroke"})


def _upright(frame: Frame) -> Node:
    """The chosen day, as high as the field."""
    line = chosen_day(frame)
    line.set("y1", str(_TOP - 8))
    line.set("y2", str(_TOP + _HIGH))
    return line


def _names(series: Sequence[Series], frame: Frame, scale: _Scale) -> Iterator[Node]:
    """The name of each line, over its end; names that would meet are set apart."""
    ends = [(one.on(frame.drawn_to), place, one) for place, one in enumerate(series)]
    ends.sort(key=lambda end: (-end[0].least, end[1]))
    lowest = 0.0
    for count, place, one in ends:
        y = max(scale.down(count.least) - 7, lowest)
        lowest = y + _APART
        at = {"x": per_cent(frame.axis.across(frame.drawn_to)), "y": f"{y:g}", "text-anchor": "end"}
        yield node(
            "text",
            at | {"class": f"step-name name-{place % _KINDS}"},
            f"{one.name}: {_number(count)}",
        )


def _number(count: Count) -> str:
    return str(count.least) if count.least == count.most else f"{count.least}–{count.most}"


def _steps(one: Series, language: Language) -> Iterator[str]:
    for count in one.counts:
        since = W("from {}", "с {}").in_language(language).format(count.since.isoformat())
        yield f"{_number(count)} {since}"


def count_chart(
    series: Sequence[Series],
    speaker: Speaker,
    *,
    title: str,
    on: date,
    known: date | None,
    drawn_to: date,
) -> CountChart:
    """Counts over time, as known on *known*; the lines run as far as *drawn_to*."""
    return CountChart(
        title=title,
        lead=(speaker.as_of(on, known),),
        series=tuple(series),
        on=on,
        drawn_to=drawn_to,
        language=speaker.language,
    )
