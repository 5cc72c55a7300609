"""Codes in the edition of the HS in which annexes are written, for a column of codes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import day_of
from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.rules.cases import OneOf
from foedus.regimes.rules.columns.coded import OR, Coded
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.facts import OLD_EDITION, code_in_edition


def in_edition(books: Books, code: Coded, on: NDArray[np.int32], values: dict[str, int]) -> Coded:
    """Each row's code in the old edition; *values* are the numbers of those met before.

    Without correlations it is the code itself. A code that was split has several possibilities;
    these stand as one text with `OR` between them.
    """
    if not books.supplies.correlations.steps:
        return code
    names = sorted({edition.name for edition in books.editions.held})
    place = np.array([_edition(books, int(day), names) for day in np.unique(on)], np.int32)
    edition = place[np.searchsorted(np.unique(on), on)]
    keys = code.numbers.astype(np.int64) * (len(names) + 1) + edition
    used, inverse = np.unique(keys, return_inverse=True)
    numbers = np.empty(used.size, np.int32)
    for at, key in enumerate(used.tolist()):
        number, which = divmod(key, len(names) + 1)
        text = _text(books, code.of(number), names[which] if which < len(names) else "")
        numbers[at] = values.setdefault(text, len(values) + 1) if text else 0
    return Coded(numbers[inverse].astype(np.int32), tuple(values))


def _edition(books: Books, day: int, names: list[str]) -> int:
    held = books.editions.on(day_of(day))
    return len(names) if held is None else names.index(held.name)


def _text(books: Books, digits: frozenset[str], edition: str) -> str:
    for one in digits:
        found = code_in_edition(books, CommodityCode(one), edition, OLD_EDITION)
        if isinstance(found, OneOf):
            return OR.join(sorted(str(value) for value in found.values))
        return str(found)
    return ""
