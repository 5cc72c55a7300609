"""What a document needs after signature, told once for the document: by its clauses."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from foedus.collection.pages.view import View
from foedus.followup.needed import is_required, is_silent, step_of
from foedus.followup.terms import Step
from foedus.law.derive.status import Status
from foedus.law.terms.acts import Kind, Manner
from foedus.law.terms.conditions import Signing
from foedus.law.terms.instruments import Clauses, Instrument, TextHeld
from foedus.law.terms.wording import Wording

W = Wording


class Procedures(StrEnum):
    """What must follow the signatures until the document binds those who signed."""

    RATIFICATION = "ratification"
    INTERNAL = "internal"
    NONE = "none"
    NOT_KNOWN = "not-known"


PROCEDURE_NAMES: Final = {
    Procedures.RATIFICATION: W("ratification", "ратификация"),
    Procedures.INTERNAL: W("internal procedures", "внутригосударственные процедуры"),
    Procedures.NONE: W("nothing after signature", "после подписания ничего"),
    Procedures.NOT_KNOWN: W("not known: the clause is not held", "неизвестно: статья не имеется"),
}
NEEDING: Final = frozenset({Procedures.RATIFICATION, Procedures.INTERNAL})


def procedures_of(view: View, instrument: str) -> Procedures:
    """What *instrument* needs; a split clause needs internal procedures of some states."""
    status = view.first.status(instrument)
    if status is None:
        return Procedures.NOT_KNOWN
    if not status.instrument.binding or _is_definitive(status.instrument.clauses):
        return Procedures.NONE
    if _asks(status):
        notice = step_of(status.history) is Step.PROCEDURES
        return Procedures.INTERNAL if notice else Procedures.RATIFICATION
    return Procedures.NONE if _says_enough(status.instrument) else Procedures.NOT_KNOWN


def _says_enough(instrument: Instrument) -> bool:
    """Whether the text is known to ask for no consents: on signature, or by a whole text's rule."""
    entry = instrument.clauses.entry_into_force
    if entry is not None and isinstance(entry.condition, Signing):
        return True
    return instrument.text_held is TextHeld.WHOLE and not is_silent(instrument.clauses)


def _is_definitive(clauses: Clauses) -> bool:
    clause = clauses.signature
    return clause is not None and clause.manner is Manner.DEFINITIVE and not clause.split


def _asks(status: Status) -> bool:
    clause = status.instrument.clauses.signature
    declared = bool(status.history.of(Kind.PROCEDURES_REQUIRED))
    return declared or is_required(status.history) or (clause is not None and clause.split)
