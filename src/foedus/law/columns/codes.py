"""An answer as a number: one bit for each value that it can have.

A certain answer has one bit. An answer in doubt has a bit for each alternative; the highest bit
says that the alternatives are disputed, and not merely unknown.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from foedus.law.answers.standing import Word
from foedus.law.answers.told import Doubt, Told
from foedus.law.derive.relations import Bond

Value = TypeVar("Value", bound=Hashable)

Codes = NDArray[np.unsignedinteger[Any]]
"""Coded answers, one a row."""


@dataclass(frozen=True)
class Scale(Generic[Value]):
    """The values that the answer to one kind of question can have, each with its bit.

    The first is "nothing": what is answered before anything has happened. *names* are the words
    of the values, *width* the type of a code.
    """

    values: tuple[Value, ...]
    names: tuple[str, ...]
    width: type[np.unsignedinteger[Any]]

    @property
    def nothing(self) -> int:
        """The code of the first value."""
        return 1

    @property
    def disputed(self) -> int:
        """The bit that tells a dispute from mere ignorance."""
        return 1 << (np.dtype(self.width).itemsize * 8 - 1)

    def bit(self, value: Value) -> int:
        """The code of a certain answer."""
        return 1 << self.values.index(value)

    def code(self, told: Told[Value]) -> int:
        """The code of what is told: certain, unknown or disputed."""
        bits = sum(self.bit(value) for value in set(told.values))
        return bits | (self.disputed if told.doubt is Doubt.DISPUTED else 0)

    def meaning(self, code: int) -> tuple[frozenset[Value], Doubt]:
        """The values that *code* stands for, and why there are several."""
        found = frozenset(v for n, v in enumerate(self.values) if code >> n & 1)
        if len(found) == 1:
            return found, Doubt.NONE
        return found, Doubt.DISPUTED if code & self.disputed else Doubt.UNKNOWN

    def word(self, code: int) -> str:
        """The word of a certain answer; ``disputed: a, b`` or ``unknown: a, b`` of a doubt."""
        held = [name for n, name in enumerate(self.names) if code >> n & 1]
        if len(held) == 1:
            return held[0]
        return f"{'disputed' if code & self.disputed else 'unknown'}: {', '.join(held)}"

    def holds(self, codes: Codes, value: Value) -> NDArray[np.bool_]:
        """Which rows certainly have *value*."""
        return np.asarray(codes == self.bit(value))


BOND: Final = Scale[Bond | None]((None, *Bond), ("none", *(str(bond) for bond in Bond)), np.uint8)
"""How an instrument stands between two states."""

STANDING: Final = Scale[Word](
    (Word.NONE, *(word for word in Word if word is not Word.NONE)),
    ("none", *(str(word) for word in Word if word is not Word.NONE)),
    np.uint16,
)
"""How a state stands to an instrument."""

BELONGING: Final = Scale[bool]((False, True), ("no", "yes"), np.uint8)
"""Whether a state belongs to an organisation by a criterion."""
