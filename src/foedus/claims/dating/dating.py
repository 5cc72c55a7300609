"""The day of a report, found in its words, its file and the register, with the grounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.claims.dating.between import between
from foedus.claims.dating.known import Known, known_of
from foedus.claims.dating.terms import NO_DAY, Dated, Ground, GroundKind, Speaks
from foedus.claims.dating.weighing import Weighed, facts_of, weighed
from foedus.claims.dating.weights import CLEAR, ENOUGH, MARGIN
from foedus.claims.dating.words import ground
from foedus.claims.times.calendar import moved, one_day
from foedus.documents.terms import Document
from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Confidence
from foedus.opened import OpenRegister

_NAMED: Final = frozenset(
    {
        GroundKind.GIVEN,
        GroundKind.DATELINE,
        GroundKind.HEAD_LINE,
        GroundKind.STATED,
        GroundKind.TODAY_TOLD,
    }
)
_A_YEAR: Final = 366
"""Equally good days that lie further apart say nothing."""


@dataclass(frozen=True, slots=True)
class Dater:
    """Dates reports by what one register knows; for many reports, gather that once."""

    known: Known

    @classmethod
    def of(cls, register: OpenRegister) -> Dater:
        """A dater for *register*, by its present knowledge."""
        return cls(known_of(register))

    def date(self, document: Document, given: date | None = None) -> Dated:
        """When *document* was written: the day *given* by the caller, else what can be found."""
        found = self._found(document)
        return found if given is None else _as_given(given, found)

    def _found(self, document: Document) -> Dated:
        facts = facts_of(document, self.known)
        days = facts.possible.days
        found = _decided([weighed(day, document, facts, self.known) for day in days])
        return found or between(facts) or found


def date_of_report(document: Document, register: OpenRegister, given: date | None = None) -> Dated:
    """When a report was written, with the grounds for it and against it.

    *given* is the day that the caller knows; it decides, and grounds of the report that lead
    elsewhere are told against it. Without it, in this order of weight: a dateline or a head line;
    what the file states; days without a year together with their weekday, the sessions that the
    register holds near them, the offices of the persons named, the latest past day told, "years
    ago"; the name of the file. Where all this leads to no day, the days between which it must lie,
    if they are few. Rule: `foedus.claims.dating.weights`.
    """
    return Dater.of(register).date(document, given)


def _as_given(given: date, found: Dated) -> Dated:
    told = ground(
        GroundKind.GIVEN, Speaks.FOR, f"Given by the caller: {given}.", f"День задан: {given}."
    )
    against: tuple[Ground, ...] = ()
    if found.settled and found.day != given:
        against = tuple(
            Ground(one.kind, Speaks.AGAINST, one.told, one.stretch)
            for one in found.grounds
            if one.speaks is Speaks.FOR
        )
    elif found:
        against = tuple(one for one in found.grounds if given in found.span)
    return Dated(one_day(given), (told, *against), Confidence.HIGH)


def _decided(all_days: list[Weighed]) -> Dated:
    ranked = sorted(all_days, key=lambda one: (-one.weight, one.day))
    if not ranked or ranked[0].weight < ENOUGH:
        return Dated(NO_DAY, _common(ranked[:1]))
    margin = 1 if _is_named(ranked[0]) else MARGIN
    best = [one for one in ranked if one.weight > ranked[0].weight - margin]
    if len(best) == 1:
        return Dated(one_day(best[0].day), best[0].grounds, _confidence(ranked))
    first, last = min(one.day for one in best), max(one.day for one in best)
    if (last - first).days > _A_YEAR:
        return Dated(NO_DAY, _common(best))
    return Dated(Span(first, moved(last, 1)), _common(best), Confidence.LOW)


def _is_named(one: Weighed) -> bool:
    return any(reason.kind in _NAMED for reason in one.grounds)


def _common(days: list[Weighed]) -> tuple[Ground, ...]:
    """The grounds of all of several days, each once."""
    return tuple(dict.fromkeys(one for weighed_day in days for one in weighed_day.grounds))


def _confidence(ranked: list[Weighed]) -> Confidence:
    best = ranked[0]
    kinds = {one.kind for one in best.grounds if one.speaks is Speaks.FOR}
    against = any(one.speaks is Speaks.AGAINST for one in best.grounds)
    lead = best.weight - (ranked[1].weight if len(ranked) > 1 else 0)
    if kinds & _NAMED and not against and lead >= CLEAR:
        return Confidence.HIGH
    return Confidence.MEDIUM if lead >= CLEAR and len(kinds) > 1 else Confidence.LOW
