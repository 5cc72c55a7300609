"""What closing a grid would record, and what would follow from it; nothing is recorded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from foedus.assembly.enacting.besides import brought_by
from foedus.assembly.enacting.documents import ceremony_of
from foedus.assembly.models import Draft, Grid
from foedus.assembly.signing.closing import hindered_of
from foedus.assembly.signing.values import value_of
from foedus.law.answers.answers import MissingAnswer, StatusAnswer
from foedus.law.answers.data import word_of
from foedus.law.terms.acts import Act, Kind
from foedus.opened import OpenRegister
from foedus.register.enacting import enactment
from foedus.register.held import held
from foedus.signing.closing import Hindered
from foedus.signing.manners import SigningManner
from foedus.signing.terms import Document, SigningGrid

_BOUND = frozenset({"party", "in-force", "bound-through"})
_APPLIES = frozenset({"provisional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """How a document would stand on its day.

    *in_force*: whether it enters into force at once; None where the register cannot tell. *bound*
    and *provisional* are the states for which it does, *owing* those that signed and owe more,
    *needed* how many more are needed of what is counted.
    """

    in_force: bool | None
    bound: tuple[str, ...]
    provisional: tuple[str, ...]
    owing: tuple[str, ...]
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentForeseen:
    """A document with the acts that closing would record, and what would follow."""

    document: Document
    acts: tuple[Act, ...]
    manners: tuple[tuple[SigningManner, int], ...]
    declared: tuple[str, ...]
    effects: Effects


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPreview:
    """All that closing would do, what hinders it, and the digest of what it was made from.

    *adopted* are drafts that were adopted and signed by nobody, *acts* appointments, dismissals
    and chairs, *session* the id of the session, where it is recorded with the rest.
    """

    digest: str
    day: date
    hindered: tuple[Hindered, ...]
    documents: tuple[DocumentForeseen, ...]
    adopted: tuple[Draft, ...]
    acts: tuple[Act, ...]
    session: str

    @property
    def hinders(self) -> tuple[Hindered, ...]:
        """What stands in the way."""
        return tuple(one for one in self.hindered if one.hinders)

    @property
    def remarks(self) -> tuple[Hindered, ...]:
        """What the second officer should know."""
        return tuple(one for one in self.hindered if not one.hinders)


def preview_of(grid: Grid, at: datetime) -> ClosingPreview:
    """What closing *grid* would record, as it stands now.

    Raises what the register raises where an act could not stand in it (`NotRecordable`), and
    `BadClauses` for a draft whose clauses make no instrument.
    """
    state = held()
    value = value_of(grid, state.register)
    brought = brought_by(grid, value, state, ceremony_of(grid, state.register, at))
    after = state.opened
    if brought.files:
        after = enactment(state, brought.files, at).after.opened
    return ClosingPreview(
        digest=brought.seal,
        day=grid.day,
        hindered=hindered_of(grid, value, state.register, at),
        documents=tuple(
            _foreseen(value, paper.document, paper.acts, (after, grid.day))
            for paper in brought.papers
        ),
        adopted=brought.adopted,
        acts=brought.acts,
        session=brought.session,
    )


def _foreseen(
    value: SigningGrid,
    document: Document,
    acts: tuple[Act, ...],
    seen: tuple[OpenRegister, date],
) -> DocumentForeseen:
    opened, day = seen
    manners = Counter(cell.manner for cell in value.row(document.name) if not cell.is_open)
    required = (act.party for act in acts if act.kind is Kind.PROCEDURES_REQUIRED)
    return DocumentForeseen(
        document=document,
        acts=acts,
        manners=tuple((one, manners[one]) for one in SigningManner if manners[one]),
        declared=tuple(required),
        effects=_effects(
            opened.status(document.name, on=day).answer,
            opened.missing(document.name, on=day).answer,
        ),
    )


def _effects(status: StatusAnswer, missing: MissingAnswer) -> Effects:
    words = {one.party: word_of(one.word) for one in status.parties}
    return Effects(
        in_force=status.in_force.value if status.in_force.certain else None,
        bound=tuple(party for party, word in words.items() if word in _BOUND),
        provisional=tuple(party for party, word in words.items() if word in _APPLIES),
        owing=missing.signed_not_consented,
        needed=sum(part.needed for part in missing.parts if not part.met),
    )
