"""Spark gives the answers of one machine: rows of a frame, and files by their row groups.

The session has two workers in processes of their own. It starts once for all tests, within half a
minute; without Java the tests that need it are skipped.
"""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import foedus
from foedus.frames import Keep, ask_file
from foedus.frames import ask as ask_here
from foedus.frames.errors import BadColumn, UnknownValues, UnusableFile
from foedus.law.columns.knowledge import Library
from foedus.law.terms.errors import BadQuestion, FoedusError, UnknownName
from foedus.opened import OpenRegister
from foedus.spark import NeedsClassicSession, NotOnWorkers, ask, ask_files, clear_errors
from foedus.spark.faults import MARK, Fault, Refused, _told_in, fault_of, placed
from foedus.spark.folders import folder_of, made_whole
from foedus.spark.parts import Part, Work, part_made
from foedus.spark.places import parquet_files
from foedus.spark.plan import plan_for
from foedus.spark.tasks import Held, as_questions, looked_at, tasks_of
from support.samples import DOCS, blocks

pytestmark = pytest.mark.xdist_group("spark")

TREATY = "cis/free-trade-2011"
ROWS = 900
GROUP = 100
NO_SPARK = "pyspark is not installed: pip install 'foedus[spark]'."
NO_JAVA = "Spark needs Java, and there is none: install Java 17, or set JAVA_HOME."
SILENT = """
appender.nowhere.type = Null
appender.nowhere.name = nowhere
rootLogger.level = off
rootLogger.appenderRef.only.ref = nowhere
"""

needs_spark = pytest.mark.skipif(find_spec("pyspark") is None, reason=NO_SPARK)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which Spark runs, and writes what it writes beside answers."""
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def session(place: Path) -> Iterator[Any]:
    """Two workers of one core each."""
    if find_spec("pyspark") is None:
        pytest.skip(NO_SPARK)
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip(NO_JAVA)
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        for name, value in _environment(place).items():
            patch.setenv(name, value)
        patch.chdir(place)
        started = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.task.maxFailures", "2")
            .config("spark.executorEnv.PYTHONPATH", str(Path(foedus.__file__).parent.parent))
            .getOrCreate()
        )
    yield started
    started.stop()


def _environment(folder: Path) -> dict[str, str]:
    import pyspark

    home, settings = folder / "home", folder / "settings"
    home.mkdir()
    settings.mkdir()
    for part in Path(pyspark.__file__).parent.iterdir():  # the workers write beside these
        (home / part.name).symlink_to(part)
    (settings / "log4j2.properties").write_text(SILENT, encoding="utf-8")
    return {
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(settings),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
    }


@pytest.fixture(scope="module")
def opened() -> OpenRegister:
    """A treaty with suspensions and disputes, and the one through which another state is bound."""
    whole = foedus.open("cis").register
    return OpenRegister(Library(whole, frozenset()).about(TREATY).register)


@pytest.fixture(scope="module")
def questions(opened: OpenRegister) -> pa.Table:
    """Rows that ask whatever one can ask of them, some as known on a day."""
    draw = Random(3)
    states = ["RU", "UA", "KZ", "KG", "UZ", "MD", "AM", "TJ"]
    ids = [one.id for one in opened.register.instruments]
    start = date(2012, 1, 1)
    day = [start + timedelta(days=draw.randrange(2400)) for _ in range(ROWS)]
    known = [
        one + timedelta(days=draw.randrange(400)) if draw.random() < 0.7 else None for one in day
    ]
    return pa.table(
        {
            "number": pa.array(range(ROWS), pa.int64()),
            "treaty": [draw.choice(ids) for _ in range(ROWS)],
            "a": [draw.choice(states) for _ in range(ROWS)],
            "b": [draw.choice(states) for _ in range(ROWS)],
            "on": pa.array(day, pa.date32()),
            "known": pa.array(known, pa.date32()),
        }
    )


def frame_of(session: Any, table: pa.Table) -> Any:
    return session.createDataFrame(table).repartition(3)


def rows(table: pa.Table) -> list[dict[str, Any]]:
    return sorted(table.to_pylist(), key=lambda row: row["number"])


NOT_KNOWN = ["number", "treaty", "a", "b", "on"]
STANDING = ["number", "treaty", "party", "on", "known"]


@pytest.mark.parametrize(
    ("columns", "asked"),
    [
        (["number", "a", "b", "on"], {"instrument": TREATY}),
        (NOT_KNOWN, {}),
        ([*NOT_KNOWN, "known"], {}),
        (NOT_KNOWN, {"known": "2013-01-01"}),
        (NOT_KNOWN, {"readings": ["manytrade"]}),
        (["number", "a", "b", "on"], {}),
        (["number", "a", "b", "on", "known"], {"question": "shared"}),
        (["number", "a", "b"], {"question": "instruments", "on": "2016-06-01"}),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_rows_of_a_frame_are_answered_as_on_one_machine(
    session: Any,
    opened: OpenRegister,
    questions: pa.Table,
    columns: list[str],
    asked: dict[str, Any],
) -> None:
    table = questions.select(columns)
    found = ask(opened, frame_of(session, table), kernel="numpy", **asked)

    assert rows(found.toArrow()) == rows(ask_here(opened, table, **asked))


@pytest.mark.parametrize("known", [False, True])
def test_standings_are_answered_as_on_one_machine(
    session: Any, opened: OpenRegister, questions: pa.Table, *, known: bool
) -> None:
    table = questions.rename_columns({"a": "party"}).select(STANDING if known else STANDING[:-1])
    found = ask(opened, frame_of(session, table))

    assert rows(found.toArrow()) == rows(ask_here(opened, table))


def test_a_wrong_column_is_told_before_spark_works(
    session: Any, opened: OpenRegister, questions: pa.Table
) -> None:
    frame = frame_of(session, questions)

    with pytest.raises(BadColumn, match="'on'"):
        ask(opened, frame.drop("on"), question="bond")
    with pytest.raises(BadColumn, match="time zone"):
        ask(opened, frame.withColumn("on", frame.on.cast("timestamp")), question="bond")
    with pytest.raises(UnknownName, match="free-trade-2011"):
        ask(opened, frame.drop("treaty"), instrument="cis/free-trade-2012")


def test_a_wrong_cell_is_told_without_a_word_of_java(
    session: Any, opened: OpenRegister, questions: pa.Table
) -> None:
    frame = frame_of(session, questions.drop_columns("known"))
    unknown = frame.replace("UA", "XX", "a")
    empty = frame.replace({"UA": None}, subset=["a"])

    told_as = r"'a': the register holds no party 'XX'"
    with pytest.raises(UnknownValues, match=told_as) as told, clear_errors():
        ask(opened, unknown, kernel="numpy").collect()
    assert "java" not in str(told.value).casefold()
    assert list(told.value.unknown) == ["XX"]
    with pytest.raises(BadColumn, match="it is empty"), clear_errors():
        ask(opened, empty, kernel="numpy").collect()


def test_other_errors_of_spark_stay(session: Any) -> None:
    from pyspark.errors import AnalysisException

    with pytest.raises(AnalysisException), clear_errors():
        session.sql("select nothing")


@pytest.fixture
def sources(questions: pa.Table, tmp_path: Path) -> Path:
    """A folder of two files, with what a reader does not look at."""
    folder = tmp_path / "asked ones"
    (folder / "2016").mkdir(parents=True)
    half = ROWS // 2
    pq.write_table(questions[:half], folder / "1.parquet", row_group_size=GROUP)
    pq.write_table(questions[half:], folder / "2016" / "2.parquet", row_group_size=GROUP)
    (folder / "_SUCCESS").touch()
    (folder / ".3.parquet").write_text("hidden")
    return folder


@pytest.mark.parametrize("keep", list(Keep))
def test_files_are_answered_as_on_one_machine(
    session: Any,
    opened: OpenRegister,
    questions: pa.Table,
    sources: Path,
    tmp_path: Path,
    keep: Keep,
) -> None:
    """The same rows in the same order, of the same types, with the same notes."""
    one, here, target = tmp_path / "one.parquet", tmp_path / "here.parquet", tmp_path / "answered"
    pq.write_table(questions, one)
    right = ask_file(opened, one, here, keep=keep)
    done = ask_files(opened, session, sources, target, kernel="numpy", keep=keep)

    assert (done.rows, done.answers) == (right.rows, right.answers)
    found, wanted = pq.read_table(target), pq.read_table(here)
    assert found.schema.equals(wanted.schema)
    assert found.schema.metadata == wanted.schema.metadata
    assert found.to_pylist() == wanted.to_pylist()
    names = sorted(path.name for path in target.iterdir())
    assert names == ["_SUCCESS", *(f"part-{n:05}.parquet" for n in range(len(names) - 1))]


def test_places_can_be_uris(
    session: Any, opened: OpenRegister, sources: Path, tmp_path: Path
) -> None:
    done = ask_files(opened, session, [sources.as_uri()], (tmp_path / "answered").as_uri())

    assert done.rows == ROWS
    assert (tmp_path / "answered" / "_SUCCESS").exists()


def test_a_wrong_cell_in_a_file_is_told_with_its_place_and_nothing_stays(
    session: Any, opened: OpenRegister, questions: pa.Table, sources: Path, tmp_path: Path
) -> None:
    wrong = pa.array(["RU"] * (ROWS - 1) + ["XX"])
    table = questions.set_column(2, "a", wrong)
    pq.write_table(table, sources / "wrong.parquet", row_group_size=GROUP)

    with pytest.raises(UnknownValues, match=rf"wrong\.parquet: .*'XX' \(row {ROWS - 1}\)"):
        ask_files(opened, session, sources, tmp_path / "answered", kernel="numpy")
    assert not (tmp_path / "answered").exists()


def test_a_file_that_cannot_be_read_is_told_after_all_attempts(
    session: Any, opened: OpenRegister, sources: Path, tmp_path: Path
) -> None:
    broken = bytearray((sources / "1.parquet").read_bytes())
    broken[4:2000] = bytes(1996)
    (sources / "1.parquet").write_bytes(broken)
    (tmp_path / "answered").mkdir()

    with pytest.raises(UnusableFile, match=r"1\.parquet"):
        ask_files(opened, session, sources, tmp_path / "answered", kernel="numpy")
    assert list((tmp_path / "answered").iterdir()) == []


def test_a_session_that_cannot_broadcast_is_refused(opened: OpenRegister, sources: Path) -> None:
    with pytest.raises(NeedsClassicSession, match="Spark Connect"):
        ask(opened, [1, 2])  # type: ignore[arg-type]
    with pytest.raises(NeedsClassicSession):
        ask_files(opened, object(), sources, sources / "answered")  # type: ignore[arg-type]


class TestFolders:
    """A folder is whole, or it has no mark of success."""

    def test_it_must_be_new_or_empty(self, tmp_path: Path) -> None:
        (tmp_path / "old").touch()

        for target, told in ((tmp_path, "not empty"), (tmp_path / "old", "it is a file")):
            with pytest.raises(UnusableFile, match=told), made_whole(folder_of(str(target)), 0):
                pass
        assert (tmp_path / "old").exists()

    def test_it_has_all_parts_or_nothing(self, tmp_path: Path) -> None:
        """Workers that write to disks of their own leave nothing that the driver sees."""
        target = tmp_path / "answered"

        told = r"1 of 2 parts are not there, as part-00001"
        with pytest.raises(UnusableFile, match=told), made_whole(folder_of(str(target)), 2):
            (target / "part-00000.parquet").touch()
        assert not target.exists()

    def test_an_attempt_that_fails_leaves_no_part(self, tmp_path: Path) -> None:
        folder = folder_of(str(tmp_path))
        folder.unfinished.system.create_dir(folder.unfinished.path)

        def fail() -> None:
            with folder.part(0, 1) as sink:
                sink.write(b"half")
                raise ConnectionError

        with pytest.raises(ConnectionError):
            fail()
        assert [path.name for path in tmp_path.rglob("*")] == ["_unfinished"]


@pytest.fixture
def work(opened: OpenRegister, sources: Path, tmp_path: Path) -> Work:
    """What tasks share, without Spark."""
    (tmp_path / "answered" / "_unfinished").mkdir(parents=True)
    return work_of(opened, sources, tmp_path / "answered")


def work_of(opened: OpenRegister, sources: Path, target: Path) -> Work:
    from foedus.frames.files import answer_schema, wanted_of

    questions = as_questions(looked_at(sources))
    asked = {"question": "bond", "readings": (), "kernel": "numpy"}
    plan = plan_for(opened, questions.schema, asked, {})
    schema = answer_schema(questions.schema, plan.asking.kind, Keep.ALL)
    wanted = wanted_of(questions, plan.asking, Keep.ALL)
    return Work(plan, str(target), wanted, schema, {}, Keep.ALL)


@needs_spark
class TestTasks:
    """A task makes its own part, and no other."""

    def test_an_attempt_that_is_repeated_makes_the_same_part_again(
        self, work: Work, sources: Path
    ) -> None:
        first, second, *_ = tasks_of(looked_at(sources), 1)
        part_made(work, second)
        told = part_made(work, first)
        parts = {path.name: path.read_bytes() for path in Path(work.target).glob("part-*")}

        assert part_made(work, first) == told
        assert isinstance(told, Part)
        assert {path.name: path.read_bytes() for path in Path(work.target).glob("part-*")} == parts

    def test_after_a_wrong_row_the_rest_need_not_begin(
        self, work: Work, questions: pa.Table, sources: Path
    ) -> None:
        pq.write_table(questions.set_column(2, "a", pa.array(["XX"] * ROWS)), sources / "0.parquet")
        wrong, other, *_ = tasks_of(looked_at(sources), 1)
        told = part_made(work, wrong)

        assert isinstance(told, Fault)
        assert isinstance(told.as_error(), UnknownValues)
        assert part_made(work, other) is None
        assert list(Path(work.target).glob("part-*")) == []

    def test_a_plan_travels_with_what_was_compiled(self, work: Work) -> None:
        import pickle

        arrived = pickle.loads(pickle.dumps(work))  # noqa: S301 - our own

        assert arrived.plan.asking == work.plan.asking
        assert arrived.plan.columns.states == work.plan.columns.states
        assert arrived.plan.columns._pairs._plans.keys() == work.plan.columns._pairs._plans.keys()

    def test_a_plan_that_arrives_at_the_driver_leaves_its_threads_alone(
        self, work: Work, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """numba refuses another number of threads once it has begun."""
        import pickle

        pytest.importorskip("numba")
        monkeypatch.delenv("NUMBA_NUM_THREADS", raising=False)
        pickle.loads(pickle.dumps(work))  # noqa: S301 - our own

        assert "NUMBA_NUM_THREADS" not in os.environ


def test_tasks_keep_the_order_of_rows_and_their_size() -> None:
    held = [Held("a", pa.schema([]), (10, 10, 10), 0), Held("b", pa.schema([]), (50, 1), 0)]
    tasks = tasks_of(held, 1)

    assert [[(p.file, p.groups, p.before) for p in task.pieces] for task in tasks] == [
        [("a", (0, 1), 0)],
        [("a", (2,), 20)],
        [("b", (0,), 0)],
        [("b", (1,), 50)],
    ]
    assert [task.number for task in tasks] == [0, 1, 2, 3]
    assert [task.pieces for task in tasks_of([replace(held[0], groups=())], 1)] == [()]


class TestSources:
    """What is read."""

    def test_there_must_be_files_of_the_same_columns(self, sources: Path, tmp_path: Path) -> None:
        pq.write_table(pa.table({"a": [1]}), sources / "other.parquet")
        (tmp_path / "empty").mkdir()

        with pytest.raises(UnusableFile, match=r"other\.parquet: its columns are not those of"):
            looked_at(sources)
        with pytest.raises(UnusableFile, match="no Parquet file is in it"):
            looked_at(tmp_path / "empty")
        with pytest.raises(UnusableFile, match="there is no such file"):
            looked_at([sources, tmp_path / "none.parquet"])
        with pytest.raises(UnusableFile, match="no file is named"):
            looked_at([])
        with pytest.raises(UnusableFile, match="that pyarrow can open"):
            parquet_files("nowhere://x")


class TestFaults:
    """An error comes back as what it was."""

    @pytest.mark.parametrize(
        "error",
        [
            BadColumn("on", "it is empty.", "Fill it.", 3),
            UnknownValues("a", "party", {"XX": 0, "YY": 7}, ["RU"]),
            UnusableFile("rows.parquet", "cut off.", "Make it anew."),
            UnknownName("party", "XX", ["RU"]),
            BadQuestion("no."),
        ],
    )
    def test_through_the_text_of_another_error(self, error: FoedusError) -> None:
        back = _told_in(f"Traceback …\n  Refused: {Refused(error)}\n\tat org.apache …")

        assert type(back) is type(error)
        assert str(back) == str(error)
        assert back is not None
        assert vars(back) == vars(error)

    def test_with_the_place_before_the_message(self) -> None:
        error = placed(BadColumn("on", "it is empty.", "Fill it.", 3), "a.parquet")

        assert str(error).startswith("a.parquet: Column 'on', row 3")
        assert fault_of(error).code == "E31"

    def test_a_million_unknown_values_do_not_all_travel(self) -> None:
        error = UnknownValues("a", "party", {str(n): n for n in range(10_000)}, ["RU"])

        assert len(str(Refused(error))) < 5_000

    def test_a_library_that_workers_lack_is_named(self) -> None:
        told = _told_in("…\nModuleNotFoundError: No module named 'foedus.spark'\n…")

        assert isinstance(told, NotOnWorkers)
        assert told.library == "foedus"
        assert _told_in("something else") is None

    def test_a_mark_in_a_strangers_cell_is_no_fault(self) -> None:
        faked = UnknownValues("a", "party", {f"{MARK}[1]": 0, f"{MARK}x": 1}, ["RU"])

        assert _told_in(f"ValueError: {MARK}and so on") is None
        assert str(_told_in(str(Refused(faked)))) == str(faked)


class TestDocumentation:
    """What the page shows can be done."""

    def test_the_samples_run(
        self, session: Any, sources: Path, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._asked(sources, place)
        monkeypatch.chdir(place)
        space = {"session": session}
        for block in blocks(DOCS / "how" / "run-on-spark.md", "py"):
            exec(compile(block.body, str(block.page), "exec"), space)  # noqa: S102 - our own

        assert pq.read_table("answered-frame").num_rows == ROWS
        assert pq.read_table("answered").num_rows == ROWS

    @pytest.mark.usefixtures("session")
    def test_the_script_tells_answers_and_faults(
        self, sources: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        asked, target = self._asked(sources, tmp_path), str(tmp_path / "answered")
        script = runpy.run_path(str(DOCS / "examples" / "spark_ask.py"))

        assert script["main"](asked, target, f"instrument={TREATY}") == 0
        assert f"{ROWS}  rows in" in capfd.readouterr().out
        assert script["main"](asked, target, f"instrument={TREATY}") == 2
        assert "E33: " in capfd.readouterr().err

    def _asked(self, sources: Path, folder: Path) -> str:
        table = pq.read_table(sources).select(["a", "b", "on"])
        asked = folder / "asked.parquet"
        pq.write_table(table.rename_columns(["first", "second", "on"]), asked)
        return str(asked)
