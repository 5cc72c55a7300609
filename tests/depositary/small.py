"""A small treaty with states AA to EE, an organisation OO, and SU that is no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from foedus.depositary.form import Answer, Item, checklist
from foedus.depositary.received import ReceivedInstrument
from foedus.depositary.terms import FullPowers, OfficeHeld, Signatory
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import EntryIntoForce, Text, Withdrawal
from foedus.law.terms.conditions import Count, Group, What
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

TREATY = "x/treaty"
TITLE = Wording("Treaty on Small Things", "Договор о малых делах")
ADOPTED = date(2020, 1, 15)
TODAY = date(2021, 6, 30)
ENTRY = EntryIntoForce(
    text=Text(cite="Art. 9", words=Wording("on the thirtieth day after the third instrument")),
    condition=Count(3, What.RATIFICATIONS, Group.SIGNATORIES),
    delay=Delay(days=30),
    later=Delay(days=30),
)
LEAVING = Withdrawal(
    text=Text(cite="Art. 10", words=Wording("twelve months after notice")), notice=Delay(months=12)
)
PARTIES = (
    Party(code="AA", name=Wording("Aland", "Аландия")),
    Party(code="BB", name=Wording("Beland", "Беландия")),
    Party(code="CC", name=Wording("Celand", "Селандия")),
    Party(code="DD", name=Wording("Deland", "Деландия")),
    Party(code="EE", name=Wording("Eland", "Эландия")),
    Party(code="OO", name=Wording("Organisation", "Организация"), organisation=True),
    Party(code="SU", name=Wording("Sundered Union"), existed_until=date(2020, 6, 1)),
)
ALL_MET = checklist({item: Answer.MET for item in Item if not item.startswith("powers-")})


def act(kind: Kind, party: str, day: date, **more: object) -> Act:
    """An act received on *day*; its id tells what it is unless another is given."""
    fields = {"id": f"{kind}-{party}", "kind": kind, "instrument": TREATY, "party": party}
    return Act(**{**fields, "date": day, "received": day, **more})  # type: ignore[arg-type]


SIGNED = tuple(act(Kind.SIGNATURE, code, ADOPTED) for code in ("AA", "BB", "CC"))


def ratified(code: str, day: date) -> Act:
    return act(Kind.RATIFICATION, code, day)


IN_FORCE = (
    *SIGNED,
    ratified("AA", date(2020, 3, 1)),
    ratified("BB", date(2020, 4, 1)),
    ratified("CC", date(2020, 5, 1)),
)
"""In force from 31 May 2020."""


def treaty(acts: Iterable[Act] = SIGNED, **clauses: object) -> Instrument:
    """The treaty with *acts* and, beside entry into force and withdrawal, more clauses."""
    held = {"entry_into_force": ENTRY, "withdrawal": LEAVING, **clauses}
    return Instrument(
        id=TREATY,
        title=TITLE,
        adopted=ADOPTED,
        place="Smalltown",
        languages=("en",),
        also=("Small Things Treaty",),
        clauses=Clauses(**held),  # type: ignore[arg-type]
        acts=tuple(acts),
    )


def opened(*instruments: Instrument, **more: object) -> OpenRegister:
    """An open register of these instruments."""
    return OpenRegister(
        Register(
            id="x",
            title=Wording("Small"),
            parties=PARTIES,
            instruments=instruments,
            **more,  # type: ignore[arg-type]
        ),
    )


def received(
    kind: Kind = Kind.RATIFICATION, party: str = "AA", **more: object
) -> ReceivedInstrument:
    """An instrument without any fault, received on 1 June 2021 and dated 20 May."""
    plain = ReceivedInstrument(
        kind=kind,
        instrument=TREATY,
        party=party,
        dated=date(2021, 5, 20),
        received=date(2021, 6, 1),
        title_as_written=TITLE.en,
        signatory=Signatory(
            name="M. Minister", office=OfficeHeld.FOREIGN_MINISTER, title="Minister"
        ),
        place="Acity",
        languages=("en",),
        seal=True,
        form=ALL_MET,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


ENVOY = Signatory(name="A. Envoy", office=OfficeHeld.HEAD_OF_MISSION, title="Ambassador")


def full_powers(**more: object) -> FullPowers:
    """Powers for the envoy to ratify the treaty, without any fault."""
    plain = FullPowers(
        person="A. Envoy",
        issuer="M. Minister",
        issuer_office=OfficeHeld.FOREIGN_MINISTER,
        dated=date(2021, 5, 1),
        acts=frozenset({Kind.RATIFICATION}),
        treaty=TITLE.ru,
    )
    return replace(plain, **more)  # type: ignore[arg-type]
