"""A page ──▶ the rows of its largest table, with the standard library's parser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from foedus.published.files import Row

_CELLS: Final = frozenset({"td", "th"})
_ASIDE: Final = frozenset({"sup", "script", "style"})
_WIDEST: Final = 200
"""The most columns that one cell can span; a page that says more is mistaken."""


def largest_table(text: str) -> list[Row]:
    """The rows of the table in *text* that has most of them."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return max(parser.tables, key=len, default=[])


class _Tables(HTMLParser):
    """Collects the tables of a page; superscripts are parted from the text by a blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self._open: list[list[Row]] = []
        self._cells: list[str] | None = None
        self._text: list[str] | None = None
        self._spans = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append([])
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in _CELLS and self._cells is not None:
            self._end_cell()
            self._text = []
            told = dict(attrs).get("colspan") or "1"
            self._spans = min(int(told), _WIDEST) if told.isdigit() else 1
        elif tag == "br" and self._text is not None:
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

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self.handle_endtag("table")

    def _end_cell(self) -> None:
        if self._text is None or self._cells is None:
            return
        lines = ("".join(self._text)).split("\n")
        said = "\n".join(line for one in lines if (line := " ".join(one.split())))
        self._cells.extend([said, *[""] * (self._spans - 1)])
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells and self._open and any(self._cells):
            self._open[-1].append(Row(self.getpos()[0], tuple(self._cells)))
        self._cells = None
