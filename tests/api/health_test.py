"""What watches the service is told the truth; what is counted is not told to strangers."""

from __future__ import annotations

import json

import pytest
from django.db import OperationalError

from foedus.register.models import SignedHead


def test_a_service_that_can_answer_is_well(register, client):
    response = client.get("/health")
    told = json.loads(response.content)
    assert response.status_code == 200
    assert (told["status"], told["database"]) == ("ok", "ok")
    assert told["journal"]["size"] == register.size
    assert told["journal"]["root"] == register.root
    assert told["journal"]["age_seconds"] > 0
    assert told["version"]


def test_a_database_out_of_reach_is_told(db, client, monkeypatch):
    def fails(*_args, **_kwargs):
        raise OperationalError("could not connect to secret-host")

    monkeypatch.setattr(SignedHead.objects, "order_by", fails)
    response = client.get("/health")
    assert response.status_code == 503
    assert json.loads(response.content)["database"] == "not reachable"
    assert b"secret-host" not in response.content


METRICS = [
    ("127.0.0.1", {}, 200),
    ("::1", {}, 200),
    ("203.0.113.7", {}, 403),
    ("", {}, 403),
    ("127.0.0.1", {"X-Forwarded-For": "203.0.113.7"}, 403),
]


@pytest.mark.parametrize(("address", "headers", "status"), METRICS)
def test_metrics_are_for_this_machine(db, client, address, headers, status):
    response = client.get("/metrics", headers=headers, REMOTE_ADDR=address)
    assert response.status_code == status


def test_with_a_token_metrics_are_for_who_has_it(db, client, settings):
    settings.METRICS_TOKEN = "a-token"  # noqa: S105 - of nobody
    right, wrong = {"Authorization": "Bearer a-token"}, {"Authorization": "Bearer another"}
    assert client.get("/metrics", headers=right, REMOTE_ADDR="203.0.113.7").status_code == 200
    assert client.get("/metrics", headers=wrong).status_code == 403
    assert client.get("/metrics").status_code == 403
