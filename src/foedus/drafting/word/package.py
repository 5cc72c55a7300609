"""Looks at a Word file before anything opens it: an archive (OPC, ECMA-376 part 2) of XML parts.

Nothing is unpacked beyond its bounds, and no part is parsed by a reader that resolves anything. In
order: is it one whole archive; how many parts, how large, how they are called; what each is; what
they are connected with (`relations`); what stands in the XML (`markup`).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from foedus.drafting.word.errors import UnusableWord
from foedus.drafting.word.markup import checked_markup
from foedus.drafting.word.refusals import Reason, refused
from foedus.drafting.word.relations import TYPES, checked_relations, checked_types

_MOST_PARTS: Final = 2_000
_LARGEST_PART: Final = 16 * 1024 * 1024
_LARGEST: Final = 64 * 1024 * 1024
_RATIO: Final = 150
"""So many times smaller no document of any size is packed: XML packs about 10 to 40 times."""
_SMALL: Final = 1024 * 1024
"""Up to here the ratio is not looked at: a small part is no bomb."""
_LONGEST_NAME: Final = 240
_TAKEN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1
_BEGINS: Final = b"PK\x03\x04"
_ENDS: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP: Final = (".xml", ".rels")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
_INERT: Final = (*_PICTURES, ".odttf")
"""Parts that are data for the eye: pictures, and letters as obfuscated fonts."""
_MACRO_NAMES: Final = ("vba", "macro", "customui", "keymap", "attachedtoolbars")
_CARRIED: Final = (".bin", ".ole", ".zip", ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".rtf")
_PRINTER: Final = "word/printersettings"
_STUMBLES: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, UnicodeError),
)
"""What the library says of an archive that is broken, or made to break it."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that was looked at, by name."""

    parts: Mapping[str, bytes]


def checked_package(data: bytes) -> Package:
    """The parts of the Word file *data*. Raises `UnusableWord`."""
    _whole(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _bounded(entries, len(data))
            parts = {one.filename: _unpacked(archive, one) for one in entries if not one.is_dir()}
    except UnusableWord:
        raise
    except _STUMBLES as fault:
        raise refused(Reason.BROKEN, type(fault).__name__) from fault
    if TYPES not in parts:
        raise refused(Reason.NO_WORD)
    checked_types(checked_markup(TYPES, parts[TYPES]), parts)
    for name, part in parts.items():
        _kind(name, part)
    return Package(parts)


def _whole(data: bytes) -> None:
    """One archive from the first byte to the last: what is two things is neither."""
    if data.startswith(_OLD):
        raise refused(Reason.OLD_WORD)
    if not data.startswith(_BEGINS):
        raise refused(Reason.NO_WORD)
    place = data.rfind(_ENDS)
    if place < 0 or len(data) < place + _END_SIZE:
        raise refused(Reason.BROKEN, "EOCD")
    size, start, said = struct.unpack_from("<IIH", data, place + 12)
    if said or len(data) != place + _END_SIZE or start + size != place:
        raise refused(Reason.FOLLOWED)


def _bounded(entries: list[zipfile.ZipInfo], size: int) -> None:
    """How many, how large by what they say, whether they overlap, how they are called."""
    if len(entries) > _MOST_PARTS:
        raise refused(Reason.TOO_MANY_PARTS)
    if sum(one.compress_size for one in entries) > size:
        raise refused(Reason.BOMB, f"{len(entries)}")  # parts that share their bytes
    if sum(one.file_size for one in entries) > _LARGEST:
        raise refused(Reason.TOO_LARGE, f"> {_LARGEST // 1024**2} MB")
    _named(one.filename for one in entries)
    for one in entries:
        if one.flag_bits & _ENCRYPTED:
            raise refused(Reason.ENCRYPTED)
        if one.compress_type not in _TAKEN:
            raise refused(Reason.BROKEN, one.filename)
        if one.file_size > _LARGEST_PART:
            raise refused(Reason.TOO_LARGE, one.filename)
        if one.file_size > _SMALL and one.file_size > _RATIO * one.compress_size:
            raise refused(Reason.BOMB, one.filename)


def _named(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        steps = name.rstrip("/").split("/")
        is_safe = not (set(name) & set('\\:*?"<>|') or not name.isprintable())
        if not is_safe or len(name) > _LONGEST_NAME or not all(steps) or set(steps) & {".", ".."}:
            raise refused(Reason.BAD_NAME, name)
        if name.casefold() in seen:
            raise refused(Reason.BAD_NAME, name)
        seen.add(name.casefold())


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a part: as many as it says, or it is refused."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise refused(Reason.BROKEN, entry.filename)
    return data


def _kind(name: str, part: bytes) -> None:
    """Text, or a picture; nothing that is another file and nothing that runs."""
    low = name.casefold()
    if any(word in low for word in _MACRO_NAMES):
        raise refused(Reason.MACROS, name)
    if low.endswith(_MARKUP):
        markup = checked_markup(name, part)
        if low.endswith(".rels"):
            checked_relations(markup)
    elif low.startswith(_PRINTER):
        return
    elif low.endswith(_CARRIED) or not low.endswith(_INERT) or part.startswith((_BEGINS, _OLD)):
        raise refused(Reason.CARRIES, name)
