"""What a certified copy says, as values: the document, its text, who signed it and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.drafting.structure import Text
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What the record says of one party: *manner* as the record names it.

    *words* are those of its reservation, opinion or declaration. *who* and *office* are empty
    where the record does not say who signed; *day* is None where it says no day.
    """

    party: Wording
    manner: Wording
    who: str = ""
    office: Wording = Wording()
    words: Wording = Wording()
    day: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOf:
    """A document of which a copy is certified.

    *text* is the adopted text where it is held, and *text_sha256* the digest of its kept file;
    without a text the record alone is certified, as an extract. *signatures* are in the order in
    which they are to stand. *not_signing* are only those of whom it is recorded that they did not
    sign. *as_of* is the day for which it holds, *known* the day of the register's knowledge.
    """

    reference: str
    title: Wording
    adopted: When
    place: Wording
    languages: tuple[Wording, ...]
    depositary: Wording
    text: Text | None = None
    text_sha256: str = ""
    signatures: tuple[Signed, ...] = ()
    not_signing: tuple[Signed, ...] = ()
    as_of: date
    known: date
