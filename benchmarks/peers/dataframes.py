"""Polars and pandas: an "as of" join to the spells of each of the two states.

Such a join wants the rows in the order of their days; putting them so belongs to the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import pandas as pd
import polars as pl

from peers.databases import questions, scattered, spells
from peers.methods import Method
from peers.world import Column, Rows, World

MOST_PANDAS_ROWS: Final = 2_000_000


def methods(world: World, rows: Rows) -> Iterator[Method]:
    """Polars with all its threads, which is its default, and pandas, which has one."""
    yield Method("Polars, join_asof", rows.size, _polars(world, rows), runs=3)
    few = rows.head(MOST_PANDAS_ROWS)
    yield Method("pandas, merge_asof", few.size, _pandas(world, few), runs=2)


def _polars(world: World, rows: Rows) -> Callable[[], Column]:
    asked = pl.DataFrame(questions(rows)).lazy()
    held = pl.DataFrame(spells(world)).sort("begins").lazy()

    def ask() -> Column:
        found = asked.sort("day")
        for state in ("first", "second"):
            found = found.join_asof(
                held, left_on="day", right_on="begins", by_left=state, by_right="state",
                check_sortedness=False, suffix=f"_{state}",
            )  # fmt: skip
        bound = (
            (pl.col("day") < pl.col("ends"))
            & (pl.col("day") < pl.col("ends_second"))
            & (pl.col("first") != pl.col("second"))
        )
        return scattered(found.filter(bound).select("id").collect()["id"].to_numpy(), rows.size)

    return ask


def _pandas(world: World, rows: Rows) -> Callable[[], Column]:
    asked = pd.DataFrame(questions(rows))
    held = pd.DataFrame(spells(world)).sort_values("begins")

    def ask() -> Column:
        found = asked.sort_values("day")
        for state in ("first", "second"):
            named = {"state": state, "begins": "since", "ends": f"{state}_ends"}
            theirs = held.rename(columns=named)
            found = pd.merge_asof(found, theirs, left_on="day", right_on="since", by=state)
            found = found.drop(columns="since")
        ends = np.minimum(found["first_ends"], found["second_ends"])  # none: not a number, so False
        bound = (found["day"] < ends) & (found["first"] != found["second"])
        return scattered(found["id"].to_numpy()[bound.to_numpy()], rows.size)

    return ask
