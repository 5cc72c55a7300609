"""One row whose days differ, and what a test of a cause may do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from foedus.audit.recompute import Computed, computed
from foedus.audit.subjects import Dated, Subject
from foedus.audit.terms import Cause, Explanation
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import EntryIntoForce
from foedus.law.terms.delays import NO_DELAY, Base, Delay
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording


@dataclass(frozen=True)
class Difference:
    """A row whose days differ, and all that a test may look at.

    *is_settled*: the general entry into force that the rows are computed with is the published
    one. *alike*: how many rows of the treaty are off by as many days; *agreeing*: how many agree.
    """

    subject: Subject
    base: Computed
    dated: Dated
    act: Act
    published: date
    computed: date | None
    is_settled: bool = True
    alike: int = 1
    agreeing: int = 1

    @property
    def done(self) -> date:
        """The day of the act."""
        return first_possible(self.act.legal_when or self.published)

    @property
    def clause(self) -> EntryIntoForce | None:
        """The clause on entry into force."""
        return self.subject.instrument.clauses.entry_into_force

    @property
    def later(self) -> Delay:
        """The delay of a state that consents later."""
        clause = self.clause
        if clause is None:
            return NO_DELAY
        if self.act.kind is Kind.ACCESSION and clause.accession is not None:
            return clause.accession
        return clause.later or NO_DELAY

    @property
    def waits_for_notice(self) -> bool:
        """Whether the clock of the clause starts with a notification that is not on file."""
        starts = self.later.base in {Base.NOTIFICATION, Base.NOTIFICATION_TO_ADDRESSEE}
        return starts and self.act.last_notified is None

    @property
    def is_alone(self) -> bool:
        """Whether few rows are off alike: what many show is a rule that is not held, no slip."""
        return self.alike <= max(1, self.agreeing // 10)

    def follows_if(self, change: Callable[[Delay], Delay]) -> bool:
        """Whether the clause with its delays changed gives the published day."""
        clause = self.base.instrument.clauses.entry_into_force
        if clause is None:
            return False
        clauses = replace(
            self.base.instrument.clauses, entry_into_force=_with_delays(clause, change)
        )
        instrument = replace(self.base.instrument, clauses=clauses)
        subject = replace(self.subject, instrument=instrument)
        return computed(subject).day_of(self.act) == self.published


Test = Callable[[Difference], Explanation | None]
"""What finds a cause of a difference, or does not."""


def _with_delays(clause: EntryIntoForce, change: Callable[[Delay], Delay]) -> EntryIntoForce:
    return replace(
        clause,
        delay=change(clause.delay),
        later=None if clause.later is None else change(clause.later),
        accession=None if clause.accession is None else change(clause.accession),
    )


def explain(cause: Cause, en: str, ru: str) -> Explanation:
    """*cause* with its words in English and Russian."""
    return Explanation(cause=cause, words=Wording(en, ru))
