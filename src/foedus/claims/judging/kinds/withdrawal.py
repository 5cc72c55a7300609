"""Who leaves: notice, effect, suspension, recall are different things, on different days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import (
    Group,
    bearing,
    group_of,
    name_of,
    title_of,
)
from foedus.claims.judging.kinds.withdrawal_told import NEVER_BELONGED, bound, told_of_leaving
from foedus.claims.judging.lacking import (
    INSTRUMENT,
    ORGANISATION,
    not_held,
    unknown_states,
    vague,
)
from foedus.claims.judging.leaving import (
    NOTICES,
    SUSPENSIONS,
    is_declared_suspension,
    is_going_on,
    is_recall,
    leaving_acts,
    speaks_of_leaving,
)
from foedus.claims.judging.looked_up import Counted
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.rivals import ways_by_accounts, ways_by_every_reading
from foedus.claims.judging.telling import (
    act_words,
    sources_of_acts,
)
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Test,
    Ways,
    so,
    some,
    ways_of,
)
from foedus.claims.terms.claims import Course, Leaving, Withdrawal
from foedus.claims.terms.said import Named
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Spans
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording


def judge_withdrawal(said: Withdrawal, case: Case) -> Finding:
    """Compare the step said with what the state did, and with the days on which it had effect."""
    one = case.seen.instrument(said.instrument.id)
    group = group_of(case, _of_whole(case, said.organisation))
    if one is None and said.instrument:
        return not_held(said.instrument, INSTRUMENT)
    if one is None and group is None:
        return not_held(said.organisation, ORGANISATION)
    if not said.states.codes:
        return unknown_states(said.states) if said.states else _nobody()
    acts = tuple(act for code in said.states.codes for act in leaving_acts(case, one, group, code))
    tests = tuple(_tests(said, case, one, group))
    if _is_under_way(said, case) and not all(t.ways(negated=False) == YES for t in tests):
        tests = tuple(_tests(replace(said, leaving=Leaving.ANNOUNCED), case, one, group))
    return Finding(
        told=told_of_leaving(said, case, one, group, acts),
        tests=tests,
        loosely=tuple(_by_notice(said, case, acts)),
        over=case.over(said.when),
        proof=tuple(act_words(act) for act in acts),
        sources=sources_of_acts(acts),
    )


def _is_under_way(said: Withdrawal, case: Case) -> bool:
    """Whether a leaving is told as one that goes on: any step towards it is what is said."""
    return said.leaving is Leaving.LEFT and not case.ahead and is_going_on(case.claim.words)


def _of_whole(case: Case, named: Named) -> Named:
    """The organisation of a body by which a notice was received: nobody leaves its secretariat."""
    held = case.seen.body(named.id)
    return named if held is None or held[1].seats is not None else Named(named.words, held[0].id)


def _nobody() -> Finding:
    return vague(Wording("no state is named", "государство не названо"))


def _tests(
    said: Withdrawal, case: Case, one: Instrument | None, group: Group | None
) -> Iterator[Test]:
    if said.leaving is Leaving.LEFT and one is None and group is not None:
        yield from (
            _left_group(said, case, c) for c in bearing(group, "").leading if _ever(said, c)
        )
        if not any(_ever(said, counted) for counted in bearing(group, "").leading):
            yield Test(name="never", title=NEVER_BELONGED, atoms=(NO,))
        return
    yield Test(
        name=said.leaving.value,
        title=_LEAVING[said.leaving],
        atoms=tuple(_step(said, case, one, group, code) for code in said.states.codes),
    )


_LEAVING: Final = {
    Leaving.LEFT: Wording("bound no longer", "более не связано"),
    Leaving.GAVE_NOTICE: Wording("notice of withdrawal", "уведомление о выходе"),
    Leaving.ANNOUNCED: Wording("announced", "объявлено"),
    Leaving.SUSPENDED: Wording("suspended", "приостановлено"),
    Leaving.RECALLED: Wording("representatives recalled", "представители отозваны"),
}


def _ever(said: Withdrawal, counted: Counted) -> bool:
    return any(counted.of(code) is not None for code in said.states.codes)


def _left_group(said: Withdrawal, case: Case, counted: Counted) -> Test:
    meant = case.meant(said.when)

    def left(spans: Spans) -> Ways:
        """One who has not left at all, as far as is known, may still do so."""
        gone = meant.state(spans, Course.ENDS)
        still = all(not isinstance(span.end, date) for span in spans)
        return UNKNOWN if not gone and still and meant.ahead else so(gone)

    atoms = (
        NO if (told := counted.of(code)) is None else ways_of(told, left)
        for code in said.states.codes
    )
    return Test(
        name=name_of(counted),
        title=title_of(counted),
        atoms=tuple(atoms),
    )


def _step(
    said: Withdrawal, case: Case, one: Instrument | None, group: Group | None, code: str
) -> Ways:
    meant = case.meant(said.when)
    acts = tuple(leaving_acts(case, one, group, code))
    match said.leaving:
        case Leaving.LEFT:
            return _standing(case, one, code, meant)
        case Leaving.SUSPENDED:
            found = _done(meant, (a for a in acts if a.kind in SUSPENSIONS))
            law = some((found, *_suspended(case, one, code, meant)))
            declared = _done(meant, (a for a in acts if is_declared_suspension(a)))
            if law != YES and speaks_of_leaving(case.claim.words):
                law = some((law, _done(meant, (a for a in acts if a.kind is Kind.DOMESTIC))))
            return EITHER if law != YES and declared == YES else law
        case Leaving.GAVE_NOTICE:
            return _noticed(meant, acts, of_leaving=speaks_of_leaving(case.claim.words))
        case Leaving.RECALLED:
            return _done(meant, (a for a in acts if is_recall(a)), UNKNOWN)
        case _:
            return ways_by_every_reading(
                case.register.acts(), _steps_of(acts), lambda own: _done(meant, own, UNKNOWN)
            )


def _steps_of(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts without mere reports that deny a step of the state's own: these did nothing."""
    done = {
        act.rival.dispute for act in acts if act.rival is not None and act.kind is Kind.DOMESTIC
    }
    return tuple(
        act
        for act in acts
        if act.kind is not Kind.COMMUNICATION or act.rival is None or act.rival.dispute not in done
    )


def _noticed(meant: Meant, acts: tuple[Act, ...], *, of_leaving: bool) -> Ways:
    """Whether notice was given, by each account; a note on another thing may be called so, too."""
    notices = tuple(act for act in acts if act.kind in NOTICES)
    if notices or (meant.unsaid and of_leaving):
        return ways_by_accounts(notices, lambda own: _received(meant, own))
    others = _done(meant, tuple(act for act in acts if act.kind is Kind.COMMUNICATION))
    return UNKNOWN if meant.ahead and others == NO else others


def _received(meant: Meant, acts: tuple[Act, ...]) -> Ways:
    """Whether any of *acts* was received, or else done, at the time meant."""
    days = [(act.legal_when, act.date) if meant.unsaid else (act.legal_when,) for act in acts]
    ways = [meant.event(day) for own in days for day in own if day is not None]
    if YES in ways:
        return YES
    return UNKNOWN if meant.ahead and not ways else NO


def _done(meant: Meant, acts: Iterator[Act] | tuple[Act, ...], otherwise: Ways = NO) -> Ways:
    """Whether any of *acts* was done at the time meant."""
    days = [day for act in acts for day in (act.date, act.received, act.effect) if day is not None]
    ways = [meant.event(day) for day in days]
    if YES in ways:
        return YES
    return UNKNOWN if UNKNOWN in ways else (NO if days else otherwise)


def _standing(case: Case, one: Instrument | None, code: str, meant: Meant) -> Ways:
    if one is None:
        return UNKNOWN
    return ways_of(
        case.seen.standings(one.id, code), lambda held: so(meant.state(bound(held), Course.ENDS))
    )


def _suspended(case: Case, one: Instrument | None, code: str, meant: Meant) -> Iterator[Ways]:
    if one is not None:
        yield ways_of(
            case.seen.standings(one.id, code),
            lambda held: so(meant.state(held.spans(Standing.SUSPENDED))),
        )


def _by_notice(said: Withdrawal, case: Case, acts: tuple[Act, ...]) -> Iterator[Test]:
    """The press has a state leave on the day of its notice, or of its parliament's vote."""
    if said.leaving is not Leaving.LEFT or (not said.when.words and case.meant(said.when).unsaid):
        return
    meant = case.meant(said.when)
    for name, kinds in (("notice", NOTICES), ("domestic", {Kind.DOMESTIC})):
        own = [
            [a for a in acts if a.party == code and a.kind in kinds and not is_recall(a)]
            for code in said.states.codes
        ]
        atoms = tuple(_done(meant, tuple(found)) for found in own)
        if any(atom == YES for atom in atoms):
            yield Test(name=name, title=_BY[name], atoms=atoms)


_BY: Final = {
    "notice": Wording("by the day of the notice", "по дню уведомления"),
    "domestic": Wording("by the day of the state's own act", "по дню внутреннего акта"),
}
