"""Why a step is awaited, in words: what happened, on which day."""

from __future__ import annotations

from typing import Final

from foedus.depositary.words import day_words
from foedus.law.terms.uncertain import Bounded, When
from foedus.law.terms.wording import Wording

W = Wording

SIGNED: Final = W("signed on {day}", "подписано {day}")
SIGNED_REFERENDUM: Final = W("signed ad referendum on {day}", "подписано ad referendum {day}")
REQUIRED: Final = W(
    "signed on {day}; it declared that its law requires procedures",
    "подписано {day}; заявлено, что законодательство требует процедур",
)
PROCEDURES_NOT_KNOWN: Final = W(
    "signed on {day}; not known whether procedures are needed: no declaration is on record",
    "подписано {day}; неизвестно, требуются ли процедуры: заявление не учтено",
)
CLAUSE_NOT_HELD: Final = W(
    "signed on {day}; not known whether procedures are needed: the clause is not held",
    "подписано {day}; неизвестно, требуются ли процедуры: текст статьи не имеется",
)
DOMESTIC: Final = W(
    "procedures were completed at home on {day}; no deposit or notification is on record",
    "процедуры выполнены {day}; сдача грамоты или уведомление не учтены",
)
IN_DOUBT: Final = W(
    "{why}; sources differ on whether it is done", "{why}; источники расходятся, выполнено ли"
)
NOT_SIGNED: Final = W(
    "it did not sign; the text is open to it since {day}",
    "не подписано; документ открыт с {day}",
)
NO_SIGNATURE: Final = W(
    "no signature of it is on record; the text is open to it since {day}",
    "подпись не учтена; документ открыт с {day}",
)
WITHDREW_SIGNATURE: Final = W("withdrew its signature on {day}", "подпись отозвана {day}")
ENDED_PROVISIONAL: Final = W(
    "ended its provisional application on {day} (VCLT 25(2))",
    "временное применение прекращено {day} (ВКПМД 25(2))",
)
LEFT: Final = W("{why}; left the organisation on {day}", "{why}; вышло из организации {day}")


def told(words: Wording, when: When | None, why: Wording = Wording()) -> Wording:
    """*words* with the day (EDTF where it is only bounded) and the reason before it, if any."""
    day = W("an unknown day", "неизвестного дня")
    if isinstance(when, Bounded):
        text = when.wording or when.isoformat()
        day = W(text, text)
    elif when is not None:
        day = day_words(when)
    return W(
        words.en.format(day=day.en, why=why.en),
        words.ru.format(day=day.ru, why=why.ru),
    )
