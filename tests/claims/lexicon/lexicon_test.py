"""Names of a register, found in all the forms that a text may use."""

from __future__ import annotations

import pytest

from foedus.claims.lexicon.lexicon import Lexicon, lexicon_of
from foedus.claims.lexicon.trie import Thing, longest
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.tokens import tokens_of
from foedus.opened import open_register


@pytest.fixture(scope="module", params=["en", "ru"])
def lexicon(request: pytest.FixtureRequest) -> Lexicon:
    return lexicon_of(open_register("cis").register, (), request.param)


def named(lexicon: Lexicon, text: str) -> tuple[set[tuple[Thing, str]], str]:
    """What the first name of a text stands for, and its words."""
    tokens = tokens_of(text, Stretch(0, len(text)), lexicon.forms)
    for place in range(len(tokens)):
        found = longest(lexicon.root, tokens, place)
        if found is not None:
            words = text[tokens[found.first].stretch.start : tokens[found.last - 1].stretch.end]
            return {(entry.thing, entry.id) for entry in found.entries}, words
    return set(), ""


ENGLISH = (
    ("leaders of Kyrgyzstan met", Thing.STATE, "KG", "Kyrgyzstan"),
    ("the Kyrgyz Republic's note", Thing.STATE, "KG", "Kyrgyz Republic"),
    ("the Commonwealth of the Independent States", Thing.ORGANISATION, "cis", None),
    ("in the CIS today", Thing.ORGANISATION, "cis", "CIS"),
    ("the C.I.S. met", Thing.ORGANISATION, "cis", None),
    ("the executive secretary spoke", Thing.OFFICE, "cis/executive-secretary", None),
)
RUSSIAN = (
    ("с Кыргызстаном", Thing.STATE, "KG", "Кыргызстаном"),
    ("в Содружестве Независимых Государств", Thing.ORGANISATION, "cis", None),
    ("председателем Исполнительного комитета – Исполнительным секретарём", Thing.OFFICE,
     "cis/executive-secretary", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "thing", "own", "words"), ENGLISH)
def test_a_name_is_found_in_english(text: str, thing: Thing, own: str, words: str | None) -> None:
    found, said = named(lexicon_of(open_register("cis").register, (), "en"), text)
    assert (thing, own) in found
    assert words in {None, said}


@pytest.mark.parametrize(("text", "thing", "own", "words"), RUSSIAN)
def test_a_name_is_found_in_every_case_of_russian(
    text: str, thing: Thing, own: str, words: str | None
) -> None:
    found, said = named(lexicon_of(open_register("cis").register, (), "ru"), text)
    assert (thing, own) in found
    assert words in {None, said}


@pytest.mark.parametrize("text", ["georgia pines", "cis and trans", "the armenia"])
def test_a_name_without_its_capitals_is_no_name(text: str, lexicon: Lexicon) -> None:
    assert named(lexicon, text) == (set(), "")


def test_every_name_of_the_register_is_found_as_itself(lexicon: Lexicon) -> None:
    register = open_register("cis").register
    for party in register.parties:
        if party.organisation:
            continue
        for name in (party.name.en, party.name.ru):
            assert (Thing.STATE, party.code) in named(lexicon, name)[0], name


def test_states_of_registers_beyond_are_known_and_nothing_else_of_them() -> None:
    world = open_register("world").register
    lexicon = lexicon_of(open_register("cis").register, (world,), "en")
    assert named(lexicon, "Viet Nam and Belarus")[0] == {(Thing.STATE, "VN")}
