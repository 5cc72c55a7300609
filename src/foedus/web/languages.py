"""The two languages of the pages: an address without a prefix is English, ``/ru`` is Russian."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language

from foedus.law.terms.wording import Language

PREFIXES: Final[dict[Language, str]] = {"en": "", "ru": "/ru"}
OWN_NAMES: Final[dict[Language, str]] = {"en": "English", "ru": "Русский"}


def language_now() -> Language:
    """The language in which the page at hand is made."""
    return "ru" if (get_language() or "").startswith("ru") else "en"


def in_language(path: str, language: Language) -> str:
    """The same *path* (with its question) in *language*.

    >>> in_language("/changes?on=2012-09-20", "ru"), in_language("/ru/changes", "en")
    ('/ru/changes?on=2012-09-20', '/changes')
    """
    return PREFIXES[language] + _bare(path)


def _bare(path: str) -> str:
    for prefix in filter(None, PREFIXES.values()):
        if path == prefix or path.startswith((f"{prefix}/", f"{prefix}?")):
            rest = path.removeprefix(prefix)
            return rest if rest.startswith("/") else f"/{rest}"
    return path
