"""Frames and files of questions: every row is answered as the law does, or nothing is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import foedus
from foedus.cli.columns import ask as ask_command
from foedus.frames import Keep, answered, ask, ask_file, asking_for, columns_of, explain
from foedus.frames.ahead import ahead
from foedus.frames.errors import BadColumn, UnknownValues, UnusableFile
from foedus.law.columns.codes import BELONGING, BOND, STANDING
from foedus.law.derive.relations import Bond
from foedus.law.terms.errors import BadQuestion, FoedusError, UnknownName
from foedus.opened import OpenRegister
from support.slow_rows import SlowRows

TREATY = "cis/free-trade-2011"
PLAIN = "cis/agreement-997-747"
ROWS = 150


@cache
def cis() -> OpenRegister:
    return foedus.open("cis")


@cache
def lake() -> OpenRegister:
    return foedus.open(str(Path(__file__).parent.parent / "docs/examples/small-register"))


@cache
def slow() -> SlowRows:
    return SlowRows(cis().register)


def drawn(rows: int = ROWS, seed: int = 1) -> pa.Table:
    """Random questions of all kinds: the columns of each kind are chosen from these."""
    luck = Random(seed)
    register = cis().register
    parties = [party.code for party in register.parties][:12]
    criteria = columns_of(cis(), kernel="numpy").criteria
    chosen = [luck.choice(criteria) for _ in range(rows)]
    first = date(1991, 1, 1)
    known = [None, date(2000, 1, 1), date(2013, 1, 1)]
    return pa.table(
        {
            "instrument": [luck.choice([TREATY, PLAIN, "cis/charter-1993"]) for _ in range(rows)],
            "organisation": [one for one, _ in chosen],
            "criterion": [test for _, test in chosen],
            "first": [luck.choice(parties) for _ in range(rows)],
            "second": [luck.choice(parties) for _ in range(rows)],
            "party": [luck.choice(parties) for _ in range(rows)],
            "on": [first + timedelta(days=luck.randrange(12_000)) for _ in range(rows)],
            "known": pa.array([luck.choice(known) for _ in range(rows)], pa.date32()),
        }
    )


def pairs(**changed: list[Any] | pa.Array) -> pa.Table:
    """Three questions about two states, with some columns *changed*."""
    held: dict[str, Any] = {
        "first": ["AM", "RU", "KG"],
        "second": ["BY", "UA", "KZ"],
        "on": [date(2013, 1, 1), date(2016, 6, 1), date(2013, 12, 12)],
    }
    return pa.table({**held, **changed})


RIGHT = ["in-force", "suspended", "disputed: none, in-force"]
"""How the free-trade treaty stands in `pairs`."""


# the same answers as the law


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_bonds_are_those_of_the_law(kernel: str) -> None:
    table = drawn().select(["instrument", "first", "second", "on", "known"])

    found = ask(cis(), table, kernel=kernel)

    rows = [tuple(row.values()) for row in table.to_pylist()]
    assert found["answer"].to_pylist() == [BOND.word(slow().bond(*row)) for row in rows]


def test_standings_are_those_of_the_law() -> None:
    table = drawn(seed=2).select(["instrument", "party", "on", "known"])

    found = ask(cis(), table)

    rows = [tuple(row.values()) for row in table.to_pylist()]
    assert found["answer"].to_pylist() == [STANDING.word(slow().standing(*row)) for row in rows]


def test_members_are_those_of_the_law() -> None:
    table = drawn(20, seed=3).select(["organisation", "criterion", "party", "on", "known"])

    found = ask(cis(), table)

    rows = [tuple(row.values()) for row in table.to_pylist()]
    assert found["answer"].to_pylist() == [BELONGING.word(slow().belonging(*row)) for row in rows]


def lake_pairs() -> pa.Table:
    """Each two states of a small register, at many days."""
    states = [party.code for party in lake().register.parties]
    days = [date(2000, 1, 1) + timedelta(days=61 * step) for step in range(40)]
    rows = [(a, b, day) for a in states for b in states for day in days]
    return pa.table(dict(zip(("first", "second", "on"), zip(*rows, strict=True), strict=True)))


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_shared_instruments_are_listed_and_counted_as_the_law_does(kernel: str) -> None:
    counts = ask(lake(), lake_pairs(), kernel=kernel).to_pylist()
    lists = ask(lake(), lake_pairs(), question="instruments", kernel=kernel).to_pylist()

    assert [row["shared"] for row in counts] == [len(row["instruments"]) for row in lists]
    assert [row["in_doubt"] for row in counts] == [len(row["in_doubt"]) for row in lists]
    twin = SlowRows(lake().register)
    in_force = BOND.bit(Bond.IN_FORCE)
    for row in lists:
        code = twin.bond("lake/convention", row["first"], row["second"], row["on"])
        certain = code == in_force and row["first"] != row["second"]
        assert row["instruments"] == (["lake/convention"] if certain else [])


def test_a_batch_keeps_its_columns_and_gains_the_answer() -> None:
    batch = pairs(note=[1.5, None, 2.5]).to_batches()[0]
    asking = asking_for(cis(), batch.schema, constants={"instrument": TREATY})

    found = answered(columns_of(cis()), asking, batch)

    assert found.select(batch.schema.names).equals(batch)
    assert found["answer"].to_pylist() == RIGHT
    assert found.schema.field("answer").type == pa.dictionary(pa.int8(), pa.string())


def test_readings_settle_a_dispute() -> None:
    found = ask(cis(), pairs(), instrument=TREATY, readings=["manytrade"])

    assert found["answer"].to_pylist()[2] == "none"


# frames of all libraries


def test_polars_in_is_polars_out() -> None:
    frame = pl.DataFrame(pairs(note=[[1], [], None]))

    found = ask(cis(), frame, instrument=TREATY)

    assert isinstance(found, pl.DataFrame)
    assert found.drop("answer").equals(frame)
    assert found["answer"].to_list() == RIGHT


def test_polars_categories_and_enums_are_states() -> None:
    frame = pl.DataFrame(pairs()).with_columns(
        pl.col("first").cast(pl.Categorical),
        pl.col("second").cast(pl.Enum(["KZ", "BY", "UA", "Narnia"])),
    )

    assert ask(cis(), frame, instrument=TREATY)["answer"].to_list() == RIGHT


def test_pandas_in_is_pandas_out_with_its_index() -> None:
    frame = pairs().to_pandas().set_index(pd.Index([7, 3, 5], name="case"))
    frame["on"] = pd.to_datetime(frame["on"])
    frame["first"] = frame["first"].astype("category")

    found = ask(cis(), frame, instrument=TREATY)

    pd.testing.assert_frame_equal(found.drop(columns="answer"), frame)
    assert found["answer"].to_list() == RIGHT


def test_a_relation_of_duckdb_is_a_frame() -> None:
    relation = duckdb.sql("select 'AM' as a, 'BY' as b, DATE '2013-01-01' as day")

    assert ask(cis(), relation, instrument=TREATY)["answer"].to_pylist() == ["in-force"]


def test_a_table_in_many_pieces_has_one_dictionary() -> None:
    table = pa.concat_tables([pairs(), pairs(), pairs().slice(2)])

    assert ask(cis(), table, instrument=TREATY)["answer"].to_pylist() == [*RIGHT, *RIGHT, RIGHT[2]]


def test_a_frame_without_rows_has_no_answers() -> None:
    found = ask(cis(), pairs().slice(0, 0), instrument=TREATY)

    assert found.column_names == ["first", "second", "on", "answer"]
    assert found.num_rows == 0


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(BadColumn, match="collect"):
        ask(cis(), pl.LazyFrame(pl.DataFrame(pairs())), instrument=TREATY)


# how states and days may be written


STATES = [
    pytest.param(pa.string(), id="string"),
    pytest.param(pa.large_string(), id="large string"),
    pytest.param(pa.string_view(), id="string view"),
    pytest.param(pa.dictionary(pa.int32(), pa.string()), id="dictionary"),
    pytest.param(pa.dictionary(pa.uint8(), pa.large_string()), id="dictionary of large strings"),
]


@pytest.mark.parametrize("kind", STATES)
@pytest.mark.parametrize("words", [["AM", "RU", "KG"], ["Armenia", "ru", "Киргизия"]])
def test_states_are_codes_or_names_in_any_text_type(kind: pa.DataType, words: list[str]) -> None:
    column = pa.array(["??", *words]).cast(kind).slice(1)

    assert ask(cis(), pairs(first=column), instrument=TREATY)["answer"].to_pylist() == RIGHT


DAYS = [
    pytest.param(lambda days: pa.array(days, pa.date32()), id="date32"),
    pytest.param(lambda days: pa.array(days, pa.date64()), id="date64"),
    pytest.param(lambda days: pa.array(days).cast(pa.timestamp("us")), id="timestamp"),
    pytest.param(lambda days: pa.array([str(day) for day in days]), id="text"),
    pytest.param(lambda days: pa.array([str(d) for d in days]).dictionary_encode(), id="words"),
    pytest.param(lambda days: pa.array(days).dictionary_encode(), id="dictionary of dates"),
]


@pytest.mark.parametrize("written", DAYS)
def test_days_are_dates_or_text(written: Any) -> None:
    days = pairs()["on"].to_pylist()

    assert ask(cis(), pairs(on=written(days)), instrument=TREATY)["answer"].to_pylist() == RIGHT


def test_the_whole_calendar_can_be_asked() -> None:
    ends = [date.min, date(2016, 6, 1), date.max]

    assert ask(cis(), pairs(on=ends), instrument=PLAIN)["answer"].to_pylist()[0] == "none"


def test_columns_have_other_names_too() -> None:
    table = pairs().rename_columns(["State_A", "state_b", "date"])

    assert ask(cis(), table, instrument=TREATY)["answer"].to_pylist() == RIGHT


def test_a_constant_is_a_column_for_all_rows() -> None:
    table = pa.table({"state": ["AM", "RU"]})

    found = ask(
        cis(),
        table,
        instrument="Charter of the Commonwealth of Independent States",
        on="2000-01-01",
        known=date(2020, 1, 1),
    )

    assert found["answer"].to_pylist() == ["party", "party"]


def test_an_empty_day_of_knowledge_means_everything() -> None:
    column = pa.array([None, None, date(2011, 1, 1)], pa.date32())

    found = ask(cis(), pairs(known=column), instrument=TREATY)["answer"].to_pylist()

    assert found == [*RIGHT[:2], "none"]


# proofs


def test_any_row_can_be_proved() -> None:
    reply = explain(cis(), pairs(), 1, instrument=TREATY)

    assert [str(one.bond.value) for one in reply.answer.bonds] == ["suspended"]
    assert reply.answer.bonds[0].proof


def test_a_standing_is_proved_from_a_row_alone() -> None:
    row = {"instrument": PLAIN, "party": "Kazakhstan", "on": "2000-01-01"}

    assert "notification" in str(explain(cis(), row))


def test_a_member_is_proved_by_the_list_of_members() -> None:
    reply = explain(cis(), {"organisation": "cis", "party": "AM", "on": date(2008, 1, 1)})

    assert "AM" in {one["party"] for one in reply.data["members"]}


def test_a_row_that_is_not_there_cannot_be_proved() -> None:
    with pytest.raises(BadQuestion, match="no row 3; the frame has 3"):
        explain(cis(), pairs(), 3, instrument=TREATY)


# what is refused

REFUSED: dict[str, tuple[dict[str, Any], type[FoedusError], str]] = {
    "an unknown state": (
        {"first": ["AM", "RU", "Kyrgystan"]},
        UnknownValues,
        r"'first': .* no party 'Kyrgystan' \(row 2, did you mean kyrgyzstan\?\)",
    ),
    "several unknown states": (
        {"second": ["QQ", "QZ", "QQ"]},
        UnknownValues,
        r"'QQ' \(row 0.*\); 'QZ' \(row 1",
    ),
    "no state": ({"first": ["AM", None, "KG"]}, BadColumn, "'first', row 1: it is empty"),
    "no state in a dictionary": (
        {"first": pa.array(["AM", None, "KG"]).dictionary_encode()},
        BadColumn,
        "'first', row 1: it is empty",
    ),
    "no day": ({"on": [date(2000, 1, 1), None, None]}, BadColumn, "'on', row 1: it is empty"),
    "a number for a state": ({"first": [1.0, 2.0, 3.0]}, BadColumn, "type is double"),
    "a number for a day": ({"on": [1, 2, 3]}, BadColumn, "type is int64, and days are needed"),
    "text that is no day": (
        {"on": ["2000-01-01", "2000-02-30", "x"]},
        BadColumn,
        "'on', row 1: '2000-02-30' is no day",
    ),
    "a day after the calendar": (
        {"on": pa.array([1, 2, 2_932_897], pa.int32()).cast(pa.date32())},
        BadColumn,
        "'on', row 2: .* outside the years 1 to 9999",
    ),
    "a time of day": (
        {"on": [datetime(2000, 1, 1), datetime(2000, 1, 1, 12), datetime(2001, 1, 1)]},  # noqa: DTZ001
        BadColumn,
        "'on', row 1: 2000-01-01 12:00:00 has a time of day",
    ),
    "a time zone": (
        {"on": pa.array([0, 1, 2], pa.timestamp("s", "Asia/Almaty"))},
        BadColumn,
        "time zone Asia/Almaty",
    ),
    "a column in the way": ({"answer": ["?", "?", "?"]}, BadColumn, "same name"),
    "two columns for one": (
        {"known_on": pa.nulls(3), "as_known": pa.nulls(3)},
        BadColumn,
        "both mean known",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_column_is_told_with_its_row(case: str) -> None:
    changed, error, message = REFUSED[case]

    with pytest.raises(error, match=message):
        ask(cis(), pairs(**changed), instrument=TREATY)


def test_the_row_of_a_fault_counts_from_the_first_batch_on() -> None:
    table = pa.concat_tables([pairs(), pairs(second=["BY", "XX", "KZ"])])

    with pytest.raises(UnknownValues, match="row 4") as caught:
        ask(cis(), table, instrument=TREATY)

    assert caught.value.unknown == {"XX": 4}


def test_a_category_that_no_row_has_may_be_anything() -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2]), ["AM", "RU", "KG", "Narnia"])

    assert ask(cis(), pairs(first=column), instrument=TREATY)["answer"].to_pylist() == RIGHT


@pytest.mark.parametrize(
    ("constants", "error", "message"),
    [
        ({"instrument": "cis/free-trade-2012"}, UnknownName, "free-trade-2011"),
        ({"instrument": TREATY, "on": "2000-01-01"}, BadColumn, "given for all rows too"),
        ({"instrument": TREATY, "party": "AM"}, BadQuestion, "fit several|has no party"),
        ({"instrument": TREATY, "readings": ["nobody's"]}, UnknownName, "reading"),
        ({"instrument": TREATY, "question": "bonds"}, UnknownName, "kind of question"),
        ({"instrument": TREATY, "question": "member"}, BadQuestion, "has no instrument"),
        ({"question": "bond"}, BadColumn, "'instrument': .* missing"),
        ({"instrument": TREATY, "kernel": "fortran"}, UnknownName, "kernel"),
        ({"treaty": TREATY}, UnknownName, "part of a question"),
    ],
)
def test_a_wrong_question_is_told(
    constants: dict[str, Any], error: type[FoedusError], message: str
) -> None:
    with pytest.raises(error, match=message):
        ask(cis(), pairs(), **constants)


def test_columns_that_tell_nothing_are_told_what_is_needed() -> None:
    with pytest.raises(BadQuestion, match="bond: instrument, first, second"):
        ask(cis(), pa.table({"price": [1]}))


def test_a_missing_day_is_told() -> None:
    with pytest.raises(BadColumn, match=r"'on': .* missing"):
        ask(cis(), pairs().drop_columns("on"), instrument=TREATY)


def test_a_criterion_of_another_organisation_is_told_with_its_row() -> None:
    table = pa.table({"organisation": ["cis", "guam"], "criterion": ["observer"] * 2})

    with pytest.raises(
        BadColumn, match=r"row 1: guam has no criterion 'observer'\. It has: member"
    ):
        ask(cis(), table, party="AM", on="2000-01-01")


# files


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.parquet"
    pq.write_table(pairs(note=[[1], [], None], word=["x", None, "z"]), path)
    return path


def written(table: pa.Table, path: Path, **options: Any) -> Path:
    pq.write_table(table, path, **options)
    return path


def test_a_file_is_answered_with_its_columns_unchanged(questions: Path, tmp_path: Path) -> None:
    done = ask_file(cis(), questions, tmp_path / "answers.parquet", instrument=TREATY)

    found = pq.read_table(tmp_path / "answers.parquet")
    before = pq.read_table(questions)
    assert found.drop_columns("answer").equals(before)
    assert found.schema.remove(found.schema.get_field_index("answer")).equals(before.schema)
    assert found["answer"].to_pylist() == RIGHT
    assert done.rows == 3
    assert done.answers == dict.fromkeys(RIGHT, 1)


def test_a_file_says_what_was_asked(questions: Path, tmp_path: Path) -> None:
    ask_file(cis(), questions, tmp_path / "answers.parquet", instrument=TREATY)

    note = json.loads(pq.read_schema(tmp_path / "answers.parquet").metadata[b"foedus"])
    assert note == {"question": "bond", "register": "cis", "readings": [], "instrument": TREATY}


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_file_of_another_library_is_answered(library: str, tmp_path: Path) -> None:
    source, target = tmp_path / "questions.parquet", tmp_path / "answers.parquet"
    frame = pl.DataFrame(pairs()).with_columns(pl.col("second").cast(pl.Categorical))
    if library == "polars":
        frame.write_parquet(source)
    else:
        frame.to_pandas().to_parquet(source)

    ask_file(cis(), source, target, instrument=TREATY)

    assert pl.read_parquet(target)["answer"].to_list() == RIGHT
    assert pl.read_parquet(target).drop("answer").equals(pl.read_parquet(source))


def test_only_the_answer_can_be_kept(questions: Path, tmp_path: Path) -> None:
    target = tmp_path / "answers.parquet"

    ask_file(cis(), questions, target, instrument=TREATY, keep=Keep.ANSWER)

    assert pq.read_table(target).to_pydict() == {"answer": RIGHT}


@pytest.mark.parametrize("keep", Keep)
def test_what_is_kept_may_be_a_word(keep: Keep, questions: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.parquet" for number in range(2)]

    ask_file(cis(), questions, files[0], instrument=TREATY, keep=keep)
    ask_file(cis(), questions, files[1], instrument=TREATY, keep=keep.value)

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("kind", ["bond", "standing", "member", "shared", "instruments"])
@pytest.mark.parametrize("end", ["parquet", "csv"])
def test_both_kernels_write_the_same_file(kind: str, end: str, tmp_path: Path) -> None:
    small = kind in {"shared", "instruments"}  # the whole register's vectors take long to compile
    register, table = (lake(), lake_pairs()) if small else (cis(), drawn())
    source = written(table, tmp_path / "questions.parquet", row_group_size=40)
    files = [tmp_path / f"{kernel}.{end}" for kernel in ("numpy", "numba")]

    for kernel, file in zip(("numpy", "numba"), files, strict=True):
        ask_file(register, source, file, question=kind, kernel=kernel)

    assert files[0].read_bytes() == files[1].read_bytes()


def test_csv_is_answered_and_namibia_is_no_empty_cell(tmp_path: Path) -> None:
    source, target = tmp_path / "questions.csv", tmp_path / "answers.csv"
    source.write_text(
        'a,b,on,known,note\nAM,BY,2013-01-01,,NA\nRU,UA,2016-06-01,2020-01-01,"1, 2"\n',
        encoding="utf-8",
    )

    done = ask_file(cis(), source, target, instrument=TREATY)

    assert done.rows == 2
    found = pl.read_csv(target, null_values=[""])
    assert found["answer"].to_list() == RIGHT[:2]
    assert found["note"].to_list() == ["NA", "1, 2"]
    assert found["known"].to_list() == [None, "2020-01-01"]


@pytest.mark.parametrize("end", ["parquet", "csv"])
def test_no_questions_have_no_answers(end: str, tmp_path: Path) -> None:
    source, target = tmp_path / f"questions.{end}", tmp_path / "answers.parquet"
    if end == "parquet":
        written(pairs().slice(0, 0), source)
    else:
        source.write_text("a,b,on\n", encoding="utf-8")

    done = ask_file(cis(), source, target, instrument=TREATY)

    assert done.rows == 0
    assert done.answers == {}
    assert pq.read_table(target).column_names[-1] == "answer"
    assert pq.read_table(target).num_rows == 0


def test_progress_is_told_in_rows(questions: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []

    ask_file(
        cis(),
        questions,
        tmp_path / "answers.parquet",
        instrument=TREATY,
        progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(3, 3)]


def bad_files(folder: Path) -> dict[str, Path]:
    whole = written(pairs(), folder / "whole.parquet").read_bytes()
    held = {
        "cut.parquet": whole[: len(whole) // 2],
        "no-parquet.parquet": b"first,second,on\nAM,BY,2013-01-01\n",
        "empty.parquet": b"",
        "empty.csv": b"",
        "broken.parquet": b"PAR1" + b"\xff" * 200 + whole[204:],
        "ragged.csv": b"a,b,on\nAM,BY,2013-01-01\nAM,BY\n",
        "latin.csv": b"a,b,on\nAM,\xe9,2013-01-01\n",
        "questions.xlsx": b"PK",
    }
    for name, content in held.items():
        (folder / name).write_bytes(content)
    written(pairs(first=["AM", "RU", "Kyrgystan"]), folder / "unknown.parquet")
    written(pairs(first=[1.0, 2.0, 3.0]), folder / "floats.parquet")
    written(pairs(on=["1", "2", "3"]), folder / "text-days.parquet")
    written(pairs(on=[1, 2, 3]), folder / "number-days.parquet")
    written(pairs(on=pa.array([0, 1, -800_000], pa.date32())), folder / "old.parquet")
    written(pairs().drop_columns("second"), folder / "missing.parquet")
    (folder / "folder.parquet").mkdir()
    return {path.name: path for path in folder.iterdir()}


BAD_FILES = {
    "cut.parquet": "whole Parquet file",
    "no-parquet.parquet": "whole Parquet file",
    "empty.parquet": "whole Parquet file",
    "empty.csv": "UTF-8 text with a header",
    "broken.parquet": "whole Parquet file",
    "ragged.csv": "same number of cells",
    "latin.csv": "UTF-8",
    "questions.xlsx": "tells no format",
    "unknown.parquet": "'Kyrgystan' (row 2",
    "floats.parquet": "'first': its type is double",
    "text-days.parquet": "'on', row 0: '1' is no day",
    "number-days.parquet": "'on': its type is int64",
    "old.parquet": "'on', row 2",
    "missing.parquet": "second",
    "folder.parquet": "it is a folder",
    "nothing.parquet": "no such file",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_and_leaves_no_answers(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    bad_files(tmp_path / "in")
    target = tmp_path / "out" / "answers.parquet"

    said = CliRunner().invoke(
        ask_command, [str(tmp_path / "in" / name), "-o", str(target), "--instrument", TREATY]
    )

    assert said.exit_code == 2
    assert BAD_FILES[name] in said.stderr
    assert said.stderr.count("\n") == 1
    assert list(target.parent.iterdir()) == []


def test_a_fault_in_the_last_row_leaves_the_old_answers(tmp_path: Path) -> None:
    many = pa.concat_tables([pairs()] * 5 + [pairs(second=["BY", "UA", "??"])])
    source = written(many, tmp_path / "questions.parquet", row_group_size=3)
    target = tmp_path / "answers.parquet"
    target.write_bytes(b"old")

    with pytest.raises(UnknownValues, match="row 17"):
        ask_file(cis(), source, target, instrument=TREATY)

    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {source.name, target.name}


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_file_leaves_nothing(fault: type[BaseException], tmp_path: Path) -> None:
    source = written(pairs(), tmp_path / "questions.parquet")

    def stop(_done: int, _total: int | None) -> None:
        raise fault

    with pytest.raises(fault):
        ask_file(cis(), source, tmp_path / "answers.parquet", instrument=TREATY, progress=stop)

    assert [path.name for path in tmp_path.iterdir()] == [source.name]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("questions.parquet", "would replace the questions"),
        ("nowhere/answers.parquet", "its folder does not exist"),
        ("answers.txt", "tells no format"),
    ],
)
def test_a_place_that_cannot_hold_the_answers_is_told(
    target: str, message: str, questions: Path, tmp_path: Path
) -> None:
    with pytest.raises(UnusableFile, match=message):
        ask_file(cis(), questions, tmp_path / target, instrument=TREATY)


MEASURE = """
import resource, sys
from pathlib import Path
import numpy, pyarrow, pyarrow.parquet
import foedus
from foedus.frames import ask_file

source, rows = Path(sys.argv[1]), int(sys.argv[2])
codes = pyarrow.DictionaryArray.from_arrays(
    pyarrow.array(numpy.arange(1 << 18, dtype="int32") % 12), list(sys.argv[3].split())
)
batch = pyarrow.table({"a": codes, "b": codes.take(pyarrow.array(numpy.arange(1 << 18)[::-1]))})
with pyarrow.parquet.ParquetWriter(source, batch.schema) as writer:
    for _ in range(rows >> 18):
        writer.write_table(batch)
ask_file(foedus.open("cis"), source, source.with_name("answers.parquet"), on="2013-01-01",
         instrument="cis/agreement-997-747", kernel="numpy")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    codes = " ".join(party.code for party in cis().register.parties[:12])

    def megabytes(rows: int) -> int:
        command = [sys.executable, "-c", MEASURE, str(tmp_path / "q.parquet"), str(rows), codes]
        return int(subprocess.check_output(command, text=True))

    few, many = megabytes(1 << 22), megabytes(1 << 24)

    assert many < few * 1.3


# the command


def test_the_command_tells_rows_and_seconds(questions: Path, tmp_path: Path) -> None:
    target = tmp_path / "answers.parquet"

    said = CliRunner().invoke(
        ask_command, [str(questions), "-o", str(target), "--instrument", TREATY]
    )

    assert said.exit_code == 0
    assert said.stdout.startswith("3 rows answered in ")
    assert said.stdout.endswith(f" s → {target}\n")


def test_the_command_counts_answers_in_json(questions: Path, tmp_path: Path) -> None:
    target = tmp_path / "answers.parquet"
    words = ["--known", "2030-01-01", "--reading", "manytrade", "--kernel", "numpy", "--json"]

    said = CliRunner().invoke(
        ask_command, [str(questions), "-o", str(target), "--instrument", TREATY, *words]
    )

    told = json.loads(said.stdout)
    assert told.keys() == {"rows", "seconds", "answers"}
    assert told["answers"] == {"in-force": 1, "suspended": 1, "none": 1}


def test_a_fault_is_told_in_json_too(questions: Path, tmp_path: Path) -> None:
    said = CliRunner().invoke(
        ask_command, [str(questions), "-o", str(tmp_path / "a.parquet"), "--json", "--party", "XX"]
    )

    assert said.exit_code == 2
    assert json.loads(said.stdout)["error"]["code"].startswith("E")


# work ahead


def test_what_is_made_ahead_comes_in_order_and_ends_when_it_is_left() -> None:
    ended: list[str] = []

    def numbers() -> Iterator[int]:
        try:
            yield from range(1, 1000)
        finally:
            ended.append("closed")

    taken = ahead(numbers())
    assert [next(taken), next(taken), next(taken)] == [1, 2, 3]
    taken.close()
    assert ended == ["closed"]


def test_a_fault_ahead_is_raised_where_it_is_taken() -> None:
    def numbers() -> Iterator[int]:
        yield 1
        raise ValueError("two")

    taken = ahead(numbers())
    assert next(taken) == 1
    with pytest.raises(ValueError, match="two"):
        next(taken)
