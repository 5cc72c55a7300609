"""Every phrase of the phrase books reads its own example, and names where it was found."""

from __future__ import annotations

import pytest

from foedus.finalclauses.errors import UnknownLanguage, UnreadablePhrase
from foedus.finalclauses.grammar.book import GIST, LANGUAGES, BookPhrase, book_of, phrase_book
from foedus.finalclauses.grammar.gists import gists_in, gists_of, row_of
from foedus.finalclauses.grammar.parsing import parser_of
from foedus.finalclauses.grammar.scanning import Scanner

SCANNERS = {language: Scanner(phrase_book(language).lexicon, language) for language in LANGUAGES}
ALL = [(language, phrase) for language in LANGUAGES for phrase in phrase_book(language).phrases]
PHRASES = [(language, phrase) for language, phrase in ALL if phrase.rule != GIST]
GISTS = [(language, phrase) for language, phrase in ALL if phrase.rule == GIST]

WORDS = """
passed = []
heads = []
joints = []
real_words = []
[cardinals]
[ordinals]
[months]
[classes]
TREATY = ["this treaty"]
"""
FINDING = 'heads = "force"\nmuted = []\n[headings]\n'


def _named(value: object) -> str:
    return value.name if isinstance(value, BookPhrase) else str(value)


@pytest.mark.parametrize(("language", "phrase"), PHRASES, ids=_named)
def test_a_phrase_reads_its_example(language: str, phrase: BookPhrase) -> None:
    scanned = SCANNERS[language].scan(phrase.example)
    parsed = parser_of(language).parse([token.kind for token in scanned.tokens], phrase.rule)

    assert parsed.tree is not None, f"stops at word {parsed.stopped}: {phrase.example}"


@pytest.mark.parametrize(("language", "phrase"), GISTS, ids=_named)
def test_a_gist_is_found_in_its_example(language: str, phrase: BookPhrase) -> None:
    kinds = [token.kind for token in SCANNERS[language].scan(phrase.example).tokens]
    gist = next(one for one in gists_of(language) if one.phrase == phrase)

    assert gist.fits(row_of(kinds))
    assert not gist.fits(row_of(reversed(kinds)))


def test_a_gist_needs_its_pieces_in_order_and_the_words_of_a_piece_in_a_row() -> None:
    text = _phrase("TREATY lasts ANY+ long").replace("sentence", "gist")
    (gist,) = gists_in(
        book_of("xx", {"words.toml": WORDS, "finding.toml": FINDING, "some.toml": text})
    )

    assert gist.fits(row_of(["TREATY", "=lasts", "UNKNOWN", "=long"]))
    assert gist.fits(row_of(["TREATY", "=lasts|OTHER", "=long"]))
    assert not gist.fits(row_of(["TREATY", "UNKNOWN", "=lasts", "=long"]))
    assert not gist.fits(row_of(["=long", "TREATY", "=lasts"]))
    assert not gist.fits(row_of([]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_names_its_source_and_says_only_what_is_known(language: str) -> None:
    for phrase in phrase_book(language).phrases:
        assert len(phrase.source) > 5, phrase.words
        assert phrase.example, phrase.words


def _book(phrases: str) -> None:
    book_of("xx", {"words.toml": WORDS, "finding.toml": FINDING, "some.toml": phrases})


def _phrase(words: str) -> str:
    return f'[[phrase]]\nrule = "sentence"\nwords = "{words}"\nsource = "-"\nexample = "-"\n'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("TREATY (enters", "is not closed"),
        ("TREATY ]", "closes nothing"),
        ("+ TREATY", "follows nothing"),
        ("TREATY ()", "is empty"),
        ("NOBODY enters", "there is no class NOBODY"),
        ("TREATY {delay}", "no phrase has the rule 'delay'"),
        ("TREATY ?", "is no word of a phrase"),
    ],
)
def test_a_phrase_that_is_written_wrongly_is_refused_with_the_reason(words: str, told: str) -> None:
    with pytest.raises(UnreadablePhrase, match="cannot be used") as fault:
        _book(_phrase(words))

    assert told in str(fault.value)
    assert fault.value.words.ru


def test_a_lawyer_adds_a_phrase_by_writing_it() -> None:
    book = book_of(
        "xx",
        {
            "words.toml": WORDS,
            "finding.toml": FINDING,
            "some.toml": _phrase("TREATY begins [at] once"),
        },
    )
    tokens = Scanner(book.lexicon).scan("this treaty begins once").tokens

    assert [token.kind for token in tokens] == ["TREATY", "=begins", "=once"]


def test_a_class_of_too_many_spellings_is_refused() -> None:
    many = WORDS.replace('"this treaty"', '"' + "(a|b|c|d|e|f|g|h|i|j) " * 6 + '"')

    with pytest.raises(UnreadablePhrase, match="write a phrase instead"):
        _ = book_of(
            "xx", {"words.toml": many, "finding.toml": FINDING, "some.toml": _phrase("once")}
        ).lexicon.root


def test_there_is_no_phrase_book_for_other_languages() -> None:
    with pytest.raises(UnknownLanguage, match="no phrase book"):
        phrase_book("la")
