"""The lexicon of a register: its names in the forms of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from foedus.claims.lexicon.entries import entries_of, states_of
from foedus.claims.lexicon.trie import PASSED_OVER, Entry, Node, add
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import Forms, Tongue, forms_in
from foedus.claims.words.tokens import Sort, Token, tokens_of
from foedus.law.terms.register import Register

_READINGS = 2
"""So many readings of each word of a short name are looked for, besides the word itself."""
_SHORT = 4
"""Of a longer name only the likeliest reading of each word: all together would be too many."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each name stands for, in one language. *forms* are the dictionary of that language."""

    language: Tongue
    forms: Forms
    root: Node


def lexicon_of(register: Register, beyond: Iterable[Register], language: Tongue) -> Lexicon:
    """The names of *register*, and the states of registers *beyond* that it does not hold."""
    lexicon = Lexicon(language, forms_in(language), Node())
    for entry in entries_of(register):
        _enter(lexicon, entry)
    held = set(register.party)
    for other in beyond:
        for entry in states_of(other):
            if entry.id not in held:
                _enter(lexicon, entry)
    return lexicon


def _enter(lexicon: Lexicon, entry: Entry) -> None:
    tokens = tokens_of(entry.words, Stretch(0, len(entry.words)), lexicon.forms)
    words = [t for t in tokens if t.sort is not Sort.LINK and t.lower not in PASSED_OVER]
    readings = _READINGS if len(words) <= _SHORT else 1
    path = [_bases(token, readings, alone=len(words) == 1) for token in words]
    if path:
        add(lexicon.root, path, entry)


def _bases(token: Token, readings: int, *, alone: bool) -> frozenset[str]:
    """The base forms of a word of a name; a name of one word stands in the nominative."""
    forms = [form for form in token.forms if not alone or form.case in {"", "nomn"}]
    lemmas = frozenset(islice(dict.fromkeys(form.lemma for form in forms), readings))
    return lemmas if lemmas and readings == 1 else lemmas | {token.lower}
