"""Recording what is signed: each entry once, however often and by whichever way it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow, NotSeated, SentBefore
from foedus.assembly.models import (
    Capacity,
    Grid,
    GridDocument,
    GridPhase,
    Phase,
    Seat,
    SignatureEvent,
)
from foedus.assembly.signing.errors import (
    NO_SUCH_DOCUMENT,
    BadEntry,
    NotOnTheTable,
    RecordedOtherwise,
    TakenFromTheTable,
    WithoutPowers,
)
from foedus.assembly.signing.grids import reopen_if_proposed
from foedus.assembly.signing.retrying import in_short_transaction
from foedus.assembly.signing.values import document_value, office_value, powers_held
from foedus.assembly.signing.words import NAME, WORDS, demand_key, demand_words
from foedus.depositary.terms import OfficeHeld, Signatory
from foedus.law.terms.register import Register
from foedus.register.held import held
from foedus.signing.manners import SIGNATURES, Declared, SigningManner
from foedus.signing.powers import ENOUGH, Signing, powers_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an officer says of one cell.

    *document* is the row of the document on the table, *replaces* that of the entry which this
    one corrects, 0 for the first of the cell. Without a *signatory* the head of the delegation
    signs.
    """

    key: str
    document: int
    party: str
    manner: SigningManner
    words_en: str = ""
    words_ru: str = ""
    signatory: str = ""
    office: OfficeHeld | None = None
    to_be_confirmed: bool = False
    declared: Declared = Declared.NOTHING
    replaces: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """The entry as it is kept; *again*: it had been sent and kept before."""

    event: SignatureEvent
    again: bool


def record(doing: Doing, number: int, said: Said) -> Kept:
    """Keep what is said of a cell of grid *number*, in one short transaction.

    The same key with the same content is the same entry, also after the grid was closed. Raises
    `Refused`; `BadEntry`, `SentBefore`; `NotNow` for a closed grid; `NotOnTheTable`,
    `TakenFromTheTable`; `NotSeated`; `RecordedOtherwise` where somebody else's entry stands in
    the cell; `WithoutPowers`.
    """
    doing.demand("assembly.record_signature")
    plain = _plain(said)
    register = held().register  # outside the transaction: it may have to be read anew
    return in_short_transaction(lambda: _kept(doing, number, plain, register))


def _plain(said: Said) -> Said:
    """The same with words that can be kept. Raises `BadEntry`."""
    demand_key(said.key)
    return Said(
        key=said.key,
        document=said.document,
        party=demand_words("Delegation", said.party, 120),
        manner=said.manner,
        words_en=demand_words("Words in English", said.words_en, WORDS),
        words_ru=demand_words("Words in Russian", said.words_ru, WORDS),
        signatory=demand_words("Signatory", said.signatory, NAME),
        office=said.office,
        to_be_confirmed=said.to_be_confirmed,
        declared=said.declared,
        replaces=said.replaces,
    )


def _kept(doing: Doing, number: int, said: Said, register: Register) -> Kept:
    before = _sent_before(number, said)
    if before is not None:
        return before
    # whoever holds the row of the grid alone may add: numbers rise in the order of arrival
    grid = Grid.objects.select_for_update().get(pk=number)
    before = _sent_before(number, said)  # by whoever held the row until now
    if before is not None:
        return before
    if grid.phase == GridPhase.CLOSED:
        raise NotNow("The signing grid", "closed", "signed in")
    document = _document(grid, said)
    seat = _seat(grid, said)
    now = SignatureEvent.objects.filter(
        document=document, party=said.party, replaced_by=None
    ).first()
    _demand_known(said, document, now)
    who = _signatory(said, seat)
    if said.manner in SIGNATURES:
        _demand_powers(grid, document, said, (who, seat, register))
    event = SignatureEvent.objects.create(
        key=said.key,
        grid=grid,
        document=document,
        party=said.party,
        manner=said.manner,
        words_en=said.words_en,
        words_ru=said.words_ru,
        signatory=who.name if said.manner in SIGNATURES else "",
        office=who.office if said.manner in SIGNATURES else "",
        to_be_confirmed=said.to_be_confirmed,
        declared=said.declared,
        replaces=now,
        at=doing.at,
        by=doing.by,
    )
    if reopen_if_proposed(grid):
        grid.version += 1
        grid.save(update_fields=["phase", "version"])
    return Kept(event, again=False)


def _sent_before(number: int, said: Said) -> Kept | None:
    """What was kept under the key before; None: nothing was. Raises `SentBefore`."""
    before = SignatureEvent.objects.select_related("document", "by").filter(key=said.key).first()
    if before is None:
        return None
    if not _same(before, number, said):
        raise SentBefore(said.key)
    return Kept(before, again=True)


_SAID: Final = ("party", "words_en", "words_ru", "to_be_confirmed")


def _same(row: SignatureEvent, number: int, said: Said) -> bool:
    signs = said.manner in SIGNATURES
    return (
        row.grid_id == number
        and row.document_id == said.document
        and (row.manner, row.declared) == (said.manner, said.declared)
        and (row.replaces_id or 0) == said.replaces
        and all(getattr(row, name) == getattr(said, name) for name in _SAID)
        and (not signs or not said.signatory or row.signatory == said.signatory)
    )


def _document(grid: Grid, said: Said) -> GridDocument:
    row = grid.documents.select_related("draft").filter(pk=said.document).first()
    if row is None:
        raise NotOnTheTable(str(said.document), NO_SUCH_DOCUMENT)
    if said.manner is SigningManner.TAKEN_BACK:
        return row
    if row.withdrawn:
        raise TakenFromTheTable(row.name, row.reason)
    if row.draft is not None and row.draft.phase == Phase.WITHDRAWN:
        raise TakenFromTheTable(row.name, "the draft was withdrawn")
    return row


def _seat(grid: Grid, said: Said) -> Seat | None:
    seat = Seat.objects.filter(
        meeting_id=grid.meeting_id, party=said.party, capacity=Capacity.MEMBER
    ).first()
    if seat is None and said.manner is not SigningManner.TAKEN_BACK:
        raise NotSeated(said.party, "this session")
    return seat


def _demand_known(said: Said, document: GridDocument, now: SignatureEvent | None) -> None:
    """What is said must know what stands in the cell."""
    if now is not None and now.pk != said.replaces:
        raise RecordedOtherwise(said.party, document.name, now.pk)
    if now is None and said.replaces:
        raise RecordedOtherwise(said.party, document.name, 0)
    if now is None and said.manner is SigningManner.TAKEN_BACK:
        raise BadEntry(f"{said.party}, {document.name}: nothing is recorded that could go back.")


def _signatory(said: Said, seat: Seat | None) -> Signatory:
    name = said.signatory or ("" if seat is None else seat.head)
    own = said.signatory and (seat is None or said.signatory != seat.head)
    office = OfficeHeld.UNKNOWN if own or seat is None else office_value(seat.office)
    return Signatory(name=name, office=said.office or office)


def _demand_powers(
    grid: Grid,
    document: GridDocument,
    said: Said,
    who: tuple[Signatory, Seat | None, Register],
) -> None:
    """Raises `WithoutPowers`, unless the signature itself says that it waits to be confirmed."""
    signatory, seat, register = who
    if said.to_be_confirmed or said.manner is SigningManner.AD_REFERENDUM:
        return
    party = register.party.get(said.party)
    verdict = powers_for(
        Signing(
            document=document_value(document, register),
            party=said.party,
            signatory=signatory,
            day=grid.day,
            head="" if seat is None else seat.head,
            of_organisation=party is not None and party.organisation,
        ),
        powers_held(grid.powers.filter(party=said.party)),
    )
    if verdict.stand not in ENOUGH:
        raise WithoutPowers(said.party, verdict)
