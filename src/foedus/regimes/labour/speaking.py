"""Who speaks to the reader of a page: names, titles, days and words in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.law.answers.speech.names import WORDS, party_name, word_name
from foedus.law.terms.days import Edge, Span
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.rules.terms import Regime

W = Wording

_MONTHS: Final = (
    W("January", "января"),
    W("February", "февраля"),
    W("March", "марта"),
    W("April", "апреля"),
    W("May", "мая"),
    W("June", "июня"),
    W("July", "июля"),
    W("August", "августа"),
    W("September", "сентября"),
    W("October", "октября"),
    W("November", "ноября"),
    W("December", "декабря"),
)
_CONFIDENCE: Final = {
    Confidence.HIGH: W("high: the text was read", "высокая: текст прочитан"),
    Confidence.MEDIUM: W("medium: a secondary source", "средняя: вторичный источник"),
    Confidence.LOW: W("low: unverified", "низкая: не проверено"),
}
_ARTICLES_RU: Final = (
    ("article not held", "статья неизвестна"),
    ("Art. ", "ст. "),
    ("para. ", "абз. "),
    ("Section ", "раздел "),
)
_STATUS: Final = "|".join(WORDS)
_STATUSES: Final = re.compile(rf"(?<=\()(?:{_STATUS})(?:, (?:{_STATUS}))*(?=\))")
"""Status words in brackets, as the engine writes what is possible."""
_ID: Final = re.compile(r"[a-z]+/[a-z0-9-]+")
LAWS: Final = "laws"
"""The table of a regime that names the national laws its other tables cite."""


class _Given(dict[str, str]):
    """Values to be put into words; one that is not held is left open."""

    def __missing__(self, key: str) -> str:
        return "…"


def filled(words: Wording, gives: Mapping[str, str]) -> Wording:
    """*words* with the values that a decision gives in the places named for them.

    >>> filled(Wording("within {days} days"), {"days": "7"}).en
    'within 7 days'
    """
    values = _Given(gives)
    return Wording(words.en.format_map(values), words.ru.format_map(values))


def with_status_words(words: Wording) -> Wording:
    """*words* with the status words in brackets translated; the English ones are readable.

    >>> with_status_words(Wording("unknown (in-force, none)", "неясно (in-force, none)")).ru
    'неясно (в силе, не связано)'
    """
    return replace(words, ru=_STATUSES.sub(_in_russian, words.ru))


def _in_russian(found: re.Match[str]) -> str:
    return ", ".join(word_name(word, "ru") for word in found[0].split(", "))


def law_titles(regime: Regime) -> dict[str, Wording]:
    """The national laws that the tables of *regime* cite."""
    table = regime.tables.get(LAWS)
    rows = () if table is None else table.rows
    return {row.cells["law"]: W(row.cells["title_en"], row.cells["title_ru"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, and the register and regime that know the names."""

    register: Register
    regime: Regime
    language: Language

    def say(self, words: Wording) -> str:
        """*words* in the reader's language, ids of instruments replaced by their titles."""
        return _ID.sub(lambda found: self._quoted(found[0]), words.in_language(self.language))

    def title(self, instrument: str) -> str:
        """The title of an instrument or a national law; the id itself where there is none."""
        held = self.register.instrument.get(instrument)
        if held is not None:
            return held.title.in_language(self.language)
        named = law_titles(self.regime).get(instrument)
        return instrument if named is None else named.in_language(self.language)

    def article(self, article: str) -> str:
        """A place in a text as the language writes it."""
        if self.language == "ru":
            for english, russian in _ARTICLES_RU:
                article = article.replace(english, russian)
        return article

    def _quoted(self, name: str) -> str:
        title = self.title(name)
        return name if title == name else f"“{title}”" if self.language == "en" else f"«{title}»"

    def state(self, code: str) -> str:
        """The name of a state."""
        return party_name(self.register, code, self.language)

    def status(self, word: str) -> str:
        """How a state stands to an instrument."""
        return word_name(word, self.language)

    def confidence(self, confidence: Confidence) -> str:
        """How sure an answer is, and what that means."""
        return self.say(_CONFIDENCE[confidence])

    def day(self, day: date) -> str:
        """A day in words: 12 August 2015."""
        month = _MONTHS[day.month - 1].in_language(self.language)
        year = f"{day.year} года" if self.language == "ru" else str(day.year)
        return f"{day.day} {month} {year}"

    def span(self, span: Span) -> str:
        """A span in words: its first day, and the first day that is no longer in it."""
        start = self.day(span.start)
        if isinstance(span.end, date):
            said = W("from {start} until {end} (not included)", "с {start} до {end} (не включая)")
            return self.say(said).format(start=start, end=self.day(span.end))
        return self.say(W("from {start}", "с {start}")).format(start=start)


def edge(end: Edge) -> str:
    """An end as a case writes it: a day, or two dots."""
    return end.isoformat()
