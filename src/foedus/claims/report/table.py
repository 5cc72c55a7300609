"""A checked report as a table for the terminal."""

from __future__ import annotations

from collections import Counter

from foedus.claims.report.checked import Checked, CheckedReport
from foedus.claims.report.words import KINDS, MODALITIES, VERDICTS
from foedus.claims.terms.kinds import Modality
from foedus.claims.terms.verdicts import Verdict
from foedus.law.answers.tables import Table
from foedus.law.terms.wording import Language, Wording

_COLUMNS = (
    Wording("№", "№"),
    Wording("statement", "утверждение"),
    Wording("kind", "вид"),
    Wording("verdict", "вывод"),
    Wording("what the register holds", "что есть в реестре"),
)
_UNDATED = Wording("The day of the report is not known.", "День сообщения неизвестен.")
_DATED = Wording("Report of {day}", "Сообщение от {day}")
_UNREAD = Wording(
    "Passages in another language were not read: {languages}.",
    "Не прочитаны части на другом языке: {languages}.",
)
_NONE = Wording(
    "No statement of a kind that can be checked was found.",
    "Утверждений, которые можно проверить, не найдено.",
)
_THEN = Wording("then: {verdict}", "тогда: {verdict}")


def report_table(report: CheckedReport, language: Language) -> Table:
    """A row for each statement; the day and its grounds above, counts of verdicts below."""
    return Table(
        title=report.document.name,
        lead=tuple(_lead(report, language)),
        columns=tuple(one.in_language(language) for one in _COLUMNS) if report.checked else (),
        rows=tuple(
            _row(number, one, language) for number, one in enumerate(report.checked, start=1)
        ),
        notes=tuple(_notes(report, language)),
    )


def _lead(report: CheckedReport, language: Language) -> list[str]:
    dated = report.dated
    if not dated:
        return [_UNDATED.in_language(language)]
    day = dated.day.isoformat() if dated.settled else f"{dated.span.start} … {dated.day}"
    grounds = [f"  {ground.told.in_language(language)}" for ground in dated.grounds]
    return [_DATED.in_language(language).format(day=day), *grounds]


def _row(number: int, one: Checked, language: Language) -> tuple[str, ...]:
    claim, judgement = one.claim, one.judgement
    kind = KINDS[claim.kind].in_language(language)
    if claim.manner.modality is not Modality.SAID:
        kind = f"{kind} ({MODALITIES[claim.manner.modality].in_language(language)})"
    verdict = VERDICTS[judgement.verdict].in_language(language)
    if judgement.then is not judgement.verdict:
        then = VERDICTS[judgement.then].in_language(language)
        verdict = f"{verdict}; {_THEN.in_language(language).format(verdict=then)}"
    words = " ".join(claim.words.split())
    return (str(number), words, kind, verdict, judgement.told.in_language(language))


def _notes(report: CheckedReport, language: Language) -> list[str]:
    if not report.checked:
        notes = [_NONE.in_language(language)]
    else:
        counts = Counter(one.judgement.verdict for one in report.checked)
        notes = [
            "; ".join(
                f"{VERDICTS[verdict].in_language(language)}: {counts[verdict]}"
                for verdict in Verdict
                if counts[verdict]
            )
        ]
    if report.unread:
        notes.append(_UNREAD.in_language(language).format(languages=", ".join(report.unread)))
    return notes


def proof_table(report: CheckedReport, language: Language) -> Table:
    """Every statement with the steps of its proof and the sources."""
    notes: list[str] = []
    for number, one in enumerate(report.checked, start=1):
        notes += [
            f"{number}. “{' '.join(one.claim.words.split())}”",
            *(f"    {step.in_language(language)}" for step in one.judgement.proof),
            *(
                f"    – {by.title.in_language(language)}: {by.told.in_language(language)}"
                for by in one.judgement.criteria
            ),
            f"    [{', '.join(one.judgement.sources)}]" if one.judgement.sources else "",
        ]
    return Table("", (), (), (), tuple(note for note in notes if note))
