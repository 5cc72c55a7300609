"""What a session in preparation waits for at the signing table."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.assembly.models import Grid, GridPhase
from foedus.assembly.sessions.board import Waits
from foedus.assembly.signing.following import standing
from foedus.assembly.signing.grids import grid_of
from foedus.assembly.signing.values import seats_of
from foedus.law.terms.wording import Wording
from foedus.signing.manners import OPEN

_SECRETARIAT = "secretariat"


def waiting_for(meeting: int) -> tuple[Waits, ...]:
    """The delegations whose cells are open, and the officer whom a proposed closing waits for."""
    grid = grid_of(meeting)
    if grid is None or grid.phase == GridPhase.CLOSED:
        return ()
    return tuple(_waiting(grid, f"/assembly/sessions/{meeting}/signing/"))


def _waiting(grid: Grid, href: str) -> Iterator[Waits]:
    papers = grid.documents.filter(withdrawn=False).count()
    closed = standing(grid).exclude(manner__in=OPEN).values_list("party", flat=True)
    done: dict[str, int] = {}
    for party in closed.order_by():
        done[party] = done.get(party, 0) + 1
    for seat in seats_of(grid):
        left = papers - done.get(seat.party, 0)
        if left > 0:
            words = Wording(f"documents to sign: {left}", f"документов к подписанию: {left}")
            yield Waits(who=seat.party, what=words, due=grid.day, href=href)
    if grid.phase == GridPhase.PROPOSED:
        words = Wording(
            "the second signature under the signing grid", "вторая подпись под таблицей подписания"
        )
        yield Waits(who=_SECRETARIAT, what=words, href=f"{href}closing/")
