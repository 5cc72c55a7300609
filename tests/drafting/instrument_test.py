"""Final clauses: checked and linted, foreseen, and a register file that the register takes."""

import re
from datetime import date
from pathlib import Path

import pytest
import tomli

from foedus.drafting.errors import BadClauses
from foedus.drafting.foreseeing import Supposition, foreseen
from foedus.drafting.instrument import (
    Adoption,
    DraftFacts,
    checked_clauses,
    instrument_file,
    instrument_path,
    read_clauses,
)
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister
from foedus.texts.checking import check, load
from support.drafts import BAD_CLAUSES, CLAUSES
from support.lake import write_lake

FACTS = DraftFacts(
    name="lake/protection-2027",
    kind="treaty",
    title=Wording("Agreement", 'Соглашение "о воде"\\'),
    languages=("ru",),
)
DAY = date(2027, 6, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lake(tmp_path / "lake")


@pytest.fixture
def opened(folder: Path) -> OpenRegister:
    return OpenRegister(load(folder))


def test_sound_clauses_have_no_faults(opened: OpenRegister) -> None:
    read = checked_clauses(opened.register, FACTS, CLAUSES, DAY)
    assert read.instrument is not None
    assert read.errors == ()


def test_clauses_that_cannot_hold_are_an_error_at_their_line(opened: OpenRegister) -> None:
    (fault,) = checked_clauses(opened.register, FACTS, BAD_CLAUSES, DAY).errors
    assert fault.code == "L12"
    assert BAD_CLAUSES.split("\n")[fault.where.line - 1].startswith("[entry_into_force]")
    with pytest.raises(BadClauses):
        instrument_file(FACTS, BAD_CLAUSES, Adoption(day=DAY))


def test_what_is_missing_is_warned_of(opened: OpenRegister) -> None:
    read = checked_clauses(opened.register, FACTS, "", DAY)
    assert {"L01", "L04", "L05", "L08"} <= {one.code for one in read.warnings}
    assert read.errors == ()


def test_an_unknown_state_is_found_with_the_register_that_they_would_stand_in(
    opened: OpenRegister,
) -> None:
    clauses = CLAUSES.replace('by = "signatories"', 'by = ["AM", "BY", "XX"]')
    found = checked_clauses(opened.register, FACTS, clauses, DAY).errors
    assert ["XX" in one.message for one in found] == [True]


@pytest.mark.parametrize(
    ("clauses", "line"),
    [
        ("a = ", 1),
        ("\n\n[[[", 3),
        ('id = "lake/x"', 1),
        ("acts = []", 1),
        ("x = 1", 1),
        ("[withdrawal]\nnotice = 3", 1),
        ("[depositary]\ncite = 'A'\nholder = 3", 3),
        ("a = 'x\x00'", 1),
        ("a = " + "[" * 5000, 1),
        ("x" * 200_000, 1),
    ],
)
def test_clauses_that_cannot_be_read_are_told_with_their_line(clauses: str, line: int) -> None:
    read = read_clauses(FACTS, clauses, DAY)
    assert read.instrument is None
    assert line in {one.where.line for one in read.errors}
    assert all(one.remedy for one in read.errors)


def test_the_drafter_sees_for_whom_it_would_enter_into_force_and_why(opened: OpenRegister) -> None:
    read = read_clauses(FACTS, CLAUSES, DAY)
    assert read.instrument is not None
    consents = {"AM": date(2027, 7, 1), "BY": date(2027, 8, 1), "KZ": date(2027, 9, 1)}
    found = foreseen(
        opened,
        read.instrument,
        Supposition(
            adopted=DAY,
            signatures=dict.fromkeys(("AM", "BY", "KZ", "MD"), DAY),
            consents=consents,
        ),
    )
    assert found.in_force_from.value == date(2027, 10, 1)
    assert {one.party: one.bound for one in found.parties} == {
        "AM": date(2027, 10, 1),
        "BY": date(2027, 10, 1),
        "KZ": date(2027, 10, 1),
        "MD": None,
    }
    assert found.proof.branches
    assert all(one.proof.branches for one in found.parties)
    assert FACTS.name not in opened.register.instrument  # nothing was recorded


@pytest.mark.parametrize("consents", [0, 1, 2])
def test_one_consent_too_few_and_nobody_is_bound(opened: OpenRegister, consents: int) -> None:
    read = read_clauses(FACTS, CLAUSES, DAY)
    assert read.instrument is not None
    given = dict.fromkeys(("AM", "BY")[:consents], date(2027, 7, 1))
    supposed = Supposition(adopted=DAY, signatures=dict.fromkeys(("AM", "BY"), DAY), consents=given)
    found = foreseen(opened, read.instrument, supposed)
    assert found.in_force_from.value is None or not isinstance(found.in_force_from.value, date)
    assert all(one.bound is None for one in found.parties)


def test_the_file_of_the_adopted_draft_is_a_file_of_the_register(folder: Path) -> None:
    acts = (
        {
            "id": f"{FACTS.name}#signature:AM",
            "kind": "signature",
            "party": "AM",
            "date": DAY,
            "sources": ["GAZETTE"],
            "confidence": "high",
        },
    )
    adoption = Adoption(
        day=DAY, place="Lakeside", within="lake/league", sources=("GAZETTE",), acts=acts
    )
    data = instrument_file(FACTS, CLAUSES, adoption)
    place = folder / instrument_path(FACTS.name)
    place.parent.mkdir(parents=True)
    place.write_bytes(data)

    register, findings = check(folder)

    assert [one for one in findings if one.severity == "error"] == []
    assert register is not None
    held = register.instrument[FACTS.name]
    assert (held.title.ru, held.place, held.adopted) == (FACTS.title.ru, "Lakeside", DAY)
    assert [one.party for one in held.acts] == ["AM"]
    clauses = {key: value for key, value in tomli.loads(data.decode()).items() if key in CLAUSES}
    assert tomli.loads(CLAUSES).items() <= clauses.items()
    assert re.fullmatch(r"instruments/assembly/[a-z0-9-]+\.toml", instrument_path(FACTS.name))
