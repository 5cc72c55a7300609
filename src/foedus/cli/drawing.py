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
    for note in table.notes:
        console.print(Text(note), soft_wrap=not sys.stdout.isatty())


def _grid(table: Table) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for column in table.columns:
        grid.add_column(column, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    return grid
