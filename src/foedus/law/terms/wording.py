"""Words in two languages: English and Russian, as titles, clauses and answers need them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "ru"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The same thing said in English and in Russian; a language that is not held is empty."""

    en: str = ""
    ru: str = ""

    def in_language(self, language: Language) -> str:
        """The words in *language*, or in the other one where these are not held."""
        return (self.ru or self.en) if language == "ru" else (self.en or self.ru)

    def __bool__(self) -> bool:
        return bool(self.en or self.ru)

    def __str__(self) -> str:
        return self.in_language("en")
