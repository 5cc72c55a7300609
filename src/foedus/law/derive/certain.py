"""visible acts ──picks──▶ certain acts: one world, where every date is a day.

A *matter* is something that worlds differ on: a dispute between rival acts, or the date of an
act that is only bounded. A *pick* decides one matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from foedus.law.terms.acts import Act, dates_of, with_dates
from foedus.law.terms.days import Forever
from foedus.law.terms.uncertain import Bounded, When

FIRST: Final = "at the earliest"
LAST: Final = "at the latest"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that worlds differ on. *holder* is the instrument, organisation or office.

    *alternatives* are readings (the one that is followed by default first), or FIRST and LAST.
    *parties* are the states whose acts it concerns. *dated*: it is about an uncertain date; then
    *label* says of what.
    """

    holder: str
    name: str
    alternatives: tuple[str, ...]
    parties: frozenset[str]
    dated: bool = False
    label: str = ""


Picks: TypeAlias = Mapping[tuple[str, str], str]
"""What was picked: (holder, matter) → alternative."""


def certain_acts(acts: tuple[Act, ...], holder: str, picks: Picks) -> tuple[Act, ...]:
    """The acts of one world: rivals of the readings not picked are gone, dates are days."""
    kept = (act for act in acts if _is_picked(act, holder, picks))
    made = (_with_days(act, picks.get((holder, act.id), FIRST)) for act in kept)
    return tuple(act for act in made if act is not None)


def _is_picked(act: Act, holder: str, picks: Picks) -> bool:
    if act.rival is None:
        return True
    return picks.get((holder, act.rival.dispute), act.rival.reading) == act.rival.reading


def _with_days(act: Act, pick: str) -> Act | None:
    if not has_bounded_date(act):
        return act
    bounded = {name: when for name, when in dates_of(act) if isinstance(when, Bounded)}
    days = {name: when.first if pick == FIRST else when.last for name, when in bounded.items()}
    if any(isinstance(day, Forever) for name, day in days.items() if name != "until"):
        return None
    return with_dates(act, {n: None if isinstance(d, Forever) else d for n, d in days.items()})


def has_bounded_date(act: Act) -> bool:
    """Whether any dated field of *act* is only bounded."""
    days = (act.date, act.received, act.effect, act.until)
    return any(isinstance(day, Bounded) for day in days)


def certain_day(when: When | None) -> date | None:
    """The day of a certain act. Only for acts that went through `certain_acts`."""
    if isinstance(when, Bounded):
        raise TypeError(f"{when!r} is not certain: worlds are made before this pass")
    return when
