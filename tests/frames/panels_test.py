"""Panels: each count is what the law, or the published table, says of that year."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import foedus
from foedus.cli.columns import panel as command
from foedus.frames.panel_files import write_panel
from foedus.frames.panel_terms import Detail, Of, Panel, PanelAsked, Shape
from foedus.frames.panels import panel
from foedus.frames.published_panels import presence_in, published_panel, rule_named
from foedus.law.columns.codes import BOND
from foedus.law.columns.panel import sets
from foedus.law.columns.panel.rules import RULES
from foedus.law.derive.relations import Bond
from foedus.opened import OpenRegister
from support.slow_rows import SlowRows

SMALL = str(Path(__file__).parents[2] / "docs/examples/small-register")
YEARS = range(2000, 2008)
DAY = (6, 10)
"""In 2001 it is not known on this day whether the convention is in force."""


@cache
def lake() -> OpenRegister:
    return foedus.open(SMALL)


@cache
def cis() -> OpenRegister:
    return foedus.open("cis")


def rows(made: Panel) -> list[dict[str, Any]]:
    return pa.Table.from_batches(made.batches, made.schema).to_pylist()


def of_lake(shape: Shape, **wanted: Any) -> list[dict[str, Any]]:
    return rows(panel(lake(), PanelAsked(shape=shape, years=YEARS, day=DAY, **wanted)))


# from a register


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("known", [None, date(2004, 1, 1)])
def test_a_dyad_year_counts_what_is_in_force_between_two_states(
    detail: Detail, known: date | None
) -> None:
    twin, in_force = SlowRows(lake().register), BOND.bit(Bond.IN_FORCE)
    states = [party.code for party in lake().register.parties]
    right = []
    for year in YEARS:
        for first, second in combinations(states, 2):
            code = twin.bond("lake/convention", first, second, date(year, *DAY), known)
            sure, could = code == in_force, bool(code & in_force)
            right.append((year, first, second, int(sure), int(could and not sure)))

    found = of_lake(Shape.DYAD_YEAR, detail=detail, known=known)

    assert [tuple(row.values())[:5] for row in found] == right
    assert any(row["shared"] for row in found)
    assert any(row["in_doubt"] for row in found)
    if detail is Detail.LISTS:
        for row in found:
            assert row["listed"] == ["lake/convention"] * row["shared"]
            assert row["listed_in_doubt"] == ["lake/convention"] * row["in_doubt"]


def test_a_state_year_of_memberships_counts_organisations() -> None:
    found = of_lake(Shape.STATE_YEAR, of=Of.MEMBERSHIPS, detail=Detail.LISTS)

    for year in YEARS:
        data = lake().members("lake", on=date(year, *DAY)).data
        right = {one["party"] for one in data["members"]}
        counted = {row["state"] for row in found if row["year"] == year and row["count"]}
        assert counted == right
    assert {tuple(row["listed"]) for row in found if row["count"]} == {("lake",)}


def test_two_states_share_an_organisation_of_which_both_are_members() -> None:
    alone = of_lake(Shape.STATE_YEAR, of=Of.MEMBERSHIPS)
    member = {(row["year"], row["state"]): row["count"] for row in alone}

    for row in of_lake(Shape.DYAD_YEAR, of=Of.MEMBERSHIPS):
        both = [member[row["year"], row[state]] for state in ("first", "second")]
        assert row["shared"] == min(both)


def test_states_and_instruments_are_two_sides_of_the_same_bonds() -> None:
    by_state = of_lake(Shape.STATE_YEAR, detail=Detail.LISTS)
    by_instrument = of_lake(Shape.INSTRUMENT_YEAR, detail=Detail.LISTS)

    one_side = {(r["year"], r["state"], name) for r in by_state for name in r["listed"]}
    other = {(r["year"], name, r["instrument"]) for r in by_instrument for name in r["listed"]}
    assert one_side == other
    assert one_side
    for year in YEARS:
        told = lake().status("lake/convention", on=date(year, *DAY)).data["parties"]
        parties = {one["party"] for one in told if one["status"] == "party"}
        assert {state for when, state, _ in one_side if when == year} == parties


def test_a_state_has_rows_while_it_exists_and_an_organisation_has_none() -> None:
    wanted = PanelAsked(shape=Shape.STATE_YEAR, years=range(1990, 1994), of=Of.MEMBERSHIPS)

    found = {(row["year"], row["state"]) for row in rows(panel(cis(), wanted))}

    assert (1990, "SU") in found
    assert (1993, "SU") not in found
    assert not {state for _, state in found} & {"EAEU", "SCO", "CIS"}


# from a published table


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "state-years.parquet"
    columns = {
        "ccode": pa.array([2, 2, 20, 20, 70]),
        "year": pa.array([1990, 1991, 1990, 1991, 1991]),
        "state": pa.array(["USA", "USA", "CAN", "CAN", "MEX"]),
        "league": pa.array([1, 1, 1, 2, -9], pa.int8()),
        "bank": pa.array([1, 1, 2, 1, 3], pa.int8()),
    }
    pq.write_table(pa.table(columns), path)
    return path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_published_table_is_counted_under_a_named_rule(rule: Any, table: Path) -> None:
    presence = presence_in(table)

    found = published_panel(presence, Shape.DYAD_YEAR, rule)

    states = presence.states
    right = [(y, states[a], states[b], n) for y, a, b, n in sets.dyad_years(presence, rule)]
    assert found.notes["rule"] == rule.name
    assert [tuple(row.values()) for row in rows(found)] == right


def test_states_and_organisations_of_a_published_table_are_counted(table: Path) -> None:
    presence, rule = presence_in(table), rule_named("cow-published")

    states = rows(published_panel(presence, Shape.STATE_YEAR, rule, range(1991, 1992)))
    units = rows(published_panel(presence, Shape.INSTRUMENT_YEAR, rule, range(1990, 1991)))

    assert [(row["state"], row["count"]) for row in states] == [(2, 2), (20, 2), (70, 0)]
    assert [(row["organisation"], row["count"]) for row in units] == [("league", 2), ("bank", 2)]


# files and the command


def told(*words: str) -> Any:
    return CliRunner().invoke(command, list(words))


def test_a_file_names_the_rule_of_its_counts(tmp_path: Path) -> None:
    target = tmp_path / "panel.parquet"

    said = told(
        "dyad-year", "--register", SMALL, "--from", "2000", "--to", "2007", "-o", str(target)
    )

    assert said.exit_code == 0
    assert said.stdout.endswith("Counted: instruments in force between both states.\n")
    notes = json.loads(pq.read_schema(target).metadata[b"foedus"])
    assert notes["register"] == "lake"
    assert notes["known"] == "everything"
    assert notes["on"] == "12-31"
    assert pq.read_metadata(target).num_row_groups == 1


def test_csv_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    files = [tmp_path / "panel.parquet", tmp_path / "panel.csv"]
    for file in files:
        wanted = PanelAsked(shape=Shape.DYAD_YEAR, years=YEARS)
        assert write_panel(panel(lake(), wanted), file) == pq.read_table(files[0]).num_rows

    assert pa_csv.read_csv(files[1]).to_pylist() == pq.read_table(files[0]).to_pylist()


def test_without_a_file_the_first_rows_are_shown(table: Path) -> None:
    said = told("dyad-year", "--state-years", str(table), "--rule", "full-members")

    assert "full-members" in said.stdout
    assert said.stdout.count("1991") == 3


def test_json_has_all_rows(table: Path) -> None:
    data = json.loads(told("state-year", "--state-years", str(table), "--json").stdout)

    assert data["rule"] == "cow-published"
    assert len(data["rows"]) == 5


REFUSED = {
    "no years": (["dyad-year"], "Name the years"),
    "one year": (["dyad-year", "--from", "1990"], "first year and the last"),
    "years backwards": (["dyad-year", "--from", "1990", "--to", "1980"], "first year and the last"),
    "a year after the calendar": (["dyad-year", "--from", "1", "--to", "10000"], "10000 has no"),
    "a day that is not in every year": (
        ["dyad-year", "--from", "2000", "--to", "2001", "--on", "02-29"],
        "2001 has no day 02-29",
    ),
    "no day": (["dyad-year", "--from", "2000", "--to", "2001", "--on", "May"], "month-day"),
    "an unknown criterion": (
        ["dyad-year", "--from", "2000", "--to", "2001", "--of", "memberships", "--as", "friend"],
        "criterion 'friend'",
    ),
    "memberships of instruments": (
        ["instrument-year", "--from", "2000", "--to", "2001", "--of", "memberships"],
        "counts bonds",
    ),
    "no such file": (["dyad-year", "--state-years", "nowhere.parquet"], "no such file"),
    "no such folder": (
        ["dyad-year", "--from", "2000", "--to", "2001", "-o", "nowhere/panel.parquet"],
        "its folder does not exist",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_panel_that_cannot_be_made_is_told(case: str) -> None:
    words, message = REFUSED[case]

    said = told(*words, *([] if "--state-years" in words else ["--register", SMALL]))

    assert said.exit_code == 2
    assert message in said.stderr


def test_a_published_table_cannot_be_asked_what_was_known(table: Path) -> None:
    said = told("dyad-year", "--state-years", str(table), "--known", "2000-01-01")

    assert said.exit_code == 2
    assert "--known" in said.stderr


def test_a_table_without_its_columns_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table({"ccode": ["USA"], "year": [1990]}), path)

    said = told("dyad-year", "--state-years", str(path))

    assert said.exit_code == 2
    assert "no column ccode of whole numbers" in said.stderr
