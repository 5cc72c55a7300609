"""The states of the world as the register `world` has them: former ones, former names, with days.

A register of a few states need not tell what "Yugoslavia" was in 1971 and in 1995.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from foedus.law.terms.register import Party
from foedus.texts.loading import load_parties


@lru_cache(maxsize=1)
def parties_of_the_world() -> dict[str, Party]:
    """The parties of the bundled register of the world, by code."""
    folder = Path(str(files("foedus.registers.world")))
    return {party.code: party for party in load_parties(folder)}
