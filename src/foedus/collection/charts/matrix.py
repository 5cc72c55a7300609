"""Documents by states: a mark in every cell, for an overview.

Two matrices: how each state stands to each document, and how each signed it. In the second an
absent mark is not a refusal: what is not known recedes, so that what is known can be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from foedus.collection.charts.errors import BadDrawing
from foedus.collection.charts.icons import icon, mark_at, shapes
from foedus.collection.charts.looks import look_of, said
from foedus.collection.charts.markup import Node, as_html, identifier, labelled, node
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
from foedus.collection.charts.tracks import rule_at
from foedus.law.answers.answers import PartyStanding, StatusAnswer
from foedus.law.answers.data import signature_word, word_of
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.wording import Wording

W = Wording


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark, its voice, and what it says to a screen reader."""

    mark: str
    voice: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A state: its code at the head, its name for whoever asks."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixChart:
    """Rows of cells, one a column; *head* heads the names of the rows."""

    title: str
    lead: tuple[str, ...]
    head: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]

    def inline(self, prefix: str) -> str:
        """A table for a page; its ids begin with *prefix* (BadDrawing if they cannot)."""
        key = identifier(prefix)
        heads = (_head_cell(column) for column in self.columns)
        first = node("th", {"scope": "col", "role": "columnheader"}, self.head)
        top = node("thead", {"role": "rowgroup"}, node("tr", {"role": "row"}, first, *heads))
        rows = (_table_row(self, key, number) for number in range(len(self.rows)))
        body = node("tbody", {"role": "rowgroup"}, *rows)
        caption = node("caption", None, node("span", None, self.title))
        table = node("table", {"class": "mx marks", "role": "table"}, caption, top, body)
        return as_html(table) + as_html(self._legend())

    def standalone(self) -> str:
        """A document of its own."""
        return _standing_alone(self)

    def description(self) -> str:
        """Every row in words."""
        return " ".join(_sentence(self.columns, name, cells) for name, cells in self.rows)

    def marks(self) -> tuple[Cell, ...]:
        """The different cells, in the order in which they first stand."""
        return tuple(dict.fromkeys(cell for _, cells in self.rows for cell in cells))

    def _legend(self) -> Node:
        items = (node("li", None, icon(cell.mark, cell.voice), cell.text) for cell in self.marks())
        return node("ul", {"class": "legend"}, *items)


def _head_cell(column: Column) -> Node:
    shown = node("abbr", {"title": column.name}, column.code)
    return node("th", {"scope": "col", "role": "columnheader"}, shown)


def _table_row(chart: MatrixChart, key: str, number: int) -> Node:
    name, cells = chart.rows[number]
    made = [node("th", {"scope": "row", "role": "rowheader"}, name)]
    for place, (column, cell) in enumerate(zip(chart.columns, cells, strict=True)):
        names, told = labelled(f"{key}-{number + 1}-{place + 1}", column.name, cell.text)
        drawing = node(
            "svg",
            {"class": f"ic {cell.voice}", "viewBox": "0 0 16 16", **names},
            *told,
            *shapes(cell.mark),
        )
        made.append(node("td", {"role": "cell", "data-l": column.code}, drawing))
    return node("tr", {"role": "row"}, *made)


def _sentence(columns: Sequence[Column], name: str, cells: Sequence[Cell]) -> str:
    told = (f"{column.name} {cell.text}" for column, cell in zip(columns, cells, strict=True))
    return f"{name}: {'; '.join(told)}."


_NAMES_WIDTH: Final = 380
_MARK: Final = 15
_LEAST: Final = 26


def _standing_alone(chart: MatrixChart) -> str:
    heading = Heading(chart.title, chart.lead)
    top, y = heading_at(heading)
    wide = min(60.0, (WIDTH - 2 * MARGIN - _NAMES_WIDTH) / len(chart.columns))
    parts = [*top, *lines_at([chart.head], MARGIN, y + 18)]
    for place, column in enumerate(chart.columns):
        at = {"x": f"{_middle(place, wide):g}", "y": f"{y + 18:g}", "text-anchor": "middle"}
        parts.append(node("text", {**at, "class": "strong"}, column.code))
    y += 26
    parts.append(rule_at(y, "rule-ink"))
    for name, cells in chart.rows:
        lines = broken(name, _NAMES_WIDTH - 14, most=3)
        height = max(_LEAST, LINE * len(lines) + 10)
        parts += lines_at(lines, MARGIN, y + (height - LINE * len(lines)) / 2 + 12)
        parts += _drawn_cells(cells, wide, y + height / 2)
        y += height
        parts.append(rule_at(y))
    items = (KeyItem(cell.mark, cell.voice, cell.text) for cell in chart.marks())
    key, y = key_at(items, y + 24)
    return document(heading, chart.description(), y, [*parts, *key])


def _middle(place: int, wide: float) -> float:
    return MARGIN + _NAMES_WIDTH + wide * (place + 0.5)


def _drawn_cells(cells: Sequence[Cell], wide: float, middle: float) -> Iterator[Node]:
    size = min(_MARK, wide - 2)
    for place, cell in enumerate(cells):
        mark = mark_at(cell.mark, _middle(place, wide) - size / 2, middle - size / 2, size=size)
        yield node("g", {"class": cell.voice}, mark)


def status_matrix(
    answers: Sequence[StatusAnswer], codes: Sequence[str], speaker: Speaker
) -> MatrixChart:
    """How each state of *codes* stands to the instrument of each answer."""

    def cell(row: PartyStanding | None) -> Cell:
        word = "none" if row is None else word_of(row.word)
        look = look_of(word)
        return Cell(look.mark, look.voice, said(word, speaker.language))

    title = W("Documents and states", "Документы и государства")
    return _matrix(answers, codes, speaker, title, cell)


_SIGNATURES: Final[dict[str, tuple[str, str, Wording]]] = {
    "plain": ("tick", "force", W("signed", "подписано")),
    "plain (inferred)": (
        "tick-inferred",
        "force",
        W("signed (inferred)", "подписано (предполагается)"),
    ),
    "reservation": ("reserved", "pause", W("signed with a reservation", "с оговоркой")),
    "special-opinion": ("opinion", "rival", W("with a special opinion", "с особым мнением")),
    "special-position": ("opinion", "rival", W("with a special position", "с особой позицией")),
    "remark": ("opinion", "rival", W("signed with a remark", "с замечанием")),
    "not-signed": ("not-signed", "", W("not signed", "не подписано")),
}
_SILENT: Final = ("silent", "faint", W("unknown", "неизвестно"))


def signature_matrix(
    answers: Sequence[StatusAnswer], codes: Sequence[str], speaker: Speaker
) -> MatrixChart:
    """How each state of *codes* signed each document: CIS practice knows five manners."""

    def cell(row: PartyStanding | None) -> Cell:
        word = None if row is None else signature_word(row.signature)
        bare = (word or "").removesuffix(" (inferred)")
        mark, voice, words = _SIGNATURES.get(word or "", _SIGNATURES.get(bare, _SILENT))
        return Cell(mark, voice, speaker.say(words))

    return _matrix(answers, codes, speaker, W("Signatures", "Подписи"), cell)


def _matrix(
    answers: Sequence[StatusAnswer],
    codes: Sequence[str],
    speaker: Speaker,
    title: Wording,
    cell: Callable[[PartyStanding | None], Cell],
) -> MatrixChart:
    if not codes:
        raise BadDrawing("A matrix needs at least one state for its columns.")
    rows = []
    for answer in answers:
        found = {row.party: row for row in answer.parties}
        name = speaker.say(answer.title) or answer.instrument
        rows.append((name, tuple(cell(found.get(code)) for code in codes)))
    moments = dict.fromkeys(answer.moment for answer in answers)
    return MatrixChart(
        title=speaker.say(title),
        lead=tuple(speaker.as_of(moment.on, moment.known) for moment in moments),
        head=speaker.say(W("Document", "Документ")),
        columns=tuple(
            Column(code, party_name(speaker.register, code, speaker.language)) for code in codes
        ),
        rows=tuple(rows),
    )
