"""What can be wrong with a Word file. Nothing of it was taken."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording


class UnusableWord(FoedusError, ValueError):
    """A Word file that is not taken: *words* say, in both languages, why and what to send."""

    code = "E150"

    def __init__(self, words: Wording) -> None:
        self.words = words
        super().__init__(words.en)


class UnwritableWord(FoedusError, ValueError):
    """A text that cannot be written as a Word file; the message says what to do first."""

    code = "E151"
