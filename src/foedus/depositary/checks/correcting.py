"""Whether a correction may be carried out: proposed, notified, not objected to (VCLT 79)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.depositary.case import Case
from foedus.depositary.corrections import Stage, correction_at, correction_case
from foedus.depositary.findings import Found, found
from foedus.depositary.words import day_words, names_joined
from foedus.law.terms.acts import Kind, dates_of

_FIELDS: Final = frozenset({"date", "received", "effect", "until"})


def correcting(case: Case) -> Iterator[Found]:
    """A correction names a day, changes it, and waited for the objections."""
    if case.received.kind not in {Kind.CORRECTION, Kind.CORRECTION_PROPOSED}:
        return
    corrects = dict(case.received.corrects)
    about = case.about()
    same = about is not None and corrects.items() <= dict(dates_of(about)).items()
    if not corrects or not corrects.keys() <= _FIELDS or same:
        yield found("X83", fields=", ".join(sorted(corrects)) or "–")
    if case.received.kind is Kind.CORRECTION:
        yield from _ripe(case)


def _ripe(case: Case) -> Iterator[Found]:
    proposals = [
        act.id
        for act in case.status.instrument.acts
        if act.kind is Kind.CORRECTION_PROPOSED and act.about == case.received.about
    ]
    if not proposals:
        yield found("X80")
        return
    life = correction_case(case.status.instrument.acts, proposals[-1])
    standing = correction_at(life, case.received.received)
    match standing.stage:
        case Stage.OPEN_TO_OBJECTION:
            yield found("X81", day=day_words(standing.last_day))
        case Stage.OBJECTED:
            yield found("X82", objectors=names_joined(case.register, standing.objectors))
        case Stage.NOT_PROPOSED | Stage.PROPOSED:
            yield found("X80")
        case _:
            return
