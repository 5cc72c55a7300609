"""The bytes of a file ──▶ a document: by what the bytes are, never by the name alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from foedus.documents.archive import encrypted, names_in
from foedus.documents.encodings import Decoded, decoded
from foedus.documents.errors import (
    EmptyDocument,
    NotADocument,
    TooLargeDocument,
    UnreadableDocument,
)
from foedus.documents.page_facts import stated_by
from foedus.documents.pages import PageReading
from foedus.documents.pdf import read_pdf, too_long
from foedus.documents.places import IDENTITY
from foedus.documents.plain import blocks_in, with_titles
from foedus.documents.terms import LIMITS, Block, Document, Form, Limits, Stated
from foedus.documents.word import read_word
from foedus.documents.xml_text import XmlReading
from foedus.documents.xml_tree import check_xml
from foedus.law.terms.wording import Wording

_Parts: TypeAlias = tuple[str, tuple[Block, ...], Stated]
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
_ARCHIVE: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    (b"{\\rtf", Wording("a document in RTF", "документ в формате RTF")),
    (b"\x89PNG", Wording("a picture", "изображение")),
    (b"\xff\xd8\xff", Wording("a picture", "изображение")),
    (b"GIF8", Wording("a picture", "изображение")),
    (b"II*\x00", Wording("a picture", "изображение")),
    (b"MM\x00*", Wording("a picture", "изображение")),
    (b"AT&TFORM", Wording("a scan in DjVu", "скан в формате DjVu")),
    (b"\x1f\x8b", Wording("a packed file", "сжатый файл")),
    (b"7z\xbc\xaf", Wording("a packed file", "сжатый файл")),
    (b"Rar!", Wording("a packed file", "сжатый файл")),
    (b"\x7fELF", Wording("a program", "программа")),
    (b"MZ\x90", Wording("a program", "программа")),
    (b"SQLite format 3", Wording("a database", "база данных")),
)
"""How files begin that are no text, and what they are."""
_AS_TEXT: Final = Wording(
    "Save it as Word (.docx), PDF, HTML or text and give that.",
    "Сохраните его как Word (.docx), PDF, HTML или текст и дайте этот файл.",
)
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,8}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TAG: Final = re.compile(
    r"<(?:p|div|h[1-6]|br|table|ul|ol|span|a|b|i|em|strong|article|section|main|meta|title|style|"
    r"script|body|html|pre|center|font)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_DECLARED: Final = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE\b)")
_TAG: Final = re.compile(r"\s*<(?:!--|[A-Za-z_][\w:.-]*(?:\s|/?>))")
_MARKUP: Final = 4
"""Of a page or an XML file, so many characters stand for one of its text, at most."""
_PAGE_NAMES: Final = (".html", ".htm", ".xhtml")
_XML_NAMES: Final = (".xml", ".akn")
_FIRST: Final = 4096
_WORD: Final = re.compile(r"\w")


def read_document(content: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document in the bytes of a file. *name* is what messages call it, and a last hint.

    Raises an `UnreadableDocument` that says what is wrong and what to do (see `errors`), or
    `MissingReader` where the extra ``documents`` is not installed.
    """
    if len(content) > limits.content:
        raise TooLargeDocument(
            name,
            Wording(
                f"it has {len(content) / 1024**2:.1f} MB; at most {limits.content / 1024**2:g} MB "
                "are read.",
                f"в нём {len(content) / 1024**2:.1f} МБ; читается не больше "
                f"{limits.content / 1024**2:g} МБ.",
            ),
            Wording("Read it in parts.", "Прочитайте его по частям."),
        )
    document = _read(content, name, limits)
    if not document.blocks or not _WORD.search(document.text):
        raise _empty(name)
    if len(document.text) > limits.characters:
        raise too_long(name)
    return document


def _empty(name: str) -> EmptyDocument:
    return EmptyDocument(
        name,
        Wording("it holds no words.", "в нём нет слов."),
        Wording("Give the file that holds the text.", "Дайте файл, в котором есть текст."),
    )


def _read(content: bytes, name: str, limits: Limits) -> Document:
    if not content.strip():
        raise _empty(name)
    if _PDF in content[:_PDF_WITHIN]:
        return _without_places(Form.PDF, read_pdf, content, name, limits)
    if content.startswith(_ARCHIVE):
        return _of_archive(content, name, limits)
    if content.startswith(_OLD_OFFICE):
        if _LOCKED in content:
            raise encrypted(name)
        raise _other(name, Wording("a document of an old kind", "документ старого формата"))
    for begin, what in _OTHERS:
        if content.startswith(begin):
            raise _other(name, what)
    return _of_text(decoded(content, name), name, limits)


def _other(name: str, what: Wording) -> NotADocument:
    return NotADocument(
        name,
        Wording(f"it is {what.en}; that is not read.", f"это {what.ru}; он не читается."),
        _AS_TEXT,
    )


def _without_places(
    form: Form,
    read: Callable[[bytes, str, Limits], _Parts],
    content: bytes,
    name: str,
    limits: Limits,
) -> Document:
    text, blocks, stated = read(content, name, limits)
    return Document(name=name, form=form, text=text, blocks=blocks, stated=stated)


def _of_archive(content: bytes, name: str, limits: Limits) -> Document:
    names = names_in(content, name)
    if "word/document.xml" in names:
        return _without_places(Form.WORD, read_word, content, name, limits)
    raise _other(name, Wording("an archive or another office file", "архив или другой файл"))


def _of_text(held: Decoded, name: str, limits: Limits) -> Document:
    """A plain text, a page or an XML file, by how it begins."""
    source = held.characters
    if len(source) > limits.characters * _MARKUP:
        raise too_long(name)
    head = source[:_FIRST].removeprefix("\ufeff")
    if _is_page(head, name):
        made = _page(source, name, limits)
    elif _DECLARED.match(head) or name.lower().endswith(_XML_NAMES):
        made = _xml(source, name, limits)
    elif _TAG.match(head):
        made = _xml_or_plain(source, name, limits)
    else:
        made = _plain(source, name)
    return replace(made, encoding=held.encoding, source=source)


def _is_page(head: str, name: str) -> bool:
    if _PAGE.match(head) or name.lower().endswith(_PAGE_NAMES):
        return True
    if _DECLARED.match(head) or name.lower().endswith(_XML_NAMES):
        return False
    return _PAGE_TAG.match(head.lstrip()) is not None


def _xml_or_plain(source: str, name: str, limits: Limits) -> Document:
    """What begins like a tag may be XML, or a text that begins with "<Unofficial translation>"."""
    try:
        return _xml(source, name, limits)
    except UnreadableDocument:
        return _plain(source, name)


def _plain(source: str, name: str) -> Document:
    text = source.removeprefix("\ufeff")
    places = replace(IDENTITY, skipped=len(source) - len(text))
    blocks = tuple(blocks_in(text, 0, len(text)))
    return Document(name=name, form=Form.PLAIN, text=text, blocks=blocks, places=places)


def _page(source: str, name: str, limits: Limits) -> Document:
    """The content of a page; of a page that has nothing but menus, all that is shown."""
    reading = PageReading(name, source, limits, "content")
    reading.read()
    if _WORD.search(reading.weaving.text()) is None:
        reading = PageReading(name, source, limits, "everything shown")
        reading.read()
    text = reading.weaving.text()
    return Document(
        name=name,
        form=Form.HTML,
        text=text,
        blocks=with_titles(text, reading.blocks),
        places=reading.weaving.places(),
        stated=stated_by(source),
    )


def _xml(source: str, name: str, limits: Limits) -> Document:
    reading = XmlReading(name, source, limits)
    reading.read()
    check_xml(source, name)
    text = reading.weaving.text()
    return Document(
        name=name,
        form=Form.XML,
        text=text,
        blocks=with_titles(text, reading.blocks),
        places=reading.weaving.places(),
        stated=Stated(dates=tuple(dict.fromkeys(reading.days))),
    )
