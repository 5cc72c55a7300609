"""Persons named with an office: whether they held it on a day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.claims.dating.known import Known
from foedus.claims.dating.seen import Seen
from foedus.claims.dating.stems import NameSeen
from foedus.claims.dating.terms import Ground, GroundKind, Speaks
from foedus.claims.dating.words import ground
from foedus.law.terms.days import Spans, holds_on

_NEXT_TO: Final = 4
"""An office and its holder stand at most so many characters apart: "Secretary-General, X"."""

_GAP: Final = 40
_IS: Final = re.compile(
    r"(?:[\s,–—-]|is|as|the|its|our|a|now|still|new|remains|works|serves|"
    r"является|остается|остаётся|работает|служит|называется|зовут|по-прежнему|сейчас|нынешний)*",
    re.IGNORECASE,
)
"""Words that say no more than that somebody holds an office."""

_BEFORE: Final = 20
_FEW: Final = 8


@dataclass(frozen=True, slots=True)
class Post:
    """A person whom the report names in an office, and when the register says so."""

    person: NameSeen
    title: str
    spans: Spans


def posts_of(seen: Seen, known: Known) -> tuple[Post, ...]:
    """The persons named beside an office that they held at some time; not former holders."""
    found: dict[tuple[str, str], Post] = {}
    for office in seen.offices:
        for person in _beside(seen, office):
            spans = known.tenures.get((office.owner, person.owner))
            if spans and not _formerly(seen, min(office.stretch.start, person.stretch.start)):
                post = Post(person, seen.words(office.stretch), spans)
                found.setdefault((office.owner, person.owner), post)
    return tuple(found.values())[:_FEW]


def _beside(seen: Seen, office: NameSeen) -> Iterator[NameSeen]:
    place = bisect_left(seen.people, office.stretch.start, key=lambda one: one.stretch.start)
    for person in seen.people[max(0, place - 1) : place + 1]:
        first, second = sorted((person.stretch, office.stretch), key=lambda one: one.start)
        if first.end <= second.start <= first.end + _GAP:
            gap = seen.text[first.end : second.start]
            if len(gap) <= _NEXT_TO or _IS.fullmatch(gap):
                yield person


def _formerly(seen: Seen, place: int) -> bool:
    before = seen.text[max(0, place - _BEFORE) : place]
    return seen.marks.former.search(before) is not None


def holding(day: date, posts: tuple[Post, ...]) -> Iterator[Ground]:
    """Whether each of them held the office on a day."""
    for post in posts:
        name, title = post.person.owner, post.title
        if holds_on(post.spans, day):
            en, ru = f"{name} was {title} on {day}.", f"{name} – {title} на {day}."
            yield ground(GroundKind.TENURE, Speaks.FOR, en, ru, post.person.stretch)
        else:
            en, ru = f"{name} was not {title} on {day}.", f"{name} – не {title} на {day}."
            yield ground(GroundKind.TENURE, Speaks.AGAINST, en, ru, post.person.stretch)
