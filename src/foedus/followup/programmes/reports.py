"""What is said of the progress of a measure, by whom, and how what several say fits together.

A state that carries a measure out reports on its own part; anybody else (a body, the secretariat)
reports on the whole. Of each, the newest report counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.terms.wording import Wording


class ReportedState(StrEnum):
    """How far a measure is, in the words of who reports."""

    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"


STATE_NAMES: Final[dict[ReportedState, Wording]] = {
    ReportedState.NOT_BEGUN: Wording("not begun", "не начато"),
    ReportedState.UNDER_WAY: Wording("under way", "выполняется"),
    ReportedState.DONE: Wording("done", "выполнено"),
    ReportedState.DROPPED: Wording("dropped", "снято"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """*reporter* says how a measure stood on *day*; the register learnt of it on *told*.

    *order* tells reports of one day apart: the greater one was made later.
    """

    reporter: str
    measure: str
    state: ReportedState
    day: date
    told: date
    order: int = 0
    words: str = ""
    evidence: str = ""


class Together(StrEnum):
    """What the newest reports say together."""

    NOTHING = "nothing"
    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Said:
    """The newest report of each reporter, what they say *together*, and why it is so."""

    together: Together
    newest: tuple[Report, ...]
    why: tuple[Wording, ...] = ()


def newest(
    reports: Iterable[Report], measure: str, on: date, known: date | None
) -> tuple[Report, ...]:
    """The newest report of each reporter about *measure* on a day, as known on a day."""
    found: dict[str, Report] = {}
    for one in reports:
        if one.measure != measure or one.day > on or (known is not None and one.told > known):
            continue
        held = found.get(one.reporter)
        if held is None or _later(one, held):
            found[one.reporter] = one
    return tuple(found[name] for name in sorted(found))


def _later(one: Report, other: Report) -> bool:
    """The later day counts; of one day, what was said later (a correction)."""
    return (one.day, one.told, one.order) > (other.day, other.told, other.order)


def together(reports: tuple[Report, ...], carriers: frozenset[str]) -> Said:
    """What the *newest* reports say; *carriers* are the states that carry the measure out."""
    if not reports:
        return Said(Together.NOTHING, ())
    parts = {one.reporter: one.state for one in reports if one.reporter in carriers}
    wholes = {one.reporter: one.state for one in reports if one.reporter not in carriers}
    why = (*_disagreeing(wholes), *_against_parts(wholes, parts))
    if why:
        return Said(Together.CONTRADICTED, reports, why)
    if wholes:
        return Said(Together(next(iter(wholes.values())).value), reports)
    return Said(_of_parts(parts, carriers), reports, _parts_missing(parts, carriers))


def _disagreeing(wholes: dict[str, ReportedState]) -> tuple[Wording, ...]:
    """Two who report on the whole and say different things."""
    if len(set(wholes.values())) <= 1:
        return ()
    return (_list_of(wholes),)


_AGAINST: Final[dict[ReportedState, frozenset[ReportedState]]] = {
    ReportedState.DONE: frozenset(
        {ReportedState.NOT_BEGUN, ReportedState.UNDER_WAY, ReportedState.DROPPED}
    ),
    ReportedState.NOT_BEGUN: frozenset({ReportedState.UNDER_WAY, ReportedState.DONE}),
    ReportedState.DROPPED: frozenset({ReportedState.UNDER_WAY, ReportedState.DONE}),
    ReportedState.UNDER_WAY: frozenset(),
}
"""What no part can be, if the whole is as somebody says."""


def _against_parts(
    wholes: dict[str, ReportedState], parts: dict[str, ReportedState]
) -> tuple[Wording, ...]:
    against = {
        part: said
        for state in wholes.values()
        for part, said in parts.items()
        if said in _AGAINST[state]
    }
    return (_list_of({**wholes, **against}),) if against else ()


def _list_of(said: dict[str, ReportedState]) -> Wording:
    def words(language: str) -> str:
        named = (f"{who}: {getattr(STATE_NAMES[state], language)}" for who, state in said.items())
        return "; ".join(named)

    return Wording(f"The reports disagree: {words('en')}.", f"Доклады расходятся: {words('ru')}.")


def _of_parts(parts: dict[str, ReportedState], carriers: frozenset[str]) -> Together:
    """What the parts make of the whole: done when every part is done or dropped, one done."""
    states = set(parts.values())
    finished = states <= {ReportedState.DONE, ReportedState.DROPPED}
    if finished and carriers <= set(parts):
        return Together.DONE if ReportedState.DONE in states else Together.DROPPED
    if states == {ReportedState.NOT_BEGUN}:
        return Together.NOT_BEGUN
    return Together.UNDER_WAY


def _parts_missing(
    parts: dict[str, ReportedState], carriers: frozenset[str]
) -> tuple[Wording, ...]:
    missing = ", ".join(sorted(carriers - set(parts)))
    dropped = [who for who, state in parts.items() if state is ReportedState.DROPPED]
    found = []
    if missing:
        found.append(Wording(f"No report yet from {missing}.", f"Нет доклада: {missing}."))
    if 0 < len(dropped) < len(parts):
        names = ", ".join(dropped)
        found.append(Wording(f"Dropped its part: {names}.", f"Своя часть снята: {names}."))
    return tuple(found)
