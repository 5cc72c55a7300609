"""Words, numbers and marks of a text, with their places. One pass, whatever the text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+|\S")

_LONGEST: Final = 32
"""No word for a time is longer; longer ones are not folded."""

_ALIKE: Final = str.maketrans({"ё": "е", "’": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark; *key* is how tables write it, *glued*: no space before it."""

    start: int
    end: int
    text: str
    key: str
    glued: bool

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return "0" <= self.text[0] <= "9"

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.text[0].isalpha()

    @property
    def number(self) -> int:
        """Its number; -1 where it is none, or longer than a year's."""
        return int(self.text) if len(self.text) <= 4 and self.is_number else -1  # noqa: PLR2004

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]``, in order; places count in the whole text."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        key = word.lower().translate(_ALIKE) if len(word) <= _LONGEST else ""
        found.append(Token(match.start(), match.end(), word, key, match.start() == last))
        last = match.end()
    return tuple(found)
