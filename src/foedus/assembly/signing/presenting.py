"""Full powers as they are presented before and during the ceremony."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from foedus.accounts.uploads import CheckedUpload
from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow, NotSeated, SentBefore
from foedus.assembly.models import Grid, GridPhase, PresentedPowers
from foedus.assembly.signing.errors import BadEntry, RecordedOtherwise
from foedus.assembly.signing.grids import EARLIEST, LATEST, seated_codes
from foedus.assembly.signing.words import NAME, WORDS, demand_key, demand_words
from foedus.depositary.terms import OfficeHeld
from foedus.register.desk.receiving import scan_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scan of the powers, looked at, with its bytes."""

    upload: CheckedUpload
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PowersSaid:
    """Full powers as somebody writes them down.

    *documents* are ids of documents on the table that they name; *general*: all of them.
    *valid_until* is the last day on which they are valid; none where they name none. *replaces*
    is the row that was written down wrongly, 0 for none.
    """

    key: str
    party: str
    person: str
    office: OfficeHeld = OfficeHeld.OTHER
    issuer: str
    issuer_office: OfficeHeld
    dated: date
    valid_until: date | None = None
    general: bool = False
    documents: tuple[str, ...] = ()
    to_sign: bool = True
    signed_by_hand: bool = True
    remark: str = ""
    replaces: int = 0


_COMPARED: Final = frozenset(one.name for one in fields(PowersSaid)) - {
    "key",
    "documents",
    "replaces",
}


def present_powers(
    doing: Doing, number: int, said: PowersSaid, scan: Scan | None = None
) -> PresentedPowers:
    """Keep full powers for grid *number*; the same key with the same content is the same row.

    What they are not enough for is found when a cell is signed; whatever was presented is kept.
    Raises `Refused`, `BadEntry`, `SentBefore`, `NotNow`, `NotSeated`, `RecordedOtherwise`.
    """
    doing.demand("assembly.examine_powers")
    told = _told(said)
    if scan is not None:
        _store(scan)
    with transaction.atomic():
        before = PresentedPowers.objects.filter(key=said.key).first()
        if before is not None:
            if before.grid_id != number or not _same(before, told):
                raise SentBefore(said.key)
            return before
        grid = Grid.objects.select_for_update().get(pk=number)
        _demand_possible(grid, said)
        grid.version += 1
        grid.save(update_fields=["version"])
        return PresentedPowers.objects.create(
            **told,
            key=said.key,
            grid=grid,
            documents=list(said.documents),
            replaces=_replaced(grid, said),
            at=doing.at,
            by=doing.by,
            **_scan_fields(scan),
        )


def _told(said: PowersSaid) -> dict[str, object]:
    """The fields with words that can be kept. Raises `BadEntry`."""
    demand_key(said.key)
    told: dict[str, object] = {name: getattr(said, name) for name in _COMPARED}
    for name, longest in (("person", NAME), ("issuer", NAME), ("remark", WORDS)):
        told[name] = demand_words(name.capitalize(), getattr(said, name), longest)
    if not told["person"] or not told["issuer"]:
        raise BadEntry("Full powers name a person and who issued them; write down both.")
    days = [day for day in (said.dated, said.valid_until) if day is not None]
    if any(not EARLIEST <= day <= LATEST for day in days):
        raise BadEntry(f"A day of full powers lies outside {EARLIEST} to {LATEST}.")
    if said.valid_until is not None and said.valid_until < said.dated:
        raise BadEntry("Full powers cannot end before the day on which they were issued.")
    if not said.general and not said.documents:
        raise BadEntry("Say for which documents the powers are, or that they are general.")
    return told


def _demand_possible(grid: Grid, said: PowersSaid) -> None:
    if grid.phase == GridPhase.CLOSED:
        raise NotNow("The signing grid", "closed", "given full powers")
    if said.party not in seated_codes(grid):
        raise NotSeated(said.party[:NAME], "this session")
    known = set(grid.documents.values_list("name", flat=True))
    unknown = [name for name in said.documents if name not in known]
    if unknown:
        raise BadEntry(f"Not on the table: {', '.join(name[:NAME] for name in unknown[:5])}.")


def _replaced(grid: Grid, said: PowersSaid) -> PresentedPowers | None:
    if not said.replaces:
        return None
    row = grid.powers.filter(pk=said.replaces, party=said.party).first()
    if row is None:
        raise BadEntry("The full powers to be corrected are not those of this delegation.")
    if PresentedPowers.objects.filter(replaces=row).exists():
        raise RecordedOtherwise(said.party, "full powers", row.pk)
    return row


def _same(row: PresentedPowers, told: dict[str, object]) -> bool:
    return all(getattr(row, name) == value for name, value in told.items())


def _store(scan: Scan) -> None:
    """The file first: a row never names what is not there."""
    place = scan_place(scan.upload.sha256)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(scan.content))


def _scan_fields(scan: Scan | None) -> dict[str, str]:
    if scan is None:
        return {}
    return {
        "scan_name": scan.upload.name,
        "scan_type": scan.upload.media_type,
        "scan_sha256": scan.upload.sha256,
    }
