"""The clause of a treaty on the settlement of disputes, as data: where one may go, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.clauses import Text
from foedus.law.terms.delays import Delay
from foedus.law.terms.wording import Wording


class Means(StrEnum):
    """The ways of Article 33 of the Charter of the United Nations, as treaties name them.

    COUNCIL: the highest body of the parties. OTHER_TREATY: the procedure of another treaty.
    """

    NEGOTIATIONS = "negotiations"
    CONSULTATIONS = "consultations"
    GOOD_OFFICES = "good-offices"
    CONCILIATION = "conciliation"
    PANEL = "panel"
    ARBITRATION = "arbitration"
    COURT = "court"
    COUNCIL = "council"
    OTHER_TREATY = "other-treaty"


class Initiative(StrEnum):
    """Whose word is enough for a step: the complaining side's, either side's, or that of both."""

    CLAIMANT = "claimant"
    EITHER = "either-side"
    BOTH = "both-sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementStep:
    """One step of the way, by its *name* within the clause.

    *follows*: it may be taken once one of these has ended without agreement; none: from the start.
    *wait*: or so long after one of these began, even if nobody has said that it failed; None: the
    clause gives no such time. *limit*: how long the step itself may take; None: not said.
    *forum* is the body before which it goes. *both_parties_to* is the instrument to which both
    sides must be parties for it; *requires* are conditions that the register cannot judge.
    *excluded* are states that this step is closed to. *covers*: only disputes of this sort.
    """

    name: str
    means: Means
    text: Text
    follows: tuple[str, ...] = ()
    wait: Delay | None = None
    limit: Delay | None = None
    initiative: Initiative = Initiative.EITHER
    forum: str = ""
    both_parties_to: str = ""
    requires: Wording = Wording()
    covers: Wording = Wording()
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The whole clause. *covers* says which disputes it is about, in words."""

    text: Text
    covers: Wording = Wording()
    steps: tuple[SettlementStep, ...] = ()

    def step(self, name: str) -> SettlementStep | None:
        """The step of that name, where the clause has one."""
        return next((one for one in self.steps if one.name == name), None)
