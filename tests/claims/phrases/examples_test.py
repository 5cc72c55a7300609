"""Every phrase of the books is found in its own example, and makes what it says it makes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest
from tests.claims.phrases.reading import claims_of, reader_of

from foedus.claims.phrases.book import Phrase, book_in
from foedus.claims.statements import reading, sentence
from foedus.claims.statements.sentence import Row
from foedus.claims.terms.kinds import Kind
from foedus.claims.words.forms import Tongue

LANGUAGES: tuple[Tongue, ...] = ("en", "ru")


def _statements() -> Iterator[tuple[Tongue, str, dict[str, str]]]:
    for language in LANGUAGES:
        folder = files("foedus.claims.phrases") / language / "statements"
        for one in sorted(folder.iterdir(), key=lambda path: path.name):
            if one.name.endswith(".toml"):
                for table in tomllib.loads(one.read_text("utf-8")).get("phrases", ()):
                    yield language, one.name.removesuffix(".toml").replace("-", "_"), table


CASES = tuple(_statements())


@pytest.mark.parametrize(
    ("language", "kind", "table"), CASES, ids=[f"{c[0]} {c[1]} {c[2]['says']}" for c in CASES]
)
def test_each_phrase_of_a_statement_is_found_in_its_example(
    language: Tongue, kind: str, table: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader_of(language)
    found: list[str] = []
    plain = sentence._claims

    def watched(phrase: Phrase, row: Row, *rest: object) -> list[object]:
        made = list(plain(phrase, row, *rest))  # type: ignore[arg-type]
        if made and phrase.says == table["says"]:
            found.append(phrase.makes)
        return made  # type: ignore[return-value]

    monkeypatch.setattr(sentence, "_claims", watched)
    kinds = {claim.kind.value for claim in claims_of(table["example"], language)}
    assert kind in found, "the phrase is not found in its own example"
    assert kind in kinds, f"the example tells {kinds or 'nothing'}"


def _things() -> Iterator[tuple[Tongue, str, dict[str, str]]]:
    for language in LANGUAGES:
        folder = files("foedus.claims.phrases") / language
        for stage in ("things-1.toml", "things-2.toml", "things-3.toml"):
            for table in tomllib.loads((folder / stage).read_text("utf-8")).get("phrases", ()):
                yield language, stage, table


@pytest.mark.parametrize(("language", "stage", "table"), tuple(_things()))
def test_each_phrase_of_a_thing_makes_it_in_its_example(
    language: Tongue, stage: str, table: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    plain = reading.pieces_of

    def watched(*given: object) -> object:
        pieces = plain(*given)  # type: ignore[arg-type]
        made.extend(piece.sort.value for piece in pieces)
        return pieces

    monkeypatch.setattr(reading, "pieces_of", watched)
    claims_of(table["example"], language)
    made += ["number"] * made.count("count")
    made += ["states", "count"] * made.count("person")
    assert table["makes"] in made, f"{stage}: {made}"


def test_each_kind_has_phrases_in_both_languages() -> None:
    for language in LANGUAGES:
        told = {phrase.makes for phrase in _all(language)}
        assert told >= {kind.value for kind in Kind}, set(Kind) - told


def _all(language: Tongue) -> Iterator[Phrase]:
    page = book_in(language).statements
    yield from page.always
    for some in page.by_word.values():
        yield from some
