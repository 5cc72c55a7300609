"""The content words of a phrase, as base forms, to be compared with the register's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from foedus.claims.judging.seen import Seen
from foedus.claims.words.forms import forms_in

LONGEST: Final = 6000
"""No more characters of the words of a report are compared."""
SHORTEST: Final = 3
"""Shorter words (of, the, на) carry no content."""

STEM: Final = 6
"""Words that share so many first letters are of one root."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")

_EMPTY: Final = frozenset(
    [
        "the",
        "and",
        "its",
        "for",
        "with",
        "from",
        "that",
        "this",
        "which",
        "other",
        "such",
        "into",
        "also",
        "all",
        "any",
        "are",
        "was",
        "has",
        "have",
        "been",
        "who",
        "will",
        "shall",
        "must",
        "can",
        "may",
        "not",
        "one",
        "two",
        "new",
        "between",
        "old",
        "older",
        "same",
        "latter",
        "former",
        "previous",
        "present",
        "close",
        "closely",
        "cooperate",
        "deepen",
        "strengthen",
        "direction",
        "further",
        "over",
        "mere",
        "within",
        "their",
        "there",
        "agreement",
        "treaty",
        "document",
        "protocol",
        "decision",
        "declaration",
        "memorandum",
        "concept",
        "programme",
        "program",
        "sign",
        "creation",
        "create",
        "establishment",
        "establish",
        "coordinate",
        "coordinated",
        "agreed",
        "agree",
        "cooperation",
        "state",
        "states",
        "country",
        "member",
        "nation",
        "organization",
        "organisation",
        "или",
        "для",
        "при",
        "что",
        "как",
        "это",
        "его",
        "она",
        "они",
        "весь",
        "другой",
        "который",
        "также",
        "соглашение",
        "договор",
        "документ",
        "протокол",
        "решение",
        "декларация",
        "меморандум",
        "концепция",
        "программа",
        "подписать",
        "создание",
        "создать",
        "согласованный",
        "согласовать",
        "сотрудничество",
        "государство",
        "страна",
        "член",
        "организация",
        "быть",
        "договориться",
        "тесный",
        "тесно",
        "сотрудничать",
        "направление",
        "развивать",
        "углублять",
        "старый",
        "прежний",
        "новый",
        "мочь",
        "между",
    ]
)
"""Words that say nothing of what a document or a body is about."""


def content_words(words: str) -> frozenset[str]:
    """The base forms of the words that carry content, in whichever of the two languages."""
    found = (_base(word) for word in dict.fromkeys(_WORD.findall(words[:LONGEST].casefold())))
    return frozenset(word for word in found if len(word) >= SHORTEST and word not in _EMPTY)


def base_words(words: str) -> frozenset[str]:
    """The base forms of all words, also of those that carry no content."""
    return frozenset(_base(word) for word in _WORD.findall(words[:LONGEST].casefold()))


def _base(word: str) -> str:
    forms = forms_in("ru" if _CYRILLIC.search(word) else "en").of(word.replace("ё", "е"))
    base = forms[0].lemma if forms else word
    return _SPELT.get(base, base)


_SPELT: Final = {"labor": "labour", "zone": "area", "program": "programme", "defense": "defence"}
"""Two spellings, or two usual words, of one thing."""


def akin(said: frozenset[str], held: frozenset[str]) -> frozenset[str]:
    """Those of *said* that are held, or begin as a word held does: interpret, interpretation."""
    stems = {word[:STEM] for word in held if len(word) >= STEM}
    return frozenset(w for w in said if w in held or (len(w) >= STEM and w[:STEM] in stems))


def held_words(seen: Seen, words: str) -> frozenset[str]:
    """The content words of something that the register says, kept."""
    return seen.keep(("content", words), lambda: content_words(words))


def shared(seen: Seen, words: str, held: Iterable[str]) -> frozenset[str]:
    """The content words of a statement that are also among those *held*."""
    return content_words(words) & frozenset().union(*(held_words(seen, one) for one in held))
