"""Clauses that cannot work, and statements that disagree with what is computed."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.answers.lint import why_never
from foedus.law.answers.worlds import worlds_of
from foedus.law.derive.visible import as_known
from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.texts.checks.references import conditions_of
from foedus.texts.findings import finding


def conditions_can_hold(register: Register) -> Iterator[Finding]:
    """No condition asks for what can never be."""
    for instrument in register.instruments:
        for condition, where in conditions_of(instrument):
            reason = why_never(condition, instrument)
            if reason:
                yield finding("C1", reason, where, instrument.id)


def statements_agree(register: Register) -> Iterator[Finding]:
    """What sources state agrees with what the acts and clauses give."""
    world = worlds_of(as_known(register, None), frozenset()).first()
    for instrument in register.instruments:
        status = world.status(instrument.id)
        for act in status.contradicted if status is not None else ():
            effect = act.effect.isoformat() if act.effect is not None else ""
            told = f"{act.party} {effect} is stated, and another day computed."
            yield finding("C2", told, act.where, instrument.id)
