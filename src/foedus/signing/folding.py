"""From what was recorded to how the grid stands.

One rule decides where two officers record the same cell: what has the lower number of the server
counts, and what corrects a state of the cell that is no longer there is set aside, never silently
taken. In which order events *arrive* here, and how often, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.signing.terms import Cell, Document, SigningEvent, SigningGrid


def fold(
    documents: Iterable[Document], delegations: Iterable[str], events: Iterable[SigningEvent]
) -> SigningGrid:
    """The grid after *events*, given in any order; the same key counts once.

    A delegation that has signed has its column, also where it does not sit any more.
    """
    told = once_each(events)
    papers, parties = tuple(documents), list(delegations)
    parties += sorted({one.party for one in told} - set(parties))
    found: dict[tuple[str, str], list[SigningEvent]] = {
        (paper.name, party): [] for paper in papers for party in parties
    }
    for one in told:
        if (one.document, one.party) in found:
            found[one.document, one.party].append(one)
    cells = {place: _cell(place, told) for place, told in found.items()}
    return SigningGrid(documents=papers, delegations=tuple(parties), cells=cells)


def once_each(events: Iterable[SigningEvent]) -> tuple[SigningEvent, ...]:
    """Each key once, as it was kept first, in the order of the server."""
    first: dict[str, SigningEvent] = {}
    for one in events:
        before = first.get(one.key)
        if before is None or one.seq < before.seq:
            first[one.key] = one
    return tuple(sorted(first.values(), key=lambda one: (one.seq, one.key)))


def _cell(place: tuple[str, str], events: Iterable[SigningEvent]) -> Cell:
    history: list[SigningEvent] = []
    contested: list[SigningEvent] = []
    for one in events:
        counts = one.replaces == (history[-1].key if history else "")
        (history if counts else contested).append(one)
    return Cell(
        document=place[0], party=place[1], history=tuple(history), contested=tuple(contested)
    )


def conflicts_with(cell: Cell, event: SigningEvent) -> Iterator[SigningEvent]:
    """What stands in the cell that *event* does not know of; nothing, where it can be taken."""
    now = cell.event
    if now is not None and now.key != event.replaces:
        yield now
