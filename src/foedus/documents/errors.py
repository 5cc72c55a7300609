"""What can be wrong with a file that somebody wants read: codes E190 to E198, and E201.

FoedusError
├── UnreadableDocument      no text can be had from the file; nothing of it was read
│   ├── EmptyDocument       no bytes, or nothing but white space
│   ├── NotADocument        a picture, a program, a form that is not read
│   ├── EncryptedDocument   it asks for a password
│   ├── TooLargeDocument    more bytes, letters, pages or parts than the limits allow
│   ├── BrokenDocument      cut off, or not what its form asks for
│   ├── TooDeepDocument     elements within elements beyond the limit
│   ├── NoTextDocument      pages without words: a scan
│   └── UnknownEncoding     bytes that are text in no encoding that fits
├── MissingReader           a library that this form needs is not installed
└── UnreadableFile          the system does not let the file be read
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording


class UnreadableDocument(FoedusError, ValueError):
    """A file whose text cannot be had: *words* say what, why and what to do, in both languages."""

    code = "E190"

    def __init__(self, name: str, what: Wording, remedy: Wording) -> None:
        self.name = name
        self.words = Wording(
            f"{shown(name)}: {what.en} Remedy: {remedy.en}",
            f"{shown(name)}: {what.ru} Что делать: {remedy.ru}",
        )
        super().__init__(self.words.en)


class EmptyDocument(UnreadableDocument):
    """A file without a word."""

    code = "E190"


class NotADocument(UnreadableDocument):
    """A file that is no text, or in a form that is not read."""

    code = "E191"


class EncryptedDocument(UnreadableDocument):
    """A file that asks for a password."""

    code = "E192"


class TooLargeDocument(UnreadableDocument):
    """A file beyond the limits."""

    code = "E193"


class BrokenDocument(UnreadableDocument):
    """A file that is not whole, or not what its form asks for."""

    code = "E194"


class TooDeepDocument(UnreadableDocument):
    """A file whose elements stand within one another beyond the limit."""

    code = "E195"


class NoTextDocument(UnreadableDocument):
    """A file with pages and no words on them."""

    code = "E196"


class UnknownEncoding(UnreadableDocument):
    """Bytes that are text in no encoding that fits."""

    code = "E197"


class MissingReader(FoedusError, ImportError):
    """A library that a form of document needs is not installed."""

    code = "E198"

    def __init__(self, name: str, library: str) -> None:
        remedy = "pip install 'foedus[documents]'"
        self.words = Wording(
            f"{shown(name)} needs {library}, which is not installed. Remedy: {remedy}.",
            f"Для {shown(name)} нужна библиотека {library}, она не установлена. "
            f"Что делать: {remedy}.",
        )
        super().__init__(self.words.en)


class UnreadableFile(FoedusError, OSError):
    """A file that is not there, or that the system does not let be read.

    *why* are the system's words, as `OSError.strerror` has them.
    """

    code = "E201"

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        file = shown(name[-_LONGEST_NAME:])
        self.words = Wording(
            f"{file} cannot be read: {why}. Check the path and your rights to it.",
            f"{file} прочесть нельзя: {why}. Проверьте путь и свои права на файл.",
        )
        super().__init__(self.words.en)


_LONGEST_NAME = 120


def shown(name: str) -> str:
    r"""The name of a file as it can be printed: no control signs, of a bearable length.

    >>> shown("report\n\x1b[2J.txt"), shown("")
    ('report?[2J.txt', 'document')
    """
    seen = "".join(sign if sign.isprintable() else "?" for sign in name[: 2 * _LONGEST_NAME])
    return seen[:_LONGEST_NAME].replace("??", "?") or "document"
