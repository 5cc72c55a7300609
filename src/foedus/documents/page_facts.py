"""What an HTML page states beside its text: days of publication, its title, its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.documents.markup import Opening, Words, marks
from foedus.documents.terms import Stated, StatedDay
from foedus.documents.wordlists import listed

_METAS: Final = listed(
    "article:published_time og:published_time datepublished date dc.date dc.date.issued "
    "dc.date.created dcterms.date dcterms.issued dcterms.created pubdate publishdate "
    "publish-date publication_date parsely-pub-date sailthru.date citation_date "
    "citation_publication_date article.published datecreated"
)
"""Names under which pages state the day on which they were published."""
_DAY: Final = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_PUBLISHED: Final = ("datePublished", "dateCreated", "uploadDate")
_MOST: Final = 40
_LONGEST: Final = 200_000


def stated_by(source: str) -> Stated:
    """The days, the title and the language that a page states."""
    days: list[StatedDay] = []
    title, language, raw = "", "", ""
    for mark in marks(source, "html"):
        if isinstance(mark, Opening):
            raw = _raw_name(mark)
            language = language or (mark.value("lang") if mark.name == "html" else "")
            days.extend(_of_tag(mark))
        elif isinstance(mark, Words) and raw == "json":
            days.extend(_of_json(source[mark.start : mark.end]))
            raw = ""
        elif isinstance(mark, Words) and raw == "title":
            title = title or " ".join(source[mark.start : mark.end][:1000].split())
            raw = ""
        else:
            raw = ""
    kept = tuple(dict.fromkeys(days))[:_MOST]
    return Stated(dates=kept, title=title, language=language.strip().lower()[:2])


def day_of(value: str) -> date | None:
    """The day with which a moment in ISO 8601 begins, as it was written; none if it is no day.

    >>> day_of("2007-10-05T21:30:00+05:00")
    datetime.date(2007, 10, 5)
    >>> day_of("5 October") is None
    True
    """
    found = _DAY.match(value[:40])
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _raw_name(mark: Opening) -> str:
    if mark.name == "script" and "ld+json" in mark.value("type").lower():
        return "json"
    return "title" if mark.name == "title" else ""


def _of_tag(mark: Opening) -> Iterator[StatedDay]:
    what = ""
    value = mark.value("content") or mark.value("datetime")
    if mark.name == "meta":
        names = (mark.value(key) for key in ("property", "name", "itemprop"))
        what = next((name for name in names if name.lower() in _METAS), "")
        what = f"meta {what}" if what else ""
    elif mark.name == "time" and mark.value("datetime"):
        what = "time"
    day = day_of(value) if what else None
    if day is not None:
        yield StatedDay(day, what)


def _of_json(words: str) -> Iterator[StatedDay]:
    """The days in a JSON-LD block; a block that cannot be read states nothing."""
    if len(words) > _LONGEST:
        return
    try:
        held: object = json.loads(words)
    except (ValueError, RecursionError):
        return
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(one.values())
            for key in _PUBLISHED:
                day = day_of(one[key]) if isinstance(one.get(key), str) else None
                if day is not None:
                    yield StatedDay(day, f"JSON-LD {key}")
