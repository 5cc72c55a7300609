"""How it ends: for all, or for one state.

Rule source: VCLT 54–59, 65–68, 70. Falling below the number of parties
that entry into force needed ends nothing (VCLT 55).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice

from foedus.law.derive.calendar import LAST_DAY, day_after, end_of_term, longer
from foedus.law.derive.consents import Consents
from foedus.law.derive.elsewhere import Elsewhere
from foedus.law.derive.entry import Entry
from foedus.law.derive.history import Done, History, effect_day
from foedus.law.derive.notices import end_of_notice, notice_base
from foedus.law.terms.acts import Kind, Stated
from foedus.law.terms.clauses import Duration, RelationRule, Withdrawal
from foedus.law.terms.days import FOREVER, Edge, Forever
from foedus.law.terms.delays import NO_DELAY
from foedus.law.terms.instruments import TextHeld
from foedus.law.terms.steps import Omitted, Step, Steps


@dataclass(frozen=True, slots=True)
class Ending:
    """The first day on which something is over, and the proof; `FOREVER`: no end in sight."""

    day: Edge = FOREVER
    steps: Steps = ()


NO_END = Ending()


def soonest(endings: Iterator[Ending] | tuple[Ending, ...]) -> Ending:
    """The ending that comes first; steps without an ending (a notice revoked) are kept."""
    found = tuple(endings)
    first = min(found, key=lambda ending: ending.day, default=NO_END)
    idle = tuple(s for e in found if e is not first and e.day == FOREVER for s in e.steps)
    return Ending(first.day, (*first.steps, *idle))


def general_ending(
    history: History, entry: Entry, consents: Consents, elsewhere: Elsewhere
) -> Ending:
    """When the instrument ends for all: terminated, replaced, its term over (VCLT 54, 59)."""
    return soonest(
        (
            *_terminated(history),
            *_terminated_by_another(history, elsewhere),
            *_ends_with_another(history, elsewhere),
            *_term_over_for_all(history, entry, consents),
        ),
    )


def _terminated(history: History) -> Iterator[Ending]:
    for done in history.of(Kind.TERMINATION):
        yield Ending(effect_day(done), (Step("ended.terminated", "VCLT 54", counted=(done.act,)),))
    for done in history.of(Kind.STATEMENT):
        if not done.act.party and done.act.states is Stated.ENDED:
            yield Ending(effect_day(done), (Step("ended.stated", counted=(done.act,)),))


def _terminated_by_another(history: History, elsewhere: Elsewhere) -> Iterator[Ending]:
    own = history.instrument.id
    for other, relation in elsewhere.related(own, RelationRule.TERMINATES):
        for span in elsewhere.in_force(other.id)[:1]:
            step = Step(
                "ended.by-other", "VCLT 59", relation.text, day=span.start, names=(other.id,)
            )
            yield Ending(span.start, (step,))


def _ends_with_another(history: History, elsewhere: Elsewhere) -> Iterator[Ending]:
    clause = history.instrument.clauses.duration
    if clause is None or not clause.until_end_of:
        return
    for span in elsewhere.in_force(clause.until_end_of)[-1:]:
        step = Step("ended.with-other", "VCLT 54", clause.text, names=(clause.until_end_of,))
        yield Ending(span.end, (step,))


def _term_over_for_all(history: History, entry: Entry, consents: Consents) -> Iterator[Ending]:
    """A fixed term ends for all, unless it is renewed by silence or extended by some."""
    clause = history.instrument.clauses.duration
    if clause is None:
        return
    if clause.until is not None:
        step = Step("ended.fixed-day", "VCLT 54", clause.text, day=clause.until)
        yield Ending(clause.until, (step,))
    if clause.term is None or clause.extended_by or entry.day is None:
        return
    for end in _term_ends(clause, entry.day, history, consents):
        step = Step("ended.term", "VCLT 54", clause.text, day=end, delay=clause.term)
        yield Ending(end, (step,))


def _term_ends(
    clause: Duration, start: date, history: History, consents: Consents
) -> Iterator[date]:
    """The end of the term, if it ends for all: never, while it is renewed by silence."""
    if clause.renewal is None:
        yield next(_ends(clause, start))
        return
    for_all = clause.renewal_ends_for_all or history.instrument.bilateral
    noes = [no for no in history.of(Kind.OPPOSES_RENEWAL) if for_all and _is_in(no, consents)]
    yield from _ends_after_no(clause, start, noes)


def _is_in(no: Done, consents: Consents) -> bool:
    """Whether whoever says no had consented by then: only a party can stop a renewal."""
    return any(one.day <= no.day for one in consents.by_party.get(no.act.party, ()))


def _ends(clause: Duration, start: date) -> Iterator[date]:
    """The ends of the term and of each renewal, each counted from the beginning."""
    if clause.term is None:
        return
    for times in count():
        end = end_of_term(start, longer(clause.term, clause.renewal or NO_DELAY, times), clause.end)
        yield end
        if clause.renewal is None or end >= LAST_DAY:
            return


def _ends_after_no(clause: Duration, start: date, noes: list[Done]) -> Iterator[date]:
    """The end of the term that is running when a party says no in time."""
    for no in noes:
        yield from islice((end for end in _ends(clause, start) if _in_time(clause, no.day, end)), 1)


def _in_time(clause: Duration, no: date, end: date) -> bool:
    """Whether a "no" given on *no* stops the renewal on *end*: the window is then still open."""
    return no < end if clause.window is None else day_after(clause.window, no) <= end


def state_ending(
    history: History,
    entry: Entry,
    party: str,
    since: date,
    consented: date | None,
    elsewhere: Elsewhere,
) -> Ending:
    """When a state that is party since *since*, by a consent of *consented*, is so no more."""
    return soonest(
        (
            *_withdrawn(history, entry, party, since, consented),
            *_stated_out(history, party, since),
            *_expelled(history, party, since),
            *_own_term_over(history, entry, party, since, elsewhere),
            *_replaced(history, party, since, elsewhere),
            *_dissolved(party, since, elsewhere),
            *_membership_lost(history, party, since, elsewhere),
            *_out_of_amended(history, party, since, elsewhere),
        ),
    )


def own_ending(
    history: History, entry: Entry, party: str, since: date, consented: date | None
) -> Ending:
    """When a state left by an act of its own, or was put out; whatever became of the state."""
    return soonest(
        (
            *_withdrawn(history, entry, party, since, consented),
            *_stated_out(history, party, since),
            *_expelled(history, party, since),
        ),
    )


def _withdrawn(
    history: History, entry: Entry, party: str, since: date, consented: date | None
) -> Iterator[Ending]:
    """A notice of withdrawal, its period, and its revocation before it takes effect (VCLT 68).

    A notice given until the state consented anew concerns its earlier consent only.
    """
    for notice in history.by(party, Kind.WITHDRAWAL):
        if consented is not None and notice.day <= consented and notice.day <= since:
            continue
        ending = withdrawal_effect(history, entry, notice, since)
        if ending.day > since:
            yield ending


def withdrawal_effect(history: History, entry: Entry, notice: Done, since: date) -> Ending:
    """When a notice takes effect under the withdrawal clause; without a clause, VCLT 56."""
    clause = history.instrument.clauses.withdrawal
    if clause is None:
        held = history.instrument.text_held is TextHeld.WHOLE
        reason = "no-clause" if held else "clause-not-held"
        return Ending(FOREVER, (_refused(notice, reason, None),))
    if not clause.allowed:
        return Ending(FOREVER, (_refused(notice, "not-allowed", clause),))
    if _too_early(clause, entry, notice, since):
        return Ending(FOREVER, (_refused(notice, "too-early", clause),))
    return _after_notice(history, entry, clause, notice)


def _refused(notice: Done, reason: str, clause: Withdrawal | None) -> Step:
    return Step(
        "withdrawal.without-effect",
        "VCLT 54" if clause else "VCLT 56",
        clause.text if clause else None,
        omitted=(Omitted(notice.act, reason),),
    )


def _too_early(clause: Withdrawal, entry: Entry, notice: Done, since: date) -> bool:
    if clause.earliest is None or entry.day is None:
        return False
    start = since if clause.earliest_for_state else entry.day
    return notice.day < day_after(clause.earliest, start)


def _after_notice(history: History, entry: Entry, clause: Withdrawal, notice: Done) -> Ending:
    base = notice_base(clause, notice)
    if base is None:
        step = Step("clock-not-started", text=clause.text, counted=(notice.act,))
        return Ending(FOREVER, (step,))
    day = end_of_notice(clause, notice)
    if clause.at_period_end and isinstance(day, date):
        day = _end_of_running_term(history, entry, day)
    revoked = _revoked(history, notice, day)
    if revoked is not None:
        step = Step("withdrawal.revoked", "VCLT 68", counted=(revoked.act,), day=revoked.day)
        return Ending(FOREVER, (step,))
    step = Step(
        "withdrawal",
        "VCLT 54",
        clause.text,
        counted=(notice.act,),
        day=day,
        delay=clause.notice,
        base_day=base,
    )
    return Ending(day, (step,))


def _end_of_running_term(history: History, entry: Entry, day: date) -> date:
    clause = history.instrument.clauses.duration
    if clause is None or clause.term is None or entry.day is None:
        return day
    again = replace(clause, renewal=clause.renewal or clause.term)
    return next((end for end in _ends(again, entry.day) if end >= day), day)


def _revoked(history: History, notice: Done, effect: Edge) -> Done | None:
    """A revocation counts until the withdrawal takes effect, not on that day (VCLT 68)."""
    for done in history.by(notice.act.party, Kind.WITHDRAWAL_REVOKED):
        if notice.day <= done.day < effect and done.act.about in {"", notice.act.id}:
            return done
    return None


def _stated_out(history: History, party: str, since: date) -> Iterator[Ending]:
    for done in history.by(party, Kind.STATEMENT):
        if done.act.states in {Stated.ENDED, Stated.NOT_PARTY} and effect_day(done) > since:
            yield Ending(effect_day(done), (Step("ended.stated", counted=(done.act,)),))


def _expelled(history: History, party: str, since: date) -> Iterator[Ending]:
    for done in history.by(party, Kind.EXPULSION):
        if effect_day(done) > since:
            yield Ending(effect_day(done), (Step("ended.expelled", counted=(done.act,)),))


def _own_term_over(
    history: History, entry: Entry, party: str, since: date, elsewhere: Elsewhere
) -> Iterator[Ending]:
    """A term that only some extend, or whose renewal one state alone refuses."""
    clause = history.instrument.clauses.duration
    if clause is None or clause.term is None or entry.day is None:
        return
    end = end_of_term(entry.day, clause.term, clause.end)
    if clause.extended_by:
        yield _extended(clause, end, party, since, elsewhere)
    elif clause.renewal is not None and not clause.renewal_ends_for_all:
        noes = list(history.by(party, Kind.OPPOSES_RENEWAL))
        for day in _ends_after_no(clause, entry.day, noes):
            yield Ending(day, (Step("ended.renewal-refused", "VCLT 54", clause.text, day=day),))


def _extended(clause: Duration, end: date, party: str, since: date, elsewhere: Elsewhere) -> Ending:
    """The term goes on for a state that is party to the extension, and is over for the others.

    A state that comes (back) after the end of the first term comes to the treaty as extended.
    """
    extension = next(iter(elsewhere.in_force(clause.extended_by)), None)
    if since >= end and extension is not None:
        step = Step("extended.joined-later", text=clause.text, day=since)
        return Ending(_end_as_extended(clause, end), (step,))
    spans = elsewhere.party_spans(clause.extended_by).get(party, ())
    if not any(end < span.end for span in spans):
        step = Step("ended.not-extended", text=clause.text, day=end, names=(clause.extended_by,))
        return Ending(end, (step,))
    step = Step("extended", text=clause.text, day=end, names=(clause.extended_by,))
    return Ending(_end_as_extended(clause, end), (step,))


def _end_as_extended(clause: Duration, end: date) -> Edge:
    """The end of a term that was extended from *end*: none, if that is renewed by itself."""
    if clause.extension is None or clause.extension_renewal is not None:
        return FOREVER
    return day_after(clause.extension, end)


def _replaced(history: History, party: str, since: date, elsewhere: Elsewhere) -> Iterator[Ending]:
    own = history.instrument.id
    for other, relation in elsewhere.related(own, RelationRule.CEASES_FOR_PARTY):
        if relation.for_parties and party not in relation.for_parties:
            continue
        spans = elsewhere.party_spans(other.id).get(party, ())
        for span in [one for one in spans if one.start > since][:1]:
            step = Step(
                "ended.for-party-of-other",
                "VCLT 59",
                relation.text,
                day=span.start,
                names=(other.id,),
            )
            yield Ending(span.start, (step,))


def _out_of_amended(
    history: History, party: str, since: date, elsewhere: Elsewhere
) -> Iterator[Ending]:
    """An amendment binds no longer than the treaty that it amends."""
    for relation in history.instrument.clauses.relations:
        for other in relation.others if relation.rule is RelationRule.AMENDS else ():
            for span in elsewhere.party_spans(other).get(party, ()):
                if since < span.end and not isinstance(span.end, Forever):
                    names = (other,)
                    yield Ending(span.end, (Step("ended.with-other", names=names, day=span.end),))


def _dissolved(party: str, since: date, elsewhere: Elsewhere) -> Iterator[Ending]:
    gone = elsewhere.existed_until(party)
    if gone is not None and gone > since:
        yield Ending(gone, (Step("ended.state-dissolved", "VCSST 34", day=gone),))


def _membership_lost(
    history: History, party: str, since: date, elsewhere: Elsewhere
) -> Iterator[Ending]:
    """An instrument that binds members only ends for a state with its membership."""
    clause = history.instrument.clauses.membership
    if clause is None:
        return
    spans = elsewhere.members(clause.organisation, clause.criterion).get(party, ())
    for span in spans:
        if span.end > since and not isinstance(span.end, Forever):
            step = Step("ended.with-membership", text=clause.text, names=(clause.organisation,))
            yield Ending(span.end, (step,))
