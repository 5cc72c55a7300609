"""Bytes of a file ──▶ its text, and the name of its encoding where that is not UTF-8.

A file in one byte a letter does not say which alphabet it is in; its words do. In a Western word
letters with accents stand among plain ones (Côte), in a Cyrillic one every letter is above 127.
"""

from __future__ import annotations

import re
from typing import Final

from foedus.published.errors import UnreadableTable

AS_CSV: Final = "Save the file as CSV text in UTF-8."
_NO_TEXT: Final = (
    (b"PK\x03\x04", "a workbook or another archive"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old kind"),
    (b"%PDF", "a PDF"),
)
"""How files begin that people take for tables, and what they are."""

_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_WORD: Final = re.compile(rb"[A-Za-z\xc0-\xff]{2,}")
_PLAIN: Final = re.compile(rb"[A-Za-z]")
_LAST_PLAIN: Final = 127
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def text_of(name: str, content: bytes) -> tuple[str, str]:
    """The text of a file, and how it was read if not as UTF-8 or by its mark; else an empty name.

    `UnreadableTable`: it is no text at all.
    """
    for begin, what in _NO_TEXT:
        if content.startswith(begin):
            raise UnreadableTable(name, f"The file is {what}, and no text.", AS_CSV)
    encoding = _encoding_of(content)
    try:
        return content.decode(encoding), ""
    except UnicodeDecodeError as fault:
        return _in_one_byte(name, content, fault)


def _encoding_of(content: bytes) -> str:
    """The encoding that the first bytes show: a mark, or every second byte empty."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    if marked is not None:
        return marked
    if content[1:2] == b"\x00":
        return "utf-16-le"
    return "utf-16-be" if content[:1] == b"\x00" else "utf-8"


def _in_one_byte(name: str, content: bytes, fault: UnicodeDecodeError) -> tuple[str, str]:
    line = content.count(b"\n", 0, fault.start) + 1
    told = f"The byte 0x{content[fault.start]:02x} is not text in UTF-8."
    encoding = "cp1252" if _is_western(content) else "cp1251"
    if _CONTROL.search(content):
        raise UnreadableTable(name, told, AS_CSV, line) from fault
    try:
        return content.decode(encoding), f"Windows-{encoding[2:]}"
    except UnicodeDecodeError:
        raise UnreadableTable(name, told, AS_CSV, line) from fault


def _is_western(content: bytes) -> bool:
    """Whether most words with a letter above 127 have plain letters, too."""
    words = [word for word in _WORD.findall(content) if max(word) > _LAST_PLAIN]
    mixed = sum(_PLAIN.search(word) is not None for word in words)
    return mixed * 2 >= len(words)
