"""The answers of a table of consignments, as columns beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.evidence import STRENGTH
from foedus.regimes.rules.terms import REFER
from foedus.regimes.trade.columns.answered import Answered
from foedus.regimes.trade.columns.terms import Mask
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
"""The columns of the answers; a row with a fault has none of them. An empty text is "nothing"."""

_TEN_THOUSANDTHS: Final = 100
_WORDS: Final = tuple(sorted(STRENGTH, key=STRENGTH.__getitem__))


def answer_columns(found: Answered) -> pa.RecordBatch:
    """The columns of the answers, one row for each consignment."""
    held, sound = found.columns, found.sound
    decisions, decided = held.treatment.decisions, held.treatment.numbers
    arrays = [
        _texts(decided, [one.outcome for one in decisions], sound),
        _texts(decided, [_rule(one) for one in decisions], sound),
        _texts(decided, [_basis(one) for one in decisions], sound),
        _texts(found.confidence, [str(one) for one in _WORDS], sound),
        _texts(held.rate, [_rate(one) for one in held.rates.found], sound),
        _amounts(found),
        _texts(_currencies(found), ["", *found.currency.values], sound),
        _missing(found),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(list(FIELDS)))


def _texts(numbers: NDArray[Any], texts: Sequence[str], sound: Mask) -> pa.DictionaryArray:
    """Texts by their places, not copied; rows with a fault have none."""
    places = np.ascontiguousarray(numbers, np.int32)
    indices = pa.array(places) if sound.all() else pa.array(places, mask=~sound)
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(texts), pa.string()))


def _currencies(found: Answered) -> NDArray[np.int32]:
    """The currency where there is an amount; place 0 is none."""
    known = found.columns.known.copy()
    known[[row for row, amount in found.by_hand.items() if amount is not None]] = True
    return np.where(known, found.currency.numbers, 0)


def _rule(decision: Decision) -> str:
    return decision.rule.id if decision.rule is not None else ""


def _basis(decision: Decision) -> str:
    places = (f"{one.instrument} {one.article}".strip() for one in decision.basis if one.decides)
    return "; ".join(places)


def _rate(found: RateFound) -> str:
    return "" if isinstance(found, NotRated) else found.text


def _amounts(found: Answered) -> pa.Array:
    """Duty as decimals, from hundredths; what the slow twin reckoned stands as it gave it."""
    held = found.columns
    wide = np.zeros((held.known.size, 2), np.int64)  # 128 bits, the low half first
    np.multiply(held.hundredths, _TEN_THOUSANDTHS, out=wide[:, 0])
    valid = np.packbits(held.known, bitorder="little")
    buffers = [pa.py_buffer(valid), pa.py_buffer(wide)]
    column = pa.Array.from_buffers(AMOUNT, held.known.size, buffers)
    if not found.by_hand:
        return column
    rows = np.array(sorted(found.by_hand), np.int64)
    mask = np.zeros(held.known.size, np.bool_)
    mask[rows] = True
    values = [_decimal(found.by_hand[int(row)]) for row in rows]
    return pc.replace_with_mask(column, pa.array(mask), pa.array(values, AMOUNT))


def _decimal(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal("0.0001"))


def _missing(found: Answered) -> pa.DictionaryArray:
    """Why there is no duty: the open alternatives, the rate that is not held, the figures."""
    held = found.columns
    open_ones = [_open(one) for one in held.treatment.decisions]
    texts = ["", *open_ones, *(_no_rate(one) for one in held.rates.found), FIGURES]
    numbers = np.zeros(held.known.size, np.int32)
    rows = np.flatnonzero(found.sound & ~held.known & ~found.settled)
    rate = held.rate[rows]
    by_decision = held.treatment.numbers[rows] + 1
    by_rate = rate + 1 + len(open_ones)
    is_rate = held.rates.is_rate()[rate] & (rate > 0)
    told = np.where(rate > 0, by_rate, by_decision)
    numbers[rows] = np.where(is_rate, len(texts) - 1, told)
    numbers[sorted(row for row, amount in found.by_hand.items() if amount is not None)] = 0
    return _texts(numbers, texts, found.sound)


FIGURES: Final = "the quantity, the customs value or the exchange rate that the rate needs"


def _open(decision: Decision) -> str:
    if decision.outcome == REFER:
        return "which applies: " + ", ".join(one.rule.id for one in decision.alternatives)
    return "" if decision.outcome == "prohibited" else "the rate"


def _no_rate(found: RateFound) -> str:
    return "; ".join(words.en for words in found.missing) if isinstance(found, NotRated) else ""
