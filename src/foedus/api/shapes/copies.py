"""Copies of notifications on their way to addressees, and dossiers on their way to the register."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from foedus.api.shapes.common import Shape


class CopyTold(Shape):
    """The copy of a notification for one addressee, and what became of it."""

    number: int
    notification: str = Field(description="The reference, as F.N.12.2026.")
    instrument: str
    acts: list[str]
    addressee: str
    capacity: str = Field(description="As what it is told: party, signatory, entitled …")
    notified: date = Field(description="The day of the notification.")
    sent: date | None
    failed: date | None
    received: date | None = Field(description="From this day the addressee's periods run.")


class Copies(Shape):
    """Copies, the latest first."""

    copies: list[CopyTold]
    next: int | None = Field(description="Give it as `before` for the next page; null: no more.")


class DossierTold(Shape):
    """A dossier at the desk."""

    number: int
    stage: str
    kind: str
    instrument: str
    party: str
    opened: str
    changed: str
    act: str | None = Field(description="The act that it became.")


class Dossiers(Shape):
    """Dossiers, the latest first."""

    dossiers: list[DossierTold]
    next: int | None
