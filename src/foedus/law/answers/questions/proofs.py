"""Proofs from worlds: one branch per alternative, and the disputes behind them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from foedus.law.answers.answers import Proof
from foedus.law.answers.told import deciding
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.certain import Matter
from foedus.law.derive.world import World
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.register import Register
from foedus.law.terms.steps import Steps


def proof_over(
    worlds: Worlds,
    asked: tuple[World, ...],
    key: Callable[[World], Hashable],
    steps: Callable[[World], Steps],
) -> Proof:
    """The proof of an answer: for each alternative value of *key*, the steps of one world."""
    groups: dict[Hashable, list[World]] = {}
    for world in asked:
        groups.setdefault(key(world), []).append(world)
    if len(groups) == 1:
        idle = tuple(_open_doubts(worlds.differing(asked), asked, steps))
        return Proof(branches=(((), steps(asked[0])),), whichever=idle)
    differing = deciding(worlds.differing(asked), groups)
    branches = []
    for members in groups.values():
        picks = tuple(
            f"{m.label or m.name}: {members[0].picks[m.holder, m.name]}"
            for m in differing
            if len({w.picks[m.holder, m.name] for w in members}) == 1
        )
        branches.append((picks, steps(members[0])))
    names = {(m.holder, m.name) for m in differing if not m.dated}
    return Proof(branches=tuple(branches), disputes=disputes_named(worlds, names))


def _open_doubts(
    differing: tuple[Matter, ...], asked: tuple[World, ...], steps: Callable[[World], Steps]
) -> Iterator[str]:
    """The doubts that change the proof and not the answer."""
    shown = steps(asked[0])
    if all(steps(world) == shown for world in asked[1:]):
        return
    yield from (matter.label or matter.name for matter in differing)


def disputes_named(worlds: Worlds, names: set[tuple[str, str]]) -> tuple[Dispute, ...]:
    """The disputes that matters stand for, with their questions."""
    return tuple(
        dispute
        for holder, disputes in _all_disputes(worlds.material.register)
        for dispute in disputes
        if (holder, dispute.id) in names
    )


def _all_disputes(register: Register) -> list[tuple[str, tuple[Dispute, ...]]]:
    return [
        *((one.id, one.disputes) for one in register.instruments),
        *((one.id, one.disputes) for one in register.organisations),
        *((one.id, one.disputes) for one in register.offices),
        *((one.id, one.disputes) for one in register.sessions),
    ]
