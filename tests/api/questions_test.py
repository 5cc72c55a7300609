"""Each question of the API is answered as from Python, and says what the answer is of."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import quote

import pytest

from foedus.collection.formats.csv_text import between_csv, members_csv, status_csv, timeline_csv
from foedus.law.answers.tables.speaker import Speaker
from foedus.opened import OpenRegister

DAY, KNOWN = "2012-09-20", "2013-06-01"
TIMES = {"on": DAY, "known": KNOWN}
FREE = "cis/free-trade-2011"
CHARTER = "cis/charter-1993"

QUESTIONS = {
    f"instruments/{FREE}/status": lambda o, t: o.status(FREE, **t),
    f"instruments/{FREE}/parties/AM": lambda o, t: o.why(FREE, "AM", **t),
    f"instruments/{FREE}/missing": lambda o, t: o.missing(FREE, **t),
    "between/RU/AM": lambda o, t: o.between("RU", "AM", **t),
    "organisations/cis/members": lambda o, t: o.members("cis", **t),
    "organisations/cis/chair": lambda o, t: o.chair("cis", **t),
    "organisations/cis/hangs-on/MD": lambda o, t: o.hangs_on("cis", "MD", **t),
}


def told(response):
    assert response.status_code == 200, response.content
    return json.loads(response.content)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("address", QUESTIONS)
def test_a_question_of_both_times_is_answered_as_from_python(
    register, client, opened, address, language
):
    reply = told(client.get(f"/api/v1/{address}", {**TIMES, "lang": language}))
    expected = QUESTIONS[address](OpenRegister(opened.register, language), TIMES)
    assert reply["answer"] == json.loads(json.dumps(expected.data))
    assert reply["as_of"] == {**TIMES, "readings": []}
    assert (reply["root"], reply["size"]) == (register.root, register.size)
    assert reply["register"] == "cis"


def test_questions_of_all_time_are_answered_as_from_python(register, client, opened):
    timeline = told(client.get(f"/api/v1/instruments/{FREE}/timeline", {"known": KNOWN}))
    assert timeline["answer"] == opened.timeline(FREE, known=KNOWN).data
    assert timeline["as_of"] == {"on": None, "known": KNOWN, "readings": []}
    lint = told(client.get(f"/api/v1/instruments/{FREE}/lint"))
    assert lint["answer"] == opened.lint(FREE).data
    changes = told(client.get("/api/v1/changes", {"earlier": DAY, "later": KNOWN}))
    assert changes["answer"] == opened.changes(DAY, KNOWN).data


def test_every_office_has_the_holder_that_python_tells(register, client, opened):
    assert opened.register.offices
    for office in opened.register.offices:
        reply = told(client.get(f"/api/v1/offices/{office.id}/holder", {"on": DAY}))
        assert reply["answer"] == opened.holder(office.id, on=DAY).data


def test_a_reading_is_followed_and_told(register, client, opened):
    name = opened.register.readings[0].name
    asked = {"on": DAY, "reading": name}
    reply = told(client.get("/api/v1/organisations/cis/members", asked))
    assert reply["answer"] == opened.members("cis", on=DAY, readings=(name,)).data
    assert reply["as_of"]["readings"] == [name]


def test_what_is_supposed_follows_and_nothing_is_recorded(register, client, opened):
    act = {"party": "AZ", "kind": "ratification", "instrument": FREE, "date": "2020-01-01"}
    body = json.dumps({"acts": [act]})
    reply = told(client.post("/api/v1/suppose", body, content_type="application/json"))
    expected = opened.suppose(f"AZ ratification {FREE} 2020-01-01").data
    assert reply["answer"] == json.loads(json.dumps(expected))
    assert reply["answer"]["changes"]
    assert told(client.get("/api/v1/journal"))["size"] == register.size


def test_names_with_spaces_may_be_supposed_and_asked(register, client):
    title = register.register.instrument[FREE].title.en
    act = {"party": "Azerbaijan", "kind": "ratification", "instrument": title, "date": "2020-01-01"}
    body = json.dumps({"acts": [act]})
    assert told(client.post("/api/v1/suppose", body, content_type="application/json"))
    reply = told(client.get(f"/api/v1/instruments/{quote(title)}/status"))
    assert reply["answer"]["instrument"] == FREE


def test_without_a_day_the_legal_day_of_the_seat_is_meant(register, client, monkeypatch):
    moment = dt.datetime(2024, 3, 1, 22, 30, tzinfo=dt.UTC)
    monkeypatch.setattr("foedus.api.answering.timezone.now", lambda: moment)
    reply = told(client.get(f"/api/v1/instruments/{CHARTER}/status"))
    # half past one in the night at the seat, where the day has begun
    assert register.register.zone == "Europe/Minsk"
    assert reply["as_of"]["on"] == "2024-03-02"


def test_a_slash_in_an_id_may_be_encoded_or_stand_as_it_is(register, client):
    plain = client.get(f"/api/v1/instruments/{CHARTER}/status", {"on": DAY})
    encoded = client.get(f"/api/v1/instruments/{quote(CHARTER, safe='')}/status", {"on": DAY})
    assert told(plain) == told(encoded)


def test_files_are_those_of_the_formats(register, client, opened):
    speaker = Speaker(opened.register, "ru")
    times = {**TIMES, "lang": "ru"}
    files = {
        f"instruments/{FREE}/status.csv": status_csv(opened.status(FREE, **TIMES).answer, speaker),
        f"instruments/{FREE}/timeline.csv": timeline_csv(
            opened.timeline(FREE, known=KNOWN).answer, speaker
        ),
        "between/RU/AM/bonds.csv": between_csv(opened.between("RU", "AM", **TIMES).answer, speaker),
        "organisations/cis/members.csv": members_csv(
            opened.members("cis", **TIMES).answer, speaker
        ),
    }
    for address, text in files.items():
        response = client.get(f"/api/v1/{address}", times)
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response.content.decode() == text
        assert response["Content-Language"] == "ru"


def test_linked_data_drawings_and_texts_have_their_types(register, client):
    types = {
        f"instruments/{CHARTER}/status.jsonld": "application/ld+json",
        f"instruments/{CHARTER}/status.ttl": "text/turtle; charset=utf-8",
        f"instruments/{CHARTER}/timeline.svg": "image/svg+xml",
    }
    for address, media_type in types.items():
        response = client.get(f"/api/v1/{address}", {"on": DAY})
        assert response.status_code == 200
        assert response["Content-Type"] == media_type
    graph = json.loads(client.get(f"/api/v1/instruments/{CHARTER}/status.jsonld").content)
    assert "http://testserver" in json.dumps(graph)


def test_the_text_that_is_held_is_given_and_a_missing_one_is_said_to_be(register, client):
    found = [
        client.get(f"/api/v1/instruments/{one.id}/text.akn.xml", {"lang": language})
        for one in register.register.instruments[:40]
        for language in ("en", "ru")
    ]
    assert {one.status_code for one in found} == {200, 404}
    assert all(b"akomaNtoso" in one.content for one in found if one.status_code == 200)
    assert all(json.loads(one.content)["code"] == "E84" for one in found if one.status_code == 404)


def test_instruments_are_listed_page_by_page_each_once(register, client):
    asked, ids = {"limit": "7"}, []
    while True:
        page = told(client.get("/api/v1/instruments", asked))["answer"]
        ids += [one["id"] for one in page["instruments"]]
        if page["next"] is None:
            break
        asked["after"] = page["next"]
    assert ids == sorted(register.register.instrument)
    assert page["total"] == len(ids)


def test_filters_leave_only_what_fits(register, client):
    kind = register.register.instruments[0].kind
    page = told(client.get("/api/v1/instruments", {"kind": kind, "within": "cis", "limit": "500"}))
    found = {one["id"] for one in page["answer"]["instruments"]}
    held = register.register.instruments
    assert found == {one.id for one in held if one.kind == kind and one.within == "cis"}
    assert 0 < len(found) < len(held)


def test_acts_are_listed_page_by_page_in_the_order_of_the_journal(register, client):
    after, rows, more = 0, [], True
    while more:
        page = told(client.get("/api/v1/acts", {"limit": "400", "after": after}))["answer"]
        rows += page["acts"]
        after, more = page["next"], page["more"]
    assert {row["id"] for row in rows} == {act.id for act in register.register.acts()}
    entries = [row["entry"] for row in rows]
    assert entries == sorted(entries)
    last = told(client.get("/api/v1/acts", {"after": after}))["answer"]
    assert last == {"acts": [], "next": after, "more": False}


def test_acts_are_narrowed_by_instrument_party_kind_and_days(register, client):
    asked = {"instrument": FREE, "party": "AM", "limit": "500"}
    rows = told(client.get("/api/v1/acts", asked))["answer"]["acts"]
    held = register.register.instrument[FREE].acts
    assert {row["id"] for row in rows} == {act.id for act in held if act.party == "AM"}
    known = told(client.get("/api/v1/acts", {**asked, "known": "1990-01-01"}))["answer"]["acts"]
    assert [row["known_from"] for row in known if row["known_from"]] == []
    day = min(row["legal_from"] for row in rows if row["legal_from"])
    later = (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
    since = told(client.get("/api/v1/acts", {**asked, "since": day}))["answer"]["acts"]
    after = told(client.get("/api/v1/acts", {**asked, "since": later}))["answer"]["acts"]
    assert day in [row["legal_from"] for row in since]
    assert day not in [row["legal_from"] for row in after]


def test_an_act_tells_its_words_and_its_entry(register, client):
    row = told(client.get("/api/v1/acts", {"instrument": FREE, "limit": "1"}))["answer"]["acts"][0]
    full = told(client.get(f"/api/v1/acts/{quote(row['id'])}"))["answer"]
    assert full["value"]["id"] == row["id"]
    assert "[[acts]]" in full["text"] or full["text"]
    entry = told(client.get(f"/api/v1/journal/entries/{row['entry']}"))
    assert entry["leaf"] == full["leaf"]
    assert row["id"] in json.dumps(entry["payload"])


def test_things_are_told_one_by_one(register, client):
    one = told(client.get(f"/api/v1/instruments/{CHARTER}"))["answer"]
    assert one["clauses"]
    assert one["title"]["ru"] == register.register.instrument[CHARTER].title.ru
    organisation = told(client.get("/api/v1/organisations/cis"))["answer"]
    assert {c["name"] for c in organisation["criteria"]} >= {"member"}
    assert len(told(client.get("/api/v1/parties"))["answer"]["parties"]) == len(
        register.register.parties
    )
    assert told(client.get("/api/v1/sources"))["answer"]["sources"]
    assert told(client.get("/api/v1/offices"))["answer"]["offices"]
    assert told(client.get("/api/v1/organisations"))["answer"]["organisations"]


def test_search_finds_the_treaty_in_both_languages(register, client):
    for language, words in (("en", "free trade"), ("ru", "свободной торговле")):
        hits = told(client.get("/api/v1/search", {"q": words, "lang": language}))["answer"]["hits"]
        assert hits
    assert FREE in {
        hit["id"]
        for hit in told(client.get("/api/v1/search", {"q": "free trade"}))["answer"]["hits"]
    }
