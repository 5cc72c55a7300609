"""Columns that are copied: readers find in the answers what they find in the questions."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import foedus
from foedus.frames import Keep, ask_file, files
from foedus.frames.errors import UnusableFile
from foedus.frames.splice import compact
from foedus.frames.splice.compact import Field, Unreadable
from foedus.frames.splice.fields import InChunk, InFile, InGroup
from foedus.frames.splice.footer import TAIL, footer_at_end
from foedus.law.terms.errors import FoedusError
from foedus.opened import OpenRegister

TREATY = "cis/free-trade-2011"
RIGHT = ["in-force", "suspended", "disputed: none, in-force", "none"]


@cache
def cis() -> OpenRegister:
    return foedus.open("cis")


def asked(rows: int = 4) -> dict[str, Any]:
    """Questions that are answered as `RIGHT` has it, again and again."""
    days = [date(2013, 1, 1), date(2016, 6, 1), date(2013, 12, 12), date(2000, 1, 1)]
    columns = {
        "first": ["AM", "RU", "KG", "AM"],
        "second": ["BY", "UA", "KZ", "BY"],
        "on": days,
    }
    return {name: [held[row % 4] for row in range(rows)] for name, held in columns.items()}


def right(rows: int) -> list[str]:
    return [RIGHT[row % 4] for row in range(rows)]


NOON = datetime(2020, 2, 29, 12, 0, 0, 1, tzinfo=timezone.utc)  # noqa: UP017 - as in all Pythons
MANY: dict[str, tuple[pa.DataType, list[Any]]] = {
    "flag": (pa.bool_(), [True, None, False, True]),
    "small": (pa.int8(), [-128, 127, None, 0]),
    "positive": (pa.uint64(), [0, 1, 2**63, None]),
    "real": (pa.float64(), [1.5, None, float("inf"), -0.0]),
    "half": (pa.float32(), [1.5, None, 0.25, -1.0]),
    "word": (pa.string(), ["x", "", None, "Киргизия"]),
    "long word": (pa.large_string(), ["x" * 100, "", None, "y"]),
    "octets": (pa.binary(), [b"\0\xff", b"", None, b"PAR1"]),
    "fixed": (pa.binary(3), [b"abc", None, b"\0\0\0", b"xyz"]),
    "price": (pa.decimal128(20, 4), [Decimal("1.2345"), None, Decimal(-7), Decimal(0)]),
    "hour": (pa.time64("us"), [time(1, 2, 3, 4), None, time(), time(23)]),
    "instant": (pa.timestamp("us", "Asia/Almaty"), [NOON, None, NOON, NOON]),
    "moment": (pa.timestamp("ns"), [0, 1, None, -1]),
    "category": (pa.dictionary(pa.int32(), pa.string()), ["a", "b", None, "a"]),
    "nothing": (pa.string(), [None] * 4),
    "list": (pa.list_(pa.int64()), [[1, None], [], None, [2]]),
    "lists": (pa.list_(pa.list_(pa.string())), [[["a"], None], [[]], None, []]),
    "struct": (
        pa.struct({"a": pa.int16(), "b": pa.list_(pa.string())}),
        [{"a": 1, "b": ["x"]}, None, {"a": None, "b": None}, {"a": 2, "b": []}],
    ),
    "map": (pa.map_(pa.string(), pa.float64()), [[("a", 1.0)], [], None, [("b", None)]]),
}
"""Columns beside those that are asked."""


def many(rows: int = 4) -> pa.Table:
    """Questions with columns of many types."""
    kept = {
        name: pa.array([held[row % 4] for row in range(rows)], kind)
        for name, (kind, held) in MANY.items()
    }
    table = pa.table({**kept, **asked(rows)})
    return table.replace_schema_metadata({"about": "customs", "foedus": "an older note"})


def by_pyarrow(**options: Any) -> Callable[[Path], object]:
    return lambda path: pq.write_table(many(), path, **options)


def by_polars(path: Path) -> None:
    frame = pl.DataFrame(many().drop_columns(["map", "fixed"])).with_columns(
        pl.col("first").cast(pl.Categorical), pl.col("second").cast(pl.Enum(["BY", "UA", "KZ"]))
    )
    frame.write_parquet(path, row_group_size=3, statistics="full")


def by_duckdb(path: Path) -> None:
    with duckdb.connect() as connection:
        connection.register("given", many(5000))
        connection.execute(
            f"copy (from given) to '{path}' (format parquet, compression zstd, row_group_size 2048)"
        )


def by_pandas(path: Path) -> None:
    frame = many().select(["flag", "word", "category", *asked()]).to_pandas()
    frame.set_index("word").to_parquet(path)


def in_groups(*rows: int) -> Callable[[Path], None]:
    """As pyarrow writes it, in row groups of so many rows."""

    def write(path: Path) -> None:
        table = many(max(sum(rows), 1))
        with pq.ParquetWriter(path, table.schema) as writer:
            for start, count in zip([sum(rows[:n]) for n in range(len(rows))], rows, strict=True):
                writer.write_table(table.slice(start, count))

    return write


WRITERS: dict[str, Callable[[Path], object]] = {
    **{name: by_pyarrow(compression=name) for name in ("none", "snappy", "gzip", "zstd", "brotli")},
    "old format": by_pyarrow(
        version="1.0", coerce_timestamps="us", allow_truncated_timestamps=True
    ),
    "new pages": by_pyarrow(data_page_version="2.0", compression="zstd"),
    "page indexes": by_pyarrow(write_page_index=True, write_page_checksum=True),
    "bloom filters": by_pyarrow(bloom_filter_options={"word": True, "first": True}),
    "no dictionaries": by_pyarrow(use_dictionary=False, write_statistics=False),
    "no Arrow schema": by_pyarrow(store_schema=False),
    "old instants": by_pyarrow(use_deprecated_int96_timestamps=True),
    "sorted": by_pyarrow(sorting_columns=[pq.SortingColumn(1)]),
    "small groups": in_groups(*[1, 2, 5, 1] * 20),
    "empty groups": in_groups(0, 3, 0, 0, 4, 0),
    "no rows": in_groups(0),
    "no groups": in_groups(),
    "Polars": by_polars,
    "DuckDB": by_duckdb,
    "pandas": by_pandas,
}


@pytest.fixture(params=WRITERS)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "questions.parquet"
    WRITERS[request.param](path)
    return path


def answered(source: Path, name: str = "answers.parquet", **options: Any) -> Path:
    target = source.with_name(name)
    ask_file(cis(), source, target, instrument=TREATY, **options)
    return target


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Answers whose columns are all decoded and encoded."""

    def made(source: Path) -> Path:
        with monkeypatch.context() as patch:
            patch.setattr(files, "splicing", lambda *_: None)
            return answered(source, "encoded.parquet")

    return made


def columns_in(path: Path) -> list[list[bytes]]:
    """The bytes of each column of each row group."""
    data, held = path.read_bytes(), pq.read_metadata(path)
    found = []
    for number in range(held.num_row_groups):
        group = held.row_group(number)
        chunks = [group.column(column) for column in range(group.num_columns)]
        starts = [one.dictionary_page_offset or one.data_page_offset for one in chunks]
        both = zip(starts, chunks, strict=True)
        found.append([data[start : start + one.total_compressed_size] for start, one in both])
    return found


def assert_same(one: Path, other: Path) -> None:
    """Equal types, notes and values; the dictionaries of columns may be others."""
    found, expected = pq.read_table(one), pq.read_table(other)
    assert found.schema.equals(expected.schema, check_metadata=True)
    assert found.to_pydict() == expected.to_pydict()


# what is copied


def test_columns_are_the_same_bytes(source: Path) -> None:
    target = answered(source)

    before, after = columns_in(source), columns_in(target)
    assert [group[:-1] for group in after] == before


def test_pyarrow_reads_what_it_read_before(source: Path) -> None:
    found, before = pq.read_table(answered(source)), pq.read_table(source)

    assert found.drop_columns("answer").equals(before)
    assert found["answer"].to_pylist() == right(before.num_rows)


def test_polars_reads_what_it_read_before(source: Path) -> None:
    found, before = pl.read_parquet(answered(source)), pl.read_parquet(source)

    assert found.drop("answer").equals(before)
    assert found.drop("answer").schema == before.schema
    assert found["answer"].to_list() == right(before.height)


def test_duckdb_reads_what_it_read_before(source: Path) -> None:
    target = answered(source)

    with duckdb.connect() as connection:
        read = connection.read_parquet
        found = read(str(target)).select("* exclude answer").to_arrow_table()
        before = read(str(source)).to_arrow_table()
        answers = read(str(target)).select("answer").fetchall()
    assert found.equals(before)
    assert [answer for (answer,) in answers] == right(before.num_rows)


def test_what_is_copied_is_what_would_be_encoded(
    source: Path, encoded: Callable[[Path], Path]
) -> None:
    spliced, made = answered(source), encoded(source)

    assert_same(spliced, made)


def test_the_metadata_add_up(source: Path) -> None:
    before, after = (pq.read_metadata(path) for path in (source, answered(source)))

    assert after.num_rows == before.num_rows
    assert after.num_row_groups == before.num_row_groups
    assert after.num_columns == before.num_columns + 1
    assert after.created_by == before.created_by
    for number in range(after.num_row_groups):
        one, other = after.row_group(number), before.row_group(number)
        assert one.num_rows == other.num_rows
        assert one.sorting_columns == other.sorting_columns
        chunks = [one.column(column) for column in range(one.num_columns)]
        assert one.total_byte_size == sum(chunk.total_uncompressed_size for chunk in chunks) or (
            one.total_byte_size - chunks[-1].total_uncompressed_size == other.total_byte_size
        )
        assert not any(chunk.has_offset_index or chunk.has_column_index for chunk in chunks)
        for column in range(other.num_columns):
            assert chunks[column].statistics == other.column(column).statistics


def test_notes_are_kept_and_ours_is_the_last(tmp_path: Path) -> None:
    path = tmp_path / "questions.parquet"
    by_pyarrow()(path)

    told = pq.read_schema(answered(path)).metadata

    assert told[b"about"] == b"customs"
    assert json.loads(told[b"foedus"])["question"] == "bond"


@pytest.mark.parametrize("kind", ["shared", "instruments"])
def test_several_columns_are_added(kind: str, tmp_path: Path) -> None:
    register = foedus.open(str(Path(__file__).parents[2] / "docs/examples/small-register"))
    states = [party.code for party in register.register.parties]
    pairs = [(a, b) for a in states for b in states]
    columns = dict(zip(("first", "second"), zip(*pairs, strict=True), strict=True))
    source, target = tmp_path / "questions.parquet", tmp_path / "answers.parquet"
    pq.write_table(pa.table({**columns, "note": range(len(pairs))}), source, row_group_size=5)

    ask_file(register, source, target, question=kind, on="2004-01-01")

    found = pq.read_table(target)
    alone = tmp_path / "alone.parquet"
    ask_file(register, source, alone, question=kind, on="2004-01-01", keep=Keep.ANSWER)
    assert found.select(found.column_names[-2:]).equals(pq.read_table(alone))
    assert found["note"].to_pylist() == [*range(len(pairs))]
    assert pl.read_parquet(target).height == len(pairs)


def test_constants_need_no_column(tmp_path: Path) -> None:
    path = tmp_path / "questions.parquet"
    pq.write_table(pa.table({"price": [1, 2, 3]}), path)

    found = pq.read_table(answered(path, first="AM", second="BY", on="2013-01-01"))

    assert found.to_pydict() == {"price": [1, 2, 3], "answer": ["in-force"] * 3}


TYPES = st.sampled_from([*MANY])


@given(
    names=st.lists(TYPES, unique=True, max_size=5),
    rows=st.integers(0, 40),
    size=st.integers(1, 50),
    options=st.fixed_dictionaries(
        {
            "compression": st.sampled_from(["none", "snappy", "gzip", "zstd", "lz4"]),
            "data_page_version": st.sampled_from(["1.0", "2.0"]),
            "use_dictionary": st.booleans(),
        }
    ),
)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_table_is_copied_as_it_would_be_encoded(
    tmp_path: Path,
    encoded: Callable[[Path], Path],
    names: list[str],
    rows: int,
    size: int,
    options: dict[str, Any],
) -> None:
    path = tmp_path / "questions.parquet"
    table = many(rows).select([*names, *asked()])
    pq.write_table(table, path, row_group_size=size, **options)

    spliced, made = answered(path), encoded(path)

    assert_same(spliced, made)
    assert pl.read_parquet(spliced).equals(pl.read_parquet(made))


# what is not


def changed(path: Path, change: Callable[[dict[int, Field]], None]) -> None:
    """Write the footer of *path* anew."""
    data = path.read_bytes()
    start = len(data) - TAIL - int.from_bytes(data[-8:-4], "little")
    fields = dict(compact.struct_of(data[start:-8]))
    change(fields)
    footer = compact.struct(fields)
    path.write_bytes(data[:start] + footer + len(footer).to_bytes(4, "little") + b"PAR1")


def in_first_chunk(number: int, held: Field) -> Callable[[dict[int, Field]], None]:
    def change(fields: dict[int, Field]) -> None:
        first, *groups = compact.structs_of(fields[InFile.GROUPS].raw)
        one, *others = compact.structs_of(first[InGroup.CHUNKS].raw)
        chunks = [compact.struct(each) for each in ({**one, number: held}, *others)]
        group = {**first, InGroup.CHUNKS: compact.structs(chunks)}
        both = [compact.struct(each) for each in (group, *groups)]
        fields[InFile.GROUPS] = compact.structs(both)

    return change


STRANGE: dict[str, Callable[[dict[int, Field]], None]] = {
    "an old writer": lambda fields: fields.update(
        {InFile.CREATED_BY: compact.text(b"parquet-mr version 1.2.8 (build 1)")}
    ),
    "a field of the future": lambda fields: fields.update({40: compact.text(b"?")}),
    "a field of anybody": lambda fields: fields.update({32767: compact.text(b"?")}),
    "a field of a column": in_first_chunk(40, compact.text(b"?")),
}


@pytest.mark.parametrize("case", STRANGE)
def test_what_is_strange_is_encoded_anew(
    case: str, tmp_path: Path, encoded: Callable[[Path], Path]
) -> None:
    path = tmp_path / "questions.parquet"
    by_pyarrow()(path)
    changed(path, STRANGE[case])

    with path.open("rb") as file, pytest.raises(Unreadable):
        footer_at_end(file)
    assert answered(path).read_bytes() == encoded(path).read_bytes()


def test_a_column_elsewhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions.parquet"
    by_pyarrow()(path)
    changed(path, in_first_chunk(1, compact.text(b"other.parquet")))

    with path.open("rb") as file, pytest.raises(Unreadable, match="not known"):
        footer_at_end(file)


def test_a_large_row_group_is_encoded_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoded: Callable[[Path], Path]
) -> None:
    path = tmp_path / "questions.parquet"
    in_groups(2, 9)(path)
    monkeypatch.setattr(files, "ROWS_COPIED", 8)

    assert answered(path).read_bytes() == encoded(path).read_bytes()


def test_a_long_footer_is_encoded_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "questions.parquet"
    in_groups(*[1] * 9)(path)
    monkeypatch.setattr("foedus.frames.splice.footer._SHORT", 100)

    with path.open("rb") as file, pytest.raises(Unreadable, match="too long"):
        footer_at_end(file)


# faults


def readable(path: Path) -> dict[str, Any]:
    """What pyarrow reads of each column: the values, or that there are none."""
    file = pq.ParquetFile(path)
    found: dict[str, Any] = {}
    for name in file.schema_arrow.names:
        try:
            found[name] = file.read(columns=[name]).to_pydict()
        except (pa.ArrowException, OSError):
            found[name] = None
    return found


def damaged(whole: bytes, place: int, bit: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :]


@cache
def whole_file(folder: Path) -> bytes:
    table = many(8).select(["word", "list", *asked()])
    pq.write_table(table, folder / "whole.parquet", row_group_size=5)
    return (folder / "whole.parquet").read_bytes()


@given(data=st.data())
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_damaged_footer_gives_an_error_or_the_columns_that_it_tells(
    tmp_path: Path, data: st.DataObject
) -> None:
    path, target = tmp_path / "questions.parquet", tmp_path / "answers.parquet"
    whole = whole_file(tmp_path)
    start = len(whole) - TAIL - int.from_bytes(whole[-8:-4], "little")
    place, bit = data.draw(st.integers(start, len(whole) - 1)), data.draw(st.integers(0, 7))
    path.write_bytes(damaged(whole, place, bit))
    target.unlink(missing_ok=True)

    try:
        answered(path)
    except FoedusError:
        assert not target.exists()
        return
    before, after = readable(path), readable(target)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("left", [0, 3, 4, 11, 12, 100, -1, -4, -9, -100])
def test_a_cut_file_is_told(left: int, tmp_path: Path) -> None:
    path = tmp_path / "questions.parquet"
    by_pyarrow()(path)
    path.write_bytes(path.read_bytes()[:left])

    with pytest.raises(UnusableFile, match="whole Parquet file"):
        answered(path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_questions_that_become_shorter_are_told(tmp_path: Path) -> None:
    path = tmp_path / "questions.parquet"
    in_groups(*[5] * 200)(path)

    def cut(_done: int, _total: int | None) -> None:
        path.write_bytes(path.read_bytes()[:100])

    with pytest.raises(UnusableFile, match="whole Parquet file"):
        answered(path, progress=cut)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


FULL = """
import resource, signal, sys
from pathlib import Path
import foedus
from foedus.frames import ask_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
source = Path(sys.argv[1])
ask_file(foedus.open("cis"), source, source.with_name("answers.parquet"), kernel="numpy",
         instrument="cis/free-trade-2011")
"""


@pytest.mark.parametrize("least", [100, 10_000, -10])
def test_a_full_disk_is_told_and_leaves_nothing(least: int, tmp_path: Path) -> None:
    path = tmp_path / "questions.parquet"
    in_groups(*[500] * 20)(path)
    size = least if least > 0 else answered(path).stat().st_size + least
    (tmp_path / "answers.parquet").unlink(missing_ok=True)

    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(size)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode
    assert "UnusableFile" in ran.stderr
    assert "Choose another place for the answers" in ran.stderr
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


# the protocol

VALUES = st.recursive(
    st.one_of(
        st.sampled_from([Field(compact.TRUE, b""), Field(compact.FALSE, b"")]),
        st.binary(max_size=200).map(compact.text),
        st.integers(-(2**63), 2**63 - 1).map(lambda one: Field(compact.I64, compact.integer(one))),
        st.binary(min_size=8, max_size=8).map(lambda one: Field(compact.DOUBLE, one)),
        st.binary(min_size=1, max_size=1).map(lambda one: Field(compact.BYTE, one)),
        st.binary(min_size=16, max_size=16).map(lambda one: Field(compact.UUID, one)),
        st.just(Field(compact.MAP, b"\0")),
        st.just(Field(compact.MAP, b"\2\x85\1a\2\1b\4")),
        st.just(Field(compact.LIST, b"\x32\1\2\1")),
    ),
    lambda held: st.one_of(
        st.dictionaries(st.integers(-9, 900), held, max_size=4).map(
            lambda fields: Field(compact.STRUCT, compact.struct(fields))
        ),
        st.lists(st.dictionaries(st.integers(1, 40), held, max_size=2), max_size=20).map(
            lambda items: compact.structs([compact.struct(one) for one in items])
        ),
    ),
)


@given(st.dictionaries(st.integers(-(2**15), 2**15 - 1), VALUES, max_size=6))
def test_a_struct_is_read_as_it_was_written(fields: dict[int, Field]) -> None:
    assert compact.struct_of(compact.struct(fields)) == fields


@given(st.binary(max_size=60))
def test_bytes_are_a_struct_or_are_refused(data: bytes) -> None:
    try:
        found = compact.struct_of(data)
    except Unreadable:
        return
    assert compact.struct_of(compact.struct(found)) == found


@given(st.integers(-(2**63), 2**63 - 1))
def test_numbers_are_read_as_they_were_written(number: int) -> None:
    assert compact.integer_of(compact.integer(number)) == number


def test_numbers_are_those_of_the_specification() -> None:
    assert compact.integer(-1) == b"\1"
    assert compact.text(b"x" * 50399).raw[:3] == b"\xdf\x89\x03"
    assert InChunk.META == 3
