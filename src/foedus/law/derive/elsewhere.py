"""What one instrument may ask about others, in the same world."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from foedus.law.derive.conditions import Presence
from foedus.law.terms.clauses import Relation, RelationRule
from foedus.law.terms.days import Spans
from foedus.law.terms.instruments import Instrument


class Elsewhere(Protocol):
    """The rest of the register, as derived in one world."""

    def in_force(self, instrument: str) -> Spans:
        """While *instrument* is in force in general."""

    def party_spans(self, instrument: str) -> Presence:
        """While each state is party to *instrument*."""

    def members(self, organisation: str, criterion: str) -> Presence:
        """While each state meets *criterion* of *organisation*."""

    def held(self, instrument: str) -> Instrument | None:
        """The instrument itself; None where the register does not hold it."""

    def adopted(self, instrument: str) -> date | None:
        """The day of adoption of *instrument*; None where the register does not hold it."""

    def day_of_act(self, act: str) -> date | None:
        """The day on which a named act counts."""

    def related(
        self, instrument: str, rule: RelationRule
    ) -> tuple[tuple[Instrument, Relation], ...]:
        """The instruments that stand in the relation *rule* to *instrument*, with the clause."""

    def existed_until(self, party: str) -> date | None:
        """The first day on which a former state was no more."""

    def is_organisation(self, party: str) -> bool:
        """Whether *party* is a regional organisation."""
