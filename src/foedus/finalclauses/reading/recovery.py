"""Sentences that a scan or a translation has cut or run together.

A full stop too many cuts a sentence in two; a lost one runs two together, or runs a heading into
the first words below it. What cannot be read as it stands is read as it may have stood: joined with
what follows, parted where a new sentence begins, or without the words before its subject. Only a
reading of every word that is left counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final, TypeAlias

from foedus.finalclauses.grammar.dictionaries import is_word
from foedus.finalclauses.grammar.lexicon import UNKNOWN
from foedus.finalclauses.grammar.mending import Correction
from foedus.finalclauses.grammar.scanning import Scanned, Token
from foedus.finalclauses.reading.sentence import Sentence

Reads: TypeAlias = Callable[[int, int], Sentence]
"""Reads text[start:end] as one whole sentence."""

_SUBJECTS: Final = frozenset({"TREATY", "IT", "ONE_PARTY", "PARTIES", "STATE", "WITHDRAWAL"})
_TELLING: Final = frozenset(
    {"ENTER", "REMAIN", "WITHDRAW", "WITHDRAWN", "WITHDRAWAL", "END", "RENEWED", "ENTRY", "NOTE"}
)
_HEADING: Final = 12
"""So many words at most stand in a heading that was run into a sentence."""
_ANEW: Final = re.compile(r"[\s\"“”'’«»()\d.:;*–—-]*(?P<first>[^\W\d_])")
"""What stands between the end of a sentence and the first letter of the next."""


def recovered(text: str, sentence: Sentence, whole: Reads, furthest: int) -> list[Sentence]:
    """What can be read of a sentence that cannot be read as it stands; nothing where nothing can.

    *furthest* is the end of the next sentence, with which it may belong together.
    """
    return (
        _joined(sentence, whole, furthest)
        or _parted(text, sentence, whole)
        or _without_heading(text, sentence, whole)
    )


def is_telling(sentence: Sentence) -> bool:
    """Whether a sentence has words for which it is worth while to look again."""
    kinds = {kind for token in sentence.tokens for kind in token.kind.split("|")}
    return bool(kinds & _SUBJECTS and kinds & _TELLING)


def without_noise(scanned: Scanned, language: str) -> Scanned | None:
    """The words without those that are none ("thc", "lll"); None where there are none, or many."""
    noise = [token for token in scanned.tokens if _is_noise(token, language)]
    if not 0 < len(noise) <= _MOST_NOISE:
        return None
    left = tuple(token for token in scanned.tokens if token not in noise)
    dropped = (Correction(one.start, one.end, str(one.value), "") for one in noise)
    return Scanned(left, (*scanned.corrections, *dropped))


_MOST_NOISE: Final = 3


def _is_noise(token: Token, language: str) -> bool:
    """Whether a word is no word of the language; a negation is one, so it is never dropped."""
    word = str(token.value)
    return token.kind == UNKNOWN and word.isalpha() and not is_word(word, language)


def _joined(sentence: Sentence, whole: Reads, furthest: int) -> list[Sentence]:
    """With the next sentence, where the reading stopped only because the words came to an end."""
    if sentence.stopped < sentence.end or furthest <= sentence.end:
        return []
    both = whole(sentence.start, furthest)
    return [both] if both.meaning is not None else []


def _parted(text: str, sentence: Sentence, whole: Reads) -> list[Sentence]:
    """As two sentences, where the reading stopped at words that begin anew."""
    before = [token.end for token in sentence.tokens if token.end <= sentence.stopped]
    anew = _anew(text, before[-1], sentence.end) if before else None
    if anew is None:
        return []
    first = whole(sentence.start, before[-1])
    return [first, whole(anew, sentence.end)] if first.meaning is not None else []


def _without_heading(text: str, sentence: Sentence, whole: Reads) -> list[Sentence]:
    """Without its first words, where a subject with a capital letter follows them."""
    begins = (
        _anew(text, before.end, sentence.end)
        for before, token in list(pairwise(sentence.tokens))[:_HEADING]
        if set(token.kind.split("|")) & _SUBJECTS
    )
    for begin in list(filter(None, begins))[:_TRIES]:
        rest = whole(begin, sentence.end)
        if rest.meaning is not None:
            return [rest]
    return []


_TRIES: Final = 2
"""So many places are tried: each try reads the sentence again."""


def _anew(text: str, start: int, end: int) -> int | None:
    """Where a sentence begins anew after a word: at a capital letter, or after a semicolon."""
    found = _ANEW.match(text, start, end)
    if found is None or not (found["first"].isupper() or ";" in found[0]):
        return None
    return found.start("first")
