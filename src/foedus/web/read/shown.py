"""A treaty's text with the words of its values marked, and the values as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from foedus.collection.pages.marks import Mark
from foedus.finalclauses.proposed.deciding import Decision
from foedus.finalclauses.proposed.fields import GROUP_TITLES, Field, Sort, field_of
from foedus.finalclauses.proposed.rows import Row, rows_of
from foedus.finalclauses.proposed.words import (
    STATUSES,
    VERDICTS,
    one_line,
    title_of,
    told_value,
    typed_value,
)
from foedus.finalclauses.terms import Reading, Status
from foedus.law.terms.wording import Language, Wording

_LONG_GAP: Final = 1_200
"""Letters without a mark; more of them are folded."""
_NEARBY: Final = 400
"""So many letters before and after a mark stay unfolded."""
_WIDEST: Final = 160
_MARKS: Final[Mapping[Status, Mark]] = {
    Status.GIVEN: Mark.DONE,
    Status.TO_CONFIRM: Mark.WAITS,
    Status.NOT_FOUND: Mark.UNKNOWN,
}
_YES_NO: Final = (("yes", Wording("yes", "да")), ("no", Wording("no", "нет")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the text. *values* are numbers of the rows that rest on it.

    *first* are those whose words begin here; *folded*: it stands behind a click.
    """

    text: str
    values: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    unread: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueShown:
    """A row of the page: what was read, and the control that decides on it."""

    number: int
    path: str
    title: str
    told: str
    status: Status
    mark: Mark
    standing: str
    article: str
    words: str
    note: str
    linked: bool
    read: bool
    sort: str
    choices: tuple[tuple[str, str], ...]
    typed: str
    verdict: str


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A clause with its rows; *key* is fit for an id."""

    key: str
    title: str
    values: tuple[ValueShown, ...]


def groups_of(
    before: Reading, after: Reading, decisions: Sequence[Decision], language: Language
) -> tuple[GroupShown, ...]:
    """The rows of what was read, by clause, each as it stands after the decisions."""
    decided = {one.path: one for one in decisions}
    rows = list(rows_of(before))
    new = [row for row in rows_of(after) if row.path not in {one.path for one in rows}]
    shown = [
        (row.group, _shown(number, row, after, decided.get(row.path), language))
        for number, row in enumerate([*rows, *new])
    ]
    keys = list(dict.fromkeys(group for group, _ in shown))
    return tuple(
        GroupShown(
            key,
            GROUP_TITLES.get(key, Wording(key)).in_language(language),
            tuple(one for group, one in shown if group == key),
        )
        for key in keys
    )


def _shown(
    number: int, row: Row, after: Reading, decision: Decision | None, language: Language
) -> ValueShown:
    field = field_of(row.path)
    now = after.value(row.path)
    status = now.status if now is not None else row.status
    return ValueShown(
        number=number,
        path=row.path,
        title=title_of(row.path, language),
        told=told_value(now, language) if now is not None else "–",
        status=status,
        mark=_MARKS[status],
        standing=_standing(status, decision).in_language(language),
        article=row.article,
        words=" … ".join(one_line(quote.words, _WIDEST) for quote in row.quotes),
        note=row.value.note.in_language(language) if row.value is not None else "",
        linked=any(one.start < one.end for one in row.quotes),
        read=row.value is not None,
        sort=field.sort if field is not None else "",
        choices=_choices(field, language),
        typed=_typed(row, decision),
        verdict=decision.verdict if decision is not None else "",
    )


def _standing(status: Status, decision: Decision | None) -> Wording:
    return STATUSES[status] if decision is None else VERDICTS[decision.verdict]


def _typed(row: Row, decision: Decision | None) -> str:
    if decision is not None and decision.given:
        return decision.given
    return typed_value(row.value) if row.value is not None else ""


def _choices(field: Field | None, language: Language) -> tuple[tuple[str, str], ...]:
    if field is None:
        return ()
    told = _YES_NO if field.sort is Sort.YES_NO else tuple(field.choices.items())
    return tuple((key, words.in_language(language)) for key, words in told)


def pieces_of(reading: Reading) -> tuple[Piece, ...]:
    """The text in pieces, long stretches without a mark folded."""
    marks = _marks(reading)
    unread = [(one.start, one.end) for one in reading.unread]
    edges = {0, len(reading.text), *(e for span in unread for e in span)}
    edges |= {edge for spans in marks.values() for span in spans for edge in span}
    ordered = sorted(edge for edge in edges if 0 <= edge <= len(reading.text))
    pieces = [
        _piece(reading, marks, unread, start, end)
        for start, end in pairwise(ordered)
        if start < end
    ]
    return tuple(part for one in pieces for part in _folding(one))


def _marks(reading: Reading) -> dict[int, list[tuple[int, int]]]:
    """The spans of the text that each row rests on."""
    return {
        number: [(one.start, one.end) for one in row.quotes if one.start < one.end]
        for number, row in enumerate(rows_of(reading))
    }


def _piece(
    reading: Reading,
    marks: Mapping[int, Sequence[tuple[int, int]]],
    unread: Sequence[tuple[int, int]],
    start: int,
    end: int,
) -> Piece:
    held = {
        number: spans[0][0] == start
        for number, spans in marks.items()
        if any(first <= start and end <= last for first, last in spans)
    }
    return Piece(
        text=reading.text[start:end],
        values=tuple(held),
        first=tuple(number for number, begins in held.items() if begins),
        unread=any(first <= start and end <= last for first, last in unread),
    )


def _folding(piece: Piece) -> Iterator[Piece]:
    """A long stretch without a mark in three: what is near stays in sight."""
    text = piece.text
    if piece.values or piece.unread or len(text) <= _LONG_GAP:
        yield piece
        return
    first = text.find("\n", _NEARBY, 2 * _NEARBY) + 1 or _NEARBY
    last = text.rfind("\n", len(text) - 2 * _NEARBY, len(text) - _NEARBY) + 1 or len(text) - _NEARBY
    yield Piece(text=text[:first])
    yield Piece(text=text[first:last], folded=True)
    yield Piece(text=text[last:])
