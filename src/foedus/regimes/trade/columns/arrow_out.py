"""The answers of a table of consignments, as columns beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from foedus.law.terms.evidence import Confidence
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.evidence import STRENGTH
from foedus.regimes.rules.terms import REFER
from foedus.regimes.trade.columns.answered import Answered
from foedus.regimes.trade.rating import NotRated, RateFound

AMOUNT: Final = pa.decimal128(24, 4)
TEXT: Final = pa.dictionary(pa.int32(), pa.string())
FIELDS: Final = (
    pa.field("treatment", TEXT),
    pa.field("rule", TEXT),
    pa.field("basis", TEXT),
    pa.field("confidence", TEXT),
    pa.field("rate", TEXT),
    pa.field("duty", AMOUNT),
    pa.field("duty_currency", TEXT),
    pa.field("missing", TEXT),
)
"""The columns of the answers; a row with a fault has none of them."""

_TEN_THOUSANDTHS: Final = 100
_WORDS: Final = tuple(sorted(STRENGTH, key=STRENGTH.__getitem__))


def answer_columns(found: Answered) -> pa.RecordBatch:
    """The columns of the answers, one row for each consignment."""
    held, sound = found.columns, found.sound
    decisions = held.treatment.decisions
    numbers = np.where(sound, held.treatment.numbers, -1)
    rates = np.where(sound & (held.rate > 0), held.rate, -1)
    arrays = [
        _texts(numbers, [one.outcome for one in decisions]),
        _texts(numbers, [_rule(one) for one in decisions]),
        _texts(numbers, [_basis(one) for one in decisions]),
        _texts(np.where(sound, found.confidence, -1), [str(one) for one in _WORDS]),
        _texts(rates, [_rate(one) for one in held.rates.found]),
        _amounts(found),
        _texts(np.where(held.known, found.currency.numbers, -1), found.currency.values),
        _missing(found),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(list(FIELDS)))


def _texts(numbers: NDArray[np.integer], texts: Sequence[str]) -> pa.DictionaryArray:
    """Texts by their numbers; a number below zero, or one past the last, is empty."""
    indices = numbers.astype(np.int32)
    absent = (indices < 0) | (indices >= len(texts))
    return pa.DictionaryArray.from_arrays(
        pa.array(indices, mask=absent), pa.array(list(texts), pa.string())
    )


def _rule(decision: Decision) -> str:
    return decision.rule.id if decision.rule is not None else ""


def _basis(decision: Decision) -> str:
    places = (f"{one.instrument} {one.article}".strip() for one in decision.basis if one.decides)
    return "; ".join(places)


def _rate(found: RateFound) -> str:
    return "" if isinstance(found, NotRated) else found.text


def _amounts(found: Answered) -> pa.Array:
    """Duty as decimals, from hundredths; what the slow twin reckoned stands as it gave it."""
    known = found.columns.known
    exact = found.columns.hundredths * _TEN_THOUSANDTHS
    low = np.stack([exact, np.where(exact < 0, -1, 0)], axis=1)  # 128 bits, the low half first
    array = pa.Array.from_buffers(AMOUNT, exact.size, [None, pa.py_buffer(low.tobytes())])
    if not found.by_hand and known.all():
        return array
    column = pa.compute.if_else(pa.array(known), array, pa.scalar(None, AMOUNT))
    if not found.by_hand:
        return column
    rows = np.array(sorted(found.by_hand), np.int64)
    mask = np.zeros(exact.size, np.bool_)
    mask[rows] = True
    values = [_decimal(found.by_hand[int(row)]) for row in rows]
    return pa.compute.replace_with_mask(column, pa.array(mask), pa.array(values, AMOUNT))


def _decimal(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal("0.0001"))


def _missing(found: Answered) -> pa.DictionaryArray:
    """Why there is no duty: the open alternatives, the rate that is not held, the figures."""
    held = found.columns
    texts = [_open(one) for one in held.treatment.decisions]
    no_rate = [_no_rate(one) for one in held.rates.found]
    parts = [*texts, *no_rate, FIGURES]
    without = found.sound & ~held.known & ~found.settled
    numbers = np.where(held.rate > 0, held.rate + len(texts), held.treatment.numbers)
    has_rate = held.rates.is_rate()[held.rate] & (held.rate > 0)
    numbers = np.where(has_rate, len(parts) - 1, numbers)
    return _texts(np.where(without, numbers, -1), parts)


FIGURES: Final = "the quantity, the customs value or the exchange rate that the rate needs"


def _open(decision: Decision) -> str:
    if decision.outcome == REFER:
        return "which applies: " + ", ".join(one.rule.id for one in decision.alternatives)
    return "" if decision.outcome == "prohibited" else "the rate"


def _no_rate(found: RateFound) -> str:
    return "; ".join(words.en for words in found.missing) if isinstance(found, NotRated) else ""


def place_of(confidence: Confidence) -> int:
    """The place of a confidence among those written."""
    return _WORDS.index(confidence)
