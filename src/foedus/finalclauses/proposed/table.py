"""A reading as a table for the terminal: values with their words, and what a lawyer must know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.finalclauses.proposed.fields import GROUP_TITLES
from foedus.finalclauses.proposed.proposing import Outcome, Proposed
from foedus.finalclauses.proposed.rows import Row, rows_of
from foedus.finalclauses.proposed.samples import Tried
from foedus.finalclauses.proposed.words import STATUSES, one_line, title_of, told_value
from foedus.finalclauses.terms import Reading
from foedus.law.answers.tables import Table
from foedus.law.terms.wording import Language, Wording

W = Wording
_WIDEST: Final = 100
_COLUMNS: Final = (
    W("clause", "положение"),
    W("value", "значение"),
    W("", ""),
    W("standing", "состояние"),
    W("article", "статья"),
    W("words of the text", "слова текста"),
)
_NOT_UNDERSTOOD = W("Not understood", "Не понято")
_AT = W("stopped at: {words}", "остановка на: {words}")
_CORRECTED = W("Read as misspelt", "Прочитано как опечатки")
_NOTICES = W("Notices", "Замечания к тексту")
_LINT = W("What lint says", "Проверка положений")
_ARTICLE = W("Art. {article}", "Ст. {article}")
_SAMPLE = W("On sample acts: all sign on {signed}", "На примере: все подписывают {signed}")
_IN_FORCE = W("in force from {day}", "в силе с {day}")
_OR = W(
    "or from {day}, if “expiry” means the day after the last",
    "или с {day}, если «по истечении» значит день после последнего",
)
_NO_RULE = W(
    "no rule on entry into force could be proposed: nothing can be computed",
    "правило о вступлении в силу предложить не удалось: вычислить ничего нельзя",
)
_NEVER = W("not brought into force by these acts", "эти акты в силу не вводят")
_STATE = W(
    "{name}: consent {consents}, bound from {bound}", "{name}: согласие {consents}, с {bound}"
)
_LEAVES = W(
    "a notice of withdrawal on {notice} ends it on {left}",
    "уведомление о выходе {notice} прекращает участие {left}",
)
_NO_DAY = "–"


def reading_table(proposed: Proposed, language: Language) -> Table:
    """A row for each value; below it what was not understood, corrected, linted and computed."""
    reading = proposed.reading
    return Table(
        title=reading.name,
        lead=tuple(_found(reading, language)),
        columns=tuple(one.in_language(language) for one in _COLUMNS),
        rows=tuple(_row(one, language) for one in rows_of(reading)),
        notes=tuple(_notes(proposed, language)),
    )


def _found(reading: Reading, language: Language) -> Iterator[str]:
    for one in reading.found:
        title = GROUP_TITLES.get(one.function.value, W(one.function.value)).in_language(language)
        place = _ARTICLE.in_language(language).format(article=one.article) if one.article else ""
        yield ": ".join(part for part in (title, place) if part)


def _row(row: Row, language: Language) -> tuple[str, ...]:
    group = GROUP_TITLES.get(row.group, W(row.group)).in_language(language)
    words = " … ".join(one_line(quote.words, _WIDEST) for quote in row.quotes)
    return (
        group,
        title_of(row.path, language),
        told_value(row.value, language) if row.value is not None else _NO_DAY,
        STATUSES[row.status].in_language(language),
        row.article,
        words,
    )


def _notes(proposed: Proposed, language: Language) -> Iterator[str]:
    reading = proposed.reading
    yield from _listed(_NOT_UNDERSTOOD, list(_unread(reading, language)), language)
    corrected = [f"{one.written} → {one.read}" for one in reading.corrections]
    yield from _listed(_CORRECTED, corrected, language)
    notices = [f"{one.code} {one.words.in_language(language)}" for one in reading.notices]
    yield from _listed(_NOTICES, notices, language)
    if proposed.fault is not None:
        yield f"{proposed.fault.code} {proposed.fault.words.in_language(language)}"
    if proposed.outcome is not None:
        yield from _outcome(proposed.outcome, language)


def _unread(reading: Reading, language: Language) -> Iterator[str]:
    for one in reading.unread:
        at = _AT.in_language(language).format(words=one_line(one.where, _WIDEST))
        place = _ARTICLE.in_language(language).format(article=one.article) if one.article else ""
        yield " ".join(
            part for part in (place, one_line(one.words, 2 * _WIDEST), f"[{at}]") if part
        )


def _outcome(outcome: Outcome, language: Language) -> Iterator[str]:
    lint = [f"{one.code} {one.message} {one.remedy}".rstrip() for one in outcome.findings]
    yield from _listed(_LINT, lint, language)
    signed = outcome.tried.sample.signed.isoformat()
    told = list(_tried(outcome.tried, language))
    if outcome.instrument.clauses.entry_into_force is None:
        told = [_NO_RULE.in_language(language)]
    if outcome.otherwise is not None:
        told.insert(1, _OR.in_language(language).format(day=outcome.otherwise))
    heading = _SAMPLE.in_language(language).format(signed=signed)
    yield from _listed(W(heading, heading), told, language)


def _tried(tried: Tried, language: Language) -> Iterator[str]:
    if tried.in_force is None:
        yield _NEVER.in_language(language)
    else:
        yield _IN_FORCE.in_language(language).format(day=tried.in_force)
    for one in tried.states:
        yield _STATE.in_language(language).format(
            name=one.name.in_language(language),
            consents=one.consents or _NO_DAY,
            bound=one.bound or _NO_DAY,
        )
    leaving = tried.leaving
    if leaving is not None:
        left = leaving.left or _NO_DAY
        yield _LEAVES.in_language(language).format(notice=leaving.notice, left=left)


def _listed(title: Wording, lines: list[str], language: Language) -> Iterator[str]:
    if lines:
        yield f"{title.in_language(language)}:"
        yield from (f"  {one}" for one in lines)
