"""Words of others on a page: escaped, kept apart, each in its own language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from foedus.law.terms.wording import Language, Wording

_UNSHOWN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SUBSTITUTE: Final = "\ufffd"


def shown(text: str) -> str:
    """*text* as HTML: markup is only words, signs that no page may hold are replaced."""
    return escape(_UNSHOWN.sub(_SUBSTITUTE, text), quote=True)


def on_one_line(text: str) -> str:
    """The same with each stretch of white space as one space."""
    return shown(" ".join(text.split()))


def said(wording: Wording, language: Language) -> str:
    """A wording; where it is not held in *language*, the other one is marked as such."""
    words = wording.in_language(language)
    other: Language = "en" if language == "ru" else "ru"
    held = wording.ru if language == "ru" else wording.en
    if held or not words:
        return shown(words)
    return f'<span lang="{other}">{shown(words)}</span>'


def put(wording: Wording, language: Language, **values: str) -> str:
    """A wording of the page with *values* that are HTML already."""
    return shown(wording.in_language(language)).format(**values)


def day(text: str) -> str:
    """A day as time."""
    return f'<time datetime="{text}">{text}</time>'


def link(name: str, titles: Mapping[str, str], pages: Mapping[str, str]) -> str:
    """The title of *name*, and its page where it has one; its id stands behind it."""
    title = shown(titles.get(name, ""))
    if title and name in pages:
        title = f'<a href="{shown(pages[name])}">{title}</a>'
    return f"{title} <small><code>{shown(name)}</code></small>".strip()
