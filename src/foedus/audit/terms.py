"""What an audit says: rows that agree, rows that differ and why, and the general dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.answers.answers import Proof
from foedus.law.terms.acts import Act
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.published.terms import Entry


class Cause(StrEnum):
    """Why a published day is not the computed one.

    MONTH_END: another policy for the 31st of a month. NOTIFICATION: the clause counts from the
    depositary's notification, and the table has none. SUCCESSOR: a successor is bound from the
    succession. ORGANISATION: the depositary held the instrument until an organisation's came.
    PREDECESSOR: a state that has since ceased to exist was counted, and today's list has no row
    for it. LIST_INCOMPLETE: the same, where no dissolved state can be the reason. ACT_DATE: the
    day follows from another day of the act. LATER_DAY: the instrument may name a later day.
    EARLIER_TEXT: the act was done under a text whose clause is not held. CONTRADICTION: the table
    contradicts itself. FLOOR: the treaty waits for another one, whose day the table does not tell.
    ARITHMETIC: the day does not follow from the clause, but from a slip that
    can be named.
    """

    MONTH_END = "month-end policy"
    NOTIFICATION = "notification clock"
    SUCCESSOR = "successor with earlier effect"
    ORGANISATION = "deposit waiting for an organisation"
    PREDECESSOR = "predecessor missing from a current list"
    LIST_INCOMPLETE = "consent missing from the list"
    ACT_DATE = "act date differs"
    LATER_DAY = "later day named in the instrument"
    EARLIER_TEXT = "earlier text of the treaty"
    CONTRADICTION = "the table contradicts itself"
    FLOOR = "waiting for another treaty"
    ARITHMETIC = "arithmetic"
    UNEXPLAINED = "unexplained"


class Reading(StrEnum):
    """As what the act of a row was read; SUCCESSION where the table does not tell the kinds."""

    AS_TOLD = "as told"
    SUCCESSION = "succession"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A cause, and in words how it leads from the one day to the other."""

    cause: Cause
    words: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One published day of entry into force for a party, beside the one computed.

    *computed* is None where the act is on file and no day follows from it. *proof* is that of the
    computed day; *explanation* is None where the two agree. *is_first*: the party is one of those
    with which the treaty entered into force.
    """

    entry: Entry
    act: Act
    published: date
    computed: date | None
    proof: Proof
    is_first: bool
    reading: Reading = Reading.AS_TOLD
    explanation: Explanation | None = None

    @property
    def agrees(self) -> bool:
        """Whether the two days are the same."""
        return self.explanation is None

    @property
    def is_computable(self) -> bool:
        """Whether a day follows from the acts on file at all."""
        return self.computed is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class General:
    """The published day of general entry into force, beside the one computed.

    *where* says how the table tells it: in a column of its own, or as its earliest day.
    *aligned*: the rows were computed from the published day, because this list cannot give it.
    """

    published: date | None
    computed: date | None
    where: str
    proof: Proof
    aligned: bool = False
    explanation: Explanation | None = None

    @property
    def agrees(self) -> bool:
        """Whether the two days are the same."""
        return self.explanation is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyAudit:
    """The audit of one treaty of a table: its general date and its rows."""

    treaty: str
    instrument: str
    title: Wording
    general: General
    rows: tuple[Row, ...]

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows that do not agree."""
        return tuple(row for row in self.rows if not row.agrees)

    def by_cause(self) -> Counter[Cause]:
        """How many rows differ, by cause."""
        return Counter(row.explanation.cause for row in self.rows if row.explanation is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAudit:
    """The audit of one file.

    *not_held*: treaties of the table that the register does not hold, with how many entries each
    has. *undated*: entries without a published day of effect, with which nothing can be compared.
    *findings*: what is wrong with the table as a table.
    """

    table: str
    acts_from: tuple[str, ...]
    treaties: tuple[TreatyAudit, ...]
    not_held: tuple[tuple[str, int], ...]
    undated: int
    findings: tuple[Finding, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all treaties."""
        return tuple(row for treaty in self.treaties for row in treaty.rows)

    def by_cause(self) -> Counter[Cause]:
        """How many rows differ, by cause."""
        return sum((one.by_cause() for one in self.treaties), Counter())
