"""Tokens ──▶ the tree of phrases, by an Earley parser that is built from the phrase book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias

from lark import Lark, Tree
from lark import Token as LarkToken
from lark.exceptions import UnexpectedEOF, UnexpectedInput, UnexpectedToken
from lark.lexer import Lexer

from foedus.finalclauses.grammar.book import GIST, PhraseBook, phrase_book
from foedus.finalclauses.grammar.lexicon import ANY, LITERAL, UNKNOWN, VALUES
from foedus.finalclauses.grammar.templates import (
    Choice,
    Class,
    Optional,
    Phrase,
    Repeated,
    Series,
    Template,
    Word,
)

Branch: TypeAlias = Tree[LarkToken]
_KEPT: Final = 4096
"""So many shapes of sentences are remembered: the same clause stands in many treaties."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree of phrases whose leaves are the indices of tokens; or where the reading stopped."""

    tree: Branch | None
    stopped: int = 0


class _Kinds(Lexer):
    """Hands the parser tokens that are read already."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(
        self,
        lexer_state: Any,  # noqa: ANN401 - Lark's own signature
        parser_state: Any = None,  # noqa: ANN401, ARG002
    ) -> Iterator[LarkToken]:
        """The tokens, each with its index as value and place."""
        for index, kind in enumerate(lexer_state):
            yield LarkToken(kind, str(index), start_pos=index)


class Parser:
    """Reads the tokens of one language."""

    def __init__(self, book: PhraseBook) -> None:
        self.book = book
        grammar = _Writer(book)
        self._terminals = grammar.terminals
        self._lark = Lark(
            grammar.text,
            parser="earley",
            lexer=_Kinds,
            start=sorted(book.rules),
            keep_all_tokens=True,
        )
        self._read = lru_cache(maxsize=_KEPT)(self._parse)

    def parse(self, kinds: Iterable[str], rule: str) -> Parsed:
        """The tree of a row of tokens as a phrase of *rule*, or where the reading stopped."""
        return self._read(tuple(self._terminals[kind] for kind in kinds), rule)

    def _parse(self, kinds: tuple[str, ...], rule: str) -> Parsed:
        try:
            return Parsed(self._lark.parse(kinds, start=rule))
        except UnexpectedToken as fault:
            return Parsed(None, fault.token.start_pos or 0)
        except (UnexpectedEOF, UnexpectedInput):
            return Parsed(None, len(kinds))


@cache
def parser_of(language: str) -> Parser:
    """The parser of a language, built once."""
    return Parser(phrase_book(language))


class _Writer:
    """Writes the phrase book as a grammar that Lark understands."""

    def __init__(self, book: PhraseBook) -> None:
        self._helpers: dict[str, str] = {}
        kinds = sorted(VALUES | {UNKNOWN} | book.lexicon.kinds)
        self.terminals: Mapping[str, str] = {kind: f"T{n}" for n, kind in enumerate(kinds)}
        self._of_class: dict[str, list[str]] = {}
        for kind, terminal in self.terminals.items():
            for name in kind.split("|"):
                self._of_class.setdefault(name, []).append(terminal)
        rules = self._rules(book)
        declared = " ".join(self.terminals.values())
        self.text = "\n".join((*rules, *self._declared(), f"%declare {declared}"))

    def _rules(self, book: PhraseBook) -> list[str]:
        bodies: dict[str, list[str]] = {}
        for phrase in book.phrases:
            if phrase.rule == GIST:
                continue
            written = f"{self._written(phrase.template)} -> {phrase.name}"
            bodies.setdefault(phrase.rule, []).append(written)
        return [f"{rule}: " + "\n  | ".join(found) for rule, found in bodies.items()]

    def _declared(self) -> list[str]:
        return [f"{name}: {body}" for body, name in self._helpers.items()]

    def _written(self, template: Template) -> str:
        match template:
            case Word(text):
                return self._any_of(LITERAL + text)
            case Class(name):
                return self._any_of(name)
            case Phrase(rule):
                return rule
            case Series(parts):
                return " ".join(self._written(part) for part in parts)
            case Choice(options):
                return self._helper(" | ".join(self._written(option) for option in options))
            case Optional(inner):
                return self._helper(f"{self._written(inner)} |")
            case Repeated(inner):
                return f"({self._written(inner)})+"

    def _any_of(self, name: str) -> str:
        """The terminal of a class; a choice where some of its words are in other classes too."""
        found = list(self.terminals.values()) if name == ANY else self._of_class[name]
        return found[0] if len(found) == 1 else self._helper(" | ".join(found))

    def _helper(self, body: str) -> str:
        return self._helpers.setdefault(body, f"_h{len(self._helpers)}")
