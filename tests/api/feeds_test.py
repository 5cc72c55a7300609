"""Feeds and calendars: what was recorded and what is to come, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar
from lxml import etree

from foedus.api.feeds.concerns import concerns
from foedus.collection.pages.deadlines import calendar
from foedus.collection.pages.view import View
from foedus.register.models import ActRow

ATOM = "{http://www.w3.org/2005/Atom}"
CHARTER = "cis/charter-1993"


def parsed(response):
    assert response.status_code == 200, response.content
    return etree.fromstring(response.content)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/ru", "ru")])
def test_the_newest_acts_stand_in_the_feed(register, client, prefix, language):
    feed = parsed(client.get(f"{prefix}/feeds/changes.atom"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    newest = ActRow.objects.order_by("-pk").values_list("act", flat=True)[:50]
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 50
    for act in newest:
        assert any(one.endswith(act.replace("#", "%23")) for one in ids), act
    own = feed.find(f"{ATOM}link[@rel='self']").get("href")
    assert own == f"http://testserver{prefix}/feeds/changes.atom"
    page = feed.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert page.startswith(f"http://testserver{prefix}/acts/")


def test_the_feed_of_an_instrument_holds_its_own_acts(register, client):
    feed = parsed(client.get(f"/feeds/instruments/{CHARTER}.atom"))
    own = {act.id for act in register.register.instrument[CHARTER].acts}
    entries = list(feed.iter(f"{ATOM}entry"))
    assert 0 < len(entries) <= len(own)
    assert client.get("/feeds/instruments/nothing.atom").status_code == 404


def test_rss_tells_the_same_as_atom(register, client):
    atom = parsed(client.get("/feeds/changes.atom"))
    rss = parsed(client.get("/feeds/changes.rss"))
    titles = [one.findtext(f"{ATOM}title") for one in atom.iter(f"{ATOM}entry")]
    assert sorted(one.findtext("title") for one in rss.iter("item")) == sorted(titles)


def test_without_notifications_the_feed_is_there_and_empty(register, client):
    feed = parsed(client.get("/feeds/notifications.atom"))
    assert feed.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/ru", "ru")])
def test_deadlines_are_a_calendar(register, client, prefix, language, monkeypatch):
    moment = dt.datetime(2012, 8, 1, 9, tzinfo=dt.UTC)
    monkeypatch.setattr("foedus.api.feeds.views.timezone.now", lambda: moment)
    response = client.get(f"{prefix}/calendar/deadlines.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    events = list(Calendar.from_ical(response.content).walk("VEVENT"))
    view = View(opened=register.opened, on=dt.date(2012, 8, 1), language=language)
    told = [(one.day, one.title) for one in calendar(view)]
    assert told
    assert sorted((e.decoded("dtstart"), str(e["summary"])) for e in events) == sorted(told)


def test_the_calendar_of_a_state_holds_what_concerns_it(register, client, monkeypatch):
    moment = dt.datetime(2012, 8, 1, 9, tzinfo=dt.UTC)
    monkeypatch.setattr("foedus.api.feeds.views.timezone.now", lambda: moment)
    view = View(opened=register.opened, on=dt.date(2012, 8, 1), language="en")
    everything = calendar(view)
    counts = {}
    for party in ("AM", "RU", "KZ"):
        response = client.get(f"/calendar/{party}.ics")
        events = list(Calendar.from_ical(response.content).walk("VEVENT"))
        own = [one for one in everything if concerns(view, one, party)]
        assert len(events) == len(own)
        counts[party] = len(own)
        named = [one for one in everything if one.uid.endswith(f":{party}")]
        assert {one.uid for one in named} <= {one.uid for one in own}
    assert max(counts.values()) > 0
    assert min(counts.values()) < len(everything)
    assert client.get("/calendar/XX.ics").status_code == 404


def test_feeds_are_read_and_take_no_parameters(register, client):
    assert client.post("/feeds/changes.atom").status_code == 405
    assert client.get("/feeds/changes.atom?x=1").status_code == 422
    assert client.head("/feeds/changes.atom").status_code == 200
