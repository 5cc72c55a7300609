"""acts ──known on K──▶ visible acts: what the register could say at a moment of its own history.

Record time. An act is visible from the day it was recorded; a correction replaces what it
corrects from the day *it* was recorded, and then from the beginning (VCLT 79(4)).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from foedus.law.terms.acts import Act, Kind, with_dates
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Office, Organisation, Session
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible

Holder = TypeVar("Holder", Instrument, Organisation, Office, Session)


def as_known(register: Register, known: date | None) -> Register:
    """The register as it stood at the end of day *known*; None: with all that it knows now."""
    return replace(
        register,
        instruments=tuple(_holder_as_known(one, known) for one in register.instruments),
        organisations=tuple(_holder_as_known(one, known) for one in register.organisations),
        offices=tuple(_holder_as_known(one, known) for one in register.offices),
        sessions=tuple(_holder_as_known(one, known) for one in register.sessions),
    )


def _holder_as_known(holder: Holder, known: date | None) -> Holder:
    acts = visible_acts(holder.acts, known)
    return holder if acts == holder.acts else replace(holder, acts=acts)


def visible_acts(acts: tuple[Act, ...], known: date | None) -> tuple[Act, ...]:
    """The acts known by the end of *known*, with the corrections known by then carried out."""
    seen = acts
    if known is not None:
        seen = tuple(_as_notified(act, known) for act in acts if _is_known(act, known))
    seen = with_receipts(seen)
    corrections = [act for act in seen if act.kind is Kind.CORRECTION]
    return corrected(seen, corrections) if corrections else seen


def with_receipts(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """*acts*, each with the addressees who have received the notification of it (VCLT 78(c)).

    A receipt is an act of its own, recorded when it is known; a day that stands with the act
    itself was known when the act was, and is kept.
    """
    receipts: dict[str, dict[str, date]] = {}
    for act in acts:
        if act.kind is Kind.NOTIFIED and act.legal_when is not None:
            day = first_possible(act.legal_when)
            told = receipts.setdefault(act.about, {})
            told[act.party] = min(day, told.get(act.party, day))
    return tuple(_received(act, receipts[act.id]) if act.id in receipts else act for act in acts)


def _received(act: Act, receipts: dict[str, date]) -> Act:
    return replace(act, notified_to=tuple({**receipts, **dict(act.notified_to)}.items()))


def _is_known(act: Act, known: date) -> bool:
    since = act.known_from()
    return since is None or since <= known


def _as_notified(act: Act, known: date) -> Act:
    """An act without the notifications that had not yet been sent."""
    sent = tuple((code, day) for code, day in act.notified_to if day <= known)
    if sent == act.notified_to and (act.notified is None or act.notified <= known):
        return act
    notified = act.notified if act.notified is not None and act.notified <= known else None
    return replace(act, notified=notified, notified_to=sent)


def corrected(acts: Iterable[Act], corrections: Iterable[Act]) -> tuple[Act, ...]:
    """*acts* with each correction carried out, the latest recorded one last (VCLT 79(1))."""
    by_id = {act.id: act for act in acts}
    for correction in sorted(corrections, key=lambda act: act.known_from() or date.min):
        wrong = by_id.get(correction.about)
        if wrong is not None:
            by_id[wrong.id] = with_dates(wrong, dict(correction.corrects))
    return tuple(by_id.values())
