"""The shape of a language's table of words for times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from foedus.claims.terms.times import Relation
from foedus.claims.times.lexicon import Lexicon
from foedus.claims.times.terms import Part, Rests, Shifted, Turn, Unit, Value


class Leads(StrEnum):
    """What a preposition lets stand behind it.

    NOTHING: there is no preposition. DAYS: only times that are plain by themselves. MONTHS: also
    a bare month. YEARS: also a bare year ("in 2007"). STRICTLY: a bare year only where no noun
    follows ("of 1991 documents").
    """

    NOTHING = "nothing"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    STRICTLY = "strictly"


@dataclass(frozen=True, slots=True)
class Lead:
    """A preposition: the relation that it makes, and what it lets stand behind it."""

    relation: Relation
    leads: Leads


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All words of one language that the grammar knows, by what they do.

    *short_months* and *short_weekdays* stand only beside a number. *careful* are months that are
    other words or names too: they count where they begin with a capital (*months_capital*) or,
    standing without a number, without one. *month_first*: the month may stand before the day.
    *weekdays_alone* and *standing_seasons* need no preposition. *directions*: "last", "next".
    *openers*: "from", with the words that go on. *joins* stand between the items of lists, *both*
    between two days. *year_names*: years told by their last two figures, in words. *dated* may
    stand before a bare year, *events* behind one; *plain* are words that cannot make a bare
    number count things, *counted_ends* are the ends of those that can.
    """

    months: dict[str, int]
    short_months: dict[str, int]
    careful: frozenset[str]
    months_capital: bool
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    weekdays_alone: bool
    cardinals: dict[str, int]
    ordinals: Lexicon[int]
    suffixes: frozenset[str]
    year_words: Lexicon[None]
    month_first: bool
    told_years: Lexicon[Shifted]
    units: dict[str, Unit]
    plurals: frozenset[str]
    directions: dict[str, tuple[Turn, Rests]]
    seasons: dict[str, int]
    standing_seasons: frozenset[str]
    parts: Lexicon[Part]
    fixed: Lexicon[Value]
    relations: Lexicon[Lead]
    openers: dict[str, frozenset[str]]
    behind_count: Lexicon[tuple[int, Rests]]
    before_count: Lexicon[tuple[int, Rests]]
    decade_ends: frozenset[str]
    decades: dict[str, int]
    centuries: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    both: frozenset[str]
    joins: frozenset[str]
    year_names: Lexicon[int]
    day_parts: Lexicon[None]
    events: frozenset[str]
    dated: frozenset[str]
    plain: frozenset[str]
    counted_ends: tuple[str, ...]
    not_after: frozenset[str]


ROMAN: Final = {"xviii": 18, "xix": 19, "xx": 20, "xxi": 21}
"""Centuries in Roman numbers, as Russian writes them."""


def starters(words: Words) -> frozenset[str]:
    """All words with which a time, or a preposition before one, can begin."""
    tables: tuple[Iterable[str], ...] = (
        words.months,
        words.short_months,
        words.weekdays,
        words.short_weekdays,
        words.cardinals,
        words.ordinals,
        words.year_words,
        words.year_names,
        words.told_years,
        words.units,
        words.directions,
        words.seasons,
        words.parts,
        words.fixed,
        words.relations,
        words.openers,
        words.before_count,
        words.decades,
        words.articles,
        ROMAN,
    )
    return frozenset(chain.from_iterable(tables))
