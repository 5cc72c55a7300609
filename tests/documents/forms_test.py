"""What is text in each form, and what is not: headings, paragraphs, items, cells."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import docx
import pytest
import typst
from docx.oxml import parse_xml

from foedus.documents.headings import heading_of
from foedus.documents.provisions import provisions_of
from foedus.documents.reading import read_document
from foedus.documents.terms import Document, StatedDay

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared" / "data"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def shape(document: Document) -> list[tuple[str, str]]:
    return [
        (one.kind.value, " ".join(document.text[one.start : one.end].split()))
        for one in document.blocks
    ]


def page(body: str, head: str = "") -> Document:
    return read_document(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


PLAIN = """AGREEMENT
on a Free Trade Area

Article 22
Entry into force

This Agreement shall enter into force upon the expiry of 30 days
from the date of receipt by the depositary of the
third notification.

Статья 23

1. The Parties shall, in accordance with
Article 22 of this Agreement, meet
(a) yearly;
(b) when asked.
Artículo 24. Depositario
El depositario informará.
"""


def test_wrapped_lines_are_one_paragraph_and_numbers_are_headings() -> None:
    assert shape(read_document(PLAIN.encode(), "a.txt")) == [
        ("paragraph", "AGREEMENT on a Free Trade Area"),
        ("heading", "Article 22"),
        ("heading", "Entry into force"),
        (
            "paragraph",
            (
                "This Agreement shall enter into force upon the expiry of 30 days from the date of "
                "receipt by the depositary of the third notification."
            ),
        ),
        ("heading", "Статья 23"),
        ("item", "1. The Parties shall, in accordance with Article 22 of this Agreement, meet"),
        ("item", "(a) yearly;"),
        ("item", "(b) when asked."),
        ("heading", "Artículo 24. Depositario"),
        ("paragraph", "El depositario informará."),
    ]


def test_articles_are_told_with_their_titles_and_words() -> None:
    document = read_document(PLAIN.encode(), "a.txt")
    found = provisions_of(document)
    assert [(one.unit.value, one.label, one.title) for one in found] == [
        ("article", "22", "Entry into force"),
        ("article", "23", ""),
        ("article", "24", "Depositario"),
    ]
    assert document.words(found[0].start, found[0].end).startswith("This Agreement shall")
    assert document.words(found[0].start, found[0].end).endswith("third notification.")
    assert found[0].heading == "Article 22 Entry into force"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Article 22", "22"),
        ("ARTICLE XIV", "XIV"),
        ("Article 22 bis. Depositary", "22 bis"),
        ("Art. 5 – Definitions", "5"),
        ("Статья 22-1. Вступление в силу", "22-1"),
        ("СТАТЬЯ 3", "3"),
        ("Artículo 4.2: Vigencia", "4.2"),
        ("Article premier", "1"),
        ("Глава II. Общие положения", "II"),
        ("Приложение № 3", "3"),
        ("Annex A", "A"),
    ],
)
def test_a_numbered_heading_has_its_number(line: str, label: str) -> None:
    found = heading_of(line)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "line",
    [
        "Article 22 of this Agreement shall not apply.",
        "Статья 22 настоящего Соглашения не применяется.",
        "Article 22, paragraph 3, applies",
        "Articles of association",
        "article 22",
        "Part of the territory",
        "Article 5 " + "x" * 300,
    ],
)
def test_a_sentence_that_begins_like_a_heading_is_none(line: str) -> None:
    assert heading_of(line) is None


def test_lines_that_are_not_wrapped_are_paragraphs_of_their_own() -> None:
    long = "This is a line as editors keep it, a whole paragraph on one line, " * 3
    document = read_document(f"{long}ends here.\n{long}ends there.\nA Title\n{long}.".encode(), "a")
    assert [kind for kind, _ in shape(document)] == [
        *("paragraph", "paragraph", "heading", "paragraph")
    ]


def test_menus_notices_scripts_and_what_is_hidden_are_no_text_of_a_page() -> None:
    document = page(
        "<nav><a>Home</a></nav><div class='cookie-banner'>We use cookies</div>"
        "<header><h1>The summit</h1><p>Menu</p></header><script>alert('<p>x')</script>"
        "<main><p>They met.<span style='display: none'>secret</span> All of them."
        "<p hidden>never<p>Then left.</main><aside>Related</aside><footer>Imprint</footer>"
        "<noscript>on</noscript><template><p>t</p></template><!-- <p>c</p> -->",
        "<title>No text</title><style>p {}</style>",
    )
    assert shape(document) == [
        ("heading", "The summit"),
        ("paragraph", "They met. All of them."),
        ("paragraph", "Then left."),
    ]
    assert document.stated.title == "No text"


def test_a_page_that_is_all_menu_is_read_all_the_same() -> None:
    assert shape(page("<nav><p>The summit ended.</p></nav>")) == [
        ("paragraph", "The summit ended.")
    ]


def test_a_broken_page_has_the_same_blocks_as_a_whole_one() -> None:
    broken = page("<h2>Who<ul><li>one<li>two</ul><table><tr><td>a<td>b<tr><td>c</table><p>x<p>y")
    assert shape(broken)[-7:] == [
        *(("item", "one"), ("item", "two")),
        *(("cell", "a"), ("cell", "b"), ("cell", "c")),
        *(("paragraph", "x"), ("paragraph", "y")),
    ]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    document = page("One line<br>goes on.<br><br>Another.<p>Статья 5<br>Срок действия")
    assert shape(document) == [
        ("paragraph", "One line goes on."),
        ("paragraph", "Another."),
        ("heading", "Статья 5"),
        ("heading", "Срок действия"),
    ]


def test_a_page_states_its_days_beside_its_text() -> None:
    document = page(
        "<p><time datetime='2007-10-06'>Saturday</time> words",
        "<meta property='article:published_time' content='2007-10-05T21:00:00+05:00'>"
        '<script type=\'application/ld+json\'>{"@graph": [{"datePublished": "2007-10-04"}]}'
        "</script><meta name='date' content='2007-99-99'>",
    )
    assert document.stated.dates == (
        StatedDay(date(2007, 10, 5), "meta article:published_time"),
        StatedDay(date(2007, 10, 4), "JSON-LD datePublished"),
        StatedDay(date(2007, 10, 6), "time"),
    )


def test_a_text_that_begins_with_a_sharp_bracket_is_still_a_text() -> None:
    document = read_document(b"<Unofficial translation>\n\nThe Parties agree.", "a.txt")
    assert document.form.value == "plain"


AKOMA = """<akomaNtoso><act><meta><FRBRdate date="2011-10-18" name="Generation"/></meta><body>
<chapter><num>Chapter I</num><heading>General</heading>
<article eId="art_1"><num>Article 1</num><heading>Aims</heading>
<paragraph><num>1.</num><content><p>The <b>Parties</b> agree.</p></content></paragraph>
<paragraph><num>2.</num><content><p>They meet.</p></content></paragraph>
</article></chapter></body></act></akomaNtoso>"""


def test_akoma_ntoso_gives_headings_and_numbered_paragraphs() -> None:
    document = read_document(AKOMA.encode(), "a.xml")
    assert shape(document) == [
        ("heading", "Chapter I"),
        ("heading", "General"),
        ("heading", "Article 1"),
        ("heading", "Aims"),
        ("item", "1. The Parties agree."),
        ("item", "2. They meet."),
    ]
    assert [(one.unit.value, one.label) for one in provisions_of(document)] == [
        ("chapter", "I"),
        ("article", "1"),
    ]
    assert document.stated.dates == (StatedDay(date(2011, 10, 18), "FRBRdate Generation"),)


def test_the_texts_of_a_treaty_collection_have_their_articles() -> None:
    folder = SHARED / "treaty-texts" / "tota"
    if not folder.is_dir():
        pytest.skip(f"There are no treaty texts at {folder}; set FOEDUS_SHARED_DATA.")
    document = read_document((folder / "pta_168.xml").read_bytes(), "pta_168.xml")
    found = {one.label: one for one in provisions_of(document) if one.unit.value == "article"}
    assert list(found) == [str(number) for number in range(1, 41)]
    assert found["40"].title == "Entry Into Force"
    assert "force" in document.words(found["40"].start, found["40"].end)


def word(document: object) -> Document:
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]
    return read_document(held.getvalue(), "a.docx")


def test_a_word_file_gives_styles_numbers_tables_and_changes_as_taken() -> None:
    made = docx.Document()
    made.add_heading("Agreement", 0)
    made.add_paragraph("Article 1")
    made.add_paragraph("Objectives")
    changed = made.add_paragraph("The Parties ")
    changed._p.append(
        parse_xml(f'<w:ins {W} w:id="1" w:author="a"><w:r><w:t>cooperate.</w:t></w:r></w:ins>')
    )
    changed._p.append(
        parse_xml(
            f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>quarrel</w:delText></w:r></w:del>'
        )
    )
    made.add_paragraph("first;", style="List Number")
    made.add_paragraph("second.", style="List Number")
    made.add_table(1, 2).cell(0, 1).text = "Belarus"
    document = word(made)
    assert shape(document) == [
        ("heading", "Agreement"),
        ("heading", "Article 1"),
        ("heading", "Objectives"),
        ("paragraph", "The Parties cooperate."),
        ("item", "1. first;"),
        ("item", "2. second."),
        ("cell", "Belarus"),
    ]
    assert document.in_file(0, 3) is None
    assert document.stated.dates[0].what == "Word created"


PAGES = """#set page(height: 9cm, width: 13cm, header: [Treaty series No. 5],
  footer: context [Page #counter(page).display()])
#set document(date: datetime(year: 2007, month: 10, day: 5))
= Agreement on free trade
The Parties, desiring to strengthen their trade and their cooperation, have agreed as follows.

*Article 1*

Objectives

1. The Parties shall establish a free trade area. #lorem(60)

*Статья 2*

Настоящее Соглашение вступает в силу с даты сдачи третьего уведомления. #lorem(120)
"""


def test_a_pdf_gives_paragraphs_with_their_pages_and_no_running_heads() -> None:
    document = read_document(typst.compile(PAGES.encode()), "a.pdf")
    found = shape(document)
    assert found[:4] == [
        ("heading", "Agreement on free trade"),
        (
            "paragraph",
            (
                "The Parties, desiring to strengthen their trade and their cooperation, have "
                "agreed as follows."
            ),
        ),
        ("heading", "Article 1"),
        ("heading", "Objectives"),
    ]
    assert not any("Treaty series" in words or "Page" in words for _, words in found)
    assert [one.label for one in document.blocks if one.label] == ["1", "2"]
    assert document.blocks[0].page == 1
    assert document.blocks[-1].page >= 2
    assert document.in_file(0, 3) is None
    assert document.stated.dates == (StatedDay(date(2007, 10, 5), "PDF CreationDate"),)


def test_a_word_parted_at_the_end_of_a_line_is_whole_in_a_pdf() -> None:
    words = "The internationalisation of multidimensional responsibilities notwithstanding. "
    narrow = (
        '#set page(width: 7cm)\n#set text(lang: "en", hyphenate: true)\n'
        f"#set par(justify: true)\n{words * 6}"
    )
    document = read_document(typst.compile(narrow.encode()), "a.pdf")
    assert " ".join(document.text.split()) == (words * 6).strip()


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_article_whose_words_follow_its_number_is_an_article_all_the_same(name: str) -> None:
    lines = (
        "Article 21. The Parties, under Article 5 of this Agreement, shall meet every year.",
        "They shall meet in turn in their capitals, unless they agree otherwise.",
        "Article 22. This Agreement shall enter into force on the date of its signature.",
    )
    words = "\n\n".join(lines) if name == "a.txt" else "".join(f"<p>{one}</p>" for one in lines)
    document = read_document(words.encode(), name)
    found = provisions_of(document)
    assert [(one.label, one.heading) for one in found] == [
        ("21", "Article 21"),
        ("22", "Article 22"),
    ]
    first, second = (" ".join(document.words(one.start, one.end).split()) for one in found)
    assert first == f"{lines[0].removeprefix('Article 21. ')} {lines[1]}"
    assert second == lines[2].removeprefix("Article 22. ")


def test_the_mark_of_an_item_on_a_line_of_its_own_goes_with_its_words() -> None:
    document = read_document(b"The Parties shall:\n\n(a)\n\nmeet;\n-\nspeak.", "a.txt")
    assert shape(document)[1:] == [("item", "(a) meet;"), ("item", "- speak.")]
