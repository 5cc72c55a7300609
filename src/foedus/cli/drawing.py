"""Tables in the terminal."""

from __future__ import annotations

import sys
from typing import Any

from foedus.cli.json_output import write_json
from foedus.cli.options import Asked
from foedus.law.answers.tables import Table


def show(reply: Any, asked: Asked) -> None:
    """Write a reply as the reader wants it."""
    if asked.as_json:
        write_json(reply.data)
    else:
        draw(reply.table)


def draw(table: Table) -> None:
    """Draw a table; rich is imported here only, because it takes long."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    console.print(Text(table.title, style="bold"))
    for line in table.lead:
        console.print(Text(line, style="dim"))
    if table.columns:
        console.print(_grid(table))
    if table.notes and not table.columns:
        console.print()
    for note in table.notes:
        console.print(_note(note), soft_wrap=not sys.stdout.isatty())


def _note(note: str) -> Any:
    """A line of a proof; in a terminal it wraps under its own indentation."""
    from rich.padding import Padding
    from rich.text import Text

    if not sys.stdout.isatty():
        return Text(note)
    said = note.lstrip()
    return Padding(Text(said), (0, 0, 0, len(note) - len(said)))


def _grid(table: Table) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for place, column in enumerate(table.columns):
        grid.add_column(column, overflow="fold", no_wrap=place == 0 and bool(column))
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    return grid
