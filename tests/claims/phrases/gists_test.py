"""A gist takes the nearest names of the word's own clause, and gives way to phrases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from tests.claims.phrases.reading import claims_of, reader_of

from foedus.claims.phrases.book import Book, Page, book_in
from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.gathering import Gathered, gathered
from foedus.claims.phrases.gists import Gist, Side, gist_of
from foedus.claims.phrases.matching import Row
from foedus.claims.phrases.needs import Stock
from foedus.claims.phrases.skipping import no_skip
from foedus.claims.phrases.vocabulary import vocabulary_of
from foedus.claims.pieces.row import Piece, Sort, States
from foedus.claims.statements import sentence
from foedus.claims.terms.claims import Ratification, Withdrawal
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.said import StatesSaid
from foedus.claims.words.forms import Tongue, forms_in
from foedus.claims.words.tokens import tokens_of

LANGUAGES: tuple[Tongue, ...] = ("en", "ru")
FORMS = forms_in("en")
WORDS = vocabulary_of(
    {"agent": {"_": ["by"]}, "new_clause": {"_": ["and", "while"]}, "glad": {"_": ["cheer"]}}, FORMS
)
STATES = {"Armenia": "AM", "Belarus": "BY", "Georgia": "GE"}


def _row(text: str) -> Row:
    """Words and marks, with the names of three states."""
    return Row(tuple(_pieces(text)), WORDS, no_skip)


def _pieces(text: str) -> Iterator[Piece]:
    for token in tokens_of(text, Stretch(0, len(text)), FORMS):
        code = STATES.get(token.text)
        if code:
            yield Piece(Sort.STATES, (token,), States(StatesSaid((code,), words=token.text)))
        else:
            mark = not token.text[0].isalnum()
            yield Piece(Sort.MARK if mark else Sort.WORD, (token,))


def _gist(side: str, *unless: str, tells: tuple[str, ...] = ("ratify",)) -> Gist:
    table = {"tells": tells, "roles": [f"{{states}} {side}"], "unless": unless}
    return gist_of({**table, "makes": "ratification", "where": "here"}, WORDS, FORMS)


def _who(gist: Gist, text: str) -> list[str]:
    return [found.match.roles["states"].lower for found in _found(gist, text)]


def _found(gist: Gist, text: str) -> list[Gathered]:
    row = _row(text)
    return list(gathered(gist, row, Stock.of(row.pieces)))


def test_the_nearest_name_before_the_word_is_taken() -> None:
    assert _who(_gist("before"), "Armenia saw that Belarus at last ratified") == ["belarus"]


def test_a_name_after_the_word_is_taken_where_none_stands_before() -> None:
    assert _who(_gist("before"), "At last ratified Belarus") == ["belarus"]
    assert _who(_gist("only-before"), "At last ratified Belarus") == []


def test_by_whom_it_was_done_comes_first_where_that_is_said() -> None:
    assert _who(_gist("before"), "Armenia knew it was ratified by Belarus") == ["belarus"]


def test_the_first_name_of_a_clause_is_its_subject() -> None:
    assert _who(_gist("subject"), "Armenia with Belarus ratified") == ["armenia"]


def test_no_name_of_another_clause_is_taken() -> None:
    assert _who(_gist("before"), "Armenia slept; it was ratified") == []
    assert _who(_gist("around"), "It was ratified and Georgia slept") == []
    assert _who(_gist("around"), "It was ratified, and by Georgia in person") == []


def test_a_word_that_makes_it_another_thing_forbids_it_in_its_own_clause_only() -> None:
    gist = _gist("before", "@glad", "never")
    assert _who(gist, "Armenia cheered and ratified") == []
    assert _who(gist, "All cheered; Armenia ratified") == ["armenia"]
    assert _who(gist, "Armenia never ratified") == []


def test_of_wordings_that_begin_alike_the_longest_is_the_word() -> None:
    gist = _gist("only-after", tells=("ratify", "ratify in_haste"))
    (found,) = _found(gist, "They ratify in haste Armenia")
    assert (found.at, found.match.passed) == (1, ())


def test_an_entry_of_a_list_and_a_word_may_be_wordings_together() -> None:
    gist = _gist("before", tells=("@glad|weep",))
    assert _who(gist, "Armenia wept; Belarus cheered") == ["armenia", "belarus"]


def test_a_role_without_a_side_cannot_be_read() -> None:
    with pytest.raises(BadPhrase, match="a name and a side"):
        _gist("beneath")
    assert set(Side) >= {"before", "after", "around", "subject"}


def test_a_gist_finds_what_no_phrase_foresaw() -> None:
    text = (
        "Russia, after a debate that had gone on for most of a cold and dreary winter, ratified "
        "last of all the Treaty on a Free Trade Area."
    )
    (claim,) = claims_of(text, today=date(2012, 12, 1))
    assert isinstance(claim.content, Ratification)
    assert claim.content.states.codes == ("RU",)
    assert claim.content.instrument.id == "cis/free-trade-2011"


def test_what_a_phrase_has_told_no_gist_tells_again() -> None:
    claims = claims_of("Georgia withdrew from the CIS in August 2009.", today=date(2010, 1, 1))
    assert [type(one.content) for one in claims] == [Withdrawal]


def _gists() -> Iterator[tuple[Tongue, str, int, dict[str, str]]]:
    for language in LANGUAGES:
        folder = files("foedus.claims.phrases") / language / "statements"
        for page in sorted(folder.iterdir(), key=lambda path: path.name):
            if page.name.endswith(".toml"):
                tables = tomllib.loads(page.read_text("utf-8")).get("gists", ())
                for number, table in enumerate(tables, start=1):
                    yield language, page.name, number, table


def _without_phrases(book: Book) -> Book:
    return replace(book, statements=Page({}, ()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_gist_is_found_in_its_example(
    language: Tongue, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = reader_of(language)
    monkeypatch.setattr(reader, "book", _without_phrases(book_in(language)))
    made: set[str] = set()
    plain = sentence._claim

    def watched(phrase: Gist, *rest: object) -> object:
        claim = plain(phrase, *rest)  # type: ignore[arg-type]
        if claim is not None:
            made.add(phrase.where)
        return claim

    monkeypatch.setattr(sentence, "_claim", watched)
    wrong = []
    for tongue, page, number, table in _gists():
        if tongue == language:
            made.clear()
            claims_of(table["example"], language)
            if f"{page}, gist {number}" not in made:
                wrong.append(f"{page}, gist {number}: {table['tells']} in {table['example']!r}")
    assert not wrong, "not found in their own examples:\n" + "\n".join(wrong)
