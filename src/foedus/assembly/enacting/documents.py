"""Documents that were signed or adopted, as files of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from foedus.assembly.drafts.clauses import instrument_of
from foedus.assembly.enacting.decided import names_adopted
from foedus.assembly.models import Draft, Grid
from foedus.depositary.blocks import block_of
from foedus.drafting.instrument import Adoption
from foedus.law.terms.acts import Act
from foedus.law.terms.register import Register
from foedus.register.days import legal_day
from foedus.register.enacting import with_acts
from foedus.register.held import HeldRegister
from foedus.signing.recorded_acts import Ceremony, acts_of_document
from foedus.signing.terms import Document, SigningGrid


@dataclass(frozen=True, slots=True)
class DocumentWritten:
    """A document with the acts that it gets, and the file in which they stand.

    *head* is what a new one says before its acts; of an instrument that stands it is empty.
    """

    document: Document
    acts: tuple[Act, ...]
    path: str
    data: bytes
    head: bytes = b""


def ceremony_of(grid: Grid, register: Register, at: datetime) -> Ceremony:
    """Where and when it was signed, and on which legal day the register learns of it."""
    recorded = legal_day(register, at)
    reference = f"{grid.day.year}-signing-{grid.pk}"
    return Ceremony(
        day=grid.day,
        place=grid.place,
        recorded=recorded,
        reference=reference,
        adopted=names_adopted(grid.meeting),
    )


def written(
    grid: Grid, value: SigningGrid, state: HeldRegister, ceremony: Ceremony
) -> tuple[DocumentWritten, ...]:
    """Each document that was signed, as the register will hold it.

    Raises `BadClauses` for a draft whose clauses make no instrument.
    """
    return tuple(_written(grid, value, state, ceremony))


def _written(
    grid: Grid, value: SigningGrid, state: HeldRegister, ceremony: Ceremony
) -> Iterator[DocumentWritten]:
    drafts = {row.name: row.draft for row in grid.documents.select_related("draft")}
    for document in value.lying:
        acts = acts_of_document(value, document, ceremony)
        if not acts:
            continue
        blocks = [block_of(act) for act in acts]
        draft = drafts[document.name]
        if document.is_new and draft is not None:
            head = head_of(draft, ceremony)
            data = head + "\n".join(blocks).encode()
            yield DocumentWritten(document, acts, path_of(state, document.name), data, head)
        else:
            path, data = with_acts(state, document.name, blocks)
            yield DocumentWritten(document, acts, path, data)


def head_of(draft: Draft, ceremony: Ceremony) -> bytes:
    """The file of a new instrument up to its acts: title, place, final clauses.

    Raises `BadClauses` for a draft whose clauses make no instrument.
    """
    adoption = Adoption(day=ceremony.day, place=ceremony.place, body="", within="")
    return instrument_of(draft, adoption).rstrip(b"\n") + b"\n\n"


def path_of(state: HeldRegister, name: str) -> str:
    """A free path for the file of a new instrument, called by its id.

    >>> slug("cis/concept-2007")
    'cis-concept-2007'
    """
    place = f"instruments/assembly/{slug(name)}"
    taken = {path for path in state.files if path.startswith(place)}
    number, path = 2, f"{place}.toml"
    while path in taken:
        number, path = number + 1, f"{place}-{number}.toml"
    return path


def slug(name: str) -> str:
    """An id as a file can be called: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:100] or "document"
