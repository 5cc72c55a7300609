"""Looks into an archive (Word, OpenDocument) before anything is unpacked from it.

Bounds are taken from its directory: how many parts, how large each says it is, how much smaller it
was packed. A part is then unpacked up to what it said and no further.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from foedus.documents.errors import (
    BrokenDocument,
    EncryptedDocument,
    TooLargeDocument,
    UnreadableDocument,
)
from foedus.law.terms.wording import Wording

_MOST_PARTS: Final = 5_000
_LARGEST_PART: Final = 64 * 1024 * 1024
_LARGEST: Final = 256 * 1024 * 1024
_RATIO: Final = 150
"""So many times smaller no document is packed: XML packs about 10 to 40 times."""
_SMALL: Final = 1024 * 1024
"""Up to here the ratio is not looked at: a small part is no bomb."""
_ENCRYPTED: Final = 0x1
STUMBLES: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError),
    *(NotImplementedError, RuntimeError, UnicodeError),
)
"""What the library says of an archive that is broken, or made to break it."""
AGAIN: Final = Wording(
    "Fetch it again, or open it and save it anew.",
    "Получите его снова или откройте и сохраните заново.",
)


def names_in(content: bytes, name: str) -> frozenset[str]:
    """The names of the parts. Raises an `UnreadableDocument` if it is not to be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive.infolist(), len(content), name)
            return frozenset(archive.namelist())
    except UnreadableDocument:
        raise
    except STUMBLES as fault:
        raise broken(name, fault) from fault


def parts_of(content: bytes, name: str, wanted: tuple[str, ...]) -> Mapping[str, bytes]:
    """The parts of the *wanted* names that there are, unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held = {one.filename: one for one in archive.infolist()}
            return {one: _unpacked(archive, held[one]) for one in wanted if one in held}
    except STUMBLES as fault:
        raise broken(name, fault) from fault


def broken(name: str, fault: BaseException) -> BrokenDocument:
    """The error for an archive that is not whole."""
    return BrokenDocument(
        name,
        Wording(
            f"the file is cut off or damaged ({type(fault).__name__}).",
            f"файл обрезан или повреждён ({type(fault).__name__}).",
        ),
        AGAIN,
    )


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as file:
        data = file.read(part.file_size + 1)
    if len(data) != part.file_size:
        raise zipfile.BadZipFile
    return data


def _check(parts: list[zipfile.ZipInfo], size: int, name: str) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise encrypted(name)
    too_many = len(parts) > _MOST_PARTS or sum(one.compress_size for one in parts) > size
    if too_many or sum(one.file_size for one in parts) > _LARGEST or any(map(_is_bomb, parts)):
        raise TooLargeDocument(
            name,
            Wording(
                "unpacked it would be far larger than any document of its size.",
                "в распакованном виде он намного больше любого документа такого размера.",
            ),
            Wording("Save its text alone and read that.", "Сохраните только его текст."),
        )


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    if part.file_size > _LARGEST_PART:
        return True
    return part.file_size > _SMALL and part.file_size > _RATIO * part.compress_size


def encrypted(name: str) -> EncryptedDocument:
    """The error for a file that asks for a password."""
    return EncryptedDocument(
        name,
        Wording("it is protected by a password.", "он защищён паролем."),
        Wording(
            "Open it with its password and save it without.",
            "Откройте его с паролем и сохраните без пароля.",
        ),
    )
