"""Arrow text ──▶ the register's numbers of states, instruments, organisations, criteria.

Each distinct value is looked up once; the rows are then one gather.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from foedus.frames.cells import Cells, refuse_nulls
from foedus.frames.errors import UnknownValues
from foedus.frames.two_letters import table_of, two_letters
from foedus.law.terms.errors import UnknownName

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Places:
    """The things of one sort by number: *ids* in order, and *find* from a reader's name to an id.

    *known* are the names to offer when one is not found. The highest number of *width* stands
    for none.
    """

    what: str
    ids: Sequence[str]
    find: Callable[[str], str]
    known: Iterable[str]
    width: type[np.generic]

    @property
    def nothing(self) -> int:
        """The number of what is not held."""
        return int(np.iinfo(cast("Any", self.width)).max)

    def numbers(self, words: Iterable[str | None]) -> Numbers:
        """The number of each word; `nothing` for one that is not held."""
        place = {name: number for number, name in enumerate(self.ids)}
        found = [self._number(place, word) for word in words]
        return np.array(found, self.width)

    def _number(self, place: Mapping[str, int], word: str | None) -> int:
        if word is None:
            return self.nothing
        if word in place:
            return place[word]
        try:
            return place.get(self.find(word), self.nothing)
        except UnknownName:
            return self.nothing


def numbers_in(cells: Cells, places: Places) -> Numbers:
    """The number of each cell. Raises `UnknownValues`, or `BadColumn` for an empty cell."""
    refuse_nulls(cells)
    return _by_letters(cells, places) if len(cells.array) else np.zeros(0, places.width)


def _by_letters(cells: Cells, places: Places) -> Numbers:
    """By a table of all codes of two letters, where the column has only such."""
    letters = two_letters(cells.array)
    if letters is not None:
        table = table_of(places.ids, places.width, places.nothing)
        found = gathered(table, letters)
        if not (found == places.nothing).any():
            return found
    return _by_words(cells, places)


def _by_words(cells: Cells, places: Places) -> Numbers:
    """By the dictionary of the column; it is made where there is none."""
    array = cells.array if pa.types.is_dictionary(cells.array.type) else _encoded(cells.array)
    words = array.dictionary.to_pylist()
    table = places.numbers(words)
    found = gathered(table, array.indices)
    if (table == places.nothing).any():
        _refuse_unknown(cells, places, words, array.indices, found)
    return found


def _encoded(array: pa.Array) -> pa.DictionaryArray:
    return array.cast(pa.string()).dictionary_encode()


def gathered(table: Numbers, places: pa.Array) -> Numbers:
    """table[places]: with Arrow, which takes an index of any width as it is."""
    found = pc.take(pa.array(table), places, boundscheck=False)
    return cast("Numbers", found.to_numpy())


def _refuse_unknown(
    cells: Cells, places: Places, words: list[str | None], indices: pa.Array, found: Numbers
) -> None:
    rows = np.flatnonzero(found == places.nothing)
    if not rows.size:  # a dictionary may hold words that no row has
        return
    used, first = np.unique(indices.take(pa.array(rows)).to_numpy(), return_index=True)
    at = {
        str(words[int(word)]): cells.row(rows[place])
        for word, place in zip(used, first, strict=True)
    }
    in_order = dict(sorted(at.items(), key=lambda one: one[1]))
    raise UnknownValues(cells.name, places.what, in_order, places.known)
