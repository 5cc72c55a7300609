"""Whether a signature has to be followed by something, and by what: as clause and acts say.

Rule source: VCLT 11-16; the split clause of CIS practice (depositary-rules 4.3): whether a state's
law needs procedures is a recorded declaration, never a default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.followup import beginnings as why
from foedus.followup.terms import Stand, Step
from foedus.law.derive.conditions import Doing
from foedus.law.derive.consents import manner_of
from foedus.law.derive.history import Done, History
from foedus.law.derive.status import Status
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Manner, Stated
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Count, Every, Includes, Share, What, parts_of
from foedus.law.terms.instruments import Clauses, TextHeld
from foedus.law.terms.wording import Wording

_COUNTED: Final = frozenset({What.CONSENTS, What.NOTIFICATIONS, What.RATIFICATIONS})
_DECLARATIONS: Final = frozenset({Kind.PROCEDURES_REQUIRED, Kind.NO_PROCEDURES_REQUIRED})


@dataclass(frozen=True, slots=True)
class Need:
    """What must follow a signature: *acts* are those that say so, the signature first.

    *told* is the day that the *words* name, *since* that from which the step is awaited.
    """

    step: Step
    stand: Stand
    words: Wording
    told: date
    since: date
    acts: tuple[Act, ...]


def need_after(status: Status, signed: Doing, on: date) -> Need | None:
    """What must follow the signature *signed*; None where it was enough, or it was done by *on*.

    A signature that counts as consent under a split clause is not known to be enough as long as
    the state has not said whether its law requires procedures.
    """
    history = status.history
    by = [done for done in history.by(signed.party, *Kind) if done.day <= on]
    manner = manner_of(history, signed)
    if manner is Manner.AD_REFERENDUM:
        return _confirmation(signed, by)
    if any(done.act.kind in CONSENT_KINDS for done in by) and _stands(status, signed.party, on):
        return None
    domestic = next((d for d in reversed(by) if d.act.kind is Kind.DOMESTIC), None)
    if manner is Manner.DEFINITIVE:
        return None if domestic or not _is_unsaid(history, signed, by) else _unsaid(signed)
    if domestic is not None:
        day, acts = domestic.day, (signed.act, domestic.act)
        return Need(Step.DEPOSIT, Stand.OWED, why.DOMESTIC, day, day, acts)
    return _procedures(history, signed, by)


def _stands(status: Status, party: str, on: date) -> bool:
    """Whether a consent of the state stands on the day."""
    return any(on in consent.span for consent in status.consents.by_party.get(party, ()))


def _confirmation(signed: Doing, by: list[Done]) -> Need | None:
    done = {Kind.CONFIRMATION_OF_SIGNATURE, *CONSENT_KINDS}
    if any(one.act.kind in done for one in by):
        return None
    day = signed.span.start
    return Need(Step.CONFIRMATION, Stand.OWED, why.SIGNED_REFERENDUM, day, day, (signed.act,))


def _is_unsaid(history: History, signed: Doing, by: list[Done]) -> bool:
    """Whether the split clause asks for a declaration, and none is on record."""
    clause = history.instrument.clauses.signature
    splits = clause is not None and clause.split
    left_to_clause = signed.act.manner is Manner.AS_CLAUSE_SAYS
    return splits and left_to_clause and not any(_says(one.act) for one in by)


def _says(act: Act) -> bool:
    """Whether an act tells that nothing is missing, or whether something is."""
    stated = act.kind is Kind.STATEMENT and act.states is Stated.PARTY
    return stated or act.kind in _DECLARATIONS


def _unsaid(signed: Doing) -> Need:
    day, words = signed.span.start, why.PROCEDURES_NOT_KNOWN
    return Need(Step.PROCEDURES, Stand.NOT_KNOWN, words, day, day, (signed.act,))


def _procedures(history: History, signed: Doing, by: list[Done]) -> Need:
    start = signed.span.start
    declared = next((d for d in reversed(by) if d.act.kind is Kind.PROCEDURES_REQUIRED), None)
    step = step_of(history)
    if declared is not None:
        acts = (signed.act, declared.act)
        return Need(step, Stand.OWED, why.REQUIRED, start, max(start, declared.day), acts)
    if signed.act.manner is Manner.SUBJECT_TO_PROCEDURES or is_required(history):
        return Need(step, Stand.OWED, why.SIGNED, start, start, (signed.act,))
    return Need(step, Stand.NOT_KNOWN, why.CLAUSE_NOT_HELD, start, start, (signed.act,))


def is_required(history: History) -> bool:
    """Whether the text, as far as it is held, makes a signature wait for something more."""
    clauses = history.instrument.clauses
    if clauses.signature is not None:
        return not clauses.signature.split
    if _counted(clauses) & _COUNTED:
        return True
    return is_silent(clauses) and history.instrument.text_held is TextHeld.WHOLE


def is_silent(clauses: Clauses) -> bool:
    """Whether nothing is held of when it enters into force: VCLT 24(2) asks for all to consent."""
    entry = clauses.entry_into_force
    return entry is None or (entry.condition is None and entry.on is None)


def step_of(history: History) -> Step:
    """Whether the text asks for a notice of completed procedures, or for an instrument."""
    clauses = history.instrument.clauses
    counted = _counted(clauses)
    splits = clauses.signature is not None and clauses.signature.split
    is_notice = What.NOTIFICATIONS in counted or (splits and What.RATIFICATIONS not in counted)
    return Step.PROCEDURES if is_notice else Step.RATIFICATION


def _counted(clauses: Clauses) -> frozenset[What]:
    """What the condition of entry into force counts."""
    entry = clauses.entry_into_force
    parts = () if entry is None else tuple(parts_of(entry.condition))
    return frozenset(p.what for p in parts if isinstance(p, Count | Share | Every | Includes))


def quoted(clauses: Clauses) -> tuple[Text, ...]:
    """The clauses that say so, as far as they are held: of signature, of entry into force."""
    return tuple(_quoted(clauses))


def _quoted(clauses: Clauses) -> Iterator[Text]:
    if clauses.signature is not None:
        yield clauses.signature.text
    if clauses.entry_into_force is not None:
        yield clauses.entry_into_force.text
