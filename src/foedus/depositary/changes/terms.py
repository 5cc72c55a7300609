"""One change that acts would make, with the proof of what was and of what would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from foedus.law.answers.answers import Proof
from foedus.law.answers.speech.names import WORDS
from foedus.law.terms.days import Edge, Span
from foedus.law.terms.wording import Wording

W = Wording


class SubjectKind(StrEnum):
    """What a change is about, in the order of a preview."""

    INSTRUMENT = "instrument"
    ACTING_STATE = "acting-state"
    OTHER_STATE = "other-state"
    PAIR = "pair"
    MEMBERSHIP = "membership"
    OFFICE = "office"
    CHAIR = "chair"


SUBJECT_NAMES: Final[dict[SubjectKind, Wording]] = {
    SubjectKind.INSTRUMENT: W("The instrument", "Документ"),
    SubjectKind.ACTING_STATE: W("The acting state", "Действующее государство"),
    SubjectKind.OTHER_STATE: W("Other states", "Другие государства"),
    SubjectKind.PAIR: W("Between states", "Между государствами"),
    SubjectKind.MEMBERSHIP: W("Membership", "Членство"),
    SubjectKind.OFFICE: W("Offices", "Должности"),
    SubjectKind.CHAIR: W("Chairmanship", "Председательство"),
}
"""How each sort of subject is called, as a heading."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about: an instrument, states under it, a criterion of an organisation.

    *holder* is the id of the instrument, organisation or office; *parties* one state, or a pair.
    """

    kind: SubjectKind
    holder: str
    parties: tuple[str, ...] = ()
    criterion: str = ""


Prove = Callable[[], Proof]
"""A proof that is made when somebody asks for it."""


@dataclass(frozen=True, kw_only=True)
class PreviewChange:
    """During *span*, *after* would hold of *subject* instead of *before*; both can be proved."""

    subject: Subject
    span: Span
    before: Wording
    after: Wording
    prove_before: Prove = field(compare=False, repr=False)
    prove_after: Prove = field(compare=False, repr=False)

    @cached_property
    def proof_before(self) -> Proof:
        """Why it is as it is, on the first day of the change."""
        return self.prove_before()

    @cached_property
    def proof_after(self) -> Proof:
        """Why it would be as it would be, on the first day of the change."""
        return self.prove_after()

    @property
    def since(self) -> date:
        """From when."""
        return self.span.start

    @property
    def until(self) -> Edge:
        """The first day on which it no longer makes a difference; `FOREVER`: no end in sight."""
        return self.span.end


NO_PROOF: Final = Proof(branches=())
"""Where nothing held, there is nothing to prove."""

_DOUBT = W("in doubt: ", "под сомнением: ")


def label(values: Iterable[Wording]) -> Wording:
    """What holds, or every alternative where it is in doubt."""
    said = tuple(dict.fromkeys(values))
    if len(said) == 1:
        return said[0]
    english = " / ".join(one.in_language("en") for one in said)
    return Wording(
        _DOUBT.en + english, _DOUBT.ru + " / ".join(one.in_language("ru") for one in said)
    )


def word(name: str) -> Wording:
    """A status or bond word as a reader says it."""
    return WORDS.get(name, Wording(name, name))
