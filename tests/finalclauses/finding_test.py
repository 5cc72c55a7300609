"""Which article is which clause, and where its sentences begin and end."""

from __future__ import annotations

import pytest

from foedus.documents.reading import read_document
from foedus.finalclauses.finding.articles import bare_label
from foedus.finalclauses.finding.sentences import spans_in
from foedus.finalclauses.reading import read_treaty
from foedus.finalclauses.terms import Function

from .support import reading_of

TEXT = """\
Article 20
Amendments

This Treaty may be amended by the Parties.

Article 21
Relation to other agreements

This Treaty shall not affect the rights of the Parties under other agreements.

Article 22
Accession

This Treaty is open for accession by any State.

Article 23
Depositary

The Ministry of Foreign Affairs shall act as depositary of this Treaty.

Done at Riverside on 1 May 2001, both texts being equally authentic.
"""


@pytest.mark.parametrize(
    ("function", "article"),
    [
        (Function.AMENDMENT, "20"),
        (Function.RELATION, "21"),
        (Function.PARTICIPATION, "22"),
        (Function.DEPOSITARY, "23"),
        (Function.LANGUAGES, ""),
        (Function.TESTIMONIUM, ""),
    ],
)
def test_each_final_clause_is_found(function: Function, article: str) -> None:
    reading = read_treaty(read_document(TEXT.encode(), "treaty.txt"))
    clause = reading.clause(function)

    assert clause is not None
    assert clause.article == article


def test_what_is_not_there_is_not_found() -> None:
    reading = read_treaty(read_document(TEXT.encode(), "treaty.txt"))

    assert reading.clause(Function.WITHDRAWAL) is None
    assert reading.clause(Function.ENTRY_INTO_FORCE) is None


@pytest.mark.parametrize(
    ("label", "bare"),
    [("ARTÍCULO 22-03", "22-03"), ("Article XVI", "XVI"), ("Статья 7", "7"), ("20.4", "20.4")],
)
def test_the_word_article_is_no_part_of_its_number(label: str, bare: str) -> None:
    assert bare_label(label) == bare


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1. One thing. 2. Another thing.", ["One thing.", "Another thing."]),
        ("It is done.It shall last.", ["It is done.", "It shall last."]),
        ("(a) first;\n(b) second;", ["first;", "second;"]),
        ("of the first kind\n\nof the second kind.", ["of the first kind\n\nof the second kind."]),
        ("See Art. 5 of this Treaty.", ["See Art. 5 of this Treaty."]),
        ("procedures This Agreement shall", ["procedures", "This Agreement shall"]),
    ],
)
def test_sentences_are_parted(text: str, sentences: list[str]) -> None:
    found = [text[span.start : span.end] for span in spans_in(text, 0, len(text))]

    assert found == sentences


def test_articles_that_were_run_into_one_keep_their_numbers() -> None:
    text = (
        "Article 30\nAnnexes\n\nThe Annexes form part of this Agreement.\n\n"
        "This Agreement shall enter into force on 1 January 2001."
    )
    run_in = text.replace("\n\nThis Agreement shall", "\nArticle 31: Entry\n\nThis Agreement shall")
    articles = [reading_of(words).clause(Function.ENTRY_INTO_FORCE) for words in (text, run_in)]

    assert [one.article for one in articles if one is not None] == ["30", "31"]
