"""The life of a correction: proposed, notified, objected to or deemed accepted, executed.

Rule source: VCLT 79. The depositary notifies the error and the proposal to the signatory and
contracting states with a time-limit for objections; UN practice sets ninety days. Silence until
its end is acceptance; then the depositary executes a procès-verbal of rectification, and the
corrected text replaces the defective one from the beginning (79(4)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.depositary.errors import ActNotHeld, BadCorrection
from foedus.depositary.findings import filled
from foedus.depositary.words import day_words
from foedus.law.derive.calendar import add_days
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.uncertain import When, first_possible
from foedus.law.terms.wording import Wording

W = Wording

UN_PRACTICE_DAYS: Final = 90
"""The time-limit for objections that UN practice sets, in days after the notification."""


class Stage(StrEnum):
    """Where a correction stands."""

    NOT_PROPOSED = "not-proposed"
    PROPOSED = "proposed"
    OPEN_TO_OBJECTION = "open-to-objection"
    OBJECTED = "objected"
    DEEMED_ACCEPTED = "deemed-accepted"
    EXECUTED = "executed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionObjection:
    """An objection to a proposed correction, the day it was received, and when it was withdrawn."""

    party: str
    received: date
    withdrawn: Edge = FOREVER


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCase:
    """A correction of the act *about*, proposed on *proposed*.

    *notified* is the day of the depositary's notification, which starts the period of
    *period_days*; *executed* that of the procès-verbal. `FOREVER`: not yet.
    """

    instrument: str
    about: str
    corrects: tuple[tuple[str, When], ...]
    proposed: date
    notified: Edge = FOREVER
    period_days: int = UN_PRACTICE_DAYS
    objections: tuple[CorrectionObjection, ...] = ()
    executed: Edge = FOREVER

    @property
    def last_day(self) -> Edge:
        """The last day on which an objection can be received; the day of notification is not one.

        >>> case = CorrectionCase(instrument="x", about="a", corrects=(), proposed=date(2026, 1, 5),
        ...     notified=date(2026, 1, 10))
        >>> case.last_day
        datetime.date(2026, 4, 10)
        """
        if not isinstance(self.notified, date):
            return FOREVER
        return add_days(self.notified, self.period_days)

    def timely(self) -> tuple[CorrectionObjection, ...]:
        """The objections that came in time."""
        return tuple(one for one in self.objections if one.received <= self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionStanding:
    """Where a correction stands on a day, since when, and who objects."""

    stage: Stage
    since: date
    last_day: Edge
    objectors: tuple[str, ...] = ()

    @property
    def words(self) -> Wording:
        """The stage as a sentence."""
        return filled(
            _WORDS[self.stage],
            since=day_words(self.since),
            last=day_words(self.last_day),
            objectors=", ".join(self.objectors),
        )


_WORDS: Final[dict[Stage, Wording]] = {
    Stage.NOT_PROPOSED: W("Not yet proposed.", "Ещё не предложено."),
    Stage.PROPOSED: W(
        "Proposed on {since}; not yet notified.", "Предложено {since}; ещё не разослано."
    ),
    Stage.OPEN_TO_OBJECTION: W(
        "Open to objections until {last} inclusive.",
        "Возражения принимаются до {last} включительно.",
    ),
    Stage.OBJECTED: W(
        "Objected to by {objectors}; it cannot be carried out.",
        "Возразили: {objectors}; внести нельзя.",
    ),
    Stage.DEEMED_ACCEPTED: W(
        "Deemed accepted since {since}; the procès-verbal can be executed.",
        "Считается принятым с {since}; может быть составлен протокол об исправлении.",
    ),
    Stage.EXECUTED: W(
        "Carried out by procès-verbal of {since}; it has effect from the beginning.",
        "Внесено протоколом от {since}; действует с самого начала.",
    ),
}


def correction_at(case: CorrectionCase, on: date) -> CorrectionStanding:
    """Where *case* stands on *on* (VCLT 79(1), (2))."""
    stage, since = _stage(case, on)
    against = tuple(one.party for one in _standing(case, on)) if stage is Stage.OBJECTED else ()
    return CorrectionStanding(stage=stage, since=since, last_day=case.last_day, objectors=against)


def _stage(case: CorrectionCase, on: date) -> tuple[Stage, date]:
    against = tuple(_standing(case, on))
    if isinstance(case.executed, date) and case.executed <= on:
        return Stage.EXECUTED, case.executed
    if on < case.proposed:
        return Stage.NOT_PROPOSED, case.proposed
    if not isinstance(case.notified, date) or on < case.notified:
        return Stage.PROPOSED, case.proposed
    if against:
        return Stage.OBJECTED, min(one.received for one in against)
    if on <= case.last_day:
        return Stage.OPEN_TO_OBJECTION, case.notified
    return Stage.DEEMED_ACCEPTED, _accepted_on(case, on)


def _standing(case: CorrectionCase, on: date) -> Iterator[CorrectionObjection]:
    return (one for one in case.timely() if one.received <= on < one.withdrawn)


def _accepted_on(case: CorrectionCase, on: date) -> date:
    """The day after the period, or the later day on which the last objection was withdrawn."""
    withdrawn = (one.withdrawn for one in case.timely())
    days = [day for day in withdrawn if isinstance(day, date) and day <= on]
    last = case.last_day
    return max([*days, *([add_days(last, 1)] if isinstance(last, date) else [])], default=on)


def proposal_act(case: CorrectionCase, identifier: str, recorded: date) -> Act:
    """The act by which a correction is proposed; *until* is the first day too late to object.

    Raises `BadCorrection` for a period without days, or a notification before the proposal.
    """
    if case.period_days < 1:
        raise BadCorrection(f"A time-limit of {case.period_days} days leaves no day to object.")
    if case.notified < case.proposed:
        raise BadCorrection(f"It was notified on {case.notified}, before it was proposed.")
    told = case.notified if isinstance(case.notified, date) else None
    last = case.last_day
    return Act(
        id=identifier,
        kind=Kind.CORRECTION_PROPOSED,
        instrument=case.instrument,
        date=case.proposed,
        recorded=recorded,
        notified=told,
        until=add_days(last, 1) if isinstance(last, date) else None,
        about=case.about,
        corrects=case.corrects,
    )


def rectification_act(case: CorrectionCase, identifier: str, recorded: date) -> Act:
    """The procès-verbal of rectification, as the act that carries the correction out.

    Raises `BadCorrection` if on the day of its execution it was not deemed accepted.
    """
    if not isinstance(case.executed, date):
        raise BadCorrection("No procès-verbal has been executed.")
    before = CorrectionCase(
        instrument=case.instrument,
        about=case.about,
        corrects=case.corrects,
        proposed=case.proposed,
        notified=case.notified,
        period_days=case.period_days,
        objections=case.objections,
    )
    standing = correction_at(before, case.executed)
    if standing.stage is not Stage.DEEMED_ACCEPTED:
        raise BadCorrection(f"On {case.executed}: {standing.words.en}")
    return Act(
        id=identifier,
        kind=Kind.CORRECTION,
        instrument=case.instrument,
        date=case.executed,
        recorded=recorded,
        about=case.about,
        corrects=case.corrects,
    )


def correction_case(acts: Iterable[Act], proposal: str) -> CorrectionCase:
    """The case that the recorded *acts* of one instrument tell of the act id *proposal*.

    Raises `ActNotHeld` where none of them is that proposal.
    """
    held = tuple(acts)
    made = next((a for a in held if a.id == proposal and a.kind is Kind.CORRECTION_PROPOSED), None)
    if made is None or made.date is None:
        raise ActNotHeld(proposal)
    proposed = first_possible(made.date)
    executed = (
        first_possible(act.legal_when)
        for act in held
        if act.kind is Kind.CORRECTION
        and (act.about, act.corrects) == (made.about, made.corrects)
        and act.legal_when is not None
    )
    return CorrectionCase(
        instrument=made.instrument,
        about=made.about,
        corrects=made.corrects,
        proposed=proposed,
        notified=made.last_notified or FOREVER,
        period_days=_period(made),
        objections=tuple(_objections(held, made)),
        executed=min((day for day in executed if day >= proposed), default=FOREVER),
    )


def _period(proposal: Act) -> int:
    """The days of the period, from the day that it ends; UN practice where none is given."""
    told = proposal.last_notified
    if proposal.until is None or told is None:
        return UN_PRACTICE_DAYS
    return (first_possible(proposal.until) - told).days - 1


def _objections(acts: tuple[Act, ...], proposal: Act) -> Iterator[CorrectionObjection]:
    for act in acts:
        if act.kind is not Kind.CORRECTION_OBJECTED or act.about != proposal.id:
            continue
        gone = (
            first_possible(one.legal_when)
            for one in acts
            if one.kind is Kind.OBJECTION_WITHDRAWN and one.about == act.id and one.legal_when
        )
        if act.legal_when is not None:
            yield CorrectionObjection(
                party=act.party,
                received=first_possible(act.legal_when),
                withdrawn=min(gone, default=FOREVER),
            )
