"""`foedus read`: one treaty as a table, JSON or a file; many as lines; faults told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foedus.cli.questions import QUESTIONS
from foedus.cli.treaties import read
from foedus.opened import open_register

ROOT = Path(__file__).parent.parent
SHARED = ROOT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data") / "treaty-texts"
TEXT = """Agreement on the Lake

Article 2. Entry into force
This Agreement shall enter into force upon the expiry of 30 days from the date of receipt by the
depositary of the third notification on the fulfilment by its signatory Parties of the internal
procedures necessary for its entry into force.

Article 3. Withdrawal
Each Party may withdraw from this Agreement by giving six months' notice in writing to the
depositary.
"""


@pytest.fixture
def treaty(tmp_path: Path) -> Path:
    path = tmp_path / "lake.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(read, [str(word) for word in words])
    assert "Traceback" not in result.output
    return result


def asked(question: str, *words: str | Path) -> Result:
    command = next(one for one in QUESTIONS if one.name == question)
    return CliRunner().invoke(command, [str(word) for word in words])


def test_the_table_tells_values_their_words_and_sample_days(treaty: Path) -> None:
    told = run(treaty, "--adopted", "2024-01-15")

    assert told.exit_code == 0
    assert "a number of consents" in told.output
    assert "in force from 2024-05-15" in told.output
    assert "or from 2024-05-16" in told.output
    assert "not found" in told.output
    assert "L03" in told.output


def test_the_answer_can_be_in_russian(treaty: Path) -> None:
    told = run(treaty, "--adopted", "2024-01-15", "--lang", "ru").output

    assert "Вступление в силу" in told
    assert "в силе с 2024-05-15" in told


def test_json_is_the_vocabulary_with_lint_and_sample(treaty: Path) -> None:
    told = json.loads(run(treaty, "--json", "--adopted", "2024-01-15").stdout)

    assert told["entry_into_force"]["trigger"] == "nth_consent"
    assert told["entry_into_force"]["n"] == 3
    assert told["withdrawal"]["notice"] == {"n": 6, "unit": "months"}
    assert told["sample"]["in_force"] == "2024-05-15"
    assert told["sample"]["in_force_by_the_other_expiry"] == "2024-05-16"
    assert [one["code"] for one in told["lint"]]


def test_toml_goes_out_or_into_a_file(treaty: Path, tmp_path: Path) -> None:
    shown = run(treaty, "--toml").stdout
    run(treaty, "--toml", tmp_path / "lake.toml")

    assert "[entry_into_force]" in shown
    assert (tmp_path / "lake.toml").read_text(encoding="utf-8") == shown


def test_a_day_of_adoption_that_nobody_gave_is_marked_in_the_file(treaty: Path) -> None:
    supposed = run(treaty, "--toml").stdout
    given = run(treaty, "--toml", "-", "--adopted", "2024-01-15").stdout

    assert "The day of adoption was not given" in supposed
    assert "not given" not in given
    assert "adopted = 2024-01-15" in given


def test_status_works_on_the_register_that_was_written(treaty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    run(treaty, "--register", folder, "--id", "lake/agreement", "--adopted", "2024-01-15")
    path = folder / "instruments" / "agreement.toml"
    acts = "".join(
        f'\n[[acts]]\nkind = "{kind}"\nparty = "{party}"\ndate = {day}\nconfidence = "low"\n'
        for party, received in (("AM", "02"), ("BY", "03"), ("KZ", "04"))
        for kind, day in (("signature", "2024-01-15"), ("notification", f"2024-{received}-15"))
    )
    path.write_text(path.read_text(encoding="utf-8") + acts, encoding="utf-8")

    told = asked("status", "lake/agreement", "--register", folder, "--on", "2024-05-15")
    before = asked("status", "lake/agreement", "--register", folder, "--on", "2024-05-14")

    assert told.exit_code == 0
    assert "2024-05-15" in told.output
    assert told.output.count("2024-05-15") > before.output.count("2024-05-15")


def test_a_register_is_not_written_over_another(treaty: Path, tmp_path: Path) -> None:
    (tmp_path / "held").mkdir()
    (tmp_path / "held" / "register.toml").write_text('id = "x"')

    told = run(treaty, "--register", tmp_path / "held")

    assert told.exit_code == 2
    assert "E226" in told.stderr
    assert (tmp_path / "held" / "register.toml").read_text() == 'id = "x"'


def test_parties_that_must_be_included_get_their_codes(tmp_path: Path) -> None:
    text = TEXT.replace(
        "upon the expiry of 30 days from the date of receipt by the\ndepositary of the third "
        "notification on the fulfilment by its signatory Parties of the internal\nprocedures "
        "necessary for its entry into force.",
        "on 1 July 2012 in relation to Iceland.",
    )
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")

    assert open_register("world").names.party("Iceland") == "IS"
    assert run(path, "--toml").exit_code == 0


def test_many_are_lines_of_json_and_faults_are_told_at_the_end(
    treaty: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    clause = {"article": "9", "heading": "Entry into force", "text": "x"}
    lines = [
        json.dumps({"id": "one", "lang": "en", "clauses": [clause]}),
        "no json",
        "",
        json.dumps({"id": "none"}),
        json.dumps({"id": "odd", "clauses": [{"text": 7}]}),
    ]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")

    told = run(treaty.parent, tmp_path / "absent.txt")
    found = [json.loads(line) for line in told.stdout.splitlines()]

    assert told.exit_code == 1
    assert [one["name"] for one in found if "error" not in one] == ["one", str(treaty)]
    codes = [one["error"]["code"] for one in found if "error" in one]
    assert codes == ["E224", "E224", "E224", "E190", "E201"]
    assert "2 read, 5 not readable" in told.stderr
    assert "corpus.jsonl, line 2" in told.stderr


def test_a_file_for_one_treaty_is_not_asked_for_with_many(treaty: Path) -> None:
    told = run(treaty, treaty, "--toml", "x.toml")

    assert told.exit_code == 2
    assert "--toml" in told.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E190"),
        (b"\x00\x01\x02\x03" * 50, "E191"),
        (b"12 34 5678", "E212"),
        ("Договор. ".encode("utf-16"), ""),
        (b"a" * 200_000, ""),
        (("Article 1. " * 20_000).encode(), ""),
    ],
)
def test_hostile_files_are_told_or_read(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)

    told = run(path)

    assert told.exit_code == (2 if code else 0), told.output
    assert code in told.stderr


def test_a_day_that_is_none_is_told(treaty: Path) -> None:
    told = run(treaty, "--adopted", "2024-02-30")

    assert told.exit_code == 2
    assert "2024-02-30" in told.stderr


@pytest.mark.skipif(not SHARED.exists(), reason="the treaty texts are not at hand")
def test_the_free_trade_treaty_reads_with_its_day_of_signature() -> None:
    told = json.loads(run(SHARED / "tota" / "pta_413.xml", "--json").stdout)

    assert told["sample"]["signed"] == "2011-10-18"
    assert told["entry_into_force"]["article"] == "22"
