"""Sessions in a register's files: what they can say is read, written again, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from foedus.law.terms.findings import Severity
from foedus.law.terms.sessions import Account, Capacity, Format, Level, Mode
from foedus.texts.checking import check
from foedus.texts.session_shapes import SessionsFile
from foedus.texts.writing import canonical, tidy
from support.sessions import COUNCIL

SESSIONS = """\
body = "lake/council"

[[sessions]]
id = "lake/council/2024-03-01"
title = {en = "Council, Lakeside", ru = "Совет, Лейксайд"}
form = "extraordinary"
mode = "mixed"
host = "BY"
joint_with = "lake/members"

[[sessions.agenda]]
number = 1
title = {en = "Water levels", ru = "Уровень воды"}
format = "narrow"
documents = ["lake/convention"]
proposed_by = "AM"
sources = ["GAZETTE"]
confidence = "high"

[[sessions.agenda]]
title = {en = "Fish"}
documents = ["lake/convention"]
proposed_by = "lake/members"

[[sessions.delegations]]
parties = ["AM", "BY"]
account = "announced"
level = "as-seated"
sources = ["GAZETTE"]
confidence = "high"

[[sessions.delegations]]
party = "AM"
account = "recorded"
level = "absent"
sources = ["GAZETTE"]
confidence = "medium"
note = {en = "The plane did not land."}

[[sessions.delegations]]
party = "SEA"
account = "recorded"
capacity = "observer"
head = "A. Person"
office = {en = "secretary", ru = "секретарь"}

[[sessions.acts]]
kind = "session-planned"
date = 2024-01-10
effect = 2024-02-15
place = "Lakeside"
sources = ["GAZETTE"]
confidence = "high"

[[sessions.acts]]
kind = "session-held"
date = 2024-03-01
place = "Lakeside"
sources = ["GAZETTE"]
confidence = "high"
"""


def written(folder: Path, sessions: str = SESSIONS) -> Path:
    """The lake's register with these sessions."""
    for name, text in {**COUNCIL, "sessions/council.toml": sessions}.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def test_a_session_says_its_agenda_its_delegations_and_its_host(tmp_path) -> None:
    register, findings = check(written(tmp_path))

    assert findings == ()
    (session,) = register.sessions
    assert (session.mode, session.host) == (Mode.MIXED, "BY")
    assert session.joint_with == "lake/members"
    assert [(p.number, p.format, p.documents, p.proposed_by) for p in session.agenda] == [
        (1, Format.NARROW, ("lake/convention",), "AM"),
        (0, Format.UNKNOWN, ("lake/convention",), "lake/members"),
    ]
    assert [(d.party, d.account, d.level, d.capacity) for d in session.delegations] == [
        ("AM", Account.ANNOUNCED, Level.AS_SEATED, Capacity.MEMBER),
        ("BY", Account.ANNOUNCED, Level.AS_SEATED, Capacity.MEMBER),
        ("AM", Account.RECORDED, Level.ABSENT, Capacity.MEMBER),
        ("SEA", Account.RECORDED, Level.UNKNOWN, Capacity.OBSERVER),
    ]
    assert register.organisations[0].bodies[0].subjects == ("environment",)


def test_what_is_read_and_written_again_is_the_same(tmp_path) -> None:
    assert canonical(tomli.loads(SESSIONS), SessionsFile) == SESSIONS
    assert tidy(written(tmp_path)) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"),
    [
        ('host = "BY"', 'host = "XX"', "R2", 3),
        ('joint_with = "lake/members"', 'joint_with = "lake/member"', "R3", 3),
        ('documents = ["lake/convention"]\nproposed_by = "AM"', 'documents = ["lake/x"]', "R3", 11),
        ('proposed_by = "AM"', 'proposed_by = "lake/nobody"', "R3", 11),
        ('parties = ["AM", "BY"]', 'parties = ["AM", "XX"]', "R2", 25),
        ('parties = ["AM", "BY"]\n', "", "A2", 25),
        ('account = "recorded"\nlevel', 'account = "announced"\nlevel', "R1", 32),
        ('sources = ["GAZETTE"]\nconfidence = "medium"', 'confidence = "medium"', "A4", 32),
        ('sources = ["GAZETTE"]\nconfidence = "medium"', 'sources = ["LETTER"]', "R5", 32),
        ('format = "narrow"', 'format = "wide"', "V2", 14),
        ('account = "recorded"\nlevel', "level", "V4", 32),
        ('level = "absent"', 'level = "away"', "V2", 35),
        ("number = 1", "number = -1", "V2", 12),
        ("number = 1", "nummer = 1", "V1", 12),
    ],
)
def test_what_cannot_be_is_told_with_its_line(tmp_path, right, wrong, code, line) -> None:
    assert right in SESSIONS
    _register, findings = check(written(tmp_path, SESSIONS.replace(right, wrong, 1)))

    told = [(one.code, one.where.file, one.where.line) for one in findings]
    assert told == [(code, "sessions/council.toml", line)]


def test_a_fact_without_source_is_only_warned_of(tmp_path) -> None:
    text = SESSIONS.replace('sources = ["GAZETTE"]\nconfidence = "medium"', 'confidence = "medium"')
    _register, findings = check(written(tmp_path, text))

    assert [one.severity for one in findings] == [Severity.WARNING]
