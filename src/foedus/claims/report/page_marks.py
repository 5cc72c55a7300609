"""The marks of verdicts: a shape, then a word, then a colour; six that differ without colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from foedus.claims.report.page_text import said
from foedus.claims.report.words import VERDICTS
from foedus.claims.terms.verdicts import Agrees, Verdict
from foedus.law.terms.wording import Language

VOICES: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: "supported",
    Verdict.CONTRADICTED: "contradicted",
    Verdict.DEPENDS: "depends",
    Verdict.ANNOUNCED: "announced",
    Verdict.ABSENT: "absent",
    Verdict.VAGUE: "vague",
}
"""The class of each verdict: how its words are underlined, and their colour."""

_LINE: Final = 'fill="none" stroke="currentColor" stroke-width="{width}"'
_TICK: Final = f'<path d="m2 8.5 4 4.2L14 3.5" {_LINE.format(width=2.4)}/>'
_UNEQUAL: Final = f'<path d="M2 5.5h12M2 10.5h12M11.5 1.5l-7 13" {_LINE.format(width=2)}/>'
_HALF: Final = (
    f'<path d="M8 1.2 14.8 8 8 14.8 1.2 8z" {_LINE.format(width=1.6)}/>'
    '<path d="M8 1.2v13.6L1.2 8z" fill="currentColor"/>'
)
_GLASS: Final = f'<path d="M3.5 1.5h9L8 8l4.5 6.5h-9L8 8z" {_LINE.format(width=1.6)}/>'
_ASKED: Final = (
    f'<circle cx="8" cy="8" r="6.6" {_LINE.format(width=1.5)} stroke-dasharray="2.2 2"/>'
    f'<path d="M6 6.4a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.2m0 1.6v1" {_LINE.format(width=1.5)}/>'
)
_WAVE: Final = f'<path d="M1 8.8q2.4-4.6 4.7 0t4.7 0 4.6 0" {_LINE.format(width=2)}/>'
_CROSS: Final = f'<path d="m3 3 10 10M13 3 3 13" {_LINE.format(width=2.2)}/>'

_SHAPES: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: _TICK,
    Verdict.CONTRADICTED: _UNEQUAL,
    Verdict.DEPENDS: _HALF,
    Verdict.ANNOUNCED: _GLASS,
    Verdict.ABSENT: _ASKED,
    Verdict.VAGUE: _WAVE,
}
_ANSWERS: Final[Mapping[Agrees, tuple[str, str]]] = {
    Agrees.YES: (_TICK, "supported"),
    Agrees.NO: (_CROSS, "contradicted"),
    Agrees.UNKNOWN: (_ASKED, "absent"),
}


def drawn(shape: str) -> str:
    """A shape; screen readers have the word beside it."""
    return (
        '<svg class="ic" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        + shape
        + "</svg>"
    )


def shape(verdict: Verdict) -> str:
    """The shape of a verdict."""
    return drawn(_SHAPES[verdict])


def marked_verdict(verdict: Verdict, language: Language) -> str:
    """A verdict with its shape, word and colour."""
    word = said(VERDICTS[verdict], language)
    return f'<span class="st v-{VOICES[verdict]}">{shape(verdict)}<span>{word}</span></span>'


def marked_answer(agrees: Agrees, word: str) -> str:
    """Whether a criterion agrees, with its shape; *word* is HTML."""
    drawing, voice = _ANSWERS[agrees]
    return f'<span class="st v-{voice}">{drawn(drawing)}<span>{word}</span></span>'
