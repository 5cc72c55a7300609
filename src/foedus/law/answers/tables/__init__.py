"""Answers as tables: a title, lines of context, rows, notes. Terminal, text and HTML draw them.

Every table says both times of the answer: "status as of …, knowledge of …". A state of knowledge
is told by a mark and by a word, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from foedus.law.answers import answers as given
from foedus.law.answers.tables.instruments import (
    changes_table,
    lint_table,
    missing_table,
    status_table,
    timeline_table,
    why_table,
)
from foedus.law.answers.tables.organisations import (
    chairs_table,
    hangs_table,
    holders_table,
    members_table,
)
from foedus.law.answers.tables.pairs import between_table
from foedus.law.answers.tables.speaker import MARKS, Speaker
from foedus.law.answers.tables.table import Table, as_html, as_plain
from foedus.law.terms.wording import Wording

W = Wording

_DRAWN: dict[type, Callable[[Any, Speaker], Table]] = {
    given.StatusAnswer: status_table,
    given.WhyAnswer: why_table,
    given.TimelineAnswer: timeline_table,
    given.BetweenAnswer: between_table,
    given.MembersAnswer: members_table,
    given.HoldersAnswer: holders_table,
    given.ChairsAnswer: chairs_table,
    given.MissingAnswer: missing_table,
    given.ChangesAnswer: changes_table,
    given.HangsAnswer: hangs_table,
    given.LintAnswer: lint_table,
}


NOTHING_RECORDED = W("Nothing is recorded.", "Записей нет.")


def table_of(answer: object, speaker: Speaker) -> Table:
    """The table of any answer."""
    table = _DRAWN[type(answer)](answer, speaker)
    if table.rows or not table.columns:
        return table
    return replace(table, columns=(), notes=(speaker.say(NOTHING_RECORDED), *table.notes))


__all__ = ["MARKS", "Speaker", "Table", "as_html", "as_plain", "table_of"]
