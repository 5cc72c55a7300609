"""Audits: each cause on a small table of its own, and the shared official tables."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import foedus
from foedus.audit.auditing import audit
from foedus.audit.backwards import bases
from foedus.audit.reports.data import audits_data
from foedus.audit.reports.html import as_html
from foedus.audit.reports.markdown import as_markdown
from foedus.audit.reports.view import view_of
from foedus.audit.reports.words import CAUSES, WORDS
from foedus.audit.terms import Cause, TableAudit
from foedus.cli.audits import audit as command
from foedus.law.derive.calendar import day_after
from foedus.law.terms.delays import Delay, MonthEnd, Rounding
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.published.read import read
from support.cases import _register

FOLDER = Path(__file__).parent / "audits"
CASES = sorted(FOLDER.glob("*.toml"))
SHARED = Path(os.environ.get("FOEDUS_SHARED_DATA", "../shared/data"))
TREATIES = (Path(__file__).parent.parent / SHARED).resolve() / "treaties"


def audited(path: Path, folder: Path) -> TableAudit:
    """The audit of the table in a case; files are written because tables are read from files."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    (folder / "table.csv").write_text(case["table"].lstrip(), encoding="utf-8")
    others = []
    if "acts" in case:
        (folder / "acts.csv").write_text(case["acts"].lstrip(), encoding="utf-8")
        others = [read(folder / "acts.csv")]
    return audit(read(folder / "table.csv"), _register(case, path), acts_from=others)


def verdict(explanation: Any) -> str:
    return "agrees" if explanation is None else str(explanation.cause)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_disagreement_has_its_cause(path: Path, tmp_path: Path) -> None:
    expected = tomllib.loads(path.read_text(encoding="utf-8"))["expect"]
    (treaty,) = audited(path, tmp_path).treaties
    found = {row.act.party: verdict(row.explanation) for row in treaty.rows}

    assert verdict(treaty.general.explanation) == expected["general"]
    assert {party: found[party] for party in expected["rows"]} == expected["rows"]
    read_so = sum(row.reading == "succession" for row in treaty.rows)
    assert read_so == expected.get("successions", 0)


def test_every_cause_has_a_case() -> None:
    told = set()
    for path in CASES:
        expected = tomllib.loads(path.read_text(encoding="utf-8"))["expect"]
        told |= {expected["general"], *expected["rows"].values()}

    assert told - {"agrees"} == {str(cause) for cause in Cause}


def test_every_cause_is_named_in_both_languages() -> None:
    assert set(CAUSES) == set(Cause)
    assert all(word.en and word.ru for word in (*CAUSES.values(), *WORDS.values()))


def test_an_agreeing_row_stops_agreeing_when_its_published_day_moves(tmp_path: Path) -> None:
    """The published day is compared and never used to compute."""
    case = (FOLDER / "month-end.toml").read_text(encoding="utf-8")
    moved = tmp_path / "moved.toml"
    moved.write_text(case.replace("2009-06-30,2009-09-30", "2009-06-30,2010-01-30"), "utf-8")
    (treaty,) = audited(moved, tmp_path).treaties

    rows = {row.act.party: row for row in treaty.rows}
    assert verdict(rows["CA"].explanation) == "unexplained"
    assert rows["CA"].computed == date(2009, 9, 30)


@pytest.mark.parametrize(
    "delay",
    [
        Delay(days=30),
        Delay(months=3),
        Delay(months=3, month_end=MonthEnd.ROLL_OVER),
        Delay(months=12, rounding=Rounding.FIRST_OF_NEXT_MONTH),
        Delay(days=60, rounding=Rounding.FIRST_OF_NEXT_MONTH),
        Delay(years=1),
    ],
)
def test_a_delay_read_backwards_gives_every_day_that_leads_to_the_result(delay: Delay) -> None:
    for start in range(date(2007, 11, 1).toordinal(), date(2008, 4, 2).toordinal()):
        result = day_after(delay, date.fromordinal(start))
        found = bases(delay, result)

        assert date.fromordinal(start) in found
        assert {day_after(delay, base) for base in found} == {result}


# reports


def test_the_three_reports_tell_the_same_rows(tmp_path: Path) -> None:
    one = audited(FOLDER / "arithmetic.toml", tmp_path)
    data = audits_data([one])
    markdown, page = as_markdown(view_of(one)), as_html(view_of(one))

    assert data["rows"] == 10
    assert data["agree"] == 2
    assert data["differ"] == {"arithmetic": 7, "unexplained": 1}
    assert data["unexplained"] == 1
    assert markdown.count("Proof of the computed day") == 8
    assert page.count("<details>") == 8
    for row in data["tables"][0]["treaties"][0]["disagreements"]:
        assert row["published"] in markdown
        assert row["explanation"] in markdown
        assert row["proof"]["alternatives"]
        assert row["published_where"]["line"] > 1


def test_the_page_is_whole_and_fetches_nothing(tmp_path: Path) -> None:
    page = as_html(view_of(audited(FOLDER / "successor.toml", tmp_path), "ru"))

    assert page.startswith("<!doctype html>")
    assert 'lang="ru"' in page
    assert not re.search(r"(src|href)=", page)
    assert "преемник с более ранним действием" in page


def test_a_table_without_days_of_effect_has_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(
        'Participant,Signature,"Ratification, Accession(a)"\nFrance,1 Jan 2001,10 Jan 2001\n',
        encoding="utf-8",
    )
    case = tomllib.loads((FOLDER / "month-end.toml").read_text(encoding="utf-8"))
    register = _register(case, FOLDER / "month-end.toml")
    one = audit(read(tmp_path / "table.csv"), register, instrument="x/lake")

    assert one.rows == ()
    assert one.undated == 2
    assert "nothing to compare" in as_markdown(view_of(one))


def test_a_treaty_that_the_register_does_not_hold_is_told(tmp_path: Path) -> None:
    one = audit_with_nothing(tmp_path)

    assert one.treaties == ()
    assert one.not_held == (("Lake", 4),)
    assert "Lake (4)" in as_markdown(view_of(one))


def audit_with_nothing(folder: Path) -> TableAudit:
    case = tomllib.loads((FOLDER / "month-end.toml").read_text(encoding="utf-8"))
    (folder / "table.csv").write_text(case["table"].lstrip(), encoding="utf-8")
    codes = [Party(code=code, name=Wording(code)) for code in ("FR", "CL", "CH", "CA")]
    return audit(
        read(folder / "table.csv"), Register(id="x", title=Wording("X"), parties=tuple(codes))
    )


# the command


def run(*words: str) -> Any:
    return CliRunner().invoke(command, words)


def test_the_command_writes_a_report_whole_or_not_at_all(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    case = tomllib.loads((FOLDER / "month-end.toml").read_text(encoding="utf-8"))
    table.write_text(case["table"].replace("Lake", "WCT").lstrip(), encoding="utf-8")
    target = tmp_path / "no such folder" / "report.html"

    assert run(str(table), "--as", "html", "-o", str(tmp_path / "r.html")).exit_code in {0, 1}
    assert (tmp_path / "r.html").read_text(encoding="utf-8").endswith("</html>\n")
    failed = run(str(table), "--as", "html", "-o", str(target))
    assert failed.exit_code == 2
    assert failed.stderr.startswith("E2: ")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Participant\n"])
def test_a_table_that_cannot_be_read_is_told_in_one_message(tmp_path: Path, text: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    result = run(str(table))

    assert result.exit_code == 2
    assert re.match(r"E\d+: ", result.stderr)
    assert "Traceback" not in result.output


# the shared tables


def shared(name: str) -> Path:
    path = TREATIES / name
    if not path.exists():
        pytest.skip("the shared data is absent")
    return path


@pytest.fixture(scope="module")
def world() -> Register:
    return foedus.open("world").register


def causes(one: TableAudit) -> Counter[str]:
    return Counter({str(cause): n for cause, n in one.by_cause().items()})


def by_name(one: TableAudit) -> dict[str, Any]:
    return {treaty.instrument: treaty for treaty in one.treaties}


def later(treaty: Any) -> tuple[int, int]:
    rows = [row for row in treaty.rows if not row.is_first]
    return sum(row.agrees for row in rows), len(rows)


def test_the_wipo_table_has_no_unexplained_row(world: Register) -> None:
    one = audit(read(shared("wipo-memberships.csv")), world)
    treaties = by_name(one)

    assert causes(one)["unexplained"] == 0
    assert later(treaties["world/marrakesh-2013"]) == (80, 80)
    for name in ("wct-1996", "wppt-1996", "plt-2000"):
        assert causes(replace(one, treaties=(treaties[f"world/{name}"],))) == {
            "month-end policy": 1
        }
    for name in ("wct-1996", "wppt-1996", "plt-2000", "marrakesh-2013", "phonograms-1971"):
        assert treaties[f"world/{name}"].general.agrees


def test_every_row_of_the_paris_agreement_agrees(world: Register) -> None:
    (treaty,) = audit(read(shared("paris-agreement.csv")), world).treaties

    assert later(treaty) == (122, 122)
    assert treaty.general.agrees
    assert treaty.differing == ()


def test_paris_needs_the_first_acceptance_of_the_united_states(world: Register) -> None:
    """Today's list alone does not reach 55 % by the day on which it was reached."""
    name = "world/paris-agreement-2015"
    held = world.instrument[name]
    others = tuple(one for one in world.instruments if one.id != name)
    alone = replace(world, instruments=(*others, replace(held, acts=())))
    (treaty,) = audit(read(shared("paris-agreement.csv")), alone).treaties

    assert not treaty.general.agrees
    assert treaty.general.computed is not None
    assert treaty.general.published is not None
    assert treaty.general.computed > treaty.general.published


def test_the_ten_un_treaties_agree_but_for_rows_with_a_slip(world: Register) -> None:
    one = audit(read(shared("ggo-in-force-dates.csv")), world)

    assert causes(one)["unexplained"] == 0
    assert sum(row.agrees for row in one.rows) / len(one.rows) > 0.98
    for treaty in one.treaties:
        if treaty.instrument not in {"world/cbd-1992", "world/cwc-1993"}:
            assert treaty.general.agrees


def test_the_acts_of_the_un_explain_the_general_date_of_the_weapons_convention(
    world: Register,
) -> None:
    """The list of dates lacks a state that the UN's list of acts has."""
    table, acts = (read(shared(n)) for n in ("ggo-in-force-dates.csv", "mtdsg-acts-2015.csv"))
    alone = by_name(audit(table, world))["world/cwc-1993"]
    beside = by_name(audit(table, world, acts_from=[acts]))["world/cwc-1993"]

    assert str(alone.general.explanation.cause) == "consent missing from the list"
    assert beside.general.agrees


def test_the_json_of_every_shared_table_has_its_counts() -> None:
    for name in ("wipo-memberships.csv", "paris-agreement.csv", "ggo-in-force-dates.csv"):
        result = run(str(shared(name)), "--json")
        data = json.loads(result.output)

        assert data["rows"] == data["agree"] + sum(data["differ"].values())
        for treaty in data["tables"][0]["treaties"]:
            assert treaty["rows"] == treaty["agree"] + sum(treaty["differ"].values())
            assert len(treaty["disagreements"]) == sum(treaty["differ"].values())
