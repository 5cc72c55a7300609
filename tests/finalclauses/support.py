"""Short ways to read a clause in a test."""

from __future__ import annotations

from foedus.finalclauses.reading import read_excerpts
from foedus.finalclauses.terms import Excerpt, Reading


def reading_of(text: str, language: str = "en", heading: str = "") -> Reading:
    """The reading of one article."""
    return read_excerpts([Excerpt(article="1", heading=heading, text=text)], language)


def given(text: str, path: str, language: str = "en") -> object:
    """What is given at a path when one article is read."""
    return reading_of(text, language).given(path)
