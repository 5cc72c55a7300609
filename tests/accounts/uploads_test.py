"""Files that people send: taken by what they are, whole and inert, or refused in plain words."""

import hashlib
import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.uploads import checked_upload, safe_name

LIMIT = 1_000_000


def writer(pages=1):
    made = PdfWriter()
    for _ in range(pages):
        made.add_blank_page(width=595, height=842)
    return made


def written(made):
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def chunk(kind, body=b""):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*more):
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = (chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*more):
    head = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    scan = segment(0xDA, b"\1\1\0\0?\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + head + b"".join(more) + segment(0xDB, bytes(65)) + scan + b"\xff\xd9"


def tiff(order="<", pages=1):
    out, size = [], 2 + 12 + 4
    for page in range(pages):
        after = 8 + (page + 1) * size if page + 1 < pages else 0
        out.append(struct.pack(order + "HHHIII", 1, 256, 4, 1, 1, after))
    return (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8) + b"".join(out)


GOOD = {
    "pdf": (written(writer()), "application/pdf", ".pdf"),
    "pdf of many pages": (written(writer(40)), "application/pdf", ".pdf"),
    "pdf with a line after its end": (written(writer()) + b"\r\n", "application/pdf", ".pdf"),
    "png": (png(), "image/png", ".png"),
    "jpeg": (jpeg(), "image/jpeg", ".jpg"),
    "jpeg with a thumbnail": (jpeg(segment(0xE1, jpeg())), "image/jpeg", ".jpg"),
    "jpeg that a scanner padded": (jpeg() + bytes(512), "image/jpeg", ".jpg"),
    "tiff": (tiff(), "image/tiff", ".tif"),
    "tiff of many pages, other order": (tiff(">", 12), "image/tiff", ".tif"),
}


def check(content, name="scan.pdf", limit=LIMIT):
    return checked_upload(SimpleUploadedFile(name, content), limit)


@pytest.mark.parametrize("kind", GOOD)
def test_a_scan_is_taken_whatever_it_is_called(kind):
    content, media_type, ending = GOOD[kind]
    taken = check(content, name="note verbale.exe")
    assert (taken.media_type, taken.name) == (media_type, "note verbale" + ending)
    assert (taken.size, taken.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_file_is_left_rewound():
    content = GOOD["pdf"][0]
    file = SimpleUploadedFile("a.pdf", content)
    checked_upload(file, LIMIT)
    assert file.read() == content


@pytest.mark.parametrize(("over", "taken"), [(-1, True), (0, True), (1, False)])
def test_a_file_is_taken_up_to_the_limit(over, taken):
    content = GOOD["png"][0]
    limit = len(content) - over
    if taken:
        assert check(content, limit=limit).size == len(content)
    else:
        with pytest.raises(RejectedUpload, match="larger than"):
            check(content, limit=limit)


def test_an_empty_file_is_refused():
    with pytest.raises(RejectedUpload, match="empty"):
        check(b"")


OTHER_KINDS = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg with a declaration": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "html": b"<!doctype html><html><script>alert(1)</script></html>",
    "office": b"PK\x03\x04\x14\0\x06\0\x08\0" + b"word/document.xml" * 9,
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "gif": b"GIF89a\x01\0\x01\0\0\0\0;",
    "archive": b"PK\x03\x04" + bytes(100),
    "program": b"MZ" + bytes(200),
    "elf": b"\x7fELF\x02\x01\x01" + bytes(200),
    "text": b"We hereby ratify the Treaty.",
    "postscript": b"%!PS-Adobe-3.0\nshowpage\n%%EOF",
    "zeros": bytes(1000),
    "html before a pdf": b"<html><script>alert(1)</script>" + GOOD["pdf"][0],
    "a line before a pdf": b"\n" + GOOD["pdf"][0],
    "webp": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40),
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_nothing_else_is_taken_though_it_is_called_pdf(kind):
    with pytest.raises(RejectedUpload):
        check(OTHER_KINDS[kind], "treaty.pdf")


# --- PDF


def with_script():
    made = writer()
    made.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('1')"),
        }
    )
    return made


def with_an_action_said_elsewhere():
    made = writer()
    kind = made._add_object(NameObject("/Launch"))
    made.root_object[NameObject("/OpenAction")] = DictionaryObject({NameObject("/S"): kind})
    return made


def with_file():
    made = writer()
    made.add_attachment("virus.exe", b"MZ")
    return made


def with_password():
    made = writer()
    made.encrypt("secret")
    return made


def with_restrictions():
    made = writer()
    made.encrypt("", "owner")
    return made


def with_open_action(action):
    def make():
        made = writer()
        made.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject(action), NameObject("/F"): TextStringObject("x")}
        )
        return made

    return make


def with_form_script():
    made = writer()
    made.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): TextStringObject("<xdp/>")}
    )
    return made


def with_script_deep_within():
    made = writer()
    action = DictionaryObject({NameObject("/JS"): TextStringObject("app.alert(1)")})
    for _ in range(3000):  # deeper than Python calls itself
        action = DictionaryObject({NameObject("/Next"): made._add_object(action)})
    made.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    return made


def with_annotated_file():
    made = writer()
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FileAttachment"),
        }
    )
    made.pages[0][NameObject("/Annots")] = ArrayObject([made._add_object(annotation)])
    return made


BAD_PDFS = {
    with_script: "script",
    with_an_action_said_elsewhere: "script or a form",
    with_file: "another file",
    with_password: "password",
    with_restrictions: "password or by restrictions",
    with_open_action("/Launch"): "script or a form",
    with_open_action("/SubmitForm"): "script or a form",
    with_open_action("/JavaScript"): "script or a form",
    with_open_action("/GoToE"): "script or a form",
    with_form_script: "script or a form",
    with_script_deep_within: "script or a form",
    with_annotated_file: "another file",
    (lambda: writer(0)): "cannot be read",
}


@pytest.mark.parametrize(("make", "said"), BAD_PDFS.items())
def test_a_pdf_that_does_something_is_refused_in_plain_words(make, said):
    with pytest.raises(RejectedUpload, match=said):
        check(written(make()))


def test_a_pdf_with_links_and_bookmarks_is_taken():
    made = writer(3)
    made.add_outline_item(title="Article 1", page_number=1)
    made.add_annotation(
        page_number=0, annotation=Link(rect=(0, 0, 9, 9), url="https://treaties.example/")
    )
    made.root_object[NameObject("/OpenAction")] = ArrayObject(
        [made.pages[0].indirect_reference, NameObject("/Fit")]
    )
    assert check(written(made)).media_type == "application/pdf"


def test_a_pdf_that_refers_to_itself_in_a_circle_ends():
    made = writer()
    circle = DictionaryObject()
    reference = made._add_object(circle)
    circle[NameObject("/Again")] = reference
    made.root_object[NameObject("/Circle")] = reference
    assert check(written(made)).size


BROKEN_PDFS = {
    "only the head": b"%PDF-1.7\n",
    "cut in the middle": GOOD["pdf"][0][: len(GOOD["pdf"][0]) // 2],
    "cut and ended": GOOD["pdf"][0][:60] + b"\n%%EOF",
    "archive after the end": GOOD["pdf"][0] + b"PK\x03\x04x" + b"PK\x05\x06" + bytes(18),
    "page after the end": GOOD["pdf"][0] + b"<html><script>alert(1)</script></html>",
    "archive hidden before the end": b"%PDF-1.4\nPK\x03\x04 PK\x05\x06" + bytes(18) + b"\n%%EOF",
    "xref to nowhere": b"%PDF-1.4\nstartxref\n99999999\n%%EOF",
    "root that is a number": b"%PDF-1.4\n1 0 obj\n7\nendobj\ntrailer<</Root 1 0 R/Size 2>>\n%%EOF",
}


@pytest.mark.parametrize("kind", BROKEN_PDFS)
def test_a_broken_pdf_is_refused(kind):
    with pytest.raises(RejectedUpload):
        check(BROKEN_PDFS[kind])


def test_a_name_in_disguise_is_seen_through():
    plain = written(with_script())
    disguised = plain.replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS", b"/J#53")
    assert disguised != plain
    with pytest.raises(RejectedUpload, match="script"):
        check(disguised)


# --- pictures


BROKEN_PICTURES = {
    "png cut": png()[:-6],
    "png with a damaged chunk": png().replace(b"IDAT", b"IDAX"),
    "png and a page": png() + b"<script>alert(1)</script>",
    "png and a pdf": png() + GOOD["pdf"][0],
    "png and an archive": png() + b"PK\x05\x06" + bytes(18),
    "png whose chunk is longer than the file": png()[:8] + b"\xff\xff\xff\xff" + png()[12:],
    "only the png signature": png()[:8],
    "jpeg cut": jpeg()[:-2],
    "jpeg cut in its head": jpeg()[:12],
    "jpeg and a page": jpeg() + b"<html><script>alert(1)</script></html>",
    "jpeg, a page, and another end": jpeg() + b"<script>x</script>\xff\xd9",
    "jpeg without a picture": b"\xff\xd8\xff\xd9",
    "jpeg whose segment is longer than the file": b"\xff\xd8\xff\xe0\xff\xff" + bytes(10),
    "jpeg with rubbish between segments": b"\xff\xd8\xff\xe0\x00\x04abRUBBISH" + jpeg()[2:],
    "tiff cut": tiff()[:-3],
    "tiff without a page": b"II*\0\0\0\0\0",
    "tiff in a circle": b"II*\0" + struct.pack("<IHHHIII", 8, 1, 256, 4, 1, 1, 8),
    "tiff that points outside": b"MM\0*\xff\xff\xff\xf0" + bytes(30),
}


@pytest.mark.parametrize("kind", BROKEN_PICTURES)
def test_a_broken_or_double_picture_is_refused(kind):
    with pytest.raises(RejectedUpload):
        check(BROKEN_PICTURES[kind], "scan.png")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6),
    st.integers(0, 10_000),
)
def test_whatever_is_damaged_is_taken_or_refused_and_never_an_error(kind, damage, cut):
    content = bytearray(GOOD[kind][0])
    for at, value in damage:
        content[at % len(content)] = value
    content = bytes(content)[: len(content) - cut % 50]
    try:
        taken = check(content)
    except RejectedUpload:
        return
    assert taken.size == len(content)


@given(st.text())
def test_any_name_is_made_harmless(name):
    safe = safe_name(name, ".pdf")
    assert safe.endswith(".pdf")
    assert not set(safe) & set("/\\<>\"'&;:|?*\0\r\n\t\u202e")
    assert not safe.startswith((".", "-", " "))
    assert 5 <= len(safe) <= 104
    assert safe_name(safe, ".pdf") == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Нота № 5.docx", "Нота № 5.pdf"),
        ("\u202egnp.exe", "gnp.pdf"),
        ("con\r\nSet-Cookie: a=b.pdf", "conSet-Cookie ab.pdf"),
        ("...", "document.pdf"),
        ("x" * 500 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_names_are_kept_for_people(name, safe):
    assert safe_name(name, ".pdf") == safe


def test_a_refusal_is_in_russian_where_russian_is_asked_for():
    # the sentences go through gettext: nothing is joined from pieces before it is translated
    with translation.override("ru"), pytest.raises(RejectedUpload) as refused:
        check(b"")
    assert str(refused.value)


def test_a_number_is_no_page():
    made = writer()
    made.root_object[NameObject("/Pages")] = NumberObject(3)
    with pytest.raises(RejectedUpload, match="cannot be read"):
        check(written(made))
