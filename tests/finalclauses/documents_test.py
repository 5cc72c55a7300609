"""Whole treaties: which article is which, and what is wrong with a text."""

from __future__ import annotations

import pytest

from foedus.documents.reading import read_document
from foedus.finalclauses.errors import NothingToRead
from foedus.finalclauses.reading import read_treaty
from foedus.finalclauses.reading.clauses import MOST_UNREAD
from foedus.finalclauses.showing import as_data
from foedus.finalclauses.terms import Reading

TREATY = """\
TREATY ON GOOD FENCES

Article 1
Subject

The Parties shall keep good fences. A Party may terminate a contract on six months' notice.

Article 2
Amendments

This Agreement may be amended by the Parties. Amendments shall enter into force on signature.

Article 3
Entry into force

This Agreement shall enter into force on the thirtieth day after the exchange of instruments of
ratification.

Article 4
Termination

Either Party may terminate this Agreement by giving six months' written notice to the other Party.

Done at Riverside on 1 May 2001, in two originals.
"""
OTHER = TREATY.replace("thirtieth", "sixtieth").replace("FENCES", "BRIDGES")


def _read(text: str) -> Reading:
    return read_treaty(read_document(text.encode(), "treaty.txt"))


def _codes(text: str) -> set[str]:
    return {notice.code for notice in _read(text).notices}


def test_the_clauses_of_a_whole_treaty_are_found() -> None:
    data = as_data(_read(TREATY))

    entry, leaving = data["entry_into_force"], data["withdrawal"]
    assert isinstance(entry, dict)
    assert isinstance(leaving, dict)
    assert entry["article"] == "3"
    assert entry["trigger"] == "exchange_of_instruments"
    assert leaving["article"] == "4"
    assert leaving["notice"] == {"n": 6, "unit": "months"}
    assert data["reservations"] == "silent"
    assert data["duration"] == {"kind": "none", "n_years": None}


def test_a_sound_treaty_gives_no_notice() -> None:
    assert _codes(TREATY) == set()


def test_a_text_that_is_no_treaty_is_told() -> None:
    text = "Minutes of the meeting. The members met on Monday and drank tea. They left at noon."

    assert "no-treaty" in _codes(text)


def test_a_text_that_breaks_off_is_told() -> None:
    assert "cut-text" in _codes(TREATY.partition("six months'")[0] + "the obligations of")


def test_a_text_without_its_final_clauses_is_told() -> None:
    assert "no-final-clauses" in _codes(TREATY.partition("Article 3")[0].rstrip() + "\n")


def test_two_treaties_in_one_file_are_told_and_the_first_is_read() -> None:
    reading = _read(TREATY + "\n\n" + OTHER)

    assert "two-treaties" in {notice.code for notice in reading.notices}
    assert reading.given("entry_into_force.delay.n") == 30


def test_articles_that_contradict_each_other_are_told() -> None:
    text = TREATY.replace(
        "ratification.\n\nArticle 4",
        "ratification.\nThis Agreement shall enter into force on signature.\n\nArticle 4",
    )
    reading = _read(text)

    assert "contradiction" in {notice.code for notice in reading.notices}
    assert reading.given("entry_into_force.trigger") is None


def test_a_text_without_words_cannot_be_read() -> None:
    with pytest.raises(NothingToRead, match="nothing to read"):
        _read("1 2 3 --- 4 5 6")


def test_the_vocabulary_is_complete_and_unknown_values_are_null() -> None:
    data = as_data(_read("Article 1\n\nThis Agreement is about apples.\n"))

    assert data["entry_into_force"] == {
        "found": False,
        "article": None,
        "trigger": None,
        "n": None,
        "consent_kind": None,
        "must_include": [],
        "delay": {"form": None, "n": None, "unit": None, "date": None},
        "provisional_application": None,
        "later_parties": {"delay": {"form": None, "n": None, "unit": None, "date": None}},
        "quote": None,
    }


def test_a_text_without_end_is_not_read_to_its_end_but_its_final_clauses_are() -> None:
    line = "The committee extends the measure {} to goods in effect. "
    endless = "".join(line.format(n) for n in range(MOST_UNREAD + 50))
    text = TREATY.replace("The Parties shall keep good fences.", endless)

    reading = read_treaty(read_document(text.encode(), "endless.txt"))

    assert "too-many-sentences" in {notice.code for notice in reading.notices}
    assert reading.given("entry_into_force.trigger") == "exchange_of_instruments"
    assert reading.given("reservations") is None


def test_a_long_treaty_is_read_to_its_end() -> None:
    line = "The committee extends the measure {} to goods in effect. "
    long = "".join(line.format(n) for n in range(MOST_UNREAD - 50))
    text = TREATY.replace("The Parties shall keep good fences.", long)

    reading = read_treaty(read_document(text.encode(), "long.txt"))

    assert "too-many-sentences" not in {notice.code for notice in reading.notices}
    assert reading.given("reservations") == "silent"


def test_a_final_clause_that_rests_on_an_absent_annex_is_told_with_the_reading() -> None:
    text = TREATY.replace("ratification.", "ratification in accordance with Annex 7.")

    reading = read_treaty(read_document(text.encode(), "annex.txt"))

    assert "absent-annex" in {notice.code for notice in reading.notices}
