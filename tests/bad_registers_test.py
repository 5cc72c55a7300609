"""Every fault that a register can have is told: file, line, code, remedy, all in one run.

Each folder of `tests/bad` holds a register with exactly the faults of its `expected.toml`, and
is named by the code of its fault. `tests/bad/lint` holds draft instruments, faulty and mended.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli

import foedus
from foedus.law.answers import lint
from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.findings import Finding, Severity
from foedus.texts import shapes
from foedus.texts.atoms import decode
from foedus.texts.checking import check, load
from foedus.texts.findings import RULES
from foedus.texts.mapping import instrument_from
from foedus.texts.reading import FileRead

BAD = Path(__file__).parent / "bad"
FOLDERS = sorted(path.parent.name for path in BAD.glob("*/expected.toml"))
TEN = "ten-faults-in-several-files"
FAULTY = [name for name in FOLDERS if name != "good"]
OF_ONE_RULE = [name for name in FAULTY if name != TEN]
DRAFTS = sorted(path.stem for path in (BAD / "lint").glob("*.toml"))

Told = tuple[str, int, str]
"""What a test compares: file, line, code."""

NOT_YET: dict[str, str] = {}
"""Folders whose faults are not told as expected yet, and why. A fixed one must leave this list."""


SOUND = [name for name in FAULTY if name not in NOT_YET]
"""The faulty folders that are told as they should be."""


def _told(findings: tuple[Finding, ...]) -> list[Told]:
    return sorted((one.where.file, one.where.line, one.code) for one in findings)


def _expected(name: str) -> list[Told]:
    rows = tomli.loads((BAD / name / "expected.toml").read_text(encoding="utf-8"))["findings"]
    return sorted((row["file"], row["line"], row["code"]) for row in rows)


def _marked(name: str) -> Any:
    """A folder as a parameter, marked where the code is known to fall short."""
    marks = [pytest.mark.xfail(reason=NOT_YET[name])] if name in NOT_YET else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", [_marked(name) for name in FOLDERS])
def test_a_register_is_told_exactly_its_faults(name: str) -> None:
    _, findings = check(BAD / name / "register")

    assert _told(findings) == _expected(name)


@pytest.mark.parametrize("name", [name for name in SOUND if name != TEN])
def test_a_folder_is_named_by_its_one_code(name: str) -> None:
    _, findings = check(BAD / name / "register")

    assert {one.code for one in findings} == {name.partition("-")[0]}


def test_every_code_has_a_folder_and_none_besides() -> None:
    assert {name.partition("-")[0] for name in OF_ONE_RULE} == set(RULES)


def test_every_code_of_lint_has_a_draft_and_none_besides() -> None:
    assert set(DRAFTS) == set(lint.RULES)


@pytest.mark.parametrize("name", SOUND)
def test_a_finding_says_the_rule_the_particular_and_the_remedy(name: str) -> None:
    _, findings = check(BAD / name / "register")
    for one in findings:
        rule = RULES[one.code]

        assert one.message.endswith(f" {rule.sentence}")
        assert len(one.message) > len(rule.sentence) + 1
        assert (one.remedy, one.severity) == (rule.remedy, rule.severity)
        assert str(one) == f"{one.where}: {one.code} {one.message} Remedy: {one.remedy}"


@pytest.mark.parametrize("name", SOUND)
def test_the_findings_stand_in_the_order_of_files_and_lines(name: str) -> None:
    _, findings = check(BAD / name / "register")
    places = [(one.where.file, one.where.line) for one in findings]

    assert places == sorted(places)


@pytest.mark.parametrize("name", SOUND)
def test_a_faulty_register_is_refused_whole_and_a_warned_one_opens(name: str) -> None:
    folder = BAD / name / "register"
    _, findings = check(folder)
    faults = [one for one in findings if one.severity is Severity.ERROR]
    if not faults:
        assert foedus.open(str(folder)).register.id == "league"
        return
    with pytest.raises(UnusableRegister) as refused:
        foedus.open(str(folder))

    assert list(refused.value.findings) == faults
    assert f"{len(faults)} fault(s); nothing was loaded" in str(refused.value)


def test_one_run_tells_ten_faults_in_several_files() -> None:
    _, findings = check(BAD / TEN / "register")
    files = {one.where.file for one in findings}

    assert len(_expected(TEN)) == 10
    assert (len(findings), len(files)) == (10, 7)


def test_nothing_is_left_of_a_register_that_was_refused() -> None:
    opened = None
    with pytest.raises(UnusableRegister) as refused:
        opened = foedus.open(str(BAD / TEN / "register"))

    assert opened is None
    assert _told(refused.value.findings) == _expected(TEN)
    assert foedus.open(str(BAD / "good" / "register")).members("league").data["members"]


def test_the_good_register_answers() -> None:
    opened = foedus.open(str(BAD / "good" / "register"))
    status = opened.status("league/treaty", on="2001-04-01").data

    assert (status["in_force"], status["in_force_from"]) == (True, "2001-03-31")


@pytest.mark.parametrize(
    "name", ["F1-not-utf8", "F2-broken-toml", "V1-unknown-key", "R4-two-wait-for-each-other"]
)
def test_what_is_told_does_not_depend_on_the_run(name: str) -> None:
    first, second = (check(BAD / name / "register")[1] for _ in range(2))

    assert first == second


def test_a_folder_that_is_not_there_has_no_head(tmp_path: Path) -> None:
    register, findings = check(tmp_path / "nowhere")

    assert register is None
    assert _told(findings) == [("register.toml", 1, "F3")]
    with pytest.raises(UnusableRegister):
        load(tmp_path / "nowhere")


def _codes(draft: str, state: str) -> list[str]:
    """The codes of lint for one of the two states of a draft."""
    text = (BAD / "lint" / f"{draft}.toml").read_text(encoding="utf-8")
    table = msgspec.convert(tomli.loads(text)[state], shapes.InstrumentFile, dec_hook=decode)
    instrument = instrument_from(table, FileRead(f"{draft}.toml", table, text))
    return [one.code for one in lint.lint(instrument)]


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_faulty_draft_is_told_and_the_mended_one_is_not(draft: str) -> None:
    text = (BAD / "lint" / f"{draft}.toml").read_text(encoding="utf-8")
    expected = tomli.loads(text)["expected"]

    assert expected == [draft]
    assert _codes(draft, "faulty") == expected
    assert _codes(draft, "mended") == []
