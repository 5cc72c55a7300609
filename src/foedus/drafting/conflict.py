"""A conflict between amendments, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True)
class Conflict:
    """Amendments that cannot all be made, about one *element*, and why."""

    element: str
    keys: tuple[int, ...]
    reason: Wording
