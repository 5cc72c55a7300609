"""The phrase book: what a lawyer writes, one phrase after the other.

``rule`` is the place of the phrase in a sentence, ``words`` its wording, ``means`` what it says,
``under`` where the sayings of its parts belong, ``source`` the treaty, ``example`` a real wording.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from foedus.finalclauses.errors import UnknownLanguage, UnreadablePhrase
from foedus.finalclauses.grammar.lexicon import ANY, SILENT, VALUES, Lexicon, lexicon_of
from foedus.finalclauses.grammar.templates import (
    Class,
    Phrase,
    Template,
    Word,
    parts_of,
    read_template,
)

Means: TypeAlias = Mapping[str, Any]

LANGUAGES: Final = ("en", "ru", "es", "fr")
"""The languages that have a phrase book."""

START: Final = "sentence"
"""The rule that a whole sentence follows."""

REMARK: Final = "remark"
"""The rule of sentences of which only the beginning is read; tried after all others."""

GIST: Final = "gist"
"""The rule of sentences of which only the telling words count; tried before remarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPhrase:
    """A phrase as the book has it; *name* is unique in its language."""

    name: str
    rule: str
    words: str
    template: Template
    means: Means = field(default_factory=dict)
    under: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    example: str = ""


@dataclass(frozen=True)
class PhraseBook:
    """All phrases of a language, and its words."""

    language: str
    phrases: tuple[BookPhrase, ...]
    lexicon: Lexicon
    finding: Mapping[str, Any]

    @property
    def rules(self) -> frozenset[str]:
        """The places of a sentence that phrases fill."""
        return frozenset(phrase.rule for phrase in self.phrases if phrase.rule != GIST)

    @cached_property
    def by_name(self) -> Mapping[str, BookPhrase]:
        """The phrases by their names."""
        return MappingProxyType({phrase.name: phrase for phrase in self.phrases})


@cache
def phrase_book(language: str) -> PhraseBook:
    """The phrase book of a language; UnknownLanguage where there is none."""
    if language not in LANGUAGES:
        raise UnknownLanguage(language, LANGUAGES)
    folder = files("foedus.finalclauses.phrases") / language
    return book_of(language, {file.name: file.read_text("utf-8") for file in _tables(folder)})


def _tables(folder: Traversable) -> list[Traversable]:
    found = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return sorted(found, key=lambda file: file.name)


def book_of(language: str, texts: Mapping[str, str]) -> PhraseBook:
    """The phrase book from its files; UnreadablePhrase: a phrase that cannot be used, and why."""
    tables = {name: tomllib.loads(text) for name, text in texts.items()}
    words, finding = tables.pop("words.toml"), tables.pop("finding.toml")
    phrases = tuple(phrase for name, table in tables.items() for phrase in _phrases(name, table))
    literals = {
        part.text
        for phrase in phrases
        for part in parts_of(phrase.template)
        if isinstance(part, Word)
    }
    book = PhraseBook(language, phrases, lexicon_of(words, literals), finding)
    _check(book)
    return book


def _phrases(file: str, table: Mapping[str, Any]) -> Iterator[BookPhrase]:
    stem = file.removesuffix(".toml").replace("-", "_")
    for number, given in enumerate(table["phrase"], start=1):
        source = {"source": table.get("source", ""), **given}
        yield BookPhrase(name=f"{stem}_{number}", template=read_template(given["words"]), **source)


def _check(book: PhraseBook) -> None:
    """UnreadablePhrase for a phrase that names a class, a rule or a word that cannot be."""
    classes = VALUES | {ANY} | set(book.lexicon.classes)
    for phrase in book.phrases:
        for part in parts_of(phrase.template):
            match part:
                case Class(name) if name not in classes or name == SILENT:
                    raise UnreadablePhrase(phrase.words, f"there is no class {name}")
                case Phrase(rule) if rule not in book.rules:
                    raise UnreadablePhrase(phrase.words, f"no phrase has the rule {rule!r}")
                case Word(text) if text in book.lexicon.passed:
                    raise UnreadablePhrase(phrase.words, f"the word {text!r} is passed over")
                case _:
                    continue
