"""What is in doubt about a grid: powers that are not enough, drafts withdrawn, who sits."""

from __future__ import annotations

from collections import defaultdict

from foedus.assembly.enacting.decided import names_adopted
from foedus.assembly.models import Grid, Phase, Seat
from foedus.assembly.signing.values import powers_held, seats_of
from foedus.depositary.checks.powers import PowersVerdict
from foedus.depositary.terms import Signatory
from foedus.law.terms.register import Register
from foedus.signing.closing import Doubts
from foedus.signing.powers import ENOUGH, PowersHeld, Signing, powers_for
from foedus.signing.terms import Cell, SigningGrid

Place = tuple[str, str]


def verdicts_of(grid: Grid, value: SigningGrid, register: Register) -> dict[Place, PowersVerdict]:
    """How it stands with the powers behind each signature, by document and delegation."""
    seats = {seat.party: seat for seat in seats_of(grid)}
    held: dict[str, list[PowersHeld]] = defaultdict(list)
    for one in powers_held(grid.powers.order_by("pk")):
        held[one.party].append(one)
    papers = {paper.name: paper for paper in value.documents}
    found = {}
    for place, cell in value.cells.items():
        if cell.is_signed:
            signing = Signing(
                document=papers[cell.document],
                party=cell.party,
                signatory=_signatory(cell),
                day=grid.day,
                head=_head(seats.get(cell.party)),
                of_organisation=_is_organisation(register, cell.party),
            )
            found[place] = powers_for(signing, held[cell.party])
    return found


def doubts_of(grid: Grid, verdicts: dict[Place, PowersVerdict]) -> Doubts:
    """What hinders closing and does not stand in the cells."""
    taken = grid.documents.filter(withdrawn=False, draft__phase=Phase.WITHDRAWN)
    return Doubts(
        insufficient=frozenset(
            place for place, verdict in verdicts.items() if verdict.stand not in ENOUGH
        ),
        taken_away=frozenset(taken.values_list("name", flat=True)),
        seated=frozenset(seat.party for seat in seats_of(grid)),
        adopted=names_adopted(grid.meeting),
    )


def _signatory(cell: Cell) -> Signatory:
    return Signatory() if cell.event is None else cell.event.signatory


def _head(seat: Seat | None) -> str:
    return "" if seat is None else seat.head


def _is_organisation(register: Register, party: str) -> bool:
    held = register.party.get(party)
    return held is not None and held.organisation
