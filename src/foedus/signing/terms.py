"""The values of a signing grid: documents, what is recorded of them, cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from foedus.depositary.terms import Signatory
from foedus.law.terms.wording import Wording
from foedus.signing.manners import (
    OPEN,
    SIGNATURES,
    Authority,
    Declared,
    SigningManner,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that lies for signature.

    *name* is its id in the register, *number* its place on the table, from 1. *is_new*: the
    register does not hold it yet. *withdrawn*: it was taken from the table; what was recorded of
    it is kept and counts for nothing.
    """

    name: str
    number: int
    title: Wording = Wording()
    kind: str = ""
    authority: Authority = Authority.FULL_POWERS
    is_new: bool = True
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningEvent:
    """What one officer recorded of one cell.

    *key* is made by whoever sends it, so that it can be sent again; *seq* is given by whoever
    keeps it, rising. *replaces* is the key of what it corrects, empty where nothing was recorded
    before. *to_be_confirmed*: signed without sufficient powers, and without effect unless the
    state confirms it (VCLT 8).
    """

    key: str
    seq: int
    document: str
    party: str
    manner: SigningManner
    words: Wording = Wording()
    signatory: Signatory = Signatory()  # noqa: RUF009 - frozen
    to_be_confirmed: bool = False
    declared: Declared = Declared.NOTHING
    at: datetime
    by: str
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One delegation and one document.

    *history* are the events that counted, in their order; the last one is how the cell stands.
    *contested* are those that did not: they correct what somebody else had corrected before.
    """

    document: str
    party: str
    history: tuple[SigningEvent, ...] = ()
    contested: tuple[SigningEvent, ...] = ()

    @property
    def event(self) -> SigningEvent | None:
        """The event by which the cell stands; None: nothing was recorded."""
        return self.history[-1] if self.history else None

    @property
    def manner(self) -> SigningManner:
        """How it stands; `TAKEN_BACK` is what nobody has recorded yet, too."""
        return self.history[-1].manner if self.history else SigningManner.TAKEN_BACK

    @property
    def is_open(self) -> bool:
        """Whether the state has neither signed nor is marked as not having signed."""
        return self.manner in OPEN

    @property
    def is_signed(self) -> bool:
        """Whether the state has signed, in whatever manner."""
        return self.manner in SIGNATURES


@dataclass(frozen=True, slots=True, kw_only=True)
class GridTally:
    """How many cells stand how; those of documents that were withdrawn are left out."""

    signed: int
    not_signed: int
    open: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningGrid:
    """Documents × delegations. Every cell is there, also where nothing was recorded."""

    documents: tuple[Document, ...]
    delegations: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, document: str, party: str) -> Cell:
        """The cell of a document and a delegation. Raises `KeyError` for another."""
        return self.cells[document, party]

    def row(self, document: str) -> tuple[Cell, ...]:
        """The cells of a document, in the order of the delegations."""
        return tuple(self.cells[document, party] for party in self.delegations)

    @property
    def lying(self) -> tuple[Document, ...]:
        """The documents that were not withdrawn."""
        return tuple(one for one in self.documents if not one.withdrawn)

    @property
    def tally(self) -> GridTally:
        """How the cells stand, counted."""
        cells = [cell for one in self.lying for cell in self.row(one.name)]
        signed = sum(1 for cell in cells if cell.is_signed)
        left = sum(1 for cell in cells if cell.is_open)
        return GridTally(
            signed=signed, not_signed=len(cells) - signed - left, open=left, of=len(cells)
        )
