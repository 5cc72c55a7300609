"""Whether a picture is whole, and nothing but a picture: read by its own format's structure."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from django.utils.translation import gettext as _

from foedus.accounts.errors import RejectedUpload

_PNG_START: Final = 8
_PNG_FRAME: Final = 12
"""Length, kind and checksum of a chunk, in bytes."""

_JPEG_END: Final = b"\xff\xd9"
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of JPEG that no length follows."""
_START_OF_SCAN: Final = 0xDA
_TIFF_ENTRY: Final = 12
_TIFF_DIRECTORIES: Final = 10_000
"""More pages than any scan has; a circle of directories ends here."""


def check_png(content: bytes) -> None:
    """Walk the chunks to the last; nothing may follow it (PNG, section 5).

    Raises:
        RejectedUpload: a chunk is cut or damaged, or something follows the last (E89).

    """
    at, kind = _PNG_START, b""
    while kind != b"IEND":
        kind, at = _png_chunk(content, at)
    if at != len(content):
        raise _more_than_a_picture()


def check_jpeg(content: bytes) -> None:
    """Walk the segments up to the picture's data; the file ends with the end marker.

    Raises:
        RejectedUpload: a segment is cut, there is no picture, or something follows it (E89).

    """
    at, marker = 2, 0
    while marker != _START_OF_SCAN:
        marker, at = _jpeg_segment(content, at)
    # within a picture's data FF is followed by 00 or a restart, and a thumbnail lies in a segment
    # that was stepped over: the first end marker from here on ends the picture
    end = content.find(_JPEG_END, at)
    if end < 0:
        raise _cut()
    if content[end + len(_JPEG_END) :].strip(b"\0"):  # some scanners pad with zeros
        raise _more_than_a_picture()


def check_tiff(content: bytes) -> None:
    """Follow the directories, one to a page; each must lie within the file (TIFF 6, section 2).

    Raises:
        RejectedUpload: a directory is cut, there is none, or they run in a circle (E89).

    """
    order = "<" if content.startswith(b"II") else ">"
    seen: set[int] = set()
    at = _number(order + "I", content, 4)
    if not at:
        raise _cut()
    while at:
        if at in seen or len(seen) > _TIFF_DIRECTORIES:
            raise _cut()
        seen.add(at)
        entries = _number(order + "H", content, at)
        at = _number(order + "I", content, at + 2 + entries * _TIFF_ENTRY)


def _png_chunk(content: bytes, at: int) -> tuple[bytes, int]:
    length = _number(">I", content, at)
    end = at + _PNG_FRAME + length
    if end > len(content):
        raise _cut()
    body = content[at + 4 : end - 4]
    if zlib.crc32(body) != _number(">I", content, end - 4):
        raise _cut()
    return body[:4], end


def _jpeg_segment(content: bytes, at: int) -> tuple[int, int]:
    if at + 1 >= len(content) or content[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
        raise _cut()
    marker = content[at + 1]
    if marker == 0xFF:  # noqa: PLR2004 - a fill byte before a marker
        return marker, at + 1
    if marker in _ALONE:
        return marker, at + 2
    end = at + 2 + _number(">H", content, at + 2)
    if marker == 0xD9 or end > len(content):  # noqa: PLR2004 - the end before any picture
        raise _cut()
    return marker, end


def _number(form: str, content: bytes, at: int) -> int:
    try:
        return int(struct.unpack_from(form, content, at)[0])
    except struct.error:
        raise _cut() from None


def _cut() -> RejectedUpload:
    return RejectedUpload(_("The picture is damaged or not complete. Scan or export it again."))


def _more_than_a_picture() -> RejectedUpload:
    return RejectedUpload(
        _("The file holds more than a picture: something follows its end. Export it again.")
    )
