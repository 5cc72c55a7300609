"""tables ──▶ the programmes of the law."""

from __future__ import annotations

from foedus.law.terms.evidence import Place
from foedus.law.terms.programmes import Programme, ProgrammeMeasure
from foedus.texts import followup_shapes
from foedus.texts.clause_mapping import evidence_from, wording
from foedus.texts.reading import FileRead


def programme_from(
    table: followup_shapes.ProgrammeTable | None, file: FileRead
) -> Programme | None:
    """What makes an instrument a programme; None where it is none."""
    if table is None:
        return None
    return Programme(
        term=None if table.term is None else table.term.value,
        adopted_by=table.adopted_by,
        parent=table.parent,
        held=table.measures_held,
        measures=tuple(
            _measure(one, file.place("programme", "measures", number))
            for number, one in enumerate(table.measures)
        ),
        evidence=evidence_from(table),
        where=file.place("programme"),
    )


def _measure(table: followup_shapes.MeasureTable, where: Place) -> ProgrammeMeasure:
    return ProgrammeMeasure(
        number=table.number,
        title=wording(table.title),
        term=None if table.term is None else table.term.value,
        by=table.by,
        by_words=wording(table.by_words),
        financing=wording(table.financing),
        subjects=table.subjects,
        evidence=evidence_from(table),
        where=where,
    )
