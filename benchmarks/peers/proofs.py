"""What one proof costs: a row put to the slow twin, which says why."""

from __future__ import annotations

from typing import Final

from foedus.law.answers.answers import BondAnswer, Moment
from foedus.law.answers.questions.between import bond
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.columns.clocks import day_of
from foedus.law.derive.visible import as_known
from peers.methods import NotTheSame, seconds
from peers.world import TREATY, Rows, World, code, reference

PROOFS: Final = 1_000
RUNS: Final = 5


def microseconds(world: World, rows: Rows) -> float:
    """The mean of a thousand rows, in the best run; every run has rows of its own.

    The treaty is derived before the clock starts: it is so once, and serves every proof.
    """
    worlds = worlds_of(as_known(world.register, None), frozenset())
    _answers(worlds, rows.head(1))
    best = float("inf")
    for run in range(RUNS):
        asked = rows.at(slice(run * PROOFS, (run + 1) * PROOFS))
        best = min(best, seconds(lambda those=asked: _answers(worlds, those)))  # type: ignore[misc]
        _compare(world, worlds, asked)
    return best / PROOFS * 1e6


def _answers(worlds: Worlds, rows: Rows) -> list[BondAnswer | None]:
    treaty = worlds.material.register.instrument[TREATY]
    columns = (rows.first.tolist(), rows.second.tolist(), rows.day.tolist())
    return [
        bond(worlds, treaty, code(a), code(b), Moment(on=day_of(day)))
        for a, b, day in zip(*columns, strict=True)
    ]


def _compare(world: World, worlds: Worlds, rows: Rows) -> None:
    found = [answer is not None for answer in _answers(worlds, rows)]
    if found != reference(world, rows).tolist():
        raise NotTheSame("the slow twin")
