"""What enumerations of sessions are called, for ``{% load sessions %}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.template import Context, Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foedus.assembly.models.drafts import Phase
from foedus.collection.pages.acts import sources_shown
from foedus.collection.pages.parts import SourceShown
from foedus.collection.pages.sessions_paths import subject_path
from foedus.depositary.words import day_words
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Language
from foedus.web.assembly.drafts.frame import Names
from foedus.web.assembly.sessions.words import word_of
from foedus.web.languages import language_now
from foedus.web.templatetags.foedus import address
from foedus.web.words import word_for

register = Library()

_DAY: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_A_COLUMN: Final = 3
"""So many rows make a remark that all of them bear one of the table, not of the row."""


class Numbering:
    """The sources of a page in the order in which it cites them, each once."""

    def __init__(self) -> None:
        self.sources: dict[str, SourceShown] = {}

    def number_of(self, source: SourceShown) -> int:
        """The place of *source*, from 1; the next one where it was not cited yet."""
        self.sources.setdefault(source.id, source)
        return list(self.sources).index(source.id) + 1

    @property
    def cited(self) -> tuple[SourceShown, ...]:
        """The sources, in their order."""
        return tuple(self.sources.values())


@register.simple_tag
def numbering() -> Numbering:
    """A list of sources that begins at 1: ``{% numbering as cited %}``."""
    return Numbering()


@register.simple_tag
def cite(cited: Numbering, sources: Iterable[SourceShown], confidence: str) -> SafeString:
    """The numbers of *sources*, linked to the list; the confidence where it is not high."""
    rows = [(number, number) for number in map(cited.number_of, sources)]
    told = "" if confidence == Confidence.HIGH else word_for("confidence", str(confidence))
    if not rows:
        return format_html('<span class="cites">{} {}</span>', _("none named"), told)
    links = format_html_join(" ", '<a href="#source-{}">{}</a>', rows)
    said = _("Sources:")
    return format_html(
        '<span class="cites"><span class="vh">{}</span> {} {}</span>', said, links, told
    )


@register.simple_tag
def shared(rows: Iterable[Any], path: str) -> str:
    """What three rows or more all say at *path* (``announced.note``); nothing where one differs.

    A row that has nothing at the first part of the path is not asked.
    """
    first, _dot, rest = path.partition(".")
    asked = [told for told in (getattr(row, first) for row in rows) if told is not None]
    found = [str(getattr(told, rest) if rest else told) for told in asked]
    return found[0] if len(found) >= _A_COLUMN and len(set(found)) == 1 else ""


@register.filter
def days_in_words(title: str, language: Language | None = None) -> str:
    """A title with its days as a reader says them: 5 October 2007."""
    return _DAY.sub(lambda found: _spoken(found[0], language or language_now()), title)


def _spoken(day: str, language: Language) -> str:
    try:
        return day_words(date.fromisoformat(day)).in_language(language)
    except ValueError:
        return day


@register.filter
def party(names: Names, code: str) -> str:
    """What a party is called: ``{{ names|party:row.party }}``."""
    return names.party(code)


@register.simple_tag(takes_context=True)
def source_titles(context: Context, ids: Iterable[str]) -> str:
    """What sources are called, for those of which a page has the ids."""
    return "; ".join(one.title for one in sources_shown(context["asked"].view, ids))


@register.filter
def session_word(code: str, what: str) -> str:
    """What a reader calls *code* of an enumeration: ``{{ one.level|session_word:"level" }}``."""
    return word_of(what, str(code))


@register.filter
def mark_of_readiness(ready: str) -> str:
    """The mark beside a word of readiness, as `status` draws it."""
    return _MARKS[str(ready)]


_MARKS = {
    "ready": "done",
    "waits": "waits",
    "late": "refused",
    "not-yet": "none",
    "not-needed": "none",
    "unknown": "unknown",
}


@register.simple_tag(takes_context=True)
def subject_link(context: Context, code: str) -> SafeString:
    """An area of cooperation, linked to its page."""
    href = address(context, subject_path(code))
    return format_html('<a href="{}">{}</a>', href, word_for("subject", code))


@register.filter
def draft_phase(code: str) -> str:
    """Where a draft is on its way, in words."""
    return str(Phase(code).label)
