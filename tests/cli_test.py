"""The command line: every question answers, every wrong question says what is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import foedus.opened
from foedus.cli.main import main

BAD = Path(__file__).parent / "bad"
TREATY = "cis/free-trade-2011"
OFFICE = "cis/executive-secretary"
SUPPOSED = f"KG notification {TREATY} 2013-11-12"

COMMANDS: dict[str, list[str]] = {
    "status": ["status", TREATY, "--on", "2013-01-01"],
    "why": ["why", TREATY, "AM", "--on", "2013-01-01"],
    "timeline": ["timeline", TREATY],
    "between": ["between", "KG", "KZ", "--on", "2013-12-12"],
    "members": ["members", "cis", "--on", "2008-01-01"],
    "members by a criterion": ["members", "cis", "--as", "founding-state", "--on", "2008-01-01"],
    "hangs": ["hangs", "cis", "MD", "--on", "2013-01-01"],
    "session": ["session", "cis/chs/2007-10-05", "--on", "2007-10-06"],
    "holder": ["holder", OFFICE, "--on", "2008-01-01"],
    "chair": ["chair", "cis", "--on", "2008-01-01"],
    "missing": ["missing", "cis/services-2023", "--on", "2024-01-01"],
    "suppose": ["suppose", SUPPOSED],
    "changes": ["changes", "--from", "2012-09-20", "--to", "2012-10-20"],
    "cooperate": ["cooperate", "UA", "KZ", "--on", "2010-01-01"],
    "decide": ["decide", "trade", "importer=KZ", "origin=UA", "proven=yes", "--on", "2013-03-01"],
    "decide one question": ["decide", "trade", "importer=KZ", "--question", "tariff"],
    "decide list": ["decide", "--list"],
    "lint of one": ["lint", TREATY],
    "lint of all": ["lint"],
    "list": ["list"],
    **{
        f"list {part}": ["list", part]
        for part in ("organisations", "offices", "sessions", "parties", "readings")
    },
}
"""Every question, asked rightly."""

PROMISED: dict[str, set[str]] = {
    "status": {"in_force", "in_force_from", "parties"},
    "why": {"answer", "proof"},
    "timeline": {"in_force_from", "rows"},
    "between": {"bonds"},
    "members": {"members"},
    "members by a criterion": {"members"},
    "hangs": {"end_with_it", "go_on", "bodies"},
    "session": {"documents", "delegations", "planned", "held", "chairs", "host", "agenda"},
    "holder": {"holders"},
    "chair": {"chairs"},
    "missing": {"parts"},
    "suppose": {"changes", "acts", "regimes"},
    "cooperate": {"pair", "on", "known", "instruments", "claims", "decisions", "confidence"},
    "decide": {"regime", "title", "on", "known", "case", "decisions"},
    "decide one question": {"decisions"},
    "decide list": {"regimes"},
    "changes": {"changes", "acts"},
    "lint of one": {"findings"},
    "lint of all": {"findings"},
    "list": {"instruments"},
    **{
        f"list {part}": {part}
        for part in ("organisations", "offices", "sessions", "parties", "readings")
    },
}
"""The keys at the top of each answer."""

ROWS: dict[str, tuple[str, set[str]]] = {
    "status": ("parties", {"party", "status", "since", "until"}),
    "timeline": ("rows", {"party", "stretches"}),
    "between": ("bonds", {"instrument", "since"}),
    "members": ("members", {"party", "since"}),
    "members by a criterion": ("members", {"party", "since"}),
    "holder": ("holders", {"person", "title", "since", "until"}),
    "chair": ("chairs", {"party", "since"}),
    "missing": ("parts", {"condition", "needed", "done", "candidates"}),
    "suppose": ("changes", {"instrument", "party", "before", "after"}),
    "changes": ("changes", {"instrument", "party", "before", "after"}),
    "cooperate": ("instruments", {"instrument", "binds", "permits", "missing", "confidence"}),
    "decide": ("decisions", {"question", "outcome", "basis", "confidence", "tried", "weakest"}),
    "decide list": ("regimes", {"name", "id", "fields", "questions"}),
    "list": ("instruments", {"id", "adopted", "title"}),
}
"""The list in each answer that matters most, and the keys of its rows."""


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    output: str
    errors: str

    @property
    def data(self) -> Any:
        return json.loads(self.output)


@pytest.fixture(autouse=True)
def _registers_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that was opened is kept for the next command: it never changes."""
    monkeypatch.setattr(foedus.opened, "open_register", OPEN)


OPEN = cache(foedus.opened.open_register)


@pytest.fixture(autouse=True, scope="module")
def _nothing_is_kept_for_other_tests() -> Iterator[None]:
    """What was derived for the far days is let go: the chairs of eight thousand years are many."""
    yield
    OPEN.cache_clear()
    said.cache_clear()


def say(*words: str) -> Said:
    """Run a command in this process; an error that escapes it fails the test at once."""
    ran = CliRunner().invoke(main, words, env={"COLUMNS": "120"})
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception

    assert "Traceback" not in ran.output
    assert "E9" not in ran.stderr
    return Said(ran.exit_code, ran.stdout, ran.stderr)


said = cache(say)
"""What a command says, asked once only."""


def test_every_command_is_tested() -> None:
    tested = {words[0] for words in COMMANDS.values()}
    about_folders = {"validate", "tidy", "schema"}
    about_files = {
        "ask",
        "panel",
        "import",
        "export",
        "audit",
        "tariff",
        "duty",
        "entitle",
        "check",
        "read",
    }  # each has a file of tests
    about_a_database = {"load", "dump", "verify", "serve", "account"}  # cli_service_test.py

    assert set(main.commands) - about_folders - about_files - about_a_database == tested


@pytest.mark.parametrize("name", COMMANDS)
def test_a_question_is_answered_as_text(name: str) -> None:
    answer = said(*COMMANDS[name])

    assert (answer.code, answer.errors) == (0, "")
    assert answer.output.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_as_json_keeps_its_promise(name: str) -> None:
    answer = said(*COMMANDS[name], "--json")

    assert (answer.code, answer.errors) == (0, "")
    assert set(answer.data) >= PROMISED[name]
    if name in ROWS:
        key, columns = ROWS[name]
        assert answer.data[key]
        assert all(set(row) >= columns for row in answer.data[key])


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("wish", [(), ("--lang", "ru")], ids=["en", "ru"])
def test_no_sentence_is_left_with_a_gap(name: str, wish: tuple[str, ...]) -> None:
    text = said(*COMMANDS[name], *wish).output
    data = said(*COMMANDS[name], *wish, "--json").data

    assert not {"{", "}"} & set(text)
    assert not [one for one in _texts(data) if {"{", "}"} & set(one)]


@pytest.mark.parametrize("name", ["status", "members", "list"])
def test_who_wishes_for_english_is_told_what_is_told_without_a_wish(name: str) -> None:
    assert say(*COMMANDS[name], "--lang", "en") == said(*COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_a_russian_answer_is_in_russian(name: str) -> None:
    text = said(*COMMANDS[name], "--lang", "ru").output

    assert set("аеиоу") & set(text.lower())


def _texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []


NEAR = {
    "instrument": (["status", "cis/free-trade-2012"], TREATY),
    "instrument of a proof": (["why", "cis/free-trade-2012", "AM"], TREATY),
    "instrument of lint": (["lint", "cis/free-trade-2012"], TREATY),
    "party": (["why", TREATY, "Armenai"], "armenia"),
    "party in Russian": (["why", TREATY, "Рассия"], "россия"),
    "party of a pair": (["between", "AM", "Kazakstan"], "kazakhstan"),
    "organisation": (["members", "cist"], "cis"),
    "organisation of a chair": (["chair", "csot"], "csto"),
    "office": (["holder", "cis/executive-secretry"], OFFICE),
    "criterion": (["members", "cis", "--as", "membre"], "member"),
    "criterion of what hangs": (["hangs", "cis", "MD", "--as", "participnt"], "participant"),
    "reading": (["status", TREATY, "--reading", "prctice"], "practice"),
    "register": (["status", TREATY, "--register", "csi"], "cis"),
    "kind of act": (["suppose", f"KG ratificatio {TREATY} 2013-11-12"], "ratification"),
    "part of a register": (["list", "instrument"], "instruments"),
    "field of a regime": (["decide", "trade", "imprter=KZ"], "importer"),
    "question of a regime": (["decide", "trade", "--question", "treatmnt"], "treatment"),
    "party of a case": (["decide", "trade", "importer=Kazakstan"], "kazakhstan"),
    "party of customs": (["cooperate", "Kazakstan", "UA"], "kazakhstan"),
}
"""Wrong names, and the right one that each answer must offer."""

UNREADABLE = {
    "a day that does not exist": ["status", TREATY, "--on", "2012-13-40"],
    "a word for a day": ["members", "cis", "--on", "yesterday"],
    "an empty day": ["chair", "cis", "--on", ""],
    "an impossible day of knowledge": ["status", TREATY, "--known", "2006-02-30"],
    "an impossible day of change": ["changes", "--from", "2012-13-40"],
    "an impossible second day of change": ["changes", "--from", "2012-01-01", "--to", "x"],
    "a supposition of three words": ["suppose", f"KG notification {TREATY}"],
    "an empty supposition": ["suppose", ""],
    "a supposition on no day": ["suppose", f"KG notification {TREATY} 2013-13-40"],
    "a value without its field": ["decide", "trade", "KZ"],
    "a flag that is none": ["decide", "trade", "proven=maybe"],
    "a state with itself": ["cooperate", "KZ", "KZ"],
    "a supposition before the treaty": ["suppose", f"KG notification {TREATY} 1990-01-01"],
}
"""Questions that cannot be read."""


@pytest.mark.parametrize("name", NEAR)
def test_a_wrong_name_is_told_with_the_nearest(name: str) -> None:
    words, nearest = NEAR[name]
    answer = said(*words)

    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.startswith("E1: The register holds no ")
    assert nearest in answer.errors


@pytest.mark.parametrize("name", NEAR)
def test_a_wrong_name_is_told_as_json(name: str) -> None:
    words, nearest = NEAR[name]
    answer = said(*words, "--json")
    error = answer.data["error"]

    assert (answer.code, answer.errors, error["code"]) == (2, "", "E1")
    assert nearest in error["nearest"]
    assert error["message"].startswith("The register holds no ")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_question_that_cannot_be_read_is_told(name: str) -> None:
    answer, as_json = said(*UNREADABLE[name]), said(*UNREADABLE[name], "--json")

    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.startswith("E2: ")
    assert (as_json.code, as_json.data["error"]["code"]) == (2, "E2")
    assert as_json.data["error"]["message"] in answer.errors


@pytest.mark.parametrize("words", [["statsu"], ["why", TREATY], ["members", "cis", "--onn", "x"]])
def test_a_wrong_command_line_is_told(words: list[str]) -> None:
    answer = say(*words)

    assert (answer.code, answer.output) == (2, "")
    assert "Error: " in answer.errors


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Армения", "AM"),
        ("армения", "AM"),
        ("am", "AM"),
        ("Kyrgyzstan", "KG"),
        ("Kyrgyz Republic", "KG"),
        ("россия", "RU"),
        ("  Российская   Федерация ", "RU"),
        ("БЕЛОРУССИЯ", "BY"),
    ],
)
def test_a_party_is_understood_by_any_of_its_names(name: str, code: str) -> None:
    assert said("why", TREATY, name, "--on", "2013-01-01", "--json").data["party"] == code


def test_an_instrument_and_an_organisation_are_understood_by_their_titles() -> None:
    treaty = said(*COMMANDS["status"], "--json").data
    members = said(*COMMANDS["members"], "--json").data
    by_title = said("status", treaty["title"]["ru"].upper(), "--on", "2013-01-01", "--json").data
    by_name = said("members", members["title"]["ru"], "--on", "2008-01-01", "--json").data

    assert (by_title, by_name) == (treaty, members)


FAR = ("0001-01-01", "1812-06-24", "1990-12-31", "9999-01-01", "9999-12-31")
AT_A_DAY = (
    *("status", "why", "between", "members", "hangs", "holder", "chair", "missing"),
    *("cooperate", "decide"),
)


@pytest.mark.parametrize(
    ("name", "day"),
    [(name, day) for name in AT_A_DAY for day in FAR],
)
def test_a_day_far_away_is_a_day(name: str, day: str) -> None:
    answer = say(*COMMANDS[name][:-1], day, "--json")

    assert (answer.code, answer.errors) == (0, "")
    assert answer.data["on"] == day


@pytest.mark.parametrize("name", AT_A_DAY)
@pytest.mark.parametrize("known", ["0001-01-01", "9999-12-31"])
def test_knowledge_of_a_day_far_away_is_knowledge(name: str, known: str) -> None:
    answer = say(*COMMANDS[name], "--known", known, "--json")

    assert (answer.code, answer.errors) == (0, "")
    assert answer.data["known"] == known


def test_before_anything_was_known_nobody_was_a_party() -> None:
    data = say(*COMMANDS["status"], "--known", "1900-01-01", "--json").data

    assert not [row for row in data["parties"] if row["status"] == "party"]
    assert data["in_force"] is not True


def test_what_is_known_at_the_end_of_time_is_everything() -> None:
    data = say(*COMMANDS["status"], "--known", "9999-12-31", "--json").data

    assert data["parties"] == said(*COMMANDS["status"], "--json").data["parties"]


@pytest.mark.parametrize("pair", [("KG", "KZ"), ("RU", "UA"), ("AM", "AZ"), ("Россия", "Moldova")])
def test_a_pair_is_bound_alike_from_both_sides(pair: tuple[str, str]) -> None:
    there, back = (
        say("between", *one, "--on", "2013-12-12", "--json").data for one in (pair, pair[::-1])
    )
    assert there["bonds"]
    for key in ("bonds", "suspended", "not_applied", "in_doubt", "memberships"):
        assert _without_proofs(there[key]) == _without_proofs(back[key])


def _without_proofs(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key != "proof"} for row in rows]


@pytest.mark.parametrize(
    "folder", ["R2-unknown-party", "ten-faults-in-several-files", "F3-no-head"]
)
def test_a_folder_with_faults_is_refused_with_its_findings(folder: str) -> None:
    path = str(BAD / folder / "register")
    answer = say("status", "league/treaty", "--register", path)
    error = say("status", "league/treaty", "--register", path, "--json").data["error"]
    expected = (BAD / folder / "expected.toml").read_text(encoding="utf-8").count("code =")

    assert (answer.code, answer.output) == (2, "")
    assert answer.errors.startswith("E4: ")
    assert error["code"] == "E4"
    assert len(error["findings"]) >= expected
    for one in error["findings"]:
        assert set(one) >= {"file", "line", "code", "severity", "message", "remedy"}
        assert f"{one['file']}:{one['line']}: {one['code']} {one['message']}" in answer.errors


def test_a_folder_without_faults_answers() -> None:
    good = str(BAD / "good" / "register")
    answer = say("status", "league/treaty", "--register", good, "--on", "2001-04-01", "--json")

    assert (answer.code, answer.data["in_force_from"]) == (0, "2001-03-31")


@pytest.mark.parametrize("where", ["nowhere/at/all", __file__])
def test_what_is_no_register_is_a_wrong_name(where: str) -> None:
    answer = say("status", TREATY, "--register", where)

    assert (answer.code, answer.errors[:3]) == (2, "E1:")


@pytest.mark.parametrize(
    ("folder", "code", "told"),
    [
        ("good", 0, "0 error(s), 0 warning(s)."),
        ("R2-unknown-party", 1, "1 error(s), 0 warning(s)."),
        ("D6-reading-not-explained", 0, "0 error(s), 1 warning(s)."),
        ("F3-no-head", 1, "1 error(s), 0 warning(s)."),
    ],
)
def test_validate_tells_the_findings(folder: str, code: int, told: str) -> None:
    answer = say("validate", str(BAD / folder / "register"))
    data = say("validate", str(BAD / folder / "register"), "--json").data

    assert (answer.code, answer.output.splitlines()[-1]) == (code, told)
    assert len(data["findings"]) == len(answer.output.splitlines()) - 1


def test_validate_of_no_folder_is_a_wrong_question() -> None:
    assert say("validate", "nowhere/at/all").code == 2
    assert say("validate", __file__).code == 2


def _copy(name: str, to: Path) -> str:
    return str(shutil.copytree(BAD / name / "register", to / name))


def test_tidy_leaves_what_a_register_says_and_has_nothing_to_do_twice(tmp_path: Path) -> None:
    folder = _copy("good", tmp_path)

    assert say("tidy", folder).code == 0
    assert say("tidy", folder).output == "0 file(s) rewritten.\n"
    assert say("validate", folder).output == "0 error(s), 0 warning(s).\n"


@pytest.mark.parametrize("name", ["F1-not-utf8", "F2-broken-toml"])
def test_tidy_of_a_file_that_cannot_be_read_tells_so(name: str, tmp_path: Path) -> None:
    answer = say("tidy", _copy(name, tmp_path))

    assert answer.code in {1, 2}
    assert f"{name[:2]} " in answer.output + answer.errors


def test_validate_of_one_that_waits_for_itself_is_a_finding() -> None:
    assert say("validate", str(BAD / "R4-one-waits-for-itself" / "register")).code == 1


def test_help_tells_every_command() -> None:
    text = say("--help").output
    for name in main.commands:
        assert name in text
        assert say(name, "--help").code == 0


def _process(*words: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "foedus.cli.main", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "PATH": ""},
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["status", TREATY, "--on", "2013-01-01", "--json"], 0),
        (["status", "cis/free-trade-2012"], 2),
        (["validate", str(BAD / "R2-unknown-party" / "register")], 1),
        (["schema"], 0),
    ],
)
def test_a_process_ends_as_the_command_does(words: list[str], code: int) -> None:
    ran = _process(*words)

    assert ran.returncode == code
    assert "Traceback" not in ran.stdout + ran.stderr
    assert (ran.stdout, ran.stderr) == (say(*words).output, say(*words).errors)
