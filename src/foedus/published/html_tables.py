"""A page ──▶ the rows of its table of acts, and its headings."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from foedus.published.header import header_at
from foedus.published.sheets import Row

_CELLS: Final = frozenset({"td", "th"})
_ASIDE: Final = frozenset({"sup", "script", "style"})
_TITLES: Final = frozenset({"title", "caption", "h1", "h2", "h3"})
_WIDEST: Final = 200
"""The most columns or rows that one cell can span; a page that says more is mistaken."""

_YEAR: Final = re.compile(r"\d{4}")


def best_table(text: str) -> tuple[list[Row], tuple[Row, ...]]:
    """The table in *text* with most rows among those with a header, and the page's headings."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    headed = [rows for rows in parser.tables if header_at([row.cells for row in rows]) is not None]
    rows = max(headed or parser.tables, key=len, default=[])
    return rows, tuple(parser.titles)


class _Tables(HTMLParser):
    """Collects the tables of a page; superscripts are parted from the text by a blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self.titles: list[Row] = []
        self._open: list[list[Row]] = []
        self._cells: list[str] | None = None
        self._text: list[str] | None = None
        self._title: list[str] | None = None
        self._spans = (1, 1)
        self._from_above: dict[int, tuple[str, int]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append([])
            self._from_above = {}
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in _CELLS and self._cells is not None:
            self._end_cell()
            self._text = []
            told = dict(attrs)
            self._spans = (_span(told.get("colspan")), _span(told.get("rowspan")))
        elif tag in _TITLES and self._text is None:
            self._title = []
        else:
            self._part(tag)

    def _part(self, tag: str) -> None:
        if tag == "br" and self._text is not None:
            self._text.append("\n")
        elif tag in _ASIDE and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            self.tables.append(self._open.pop())
        elif tag in _TITLES and self._title is not None:
            self.titles.append(Row(self.getpos()[0], (" ".join("".join(self._title).split()),)))
            self._title = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)
        elif self._title is not None:
            self._title.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self.handle_endtag("table")

    def _end_cell(self) -> None:
        if self._text is None or self._cells is None:
            return
        lines = ("".join(self._text)).split("\n")
        said = "\n".join(line for one in lines if (line := " ".join(one.split())))
        self._text = None
        self._take_from_above()
        wide, high = self._spans
        for number, cell in enumerate((said, *[""] * (wide - 1)), start=len(self._cells)):
            if high > 1:
                self._from_above[number] = (cell, high - 1)
            self._cells.append(cell)

    def _take_from_above(self) -> None:
        """The cells of earlier rows that reach down into this one, here.

        What names something holds for each row that it spans; a day is told once.
        """
        while self._cells is not None and len(self._cells) in self._from_above:
            number = len(self._cells)
            said, left = self._from_above.pop(number)
            self._cells.append("" if _YEAR.search(said) else said)
            if left > 1:
                self._from_above[number] = (said, left - 1)

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells is not None:
            self._take_from_above()
        if self._cells and self._open and any(self._cells):
            self._open[-1].append(Row(self.getpos()[0], tuple(self._cells)))
        self._cells = None


def _span(told: str | None) -> int:
    return min(max(int(told), 1), _WIDEST) if told is not None and told.isdigit() else 1
