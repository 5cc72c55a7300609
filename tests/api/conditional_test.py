"""Who has an answer is told so; who has another gets the new one; nothing is made twice."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from foedus.opened import OpenRegister
from foedus.register.held import held
from foedus.register.storing import load

REGISTERS = Path(__file__).parents[2] / "src" / "foedus" / "registers"
CHARTER = "cis/charter-1993"
STATUS = f"/api/v1/instruments/{CHARTER}/status"
ON = {"on": "2012-09-20"}
READ = (
    STATUS,
    f"{STATUS}.csv",
    f"/api/v1/instruments/{CHARTER}/timeline",
    "/api/v1/instruments",
    "/api/v1/acts",
    "/api/v1/parties",
    "/api/v1/journal",
    "/api/v1/journal/heads",
    "/api/v1/journal/log",
    "/api/v1/journal/inclusion?seq=1",
    "/feeds/changes.atom",
    "/feeds/changes.rss",
    "/calendar/deadlines.ics",
)
ADDED = """
[[acts]]
id = "cis/charter-1993/note-of-a-test"
party = "MD"
kind = "communication"
date = 2024-04-01
recorded = 2024-05-02
sources = []
"""


@pytest.fixture
def changed(tmp_path):
    """Records one act more under the charter."""

    def record():
        folder = tmp_path / "cis"
        shutil.copytree(REGISTERS / "cis", folder)
        path = folder / held().register.instrument[CHARTER].where.file
        path.write_text(path.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
        loaded = load(folder, dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC))
        assert loaded.acts == 1

    return record


@pytest.mark.parametrize("address", READ)
def test_who_has_the_answer_is_told_that_nothing_changed(register, client, address):
    first = client.get(address)
    assert first.status_code == 200, first.content
    assert first["Cache-Control"] == "public, no-cache"
    assert first["Last-Modified"]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    weak = client.get(address, headers={"If-None-Match": f"W/{first['ETag']}"})
    assert weak.status_code == 304
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    since = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304


def test_a_tag_is_of_the_question_the_day_and_the_language(register, client):
    tags = {
        client.get(STATUS, asked)["ETag"]
        for asked in (
            ON,
            {"on": "2012-09-21"},
            {**ON, "known": "2012-09-20"},
            {**ON, "lang": "ru"},
            {**ON, "reading": register.register.readings[0].name},
        )
    }
    assert len(tags) == 5


def test_the_tag_of_today_is_another_tomorrow(register, client, monkeypatch):
    def at(hour):
        moment = dt.datetime(2024, 6, 1, hour, 30, tzinfo=dt.UTC)
        monkeypatch.setattr("foedus.api.answering.timezone.now", lambda: moment)
        return client.get(STATUS)

    before, after = at(20), at(21)  # midnight at the seat, in Minsk, is between the two
    assert before["ETag"] != after["ETag"]
    assert after["Last-Modified"] == "Sat, 01 Jun 2024 21:00:00 GMT"
    assert before["Last-Modified"] == "Fri, 31 May 2024 21:00:00 GMT"


def test_the_tag_is_another_after_an_act_was_recorded(register, client, changed):
    before = client.get(STATUS, ON)
    changed()
    after = client.get(STATUS, ON, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    told = json.loads(after.content)
    assert (told["root"], told["size"]) == (held().root, held().size)
    assert told["root"] != register.root
    acts = json.loads(client.get("/api/v1/acts?kind=communication&party=MD").content)["answer"]
    assert "cis/charter-1993/note-of-a-test" in [one["id"] for one in acts["acts"]]


def test_the_same_question_is_answered_once_for_each_content(register, client, monkeypatch):
    asked = []
    status = OpenRegister.status

    def counted(*args, **kwargs):
        asked.append(1)
        return status(*args, **kwargs)

    monkeypatch.setattr(OpenRegister, "status", counted)
    first = client.get(STATUS, ON)
    client.get(STATUS, ON)
    client.get(STATUS, ON, headers={"If-None-Match": first["ETag"]})
    assert len(asked) == 1
    client.get(STATUS, {**ON, "lang": "ru"})
    assert len(asked) == 2


def test_a_tag_is_enough_and_nothing_is_computed(register, client, monkeypatch):
    first = client.get(STATUS, ON)
    from foedus.api.answering import KEPT

    KEPT.forget()
    monkeypatch.setattr(OpenRegister, "status", None)
    assert client.get(STATUS, ON, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_condition_that_is_not_met_is_told_in_the_one_shape(register, client):
    response = client.get(STATUS, ON, headers={"If-Match": '"other"'})
    assert response.status_code == 412
    assert json.loads(response.content)["code"] == "E108"
    assert client.get(STATUS, ON, headers={"If-Match": "*"}).status_code == 200


def test_star_is_no_answer_for_what_does_not_exist(register, client):
    address = "/api/v1/instruments/nothing/status"
    assert client.get(address, headers={"If-None-Match": "*"}).status_code == 404
    assert client.get(STATUS, headers={"If-None-Match": "*"}).status_code == 304
