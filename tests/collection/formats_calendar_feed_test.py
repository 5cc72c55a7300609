"""Calendars and feeds: read back by other parsers, with every rule that readers rely on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from foedus.collection.formats.calendar import Deadline, calendar_text
from foedus.collection.formats.feed import ATOM, Entry, Feed, atom, tag_uri
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.wording import Language, Wording

STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NAME = Wording("Deadlines", "Сроки")
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120)


def deadline(uid: str = "objection-1@treaties.example.org", **given_fields: object) -> Deadline:
    fields: dict[str, object] = {
        "day": date(2026, 12, 1),
        "uid": uid,
        "title": Wording("Objections to a correction; last day", "Возражения, последний день"),
        "description": Wording("Ninety days: comma, semicolon; back\\slash\nline", "Срок"),
        "address": "https://treaties.example.org/instruments/cis/free-trade-2011?on=2026-12-01",
    }
    return Deadline(**{**fields, **given_fields})  # type: ignore[arg-type]


def events(text: bytes) -> list[dict[str, object]]:
    return [dict(event.items()) for event in Calendar.from_ical(text).walk("VEVENT")]


def test_a_deadline_is_a_whole_day() -> None:
    (event,) = Calendar.from_ical(calendar_text([deadline()], NAME, STAMP, "en")).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 12, 1)
    assert event["DTEND"].dt == date(2026, 12, 2)
    assert event["DTSTAMP"].dt == STAMP
    text = calendar_text([deadline()], NAME, STAMP, "en").decode()
    assert "DTSTART;VALUE=DATE:20261201\r\n" in text
    assert "METHOD:PUBLISH\r\n" in text
    assert "VERSION:2.0\r\n" in text
    assert "PRODID:" in text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_words_are_in_the_language_that_was_asked_for(language: Language) -> None:
    text = calendar_text([deadline()], NAME, STAMP, language)
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == deadline().title.in_language(language)
    assert str(event["DESCRIPTION"]) == deadline().description.in_language(language)
    assert Calendar.from_ical(text)["X-WR-CALNAME"] == NAME.in_language(language)


def test_the_same_deadlines_give_the_same_calendar_in_whatever_order() -> None:
    one, two = deadline("a@x"), deadline("b@x", day=date(2026, 11, 30))
    first = calendar_text([one, two], NAME, STAMP, "en")
    assert first == calendar_text([two, one], NAME, STAMP, "en")
    assert [event["UID"] for event in events(first)] == ["b@x", "a@x"]


def test_long_lines_are_folded_at_75_octets() -> None:
    long = deadline(title=Wording("x", "Срок подачи возражений " * 20))
    text = calendar_text([long], NAME, STAMP, "ru")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Срок подачи возражений " * 20


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b"])
def test_no_line_of_a_title_becomes_a_line_of_the_calendar(end: str) -> None:
    hostile = Wording(f"Due{end}ATTACH:http://evil.example{end}END:VEVENT")
    one = deadline(title=hostile, description=hostile)
    text = calendar_text([one], hostile, STAMP, "en")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert "ATTACH" not in event
    assert not [line for line in text.decode().splitlines() if line.startswith("ATTACH")]


@pytest.mark.parametrize(
    "bad",
    [
        {"address": "https://x.org/\r\nATTACH:evil"},
        {"address": "https://x.org/a b"},
        {"uid": "a\nb"},
        {"uid": ""},
    ],
)
def test_an_address_or_a_uid_that_is_not_one_word_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(BadQuestion, match="one word"):
        calendar_text([deadline(**bad)], NAME, STAMP, "en")


def test_a_uid_stands_for_one_deadline() -> None:
    with pytest.raises(BadQuestion, match="uid"):
        calendar_text([deadline(), deadline()], NAME, STAMP, "en")


def test_a_stamp_needs_a_time_zone() -> None:
    with pytest.raises(BadQuestion, match="time zone"):
        calendar_text([], NAME, datetime(2026, 1, 1), "en")  # noqa: DTZ001 - the fault that is meant


def test_a_calendar_without_deadlines_is_a_calendar() -> None:
    assert events(calendar_text([], NAME, STAMP, "en")) == []


def test_a_deadline_without_description_or_address_leaves_them_out() -> None:
    (event,) = events(
        calendar_text([deadline(description=Wording(), address="")], NAME, STAMP, "en")
    )
    assert "DESCRIPTION" not in event
    assert "URL" not in event


@given(WORDS.filter(str.strip), st.dates())
def test_what_is_written_in_a_calendar_is_read_back(words: str, day: date) -> None:
    text = calendar_text([deadline(title=Wording(words), day=day)], NAME, STAMP, "en")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == words
    assert event["DTSTART"].dt == day


# feeds


def entry(number: int = 1, **given_fields: object) -> Entry:
    fields: dict[str, object] = {
        "id": tag_uri("treaties.example.org", date(2026, 1, 1), f"act/{number}"),
        "title": 'Armenia: ratification <of> & "more"',
        "updated": STAMP + timedelta(hours=number),
        "summary": "Received",
        "address": f"https://treaties.example.org/acts/{number}?a=1&b=2",
    }
    return Entry(**{**fields, **given_fields})  # type: ignore[arg-type]


def feed(*entries: Entry) -> Feed:
    return Feed(
        id=tag_uri("treaties.example.org", date(2026, 1, 1), "changes"),
        title="What is new",
        author="Secretariat",
        address="https://treaties.example.org/changes.atom",
        page="https://treaties.example.org/changes",
        updated=STAMP,
        language="en",
        entries=entries,
    )


def read(made: bytes) -> etree._Element:
    return etree.fromstring(made)


def texts(element: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in element.iterfind(path, {"a": ATOM})]


def test_a_feed_has_what_the_rfc_requires() -> None:
    root = read(atom(feed(entry(1), entry(2))))
    assert root.tag == f"{{{ATOM}}}feed"
    for element in (root, *root.iterfind(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(texts(element, f"a:{name}")) == 1
    assert texts(root, "a:author/a:name") == ["Secretariat"]
    relations = [(one.get("rel"), one.get("href")) for one in root.iterfind(f"{{{ATOM}}}link")]
    assert relations == [
        ("self", "https://treaties.example.org/changes.atom"),
        ("alternate", "https://treaties.example.org/changes"),
    ]


def test_the_latest_entry_comes_first_and_dates_the_feed() -> None:
    root = read(atom(feed(entry(1), entry(3), entry(2))))
    dates = texts(root, "a:entry/a:updated")
    assert dates == sorted(dates, reverse=True)
    assert texts(root, "a:updated") == dates[:1]
    assert all(datetime.fromisoformat(one).tzinfo is not None for one in dates)


def test_an_empty_feed_has_the_date_that_it_is_given() -> None:
    assert texts(read(atom(feed())), "a:updated") == ["2026-11-22T09:30:00+00:00"]


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(BadQuestion, match="same id"):
        atom(feed(entry(1), entry(1)))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(BadQuestion, match="time zone"):
        atom(feed(entry(1, updated=datetime(2026, 1, 1))))  # noqa: DTZ001 - the fault that is meant


@pytest.mark.parametrize("authority", ["", "a b", "a/b", "-x", "<x>"])
def test_a_tag_uri_needs_a_domain_name(authority: str) -> None:
    with pytest.raises(BadQuestion):
        tag_uri(authority, date(2026, 1, 1), "x")


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_different_things_have_different_tags_and_tags_are_plain(one: str, other: str) -> None:
    day = date(2026, 1, 1)
    first, second = tag_uri("x.org", day, one), tag_uri("x.org", day, other)
    assert (first == second) == (one == other)
    assert first.isascii()
    assert not set(first) & set(' <>"\n')


@given(st.text(max_size=60))
def test_no_text_breaks_a_feed(text: str) -> None:
    root = read(atom(feed(entry(1, title=text, summary=text, address=text))))
    (title,) = root.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}title")
    assert len(title) == 0
    assert {etree.QName(one).localname for one in root.iter()} <= {
        "feed", "id", "title", "updated", "author", "name", "link", "entry", "summary",
    }  # fmt: skip


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=60))
def test_what_is_written_in_a_feed_is_read_back(text: str) -> None:
    (title,) = texts(read(atom(feed(entry(1, title=text)))), "a:entry/a:title")
    assert title == text
