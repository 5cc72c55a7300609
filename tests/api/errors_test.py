"""Everything that is refused or fails has one shape, whatever is sent."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CHARTER = "cis/charter-1993"
STATUS = f"/api/v1/instruments/{CHARTER}/status"
KEYS = {"type", "title", "status", "detail", "code", "findings", "nearest", "request"}


def problem(response, status, code=""):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    told = json.loads(response.content)
    assert set(told) == KEYS
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    assert told["type"].endswith(f"#{told['code']}")
    assert told["request"]
    assert not code or told["code"] == code
    return told


UNKNOWN = {
    "/api/v1/instruments/cis/charter-1994/status": CHARTER,
    f"/api/v1/instruments/{CHARTER}/parties/Armenai": "armenia",
    "/api/v1/between/Russa/AM": "",
    "/api/v1/organisations/ciss/members": "cis",
    "/api/v1/organisations/cis/members?criterion=membre": "member",
    "/api/v1/offices/nobody/holder": "",
    f"{STATUS}?reading=nobodys": "",
    "/api/v1/acts?kind=ratificatoin": "ratification",
    "/api/v1/acts?party=Armenai": "armenia",
    "/api/v1/acts?instrument=cis/charter-1994": CHARTER,
    "/api/v1/instruments?within=ciss": "cis",
}


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_name_is_not_found_and_near_ones_are_offered(register, client, address):
    told = problem(client.get(address), 404, "E1")
    assert not UNKNOWN[address] or UNKNOWN[address] in told["nearest"]


BAD_DAYS = [
    "",
    "x",
    "2012-02-30",
    "20120920",
    "2012-W01-1",
    "0000-01-01",
    "10000-01-01",
    "2012-9-2",
    "1700000000",
    "-001-01-01",
    "2012-09-20T00:00",
    "２０１２-09-20",
]


@pytest.mark.parametrize("day", BAD_DAYS)
@pytest.mark.parametrize("name", ["on", "known"])
def test_what_is_no_day_is_told_with_its_name(register, client, name, day):
    told = problem(client.get(STATUS, {name: day}), 422, "E101")
    assert told["findings"][0]["name"] == name


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"])
def test_the_first_and_the_last_day_can_be_asked(register, client, day):
    for name in ("on", "known"):
        for address in (
            STATUS,
            f"/api/v1/instruments/{CHARTER}/timeline.svg",
            f"/api/v1/instruments/{CHARTER}/missing",
            f"/api/v1/instruments/{CHARTER}/parties/UA",
            "/api/v1/between/RU/AM",
            "/api/v1/organisations/cis/members",
            "/api/v1/organisations/cis/hangs-on/MD",
            "/api/v1/search?q=charter",
        ):
            mark = "&" if "?" in address else "?"
            response = client.get(f"{address}{mark}{name}={day}")
            assert response.status_code == 200, (address, name, response.content)


def test_a_rotation_is_told_for_a_hundred_years_and_no_further(register, client):
    address = "/api/v1/organisations/cis/chair?on={}-12-31"
    last = timezone.now().year + 100

    assert client.get(address.format(last)).status_code == 200
    assert problem(client.get(address.format(last + 1)), 422, "E2")


def test_a_misspelt_parameter_is_refused_and_not_left_out(register, client):
    told = problem(client.get(STATUS, {"knwon": "2012-01-01"}), 422, "E101")
    assert "known" in told["detail"]


def test_a_day_given_twice_is_refused_and_a_reading_given_twice_is_not(register, client):
    problem(client.get(f"{STATUS}?on=2012-01-01&on=2013-01-01"), 422, "E101")
    name = register.register.readings[0].name
    assert client.get(f"{STATUS}?reading={name}&reading={name}").status_code == 200


@pytest.mark.parametrize("address", ["/api/nowhere", "/api/v1/nowhere", "/api/v2/parties", "/api/"])
def test_an_address_that_answers_nothing_says_so(register, client, address):
    problem(client.get(address), 404, "E102")
    problem(client.post(address), 404, "E102")


def test_another_method_is_refused_and_those_taken_are_named(register, client):
    response = client.post(STATUS)
    problem(response, 405, "E103")
    assert response["Allow"] == "GET, HEAD"
    response = client.get("/api/v1/suppose")
    problem(response, 405, "E103")
    assert response["Allow"] == "POST"
    assert client.put("/api/v1/batches").status_code == 405


HOSTILE = ["%00", "a%00b", "%ff%fe", "%ed%a0%80", "%EF%BF%BD"]


@pytest.mark.parametrize("text", HOSTILE)
def test_zero_bytes_and_broken_text_are_told_as_such(register, client, text):
    in_path = client.get(f"/api/v1/instruments/{text}/status")
    problem(in_path, 400 if "%00" in text or "%EF" in text else 404)
    problem(client.get(f"/api/v1/acts?instrument={text}"), 400, "E100")
    problem(client.get(f"/api/v1/search?q={text}"), 400, "E100")


INJECTED = [
    "' OR 1=1 --",
    '"; DROP TABLE foedus_register_entry; --',
    "{{7*7}}",
    "${jndi:ldap://x}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s%n",
    "\u202eexe",
    "𝕊",
    "a" * 5000,
    "\x1b[31m",
    "\u2028",
    "-1",
    "1e999",
    "NaN",
    "null",
    "true",
    "[]",
    "None",
]


@pytest.mark.parametrize("text", INJECTED)
def test_hostile_text_is_a_name_that_nobody_has_heard_of(register, client, text):
    for address in (
        f"/api/v1/instruments/{quote(text, safe='')}/status",
        f"/api/v1/between/{quote(text, safe='')}/AM",
        f"/api/v1/acts/{quote(text, safe='')}",
        f"/api/v1/acts?party={quote(text)}",
        f"/api/v1/organisations/cis/members?criterion={quote(text)}",
        f"/api/v1/journal/entries/{quote(text, safe='')}",
        f"/api/v1/batches/{quote(text, safe='')}",
    ):
        response = client.get(address)
        assert response.status_code in {401, 404, 422}, (address, response.content)
        problem(response, response.status_code)
        assert text not in response.content.decode() or "<" not in text


@pytest.mark.parametrize("number", ["-1", str(2**53 + 1), str(2**63), str(2**64), "9" * 500, "1.5"])
def test_numbers_that_are_none_or_too_large_are_refused(register, client, number):
    for address in (
        f"/api/v1/acts?after={number}",
        f"/api/v1/acts?limit={number}",
        f"/api/v1/instruments?limit={number}",
        f"/api/v1/journal/entries?from={number}",
        f"/api/v1/journal/heads?before={number}",
        f"/api/v1/journal/inclusion?seq={number}",
        f"/api/v1/journal/consistency?earlier={number}",
        f"/api/v1/search?q=a&page={number}",
    ):
        problem(client.get(address), 422, "E101")
    assert client.get(f"/api/v1/journal/entries/{number}").status_code == 404


BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"acts": []}',
    b'{"acts": [1]}',
    b'"\\ud800"',
    b"\xff\xfe",
    b'{"acts": [{"party": "\\ud800", "kind": "signature", "instrument": "", "date": "1"}]}',
    b'{"acts": [{"party": "A\\u0000", "kind": "signature", "instrument": "", "date": "1"}]}',
    b'{"acts": [{"party": "AM", "kind": "nonsense", "instrument": "x", "date": 5}]}',
    b"[" * 100_000,
    b'{"acts": ' + b"9" * 6000 + b"}",
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_body_that_cannot_be_read_is_told_as_such(register, client, body):
    response = client.post("/api/v1/suppose", body, content_type="application/json")
    assert response.status_code in {400, 422}
    problem(response, response.status_code)


def test_what_cannot_be_supposed_is_said_to_be(register, client):
    def suppose(**act):
        body = json.dumps({"acts": [{"party": "AM", "kind": "ratification", **act}]})
        return client.post("/api/v1/suppose", body, content_type="application/json")

    problem(suppose(instrument="nothing", date="2020-01-01"), 404, "E1")
    problem(suppose(instrument=CHARTER, date="1900-01-01"), 422, "E2")
    problem(suppose(instrument=CHARTER, date="10000-01-01"), 422, "E101")


def test_two_states_are_needed_for_a_pair(register, client):
    problem(client.get("/api/v1/between/RU/RU"), 422, "E2")


def test_more_bytes_than_are_taken_are_refused_before_they_are_read(register, client):
    body = b'{"acts": "' + b"x" * (3 * 1024 * 1024) + b'"}'
    response = client.post("/api/v1/suppose", body, content_type="application/json")
    problem(response, 413, "E104")


def test_titles_are_told_in_russian_too(register, client):
    told = problem(client.get(f"{STATUS}?on=x&lang=ru"), 422)
    assert told["title"] == "На такой вопрос нельзя ответить"


def test_a_fault_of_ours_tells_nothing_of_the_inside(register, client, monkeypatch):
    def fails(*_args, **_kwargs):
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("foedus.opened.OpenRegister.status", fails)
    response = client.get(STATUS, {"on": "2001-01-01"})
    told = problem(response, 500, "E109")
    assert "secret" not in response.content.decode()
    assert told["request"]


def test_head_is_answered_as_get_without_its_body(register, client):
    got, headed = client.get(STATUS), client.head(STATUS)
    assert headed.status_code == 200
    assert headed.content == b""
    assert headed["ETag"] == got["ETag"]
    assert headed["Content-Length"] == str(len(got.content))
    assert client.head("/api/v1/journal/log").status_code == 200


@pytest.mark.usefixtures("register")
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=60), st.sampled_from(["path", "q", "party", "on", "criterion"]))
def test_no_text_is_a_fault_of_ours(text, where):
    if where == "path":
        address = (
            f"/api/v1/instruments/{quote(text.encode('utf-8', 'surrogatepass'), safe='')}/lint"
        )
    else:
        address = {
            "q": "/api/v1/search?q=",
            "party": "/api/v1/acts?party=",
            "on": f"{STATUS}?on=",
            "criterion": "/api/v1/organisations/cis/members?criterion=",
        }[where] + quote(text.encode("utf-8", "surrogatepass"), safe="")
    response = Client().get(address, HTTP_X_FORWARDED_FOR="")
    assert response.status_code in {200, 400, 404, 422, 429}
    if response.status_code != 200:
        problem(response, response.status_code)
