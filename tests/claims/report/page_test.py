"""The annotated page: every word of the report, every statement with its mark and its proof."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.report.checked import CheckedReport
from foedus.claims.report.guide import Guide, guide_of
from foedus.claims.report.page import page_of
from foedus.claims.report.page_text import shown
from foedus.claims.terms.claims import Ratification
from foedus.claims.terms.kinds import Manner, Modality
from foedus.claims.terms.said import Named, StatesSaid
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.wording import Wording
from foedus.opened import open_register
from support.checked import CRITERIA, checked, dated, document, report, undated

TEXT = "The League now brings together 12 states.\n\nIt was founded in 2020, they say."
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Tree(HTMLParser):
    """Reads a page, and keeps what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.around: dict[str, list[str]] = {}
        self.report = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.seen.append((tag, found))
        if found.get("id"):
            self.around[str(found["id"])] = [name for name, _ in self.open]
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [str(held.get("class", "")) for _, held in self.open]
        if "report" in classes and not {"badge", "begin", "leaf"} & set(classes):
            self.report += data


def read(page: str) -> Tree:
    """A page as its reader's browser takes it; every element that begins also ends."""
    tree = Tree()
    tree.feed(page)
    tree.close()
    assert not tree.open
    return tree


def plain(page: str) -> str:
    """What a page says."""
    body = page[page.index("<body") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_every_word_of_the_report_stands_on_the_page_once_and_in_order() -> None:
    tree = read(page_of(report(TEXT, ("12 states", Verdict.DEPENDS)), "en"))

    assert tree.report.split() == TEXT.split()


def test_a_statement_leads_to_its_proof_which_stands_inside_details() -> None:
    page = page_of(report(TEXT, ("12 states", Verdict.DEPENDS)), "en")
    tree = read(page)

    assert '<a class="said v-depends" id="t1" href="#s1">12 states<' in page
    assert "details" in tree.around["s1"]
    assert ("a", {"href": "#t1"}) in tree.seen


@pytest.mark.parametrize("language", ["en", "ru"])
def test_links_within_the_page_lead_somewhere_and_no_name_is_given_twice(language) -> None:
    said = (
        ("12 states", Verdict.DEPENDS),
        ("The League now brings together 12 states", Verdict.VAGUE),
        ("founded in 2020", Verdict.ABSENT),
    )
    tree = read(page_of(report(TEXT, *said), language))

    names = [str(held["id"]) for _, held in tree.seen if held.get("id")]
    assert len(names) == len(set(names))
    targets = {str(held["href"])[1:] for tag, held in tree.seen if tag == "a"}
    assert targets == {"s1", "s2", "s3", "t1", "t2", "t3"}
    assert targets <= set(names)


def test_of_statements_that_overlap_each_has_its_own_mark_and_link() -> None:
    said = (
        ("The League now brings together 12", Verdict.SUPPORTED),
        ("together 12 states", Verdict.CONTRADICTED),
    )
    page = page_of(report(TEXT, *said), "en")
    tree = read(page)

    assert tree.report.split() == TEXT.split()
    assert 'class="said v-contradicted many" id="t2" href="#s2">together 12<' in page
    assert 'class="tag v-supported" href="#s1"' in page


def test_two_statements_in_the_very_same_words_are_both_reached() -> None:
    page = page_of(
        report(TEXT, ("12 states", Verdict.DEPENDS), ("12 states", Verdict.ABSENT)), "en"
    )
    tree = read(page)

    assert {"t1", "t2", "s1", "s2"} <= set(tree.around)
    assert tree.report.split() == TEXT.split()


def test_the_six_verdicts_differ_by_shape_and_by_word_not_only_by_colour() -> None:
    said = [("12 states", verdict) for verdict in Verdict]
    page = page_of(report(TEXT, *said), "en")

    badges = re.findall(r'class="st v-\w+">(<svg.*?</svg>)<span>([^<]+)', page)
    by_word = {word: drawing for drawing, word in badges}
    assert len(by_word) >= 6
    assert len(set(by_word.values())) == len(by_word)


def test_the_legend_counts_every_verdict_also_those_that_are_not_there() -> None:
    page = plain(page_of(report(TEXT, ("12 states", Verdict.DEPENDS)), "en"))

    assert re.search(r"depends on the criterion so by one criterion[^0-9]*1", page)
    assert re.search(r"not in the register clear, but[^0-9]*0", page)


def test_criteria_stand_in_a_table_with_count_list_and_agreement() -> None:
    made = document(TEXT)
    one = checked(made, "12 states", Verdict.DEPENDS, criteria=CRITERIA)
    guide = Guide({"GAZETTE": "The gazette"}, {"AM": "Armenia", "BY": "Belarus"}, {})
    page = page_of(CheckedReport(made, dated(), (one,), "lake"), "en", guide)

    said = plain(page)
    assert "Member ten are members 10 Armenia , Belarus no" in said
    assert "Participant – – yes" in said
    assert "The gazette GAZETTE" in said
    assert '<th role="rowheader" scope="row">Member' in page


def test_what_was_known_then_is_told_only_where_it_differs() -> None:
    made = document(TEXT)
    one = checked(made, "12 states", Verdict.SUPPORTED, then=Verdict.ABSENT)
    differs = CheckedReport(made, dated(), (one,), "lake")

    assert "As known on the day of the report: not in the register" in plain(page_of(differs, "en"))
    same = report(TEXT, ("12 states", Verdict.SUPPORTED))
    assert "As known on the day of the report" not in plain(page_of(same, "en"))


def test_how_it_was_said_and_who_says_so_is_told() -> None:
    made = document(TEXT)
    manner = Manner(Modality.REPORTEDLY, negated=True, attribution="an <official>")
    one = checked(made, "12 states", Verdict.ABSENT, manner=manner)
    page = page_of(CheckedReport(made, dated(), (one,), "lake"), "en")

    assert "reportedly · said as a denial · Said by: an <official>" in plain(page)
    assert "<official>" not in page


def test_the_day_stands_with_its_grounds_and_a_day_not_known_says_so() -> None:
    known = plain(page_of(report(TEXT), "en"))
    assert "Day of the report 2024-05-01 certain" in known
    assert "for The report is dated 2024-05-01." in known
    assert "Day of the report not known" in plain(page_of(undated(TEXT), "en"))


def test_what_was_not_read_is_told() -> None:
    made = replace(report(TEXT), unread=("fr", "other"))

    assert "not read: French, a language that is not recognised." in plain(page_of(made, "en"))
    assert "nothing: all of the text was read" in plain(page_of(report(TEXT), "en"))


def test_a_report_without_statements_says_what_was_looked_for() -> None:
    assert "No statement of a kind that can be checked was found" in plain(
        page_of(report(TEXT), "en")
    )


def test_the_page_is_russian_and_the_words_of_the_report_stay_as_they_are() -> None:
    page = page_of(report(TEXT, ("12 states", Verdict.ABSENT)), "ru")

    assert '<html lang="ru">' in page
    assert '<div class="report" lang="en"' in page
    assert "в реестре нет" in plain(page)
    assert "12 states" in plain(page)


def test_words_held_in_one_language_only_are_marked_in_the_other() -> None:
    made = document(TEXT)
    one = checked(made, "12 states", told=Wording(en="Only in English."))
    page = page_of(CheckedReport(made, dated(), (one,), "lake"), "ru")

    assert '<span lang="en">Only in English.</span>' in page


def test_a_browser_may_load_nothing_and_there_is_nothing_to_run() -> None:
    page = page_of(report(TEXT, ("12 states", Verdict.ABSENT)), "en")
    tree = read(page)

    assert "default-src 'none'; style-src 'sha256-" in page
    assert not {"script", "img", "iframe", "link", "object"} & {tag for tag, _ in tree.seen}
    assert "http" not in re.sub(r'http-equiv="', "", page)
    assert not any(
        name.startswith("on") or name == "style" for _, held in tree.seen for name in held
    )


HOSTILE = (
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> \"'><svg/onload=alert(1)>",
    "&lt;script&gt; &amp; ]]> <!-- --> {{ 7*7 }} {% load %}",
    "\u202eevil\u2066 text",
    "a {number} b {} c",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_report_is_only_words(words: str) -> None:
    text = f"In {words} the League has 12 states."
    made = replace(document("x"), text=text, name=words)
    block = replace(made.blocks[0], start=0, end=len(text))
    made = replace(made, blocks=(block,))
    one = checked(made, words, Verdict.ABSENT, manner=Manner(attribution=words))
    page = page_of(CheckedReport(made, dated(), (one,), words, unread=(words,)), "en")
    tree = read(page)

    assert {tag for tag, _ in tree.seen} & {"script", "img", "iframe"} == set()
    assert tree.report.split() == text.split()


def test_signs_that_no_page_may_hold_are_replaced() -> None:
    assert shown("a\x00b\ud800c\x1bd\ufffe") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    shown("\udfff").encode()


@given(st.text(min_size=1, max_size=60), st.data())
def test_whatever_is_marked_the_words_remain(text: str, data: st.DataObject) -> None:
    made = replace(document("x"), text=text)
    block = replace(made.blocks[0], start=0, end=len(text))
    made = replace(made, blocks=(block,))
    count = data.draw(st.integers(0, 4))
    found = []
    for _ in range(count):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        one = checked(made, text[start:end], data.draw(st.sampled_from(Verdict)))
        found.append(one)
    page = page_of(CheckedReport(made, dated(), tuple(found), "lake"), "en")

    page.encode()
    assert read(page).report.split() == unescape(shown(text)).split()
    for number in range(1, count + 1):
        assert page.count(f'id="s{number}"') == 1
        assert page.count(f'id="t{number}"') == 1


def test_the_guide_names_things_of_the_register_and_links_to_their_pages() -> None:
    held = open_register("cis").register
    guide = guide_of(held, "en", lambda what, name: f"/{what}/{name}")
    content = Ratification(
        states=StatesSaid(("UA",)), instrument=Named("the Charter", "cis/charter-1993")
    )
    made = document(TEXT)
    one = checked(made, "12 states", content=content)
    page = page_of(CheckedReport(made, dated(), (one,), "cis"), "en", guide)

    assert '<a href="/instrument/cis/charter-1993">' in page
    assert '<a href="/party/UA">' in page
    assert guide_of(held, "ru").pages == {}
