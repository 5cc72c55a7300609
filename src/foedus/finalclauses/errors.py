"""What can go wrong when final clauses are read.

FoedusError
├── UnreadablePhrase   E210: a phrase of the phrase book is written wrongly
├── UnknownLanguage    E211: there is no phrase book for this language
└── NothingToRead      E212: the text has no words
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording


class UnreadablePhrase(FoedusError, ValueError):
    """A phrase of the phrase book that cannot be understood; *words* says why, to both."""

    code = "E210"

    def __init__(self, phrase: str, reason: str) -> None:
        self.phrase, self.reason = phrase, reason
        self.words = Wording(
            f"The phrase {phrase!r} cannot be used: {reason}. Correct it in the phrase book.",
            f"Выражение {phrase!r} использовать нельзя: {reason}. Исправьте его в разговорнике.",
        )
        super().__init__(self.words.en)


class UnknownLanguage(FoedusError, LookupError):
    """A language for which there is no phrase book."""

    code = "E211"

    def __init__(self, language: str, known: Iterable[str]) -> None:
        self.language, self.known = language, tuple(known)
        held = ", ".join(self.known)
        self.words = Wording(
            f"There is no phrase book for the language {language!r}; there is one for: {held}.",
            f"Для языка {language!r} разговорника нет; есть для: {held}.",
        )
        super().__init__(self.words.en)


class NothingToRead(FoedusError, ValueError):
    """A text without a single word."""

    code = "E212"

    def __init__(self, name: str) -> None:
        self.name = name
        self.words = Wording(
            f"{name} holds no words: there is nothing to read. Give a file with the treaty's text.",
            f"В {name} нет слов: читать нечего. Укажите файл с текстом договора.",
        )
        super().__init__(self.words.en)
