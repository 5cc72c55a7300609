"""A case: what is known about it, as values of the regime's fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from foedus.law.terms.wording import Wording

Single: TypeAlias = str | Decimal | date


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value of which only the possibilities are known."""

    values: frozenset[Single]


Value: TypeAlias = Single | OneOf


@dataclass(frozen=True, slots=True)
class Case:
    """What is asked about, on one day. A field without a value is unknown, *why* tells why."""

    on: date
    values: Mapping[str, Value]
    why: Mapping[str, Wording] = field(default_factory=dict)

    def possible(self, name: str) -> frozenset[Single]:
        """The values that a field may have; none where nothing is known about it."""
        held = self.values.get(name)
        if held is None:
            return frozenset()
        return held.values if isinstance(held, OneOf) else frozenset({held})
