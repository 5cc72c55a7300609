"""tests ──weigh──▶ verdict: one statement by several criteria, readings, rivals.

A test consists of atoms: the statement about one state, one day, one place. Each atom has its
*ways*: whether it is so, not so, or not known; two ways where rivals in the register differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import Final, TypeAlias, TypeVar

from foedus.claims.judging.telling import sentences
from foedus.claims.terms.verdicts import Agrees, ByCriterion, Verdict
from foedus.law.answers.told import Doubt, Told
from foedus.law.terms.wording import Wording

Value = TypeVar("Value")
Ways: TypeAlias = frozenset[Agrees]

YES: Final[Ways] = frozenset({Agrees.YES})
NO: Final[Ways] = frozenset({Agrees.NO})
UNKNOWN: Final[Ways] = frozenset({Agrees.UNKNOWN})
EITHER: Final[Ways] = YES | NO

_DENIED: Final = {Agrees.YES: Agrees.NO, Agrees.NO: Agrees.YES, Agrees.UNKNOWN: Agrees.UNKNOWN}
_WEAKEST_FIRST: Final = (Agrees.NO, Agrees.UNKNOWN, Agrees.YES)


def so(holds: bool) -> Ways:  # noqa: FBT001 - the value itself, not a switch
    """The way of something that is certain."""
    return YES if holds else NO


def ways_of(told: Told[Value], holds: Callable[[Value], bool | Ways]) -> Ways:
    """Whether something holds by each alternative of what the law tells.

    Where the alternatives differ only because a day is not known, it is not known.
    """
    found: Ways = frozenset()
    for value in told.values:
        way = holds(value)
        found |= way if isinstance(way, frozenset) else so(way)
    return UNKNOWN if len(found) > 1 and told.doubt is Doubt.UNKNOWN else found


def denied(ways: Ways) -> Ways:
    """The ways of the denial."""
    return frozenset(_DENIED[way] for way in ways)


def both(first: Ways, second: Ways) -> Ways:
    """Whether two things hold together: as weak as the weaker one."""
    return frozenset(min(one, other, key=_WEAKEST_FIRST.index) for one in first for other in second)


def every(atoms: Iterable[Ways]) -> Ways:
    """Whether all hold; so, where there are none."""
    return reduce(both, atoms, YES)


def some(atoms: Iterable[Ways]) -> Ways:
    """Whether any holds."""
    return denied(every(denied(atom) for atom in atoms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """The statement by one criterion. *count* is -1 where the criterion gives no number.

    *given* are atoms that a denial takes as given: "was absent from the session of 5 April" denies
    the presence, not the day.
    """

    name: str
    title: Wording
    atoms: tuple[Ways, ...]
    given: tuple[Ways, ...] = ()
    count: int = -1
    parties: tuple[str, ...] = ()
    told: Wording = Wording()

    def ways(self, *, negated: bool) -> Ways:
        """Whether the statement is so by this criterion; a denial denies every atom."""
        said = (denied(atom) if negated else atom for atom in self.atoms)
        return every((*self.given, *said))


class Lack(StrEnum):
    """What is lacking where nothing could be tested.

    RECORD: the things named are held, but nothing that decides. CONFIRMATION: it is held that so
    it was planned, not that it came so. THING: a thing that is named is not held at all. MEANING:
    nothing definite is named.
    """

    RECORD = "record"
    CONFIRMATION = "confirmation"
    THING = "thing"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found to a statement.

    *tests* are those that bear on it; *loosely* those by which words of the press may still be
    meant ("members" of those who only take part). *projected*: what is told of days to come is
    only reckoned on from today, so that it contradicts nothing. *over*: the time meant had passed
    when the register was last told anything, so that what is not recorded by then did not happen.
    """

    told: Wording
    tests: tuple[Test, ...] = ()
    loosely: tuple[Test, ...] = ()
    lack: Lack = Lack.RECORD
    projected: bool = True
    over: bool = True
    proof: tuple[Wording, ...] = ()
    sources: tuple[str, ...] = ()


def nothing(told: Wording, lack: Lack = Lack.THING, *proof: Wording) -> Finding:
    """That the register holds nothing that decides, and what it lacks."""
    return Finding(told=told, lack=lack, proof=proof)


def weigh(finding: Finding, *, negated: bool, ahead: bool) -> Verdict:
    """The verdict: by all tests, by none, or by some only.

    What is said of a time to come, and of which no record decides, is announced. Where one
    verdict ends and the next begins is told in docs/reference/claims.md; whether a list is closed
    is decided by who tests an atom (NO or UNKNOWN), the rest here.
    """
    ways = frozenset[Agrees]().union(*(t.ways(negated=negated) for t in finding.tests))
    if not ways or ways == UNKNOWN:
        return _without_tests(finding.lack, ahead=ahead)
    if ways == YES:
        return Verdict.SUPPORTED
    if ahead and finding.projected and not finding.over:
        return Verdict.ANNOUNCED
    loosely = () if negated else finding.loosely
    if ways == NO and not any(t.ways(negated=False) >= YES for t in loosely):
        return Verdict.CONTRADICTED
    return Verdict.DEPENDS


def _without_tests(lack: Lack, *, ahead: bool) -> Verdict:
    if lack is Lack.MEANING:
        return Verdict.VAGUE
    announced = lack is Lack.CONFIRMATION or (ahead and lack is Lack.RECORD)
    return Verdict.ANNOUNCED if announced else Verdict.ABSENT


_AS_READ: Final = {
    Agrees.YES: Wording("so by one reading", "так по одному прочтению"),
    Agrees.NO: Wording("not so by another", "не так по другому"),
    Agrees.UNKNOWN: Wording("not known by another", "неизвестно по другому"),
}


def by_criteria(finding: Finding, *, negated: bool) -> tuple[ByCriterion, ...]:
    """What each test gave, one entry for each of its ways."""
    tests = (*finding.tests, *finding.loosely)
    return tuple(one for test in tests for one in _by_criterion(test, negated=negated))


def _by_criterion(test: Test, *, negated: bool) -> Iterator[ByCriterion]:
    ways = sorted(test.ways(negated=negated), key=_WEAKEST_FIRST.index, reverse=True)
    base = ByCriterion(
        name=test.name,
        title=test.title,
        agrees=ways[0],
        count=test.count,
        parties=test.parties,
        told=test.told,
    )
    if len(ways) == 1:
        yield base
        return
    for way in ways:
        yield replace(base, agrees=way, title=sentences(test.title, _marked(_AS_READ[way])))


def _marked(words: Wording) -> Wording:
    return Wording(f"({words.en})", f"({words.ru})")
