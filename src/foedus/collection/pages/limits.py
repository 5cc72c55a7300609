"""What one party has suspended or limited towards another, or towards all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.collection.pages.acts import act_shown, party_named
from foedus.collection.pages.days import day_shown, when_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import ActShown, DayShown, Named
from foedus.collection.pages.view import View
from foedus.law.derive.suspension import suspensions
from foedus.law.terms.acts import Act, Kind, Stated
from foedus.law.terms.days import Edge
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible, last_possible

_PAUSES = frozenset({Kind.SUSPENSION, Kind.RIGHTS_SUSPENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitShown:
    """A suspension or a measure: by whom, towards whom (empty: all), from when to when.

    *is_measure*: it limits goods or periods and leaves the instrument operating. *until* empty:
    no end is recorded. *mark* is SUSPENDED while it holds, OPEN before, ENDED after.
    """

    by: Named
    towards: tuple[Named, ...]
    mark: Mark
    is_measure: bool
    goods: tuple[str, ...]
    since: DayShown
    until: DayShown
    act: ActShown


def limits_of(view: View, instrument: Instrument) -> tuple[LimitShown, ...]:
    """The suspensions and measures on record under *instrument*, in time order."""
    ends = _ends(view, instrument)
    acts = (act for act in instrument.acts if _limits(act))
    shown = [_limit(view, act, ends.get(act.id)) for act in acts]
    return tuple(sorted(shown, key=lambda one: one.since.text.lstrip("[")))


def _limits(act: Act) -> bool:
    stated = act.kind is Kind.STATEMENT and act.states is Stated.SUSPENDED
    return stated or act.kind in _PAUSES or act.kind is Kind.MEASURE


def _ends(view: View, instrument: Instrument) -> dict[str, Edge]:
    """When each suspension was over, by the act that made it."""
    status = view.first.status(instrument.id)
    found = suspensions(status.history) if status is not None else iter(())
    return {one.step.counted[0].id: one.span.end for one in found}


def _limit(view: View, act: Act, end: Edge | None) -> LimitShown:
    since = act.effect if act.effect is not None else act.legal_when
    ended = day_shown(end, view.language)
    return LimitShown(
        by=party_named(view, act.party),
        towards=tuple(party_named(view, code) for code in act.towards),
        mark=_mark(view, act, end),
        is_measure=act.kind is Kind.MEASURE,
        goods=act.goods,
        since=when_shown(since, view.language),
        until=ended or when_shown(act.until, view.language),
        act=act_shown(view, act),
    )


def _mark(view: View, act: Act, end: Edge | None) -> Mark:
    since = act.effect if act.effect is not None else act.legal_when
    over: Edge | None = end
    if over is None and act.until is not None:
        over = last_possible(act.until)
    if over is not None and over <= view.on:
        return Mark.ENDED
    if since is None:
        return Mark.UNKNOWN
    if view.on < first_possible(since):
        return Mark.OPEN
    return Mark.SUSPENDED if last_possible(since) <= view.on else Mark.UNKNOWN


def limits_by(limits: tuple[LimitShown, ...], party: str) -> Iterator[LimitShown]:
    """Those by one party that hold on the day."""
    return (one for one in limits if one.by.id == party and one.mark is Mark.SUSPENDED)
