"""Word files that nobody should open: refused before anything opens them, with what to do."""

import io
import struct
import zipfile
from contextlib import suppress

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.words import WORD_TYPE, checked_word
from foedus.drafting.word.errors import UnusableWord
from foedus.drafting.word.package import checked_package
from foedus.drafting.word.reading import read_word
from foedus.drafting.word.refusals import Reason
from support.word_files import R, packed, paragraph, parts_of, run, word_file

BODY = paragraph(run("Peace."))
GOOD = word_file(BODY)
LIMIT = 5_000_000


def external(kind, target):
    return f'<Relationship Id="x" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'


def internal(kind, target="x.xml"):
    return f'<Relationship Id="x" Type="{R}/{kind}" Target="{target}"/>'


def with_part(name, content=b"x", body=BODY):
    return packed({**parts_of(body), name: content})


def field(*asked):
    """A field whose request is written in several runs, as Word splits them."""
    said = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in asked)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
    return paragraph(begin, said, end)


def doctype(kind):
    parts = parts_of(BODY)
    said = {
        "laughs": '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>',
        "external": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        "network": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
        "parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/"> %b;]>',
        "empty": "<!DOCTYPE a>",
    }[kind]
    xml = parts["word/document.xml"]
    return parts, xml.replace("?>\n", "?>\n" + said, 1).replace("Peace.", "&b;")


def with_doctype(kind, encoding="utf-8"):
    parts, xml = doctype(kind)
    xml = xml.replace("UTF-8", encoding.upper())
    return packed({**parts, "word/document.xml": xml.encode(encoding)})


def macro_type():
    parts = parts_of(BODY)
    types = parts["[Content_Types].xml"]
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return packed(
        {
            **parts,
            "[Content_Types].xml": types.replace(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                kind,
            ),
        }
    )


def template_type():
    parts = parts_of(BODY)
    types = parts["[Content_Types].xml"].replace("document.main", "template.main")
    return packed({**parts, "[Content_Types].xml": types})


def encrypted():
    data = bytearray(GOOD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def overlapping(count=60):
    """Many entries of the directory that share the bytes of one part."""
    data = packed({**parts_of(BODY), "word/big.xml": b"x" * 400_000})
    end = data.rfind(b"PK\x05\x06")
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    directory = data[start : start + size]
    last = directory.rfind(b"PK\x01\x02")
    entry = directory[last:]
    copies = b"".join(
        entry[:46] + f"word/b{n:02}.xml".encode() + entry[46 + len(b"word/big.xml") :]
        for n in range(count)
    )
    total = struct.unpack("<H", data[end + 10 : end + 12])[0] + count
    tail = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, total, total, len(directory) + len(copies), start, 0
    )
    return data[:start] + directory + copies + tail


def lying(by=1):
    """A part that says it is smaller than it is."""
    data = bytearray(with_part("word/big.xml", b"<a>" + b"x" * 9_000 + b"</a>"))
    at = data.rfind(b"PK\x01\x02")
    held = struct.unpack("<I", data[at + 24 : at + 28])[0]
    data[at + 24 : at + 28] = struct.pack("<I", held - by)
    return bytes(data)


def deep(levels):
    return word_file("<w:sdt>" * levels + "</w:sdt>" * levels)


HOSTILE = {
    "nothing that Word writes": (b"hello world", Reason.NO_WORD),
    "a pdf": (b"%PDF-1.7\n%%EOF", Reason.NO_WORD),
    "another archive": (packed({"a.txt": "x"}), Reason.NO_WORD),
    "an old or locked file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Reason.OLD_WORD),
    "a password": (encrypted(), Reason.ENCRYPTED),
    "half of a file": (GOOD[: len(GOOD) // 2], Reason.BROKEN),
    "something before": (b"MZ" + GOOD, Reason.NO_WORD),
    "something after": (GOOD + b"MZ", Reason.FOLLOWED),
    "a comment of the archive": (GOOD[:-2] + b"\x02\x00MZ", Reason.FOLLOWED),
    "two archives": (GOOD + GOOD, Reason.FOLLOWED),
    "too many parts": (
        packed({**parts_of(BODY), **{f"word/p{n}.xml": "<a/>" for n in range(2100)}}),
        Reason.TOO_MANY_PARTS,
    ),
    "a bomb": (with_part("word/big.xml", b"<a>" + b" " * 8_000_000 + b"</a>"), Reason.BOMB),
    "a bomb as a picture": (with_part("word/media/a.png", bytes(9_000_000)), Reason.BOMB),
    "a bomb of shared bytes": (overlapping(), Reason.BOMB),
    "a part that lies about its size": (lying(), Reason.BROKEN),
    "a part that says it is enormous": (lying(-2_000_000_000), Reason.TOO_LARGE),
    "a nested archive": (with_part("word/media/a.png", GOOD), Reason.CARRIES),
    "a way out": (with_part("../../etc/cron.d/x.xml", "<a/>"), Reason.BAD_NAME),
    "a way out in the middle": (with_part("word/../../x.xml", "<a/>"), Reason.BAD_NAME),
    "an absolute name": (with_part("/etc/passwd.xml", "<a/>"), Reason.BAD_NAME),
    "a name of another system": (with_part("word\\x.xml", "<a/>"), Reason.BAD_NAME),
    "a drive": (with_part("C:x.xml", "<a/>"), Reason.BAD_NAME),
    "a name with signs that cannot be seen": (
        with_part("word/a\x1bb.xml", "<a/>"),
        Reason.BAD_NAME,
    ),
    "a name of sixty thousand letters": (with_part("w" * 60_000 + ".xml", "<a/>"), Reason.BAD_NAME),
    "one name twice": (with_part("WORD/document.xml", "<a/>"), Reason.BAD_NAME),
    "macros": (with_part("word/vbaProject.bin"), Reason.MACROS),
    "macros by their type": (macro_type(), Reason.MACROS),
    "macros by their relation": (word_file(BODY, internal("vbaProject")), Reason.MACROS),
    "a template": (template_type(), Reason.NOT_A_DOCUMENT),
    "an embedded file": (with_part("word/embeddings/oleObject1.bin"), Reason.CARRIES),
    "a program": (with_part("word/media/setup.exe"), Reason.CARRIES),
    "a picture with a script": (with_part("word/media/a.svg", "<svg/>"), Reason.CARRIES),
    "a control": (word_file(paragraph("<w:r><w:control/></w:r>")), Reason.CARRIES),
    "an object": (word_file(paragraph("<w:r><w:object/></w:r>")), Reason.CARRIES),
    "another document within": (word_file('<w:altChunk r:id="x"/>'), Reason.CARRIES),
    "a relation to another document": (word_file(BODY, internal("aFChunk")), Reason.CARRIES),
    "data for a mailing": (word_file(BODY, settings="<w:mailMerge/>"), Reason.CARRIES),
    "a template from outside": (
        word_file(BODY, external("attachedTemplate", "https://evil.example/a.dotm")),
        Reason.FETCHES,
    ),
    "a picture from outside": (
        word_file(BODY, external("image", "http://127.0.0.1/a.png")),
        Reason.FETCHES,
    ),
    "a share": (word_file(BODY, external("image", "\\\\10.0.0.1\\a")), Reason.FETCHES),
    "an inner relation that leads out": (
        word_file(BODY, internal("image", "http://127.0.0.1/a.png")),
        Reason.FETCHES,
    ),
    "a link to a file": (word_file(BODY, external("hyperlink", "file:///etc/passwd")), Reason.LINK),
    "a link that runs": (
        word_file(BODY, external("hyperlink", "javascript:alert(1)")),
        Reason.LINK,
    ),
    "DDE": (word_file(field("DDEAUTO c:\\\\windows\\\\cmd.exe")), Reason.FIELD),
    "DDE in pieces": (word_file(field("DD", "EAU", "TO cmd")), Reason.FIELD),
    "DDE in a simple field": (
        word_file(paragraph('<w:fldSimple w:instr=" ddeauto cmd"/>')),
        Reason.FIELD,
    ),
    "DDE that never ends": (
        word_file(paragraph("<w:r><w:instrText>DDE cmd</w:instrText></w:r>")),
        Reason.FIELD,
    ),
    "DDE named by another field": (
        word_file(
            field("</w:instrText></w:r>" + field("QUOTE 68 68 69") + "<w:r><w:instrText>")
            .replace("<w:p>", "")
            .replace("</w:p>", "")
            .join(("<w:p>", "</w:p>"))
        ),
        Reason.FIELD,
    ),
    "a file fetched by a field": (word_file(field('INCLUDETEXT "c:/a.docx"')), Reason.FIELD),
    "a picture fetched by a field": (
        word_file(field('INCLUDEPICTURE "http://127.0.0.1/a"')),
        Reason.FIELD,
    ),
    "entities": (with_doctype("laughs"), Reason.DECLARES),
    "entities from a file": (with_doctype("external"), Reason.DECLARES),
    "a document type from outside": (with_doctype("network"), Reason.DECLARES),
    "parameter entities": (with_doctype("parameter"), Reason.DECLARES),
    "a document type without anything": (with_doctype("empty"), Reason.DECLARES),
    "entities in another encoding": (with_doctype("external", "utf-16"), Reason.DECLARES),
    "a document type in the relations": (
        packed(
            {
                **parts_of(BODY),
                "_rels/.rels": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            }
        ),
        Reason.DECLARES,
    ),
    "great depth": (deep(3_000), Reason.TOO_DEEP),
    "an element with a name of 100 kB": (word_file(f"<w:{'a' * 100_000}/>"), Reason.BROKEN),
    "what is no XML": (with_part("word/x.xml", "<a><b></a>"), Reason.BROKEN),
    "an unknown encoding": (
        with_part("word/x.xml", b'<?xml version="1.0" encoding="x-none"?><a/>'),
        Reason.BROKEN,
    ),
    "a NUL": (with_part("word/x.xml", b"<a>\0</a>"), Reason.BROKEN),
}


def begins(words):
    return words.split("{}")[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_with_the_reason_and_what_to_do_in_both_languages(what):
    data, reason = HOSTILE[what]
    with pytest.raises(UnusableWord) as told:
        read_word(data)
    words = told.value.words
    assert words.en.startswith(begins(reason.value.en))
    assert words.ru.startswith(begins(reason.value.ru))
    assert "{}" not in words.en + words.ru
    assert len(words.ru) < 500
    assert told.value.code == "E150"


def test_every_reason_is_shown_to_be_needed():
    seen = {reason for _, reason in HOSTILE.values()}
    assert set(Reason) - seen == {Reason.UNREADABLE, Reason.TOO_MANY_AUTHORS}


def test_a_whole_package_that_is_no_document_inside_is_refused():
    parts = parts_of(BODY)
    del parts["_rels/.rels"]
    with pytest.raises(UnusableWord) as told:
        read_word(packed(parts))
    assert told.value.words.en.startswith(begins(Reason.UNREADABLE.value.en))


def test_hostile_names_are_shown_harmless_and_short():
    with pytest.raises(UnusableWord) as told:
        checked_package(with_part("word/\u202e\x07" + "y" * 300 + ".xml", "<a/>"))
    assert "\u202e" not in str(told.value)
    assert "\x07" not in str(told.value)
    assert len(str(told.value)) < 300


HARMLESS = {
    "what python-docx writes": lambda out: docx.Document().save(out),
    "a page number and a table of contents": lambda out: out.write(
        word_file(field("PAGE") + field('TOC \\o "1-3"') + field("= 2 + 2"))
    ),
    "links to a page and a mailbox": lambda out: out.write(
        word_file(BODY, external("hyperlink", "https://foedus.example/a?b=c#d"))
    ),
    "a picture": lambda out: out.write(with_part("word/media/a.png", b"\x89PNG\r\n\x1a\n")),
    "settings of a printer": lambda out: out.write(
        with_part("word/printerSettings/printerSettings1.bin", b"\0\1")
    ),
    "a folder as an entry": lambda out: out.write(with_part("word/media/", b"")),
    "parts that are not packed": lambda out: out.write(packed(parts_of(BODY), zipfile.ZIP_STORED)),
    "a part in another encoding": lambda out: out.write(
        with_part("word/x.xml", '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"))
    ),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_delegations_send_is_taken(what):
    out = io.BytesIO()
    HARMLESS[what](out)
    read_word(out.getvalue())


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_read_but_never_an_error_of_ours(data):
    place = data.draw(st.integers(0, len(GOOD) - 1))
    count = data.draw(st.integers(1, 8))
    noise = data.draw(st.binary(min_size=count, max_size=count))
    broken = GOOD[:place] + noise + GOOD[place + count :]
    with suppress(UnusableWord):
        assert read_word(broken).paragraphs


# --- as an upload


def check(content, limit=LIMIT, name="draft.docx"):
    return checked_word(SimpleUploadedFile(name, content), limit)


def test_a_word_file_is_taken_whatever_it_is_called():
    taken = check(GOOD, name="../My <draft>.pdf")
    assert (taken.name, taken.media_type, taken.size) == ("My draft.docx", WORD_TYPE, len(GOOD))


def test_the_file_is_left_rewound():
    file = SimpleUploadedFile("a.docx", GOOD)
    checked_word(file, LIMIT)
    assert file.read() == GOOD


@pytest.mark.parametrize(("over", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_it_is_taken_up_to_the_limit(over, is_taken):
    if is_taken:
        assert check(GOOD, len(GOOD) - over).size == len(GOOD)
    else:
        with pytest.raises(RejectedUpload, match="larger than"):
            check(GOOD, len(GOOD) - over)


def test_an_empty_file_is_refused():
    with pytest.raises(RejectedUpload, match="empty"):
        check(b"")


def test_the_reason_is_said_in_the_language_of_the_reader():
    with translation.override("ru"), pytest.raises(RejectedUpload, match="макросы"):
        check(macro_type())
    with translation.override("en"), pytest.raises(RejectedUpload, match="macros"):
        check(macro_type())
