"""`foedus session`: what is recorded of a session, in the terminal and as JSON."""

import json

from click.testing import CliRunner

from foedus.cli.main import main


def said(*words: str) -> str:
    done = CliRunner().invoke(main, ["session", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_session_that_was_moved_keeps_the_day_first_planned():
    told = said("cis/cfm/2022-05-13", "--on", "2022-05-14")

    assert "planned: 2022-04-08 Dushanbe" in told
    assert "held: 2022-05-13 Dushanbe" in told
    assert "presides: Kazakhstan; host: Tajikistan" in told


def test_who_signed_how_is_a_row_for_each_document():
    told = said("cis/chs/2007-10-05", "--on", "2007-10-06", "--json")
    award = next(
        one for one in json.loads(told)["documents"] if one["id"] == "cis/award-rahmon-2007"
    )

    assert [(one["party"], one["signed"]) for one in award["signatures"]] == [("GE", True)]


def test_the_chair_that_passes_at_the_session_is_told_with_both():
    told = said("cis/chs/2007-10-05", "--on", "2007-10-06")

    assert "presides: Kyrgyzstan (on that day, after Kazakhstan)" in told


def test_an_office_is_called_as_it_was_called_then():
    told = said("cis/chs/2007-10-05", "--on", "2007-10-06")

    assert "Executive Secretary: Sergei Lebedev" in told
    assert "Secretary General" not in told


def test_a_state_whose_level_is_not_known_is_not_told_as_present():
    told = said("cis/cfm/2022-05-13", "--on", "2022-05-14")

    assert "recorded as present: AM, RU, TJ" in told
    assert "level not known, perhaps absent: MD" in told


def test_a_session_that_is_not_held_is_told_with_the_nearest():
    done = CliRunner().invoke(main, ["session", "cis/chs/2007-10-5"])

    assert done.exit_code == 2
    assert "cis/chs/2007-10-05" in done.output
