"""A table to be drawn, and its two plain forms: text and HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be drawn: its words are already in the reader's language."""

    title: str
    lead: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def as_plain(table: Table) -> str:
    """A table as plain text, columns aligned."""
    grid = [row for row in (table.columns, *table.rows) if any(row)]
    widths = [max(len(cell) for cell in column) for column in zip(*grid, strict=True)]
    body = (
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in grid
    )
    return "\n".join((table.title, *table.lead, *body, *table.notes))


_CELL = "text-align:left;padding:.2em 1em .2em 0;vertical-align:top"
_CAPTION = "text-align:left;font-weight:600"


def as_html(table: Table, proof: str = "") -> str:
    """A table as HTML, with its title as caption and headers for screen readers.

    *proof* is HTML that stands in the place of the notes.
    """
    lead = "".join(f"<p style='margin:.2em 0'>{escape(line)}</p>" for line in table.lead)
    notes = "".join(f"<div style='white-space:pre-wrap'>{escape(n)}</div>" for n in table.notes)
    if not table.columns:
        return f"<div><p style='{_CAPTION}'>{escape(table.title)}</p>{lead}{proof or notes}</div>"
    heads = "".join(f"<th scope='col' style='{_CELL}'>{escape(c)}</th>" for c in table.columns)
    rows = "".join(_row(row) for row in table.rows)
    under = f"<div style='font-weight:400'>{lead}</div>"
    caption = f"<caption style='{_CAPTION}'>{escape(table.title)}{under}</caption>"
    body = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<div>{body}{proof or notes}</div>"


def _row(row: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<td style='{_CELL}'>{escape(cell)}</td>" for cell in row) + "</tr>"
