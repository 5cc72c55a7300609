"""A treaty's name in a table ──▶ the id of an instrument of a register."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register

_ACRONYM: Final = re.compile(r"\s*\([A-Z]{2,9}\)\s*$")
_NOT_LETTERS: Final = re.compile(r"[^a-z0-9]+")


class TreatyNames:
    """What each name of a treaty stands for; a name that two instruments share is nobody's."""

    def __init__(self, register: Register) -> None:
        found: dict[str, str] = {}
        shared: set[str] = set()
        for instrument in register.instruments:
            for key in {_key(name) for name in _names(instrument)} - {""}:
                if found.setdefault(key, instrument.id) != instrument.id:
                    shared.add(key)
        self._found = {key: held for key, held in found.items() if key not in shared}

    def find(self, *names: str) -> str | None:
        """The id of the instrument that one of *names* stands for, the first that is known."""
        keys = (key for name in names for key in (_key(name), _key(_ACRONYM.sub("", name))))
        return next((self._found[key] for key in keys if key in self._found), None)


def _names(instrument: Instrument) -> Iterator[str]:
    yield instrument.id
    yield instrument.id.rpartition("/")[2]
    yield from (instrument.title.en, instrument.title.ru, *instrument.also)


def _key(name: str) -> str:
    """The words of a name in small letters; their order counts, for 4-11 is not 11-4."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name).casefold()))


def slug(name: str) -> str:
    """*name* as a part of an id or a file name: small letters, figures and hyphens.

    >>> slug("WIPO Copyright Treaty (WCT)")
    'wipo-copyright-treaty-wct'
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    return _NOT_LETTERS.sub("-", folded.encode("ascii", "ignore").decode()).strip("-") or "table"
