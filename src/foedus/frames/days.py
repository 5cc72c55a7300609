"""Arrow days ──▶ day numbers: dates, timestamps at midnight, ISO 8601 text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from foedus.frames.cells import Cells, refuse_nulls
from foedus.frames.errors import BadColumn
from foedus.law.columns.clocks import Days, number_of
from foedus.law.columns.shelf import EVERYTHING

FIRST: Final = number_of(date.min)
LAST: Final = number_of(date.max)
"""The calendar of Python, and of the law: the years 1 to 9999."""

_REMEDY: Final = "Write year-month-day, as 2012-09-20."


def days_in(cells: Cells) -> Days:
    """The numbers of the days; without a copy where the column is date32."""
    refuse_nulls(cells)
    found = _numbers(_as_dates(cells))
    _refuse_outside(cells, found)
    return found


def known_in(cells: Cells) -> Days:
    """The numbers of days of knowledge; `EVERYTHING` where a cell is empty."""
    dates = _as_dates(cells)
    if not dates.null_count:
        return days_in(Cells(cells.name, dates, cells.before))
    empty = dates.is_null().to_numpy(zero_copy_only=False)
    found = _numbers(dates.fill_null(date.max))
    _refuse_outside(cells, found)
    return np.where(empty, np.int32(EVERYTHING), found)


def _numbers(dates: pa.Array) -> Days:
    return cast("Days", dates.view(pa.int32()).to_numpy())


def _as_dates(cells: Cells) -> pa.Array:
    """The cells as date32."""
    held = cells.array.type
    if pa.types.is_date32(held):
        return cells.array
    if pa.types.is_dictionary(held):
        return _of_dictionary(cells, cells.array)
    if pa.types.is_date64(held) or pa.types.is_timestamp(held):
        return _at_midnight(cells)
    if pa.types.is_null(held):
        return cells.array.cast(pa.date32())
    return _of_dictionary(cells, cells.array.cast(pa.string()).dictionary_encode())


def _of_dictionary(cells: Cells, array: pa.DictionaryArray) -> pa.Array:
    """Each distinct value read once."""
    words = array.dictionary
    if pa.types.is_date(words.type) or pa.types.is_timestamp(words.type):
        return _as_dates(Cells(cells.name, array.dictionary_decode(), cells.before))
    words = words.cast(pa.string())
    try:
        dates = words.cast(pa.date32())
    except pa.ArrowInvalid:
        dates = _used_words(cells, array, words.to_pylist())
    return dates.take(array.indices)


def _used_words(cells: Cells, array: pa.DictionaryArray, words: list[str | None]) -> pa.Array:
    """The words that are days. A word that is none may stand in a dictionary, not in a row."""
    wrong = np.array([word is not None and not _is_day(word) for word in words], np.bool_)
    used = array.indices.fill_null(0).to_numpy(zero_copy_only=False)
    there = array.indices.is_valid().to_numpy(zero_copy_only=False)
    places = np.flatnonzero(wrong[used] & there) if len(words) else np.zeros(0, np.intp)
    if places.size:
        word = words[int(used[places[0]])]
        raise BadColumn(cells.name, f"{word!r} is no day.", _REMEDY, cells.row(places[0]))
    right = [None if bad or word is None else word for bad, word in zip(wrong, words, strict=True)]
    return pa.array(right, pa.string()).cast(pa.date32())


def _is_day(word: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word, re.ASCII):
        return False
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


def _at_midnight(cells: Cells) -> pa.Array:
    """Timestamps as dates; a time of day, or a time zone, is refused: which day is it there?"""
    array, held = cells.array, cells.array.type
    if getattr(held, "tz", None):
        raise BadColumn(cells.name, f"it has the time zone {held.tz}.", "Give dates.")
    dates = array.cast(pa.date32(), safe=False)
    late = pc.not_equal(dates.cast(held, safe=False), array).fill_null(False)  # noqa: FBT003 - Arrow's
    places = np.flatnonzero(late.to_numpy(zero_copy_only=False))
    if places.size:
        what = f"{array[int(places[0])]} has a time of day."
        raise BadColumn(cells.name, what, "Give dates.", cells.row(places[0]))
    return dates


def _refuse_outside(cells: Cells, found: Days) -> None:
    """Arrow has more years than the calendar."""
    if not found.size or (found.min() >= FIRST and found.max() <= LAST):
        return
    place: Any = np.flatnonzero((found < FIRST) | (found > LAST))[0]
    raise BadColumn(
        cells.name,
        f"the day {int(found[place])} days from 1970-01-01 is outside the years 1 to 9999.",
        "Correct it; for a day of knowledge, leave it empty to ask with everything.",
        cells.row(place),
    )
