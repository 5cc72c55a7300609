"""The words of panels: what a row stands for, what is counted, how much of it is told."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyarrow as pa

from foedus.opened import Day

LAST_DAY: Final = (12, 31)
"""The month and day that is asked about where none is named."""


class Shape(StrEnum):
    """What a row stands for, besides its year: two states, a state, or an instrument.

    In published tables the place of instruments is taken by organisations.
    """

    DYAD_YEAR = "dyad-year"
    STATE_YEAR = "state-year"
    INSTRUMENT_YEAR = "instrument-year"


class Of(StrEnum):
    """What is counted: instruments in force, or memberships of organisations."""

    BONDS = "bonds"
    MEMBERSHIPS = "memberships"


class Detail(StrEnum):
    """Whether a row has counts only, or the lists of what was counted too."""

    COUNTS = "counts"
    LISTS = "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAsked:
    """A panel of a register that is wanted; *day* is month and day, the same in every year."""

    shape: Shape
    years: range
    day: tuple[int, int] = LAST_DAY
    known: Day | None = None
    of: Of = Of.BONDS
    criterion: str = "member"
    detail: Detail = Detail.COUNTS
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its *schema*, its rows in order of time, and *notes* of what was counted and how."""

    schema: pa.Schema
    batches: Generator[pa.RecordBatch]
    notes: dict[str, str]
