"""The letter that reminds a delegation of what it owes, in English and Russian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.depositary.words import day_words
from foedus.followup.reminding import Occasion
from foedus.followup.terms import NO_DEADLINE, STEP_NAMES, Owed
from foedus.law.terms.wording import Language, Wording

W = Wording

MOST_NAMED: Final = 100
"""So many steps are named in one letter; the page of the delegation shows all of them."""

_SUBJECT: Final = W("{who}: steps awaited on {day}", "{who}: ожидаемые шаги на {day}")
_HEAD: Final = W(
    "By the record of {day}, the following is awaited from {who}:",
    "По учтённым данным на {day} ожидается следующее ({who}):",
)
_ITEM: Final = W(
    "{number}. {title}: {step}. Since {since}: {why}. Until: {until}.",
    "{number}. {title}: {step}. Основание: {why}. Срок: {until}.",
)
_HINDERS: Final = W(
    "Until entry into force {needed} more are missing.", "До вступления в силу недостаёт: {needed}."
)
_MORE: Final = W("And {} more.", "И ещё: {}.")
_FOOT: Final = W(
    "The page of your delegation shows each with its reason and the clause. If something was done "
    "that is not on record, please tell the secretariat.",
    "На странице вашей делегации каждый шаг показан с основанием и статьёй. Если что-то выполнено, "
    "но не учтено, просим сообщить секретариату.",
)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What a letter says: its subject and its text, in both languages."""

    subject: Wording
    body: Wording


def letter_words(who: Wording, told: Sequence[Occasion], on: date) -> LetterWords:
    """The letter to *who* about what it is to be reminded of; each step stands once."""
    steps = tuple({one.owed.key: one.owed for one in told}.values())
    return LetterWords(
        subject=_both(_SUBJECT, who, on),
        body=W(_body(who, steps, on, "en"), _body(who, steps, on, "ru")),
    )


def _both(words: Wording, who: Wording, on: date) -> Wording:
    return W(_filled(words, who, on, "en"), _filled(words, who, on, "ru"))


def _filled(words: Wording, who: Wording, on: date, language: Language) -> str:
    named, day = who.in_language(language), day_words(on).in_language(language)
    return words.in_language(language).format(who=named, day=day)


def _body(who: Wording, steps: Sequence[Owed], on: date, language: Language) -> str:
    items = [_item(n, one, language) for n, one in enumerate(steps[:MOST_NAMED], start=1)]
    rest = len(steps) - len(items)
    more = [_MORE.in_language(language).format(rest)] if rest > 0 else []
    return "\n\n".join([_filled(_HEAD, who, on, language), *items, *more, _say(_FOOT, language)])


def _item(number: int, one: Owed, language: Language) -> str:
    since = one.since.isoformat() if one.since is not None else "–"
    until = one.until.isoformat() if isinstance(one.until, date) else _say(NO_DEADLINE, language)
    said = _say(_ITEM, language).format(
        number=number,
        title=_line(_say(one.title, language) or one.subject),
        step=_say(STEP_NAMES[one.step], language),
        since=since,
        why=_line(_say(one.why, language)),
        until=until,
    )
    if one.hinders is None:
        return said
    return f"{said} {_say(_HINDERS, language).format(needed=one.hinders.needed)}"


def _say(words: Wording, language: Language) -> str:
    return words.in_language(language)


def _line(text: str) -> str:
    return " ".join(text.split())
