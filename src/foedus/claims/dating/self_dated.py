"""What a text says of its own day: "entry last revised 1 March 2010", "сведения на 1 марта"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.law.terms.wording import Language

_REACH: Final = 160
"""So far before a day it is looked for what is said of it."""

_TEXT_EN: Final = (
    r"(?:text|entry|article|page|document|handbook|note|information|data|material|report|brief|"
    r"briefing|profile|story|release|bulletin|fact ?sheet|fact ?box|survey|chapter|edition|"
    r"version|list|table|status|figures?|background(?:er)?|paper|memo(?:randum)?|summary|overview|"
    r"record|chronology|digest|compilation|interview|conversation|transcript|minutes|file|website|site|content|situation|issue|manuscript|dossier|sheet|map|glossary)"
)
_DONE_EN: Final = (
    r"(?:updated?|published|posted|issued|dated?|modified|released|revised|revision|reviewed|"
    r"checked|verified|compiled|prepared|written|drafted|completed|printed|created|accessed|"
    r"retrieved|correct|current|accurate|valid|up[- ]to[- ]date|closed|filed|sent|uploaded|"
    r"corrected|edited|finali[sz]ed|submitted|transmitted|stand|as it stood|"
    r"issue|edition|bulletin|newsletter|number|broadcast|programme|writing|I write|"
    r"I am writing|written|recorded|"
    r"as things stand|as things stood|state of affairs|position|situation|status|law|text|"
    r"data|information)"
)
_SHOWS_EN: Final = (
    r"(?:describes?|reflects?|gives?|shows?|covers?|presents?)\s+(?:the\s+)?(?:legal |current )?"
    r"(?:state of affairs|state|status|situation|position|law|facts|events|developments)"
    r"(?: as (?:it|they) (?:was|were|stood))?"
)
_TO_EN: Final = (
    r"(?:\s+by(?:\s+[\w'-]+){1,5})?(?:\s+(?:to|up to|until|as|on|at|in|of|for|by|online))?"
)
_EN: Final = re.compile(
    r"(?:(?!(?:the|an?|his|her|its|their|that|which|whose)\b)"
    rf"(?:(?:(?:this|all|our)\s+)?(?:[\w'-]+\s+)?{_TEXT_EN}\s+"
    r"(?:(?:was|were|is|are|has been|have been)\s+)?)?"
    r"(?:(?:last|first|most recently|originally|as|date|time)\s+)?"
    rf"{_DONE_EN}{_TO_EN})"
    rf"|(?:an?\s+)?(?:[\w'-]+\s+){{0,2}}{_TEXT_EN}\s+"
    rf"(?:compiled|prepared|drawn up|assembled|written|recorded){_TO_EN}"
    rf"|the\s+{_TEXT_EN}\s+(?:was|is|has been)\s+(?:last\s+)?"
    rf"(?:closed|completed|finali[sz]ed|updated|revised|edited|checked|verified){_TO_EN}"
    rf"|done\s+(?:at|in)(?:\s+[\w'-]+){{1,4}}(?:\s+on)?"
    rf"|(?:(?:the|this|our)\s+)?(?:[\w'-]+\s+)?{_TEXT_EN}\s+(?:\w+\s+)?{_SHOWS_EN}{_TO_EN}",
    re.IGNORECASE,
)

_TEXT_RU: Final = (
    r"(?:текст|стать[яи]|справк[аи]|материалы?|заметк[аи]|обзор|документ|страниц[аы]|запись|"
    r"досье|сводк[аи]|сведения|данные|информация|бюллетень|публикация|редакция|версия|издание|"
    r"список|таблица|доклад|записка|памятка|выпуск|очерк|раздел|перечень|карточка|биография)"
)
_DONE_RU: Final = (
    r"(?:обновл[её]н\w*|обновление|обновлялась|опубликован\w*|публикаци[яи]|размещ[её]н\w*|"
    r"составлен\w*|подготовлен\w*|актуализирован\w*|актуал(?:ен|ьн\w*)|провер(?:ен\w*|ялась|ялся)|"
    r"пересмотрен\w*|измен[её]н\w*|датирован\w*|выпущен\w*|написан\w*|подписано в печать|"
    r"сдано в набор|дата(?: публикации| обновления| составления| выпуска| создания| изменения)?|"
    r"выпуск|номер|бюллетень|эфир|редактировал(?:ась|ся|ось)|пишу|пишем|пишется|записан\w*|отправлен\w*|отпечатан\w*|закончен\w*|завершен\w*|правк[аи]|редакци[яи]|приведен\w*|"
    r"дан[аоы]?|верн[аоы]|действительн\w*|"
    r"(?:отража\w+|описыва\w+|да[её]т|переда[её]т|показыва\w+|представля\w+) "
    r"(?:собой )?(?:положение|состояние|ситуацию|картину|статус)(?: дел)?)"
)
_STATE_RU: Final = (
    r"(?:по данным|по сведениям|положение(?: дел)?|состояние(?: дел)?|сведения|данные|"
    r"информация|состав|сводка|справка|таблица|список|"
    r"(?:(?:телеграмма|письмо|исх|вх|протокол|записка|нота|приказ)\s+)?№\s*[\w/-]{1,20})"
)
_RU: Final = re.compile(
    r"(?:(?:(?:настоящ|данн|эт)\w{1,3}\s+)?(?:[\w«»-]+\s+)?"
    rf"{_TEXT_RU}\s+(?:был[аои]?\s+)?)?(?:(?:последн|в последний|впервые)\w*(?:\s+раз)?\s+)?"
    rf"(?:{_DONE_RU}|{_STATE_RU})"
    r"(?:\s+[а-яё]{2,20}(?:ом|ем|ой|ей|ами|ями|ым|им)){0,2}"
    r"(?:\s+(?:на|от|по состоянию на|по состоянию|по|до))?"
    r"|совершено\s+во?\s+(?:городе\s+|г\.\s*)?[\w-]+",
    re.IGNORECASE,
)
_CLOSE_EN: Final = re.compile(
    r"\s*(?:[.;,)|\]\n•·©–—-]|$|\bby\b|\band\b|\bat\b|\bin\b|\d{1,2}[:.]\d\d|[A-Z]{2,4}\b)"
)
_CLOSE_RU: Final = re.compile(r"\s*(?:[.;,)|\]\n•·©–—-]|$|в\s|и\s|\d{1,2}[:.]\d\d)")
_BREAK: Final = re.compile(r"[.!?;,(|\[•·©]|\n\s*\n|\s[-–—]\s")
_TRAIL: Final = " \t\r\n:–—-"


@dataclass(frozen=True, slots=True)
class SelfWords:
    """How a language speaks of its own text: before the day (*says*), and what may follow it.

    *text* names a text, *as_of* opens the words for the day themselves.
    """

    says: re.Pattern[str]
    closes: re.Pattern[str]
    text: re.Pattern[str]
    as_of: re.Pattern[str]


SELF: Final[dict[Language, SelfWords]] = {
    "en": SelfWords(
        _EN,
        _CLOSE_EN,
        re.compile(rf"\b(?:{_TEXT_EN}s?|editorial|deadline|press|print)\b", re.IGNORECASE),
        re.compile(r"as (?:of|at|on)\s", re.IGNORECASE),
    ),
    "ru": SelfWords(
        _RU,
        _CLOSE_RU,
        re.compile(rf"\b(?:{_TEXT_RU}|рукопись|номер|набор|печать|справочник\w*)\b", re.IGNORECASE),
        re.compile(r"по состоянию на\s", re.IGNORECASE),
    ),
}


def says_its_day(text: str, stretch: Stretch, language: Language) -> bool:
    """Whether the words before a day say that the text is of that day.

    The whole clause must say so: "entry revised 1 March" does, "the Charter, revised on 1 March"
    and "the treaty was published on 5 May" do not.
    """
    words = SELF[language]
    if not text[: stretch.start].strip() and words.as_of.match(text, stretch.start):
        return True  # "As of 1 June 2012 the court has six parties": the first words of all
    if words.closes.match(text, stretch.end, stretch.end + _REACH) is None:
        return False
    return any(words.says.fullmatch(one) for one in _clauses(text, stretch.start))


def _clauses(text: str, start: int) -> Iterator[str]:
    """What stands before a place in its clause: from the last break, and from its line."""
    before = text[max(0, start - _REACH) : start].rstrip(_TRAIL)
    found = 0
    for found_at in _BREAK.finditer(before):
        found = found_at.end()
    clause = " ".join(before[found:].split())
    line = " ".join(before[max(found, before.rfind("\n") + 1) :].split())
    yield from dict.fromkeys(one for one in (clause, line) if one)
