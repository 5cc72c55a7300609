"""What is written is looked at before it is kept: words, days, keys."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from foedus.assembly.programmes.errors import BadContent

NAME: Final = 300
WORDS: Final = 50_000
"""Characters: about twenty-five pages."""
EARLIEST: Final = date(1900, 1, 1)
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KEPT: Final = frozenset("\n\t")


def checked_words(field: str, text: str, longest: int = WORDS) -> str:
    """*text* without blanks around it. Raises `BadContent` for what cannot be kept or read."""
    if len(text) > longest:
        raise BadContent(field, f"{len(text)} characters; up to {longest} are kept.")
    for sign in text:
        if sign not in _KEPT and unicodedata.category(sign) in {"Cc", "Cs"}:
            raise BadContent(field, f"a sign that cannot be seen (U+{ord(sign):04X}). Remove it.")
    return text.strip()


def demanded_words(field: str, text: str, longest: int = NAME) -> str:
    """Words that must be there. Raises `BadContent`."""
    found = checked_words(field, text, longest)
    if not found:
        raise BadContent(field, "it is empty. Fill it in.")
    return found


def checked_key(key: str) -> str:
    """A key under which something is taken once. Raises `BadContent`."""
    if not _KEY.fullmatch(key):
        raise BadContent("key", "it is not of 16 to 64 letters and digits. Reload the page.")
    return key


def past_day(field: str, day: date, today: date) -> date:
    """A day that has come. Raises `BadContent`."""
    if not EARLIEST <= day <= today:
        raise BadContent(field, f"{day} is not between {EARLIEST} and today, {today}.")
    return day
