"""A page for the terminal: question, answer, what it rests on, how sure; then what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.answers.tables import Table
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.labour.view import MARKS, REFERRED, Place, Said, Section, View

W = Wording

_COLUMNS = (
    W("", ""),
    W("question", "вопрос"),
    W("answer", "ответ"),
    W("rests on", "основание"),
    W("confidence", "надёжность"),
)
_CONFIDENCE = {
    Confidence.HIGH: W("high", "высокая"),
    Confidence.MEDIUM: W("medium", "средняя"),
    Confidence.LOW: W("low", "низкая"),
}
_MISSING = W("What is missing:", "Чего не хватает:")


def table_of(view: View, language: Language) -> Table:
    """The page *view* as a table; what is missing stands under it."""
    lead = tuple(line for line in (view.note, view.as_of) if line)
    rows = tuple(row for section in view.sections for row in _rows(section, language))
    columns = tuple(one.in_language(language) for one in _COLUMNS)
    return Table(view.title, lead, columns, rows, tuple(_notes(view, language)))


def _rows(section: Section, language: Language) -> Iterator[tuple[str, ...]]:
    for number, said in enumerate(section.said):
        title = section.title if number == 0 else ""
        label = f"{said.short}: " if said.short else ""
        answer = "\n".join(said.terms) or f"{label}{said.answer}"
        level = _CONFIDENCE[said.level].in_language(language)
        yield MARKS[said.kind], title, answer, _rests_on(said), level


def _rests_on(said: Said) -> str:
    """The places an answer rests on; where it is referred, what is missing says more."""
    return "" if said.kind == REFERRED else "\n".join(map(_short, said.places))


def _short(place: Place) -> str:
    """A place by the id of its instrument: a title would fill the terminal."""
    return ", ".join(filter(None, (place.instrument, place.article)))


def _notes(view: View, language: Language) -> Iterator[str]:
    told = dict.fromkeys(m for one in view.sections for said in one.said for m in said.missing)
    if told:
        yield _MISSING.in_language(language)
    yield from (f"  ? {one}" for one in told)
