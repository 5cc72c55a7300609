"""What deriving costs: the bundled register, the UN's treaties, and one treaty of many parties."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import foedus.registers.cis
import mtdsg
from foedus.law.answers.worlds import worlds_of
from foedus.law.derive.visible import as_known
from foedus.law.derive.world import World
from foedus.law.terms.register import Register
from foedus.texts.loading import load_trusted
from shapes import SHAPES, one_treaty
from timing import Timed, timed

CIS: Final = Path(foedus.registers.cis.__file__).parent
CIS_RUNS: Final = 15
"""Each takes a tenth of a second; fifteen make the best one steady to a few per cent."""

IN_ONE_PIECE: Final = 10
"""The largest multiple of MTDSG held in memory at once; a larger one is derived in rounds."""

MULTIPLES: Final = (1, 10, 100)
ONE_TREATY: Final = (195, 1950, 19500)
"""Acts under one treaty: as many as states ratified the Paris Agreement, times ten, a hundred."""

BUDGET_SECONDS: Final = 25
"""What one point may cost at worst. A shape that is quadratic is known as such long before."""

MOST_GROWTH: Final = 2.0
"""How much more an act may cost with ten times the acts. Sorting gives 1.3, and caches and the
garbage collector bring curves that are known to be n log n to 1.6; a square gives ten.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement of a curve: how many acts took how many seconds."""

    acts: int
    seconds: float

    @property
    def per_million(self) -> float:
        """Seconds per million acts: the same all along a linear curve."""
        return self.seconds / self.acts * 1e6


def derive_all(register: Register) -> list[object]:
    """Derive every instrument and every criterion of membership from nothing, with the proofs.

    In the first world, as a question that names no reading has it; a criterion that lawyers read
    in several ways is derived by each reading. Returned, so that it lives until the clock stops.
    """
    worlds = worlds_of(as_known(register, None), frozenset())
    world = worlds.first()
    derived: list[object] = [world.status(instrument.id) for instrument in register.instruments]
    for organisation in register.organisations:
        for criterion in organisation.criteria:
            matter = (organisation.id, f"criterion {criterion.name}")
            own = world
            if world.picks.get(matter, criterion.reading) != criterion.reading:
                own = World(worlds.material, {**world.picks, matter: criterion.reading})
            derived.append(own.membership(organisation.id, criterion.name))
    return derived


def reading_cis() -> Timed:
    """Reading the bundled register from its files."""
    return timed(lambda: load_trusted(CIS), CIS_RUNS)


def deriving_cis() -> Timed:
    """Deriving the bundled register whole, already read."""
    register = load_trusted(CIS)
    return timed(lambda: derive_all(register), CIS_RUNS)


def mtdsg_curve(register: Register) -> list[Point]:
    """MTDSG once, ten and a hundred times over."""
    return [_multiple(register, times) for times in MULTIPLES]


def _multiple(register: Register, times: int) -> Point:
    rounds = max(1, times // IN_ONE_PIECE)
    runs = 5 if times == 1 else 1  # the short one is the least steady
    seconds = 0.0
    acts = 0
    for _ in range(rounds):
        copy = mtdsg.copied(register, times // rounds)
        acts += sum(1 for _ in copy.acts())
        seconds += timed(_deriving(copy), runs).best
        del copy
        gc.collect()
    return Point(acts, seconds)


def one_treaty_curves() -> dict[str, list[Point]]:
    """For each shape, one treaty with a few, ten times and a hundred times as many acts.

    A curve stops where the next point, if it grew with the square, would break the budget.
    """
    return {shape: list(_curve_of(shape)) for shape in SHAPES}


def _curve_of(shape: str) -> Iterator[Point]:
    before: Point | None = None
    for acts in ONE_TREATY:
        if before is not None and before.seconds * (acts / before.acts) ** 2 > BUDGET_SECONDS:
            return
        before = _one(acts, shape)
        yield before


def _one(acts: int, shape: str) -> Point:
    register = one_treaty(acts, shape)
    runs = 5 if acts < ONE_TREATY[-1] else 1
    return Point(sum(1 for _ in register.acts()), timed(_deriving(register), runs).best)


def _deriving(register: Register) -> Callable[[], object]:
    return lambda: derive_all(register)


def table(name: str, points: list[Point], expected: int) -> list[str]:
    """A curve as lines, each with its growth in cost per act; *expected* is how many there are."""
    lines, before = [], None
    for point in points:
        line = f"{name:27}{point.acts:>10,} acts {point.seconds:>9.3f} s"
        line += f" {point.per_million:>8.1f} s per million"
        if before is not None:
            growth = point.per_million / before.per_million
            line += f"   per act x {growth:.2f}"
            line += " NOT LINEAR" if growth > MOST_GROWTH else ""
        lines.append(line)
        before = point
    if len(points) < expected:
        lines.append(f"{name:27}the next point is left out: it could take over {BUDGET_SECONDS} s")
    return lines


if __name__ == "__main__":
    print("CIS, reading", reading_cis(), "deriving", deriving_cis())
    for shape, points in one_treaty_curves().items():
        print("\n".join(table(shape, points, len(ONE_TREATY))))
