"""Tables as CSV: what is written is read back, and nothing in it runs."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.collection.formats.csv_text import (
    act_log_csv,
    between_csv,
    changes_csv,
    csv_of,
    matrix_csv,
    members_csv,
    status_csv,
    timeline_csv,
)
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Language, Wording
from foedus.opened import OpenRegister, open_register

TREATY = "cis/free-trade-2011"
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@pytest.fixture(scope="module")
def opened() -> OpenRegister:
    return open_register("cis")


def speaker(opened: OpenRegister, language: Language = "en") -> Speaker:
    return Speaker(opened.register, language)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_lines_end_as_the_rfc_says_and_every_row_has_every_cell(opened: OpenRegister) -> None:
    text = status_csv(opened.status(TREATY, on="2013-12-12").answer, speaker(opened))
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    widths = {len(row) for row in csv.reader(StringIO(text, newline=""), strict=True)}
    assert widths == {8}


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2013-12-11", "signed"),
        ("2013-12-12", "disputed: party / signed"),
        ("2013-12-13", "party"),
    ],
)
def test_the_status_is_that_of_the_day(opened: OpenRegister, on: str, status: str) -> None:
    rows = read(status_csv(opened.status(TREATY, on=on).answer, speaker(opened)))
    (row,) = [row for row in rows if row["Code"] == "KG"]
    assert (row["Status"], row["Status as of"], row["Country"]) == (status, on, "Kyrgyzstan")


def test_the_log_has_the_four_columns_of_depositary_practice(opened: OpenRegister) -> None:
    text = act_log_csv(TREATY, None, speaker(opened))
    assert text.startswith("Country,Action,Action date,Effective date,")
    rows = read(text)
    assert len(rows) == len({row["Identifier"] for row in rows})
    assert {row["Identifier"] for row in rows} == {
        act.id for act in opened.register.instrument[TREATY].acts
    }
    (armenia,) = [
        row for row in rows if row["Country"] == "Armenia" and row["Action"].startswith("statement")
    ]
    assert armenia["Effective date"] == "2012-10-17"


def test_the_log_holds_only_what_was_known(opened: OpenRegister) -> None:
    before = read(act_log_csv(TREATY, date(2011, 10, 17), speaker(opened)))
    on_the_day = read(act_log_csv(TREATY, date(2011, 10, 18), speaker(opened)))
    assert before == []
    assert {row["Action"] for row in on_the_day} == {"signature"}


def test_the_log_is_in_the_order_of_days(opened: OpenRegister) -> None:
    rows = read(act_log_csv("cis/charter-1993", None, speaker(opened)))
    days = [row["Received"] or row["Action date"] or row["Effective date"] for row in rows]
    certain = [day for day in days if day and not day.startswith("[")]
    assert certain == sorted(certain)


def test_members_are_told_from_those_in_doubt(opened: OpenRegister) -> None:
    answer = opened.members("cis", criterion="founding-state", on="2007-10-05").answer
    rows = read(members_csv(answer, speaker(opened)))
    assert {row["Code"] for row in rows if row["Status"] == "certain"} == {
        one.party for one in answer.members
    }
    assert {row["Code"] for row in rows if row["Status"] == "in doubt"} == {
        one.party for one in answer.in_doubt
    }


@pytest.mark.parametrize(("on", "bond"), [("2015-12-31", "in force"), ("2016-01-01", "suspended")])
def test_the_bond_is_that_of_the_day(opened: OpenRegister, on: str, bond: str) -> None:
    rows = read(between_csv(opened.between("RU", "UA", on=on).answer, speaker(opened)))
    assert [row["Bond"] for row in rows if row["Instrument"] == TREATY] == [bond]


def test_a_matrix_is_a_row_a_document_and_a_column_a_state(opened: OpenRegister) -> None:
    names = [TREATY, "cis/charter-1993"]
    answers = [opened.status(name, on="2012-10-17").answer for name in names]
    rows = read(matrix_csv(answers, ["AM", "KG", "CN"], speaker(opened)))
    assert [row["Instrument"] for row in rows] == names
    assert [rows[0][code] for code in ("AM", "KG", "CN")] == [
        "party 2012-10-17",
        "signed 2011-10-18",
        "",
    ]
    assert rows[1]["AM"] == "party 1994-03-16"


def test_a_timeline_is_a_row_a_stretch(opened: OpenRegister) -> None:
    answer = opened.timeline(TREATY).answer
    rows = read(timeline_csv(answer, speaker(opened)))
    assert len(rows) == sum(len(stretches) for _, stretches in answer.rows)
    armenia = [row for row in rows if row["Code"] == "AM"]
    assert [(row["Status"], row["Since"], row["Until"]) for row in armenia] == [
        ("signed", "2011-10-18", "2012-10-17"),
        ("party", "2012-10-17", ""),
    ]


def test_changes_tell_both_sides(opened: OpenRegister) -> None:
    answer = opened.changes("2012-01-01", "2013-01-01").answer
    rows = read(changes_csv(answer, speaker(opened)))
    assert {row["Side"] for row in rows} == {"before", "after"}
    pairs = {(row["Instrument"], row["Code"]) for row in rows}
    assert pairs == {(one.instrument, one.party) for one in answer.changes}


def test_russian_tables_are_russian(opened: OpenRegister) -> None:
    answer = opened.status(TREATY, on="2020-01-01").answer
    text = status_csv(answer, speaker(opened, "ru"))
    assert text.startswith("Код,Государство,Статус,")
    assert "Армения,участник" in text


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x","y")']
)
def test_a_formula_is_kept_from_running(cell: str) -> None:
    ((written,),) = csv.reader(StringIO(csv_of([cell], []), newline=""), strict=True)
    assert written == f"'{cell}"


def test_a_hostile_name_is_guarded_in_the_table(opened: OpenRegister) -> None:
    parties = tuple(
        replace(party, name=Wording('=cmd|"/c calc"!A1')) if party.code == "AM" else party
        for party in opened.register.parties
    )
    hostile = Speaker(replace(opened.register, parties=parties), "en")
    rows = read(status_csv(opened.status(TREATY, on="2020-01-01").answer, hostile))
    assert {row["Country"] for row in rows if row["Code"] == "AM"} == {'\'=cmd|"/c calc"!A1'}


@given(st.lists(st.tuples(PLAIN, PLAIN), max_size=6))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    text = csv_of(("a", "b"), rows)
    back = list(csv.reader(StringIO(text.encode().decode(), newline=""), strict=True))[1:]
    assert len(back) == len(rows)
    for written, given_row in zip(back, rows, strict=True):
        for cell, original in zip(written, given_row, strict=True):
            assert cell.removeprefix("'") == original.removeprefix("'")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_no_text_breaks_a_row(text: str) -> None:
    written = csv_of((text, "b"), []).encode()
    rows = list(csv.reader(StringIO(written.decode(), newline=""), strict=True))
    assert len(rows) == 1
    assert rows[0][1] == "b"


def test_an_instrument_without_acts_has_an_empty_log() -> None:
    held = Instrument(id="x/y", title=Wording("T"), adopted=date(2000, 1, 1))
    register = Register(
        id="x",
        title=Wording("X"),
        parties=(Party(code="AA", name=Wording("Aa")),),
        instruments=(held,),
    )
    assert read(act_log_csv("x/y", None, Speaker(register, "en"))) == []
