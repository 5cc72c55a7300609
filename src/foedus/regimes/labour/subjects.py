"""What a question is asked about: the case, each period of work, or each document.

A question whose rules name a field of a period is answered period by period, and so on.
"""

from __future__ import annotations

from enum import StrEnum

from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.terms import Question


class Subject(StrEnum):
    """What one answer of a question is about."""

    CASE = "case"
    PERIOD = "period"
    DOCUMENT = "document"


_PREFIXES = {Subject.PERIOD: "period_", Subject.DOCUMENT: "education_"}


def subject_of(question: Question) -> Subject:
    """What *question* is asked about, by the fields that its rules name."""
    named = {
        name
        for rule in question.rules
        for atom in (*c.atoms_of(rule.when), *rule.weighs)
        for name in c.fields_of(atom)
    }
    for subject, prefix in _PREFIXES.items():
        if any(name.startswith(prefix) for name in named):
            return subject
    return Subject.CASE
