"""What people write at the table: keys and words that can be kept, or `BadEntry` that says why."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from foedus.assembly.signing.errors import BadEntry

NAME: Final = 200
"""Letters of a name or of a place."""
WORDS: Final = 50_000
"""Letters of a reservation or an opinion: about twenty-five pages."""

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")
_KEPT: Final = frozenset("\n\t")


def demand_key(key: str) -> str:
    """A key that a client may have made. Raises `BadEntry`."""
    if not _KEY.fullmatch(key):
        raise BadEntry("The key of an entry is 8 to 64 letters, digits, hyphens; reload the page.")
    return key


def demand_words(what: str, words: str, longest: int) -> str:
    """*words* with one sort of line end. Raises `BadEntry` for too many, and for hidden signs."""
    text = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > longest:
        raise BadEntry(f"{what}: {len(text)} signs are too many; at most {longest} are kept.")
    hidden = next((sign for sign in text if _is_hidden(sign)), "")
    if hidden:
        raise BadEntry(f"{what}: the sign U+{ord(hidden):04X} cannot be kept. Remove it.")
    return text


def _is_hidden(sign: str) -> bool:
    return sign not in _KEPT and unicodedata.category(sign) in {"Cc", "Cs"}
