"""What a lawyer must know of the text itself: cut, two treaties, contradictory, no treaty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from foedus.finalclauses.finding.articles import Article
from foedus.finalclauses.grammar.book import LANGUAGES
from foedus.finalclauses.reading.annexes import absent_annexes
from foedus.finalclauses.reading.clauses import MOST_UNREAD, are_too_many
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.terms import Found, Function, Notice, Status, Value
from foedus.law.terms.findings import Severity
from foedus.law.terms.wording import Wording

_CUT: Final = re.compile(
    r"(?:\[\s*(?:\.\.\.|…)\s*\]|…|[^\W\d_,;]\s*[,;]|\b(?:of|the|and|to|by))\s*$"
)
_FEW: Final = 3
_FINAL: Final = frozenset({Function.ENTRY_INTO_FORCE, Function.WITHDRAWAL, Function.DURATION})


def no_book(language: str) -> Notice:
    """There is no phrase book for the language of the text."""
    held = ", ".join(LANGUAGES)
    return Notice(
        code="no-phrase-book",
        severity=Severity.ERROR,
        words=Wording(
            f"The text is in a language without a phrase book ({language}); there is one for:"
            f" {held}. Nothing was read.",
            f"Для языка текста ({language}) разговорника нет; есть для: {held}."
            " Ничего не прочитано.",
        ),
    )


def notices_of(
    text: str,
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    clauses: Mapping[Function, Found],
    values: Sequence[Value],
) -> list[Notice]:
    """What is wrong with the text, as far as it can be seen."""
    told = [
        _no_treaty(sentences, clauses),
        _two_treaties(articles, sentences),
        _cut(text, articles, clauses),
        _too_many(sentences),
        *_contradictions(values),
        *absent_annexes(text, clauses.values()),
    ]
    return [notice for notice in told if notice is not None]


def _warning(code: str, english: str, russian: str, start: int = 0, end: int = 0) -> Notice:
    return Notice(
        code=code,
        severity=Severity.WARNING,
        words=Wording(english, russian),
        start=start,
        end=end,
    )


def _no_treaty(sentences: Sequence[Sentence], clauses: Mapping[Function, Found]) -> Notice | None:
    """A text that speaks of no treaty as itself: no "this Agreement", no clause."""
    speaks = any("TREATY" in token.kind.split("|") for one in sentences for token in one.tokens)
    if clauses or speaks:
        return None
    return Notice(
        code="no-treaty",
        severity=Severity.ERROR,
        words=Wording(
            'This does not look like the text of a treaty: no sentence speaks of "this Agreement"'
            " or the like, and no final clause was found. Check that it is the right document.",
            "Это не похоже на текст договора: нет предложений о «настоящем Соглашении» и т. п., "
            "заключительных положений не найдено. Проверьте, тот ли это документ.",
        ),
    )


def _two_treaties(articles: Sequence[Article], sentences: Sequence[Sentence]) -> Notice | None:
    """The numbers of the articles begin anew, and both parts have a rule on entry into force."""
    own = [article for article in articles if not article.annex]
    restarts = [
        article.start
        for before, article in pairwise(own)
        if article.label == "1" and before.label.isdecimal() and int(before.label) >= _FEW
    ]
    rules = [
        one for one in sentences if one.says("entry_into_force.said") and not one.article.annex
    ]
    for start in restarts:
        if any(r.start < start for r in rules) and any(r.start >= start for r in rules):
            return _warning(
                "two-treaties",
                "The numbers of the articles begin anew and both parts have a rule on entry into"
                " force: there seem to be two treaties in the file. The first was read; split it.",
                "Нумерация статей начинается заново, и в обеих частях есть правило о вступлении "
                "в силу: в файле, видимо, два договора. Прочитан первый; разделите файл.",
                start,
                start,
            )
    return None


def _cut(
    text: str, articles: Sequence[Article], clauses: Mapping[Function, Found]
) -> Notice | None:
    """The text ends in the middle of a sentence, or has no final clause at its end."""
    end = len(text.rstrip())
    broken = _CUT.search(text, max(0, end - 40), end)
    if broken is None and (clauses.keys() & _FINAL or len(articles) <= 1):
        return None
    if broken is None:
        return _warning(
            "no-final-clauses",
            "No final clause was found: the text may have been cut before them.",
            "Заключительных положений не найдено: возможно, текст обрывается раньше.",
        )
    return _warning(
        "cut-text",
        "The text breaks off in the middle of a sentence: later articles may be missing.",
        "Текст обрывается на середине предложения: дальнейших статей может не хватать.",
        broken.start(),
        end,
    )


def _too_many(sentences: Sequence[Sentence]) -> Notice | None:
    """More sentences could not be read than are looked at."""
    if not are_too_many(sentences):
        return None
    return _warning(
        "too-many-sentences",
        f"More than {MOST_UNREAD} sentences could not be read, and the rest of the text was not"
        " looked at. Articles with headings of final clauses and the last articles were read first;"
        " nothing is concluded from silence. Give the final clauses alone if something is missing.",
        f"Не удалось прочитать более {MOST_UNREAD} предложений; остальной текст не просмотрен."
        " Сначала читались статьи с заголовками заключительных положений и последние статьи;"
        " из молчания выводов не сделано. Если чего-то нет, дайте одни заключительные положения.",
    )


def _contradictions(values: Sequence[Value]) -> list[Notice]:
    """Values of which the text says two different things."""
    return [
        _warning(
            "contradiction",
            f"The text says two different things of {value.path}: see the words quoted.",
            f"О значении {value.path} текст говорит двояко: см. приведённые слова.",
            value.quotes[0].start,
            value.quotes[-1].end,
        )
        for value in values
        if value.status is Status.TO_CONFIRM and len(value.quotes) > 1
    ]
