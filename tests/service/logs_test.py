"""What one request, one message, writes to the log: a line that is never long."""

from __future__ import annotations

import json
import logging

import pytest
import structlog
from django.test import Client, override_settings
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from foedus.site.logs import shortened

LONG = 500_000


def failing(request):
    raise ValueError("x" * 50 + "the end")


urlpatterns = [path("failing", failing)]


def lines(records):
    """The records as the site's own handler writes them."""
    [formatter] = {
        one.formatter
        for one in logging.getLogger().handlers
        if isinstance(one.formatter, structlog.stdlib.ProcessorFormatter)
    }
    return [formatter.format(record) for record in records]


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["/search?q=" + "a" * LONG, "/" + "я" * LONG])
def test_a_request_however_long_writes_short_lines(caplog, where):
    Client().get(where, headers={"user-agent": "b" * LONG, "x-request-id": "c" * LONG})
    written = lines(caplog.records)
    assert any('"request_started"' in line for line in written)
    assert max(map(len, written)) < 3000


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_the_end_of_an_exception_stays_in_the_log(caplog):
    Client(raise_request_exception=False).get("/failing?q=" + "a" * 1000)
    failed = next(line for line in lines(caplog.records) if '"request_failed"' in line)
    told = json.loads(failed)
    assert told["exception"].endswith("the end")
    assert len(told["exception"]) > 500
    assert told["request"].endswith("a… (1015 in all)")


def test_a_message_of_a_library_is_cut_too():
    record = logging.LogRecord("django", logging.INFO, "", 1, "%s", ("d" * LONG,), None)
    [line] = lines([record])
    assert json.loads(line)["event"] == "d" * 500 + "… (500000 in all)"


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
def test_what_is_short_stays_as_it_is(event):
    assert shortened(None, "", event) == event


@pytest.mark.parametrize("size", [499, 500])
def test_five_hundred_signs_are_not_cut(size):
    assert shortened(None, "", {"event": "e" * size}) == {"event": "e" * size}
