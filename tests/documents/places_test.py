"""Where the words of a document stand in its file."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.documents.reading import read_document
from foedus.documents.terms import Document


def in_file(document: Document, start: int, end: int) -> str:
    span = document.in_file(start, end)
    assert span is not None
    return document.source[span.start : span.end]


def shown(markup: str) -> str:
    """What is left of markup without its tags, references read, white space apart."""
    bare = re.sub(r"<!--.*?-->|<[^>]*>", " ", markup, flags=re.DOTALL)
    return "".join(html.unescape(bare).split())


def test_a_plain_text_is_exactly_the_file_with_its_line_ends() -> None:
    content = "Глава\r\n\r\nСлова\tи  слова.\r\n".encode()
    document = read_document(content, "a.txt")
    assert document.text == content.decode()
    assert in_file(document, 9, 14) == document.text[9:14] == "Слова"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_a_character_of_the_file_but_not_of_the_text(encoding: str) -> None:
    document = read_document("Words of a report.".encode(encoding), "a.txt")
    span = document.in_file(0, 5)
    assert document.text[:5] == "Words"
    assert span is not None
    assert (span.start, span.end) == (1, 6)
    assert document.source[1:6] == "Words"


def test_a_span_in_a_page_covers_the_markup_between_its_words() -> None:
    page = "<p>The  <b>Kyrgyz</b> &amp; Tajik&nbsp;Republics&#8212;both</p>"
    document = read_document(page.encode(), "a.html")
    assert document.text.strip() == "The Kyrgyz & Tajik\xa0Republics—both"
    start = document.text.index("Kyrgyz")
    assert in_file(document, start, start + 8) == "Kyrgyz</b> &amp;"
    start = document.text.index("—")
    assert in_file(document, start, start + 1) == "&#8212;"


def test_the_number_of_an_article_is_found_in_its_attribute() -> None:
    source = (
        '<?xml version="1.0"?>\n<!DOCTYPE treaty [<!ELEMENT treaty ANY>]>\n<treaty><body>'
        '<article number="ARTICLE 7" name="A &amp; B">Words.</article></body></treaty>'
    )
    document = read_document(source.encode(), "a.xml")
    assert [in_file(document, one.start, one.end) for one in document.blocks] == [
        *("ARTICLE 7", "A &amp; B", "Words."),
    ]


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        read_document(b"Words.", "a.txt").in_file(0, 99)


WORDS = some.text(some.sampled_from("abя &<>;#é\n\t'\""), min_size=1, max_size=12)
MARKS = some.sampled_from(
    (
        *("<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br>", "<br/>", "<li>", "<!-- x -->"),
        *("<td>", "<h2>", "</h2>", "<div class='a'>", "</div>", "<ul>", "</ul>"),
        '<a href="x>y">',
    )
)


def _escaped(words: str) -> str:
    return html.escape(words).replace("é", "&eacute;")


PAGES = some.lists(some.one_of(WORDS.map(_escaped), MARKS), max_size=30).map("".join)


@settings(deadline=None)
@given(page=PAGES, places=some.data())
def test_without_tags_the_span_in_a_page_gives_the_words(
    page: str, places: some.DataObject
) -> None:
    document = read_document(f"<html><body><p>begin {page}</body>".encode(), "a.html")
    for block in document.blocks:
        start = places.draw(some.integers(block.start, block.end - 1))
        end = places.draw(some.integers(start + 1, block.end))
        source = in_file(document, start, end)
        assert shown(source.replace('"x>y"', "x")) == "".join(document.text[start:end].split())


@settings(deadline=None)
@given(page=PAGES)
def test_blocks_stand_in_order_are_never_empty_and_have_no_space_around(page: str) -> None:
    document = read_document(f"<html><body>begin {page}".encode(), "a.html")
    last = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert last <= block.start < block.end
        assert words == words.strip()
        last = block.end
        assert document.block_at(block.start) is block
