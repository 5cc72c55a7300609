"""The words of the report: its title, its heads, its counts."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.collection.pages.days import long_day
from foedus.followup.report import Report
from foedus.law.terms.wording import Language, Wording

W = Wording

TITLE: Final = W(
    "Report on the ratification of documents and the completion of internal procedures",
    "Справка о ратификации документов и выполнении внутригосударственных процедур",
)
WITHIN: Final = W("Documents within: {}", "Документы, принятые в рамках: {}")
AS_OF: Final = W(
    "Status as of {on}, knowledge of {known}.", "По состоянию на {on}, по сведениям на {known}."
)
NOT_AUTHENTIC: Final = W(
    "Computed from the acts on record; the certified copies are authentic.",
    "Вычислено по учтённым актам; аутентичны заверенные копии.",
)
NUMBER: Final = W("No.", "№")
DOCUMENT: Final = W(
    "Document, day of signature or adoption", "Документ, дата подписания или принятия"
)
IN_FORCE: Final = W("Entry into force", "Вступление в силу")
NEEDS: Final = W("Needs", "Требуется")
LEGEND: Final = W("Legend", "Условные обозначения")
BY_BODY: Final = W("Counts by body", "Итоги по органам")
BY_STATE: Final = W("Counts by state", "Итоги по государствам")
NO_BODY: Final = W("body not recorded", "орган не учтён")
TOTAL: Final = W("Total", "Всего")
BODY: Final = W("Body", "Орган")
STATE: Final = W("State", "Государство")
BODY_COUNTS: Final = (
    ("sessions", W("sessions held", "заседаний")),
    ("documents", W("documents adopted", "принято документов")),
    ("in_force", W("in force", "в силе")),
    ("not_yet", W("not in force", "не вступили в силу")),
    ("ceased", W("ceased", "прекратили действие")),
    ("political", W("political", "политические")),
    ("in_doubt", W("in doubt", "неизвестно или спорно")),
    ("needing", W("needing ratification or procedures", "требуют ратификации или процедур")),
    ("needing_not_known", W("not known whether", "неизвестно, требуют ли")),
)
"""The columns of the counts by body: the field, and what it is called."""

STATE_COUNTS: Final = (
    ("done", W("procedures completed", "процедуры выполнены")),
    ("outstanding", W("not completed", "не выполнены")),
    ("provisional", W("provisionally applied", "временно применяет")),
    ("not_signed", W("not signed", "не подписано")),
    ("left", W("left or declined", "вышло или отказалось")),
    ("other", W("unknown or disputed", "неизвестно или спорно")),
)
"""The columns of the counts by state: the list, and what it is called."""


def as_of(found: Report, today: date, language: Language) -> str:
    """Both dates, in words: the status of which day, and the knowledge of which day."""
    known = found.known or today
    return AS_OF.in_language(language).format(
        on=long_day(found.on, language), known=long_day(known, language)
    )
