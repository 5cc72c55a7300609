"""Whether a step of a dispute may be taken: by whom, on which day, after what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.followup.disputes.errors import NotASide, StepNotOpen
from foedus.followup.disputes.timetable import (
    ENDS_CASE,
    At,
    Did,
    Event,
    Next,
    consents_given,
    timetable,
)
from foedus.law.terms.settlement import Initiative, Settlement, SettlementStep
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """What a case is, for the rules: its clause, who complains of whom, when it was opened."""

    clause: Settlement
    claimant: str
    respondent: str
    opened: date

    @property
    def sides(self) -> frozenset[str]:
        """Both sides."""
        return frozenset({self.claimant, self.respondent})


_BY_FORUM: Final = frozenset({Did.DECIDED})
"""What only a forum does; it is entered without a side."""


def check_event(case: CaseOf, events: Iterable[Event], event: Event) -> None:
    """Let pass what may be entered after *events*.

    Raises:
        NotASide: a third state, or the side whose step it is not (E182).
        StepNotOpen: no such step, too early, or the step or case is over (E181).

    """
    done = tuple(events)
    step = case.clause.step(event.step)
    if step is None:
        names = ", ".join(one.name for one in case.clause.steps)
        raise StepNotOpen(
            event.step, Wording(f"the clause has {names}.", f"в статье есть {names}.")
        )
    _check_side(case, step, event)
    _check_order(case, done, event)
    found = next(
        one
        for one in timetable(case.clause, case.opened, done, event.day)
        if one.step.name == step.name
    )
    _check_state(case, found, done, event)


def _check_side(case: CaseOf, step: SettlementStep, event: Event) -> None:
    if event.did in _BY_FORUM:
        if event.by:
            raise NotASide(event.by, Wording("a decision is the forum’s.", "решает инстанция."))
        return
    if event.by not in case.sides:
        words = Wording(
            f"only {case.claimant} and {case.respondent} are sides of this dispute.",
            f"стороны этого спора – только {case.claimant} и {case.respondent}.",
        )
        raise NotASide(event.by or "—", words)
    by_claimant = step.initiative is Initiative.CLAIMANT and event.did is Did.BEGUN
    if (by_claimant or event.did is Did.WITHDRAWN) and event.by != case.claimant:
        words = Wording(
            f"this is for {case.claimant}, which complains, to do ({step.text.cite}).",
            f"это делает {case.claimant}, сторона-заявитель ({step.text.cite}).",
        )
        raise NotASide(event.by, words)


def _check_order(case: CaseOf, done: tuple[Event, ...], event: Event) -> None:
    """What is entered comes after what was entered before, and not before the case."""
    last = max((one.day for one in done), default=case.opened)
    if event.day < last:
        raise StepNotOpen(
            event.step,
            Wording(
                f"{event.day} lies before what was entered last, of {last}.",
                f"{event.day} раньше последней записи от {last}.",
            ),
        )


def _check_state(case: CaseOf, found: Next, done: tuple[Event, ...], event: Event) -> None:
    if any(one.did in ENDS_CASE for one in done):
        raise StepNotOpen(event.step, Wording("the case is over.", "дело завершено."))
    if event.did is Did.WITHDRAWN:
        return
    running = found.at in {At.RUNNING, At.OVERDUE}
    if event.did in {Did.FAILED, Did.SETTLED, Did.DECIDED}:
        if not running:
            raise StepNotOpen(event.step, Wording("it is not under way.", "он не идёт."))
        return
    if found.at is not At.OPEN:
        raise StepNotOpen(event.step, found.reason)
    if event.did is Did.CONSENTED:
        if found.step.initiative is not Initiative.BOTH:
            told = Wording("it needs no consent.", "согласия не требуется.")
            raise StepNotOpen(event.step, told)
        return
    if not consents_given(found.step, (*done, event), case.sides):
        raise StepNotOpen(
            event.step,
            Wording("the other side has not agreed to it.", "другая сторона не согласилась."),
        )
