"""Which states a statement speaks of: those named, or all that belong where none is."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import bearing, group_of, name_of, title_of
from foedus.claims.terms.claims import Reach
from foedus.claims.terms.said import Named, StatesSaid
from foedus.claims.terms.times import TimeSaid
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True)
class Those:
    """States that are meant, and by which criterion; *doubtful* by some of what is held only."""

    name: str
    title: Wording
    codes: tuple[str, ...]
    doubtful: tuple[str, ...] = ()


NAMED = Wording("the states named", "названные государства")


def those_meant(
    case: Case, states: StatesSaid, reach: Reach, organisation: Named, when: TimeSaid
) -> tuple[Those, ...]:
    """The states named; "all" (but these) are those who belong, by each criterion that bears."""
    if reach is Reach.SOME or (reach is Reach.ALL and states):
        return (Those("states", NAMED, states.codes),) if states.codes else ()
    group = group_of(case, organisation)
    if group is None:
        return ()
    on = case.meant(when).days()[0]
    found = []
    for counted in bearing(group, "").leading:
        sure, doubtful = counted.on(on)
        codes = tuple(code for code in sure if code not in states.codes)
        those = Those(name_of(counted), title_of(counted), codes, doubtful)
        if codes and those not in found:
            found.append(those)
    return tuple(found)
