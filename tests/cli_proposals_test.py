"""`foedus check --propose`: to the desk of the database, or to a file."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from foedus.accounts.roles import Role
from foedus.claims.errors import NothingToOffer, UnnamedFile, UnwritableFile
from foedus.claims.report.checked import CheckedReport
from foedus.claims.terms.claims import Ratification
from foedus.claims.terms.said import Named, StatesSaid
from foedus.claims.terms.times import Relation, TimeSaid
from foedus.claims.terms.verdicts import Verdict
from foedus.cli import proposals as command
from foedus.law.terms.days import Span
from foedus.opened import open_register
from foedus.register.offered import Offer
from support.checked import checked, dated, document
from support.lake import load_lake, write_lake
from support.people import someone

TEXT = "Kazakhstan ratified the Convention on the Lake on 1 April 2024, it is said."
ON = TimeSaid(Relation.AT, Span(date(2024, 4, 1), date(2024, 4, 2)))


def stating() -> CheckedReport:
    made = document(TEXT)
    said = Ratification(
        states=StatesSaid(("KZ",)),
        instrument=Named("the Convention on the Lake", "lake/convention"),
        when=ON,
    )
    one = checked(made, "Kazakhstan ratified", Verdict.ABSENT, content=said)
    return CheckedReport(made, dated(), (one,), "lake")


def test_the_proposals_are_written_to_a_file_that_can_be_read_again(tmp_path: Path) -> None:
    place = tmp_path / "proposals.toml"
    register = open_register(str(write_lake(tmp_path / "lake")))

    command.propose(stating(), TEXT.encode(), register, {"propose": str(place)})

    (row,) = tomllib.loads(place.read_text(encoding="utf-8"))["proposals"]
    assert row["kind"] == "ratification"
    assert row["day"] == date(2024, 4, 1)
    assert row["quote"] == "Kazakhstan ratified"
    assert row["in_file"] is True
    assert row["confidence"] == "low"
    assert row["told"]["en"]
    assert "organisation" not in row


@pytest.mark.parametrize("name", ["report.txt", "proposals", "x.toml.bak"])
def test_a_name_that_is_none_of_such_a_file_overwrites_nothing(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.write_text("mine")
    register = open_register(str(write_lake(tmp_path / "lake")))

    with pytest.raises(UnnamedFile, match="toml"):
        command.propose(stating(), TEXT.encode(), register, {"propose": str(place)})

    assert place.read_text() == "mine"


@pytest.mark.parametrize("name", ["no/such/folder/a.toml", "a\0.toml"])
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    register = open_register(str(write_lake(tmp_path / "lake")))

    with pytest.raises(UnwritableFile, match="cannot be written"):
        command.propose(stating(), b"", register, {"propose": f"{tmp_path}/{name}"})


@pytest.fixture
def desk(db: None, tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path / "scans"
    load_lake(tmp_path / "lake")
    monkeypatch.setattr("foedus.cli.site.open_site", lambda: None)
    monkeypatch.setattr("foedus.register.checking.check_again", lambda report: report)


def test_the_proposals_come_to_the_desk_in_the_name_of_an_officer(desk: None, capsys) -> None:
    officer = someone(Role.DEPOSITARY_OFFICER, username="first")
    register = open_register("cis")

    for _ in range(2):
        given = {"propose": command.TO_THE_DESK, "as_user": "first"}
        command.propose(stating(), TEXT.encode(), register, given)

    assert Offer.objects.get().by == officer
    told = capsys.readouterr().err
    assert "1 offered to the desk, 0 had been offered before." in told
    assert "0 offered to the desk, 1 had been offered before." in told


def test_a_report_that_states_nothing_new_says_so(desk: None) -> None:
    nothing = CheckedReport(document(TEXT), dated(), (), "lake")

    with pytest.raises(NothingToOffer, match="states no act"):
        command.propose(nothing, b"", open_register("cis"), {"propose": command.TO_THE_DESK})

    assert not Offer.objects.exists()
