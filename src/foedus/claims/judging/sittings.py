"""The sessions of a body: when and where they were planned and held, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lemmas import content_words, held_words
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.named import place_ways, place_words
from foedus.claims.judging.rivals import followed
from foedus.claims.judging.telling import joined, say, span_words, when_words
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Ways
from foedus.claims.terms.said import Named
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import ONE_DAY, Span
from foedus.law.terms.organisations import Body, Session
from foedus.law.terms.uncertain import When, first_possible, last_possible
from foedus.law.terms.wording import Wording

NEAR: Final = timedelta(days=31)
"""A body does not meet twice within so many days as a rule: a session so near is the one meant."""
COMING: Final = timedelta(days=200)
"""The next session is looked for so far ahead."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session with the acts by which it was planned and held, as far as known."""

    session: Session
    held: tuple[Act, ...]
    planned: tuple[Act, ...]

    @property
    def days(self) -> tuple[When, ...]:
        """The days on which it was held, each by one account."""
        return tuple(act.date for act in self.held if act.date is not None)

    @property
    def planned_days(self) -> tuple[When, ...]:
        """The days for which it was planned."""
        return tuple(act.effect for act in self.planned if act.effect is not None)

    @property
    def place(self) -> str:
        """Where it was held, else where it was planned to be; empty where nothing says."""
        return next((act.place for act in (*self.held, *self.planned) if act.place), "")

    def spans(self) -> Iterator[Span]:
        """The days that it lasted, by each account."""
        for act in self.held:
            if act.date is not None:
                yield _span(act.date, act.until)

    def all_spans(self) -> Iterator[Span]:
        """The days that it lasted, and those for which it was planned."""
        yield from self.spans()
        yield from (_span(day, None) for day in self.planned_days)

    def away(self, day: date) -> timedelta:
        """How far it is from a day; nothing on a day that it lasts."""
        spans = tuple(self.spans()) or tuple(self.all_spans())
        return min((_away(span, day) for span in spans), default=timedelta.max)


def _span(when: When, until: When | None) -> Span:
    first = first_possible(when)
    last = last_possible(when)
    end = first_possible(until) if until is not None else None
    if end is None or end <= first:
        end = last + ONE_DAY if isinstance(last, date) and last < date.max else first
    return Span(first, max(end, first))


def _away(span: Span, day: date) -> timedelta:
    if day in span or not isinstance(span.end, date):
        return timedelta(0)
    return span.start - day if day < span.start else day - span.end + ONE_DAY


def sittings_of(case: Case, body: Named, organisation: Named) -> tuple[Sitting, ...]:
    """The sessions of the body named, else of any body of the organisation, as known."""
    bodies = _bodies(case, body, organisation)
    return case.seen.keep(("sittings", bodies), lambda: tuple(_sittings(case, bodies)))


MEETINGS: Final = frozenset(
    [
        "meet",
        "sit",
        "gather",
        "leader",
        "president",
        "лидер",
        "президент",
        "session",
        "sitting",
        "meeting",
        "summit",
        "gathering",
        "regular",
        "extraordinary",
        "informal",
        "annual",
        "next",
        "last",
        "previous",
        "coming",
        "forthcoming",
        "council",
        "заседание",
        "сессия",
        "встреча",
        "саммит",
        "собрание",
        "очередной",
        "внеочередной",
        "неформальный",
        "следующий",
        "предыдущий",
        "прошлый",
        "предстоящий",
        "ближайший",
        "совет",
    ]
)
"""Words for a meeting of whichever body."""


def is_meeting(body: Named, organisation: Named, case: Case) -> bool:
    """Whether a body that is not held is only a word for a meeting of one of the organisation."""
    if not body or case.seen.body(body.id) is not None:
        return False
    if case.register.organisation.get(body.id) is not None:
        return False
    return bool(_meeting_bodies(case, body, organisation))


def _meeting_bodies(case: Case, named: Named, organisation: Named) -> frozenset[str]:
    """The bodies that words for a meeting may mean: their names have the rest of the words."""
    held = case.register.organisation.get(organisation.id)
    said = content_words(named.words)
    if held is None or not said:
        return frozenset()
    names = (held.title.en, held.title.ru, *held.also)
    own = frozenset().union(*(held_words(case.seen, name) for name in names))
    rest = said - MEETINGS - own
    bodies = (one for one in held.bodies if rest <= _title_words(case, one))
    return frozenset(one.id for one in bodies) if rest or said & MEETINGS else frozenset()


def _title_words(case: Case, body: Body) -> frozenset[str]:
    names = (body.title.en, body.title.ru, *body.also)
    return frozenset().union(*(held_words(case.seen, name) for name in names))


def _bodies(case: Case, body: Named, organisation: Named) -> frozenset[str]:
    for named in (body, organisation):
        if case.seen.body(named.id) is not None:
            return frozenset({named.id})
    own = _meeting_bodies(case, body, organisation) if body and not body.held else frozenset()
    if own:
        return own
    for named in (organisation, body):
        held = case.register.organisation.get(named.id)
        if held is not None:
            return frozenset(one.id for one in held.bodies)
    return frozenset()


def _sittings(case: Case, bodies: frozenset[str]) -> Iterator[Sitting]:
    for session in case.register.sessions:
        if session.body in bodies or session.joint_with in bodies:
            held = tuple(a for a in followed(case.seen, session) if a.kind is Kind.SESSION_HELD)
            planned = tuple(act for act in session.acts if act.kind is Kind.SESSION_PLANNED)
            if held or planned:
                yield Sitting(session, held, planned)


def sittings_meant(pool: tuple[Sitting, ...], meant: Meant) -> tuple[Sitting, ...]:
    """The sessions on the days meant; where none is named, the nearest one; else the near ones."""
    if meant.unsaid:
        return tuple(_nearest(pool, meant))
    span = meant.span
    held = tuple(one for one in pool if any(span.overlap(s) is not None for s in one.spans()))
    planned = (one for one in pool if any(span.overlap(s) is not None for s in one.all_spans()))
    return (
        held
        or tuple(planned)
        or tuple(one for one in pool if one.away(meant.when.span.start) <= NEAR)
    )


A_YEAR: Final = timedelta(days=400)
"""The last session in a place that is named is looked for so far back."""


def sittings_there(
    case: Case, pool: tuple[Sitting, ...], meant: Meant, place: Named
) -> tuple[Sitting, ...]:
    """The sessions meant; where a place is named and no day, the last one (or next) there."""
    found = sittings_meant(pool, meant)
    if found or not place or not meant.unsaid:
        return found
    there = [one for one in pool if _is_there(case, one, place) and one.away(meant.on) <= A_YEAR]
    later = [one for one in there if any(span.start > meant.on for span in one.all_spans())]
    own = later if meant.ahead else [one for one in there if one not in later]
    return (min(own, key=lambda one: one.away(meant.on)),) if own else ()


def _is_there(case: Case, sitting: Sitting, place: Named) -> bool:
    return place_ways(case.seen, place, sitting.place, sitting.session.host) == YES


def _nearest(pool: tuple[Sitting, ...], meant: Meant) -> Iterator[Sitting]:
    """The session on the day of the report, else the last before it, or the next if ahead."""
    on_day = [one for one in pool if one.away(meant.on) == timedelta(0)]
    if on_day:
        yield from on_day
        return
    later = [one for one in pool if any(span.start > meant.on for span in one.all_spans())]
    wanted = later if meant.ahead else [one for one in pool if one not in later]
    limit = COMING if meant.ahead else NEAR
    near = [one for one in wanted if one.away(meant.on) <= limit]
    if near:
        yield min(near, key=lambda one: one.away(meant.on))


def day_ways(sitting: Sitting, meant: Meant) -> Ways:
    """Whether a session was held on a day that is meant; not known where it is only planned."""
    if not sitting.held:
        return UNKNOWN
    found: Ways = frozenset()
    for span in sitting.spans():
        way = (
            NO
            if meant.span.overlap(span) is None
            else meant.event(max(span.start, meant.span.start))
        )
        found |= way
    return found or UNKNOWN


def sitting_words(case: Case, sitting: Sitting) -> Wording:
    """A session in words: body, when and where it was held and planned."""
    held = case.seen.body(sitting.session.body)
    return say(
        "{body}: {told}",
        "{body}: {told}",
        body=held[1].title if held is not None else sitting.session.title,
        told=joined((*_held(case, sitting), *_planned(case, sitting)), "; "),
    )


def _held(case: Case, sitting: Sitting) -> Iterator[Wording]:
    for act in sitting.held:
        whole = _span(act.date, act.until) if act.date is not None else None
        known = isinstance(act.date, date)
        yield say(
            "held on {day}{place}",
            "проведено {day}{place}",
            day=span_words(whole) if whole is not None and known else when_words(act.date),
            place=_place(case, act.place),
        )


def _planned(case: Case, sitting: Sitting) -> Iterator[Wording]:
    for act in sitting.planned:
        yield say(
            "planned for {day}{place}",
            "планировалось на {day}{place}",
            day=when_words(act.effect),
            place=_place(case, act.place),
        )
    if not sitting.held:
        yield Wording("that it was held is not recorded", "сведений о проведении нет")


def _place(case: Case, place: str) -> Wording:
    """Where: in a town, or by video; nothing where that is not recorded."""
    if not place:
        return Wording()
    if place.casefold() in BY_VIDEO:
        return Wording(" by video", " по видеосвязи")
    return Wording(f" in {place}", f" ({place_words(case.seen, place)})")


BY_VIDEO: Final = frozenset({"by video", "video", "online", "by videoconference"})
"""How a register says that a session had no place."""


def sources_of(sitting: Sitting) -> tuple[str, ...]:
    """The ids of the sources for a session."""
    acts = (*sitting.held, *sitting.planned)
    return tuple(dict.fromkeys(source for act in acts for source in act.evidence.sources))
