"""An instrument as it was received: what the document says, before anybody judged it.

Rule source: VCLT 16, 77(1)(c), (d); UN Treaty Handbook, chapter 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.depositary.form import Checklist
from foedus.depositary.terms import FullPowers, Original, Signatory
from foedus.law.terms.acts import Kind, Manner, Qualification
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """A reservation that comes with an instrument: its text and the provisions that it touches."""

    words: Wording
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedInstrument:
    """A document under an instrument, as the desk received it.

    *dated* is the date that it bears, *received* the day on which the depositary had it, which is
    the day that counts (VCLT 16, 78(b)). *title_as_written* is the treaty's title as the document
    gives it. *effect* and *until* are days that the document itself names; *until* is the first
    day on which it no longer holds. *about* is the id of the act that it revokes, corrects,
    confirms or objects to; *towards* the states that it concerns; *goods* the goods of a measure,
    as codes of the Harmonized System. *reservations* come with it.
    *words* are its own words where they matter (a declaration, a reservation made alone).
    *sources* are sources of the register that the act will cite.
    """

    kind: Kind
    instrument: str
    party: str = ""
    dated: date
    received: date
    title_as_written: str = ""
    original: Original = Original.ORIGINAL
    signatory: Signatory = Signatory()  # noqa: RUF009 - frozen
    place: str = ""
    languages: tuple[str, ...] = ()
    courtesy_translation: bool = False
    seal: bool = False
    scope: str = ""
    powers: FullPowers | None = None
    form: Checklist = Checklist()  # noqa: RUF009 - frozen
    # what the act itself says
    effect: date | None = None
    until: date | None = None
    reservations: tuple[Reserved, ...] = ()
    about: str = ""
    towards: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    corrects: tuple[tuple[str, date], ...] = ()
    predecessor: str = ""
    date_of_succession: date | None = None
    manner: Manner = Manner.AS_CLAUSE_SAYS
    qualification: Qualification = Qualification.NONE
    opposes_entry_into_force: bool = False
    words: Wording = Wording()
    remarks: Wording = Wording()
    sources: tuple[str, ...] = ()
