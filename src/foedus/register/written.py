"""What an officer wrote of an instrument, as it is kept with its dossier and sent by forms."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from foedus.depositary.form import Checklist
from foedus.depositary.received import ReceivedInstrument, Reserved
from foedus.depositary.terms import FullPowers, OfficeHeld, Original, Signatory
from foedus.law.terms.acts import Kind, Manner, Qualification
from foedus.law.terms.days import FOREVER
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.wording import Wording


class WrittenPowers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Full powers as they were written down; no *valid_until*: they name no end."""

    person: str
    issuer: str
    issuer_office: OfficeHeld
    dated: date
    acts: tuple[Kind, ...] = ()
    treaty: str = ""
    general: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    signed: bool = True
    place: str = ""


class Written(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The fields of `ReceivedInstrument`, as JSON can say them."""

    kind: Kind
    instrument: str
    party: str = ""
    dated: date
    received: date
    title_as_written: str = ""
    original: Original = Original.ORIGINAL
    signatory: Signatory = Signatory()
    place: str = ""
    languages: tuple[str, ...] = ()
    courtesy_translation: bool = False
    seal: bool = False
    scope: str = ""
    powers: WrittenPowers | None = None
    form: Checklist = Checklist()
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


def written_text(written: Written) -> str:
    """What was written, as the JSON that is kept."""
    return msgspec.json.encode(written, order="sorted").decode()


def written_from(text: str) -> Written:
    """What was kept as *text*; `BadQuestion` names the field that is wrong."""
    try:
        return msgspec.json.decode(text, type=Written)
    except (msgspec.MsgspecError, UnicodeEncodeError) as fault:
        raise BadQuestion(f"{fault}.") from fault


def received_from(written: Written) -> ReceivedInstrument:
    """The received instrument that the desk examines."""
    fields: dict[str, Any] = {name: getattr(written, name) for name in Written.__struct_fields__}
    powers = written.powers
    return ReceivedInstrument(**{**fields, "powers": None if powers is None else _powers(powers)})


def _powers(written: WrittenPowers) -> FullPowers:
    fields: dict[str, Any] = {
        name: getattr(written, name) for name in WrittenPowers.__struct_fields__
    }
    until = FOREVER if written.valid_until is None else written.valid_until
    return FullPowers(**{**fields, "acts": frozenset(written.acts), "valid_until": until})
