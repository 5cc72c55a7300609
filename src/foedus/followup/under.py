"""What one state still owes under one instrument, on a day, as the register knew it.

Asked in every world in which the answer may differ: where they differ, it is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.collection.addresses import standing_path
from foedus.collection.pages.asked import missing_of, worlds_about
from foedus.collection.pages.view import View
from foedus.followup import beginnings as why
from foedus.followup.needed import Need, need_after, quoted, step_of
from foedus.followup.open_texts import expected, left_organisation, signatures_are_held
from foedus.followup.terms import Hinders, Owed, Stand, Step
from foedus.law.answers.standing import Word, stand_on
from foedus.law.derive.conditions import Doing
from foedus.law.derive.status import Status
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import holds_on
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import Bounded, When, first_possible

_DONE: Final = frozenset({Word.PARTY, Word.SUSPENDED, Word.BOUND_THROUGH, Word.FORMER})
_GIVEN_UP: Final = frozenset({Kind.SIGNATURE_WITHDRAWN, Kind.PROVISIONAL_ENDED, Kind.WITHDRAWAL})
"""VCLT 18(a), 25(2): it made clear that it will not become a party."""


def owed_under(view: View, instrument: Instrument, party: str) -> Owed | None:
    """What *party* still owes under *instrument*; None: nothing."""
    if first_possible(instrument.adopted) > view.on:
        return None
    first = _in_world(view, view.first.status(instrument.id), party)
    if not _is_open(view, instrument):
        return _finished(view, instrument, first)
    worlds = worlds_about(view, instrument.id, party)
    told = [_in_world(view, world.status(instrument.id), party) for world in worlds]
    shown = next((one for one in told if one is not None), None)
    if shown is None:
        return None
    if all(one is not None and (one.step, one.stand) == (shown.step, shown.stand) for one in told):
        return _finished(view, instrument, shown)
    doubtful = replace(shown, stand=Stand.NOT_KNOWN, why=why.told(why.IN_DOUBT, None, shown.why))
    return _finished(view, instrument, doubtful)


def _is_open(view: View, instrument: Instrument) -> bool:
    """Whether some matter that the instrument depends on is open, so that worlds may differ."""
    needs = view.worlds.needs(instrument.id)
    return any(matter.holder in needs for matter in view.worlds.open)


@dataclass(frozen=True, slots=True)
class _Case:
    """One state under one instrument in one world."""

    view: View
    status: Status
    party: str

    @property
    def instrument(self) -> Instrument:
        return self.status.instrument

    @property
    def on(self) -> date:
        return self.view.on

    def on_record(self, day: date) -> When:
        """*day* as the record has it: of an act whose day is only bounded, the bounds."""
        doubtful = [
            when
            for act in self.view.register.instrument[self.instrument.id].acts
            if act.party == self.party
            for when in (act.legal_when or self.instrument.adopted,)
            if isinstance(when, Bounded) and day in {when.first, when.last}
        ]
        return doubtful[0] if doubtful else day

    def owed(self, need: Need) -> Owed:
        """The step that *need* asks for."""
        return Owed(
            step=need.step,
            stand=need.stand,
            party=self.party,
            subject=self.instrument.id,
            title=self.instrument.title,
            since=self.on_record(need.since),
            why=why.told(need.words, self.on_record(need.told)),
            clauses=quoted(self.instrument.clauses),
            acts=need.acts,
            href=standing_path(self.instrument.id, self.party),
        )


def _in_world(view: View, status: Status | None, party: str) -> Owed | None:
    if status is None or status.ending.day <= view.on:
        return None
    case = _Case(view, status, party)
    signed = [one for one in status.consents.signed_by.get(party, ()) if view.on in one.span]
    if _is_done(case, signed):
        return None
    found = _after_signature(case, signed[0]) if signed else _before_signature(case)
    return None if found is None else _given_up(case, found)


def _is_done(case: _Case, signed: list[Doing]) -> bool:
    """Whether the state is bound, was bound, or did what a signature must be followed by."""
    word = stand_on(case.status.records.get(case.party), case.on).word
    if word is Word.CONTRACTING or word in _DONE:
        return not _by_signature_only(case, signed)
    return False


def _by_signature_only(case: _Case, signed: list[Doing]) -> bool:
    """Whether it stands as it does by nothing but its signature, which a clause may split."""
    standing = [c for c in case.status.consents.by_party.get(case.party, ()) if case.on in c.span]
    own = {one.act.id for one in signed}
    return bool(standing) and all(consent.act.id in own for consent in standing)


def _after_signature(case: _Case, signed: Doing) -> Owed | None:
    if not case.instrument.binding:
        return None
    need = need_after(case.status, signed, case.on)
    return None if need is None else case.owed(need)


def _before_signature(case: _Case) -> Owed | None:
    """A text that is open to a state that has not signed it."""
    gone = _act(case, Kind.SIGNATURE_WITHDRAWN)
    if gone is None and case.party not in expected(case.view, case.status):
        return None
    adopted = case.instrument.adopted
    refused = _act(case, Kind.NOT_SIGNED)
    held = signatures_are_held(case.instrument)
    clause = case.instrument.clauses.participation
    step = step_of(case.status.history) if gone is not None else Step.SIGNATURE
    return Owed(
        step=step,
        stand=Stand.OPEN if held else Stand.NOT_KNOWN,
        party=case.party,
        subject=case.instrument.id,
        title=case.instrument.title,
        since=adopted,
        why=why.told(why.NOT_SIGNED if refused is not None else why.NO_SIGNATURE, adopted),
        clauses=() if clause is None else (clause.text,),
        acts=() if refused is None else (refused,),
        href=standing_path(case.instrument.id, case.party),
    )


def _act(case: _Case, *kinds: Kind) -> Act | None:
    """The last act of *kinds* by the state, up to the day."""
    done = [d for d in case.status.history.by(case.party, *kinds) if d.day <= case.on]
    return done[-1].act if done else None


def _given_up(case: _Case, found: Owed) -> Owed:
    """The same, of a state that declared that it will not become a party, or is out."""
    act = _act(case, *_GIVEN_UP)
    if act is not None:
        ended = act.kind is not Kind.SIGNATURE_WITHDRAWN
        words = why.ENDED_PROVISIONAL if ended else why.WITHDREW_SIGNATURE
        return replace(
            found,
            stand=Stand.DECLINED,
            why=why.told(words, act.legal_when),
            acts=(*found.acts, act),
        )
    left = left_organisation(case.view, case.instrument, case.party)
    if left is not None:
        return replace(found, stand=Stand.LEFT, why=why.told(why.LEFT, left, found.why))
    return found


def _finished(view: View, instrument: Instrument, found: Owed | None) -> Owed | None:
    """With what waits for the step, while the instrument is not in force."""
    if found is None or not found.is_awaited or not instrument.binding:
        return found
    status = view.first.status(instrument.id)
    if status is None or holds_on(status.in_force, view.on):
        return found
    for part in missing_of(view, instrument.id).parts:
        if found.party in part.candidates and part.needed:
            hinders = Hinders(needed=part.needed, done=part.done, candidates=part.candidates)
            return replace(found, hinders=hinders)
    return found
