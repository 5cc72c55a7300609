"""The public pages of sessions, bodies, areas of cooperation and linked bodies."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from foedus.register.held import held
from foedus.web.caching import PAGES
from support.desk_pages import words
from support.loaded import cis_loaded

SUMMIT = "/sessions/cis/chs/2007-10-05"
MINISTERS = "/sessions/cis/cfm/2022-05-13"


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with cis_loaded(django_db_blocker):
        yield


@pytest.fixture
def cis(_loaded, db):
    """The register as the database holds it; no page is kept of other tests."""
    PAGES.forget()
    return held()


@pytest.fixture
def reader(cis):
    """Somebody without an account."""
    return Client()


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize(
    "path",
    [
        "/sessions",
        SUMMIT,
        MINISTERS,
        "/sessions/cis/cfm/2013",
        "/bodies",
        "/bodies/cis/cfm",
        "/bodies/cis/border-troops",
        "/subjects",
        "/subjects/security",
        "/links",
    ],
)
def test_every_page_answers_in_both_languages(reader, prefix, path) -> None:
    answer = reader.get(prefix + path)

    assert answer.status_code == 200
    assert f'<html lang="{prefix.strip("/") or "en"}"' in answer.content.decode()


def test_the_chair_of_a_session_is_not_its_host(reader) -> None:
    page = words(reader.get(MINISTERS))

    assert "Presides Kazakhstan by the record" in page
    assert "Host Tajikistan" in page


def test_the_day_first_planned_stays_beside_the_day_on_which_it_was_held(reader) -> None:
    page = reader.get(MINISTERS).content.decode()

    assert '<s><time datetime="2022-04-08">' in page
    assert '<time datetime="2022-05-13">' in page


@pytest.mark.parametrize("path", [SUMMIT, MINISTERS])
def test_every_number_of_a_source_leads_to_the_list_of_sources(reader, path) -> None:
    page = reader.get(path).content.decode()
    cited = set(re.findall(r'href="#(source-\d+)"', page))

    assert len(cited) > 5
    assert cited == set(re.findall(r'<li id="(source-\d+)"', page))


def test_what_all_delegations_were_announced_with_stands_once(reader) -> None:
    page = words(reader.get(MINISTERS))

    assert page.count("Announced on the eve; an announcement is not attendance.") == 1
    assert "Dushanbe, 13 May 2022" in page


def test_an_announcement_is_not_shown_as_attendance(reader) -> None:
    page = words(reader.get(MINISTERS))
    moldova = page[page.index("Moldova at the level of the body") :][:400]

    assert "an announcement is not attendance" in page
    assert "level not known Not by its minister" in moldova
    assert "Ukraine – unknown" in page  # it sits, and nothing is told of it


def test_the_summit_shows_who_presided_until_this_very_day(reader) -> None:
    page = words(reader.get(SUMMIT))

    assert "Presides Kyrgyzstan by the record; took over on this day from Kazakhstan" in page


def test_the_summit_shows_every_known_manner_of_signature(reader) -> None:
    page = reader.get(SUMMIT).content.decode()
    matrix = page[
        page.index('<table class="mx marks"') : page.index("</table>", page.index("mx marks"))
    ]

    assert matrix.count("<tr") == 11  # the head and ten documents
    for told in ("with a special opinion", "not signed", "signed (inferred)", "unknown"):
        assert told in matrix
    assert "the manner is disputed" in matrix  # of Ukraine, on the concept


def test_the_summit_shows_what_was_decided_there(reader) -> None:
    page = words(reader.get(SUMMIT))
    decided = page[page.index("What was decided", page.index("The documents")) :]

    assert "Sergei Lebedev: appointment" in decided
    assert "Kyrgyzstan: taking of the chair" in decided
    assert "Bishkek, 2008-10-10" in decided


def test_the_number_of_questions_stays_disputed(reader) -> None:
    page = words(reader.get(SUMMIT))

    assert "19 questions." in page
    assert "More than twenty" in page.replace("more", "More")
    assert "No reading has been chosen" in page


@pytest.mark.parametrize(
    ("on", "told"), [("2007-10-04", "to come"), ("2007-10-05", "held"), ("2007-10-06", "held")]
)
def test_a_session_is_held_from_its_day_on(reader, on, told) -> None:
    page = words(reader.get(f"{SUMMIT}?on={on}"))

    assert f"How it stands {told}" in page


def test_a_body_seats_states_that_are_no_members(reader) -> None:
    page = words(reader.get("/bodies/cis/cfm?on=2022-05-13"))

    assert "Turkmenistan no member of the organisation" in page
    assert "Ukraine no member of the organisation" in page
    assert "Moldova no member" not in page


@pytest.mark.parametrize(
    ("on", "sits"), [("2009-08-17", True), ("2009-08-18", False), ("2009-08-19", False)]
)
def test_a_body_is_composed_on_the_day(reader, on, sits) -> None:
    page = words(reader.get(f"/bodies/cis/chs?on={on}"))
    seated = page[
        page.index("Who sits") : page.index("Observers at") if "Observers at" in page else None
    ]

    assert ("Georgia" in seated[:600]) is sits


def test_an_area_is_shared_by_documents_programmes_and_bodies(reader) -> None:
    page = words(reader.get("/subjects/terrorism"))

    assert "Anti-Terrorism Centre" in page
    assert "Programme of cooperation against terrorism" in page
    assert "Council of Heads of State, Dushanbe, 2007-10-05" in page


def test_a_memorandum_of_secretariats_is_told_as_one(reader) -> None:
    page = words(reader.get("/links"))

    assert "memorandum between secretariats" in page
    assert "Shanghai Cooperation Organisation" in page


def test_a_session_is_in_the_calendar_on_its_day(reader) -> None:
    answer = reader.get("/sessions/cis/cfm/2022-05-13.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20220513" in answer.content.decode()
    again = reader.get(
        "/sessions/cis/cfm/2022-05-13.ics", headers={"if-none-match": answer["ETag"]}
    )
    assert again.status_code == 304


def test_the_calendar_of_all_sessions_can_be_read(reader) -> None:
    answer = reader.get("/ru/sessions.ics")

    assert answer.status_code == 200
    assert answer.content.startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "path",
    [
        "/sessions/cis/nothing",
        "/sessions/%00",
        "/bodies/cis/nothing",
        "/subjects/nothing",
        "/subjects/%3Cscript%3E",
        "/sessions?body=nothing",
        "/sessions/nothing.ics",
    ],
)
def test_what_is_not_held_is_not_found(reader, path) -> None:
    answer = reader.get(path)

    assert answer.status_code == 404
    assert b"<script>" not in answer.content.split(b"</head>")[-1]


def test_a_page_that_did_not_change_is_not_sent_again(reader) -> None:
    etag = reader.get(SUMMIT)["ETag"]

    assert reader.get(SUMMIT, headers={"if-none-match": etag}).status_code == 304


def test_a_day_that_is_none_is_told(reader) -> None:
    assert reader.get(f"{SUMMIT}?on=2007-13-05").status_code == 400


def test_the_summit_leads_to_the_ministers_on_its_eve_and_back(reader) -> None:
    eve = "/sessions/cis/cfm/2007-10-04"

    assert f'href="{eve}"' in reader.get(SUMMIT).content.decode()
    assert f'href="{SUMMIT}"' in reader.get(eve).content.decode()


def test_a_level_is_shown_as_it_is_told(reader) -> None:
    page = words(reader.get("/sessions/cis/chs/2012-12-05"))

    assert "below the level of the body prime minister" in page
    assert "Armenia – unknown" in page


def test_the_rules_of_procedure_stand_on_the_page_of_the_body(reader) -> None:
    assert "Rules of procedure" in words(reader.get("/bodies/cis/chs?on=2007-10-05"))


def test_the_list_can_be_limited_to_a_body(reader) -> None:
    page = words(reader.get("/sessions?body=cis/chg"))

    assert "Past sessions, the newest first" in page
    assert page.count("Council of Heads of Government, ") >= 3
    assert "Council of Heads of State, Bishkek" not in page
