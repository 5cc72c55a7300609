"""What a published table says, as values: entries, general dates, weights.

Nothing here is resolved yet: treaties and participants stand as the table writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from foedus.law.terms.acts import Kind, Manner
from foedus.law.terms.findings import Finding
from foedus.law.terms.uncertain import When

if TYPE_CHECKING:
    from numpy import int8, int32
    from numpy.typing import NDArray


class Layout(StrEnum):
    """How a table is laid out.

    STATUS_TABLE: a row a participant, columns headed by acts, cells with a day and a letter (UN).
    CELLS: one cell of a status table a row. PARTY_ROWS: a row a party with its signature, its
    instrument, its entry into force. ACT_LOG: a row an act. STATE_YEARS: a row a state and year,
    a column an organisation (Correlates of War).
    """

    STATUS_TABLE = "status-table"
    CELLS = "cells"
    PARTY_ROWS = "party-rows"
    ACT_LOG = "act-log"
    STATE_YEARS = "state-years"


class Mark(StrEnum):
    """Whether an entry stands, or the table marks it as taken back (the UN's square brackets)."""

    STANDS = "stands"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act, or one statement of effect, as published.

    *date* is the day of the act; *effect* the day from which, the table says, the treaty is in
    force for the participant by this act; *until* the day on which, it says, that ended.
    A `Kind.STATEMENT` has no *date*: the table gives the effect and no act. *treaty* is empty
    where the table names none. *code* is what the table's own column of codes holds. An entry
    that is *mark*ed as taken back was withdrawn on a day that the table does not give; where it
    does give the day, the withdrawal is an entry of its own. *raw* is the cell as written.
    """

    treaty: str
    participant: str
    kind: Kind
    manner: Manner = Manner.AS_CLAUSE_SAYS
    date: When | None = None
    effect: When | None = None
    until: When | None = None
    mark: Mark = Mark.STANDS
    code: str = ""
    raw: str = ""
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralDate:
    """The day on which, the table says, a treaty entered into force in general."""

    treaty: str
    day: When
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a participant weighs in a *table* of shares, as a part of the whole (not per cent)."""

    treaty: str
    table: str
    participant: str
    share: Fraction
    code: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """All that one file says. *rows* counts the data rows that it has.

    *passed_over*: for each reason, how many rows (or cells) are no acts. *titles*: the full
    titles that the table gives to treaties, by the name that its entries use. *above*: what the
    lines over the table may call the treaty, where its rows name none.
    """

    source: str
    layout: Layout
    rows: int
    entries: tuple[Entry, ...] = ()
    general: tuple[GeneralDate, ...] = ()
    weights: tuple[Weight, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    above: tuple[str, ...] = ()
    passed_over: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StateYears:
    """Who belonged to which organisation, year by year (Correlates of War, IGO data).

    *codes* has a row for each state and year and a column for each organisation: 0 no, 1 full
    member, 2 associate, 3 observer, -9 missing, -1 not in the system.
    """

    source: str
    states: tuple[str, ...]
    numbers: tuple[str, ...]
    years: NDArray[int32]
    organisations: tuple[str, ...]
    codes: NDArray[int8]
