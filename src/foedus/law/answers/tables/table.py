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


def as_html(table: Table) -> str:
    """A table as HTML, with its title as caption and headers for screen readers."""
    lead = "".join(f"<p>{escape(line)}</p>" for line in table.lead)
    heads = "".join(f"<th scope='col'>{escape(name)}</th>" for name in table.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    notes = "".join(f"<div style='white-space:pre-wrap'>{escape(n)}</div>" for n in table.notes)
    caption = f"<caption>{escape(table.title)}</caption>"
    body = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if not table.columns:
        body = f"<h4>{escape(table.title)}</h4>"
    return f"<div>{body}{lead}{notes}</div>"
