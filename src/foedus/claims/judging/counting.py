"""Comparing numbers: how exact a number is meant."""

from __future__ import annotations

from typing import Final

from foedus.claims.terms.said import Bound, CountSaid

ABOUT: Final = 10
"""A number meant roughly may be wrong by one in so many, and by one at least."""


def fits(said: CountSaid, number: int) -> bool:
    """Whether *number* is what is said."""
    match said.bound:
        case Bound.ABOUT:
            return abs(number - said.number) <= max(1, said.number // ABOUT)
        case Bound.MORE_THAN:
            return number > said.number
        case Bound.LESS_THAN:
            return number < said.number
        case Bound.AT_LEAST:
            return number >= said.number
        case Bound.AT_MOST:
            return number <= said.number
        case _:
            return number == said.number
