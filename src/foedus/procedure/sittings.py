"""A sitting: who sits, who is there, what each has said to one question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from foedus.procedure.errors import BadSitting
from foedus.procedure.positions import Position, Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One body over one question.

    *doubtful* are seated or not, which is not certain. A seated delegation that is neither in
    *present* nor in *absent* may be there or not. Who stands in neither *positions* nor *votes*
    has said nothing yet. *concerned* are those whom the question concerns (the state whose
    membership would end). *weights* are tables by name. *silence_until* is the moment at which
    a silence procedure ends: what is said at that moment is in time still, what is said after it
    is too late.

    Raises `BadSitting` where it contradicts itself.
    """

    seated: frozenset[str]
    doubtful: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    positions: Mapping[str, Position] = field(default_factory=dict)
    votes: Mapping[str, Vote] = field(default_factory=dict)
    concerned: frozenset[str] = frozenset()
    weights: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    silence_until: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        for fault in self._faults():
            raise BadSitting(fault)

    @property
    def everybody(self) -> frozenset[str]:
        """Those who sit, and those who may."""
        return self.seated | self.doubtful

    def _faults(self) -> Iterator[str]:
        for what, parties in (
            ("is present", self.present),
            ("is absent", self.absent),
            ("has a position", frozenset(self.positions)),
            ("votes", frozenset(self.votes)),
            ("is concerned", self.concerned),
        ):
            for party in sorted(parties - self.everybody):
                yield f"{party} {what}, and does not sit in the body. Seat it, or leave it out."
        for party in sorted(self.present & self.absent):
            yield f"{party} is said to be present and absent. Leave one of them out."
        for party in sorted(self.absent & frozenset(self.votes)):
            yield f"{party} votes, and is said to be absent. Correct one of them."
        for party in sorted(self.seated & self.doubtful):
            yield f"{party} sits for certain and in doubt. Leave one of them out."
