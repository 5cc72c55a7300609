"""The slow twin of `procedure.outcomes`: every way in which it may end, tried one by one.

It knows nothing of conditions. Each rule is written again from its sentence, over sets of states
in one possible end of the sitting, in which everybody has said everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

AGREE, OBJECT, NEITHER = "agree", "object", "neither"
SAYS = {
    "agrees": AGREE,
    "agrees-with-reservation": AGREE,
    "special-opinion": AGREE,
    "not-interested": NEITHER,
    "not-participating": NEITHER,
    "objects": OBJECT,
}


@dataclass(frozen=True)
class End:
    """One possible end: who is there, who said what, who voted how."""

    seated: frozenset[str]
    present: frozenset[str]
    agreeing: frozenset[str]
    objecting: frozenset[str]
    voted_for: frozenset[str]
    voted_against: frozenset[str]
    concerned: frozenset[str]
    weights: Mapping[str, Fraction]

    def weight(self, states: frozenset[str]) -> Fraction:
        return sum((self.weights[one] for one in states), Fraction(0))


def by_consensus(end: End) -> bool:
    """Somebody agrees and nobody objects."""
    return end.agreeing != frozenset() and end.objecting == frozenset()


def by_consensus_without_the_concerned(end: End) -> bool:
    """Of the others somebody agrees and nobody objects."""
    others = end.seated - end.concerned
    return not others.isdisjoint(end.agreeing) and others.isdisjoint(end.objecting)


def by_unanimity(end: End) -> bool:
    """All who sit agree."""
    return end.agreeing == end.seated and len(end.seated) > 0


def by_those_voting(end: End) -> bool:
    """More have voted for it than against it."""
    return len(end.voted_for) > len(end.voted_against)


def by_two_thirds_of_those_present(end: End) -> bool:
    """Two of three who are there have voted for it."""
    return len(end.present) > 0 and 3 * len(end.voted_for) >= 2 * len(end.present)


def by_more_than_half_of_all(end: End) -> bool:
    """Those who have not voted for it are fewer."""
    return len(end.voted_for) > len(end.seated - end.voted_for)


def by_weight(end: End) -> bool:
    """Those for it have 65 of 100 parts of the whole weight."""
    whole = end.weight(end.seated)
    return whole > 0 and 100 * end.weight(end.voted_for) >= 65 * whole


def by_number_and_weight(end: End) -> bool:
    """55 of 100 of the states, and those have 65 of 100 of the weight."""
    return 100 * len(end.voted_for) >= 55 * len(end.seated) and by_weight(end)


def half_are_there(end: End) -> bool:
    """Not more are missing than are there."""
    return len(end.present) >= len(end.seated - end.present)


def ends(sitting) -> Iterator[End]:
    """Every way in which *sitting* may end."""
    states = sorted(sitting.seated)
    for each in product(*(list(_ways(sitting, one)) for one in states)):
        told = dict(zip(states, each, strict=True))
        yield End(
            seated=sitting.seated,
            present=frozenset(s for s, (there, _, _) in told.items() if there),
            agreeing=frozenset(s for s, (_, said, _) in told.items() if said == AGREE),
            objecting=frozenset(s for s, (_, said, _) in told.items() if said == OBJECT),
            voted_for=frozenset(s for s, (_, _, vote) in told.items() if vote == "for"),
            voted_against=frozenset(s for s, (_, _, vote) in told.items() if vote == "against"),
            concerned=sitting.concerned,
            weights=sitting.weights.get("people", {}),
        )


def _ways(sitting, state: str) -> Iterator[tuple[bool, str, str]]:
    voted = sitting.votes.get(state)
    if state in sitting.absent:
        there = [False]
    else:
        there = [True] if state in sitting.present or voted else [True, False]
    position = sitting.positions.get(state)
    if position is not None and str(position) in SAYS:
        says = [SAYS[str(position)]]
    elif state in sitting.absent and position is None:
        says = [NEITHER]
    else:
        says = [AGREE, OBJECT, NEITHER]
    votes = [str(voted)] if voted else ["for", "against", "abstain", "nothing"]
    for here, said, vote in product(there, says, votes):
        if here or vote == "nothing":
            yield here, said, vote


def whichever_way(test: Callable[[End], bool], sitting) -> str:
    """What *test* says whichever way it ends: yes, no, or open."""
    found = {test(end) for end in ends(sitting)}
    return "open" if len(found) > 1 else {True: "yes", False: "no"}[found.pop()]
