"""What is asked wrongly is answered with what happened, why, and what to do; nothing is let in."""

from __future__ import annotations

import pytest

from support.html_pages import faults_of, parsed

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize(
    "day",
    ["2012-13-01", "2012-02-30", "20120920", "20.09.2012", "x", "0000-01-01", "１２", HOSTILE],
)
@pytest.mark.parametrize("field", ["on", "known"])
def test_a_day_that_cannot_be_read_is_kept_in_its_field_and_told(cis, reader, prefix, day, field):
    response = reader.get(f"{prefix}/states/AM", {field: day})
    assert response.status_code == 400
    assert faults_of(response.content) == []
    kept = parsed(response.content).xpath(f"//input[@name='{field}']")[0]
    assert kept.get("value") == day
    assert kept.get("aria-invalid") == "true"
    assert "no-store" in response["Cache-Control"]


def test_the_day_before_a_day_that_there_is_not_is_answered(cis, reader):
    assert reader.get("/states/AM", {"on": "2012-02-29"}).status_code == 200
    assert reader.get("/states/AM", {"on": "2013-02-29"}).status_code == 400
    assert reader.get("/states/AM", {"on": "2013-03-01"}).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize(
    "path",
    [
        "/instruments/cis/free-trade-2012",
        "/states/ZZ",
        "/states/AM?reading=no-such-reading",
        "/organisations/ciss",
        "/offices/cis/nobody",
        "/pairs/AM/ZZ",
        "/acts/cis/free-trade-2011%2399999:AM",
        "/standings/AM/cis/free-trade-2012",
    ],
)
def test_an_unknown_name_is_not_found(cis, reader, prefix, path):
    response = reader.get(prefix + path)
    assert response.status_code == 404
    assert faults_of(response.content) == []


def test_the_nearest_names_are_offered_and_keep_the_dates(cis, reader):
    page = parsed(reader.get("/instruments/cis/free-trade-2012?on=2013-01-01").content)
    assert "/instruments/cis/free-trade-2011?on=2013-01-01" in page.xpath("//main//a/@href")


@pytest.mark.parametrize(
    "path", ["/nowhere", "/ru/nowhere", "/instruments/", "/notifications/2020/1"]
)
def test_an_address_without_a_page_says_so(cis, reader, path):
    response = reader.get(path)
    assert response.status_code == 404
    assert faults_of(response.content) == []


@pytest.mark.parametrize("filters", ["kind=x", "organisation=x", "subject=x"])
def test_a_filter_that_is_not_known_is_told(cis, reader, filters):
    response = reader.get(f"/search?{filters}")
    assert response.status_code in {400, 404}
    assert faults_of(response.content) == []


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²"])
def test_a_page_of_hits_that_there_is_not_is_answered_all_the_same(cis, reader, page):
    assert reader.get("/search", {"q": "trade", "page": page}).status_code == 200


@pytest.mark.parametrize("first", ["-1", "x", "99999999999999999999", "²"])
def test_a_part_of_the_matrix_that_there_is_not_is_answered(cis, reader, first):
    assert reader.get("/matrix", {"organisation": "cis", "first": first}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/search?q={}", "/nowhere/{}", "/states/{}", "/instruments/{}", "/matrix?subject={}",
             "/search?x={}", "/pairs?a={}&b=AM", "/changes?since={}", "/?reading={}"]
)  # fmt: skip
def test_what_a_reader_sends_is_shown_as_text_only(cis, reader, path):
    from urllib.parse import quote

    response = reader.get(path.format(quote(HOSTILE, safe="")))
    assert response.status_code < 500
    assert b"<script>alert" not in response.content
    assert b"<img" not in response.content
    assert faults_of(response.content) == []


@pytest.mark.parametrize("sign", ["%00", "%FF%FE", "%F0%9F%8F%B4"])
def test_strange_signs_break_nothing(cis, reader, sign):
    for path in (f"/search?q={sign}", f"/instruments/{sign}", f"/acts/{sign}", f"/?on={sign}"):
        assert reader.get(path).status_code < 500, path


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_collection_is_only_read(cis, reader, method):
    assert getattr(reader, method)("/states/AM").status_code == 405


def test_an_error_of_the_site_is_answered_in_the_readers_language(cis, reader, monkeypatch):
    from foedus.web.collection import things

    def broken(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(things, "state_page", broken)
    reader.raise_request_exception = False
    for prefix, language in (("", "en"), ("/ru", "ru")):
        response = reader.get(f"{prefix}/states/AM")
        assert response.status_code == 500
        assert parsed(response.content).get("lang") == language
        assert faults_of(response.content) == []
