"""Tags of the desk's pages, for ``{% load desk %}``: days in words, moments, keys of forms."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foedus.depositary.words import day_words
from foedus.web.desk.sheet import at_of
from foedus.web.languages import language_now

register = Library()


@register.filter
def in_words(day: Any) -> SafeString | str:
    """A day in words, as time; an end that is not in sight as a dash."""
    if not isinstance(day, date):
        return "–"
    words = day_words(day).in_language(language_now())
    return format_html('<time datetime="{}">{}</time>', day.isoformat()[:10], words)


@register.filter
def stamp(at: datetime) -> SafeString:
    """A moment, in UTC: the desk may stand in another zone than its reader."""
    moment = at.astimezone(UTC)
    text = f"{moment:%Y-%m-%d %H:%M} UTC"
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), text)


@register.simple_tag
def fresh_key() -> str:
    """A key under which a form is taken once, however often it is sent."""
    return secrets.token_urlsafe(24)


@register.filter
def frame_id(field: Any) -> str:
    """The id of what a summary of faults leads to."""
    return at_of(field)
