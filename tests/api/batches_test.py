"""Batches: what comes back is what single questions are told, whatever the form of the file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from foedus.api.batches import incoming, running
from foedus.api.batches.running import folder, run, sweep
from foedus.api.models import BatchJob, State
from support.people import sign_in, someone

FREE = "cis/free-trade-2011"
STATES = ("AM", "BY", "RU", "UA", "KZ", "MD", "AZ")
ROWS = [
    {"instrument": FREE, "party": party, "on": day}
    for party in STATES
    for day in ("2011-10-18", "2012-09-19", "2012-09-20", "2016-01-01")
]


@pytest.fixture(autouse=True)
def _at_once(settings, tmp_path):
    """Batches are answered while they are handed in; their files lie in a fresh folder."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.DATA = tmp_path


@pytest.fixture
def later(settings):
    """Batches wait until `run`."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def sender(register, client, key):
    """Hands in files with a key."""
    owner = someone(Role.PUBLIC)
    headers = key(Scope.BATCH, owner=owner)

    class Sender:
        account = owner

        def post(self, data, name="questions.csv", more=None, **fields):
            file = SimpleUploadedFile(name, data)
            return client.post(
                "/api/v1/batches", {"file": file, **fields}, headers={**headers, **(more or {})}
            )

        def told(self, data, **fields):
            response = self.post(data, **fields)
            assert response.status_code == 202, response.content
            return json.loads(client.get(response["Location"], headers=headers).content)

        def fetched(self, told):
            response = client.get(told["result"], headers=headers)
            assert response.status_code == 200
            return response, b"".join(response.streaming_content)

        def get(self, path):
            return client.get(path, headers=headers)

        def delete(self, path):
            return client.delete(path, headers=headers)

    return Sender()


def as_csv(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_parquet(rows):
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()


def as_arrow_file(rows):
    table, sink = pa.Table.from_pylist(rows), io.BytesIO()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, 10)
    return sink.getvalue()


def as_arrow_stream(rows):
    table, sink = pa.Table.from_pylist(rows), io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table, 10)
    return sink.getvalue()


def rows_in(form, data):
    if form == "csv":
        return list(csv.DictReader(io.StringIO(data.decode())))
    if form == "parquet":
        return pq.read_table(io.BytesIO(data)).to_pylist()
    return pa.ipc.open_stream(data).read_all().to_pylist()


FORMS = {
    "csv": as_csv,
    "parquet": as_parquet,
    "arrow-file": as_arrow_file,
    "arrow-stream": as_arrow_stream,
}


@pytest.mark.parametrize("wanted", ["csv", "parquet", "arrow"])
@pytest.mark.parametrize("given", FORMS)
def test_answers_are_those_of_single_questions(sender, register, client, opened, given, wanted):
    told = sender.told(FORMS[given](ROWS), format=wanted)
    assert (told["state"], told["rows_done"], told["rows"]) == ("done", len(ROWS), len(ROWS))
    assert (told["root"], told["size"]) == (register.root, register.size)
    _, data = sender.fetched(told)
    found = rows_in(wanted, data)
    assert [{name: row[name] for name in ROWS[0]} for row in found] == ROWS
    for row in found:
        reply = opened.why(row["instrument"], row["party"], on=row["on"])
        assert row["answer"] == reply.data["status"], row
    assert sum(told["answers"].values()) == len(ROWS)


def in_force(reply):
    """What is in force between two; provisional application is not counted as shared."""
    return {bond["instrument"] for bond in reply["bonds"] if bond["bond"] == "in-force"}


def test_every_kind_of_question_may_be_asked(sender, opened):
    pairs = [{"first": "RU", "second": party, "on": "2013-01-01"} for party in ("AM", "BY")]
    told = sender.told(as_csv(pairs), question="shared")
    for row in rows_in("csv", sender.fetched(told)[1]):
        reply = opened.between(row["first"], row["second"], on=row["on"]).data
        assert int(row["shared"]) == len(in_force(reply))
    told = sender.told(as_csv(pairs), question="instruments", format="arrow", keep="answer")
    for row, pair in zip(rows_in("arrow", sender.fetched(told)[1]), pairs, strict=True):
        reply = opened.between(pair["first"], pair["second"], on=pair["on"]).data
        assert set(row) == {"instruments", "in_doubt"}
        assert set(row["instruments"]) == in_force(reply)
    members = [{"party": party} for party in STATES]
    told = sender.told(as_csv(members), organisation="cis", on="2013-01-01")
    found = rows_in("csv", sender.fetched(told)[1])
    certain = {one["party"] for one in opened.members("cis", on="2013-01-01").data["members"]}
    assert {row["party"] for row in found if row["answer"] == "yes"} == certain & set(STATES)
    told = sender.told(as_csv(pairs), instrument=FREE)
    assert [row["answer"] for row in rows_in("csv", sender.fetched(told)[1])]


def test_the_file_says_its_type_and_its_digest(sender):
    from hashlib import sha256

    told = sender.told(as_csv(ROWS))
    response, data = sender.fetched(told)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    assert sha256(data).hexdigest() == told["sha256"] == response["ETag"].strip('"')


def test_cells_that_a_spreadsheet_would_run_are_made_harmless(sender):
    rows = [
        {**ROWS[0], "=note": text} for text in ("=1+1", "+2", "-3.5", "@x", "\tx", "plain", "-a")
    ]
    told = sender.told(as_csv(rows))
    found = rows_in("csv", sender.fetched(told)[1])
    assert [row["'=note"] for row in found] == [
        "'=1+1",
        "+2",
        "-3.5",
        "'@x",
        "'\tx",
        "plain",
        "'-a",
    ]


MALFORMED = {
    "empty": b"",
    "no rows": b"instrument,party,on\n",
    "no day": b"instrument,party\ncis/charter-1993,AM\n",
    "no columns of a question": b"colour\nblue\n",
    "ragged": b"instrument,party,on\ncis/charter-1993,AM\n",
    "no UTF-8": b"instrument,party,on\n\xff\xfe,AM,2012-01-01\n",
    "doubled column": b"party,party,instrument,on\nAM,AM,cis/charter-1993,2012-01-01\n",
    "answer in the way": b"instrument,party,on,answer\ncis/charter-1993,AM,2012-01-01,x\n",
    "broken parquet": b"PAR1" + b"\x00" * 40 + b"PAR1",
    "broken arrow file": b"ARROW1\x00\x00" + b"\xff" * 60,
    "broken arrow stream": b"\xff\xff\xff\xff" + b"\x10\x00\x00\x00" + b"\x01" * 30,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "half a parquet": as_parquet(ROWS)[:-20],
    "half an arrow stream": as_arrow_stream(ROWS)[:-200],
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_file_that_cannot_be_asked_with_is_refused_and_not_kept(sender, name):
    response = sender.post(MALFORMED[name])
    if name == "no rows":
        assert response.status_code == 202
        return
    told = json.loads(response.content)
    assert response.status_code == 422, told
    assert told["findings"]
    assert str(folder()) not in response.content.decode()
    assert not BatchJob.objects.exists()
    assert not list(folder().iterdir())


def test_unknown_names_in_rows_are_told_with_their_rows(sender):
    rows = [*ROWS, {**ROWS[0], "party": "XX"}, {**ROWS[0], "party": "YY"}]
    told = sender.told(as_csv(rows))
    assert (told["state"], told["result"]) == ("failed", None)
    assert [(one["row"], one["value"], one["code"]) for one in told["findings"]] == [
        (len(ROWS), "XX", "E32"),
        (len(ROWS) + 1, "YY", "E32"),
    ]
    assert not list(folder().iterdir())
    response = sender.get(f"/api/v1/batches/{told['id']}/result")
    assert response.status_code == 409


def test_a_day_that_is_none_is_told_with_its_row(sender):
    told = sender.told(as_csv([ROWS[0], {**ROWS[0], "on": "2012-02-30"}]))
    assert told["state"] == "failed"
    assert told["findings"][0]["row"] == 1


REFUSED = [
    {"question": "why"},
    {"format": "xlsx"},
    {"keep": "none"},
    {"on": "0000-01-01"},
    {"reading": "nobodys"},
    {"instrument": "nothing"},
    {"colour": "blue"},
    {"known": "x"},
    {"party": "a\x00b"},
]


@pytest.mark.parametrize("fields", REFUSED, ids=str)
def test_fields_that_are_none_are_refused(sender, fields):
    response = sender.post(as_csv(ROWS), **fields)
    assert response.status_code == 422, response.content
    assert not BatchJob.objects.exists()


def test_without_a_file_it_is_said_to_be_missing(sender, client):
    response = sender.post(b"", name="x")
    assert response.status_code in {400, 422}


def test_too_large_a_file_is_refused(sender, settings):
    settings.ATTACHMENT_LIMIT = 1000
    response = sender.post(b"instrument,party,on\n" + b"x" * 1000)
    assert response.status_code == 413
    response = sender.post(b"x" * 100_000)
    assert response.status_code == 413
    assert json.loads(response.content)["code"] == "E104"


def test_too_many_rows_are_refused(sender, monkeypatch):
    monkeypatch.setattr(incoming, "MOST_ROWS", 10)
    for make in FORMS.values():
        assert sender.post(make(ROWS)).status_code == 413
    assert not list(folder().iterdir())


def test_the_same_key_and_content_is_the_same_batch(sender):
    more = {"Idempotency-Key": "monthly-2024-05"}
    first = sender.post(as_csv(ROWS), more=more)
    again = sender.post(as_csv(ROWS), more=more)
    assert (first.status_code, again.status_code) == (202, 200)
    assert json.loads(first.content)["id"] == json.loads(again.content)["id"]
    assert BatchJob.objects.count() == 1
    other = sender.post(as_csv(ROWS[:3]), more=more)
    assert (other.status_code, json.loads(other.content)["code"]) == (409, "E108")
    asked = sender.post(as_csv(ROWS), more=more, format="parquet")
    assert asked.status_code == 409


@pytest.mark.parametrize("key_text", ["a" * 201, "a\x07b", "\u202e"])
def test_a_key_that_is_none_is_refused(sender, key_text):
    response = sender.post(as_csv(ROWS), more={"Idempotency-Key": key_text})
    assert response.status_code == 422


def test_another_account_does_not_learn_of_it(sender, register, client, key):
    told = sender.told(as_csv(ROWS), more={"Idempotency-Key": "mine"})
    theirs = key(Scope.BATCH)
    for path in ("", "/result"):
        response = client.get(f"/api/v1/batches/{told['id']}{path}", headers=theirs)
        assert (response.status_code, json.loads(response.content)["code"]) == (404, "E107")
    assert client.delete(f"/api/v1/batches/{told['id']}", headers=theirs).status_code == 404
    assert json.loads(client.get("/api/v1/batches", headers=theirs).content)["batches"] == []
    assert len(json.loads(sender.get("/api/v1/batches").content)["batches"]) == 1
    sign_in(client, sender.account)
    assert client.get(f"/api/v1/batches/{told['id']}").status_code == 200


def test_a_batch_waits_runs_and_is_done(sender, later, monkeypatch):
    response = sender.post(as_csv(ROWS))
    told = json.loads(response.content)
    assert (told["state"], told["rows_done"], told["rows"]) == ("waiting", 0, len(ROWS))
    assert told["result"] is None
    assert sender.get(f"/api/v1/batches/{told['id']}/result").status_code == 409
    seen = []
    deliver = running.delivered

    def looked(*args):
        seen.append(json.loads(sender.get(f"/api/v1/batches/{told['id']}").content))
        return deliver(*args)

    monkeypatch.setattr(running, "delivered", looked)
    running.answer_batch.call(told["id"])
    assert (seen[0]["state"], seen[0]["rows_done"]) == ("running", len(ROWS))
    assert json.loads(sender.get(f"/api/v1/batches/{told['id']}").content)["state"] == "done"


def test_a_batch_is_taken_up_once(sender, later, monkeypatch):
    told = json.loads(sender.post(as_csv(ROWS)).content)
    job = BatchJob.objects.get()
    run(job.pk)
    first = BatchJob.objects.get().finished_at
    run(job.pk)
    assert BatchJob.objects.get().finished_at == first
    assert told["id"] == str(job.pk)


def test_what_is_cancelled_is_gone(sender, later):
    told = json.loads(sender.post(as_csv(ROWS)).content)
    assert sender.delete(f"/api/v1/batches/{told['id']}").status_code == 204
    assert sender.get(f"/api/v1/batches/{told['id']}").status_code == 404
    assert not list(folder().iterdir())
    running.answer_batch.call(told["id"])
    assert not BatchJob.objects.exists()


def test_what_is_cancelled_while_it_runs_leaves_nothing(sender, later, monkeypatch):
    told = json.loads(sender.post(as_csv(ROWS)).content)
    deliver = running.delivered

    def removed(*args):
        assert sender.delete(f"/api/v1/batches/{told['id']}").status_code == 204
        return deliver(*args)

    monkeypatch.setattr(running, "delivered", removed)
    running.answer_batch.call(told["id"])
    assert not BatchJob.objects.exists()
    assert not list(folder().iterdir())


def test_a_fault_of_ours_is_told_without_the_inside(sender, later, monkeypatch):
    told = json.loads(sender.post(as_csv(ROWS)).content)

    def fails(*_args, **_kwargs):
        raise RuntimeError("secret")

    monkeypatch.setattr(running, "ask_file", fails)
    running.answer_batch.call(told["id"])
    job = BatchJob.objects.get()
    assert job.state == State.FAILED
    assert "secret" not in job.findings
    assert not list(folder().iterdir())


def test_what_expired_is_removed_and_what_lost_its_worker_is_given_up(sender, later):
    sender.post(as_csv(ROWS))
    job = BatchJob.objects.get()
    now = job.submitted_at
    assert sweep(now + running.KEPT - dt.timedelta(seconds=1)) == 0
    assert BatchJob.objects.exists()
    BatchJob.objects.update(state=State.RUNNING)
    sweep(now + dt.timedelta(hours=6, seconds=1))
    assert BatchJob.objects.get().state == State.FAILED
    assert sweep(now + running.KEPT) == 1
    assert not BatchJob.objects.exists()
    assert not list(folder().iterdir())


def test_so_many_may_wait_and_not_one_more(sender, later):
    for _ in range(10):
        assert sender.post(as_csv(ROWS[:1])).status_code == 202
    response = sender.post(as_csv(ROWS[:1]))
    assert (response.status_code, json.loads(response.content)["code"]) == (429, "E106")
    assert response["Retry-After"]


def test_files_are_closed_to_others(sender, later):
    sender.post(as_csv(ROWS))
    assert folder().stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder().iterdir())
    assert Path(folder()).name == "batches"
