"""Whether a PDF opens, and is only a document: the library pypdf reads it, here it is judged."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from foedus.accounts.errors import RejectedUpload

_MOST_OBJECTS: Final = 200_000
"""More than a document of ten thousand pages has; beyond it a file is not read on."""

_RUNNING: Final = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMedia", "/Rendition"})
_CARRYING: Final = frozenset({"/EmbeddedFiles", "/EmbeddedFile", "/EF", "/FileAttachment"})
_ACTING: Final = frozenset(
    {"/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/JavaScript", "/Rendition", "/Movie"}
)
"""Actions of ISO 32000-2, section 12.6.4, that start, send or fetch something."""

_AFTER: Final = re.compile(rb"%%EOF[\x00\s]*\Z")
_ARCHIVE_END: Final = b"PK\x05\x06"


def check_pdf(content: bytes) -> None:
    """Open the document and look at every object of it.

    Raises:
        RejectedUpload: it does not open, has no page or needs a password; it carries a script, an
            action that starts or sends something, or another file; something follows its end
            (E89).

    """
    if not _AFTER.search(content[-1024:]) or _ARCHIVE_END in content[-70_000:]:
        raise RejectedUpload(
            _("The PDF is not complete, or something follows its end. Save it again as a PDF.")
        )
    try:
        _judge(PdfReader(io.BytesIO(content)))
    except RejectedUpload:
        raise
    # a hostile file makes the reader stumble in many ways; none of them may be an error of ours
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, ValueError) as error:
        raise _unreadable() from error
    except (TypeError, AssertionError, RecursionError, MemoryError, NotImplementedError) as error:
        raise _unreadable() from error


def _judge(reader: PdfReader) -> None:
    if reader.is_encrypted:
        raise RejectedUpload(
            _("The PDF is protected by a password or by restrictions. Save it without them.")
        )
    if not reader.pages:
        raise _unreadable()
    for count, value in enumerate(_objects(reader)):
        if count > _MOST_OBJECTS:
            raise _unreadable()
        if isinstance(value, DictionaryObject):
            _judge_dictionary(value)


def _judge_dictionary(value: DictionaryObject) -> None:
    names = {str(name) for name in value}
    kinds = {str(value[key]) for key in ("/S", "/Type", "/Subtype") if key in value}
    if names & _CARRYING or kinds & _CARRYING:
        raise RejectedUpload(
            _("The PDF carries another file inside. Send that file by itself, if it is needed.")
        )
    if names & _RUNNING or kinds & (_RUNNING | _ACTING):
        raise RejectedUpload(
            _("The PDF carries a script or a form that acts. Print it to a plain PDF.")
        )


def _objects(reader: PdfReader) -> Iterator[PdfObject]:
    """Every object that is reached from the trailer, each once; not by recursion, for depth."""
    seen: set[tuple[int, int]] = set()
    waiting: list[PdfObject] = [reader.trailer]
    while waiting:
        value: PdfObject | None = waiting.pop()
        if isinstance(value, IndirectObject):
            if (value.idnum, value.generation) in seen:
                continue
            seen.add((value.idnum, value.generation))
            value = value.get_object()
        if value is None:
            continue
        yield value
        if isinstance(value, DictionaryObject):
            waiting.extend(value.values())
        elif isinstance(value, ArrayObject):
            waiting.extend(value)


def _unreadable() -> RejectedUpload:
    return RejectedUpload(_("The PDF cannot be read. Save or scan it again."))
