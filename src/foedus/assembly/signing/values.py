"""From the rows of a grid to the values that the rules of signing know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from foedus.assembly.models import (
    Capacity,
    Grid,
    GridDocument,
    PresentedPowers,
    Seat,
    SignatureEvent,
)
from foedus.depositary.terms import FullPowers, OfficeHeld, Signatory
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import FOREVER
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.signing.folding import fold
from foedus.signing.manners import Authority, Declared, SigningManner
from foedus.signing.powers import PowersHeld
from foedus.signing.terms import Document, SigningEvent, SigningGrid


def value_of(grid: Grid, register: Register) -> SigningGrid:
    """The grid as it stands: every document, every delegation that sits, every cell."""
    rows = grid.documents.select_related("draft")
    events = grid.events.select_related("document", "replaces", "by").order_by("pk")
    return fold(
        (document_value(row, register) for row in rows),
        (seat.party for seat in seats_of(grid)),
        (event_value(row) for row in events),
    )


def seats_of(grid: Grid) -> list[Seat]:
    """Those who sit in the session of the grid and sign, by their code; who is absent, too."""
    seats = Seat.objects.filter(meeting_id=grid.meeting_id, capacity=Capacity.MEMBER)
    return list(seats.order_by("party"))


def document_value(row: GridDocument, register: Register) -> Document:
    """A document of the table; its title is the draft's, or the register's."""
    held, draft = register.instrument.get(row.name), row.draft
    title, kind = Wording(), ""
    if draft is not None:
        title, kind = Wording(draft.title_en, draft.title_ru), draft.kind
    elif held is not None:
        title, kind = held.title, held.kind
    return Document(
        name=row.name,
        number=row.number,
        title=title or Wording(row.name, row.name),
        kind=kind,
        authority=Authority(row.authority),
        is_new=held is None,
        withdrawn=row.withdrawn,
    )


def event_value(row: SignatureEvent) -> SigningEvent:
    """What was recorded; its number in the database is that of the server."""
    return SigningEvent(
        key=row.key,
        seq=row.pk,
        document=row.document.name,
        party=row.party,
        manner=SigningManner(row.manner),
        words=Wording(row.words_en, row.words_ru),
        signatory=Signatory(name=row.signatory, office=office_value(row.office)),
        to_be_confirmed=row.to_be_confirmed,
        declared=Declared(row.declared),
        at=row.at,
        by=row.by.get_full_name() or row.by.get_username(),
        replaces="" if row.replaces is None else row.replaces.key,
    )


def office_value(office: str) -> OfficeHeld:
    """An office as it was written; UNKNOWN for one that is not among the kinds of office."""
    try:
        return OfficeHeld(office)
    except ValueError:
        return OfficeHeld.UNKNOWN


def powers_held(rows: Iterable[PresentedPowers]) -> tuple[PowersHeld, ...]:
    """Full powers as they were presented; those that a later row corrects are left out."""
    told = list(rows)
    replaced = {row.replaces_id for row in told}
    return tuple(_powers(row) for row in told if row.pk not in replaced)


def _powers(row: PresentedPowers) -> PowersHeld:
    until = FOREVER if row.valid_until is None else row.valid_until + timedelta(days=1)
    return PowersHeld(
        party=row.party,
        powers=FullPowers(
            person=row.person,
            issuer=row.issuer,
            issuer_office=office_value(row.issuer_office),
            dated=row.dated,
            acts=frozenset({Kind.SIGNATURE} if row.to_sign else ()),
            treaty=", ".join(row.documents),
            general=row.general,
            valid_until=until,
            signed=row.signed_by_hand,
        ),
        documents=frozenset(row.documents),
    )
