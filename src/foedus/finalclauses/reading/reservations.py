"""Reservations: allowed, limited, prohibited (VCLT 19)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.reading.values import Sheet
from foedus.finalclauses.terms import Value

PREFIX: Final = "reservations"


def reservation_values(text: str, sentences: Sequence[Sentence]) -> list[Value]:
    """The rule on reservations, from the first sentence that lays one down."""
    sheet = Sheet(text, PREFIX)
    for sentence in sentences[:1]:
        assert sentence.meaning is not None  # noqa: S101 - the caller chose read sentences
        sheet.put("", str(sentence.meaning.get(PREFIX)), sentence)
    return list(sheet.values.values())
