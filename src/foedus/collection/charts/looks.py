"""How a word looks: its mark, its voice, its bar; the same in every chart and beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.law.answers.speech.names import word_name
from foedus.law.terms.wording import Language, Wording

W = Wording


class Bar(StrEnum):
    """The form of a stretch of days in a chart. CLOSED: a bracket, and nothing after it."""

    SOLID = "solid"
    OUTLINED = "outlined"
    HATCHED = "hatched"
    THIN = "thin"
    GRID = "grid"
    DASHED = "dashed"
    CLOSED = "closed"
    SPARSE = "sparse"


@dataclass(frozen=True, slots=True)
class Look:
    """The *mark* beside the word, the *voice* (a class of the style sheet), the *bar*."""

    mark: str
    voice: str
    bar: Bar


_SIGNED: Final = Look("sign", "out", Bar.THIN)
_IN_FORCE: Final = Look("force", "force", Bar.SOLID)
_NOTHING: Final = Look("out", "out", Bar.SPARSE)

_LOOKS: Final[dict[str, Look]] = {
    "party": _IN_FORCE,
    "in-force": _IN_FORCE,
    "member": _IN_FORCE,
    "suspended": Look("susp", "pause", Bar.HATCHED),
    "bound-through": Look("via", "force", Bar.OUTLINED),
    "provisional": Look("prov", "force", Bar.OUTLINED),
    "former": Look("end", "ended", Bar.CLOSED),
    "displaced": Look("end", "ended", Bar.CLOSED),
    "precluded": _NOTHING,
    "contracting": _SIGNED,
    "signed": _SIGNED,
    "disputed": Look("disp", "rival", Bar.GRID),
    "unknown": Look("unk", "unknown", Bar.DASHED),
    "none": _NOTHING,
}

BINDING: Final = frozenset({Bar.SOLID, Bar.OUTLINED, Bar.HATCHED})
"""The bars of days on which something binds: their end is closed by a bracket."""

_MORE_WORDS: Final[dict[str, Wording]] = {
    "member": W("member", "член"),
    "not-member": W("no", "нет"),
    "ended": W("ended", "прекращено"),
}


def look_of(word: str) -> Look:
    """How *word* looks; a word that no chart knows looks like what is unknown.

    >>> look_of("suspended").mark, look_of("suspended").bar.value
    ('susp', 'hatched')
    """
    return _LOOKS.get(word, _LOOKS["unknown"])


def said(word: str, language: Language) -> str:
    """*word* as a reader says it."""
    if word in _MORE_WORDS:
        return _MORE_WORDS[word].in_language(language)
    return word_name(word, language)


LEGEND: Final[dict[str, Wording]] = {
    "sign": W("signed, not yet bound", "подписано, ещё не связывает"),
    "force": W("in force", "в силе"),
    "prov": W("applied provisionally", "применяется временно"),
    "via": W("through another instrument", "через другой документ"),
    "susp": W("suspended", "приостановлено"),
    "disp": W("disputed", "спорно"),
    "unk": W("unknown", "неизвестно"),
    "end": W("ended; dates in brackets", "прекращено; даты в скобках"),
    "out": W("no bond", "не связано"),
}
"""The key of a chart, by mark, in the order in which it is shown."""

_LEGEND_VOICES: Final = {look.mark: look.voice for look in _LOOKS.values()}


def legend_voice(mark: str) -> str:
    """The voice in which the key says *mark*."""
    return _LEGEND_VOICES[mark]
