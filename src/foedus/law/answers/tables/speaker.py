"""Who speaks: marks, words and names in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.law.answers.data import word_of
from foedus.law.answers.speech.names import party_name, word_name
from foedus.law.answers.told import Told, told_day
from foedus.law.terms.days import Edge
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording

W = Wording

MARKS = {
    "party": "●",
    "in-force": "●",
    "bound-through": "◉",
    "suspended": "‖",
    "provisional": "◐",
    "contracting": "○",
    "signed": "○",
    "former": "[]",
    "disputed": "◈",
    "unknown": "?",
    "none": "–",
    "displaced": "→",
    "precluded": "×",
}
"""A mark for every word, so that it survives black-and-white print."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the language, and the register that knows the names."""

    register: Register
    language: Language

    def say(self, words: Wording) -> str:
        """*words* in the reader's language."""
        return words.in_language(self.language)

    def party(self, code: str) -> str:
        """A party by code and name."""
        name = party_name(self.register, code, self.language)
        return code if name == code else f"{code}  {name}"

    def word(self, told: Told[Any]) -> str:
        """A mark and a word; for a doubt, all the alternatives."""
        word = word_of(told)
        text = f"{MARKS.get(word, ' ')} {word_name(word, self.language)}"
        if told.certain:
            return text
        said = (word_name(str(v or "none"), self.language) for v in told.values)
        return f"{text}: {' / '.join(dict.fromkeys(said))}"

    def as_of(self, on: date, known: date | None) -> str:
        """The line that stands on every page: both times."""
        everything = W("everything recorded", "всем записям")
        knowledge = self.say(everything) if known is None else known.isoformat()
        by = "по" if known is None else "по сведениям на"
        words = W("Status as of {on}, knowledge of {known}", f"Состояние на {{on}} {by} {{known}}")
        return self.say(words).format(on=on.isoformat(), known=knowledge)


SINCE, UNTIL = W("since", "с"), W("until", "до")
PARTY, STATUS = W("party", "сторона"), W("status", "статус")
INSTRUMENT = W("instrument", "документ")


def day_text(told: Told[Edge | None]) -> str:
    """A told day as a cell; empty where there is none."""
    return told_day(told) or ""
