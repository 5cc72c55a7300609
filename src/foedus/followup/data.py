"""What is owed, as plain data and as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from foedus.collection.formats.csv_text import csv_of
from foedus.followup.terms import NO_DEADLINE, STAND_NAMES, STEP_NAMES, Hinders, Owed
from foedus.law.answers.render import when_text
from foedus.law.terms.wording import Language, Wording

W = Wording
_HEADS: Final = (
    W("State", "Государство"),
    W("Step", "Шаг"),
    W("How it stands", "Состояние"),
    W("Document", "Документ"),
    W("Title", "Название"),
    W("Since", "С"),
    W("Why", "Почему"),
    W("Until", "Срок"),
    W("Late", "Просрочено"),
    W("Missing until entry into force", "Недостаёт до вступления в силу"),
    W("Clauses", "Статьи"),
    W("Status as of", "Состояние на"),
)
_YES: Final = W("late", "просрочено")


def as_json(one: Owed, on: date) -> dict[str, Any]:
    """One debt as values that JSON can carry; a day that is not held is null."""
    return {
        "step": str(one.step),
        "stand": str(one.stand),
        "party": one.party,
        "subject": one.subject,
        "title": {"en": one.title.en, "ru": one.title.ru},
        "since": when_text(one.since) or None,
        "why": {"en": one.why.en, "ru": one.why.ru},
        "until": one.until.isoformat() if isinstance(one.until, date) else None,
        "late": one.is_late(on),
        "hinders": None if one.hinders is None else _hinders(one.hinders),
        "clauses": [text.cite for text in one.clauses],
        "acts": [act.id for act in one.acts],
        "href": one.href,
    }


def _hinders(one: Hinders) -> dict[str, Any]:
    return {"needed": one.needed, "done": list(one.done), "candidates": list(one.candidates)}


def as_csv(debts: Iterable[Owed], on: date, language: Language) -> str:
    """What is owed, a row a step; the day stands in every row."""
    return csv_of(
        [head.in_language(language) for head in _HEADS], (_row(o, on, language) for o in debts)
    )


def _row(one: Owed, on: date, language: Language) -> tuple[str, ...]:
    until = one.until.isoformat() if isinstance(one.until, date) else ""
    return (
        one.party,
        STEP_NAMES[one.step].in_language(language),
        STAND_NAMES[one.stand].in_language(language),
        one.subject,
        one.title.in_language(language),
        when_text(one.since),
        one.why.in_language(language),
        until or NO_DEADLINE.in_language(language),
        _YES.in_language(language) if one.is_late(on) else "",
        "" if one.hinders is None else str(one.hinders.needed),
        "; ".join(text.cite for text in one.clauses),
        on.isoformat(),
    )
