"""The shapes of the tables about programmes and about the settlement of disputes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from foedus.law.terms.programmes import MeasuresHeld
from foedus.law.terms.settlement import Initiative, Means
from foedus.texts.atoms import TermField
from foedus.texts.tables import ClauseTable, DelayTable, Fact, WordsTable


class SettlementStepTable(ClauseTable, frozen=True, kw_only=True):
    """A step of the settlement of disputes; ``follows`` names steps of the same clause."""

    name: str
    means: Means
    cite: str = ""
    follows: tuple[str, ...] = ()
    wait: DelayTable | None = None
    limit: DelayTable | None = None
    initiative: Initiative = Initiative.EITHER
    forum: str = ""
    both_parties_to: str = ""
    requires: WordsTable = WordsTable()
    covers: WordsTable = WordsTable()
    excluded: tuple[str, ...] = ()


class SettlementTable(ClauseTable, frozen=True, kw_only=True):
    covers: WordsTable = WordsTable()
    steps: tuple[SettlementStepTable, ...] = ()


class MeasureTable(Fact, frozen=True, kw_only=True):
    """A measure of a programme; ``by``: codes of states, ids of bodies, organisations, offices."""

    number: Annotated[str, Meta(min_length=1, max_length=40)]
    title: WordsTable
    term: TermField | None = None
    by: tuple[str, ...] = ()
    by_words: WordsTable = WordsTable()
    financing: WordsTable = WordsTable()
    subjects: tuple[str, ...] = ()


class ProgrammeTable(Fact, frozen=True, kw_only=True):
    """What makes an instrument a programme or plan."""

    term: TermField | None = None
    adopted_by: str = ""
    parent: str = ""
    measures_held: MeasuresHeld = MeasuresHeld.NONE
    measures: tuple[MeasureTable, ...] = ()
