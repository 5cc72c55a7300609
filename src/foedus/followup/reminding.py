"""Which debts are to be reminded of, and on which day: rules of reminding are data.

A rule fires some days before a deadline, or again and again since a debt began. Each time that it
fires is an *occasion*; on an occasion one is reminded once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeAlias

from foedus.followup.terms import Owed, Stand, Step
from foedus.law.terms.uncertain import last_possible


@dataclass(frozen=True, slots=True)
class Before:
    """So many *days* before the last day in time; 0: on that day."""

    days: int


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many *days* (1 or more) since the step is awaited."""

    days: int


Recurrence: TypeAlias = Before | Every


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of reminding; *steps* are those that it is about, all where there are none.

    *number* names it for good: what was reminded by it is not reminded by it again.
    """

    number: int
    name: str
    steps: frozenset[Step]
    when: Recurrence

    def is_about(self, one: Owed) -> bool:
        """Whether it reminds of *one* at all: only of what is awaited for certain."""
        return one.stand is Stand.OWED and (not self.steps or one.step in self.steps)


@dataclass(frozen=True, slots=True)
class Occasion:
    """That *owed* is to be reminded of because of *rule*, since *day*."""

    owed: Owed
    rule: Rule
    day: date

    @property
    def key(self) -> str:
        """What is told once: this step, by this rule, on this occasion."""
        named = f"{self.owed.key}\n{self.rule.number}\n{self.day.isoformat()}"
        return sha256(named.encode()).hexdigest()


def occasions(debts: Iterable[Owed], rules: Iterable[Rule], on: date) -> Iterator[Occasion]:
    """The occasions that have come by a day, the last one of each rule and step.

    An occasion that was missed is made up for until the next one comes, or the deadline passes.
    """
    held = tuple(rules)
    for one in debts:
        for rule in held:
            day = _fires(one, rule, on) if rule.is_about(one) else None
            if day is not None:
                yield Occasion(one, rule, day)


def _fires(one: Owed, rule: Rule, on: date) -> date | None:
    """The last day until *on* on which *rule* fires; None: on none."""
    if isinstance(rule.when, Before):
        return _before(one, rule.when.days, on)
    return _every(one, rule.when.days, on)


def _before(one: Owed, days: int, on: date) -> date | None:
    if not isinstance(one.until, date) or days > (one.until - date.min).days:
        return None
    day = one.until - timedelta(days=days)
    return day if day <= on <= one.until else None


def _every(one: Owed, days: int, on: date) -> date | None:
    """Counted from the latest day on which the debt can have begun."""
    since = None if one.since is None else last_possible(one.since)
    if not isinstance(since, date) or on < since:
        return None
    times = (on - since).days // days
    return since + timedelta(days=times * days) if times else None
