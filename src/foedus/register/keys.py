"""The key that signs the journal: one file beside the data, readable by the service only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from django.conf import settings

from foedus.journal.keys import SigningKey, key_from_text, key_text, new_key
from foedus.register.errors import NoSigningKey

_PRIVATE: Final = 0o700
_SECRET: Final = 0o600


def key_file() -> Path:
    """Where the key lies."""
    return Path(settings.DATA) / "keys" / "journal.pem"


def signing_key(size: int) -> SigningKey:
    """The key of the journal, which has *size* entries; a journal that begins makes its key.

    Raises `NoSigningKey` where a journal has entries and its key is gone.
    """
    place = key_file()
    try:
        return key_from_text(place.read_text(encoding="ascii"))
    except FileNotFoundError:
        if size:
            raise NoSigningKey(str(place)) from None
    return _made(place)


def _made(place: Path) -> SigningKey:
    place.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    key = new_key()
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _SECRET)
    except FileExistsError:  # another process was quicker
        return key_from_text(place.read_text(encoding="ascii"))
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key_text(key))
    return key
