"""Tags for every page: addresses that keep the dates, marks with their words, days.

``{% load foedus %}``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.standings import StandingRow
from foedus.web import marks
from foedus.web.asked import Asked, kept_on
from foedus.web.doubts import doubt_about, readable, unbroken
from foedus.web.languages import PREFIXES, in_language, language_now
from foedus.web.words import word_for

register = Library()

LONG_TITLE: Final = 70
"""Letters; a longer title is set smaller."""


@register.simple_tag(takes_context=True)
def address(context: Context, path: str) -> str:
    """*path* in the language of the page, with the dates and readings that were asked for."""
    asked = context.get("asked")
    kept = kept_on(path, asked) if isinstance(asked, Asked) else path
    return PREFIXES[language_now()] + kept


@register.simple_tag
def plain_address(path: str) -> str:
    """*path* in the language of the page, without dates."""
    return PREFIXES[language_now()] + path


@register.simple_tag(takes_context=True)
def this_page_in(context: Context, language: str) -> str:
    """The address of this very page, with its question, in another language."""
    request = context.get("request")
    path = request.get_full_path() if request is not None and request.method == "GET" else "/"
    return in_language(path, "ru" if language == "ru" else "en")


@register.simple_tag(takes_context=True)
def name_of(context: Context, thing: Named) -> SafeString | str:
    """The name of a thing, and a link where it has a page of its own."""
    if not thing.href:
        return thing.name
    return format_html('<a href="{}">{}</a>', address(context, thing.href), thing.name)


@register.simple_tag
def shape(mark: str) -> SafeString:
    """The shape of a mark, for beside a word."""
    return marks.drawn(str(mark))


@register.simple_tag
def status(mark: str, word: str = "") -> SafeString:
    """A mark and its *word* (the mark's own, where none is given)."""
    known = Mark(mark)
    return format_html(
        '<span class="st {}">{}<span>{}</span></span>',
        marks.VOICES[known],
        marks.drawn(known),
        readable(word) or marks.WORDS[known],
    )


@register.filter
def mark_word(mark: str) -> str:
    """What a mark means."""
    return str(marks.WORDS[Mark(mark)])


@register.simple_tag
def iso(day: DayShown | Any) -> SafeString | str:
    """A day for tables: year-month-day, as time where it is one day."""
    if isinstance(day, DayShown):
        if day.day is None:
            return format_html('<data value="{}">{}</data>', day.text, unbroken(day.text))
        return format_html('<time datetime="{0}">{0}</time>', day.day.isoformat())
    return format_html('<time datetime="{0}">{0}</time>', day.isoformat()) if day else ""


@register.simple_tag
def prose(day: DayShown) -> SafeString | str:
    """A day for prose: in words."""
    if day.day is None:
        return format_html('<data value="{}">{}</data>', day.text, unbroken(day.long))
    return format_html('<time datetime="{}">{}</time>', day.day.isoformat(), day.long)


@register.simple_tag(takes_context=True)
def with_reading(context: Context, reading: str) -> str:
    """The address of this page, following *reading* as well."""
    asked = context.get("asked")
    return asked.with_reading(reading) if isinstance(asked, Asked) else "?"


@register.simple_tag(takes_context=True)
def without_reading(context: Context, reading: str) -> str:
    """The address of this page, not following *reading*."""
    asked = context.get("asked")
    return asked.without_reading(reading) if isinstance(asked, Asked) else "?"


@register.filter
def called(code: str, what: str) -> str:
    """What a reader calls *code* of an enumeration: ``{{ step.kind|called:"step" }}``."""
    return word_for(what, str(code))


@register.filter
def voice(mark: str) -> str:
    """The class of a mark's colour."""
    return marks.VOICES[Mark(mark)]


@register.filter
def is_long(title: str) -> bool:
    """Whether a title is set smaller, for it would fill half of a screen."""
    return len(title) > LONG_TITLE


@register.filter
def at(items: Sequence[Any], index: int) -> Any:
    """The item at *index*."""
    return items[index]


@register.filter
def get(table: Mapping[str, Any], key: str) -> Any:
    """What stands under *key*, or nothing."""
    return table.get(key, "")


@register.filter
def days(text: str) -> str:
    """A sentence with its days in doubt as readers write them."""
    return readable(text)


@register.filter
def unbroken_days(text: str) -> SafeString:
    """The same, with days that no line breaks."""
    return unbroken(text)


@register.filter
def limited(row: StandingRow) -> list[tuple[bool, str]]:
    """What limits a state on the day, each once: whether by a measure, and towards whom."""
    told = ((one.is_measure, ", ".join(other.name for other in one.towards)) for one in row.limits)
    return list(dict.fromkeys(told))


register.filter("doubt", doubt_about)
