"""A chart over time: a row a state (or an instrument), bars over years, words beside them.

On a page it is a table whose middle column is drawn; alone it is one drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.collection.charts.axis import Axis, axis_over
from foedus.collection.charts.drawing import Frame, drawn, patterns, written_years
from foedus.collection.charts.icons import icon, mark_at
from foedus.collection.charts.looks import LEGEND, legend_voice, look_of
from foedus.collection.charts.markup import (
    Node,
    as_html,
    identifier,
    labelled,
    node,
    with_times,
)
from foedus.collection.charts.paper import (
    LINE,
    MARGIN,
    WIDTH,
    Heading,
    KeyItem,
    broken,
    document,
    heading_at,
    key_at,
    lines_at,
)
from foedus.collection.charts.remarks import Remark, in_html, remark_on
from foedus.collection.charts.rows import Row, sentence
from foedus.law.terms.wording import Language, Wording

W = Wording

_ON_THE_DAY: Final = W("On the chosen day", "На выбранный день")
_OVER_TIME: Final = W("Over time", "Во времени")
_KEY_NAME: Final = W("Key", "Обозначения")

_NAMES, _BARS, _SAID = MARGIN, 236, 736
_BARS_WIDTH: Final = _SAID - _BARS - 18
_LEAST_ROW: Final = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackChart:
    """Rows over time, with the chosen day *on*; what has no end is drawn as far as *drawn_to*.

    *head* heads the names of the rows; *lead* says the dates of the answer.
    """

    title: str
    lead: tuple[str, ...]
    head: str
    rows: tuple[Row, ...]
    on: date
    drawn_to: date
    language: Language

    def inline(self, prefix: str) -> str:
        """A table for a page; its ids begin with *prefix* (BadDrawing if they cannot)."""
        frame = self.frame(identifier(prefix))
        body = (_table_row(row, number, frame, self) for number, row in enumerate(self.rows, 1))
        caption = node("caption", None, node("span", None, self.title))
        table = node(
            "table", {"class": "tl"}, caption, self._thead(frame), node("tbody", None, *body)
        )
        return as_html(table) + as_html(_legend(self))

    def standalone(self) -> str:
        """A document of its own."""
        return _standing_alone(self)

    def description(self) -> str:
        """Every row in words."""
        return " ".join(sentence(row, self.language) for row in self.rows)

    def marks(self) -> tuple[str, ...]:
        """The marks that the chart uses, in the order of the key."""
        used = {look_of(piece.word).mark for row in self.rows for piece in row.pieces}
        used |= {"out"} if any(not row.pieces for row in self.rows) else set()
        return tuple(mark for mark in LEGEND if mark in used)

    def _axis(self) -> Axis:
        days = [
            day for row in self.rows for piece in row.pieces for day in (piece.since, piece.until)
        ]
        return axis_over(
            (day for day in days if isinstance(day, date)), max(self.on, self.drawn_to)
        )

    def frame(self, prefix: str) -> Frame:
        """What the drawings of the rows have in common."""
        return Frame(self._axis(), self.on, max(self.on, self.drawn_to), prefix)

    def _thead(self, frame: Frame) -> Node:
        years = node(
            "svg",
            {"class": "axis", "aria-hidden": "true", "focusable": "false"},
            patterns(frame.prefix),
            *written_years(frame.axis, 15),
        )
        hidden = node("span", {"class": "vh"}, _OVER_TIME.in_language(self.language))
        said = _ON_THE_DAY.in_language(self.language)
        cells = (
            node("th", {"scope": "col"}, self.head),
            node("th", {"scope": "col", "class": "bar"}, hidden, years),
            node("th", {"scope": "col", "class": "say"}, said),
        )
        return node("thead", None, node("tr", None, *cells))


def _table_row(row: Row, number: int, frame: Frame, chart: TrackChart) -> Node:
    names, told = labelled(f"{frame.prefix}-{number}", row.name, sentence(row, chart.language))
    drawing = node("svg", {"class": "row", **names}, *told, *drawn(row, frame))
    note = (node("small", None, *with_times(row.note)),) if row.note else ()
    remark = remark_on(row, chart.on, chart.language)
    return node(
        "tr",
        None,
        node("th", {"scope": "row"}, row.name, *note),
        node("td", {"class": "bar"}, drawing),
        node("td", {"class": "say"}, *in_html(remark)),
    )


def _legend(chart: TrackChart) -> Node:
    items = (
        node(
            "li",
            {"class": legend_voice(mark)},
            icon(mark),
            LEGEND[mark].in_language(chart.language),
        )
        for mark in chart.marks()
    )
    return node(
        "ul", {"class": "legend", "aria-label": _KEY_NAME.in_language(chart.language)}, *items
    )


def _standing_alone(chart: TrackChart) -> str:
    heading = Heading(chart.title, chart.lead)
    top, y = heading_at(heading)
    frame = chart.frame("picture")
    parts = [patterns("picture"), *top, *_heads(chart, frame, y)]
    y += 30
    for row in chart.rows:
        made, height = _drawn_row(row, y, chart, frame)
        parts += made
        y += height
    key, y = key_at(_key(chart), y + 24)
    return document(heading, chart.description(), y, [*parts, *key])


def _heads(chart: TrackChart, frame: Frame, y: float) -> Iterator[Node]:
    yield from lines_at([chart.head], _NAMES, y + 20)
    yield from lines_at([_ON_THE_DAY.in_language(chart.language)], _SAID, y + 20)
    yield node(
        "svg",
        {"x": str(_BARS), "y": f"{y:g}", "width": str(_BARS_WIDTH), "height": "30"}
        | {"overflow": "visible"},
        *written_years(frame.axis, 20),
    )
    yield rule_at(y + 29, "rule-ink")


def rule_at(y: float, kind: str = "rule") -> Node:
    """A hairline across a document."""
    ends = {"x1": str(MARGIN), "x2": str(WIDTH - MARGIN), "y1": f"{y:g}", "y2": f"{y:g}"}
    return node("line", {"class": kind, **ends})


def _drawn_row(row: Row, y: float, chart: TrackChart, frame: Frame) -> tuple[list[Node], float]:
    names = broken(row.name, _BARS - _NAMES - 14, 13)
    notes = broken(row.note, _BARS - _NAMES - 14)
    remark = remark_on(row, chart.on, chart.language)
    said = _remark_lines(remark)
    height = max(_LEAST_ROW, LINE * max(len(names) + len(notes), len(said)) + 12)
    top = y + (height - LINE * (len(names) + len(notes))) / 2 + 12
    beside = y + (height - LINE * len(said)) / 2 + 12
    place = {"x": str(_BARS), "y": f"{y:g}", "width": str(_BARS_WIDTH), "height": f"{height:g}"}
    made = [
        *lines_at(names, _NAMES, top, "name"),
        *lines_at(notes, _NAMES, top + LINE * len(names)),
        node("svg", {**place, "overflow": "visible"}, *drawn(row, frame)),
        node("g", {"class": remark.voice}, mark_at(remark.mark, _SAID, beside - 10.5, size=12)),
    ]
    for number, (kind, line) in enumerate(said):
        made += lines_at([line], _SAID + 20, beside + LINE * number, kind)
    return [*made, rule_at(y + height)], height


def _remark_lines(remark: Remark) -> list[tuple[str, str]]:
    width = WIDTH - MARGIN - _SAID - 20
    strong = "" if remark.voice == "out" else "strong"
    first = [(strong, line) for line in broken(remark.text, width * 0.95)]
    return first + [("", line) for more in remark.more for line in broken(more, width)]


def _key(chart: TrackChart) -> Iterator[KeyItem]:
    for mark in chart.marks():
        yield KeyItem(mark, legend_voice(mark), LEGEND[mark].in_language(chart.language))
