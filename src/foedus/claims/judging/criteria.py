"""Who belongs, by which criterion: which one a statement names, and which may be meant loosely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.looked_up import Counted
from foedus.claims.judging.seen import Seen
from foedus.claims.judging.telling import brief, few, joined, parties, say, unique
from foedus.claims.terms.said import Named
from foedus.law.derive.membership import instruments_in
from foedus.law.terms.clauses import Text
from foedus.law.terms.organisations import Body, Criterion, Organisation
from foedus.law.terms.wording import Wording

MEMBER: Final = "member"
PARTICIPANT: Final = "participant"
ASSOCIATE: Final = "associate"
OBSERVER: Final = "observer"
FOUNDER: Final = "founder"
FOUNDING: Final = "found"
"""The names by which registers call the criteria that every organisation may have."""

_BELONGING: Final = frozenset({MEMBER, PARTICIPANT})


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation or a body whose members are spoken of."""

    id: str
    title: Wording
    counted: tuple[Counted, ...]


def group_of(case: Case, named: Named) -> Group | None:
    """The organisation or body that is named; None where the register does not hold it."""
    held = case.register.organisation.get(named.id)
    if held is not None:
        return Group(held.id, brief(held), case.seen.counted(held))
    body = case.seen.body(named.id)
    return None if body is None else _seats_of(case.seen, *body)


def with_every_account(case: Case, group: Group, bears: Bearing) -> Bearing:
    """The criteria, of which those that are read in several ways settle no account.

    Lawyers who do not agree what a criterion asks for do not agree by which acts it is met.
    """
    held = case.register.organisation.get(group.id)
    if held is None or not any(one.criterion.reading for one in bears.leading):
        return bears
    every = {one.criterion: one for one in case.doubting.counted(held)}
    leading = tuple(
        every.get(one.criterion, one) if one.criterion.reading else one for one in bears.leading
    )
    return replace(bears, leading=leading)


def _seats_of(seen: Seen, organisation: Organisation, body: Body) -> Group:
    title = say("{body} ({org})", "{body} ({org})", body=body.title, org=brief(organisation))
    if body.seats is None:
        return Group(body.id, title, ())
    seat = Criterion(
        name=MEMBER,
        title=Wording("sits in the body", "входит в состав органа"),
        text=replace(body.composition or Text(cite=body.id), sources=_sources_of_seats(seen, body)),
        condition=body.seats,
    )
    return Group(body.id, title, (seen.seated(body, seat),))


def _sources_of_seats(seen: Seen, body: Body) -> tuple[str, ...]:
    """The sources for the composition of a body, and for the instruments that it rests on."""
    own = body.composition.sources if body.composition is not None else ()
    names = instruments_in(body.seats) if body.seats is not None else set()
    held = (seen.instrument(name) for name in sorted(names))
    others = (source for one in held if one is not None for source in one.evidence.sources)
    return unique((*own, *body.evidence.sources, *others))


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which criteria bear on a statement, and by which its words may loosely be meant."""

    leading: tuple[Counted, ...]
    loosely: tuple[Counted, ...] = ()


def bearing_on_number(group: Group, standing: str) -> Bearing:
    """The criteria for a number: "members" that are counted may be all who take part, too."""
    if standing != MEMBER:
        return bearing(group, standing)
    others = tuple(c for c in group.counted if c.criterion.name != OBSERVER)
    leading = tuple(c for c in others if c.criterion.name in _BELONGING)
    return Bearing(leading, tuple(c for c in others if c not in leading))


def bearing(group: Group, standing: str) -> Bearing:
    """The criteria for words that name *standing*; none where the group has no such criterion.

    Words that name none mean those who belong today, as members or as participants. "Member" in
    the press may also mean who takes part, is associated, or founded; never who only observes.
    """
    named = tuple(c for c in group.counted if _is_named(c.criterion.name, standing))
    if standing == FOUNDER:
        named = tuple(c for c in named if c.criterion.name.startswith(FOUNDER)) or named
    others = tuple(c for c in group.counted if c.criterion.name not in {standing, OBSERVER})
    if standing == MEMBER and named:
        return Bearing(named, others)
    if standing not in {"", MEMBER, PARTICIPANT} or (standing == PARTICIPANT and named):
        return Bearing(named)
    belonging = tuple(c for c in others if c.criterion.name in _BELONGING)
    leading = belonging or others
    return Bearing(leading, tuple(c for c in others if c not in leading))


def _is_named(name: str, standing: str) -> bool:
    """Whether a criterion is the one said; "founder" says all those about founders."""
    return name == standing or (standing == FOUNDER and name.startswith(FOUNDING))


def title_of(counted: Counted) -> Wording:
    """The criterion, with its reading where it has several, and where it stands."""
    criterion = counted.criterion
    title = criterion.title or Wording(criterion.name, criterion.name)
    return (
        say("{title}, {reading}", "{title}, {reading}", title=title, reading=_reading(counted))
        if (criterion.reading)
        else title
    )


READINGS: Final = {
    "strict": Wording("strictly", "строго"),
    "practice": Wording("in practice", "на практике"),
}
"""The usual readings, in words."""


def _reading(counted: Counted) -> Wording:
    reading = counted.criterion.reading
    return READINGS.get(reading, Wording(reading, reading))


def brief_title_of(counted: Counted) -> Wording:
    """The criterion without its explanation, in small letters."""
    title = counted.criterion.title or Wording(counted.criterion.name, counted.criterion.name)
    en, ru = (_small(words.partition(":")[0]) for words in (title.en, title.ru))
    return Wording(en, ru)


def _small(words: str) -> str:
    """Words within a sentence: an abbreviation keeps its letters."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def name_of(counted: Counted) -> str:
    """The name of a criterion as a key: with its reading where it has several."""
    criterion = counted.criterion
    return f"{criterion.name}: {criterion.reading}" if criterion.reading else criterion.name


def how_many(case: Case, counted: tuple[Counted, ...], on: date) -> Wording:
    """How many belong on a day by each criterion; readings that give the same are told once."""
    found: dict[str, list[tuple[Counted, Wording]]] = {}
    for one in counted:
        own = found.setdefault(brief_title_of(one).en, [])
        own.append((one, _number(case, one, on)))
    return joined((part for own in found.values() for part in _numbers(own)), "; ")


def _numbers(own: list[tuple[Counted, Wording]]) -> Iterator[Wording]:
    title = brief_title_of(own[0][0])
    if len({number.en for _, number in own}) == 1:
        yield say("{title}: {number}", "{title}: {number}", title=title, number=own[0][1])
        return
    for one, number in own:
        yield say(
            "{title} ({reading}): {number}",
            "{title} ({reading}): {number}",
            title=title,
            reading=_reading(one),
            number=number,
        )


def _number(case: Case, counted: Counted, on: date) -> Wording:
    """How many belong, and who only by some of what is held."""
    sure, doubtful = counted.on(on)
    if not doubtful:
        return Wording(str(len(sure)), str(len(sure)))
    return say(
        "{count} (disputed: {who})",
        "{count} (спорно: {who})",
        count=len(sure),
        who=few(case.register, doubtful),
    )


def who_belongs(case: Case, counted: Counted, on: date) -> Wording:
    """Who belongs on a day: how many, who, and who only by some of what is held."""
    sure, doubtful = counted.on(on)
    told = say(
        "{title} [{cite}]: {count} ({who})",
        "{title} [{cite}]: {count} ({who})",
        title=title_of(counted),
        cite=counted.criterion.text.cite,
        count=len(sure),
        who=parties(case.register, sure),
    )
    if not doubtful:
        return told
    return say(
        "{told}; disputed: {who}",
        "{told}; спорно: {who}",
        told=told,
        who=parties(case.register, doubtful),
    )
