"""The examination of a received instrument: due and proper form, and what the state is asked.

The depositary looks; it does not adjudicate. Hindrances of form stop the recording; a question
of substance is brought to the state's attention, and an officer may record with a reason
(VCLT 77(1)(d), 77(2)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.depositary.case import Case, case_of
from foedus.depositary.checks.consent import consent
from foedus.depositary.checks.correcting import correcting
from foedus.depositary.checks.days import days
from foedus.depositary.checks.identity import identity
from foedus.depositary.checks.items import form, items
from foedus.depositary.checks.leaving import leaving
from foedus.depositary.checks.measures import measures
from foedus.depositary.checks.powers import PowersStand, PowersVerdict, items_of, powers
from foedus.depositary.checks.reservations import reservations
from foedus.depositary.findings import Found, Weight, found
from foedus.depositary.form import ItemAnswer
from foedus.depositary.received import ReceivedInstrument
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was found on *on*, the verdict on full powers, and the answers of form."""

    received: ReceivedInstrument
    on: date
    findings: tuple[Found, ...]
    powers: PowersVerdict
    form: tuple[ItemAnswer, ...]

    @property
    def admissible(self) -> bool:
        """Whether nothing hinders the recording."""
        return not self.weighing(Weight.HINDERS)

    @property
    def needs_reason(self) -> bool:
        """Whether recording needs a reason: there is something that the state should be asked."""
        return bool(self.weighing(Weight.ASK))

    def weighing(self, weight: Weight) -> tuple[Found, ...]:
        """The findings of one weight."""
        return tuple(one for one in self.findings if one.weight is weight)


def examine(opened: OpenRegister, received: ReceivedInstrument, on: date) -> Examination:
    """Examine a received instrument on *on* against the register as it stands.

    The gravest findings come first. Nothing is raised for what the document says.
    """
    case = case_of(opened, received, on)
    if case is None:
        nothing = PowersVerdict(stand=PowersStand.NOT_APPLICABLE, words=Wording())
        missing = found("X01", name=received.instrument or "–")
        return Examination(received=received, on=on, findings=(missing,), powers=nothing, form=())
    verdict = powers(case)
    answers = items(case)
    shown = (*answers, *items_of(verdict)) if answers else ()
    told = _findings(case, verdict, answers)
    order = list(Weight)
    ranked = sorted(dict.fromkeys(told), key=lambda one: order.index(one.weight))
    return Examination(received=received, on=on, findings=tuple(ranked), powers=verdict, form=shown)


def _findings(
    case: Case, verdict: PowersVerdict, answers: tuple[ItemAnswer, ...]
) -> tuple[Found, ...]:
    return (
        *identity(case),
        *days(case),
        *consent(case),
        *verdict.findings,
        *form(case, answers),
        *reservations(case),
        *leaving(case),
        *correcting(case),
        *measures(case),
    )
