"""What is awaited from delegations, of every matter: the register's steps and the rows' terms.

Each matter of the assembly says what it waits for (`due_from`), in a bounded number of queries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import Final

from foedus.assembly.disputes import complying as of_disputes
from foedus.assembly.followup import of_drafts, of_grids, of_questions, receipts
from foedus.assembly.programmes import waiting as of_programmes
from foedus.assembly.visits import waiting as of_visits
from foedus.collection.pages.view import View
from foedus.followup.owed import in_order, owed_by, owed_in
from foedus.followup.terms import Owed

DueFrom = Callable[[Collection[str] | None, datetime], Iterable[Owed]]

SOURCES: Final[tuple[DueFrom, ...]] = (
    receipts.due_from,
    of_drafts.due_from,
    of_questions.due_from,
    of_grids.due_from,
    of_programmes.due_from,
    of_visits.due_from,
    of_disputes.due_from,
)
"""Where terms of delegations stand in rows; None as parties asks for all."""


def given(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:
    """What the rows of the assembly and of the depositary wait for; None: from anybody."""
    for source in SOURCES:
        yield from source(parties, at)


def awaited_of_all(view: View, at: datetime) -> tuple[Owed, ...]:
    """Everything that is awaited from anybody, the most urgent first."""
    return in_order([*owed_in(view), *given(None, at)])


def awaited_of(view: View, party: str, at: datetime) -> tuple[Owed, ...]:
    """Everything that is awaited from one state, the most urgent first."""
    return in_order([*owed_by(view, party), *given((party,), at)])
