"""A league of lettered states with one convention, as values: for tests of follow-up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act, Kind, Manner
from foedus.law.terms.clauses import (
    Entitlement,
    EntryIntoForce,
    Participation,
    ProvisionalApplication,
    SignatureClause,
    Text,
)
from foedus.law.terms.conditions import Count, Done, HasActed, Signing, What
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Clauses, Dispute, Instrument, TextHeld
from foedus.law.terms.organisations import Body, Criterion, Organisation, Session
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

ADOPTED = date(2020, 1, 10)
STATES = ("AA", "BB", "CC", "DD", "EE")
__all__ = ["Done", "Signing"]


def text(cite: str) -> Text:
    """A clause of which only the place and a paraphrase are held."""
    return Text(cite=cite, paraphrase=Wording(f"{cite} of the specimen.", f"{cite} образца."))


RATIFIED = Clauses(
    signature=SignatureClause(text=text("Art. 10")),
    entry_into_force=EntryIntoForce(
        text=text("Art. 12"), condition=Count(3), delay=Delay(days=30), later=Delay(days=30)
    ),
    participation=Participation(text=text("Art. 11"), open_to=(Entitlement.NEGOTIATING,)),
)
"""Signature subject to ratification; in force thirty days after the third instrument."""

SPLIT = Clauses(
    signature=SignatureClause(text=text("Art. 5"), manner=Manner.DEFINITIVE, split=True),
    entry_into_force=EntryIntoForce(text=text("Art. 5"), condition=Signing()),
)
"""From signature; for states whose law requires procedures, from their notice."""

PROVISIONAL = replace(RATIFIED, provisional=ProvisionalApplication(text=text("Art. 13")))
NOTIFIED = replace(
    RATIFIED,
    signature=None,
    entry_into_force=EntryIntoForce(
        text=text("Art. 12"), condition=Count(3, What.NOTIFICATIONS), delay=Delay(days=30)
    ),
)

_numbers = iter(range(1_000_000))


def act(kind: Kind, party: str, day: date | None = None, **more: object) -> Act:
    """An act of a lettered state."""
    name = f"act-{next(_numbers)}"
    return Act(id=name, kind=kind, instrument="league/convention", party=party, date=day, **more)


def signed(*parties: str, **more: object) -> tuple[Act, ...]:
    """Their signatures, on the day of adoption."""
    return tuple(act(Kind.SIGNATURE, party, **more) for party in parties)


def convention(acts: Iterable[Act], clauses: Clauses = RATIFIED, **more: object) -> Instrument:
    """The convention, negotiated by four."""
    fields = {
        "id": "league/convention",
        "title": Wording("Convention of the League", "Конвенция Лиги"),
        "adopted": ADOPTED,
        "within": "league",
        "body": "league/council",
        "text_held": TextHeld.WHOLE,
        "negotiating": frozenset(STATES[:4]),
    }
    return Instrument(**{**fields, **more}, clauses=clauses, acts=tuple(acts))


def league(acts: tuple[Act, ...] = ()) -> Organisation:
    """The League: members are those who were admitted and have not left."""
    belongs = HasActed("league", frozenset({Kind.ADMISSION}), frozenset({Kind.WITHDRAWAL}))
    member = Criterion(
        name="member", title=Wording("Member", "Член"), text=text("Art. 1"), condition=belongs
    )
    council = Body(id="league/council", title=Wording("Council", "Совет"))
    return Organisation(
        id="league",
        title=Wording("The League", "Лига"),
        criteria=(member,),
        bodies=(council,),
        acts=acts,
    )


def opened(
    *instruments: Instrument,
    league_acts: tuple[Act, ...] = (),
    sessions: tuple[Session, ...] = (),
) -> OpenRegister:
    """The register of the League with these instruments."""
    register = Register(
        id="league",
        title=Wording("The League's register", "Реестр Лиги"),
        parties=tuple(Party(code=c, name=Wording(f"State {c}", f"Страна {c}")) for c in STATES),
        instruments=instruments,
        organisations=(league(league_acts),),
        sessions=sessions,
    )
    return OpenRegister(register)


def seen(register: OpenRegister, on: date, known: date | None = None) -> View:
    """The register on a day."""
    return View(opened=register, on=on, known=known)


def disputed(question: str) -> Dispute:
    """A matter that nobody has settled."""
    return Dispute(id=question, question=Wording(question))
