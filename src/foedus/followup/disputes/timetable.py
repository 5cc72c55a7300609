"""What may be done next in a dispute, from which day, until when; and how the case stands.

A step that follows another is open once that one has ended without agreement, or once the time
that the clause sets has passed since that one began, whichever is first. Without such a time, only
the first. A case that is settled, decided or withdrawn has no next step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.derive.calendar import day_after
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.settlement import Initiative, Settlement, SettlementStep
from foedus.law.terms.wording import Wording


class Did(StrEnum):
    """What happened to a step. CONSENTED: the other side agreed to it, where both must."""

    CONSENTED = "consented"
    BEGUN = "begun"
    FAILED = "failed"
    SETTLED = "settled"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


DID_NAMES: Final[dict[Did, Wording]] = {
    Did.CONSENTED: Wording("consented to", "согласие дано"),
    Did.BEGUN: Wording("begun", "начат"),
    Did.FAILED: Wording("ended without agreement", "завершён без согласия"),
    Did.SETTLED: Wording("settled by agreement", "урегулирован"),
    Did.DECIDED: Wording("decided", "решён"),
    Did.WITHDRAWN: Wording("withdrawn", "отозван"),
}

ENDS_CASE: Final = frozenset({Did.SETTLED, Did.DECIDED, Did.WITHDRAWN})
"""After these there is no next step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What was done in which step, on which day, by whom (empty: by the forum)."""

    step: str
    did: Did
    day: date
    by: str = ""


class At(StrEnum):
    """How a step stands on a day."""

    OPEN = "open"
    NOT_YET = "not-yet"
    WAITS = "waits"
    RUNNING = "running"
    OVERDUE = "overdue"
    ENDED = "ended"
    CLOSED = "closed"


AT_NAMES: Final[dict[At, Wording]] = {
    At.OPEN: Wording("may be taken", "можно начать"),
    At.NOT_YET: Wording("not yet", "ещё нельзя"),
    At.WAITS: Wording("waits for another step", "ждёт другого шага"),
    At.RUNNING: Wording("under way", "идёт"),
    At.OVERDUE: Wording("beyond its time limit", "срок истёк"),
    At.ENDED: Wording("ended", "завершён"),
    At.CLOSED: Wording("no longer needed", "больше не нужен"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A step on a day. *earliest*: the first day on which it may be taken; FOREVER: none is known.

    *limit*: the last day of the time that it may take; FOREVER: the clause sets none, or it has
    not begun.
    """

    step: SettlementStep
    at: At
    earliest: Edge
    limit: Edge
    reason: Wording


def timetable(
    clause: Settlement, opened: date, events: Iterable[Event], on: date
) -> tuple[Next, ...]:
    """Every step of *clause* in a case that was opened on a day, as it stands on a day."""
    done = _by(events, on)
    return tuple(_next(clause, step, opened, done, on) for step in clause.steps)


def _by(events: Iterable[Event], on: date) -> tuple[Event, ...]:
    """What had happened by a day, in the order of the days; of one day, as it was told."""
    return tuple(sorted((one for one in events if one.day <= on), key=lambda one: one.day))


def _next(
    clause: Settlement, step: SettlementStep, opened: date, done: tuple[Event, ...], on: date
) -> Next:
    earliest = earliest_day(clause, step, opened, done)
    began = _day_of(done, step.name, Did.BEGUN)
    limit = FOREVER if began is None or step.limit is None else day_after(step.limit, began)
    at = _at(step, earliest, limit, done, on)
    return Next(
        step=step, at=at, earliest=earliest, limit=limit, reason=_reason(step, at, earliest, limit)
    )


def earliest_day(
    clause: Settlement, step: SettlementStep, opened: date, done: Iterable[Event]
) -> Edge:
    """The first day on which *step* may be taken, as far as *done* tells it; FOREVER: not told."""
    events = tuple(done)
    if not step.follows:
        return opened
    days = [_opens_after(clause.step(name), step, events) for name in step.follows]
    return min(days, default=FOREVER)


def _opens_after(
    former: SettlementStep | None, step: SettlementStep, done: tuple[Event, ...]
) -> Edge:
    if former is None:
        return FOREVER
    failed = _day_of(done, former.name, Did.FAILED)
    began = _day_of(done, former.name, Did.BEGUN)
    by_failure: Edge = FOREVER if failed is None else failed
    by_time: Edge = FOREVER if began is None or step.wait is None else day_after(step.wait, began)
    return min(by_failure, by_time)


def _day_of(done: tuple[Event, ...], step: str, did: Did) -> date | None:
    return next((one.day for one in done if one.step == step and one.did is did), None)


def _at(step: SettlementStep, earliest: Edge, limit: Edge, done: tuple[Event, ...], on: date) -> At:
    own = {one.did for one in done if one.step == step.name}
    if Did.FAILED in own or own & ENDS_CASE:
        return At.ENDED
    if any(one.did in ENDS_CASE for one in done):
        return At.CLOSED
    if Did.BEGUN in own:
        return At.OVERDUE if on > limit else At.RUNNING
    if not isinstance(earliest, date):
        return At.WAITS
    return At.OPEN if on >= earliest else At.NOT_YET


def _reason(step: SettlementStep, at: At, earliest: Edge, limit: Edge) -> Wording:
    first, last, cite = earliest.isoformat(), limit.isoformat(), step.text.cite
    others = ", ".join(step.follows)
    told = {
        At.OPEN: Wording(f"Open since {first} ({cite}).", f"Открыт с {first} ({cite})."),
        At.NOT_YET: Wording(f"From {first} ({cite}).", f"С {first} ({cite})."),
        At.WAITS: Wording(
            f"Once {others} has ended without agreement ({cite}); no day can be told yet.",
            f"После завершения без согласия: {others} ({cite}); дня пока нет.",
        ),
        At.RUNNING: Wording(f"Until {last} ({cite}).", f"По {last} ({cite}).")
        if isinstance(limit, date)
        else Wording(f"The clause sets no limit ({cite}).", f"Срока статья не даёт ({cite})."),
        At.OVERDUE: Wording(f"Its last day was {last} ({cite}).", f"Срок истёк {last} ({cite})."),
        At.ENDED: Wording("It has ended.", "Завершён."),
        At.CLOSED: Wording("The case is over.", "Дело завершено."),
    }
    return told[at]


class Stage(StrEnum):
    """How the case as a whole stands."""

    OPENED = "opened"
    UNDER_WAY = "under-way"
    WITHOUT_STEP = "without-step"
    SETTLED = "settled"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


STAGE_NAMES: Final[dict[Stage, Wording]] = {
    Stage.OPENED: Wording("opened, no step taken", "открыто, шагов не было"),
    Stage.UNDER_WAY: Wording("under way", "рассматривается"),
    Stage.WITHOUT_STEP: Wording("no step under way", "ни один шаг не идёт"),
    Stage.SETTLED: Wording("settled", "урегулировано"),
    Stage.DECIDED: Wording("decided", "решено"),
    Stage.WITHDRAWN: Wording("withdrawn", "отозвано"),
}


def stage_on(events: Iterable[Event], on: date) -> Stage:
    """How a case stands on a day."""
    done = _by(events, on)
    over = next((one.did for one in done if one.did in ENDS_CASE), None)
    if over is not None:
        return Stage(over.value)
    begun = {one.step for one in done if one.did is Did.BEGUN}
    failed = {one.step for one in done if one.did is Did.FAILED}
    if begun - failed:
        return Stage.UNDER_WAY
    return Stage.WITHOUT_STEP if begun else Stage.OPENED


def consents_given(step: SettlementStep, events: Iterable[Event], sides: frozenset[str]) -> bool:
    """Whether both sides have agreed to *step*; always, where it does not need both."""
    if step.initiative is not Initiative.BOTH:
        return True
    agreed = {
        one.by for one in events if one.step == step.name and one.did in {Did.CONSENTED, Did.BEGUN}
    }
    return sides <= agreed
