"""What a judgement is asked with: the register, the day of the report, and what is kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from foedus.claims.judging.meant import Meant
from foedus.claims.judging.seen import Seen
from foedus.claims.terms.claims import Claim, MemberCount
from foedus.claims.terms.kinds import AHEAD, Modality
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid
from foedus.law.terms.acts import Act
from foedus.law.terms.days import ONE_DAY, Span
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.opened import OpenRegister


@dataclass
class Kept:
    """What was looked up, kept between reports: one for a register and a choice of readings.

    It holds one view for each state of knowledge; days between which the register learnt nothing
    share theirs.
    """

    _seen: dict[date | None, Seen] = field(default_factory=dict)
    _doubting: dict[date | None, Seen] = field(default_factory=dict)
    _unsettled: tuple[OpenRegister, ...] = ()
    _days: tuple[date, ...] = ()
    _latest: tuple[date, ...] = ()
    _learnt_of: dict[frozenset[str], tuple[date, ...]] = field(default_factory=dict)

    def now(self, opened: OpenRegister, readings: tuple[str, ...]) -> Seen:
        """The register as it is known now."""
        return self._view(self._seen, opened, readings, None)

    def then(self, opened: OpenRegister, readings: tuple[str, ...], day: date) -> Seen:
        """The register as it was known on *day*."""
        known = self._state_of_knowledge(opened.register, day)
        return self._view(self._seen, opened, readings, known)

    def doubting(self, seen: Seen) -> Seen:
        """The same state of knowledge with every dispute open, also those that are settled."""
        if not self._unsettled:
            self._unsettled = (OpenRegister(unsettled(seen.opened.register)),)
        return self._view(self._doubting, self._unsettled[0], seen.readings, seen.known)

    def _view(
        self,
        kept: dict[date | None, Seen],
        opened: OpenRegister,
        readings: tuple[str, ...],
        known: date | None,
    ) -> Seen:
        """The view of one state of knowledge; made once."""

        def earliest(names: frozenset[str]) -> Seen:
            state = self._state_of(opened, names, known)
            return self._view(kept, opened, readings, state)

        if known not in kept:
            kept[known] = Seen(opened, known, readings, earliest)
        return kept[known]

    def _state_of(
        self, opened: OpenRegister, names: frozenset[str], known: date | None
    ) -> date | None:
        """The last day up to *known* on which something was learnt of *names*; None: all is known.

        All that they depend on counts, as the whole register has it.
        """
        if known is None:
            return None
        if names not in self._learnt_of:
            needs = opened.worlds(None).needs(*names)
            days = {d for one in needs for d in _days_about(opened.register, one)}
            self._learnt_of[names] = tuple(sorted(days))
        days_of = self._learnt_of[names]
        place = bisect_right(days_of, known)
        if place == len(days_of):
            return None
        return days_of[place - 1] if place else date.min

    def latest(self, register: Register) -> date:
        """The last day of which the register tells something that was done."""
        if not self._latest:
            days = (first_possible(d) for a in register.acts() if (d := a.legal_when) is not None)
            self._latest = (max(days, default=date.min),)
        return self._latest[0]

    def _state_of_knowledge(self, register: Register, day: date) -> date | None:
        """The last day up to *day* on which the register learnt something."""
        days = self._learnt(register)
        if day >= days[-1]:
            return None
        place = bisect_right(days, day)
        return days[place - 1] if place else date.min

    def _learnt(self, register: Register) -> tuple[date, ...]:
        if not self._days:
            self._days = tuple(sorted(set(_days_of_learning(register)))) or (date.min,)
        return self._days


def unsettled(register: Register) -> Register:
    """A register that follows no account of a disputed matter before another."""
    return replace(
        register,
        instruments=tuple(
            replace(one, disputes=_open(one.disputes)) if one.disputes else one
            for one in register.instruments
        ),
        organisations=tuple(
            replace(one, disputes=_open(one.disputes)) for one in register.organisations
        ),
        offices=tuple(replace(one, disputes=_open(one.disputes)) for one in register.offices),
    )


def _open(disputes: tuple[Dispute, ...]) -> tuple[Dispute, ...]:
    return tuple(replace(one, settled="") for one in disputes)


def _days_about(register: Register, holder: str) -> Iterator[date]:
    """The days on which something was learnt of one instrument, organisation or office."""
    for index in (register.instrument, register.organisation, register.office):
        held = index.get(holder)
        yield from _days_in(() if held is None else held.acts)


def _days_of_learning(register: Register) -> Iterator[date]:
    yield from _days_in(register.acts())


def _days_in(acts: Iterable[Act]) -> Iterator[date]:
    for act in acts:
        told = (act.known_from(), act.notified, *(day for _, day in act.notified_to))
        yield from (day for day in told if day is not None)


@dataclass(frozen=True)
class Asked:
    """What a statement is judged against: *on* is the day of the report.

    *readings* are chosen for disputes, as everywhere; *kept* is given by whoever judges many
    statements, so that each thing is looked up once.
    """

    register: OpenRegister
    on: date
    readings: tuple[str, ...] = ()
    kept: Kept = field(default_factory=Kept)

    @cached_property
    def now(self) -> Seen:
        """The register as known now."""
        return self.kept.now(self.register, self.readings)

    @cached_property
    def then(self) -> Seen:
        """The register as known on the day of the report."""
        return self.kept.then(self.register, self.readings, self.on)


@dataclass(frozen=True, slots=True)
class Case:
    """One statement before one state of knowledge.

    *on* is the day of the report, *horizon* the last day of which the register can know; *ahead*:
    the statement speaks of what is to come.
    """

    claim: Claim
    seen: Seen
    on: date
    horizon: date
    ahead: bool
    kept: Kept

    @property
    def doubting(self) -> Seen:
        """The same state of knowledge with every dispute open."""
        return self.kept.doubting(self.seen)

    @property
    def register(self) -> Register:
        """The register, as known."""
        return self.seen.register

    def meant(self, when: TimeSaid) -> Meant:
        """The days that a time of the statement means; its dateline is no time of its own."""
        said = NO_TIME if self._is_dateline(when) or self._is_of_never(when) else when
        return Meant(said, self.on, self.ahead)

    def _is_dateline(self, when: TimeSaid) -> bool:
        """Whether a time is only the full day of the report, told outside the statement."""
        on_report = when.relation is Relation.AT and _is_day(when.span, self.on)
        words = self.claim.words
        if on_report and words.find(when.words) in range(_HEAD):
            rest = words[words.find(when.words) + len(when.words) :]
            return bool(_DASH.match(rest))
        return on_report and any(c.isdigit() for c in when.words) and when.words not in words

    def _is_of_never(self, when: TimeSaid) -> bool:
        """Whether it is said that something never was: a day beside that is of something else."""
        at = when.relation is Relation.AT and self.claim.manner.negated
        return at and bool(_NEVER.search(self.claim.words))

    def over(self, when: TimeSaid) -> bool:
        """Whether the time meant had passed when the register was last told anything."""
        return self.meant(when).over_by(self.horizon)


_HEAD: Final = 60
"""The dateline of a report stands within its first characters."""
_DASH: Final = re.compile(r"[^.;:]{0,25}?\s(?:--|[-–—])\s")
_NEVER: Final = re.compile(r"\b(?:never|никогда)\b", re.IGNORECASE)


def _is_day(span: Span, on: date) -> bool:
    return span.start == on and on < date.max and span.end == on + ONE_DAY


def is_ahead(claim: Claim, on: date) -> bool:
    """Whether a statement speaks of what is to come, seen from the day of the report."""
    when = getattr(claim.content, "when", None)
    later = isinstance(when, TimeSaid) and when.relation in _LATER and when.span.start > on
    supposed = claim.manner.modality is Modality.CONDITIONAL and isinstance(
        claim.content, MemberCount
    )
    return later or (claim.manner.modality in AHEAD and not supposed)


_LATER = frozenset({Relation.AT, Relation.SINCE, Relation.AFTER, Relation.BETWEEN})
