"""Akoma Ntoso: the quoted words and nothing else, in the order that the schema wants."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from foedus.collection.formats.akoma import AKN, akoma_ntoso
from foedus.collection.formats.citations import Part, placed, quotations, texts_of
from foedus.collection.formats.errors import NoTextHeld
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.clauses import DepositaryClause, EntryIntoForce, Text, Withdrawal
from foedus.law.terms.conditions import Count
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.opened import OpenRegister, open_register

NS = {"a": AKN}
MADE = date(2026, 11, 22)
BASE = "https://treaties.example.org"


@cache
def opened() -> OpenRegister:
    return open_register("cis")


def document(name: str, language: Language = "en") -> etree._Element:
    status = opened().status(name, on=MADE).answer
    return etree.fromstring(akoma_ntoso(status, Speaker(opened().register, language), BASE, MADE))


def small(clauses: Clauses, title: str = "Treaty") -> etree._Element:
    held = Instrument(
        id="x/y", title=Wording(title, title), adopted=date(2000, 1, 1), clauses=clauses
    )
    register = Register(id="x", title=Wording("X"), instruments=(held,))
    status = OpenRegister(register).status("x/y", on=MADE).answer
    return etree.fromstring(akoma_ntoso(status, Speaker(register, "en"), BASE, MADE))


def entry(text: Text) -> EntryIntoForce:
    return EntryIntoForce(text=text, condition=Count(2))


def names(element: etree._Element) -> list[str]:
    return [etree.QName(one).localname for one in element]


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(path, NS))


def all_with_words() -> list[tuple[str, Language]]:
    found: list[tuple[str, Language]] = []
    for one in opened().register.instruments:
        for language in ("en", "ru"):
            quoted = quotations(one.clauses, language)
            if any(each.part is not Part.ELSEWHERE for each in quoted):
                found.append((one.id, language))
    return found


def test_many_instruments_of_the_register_have_words() -> None:
    assert len(all_with_words()) > 20


ORDERS = {
    "akomaNtoso": ["act"],
    "act": ["meta", "preface", "body", "conclusions"],
    "meta": ["identification", "lifecycle", "references", "notes"],
    "identification": ["FRBRWork", "FRBRExpression", "FRBRManifestation"],
    "FRBRWork": [
        "FRBRthis",
        "FRBRuri",
        "FRBRalias",
        "FRBRdate",
        "FRBRauthor",
        "FRBRcountry",
        "FRBRsubtype",
        "FRBRnumber",
    ],
    "FRBRExpression": ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage"],
    "FRBRManifestation": ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRformat"],
    "references": ["original", "activeRef", "TLCOrganization", "TLCEvent"],
}
"""The order of elements, as in the schema; each may be absent, or stand several times."""

REQUIRED = {
    "act": {"name"},
    "identification": {"source"},
    "lifecycle": {"source"},
    "references": {"source"},
    "notes": {"source"},
    "FRBRthis": {"value"},
    "FRBRuri": {"value"},
    "FRBRalias": {"value"},
    "FRBRdate": {"date", "name"},
    "FRBRauthor": {"href"},
    "FRBRcountry": {"value"},
    "FRBRlanguage": {"language"},
    "eventRef": {"date", "source", "type", "eId"},
    "original": {"eId", "href", "showAs"},
    "activeRef": {"eId", "href", "showAs"},
    "TLCOrganization": {"eId", "href", "showAs"},
    "TLCEvent": {"eId", "href", "showAs"},
    "article": {"eId"},
    "paragraph": {"eId"},
    "content": {"eId"},
    "hcontainer": {"eId", "name"},
    "note": {"eId"},
}


def test_every_document_of_the_register_keeps_the_order_of_the_schema() -> None:
    for name, language in all_with_words():
        for element in document(name, language).iter():
            local = etree.QName(element).localname
            if local in ORDERS:
                places = [ORDERS[local].index(child) for child in names(element)]
                assert places == sorted(places), (name, local)
            assert REQUIRED.get(local, set()) <= set(element.attrib), (name, local)
            if local in {"article", "paragraph"}:
                children = names(element)
                assert children[0] == "num"
                assert children[1:] == ["content"] or "content" not in children


def test_every_document_has_unique_ids_and_no_dangling_reference() -> None:
    for name, language in all_with_words():
        root = document(name, language)
        ids = [one.get("eId") for one in root.iter() if one.get("eId")]
        assert len(ids) == len(set(ids)), name
        for attribute in ("source", "refersTo", "href"):
            for element in root.iter():
                value = element.get(attribute, "")
                if value.startswith("#"):
                    assert value[1:] in ids, (name, value)


def test_only_quoted_words_are_text() -> None:
    for name, language in all_with_words():
        clauses = opened().register.instrument[name].clauses
        quoted = {getattr(text.words, language) for text in texts_of(clauses)}
        root = document(name, language)
        for path in (".//a:body//a:p", ".//a:conclusions/a:p"):
            assert {one.text for one in find(root, path) if one.text} <= quoted


def test_an_article_is_found_by_its_id() -> None:
    root = document("cis/free-trade-2011")
    (words,) = find(root, ".//a:article[@eId='art_22']/a:content/a:p")
    assert words.text is not None
    assert "expiry of 30 days" in words.text
    (paragraph,) = find(root, ".//a:paragraph[@eId='art_25__para_1']")
    assert paragraph[0].text == "1."
    assert len(find(paragraph, "a:content/a:p")) == 2


def test_articles_stand_in_the_order_of_their_numbers() -> None:
    heads = [one.text for one in find(document("cis/free-trade-2011"), ".//a:article/a:num")]
    assert heads == [f"Article {n}" for n in range(18, 26)]


def test_the_russian_expression_has_the_russian_words_only() -> None:
    root = document("cis/free-trade-2011", "ru")
    assert [one.get("eId") for one in find(root, ".//a:article")] == ["art_23"]
    (language,) = find(root, ".//a:FRBRExpression/a:FRBRlanguage")
    assert language.get("language") == "rus"


def test_adoption_and_entry_into_force_are_events() -> None:
    events = find(document("cis/free-trade-2011"), ".//a:eventRef")
    assert [(one.get("date"), one.get("refersTo")) for one in events] == [
        ("2011-10-18", "#adoption"),
        ("2012-09-20", "#entry"),
    ]


def test_a_note_says_that_the_text_is_not_whole_and_what_is_paraphrased() -> None:
    clauses = Clauses(
        entry_into_force=entry(Text(cite="Art. 9", words=Wording("It enters into force."))),
        withdrawal=Withdrawal(text=Text(cite="Art. 10", paraphrase=Wording("One may leave."))),
    )
    root = small(clauses)
    notes = " ".join(one.text or "" for one in find(root, ".//a:note/a:p"))
    assert "only those words" in notes
    assert "no words are held: Art. 10" in notes
    assert "One may leave" not in etree.tostring(root, encoding="unicode")


def test_a_translation_is_called_one() -> None:
    notes = [one.text or "" for one in find(document("cis/free-trade-2011"), ".//a:note/a:p")]
    assert any("translation; the authentic languages are: ru" in one for one in notes)


def test_words_of_another_document_are_left_out_and_named() -> None:
    clauses = Clauses(
        entry_into_force=entry(Text(cite="Art. 9", words=Wording("Own words."))),
        depositary=DepositaryClause(
            text=Text(cite="Protocol of 1991", words=Wording("Other words.")), holder="X"
        ),
    )
    root = small(clauses)
    assert "Other words." not in etree.tostring(root, encoding="unicode")
    notes = " ".join(one.text or "" for one in find(root, ".//a:note/a:p"))
    assert "Protocol of 1991" in notes


def test_a_testimonium_stands_in_the_conclusions() -> None:
    text = Text(cite="Testimonium", words=Wording("Done in one copy."))
    root = small(Clauses(depositary=DepositaryClause(text=text, holder="X")))
    assert [one.text for one in find(root, ".//a:conclusions/a:p")] == ["Done in one copy."]
    assert len(find(root, ".//a:body")[0]) == 1


def test_a_whole_article_and_one_of_its_paragraphs_stand_side_by_side() -> None:
    clauses = Clauses(
        entry_into_force=entry(Text(cite="Art. 9", words=Wording("Whole."))),
        withdrawal=Withdrawal(text=Text(cite="Art. 9(2)", words=Wording("Second."))),
    )
    (article,) = find(small(clauses), ".//a:article")
    assert names(article) == ["num", "hcontainer", "paragraph"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_where_nothing_is_quoted_there_is_no_document(language: Language) -> None:
    bare = next(
        one for one in opened().register.instruments if not quotations(one.clauses, language)
    )
    status = opened().status(bare.id, on=MADE).answer
    with pytest.raises(NoTextHeld) as caught:
        akoma_ntoso(status, Speaker(opened().register, language), BASE, MADE)
    assert caught.value.code == "E84"


@pytest.mark.parametrize(
    ("cite", "part", "article", "paragraph"),
    [
        ("Art. 22", Part.ARTICLE, "22", ""),
        ("Art. 25(1)", Part.ARTICLE, "25", "1"),
        ("Art. 15.5", Part.ARTICLE, "15.5", ""),
        ("Art. 23(1), Annex 5", Part.ARTICLE, "23", "1"),
        ("Art. 24 or 25 (accession)", Part.EXTRACT, "", ""),
        ("para. 3", Part.EXTRACT, "", ""),
        ("Final clauses", Part.EXTRACT, "", ""),
        ("Testimonium", Part.CONCLUSIONS, "", ""),
        ("Protocol of 21 December 1991", Part.ELSEWHERE, "", ""),
        ("Treaty on the EAEU, Art. 118(4)", Part.ELSEWHERE, "", ""),
        ("Art. 11; Protocol of 2 April 1999, preamble", Part.ELSEWHERE, "", ""),
    ],
)
def test_a_citation_places_words_only_where_it_clearly_does(
    cite: str, part: Part, article: str, paragraph: str
) -> None:
    found = placed(cite, "words")
    assert (found.part, found.article, found.paragraph) == (part, article, paragraph)


@given(st.text(max_size=60), st.text(min_size=1, max_size=60))
def test_no_text_breaks_a_document(title: str, words: str) -> None:
    clauses = Clauses(entry_into_force=entry(Text(cite="Art. 9", words=Wording(words))))
    root = small(clauses, title)
    assert len(find(root, ".//a:body//a:p")) == 1
    assert {etree.QName(one).namespace for one in root.iter()} == {AKN}


def test_hostile_words_stay_words() -> None:
    hostile = '</p><script xmlns="x">alert(1)</script>]]>&amp;'
    clauses = Clauses(entry_into_force=entry(Text(cite="Art. 9", words=Wording(hostile))))
    (words,) = find(small(clauses, hostile), ".//a:body//a:p")
    assert words.text == hostile
