"""Which files are taken from people: scans and documents, by what they are, never by their name.

What is taken is what a depositary's file holds (PDF, and pictures as scanners write them), whole
and inert: a PDF that opens, without password, script, form that sends or file within; a picture
that ends where its format says. The name is kept for people and made harmless.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, Protocol

import puremagic
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.pdfs import check_pdf
from foedus.accounts.pictures import check_jpeg, check_png, check_tiff

_NAME_LENGTH: Final = 100
_CHECKS: Final = MappingProxyType(
    {
        "application/pdf": (".pdf", check_pdf),
        "image/png": (".png", check_png),
        "image/jpeg": (".jpg", check_jpeg),
        "image/tiff": (".tif", check_tiff),
    }
)
"""What is taken: the ending that its name gets, and what its structure must be."""

_SIGNATURES: Final = MappingProxyType(
    {
        "application/pdf": (b"%PDF-",),
        "image/png": (b"\x89PNG\r\n\x1a\n",),
        "image/jpeg": (b"\xff\xd8\xff",),
        "image/tiff": (b"II*\x00", b"MM\x00*"),
    }
)
"""How each must begin, at its very first byte: a file that is two things is neither."""

_NOT_TAKEN: Final = gettext_noop("This is no PDF, PNG, JPEG or TIFF file. Send the scan as one.")


class Upload(Protocol):
    """A file that came in: Django's, or any that reads, rewinds and has a name."""

    name: str | None

    def read(self, size: int = ..., /) -> bytes:
        """The next *size* bytes."""

    def seek(self, offset: int, /) -> object:
        """Go to *offset*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedUpload:
    """A file that may be kept: its digest, its size in bytes, what it is, and a harmless name."""

    sha256: str
    size: int
    media_type: str
    name: str


def checked_upload(file: Upload, limit: int) -> CheckedUpload:
    """Check *file*, of at most *limit* bytes, and leave it rewound.

    Raises:
        RejectedUpload: it is empty, too large, of a kind that is not taken, broken, or carries
            what runs (E89). The message is for who sent it.

    """
    file.seek(0)
    content = file.read(limit + 1)
    file.seek(0)
    if not content:
        raise RejectedUpload(_("The file is empty."))
    if len(content) > limit:
        megabytes = f"{limit / 1024**2:.3g}"
        raise RejectedUpload(
            _("The file is larger than %(size)s MB. Scan it with fewer dots per inch, or in parts.")
            % {"size": megabytes}
        )
    media_type = _media_type(content)
    ending, check = _CHECKS[media_type]
    check(content)
    return CheckedUpload(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=media_type,
        name=safe_name(file.name or "", ending),
    )


def safe_name(name: str, ending: str) -> str:
    r"""*name* without folders, control signs and markup, and with the *ending* of what it is.

    >>> safe_name("../../etc/passwd", ".pdf")
    'passwd.pdf'
    >>> safe_name("Note <№ 7>\u202efdp.exe", ".pdf")
    'Note № 7fdp.pdf'
    >>> safe_name("Нота.PDF", ".pdf"), safe_name("", ".tif")
    ('Нота.pdf', 'document.tif')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = PurePosixPath(last).stem
    kept = "".join(sign for sign in stem if sign.isalnum() or sign in " ._-№()")
    return (kept.strip(" .-_")[:_NAME_LENGTH].strip() or "document") + ending


def _media_type(content: bytes) -> str:
    try:
        matches = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        raise RejectedUpload(_(_NOT_TAKEN)) from None
    best = max(match.confidence for match in matches)
    kinds = {match.mime_type for match in matches if match.confidence == best}
    for media_type, signatures in _SIGNATURES.items():
        if media_type in kinds and content.startswith(signatures):
            return media_type
    raise RejectedUpload(_(_NOT_TAKEN))
