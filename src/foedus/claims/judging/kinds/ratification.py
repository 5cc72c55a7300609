"""Who consented to be bound, by which step: parliament, deposit and effect are three days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.counting import fits
from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.lacking import INSTRUMENT, not_held, unknown_states, vague
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.rivals import acts_of, ways_by_accounts
from foedus.claims.judging.states import Those, those_meant
from foedus.claims.judging.telling import (
    FEW,
    act_words,
    joined,
    parties,
    party,
    proof_lines,
    say,
    sources_of_acts,
    sources_of_steps,
    unique,
    when_words,
)
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Lack,
    Test,
    Ways,
    nothing,
    so,
)
from foedus.claims.terms.claims import Ratification, Step
from foedus.claims.terms.said import Named
from foedus.law.answers.speech.names import KINDS
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Stated
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

_SUCCEEDED: Final = frozenset({Kind.SUCCESSION, Kind.CONTINUATION, Kind.CONFIRMATION_OF_SIGNATURE})
CONSENTED: Final = CONSENT_KINDS | _SUCCEEDED
"""What the press calls "ratified" is any consent to be bound (VCLT 11)."""

AT_HOME: Final = frozenset({Step.RATIFIED, Step.ACCEPTED, Step.COMPLETED_PROCEDURES})
"""The steps of which a parliament's act may be meant; a deposit is never that."""

PROVED: Final = 4
"""Of so many states the law's own proof is given."""


def judge_ratification(said: Ratification, case: Case) -> Finding:
    """Compare each state with its acts of consent, or their number with a number."""
    one = case.seen.instrument(said.instrument.id)
    if one is None or is_indefinite(said.instrument):
        return not_held(said.instrument, INSTRUMENT)
    if said.count.number >= 0 and not said.states:
        return _judge_number(said, case, one)
    those = those_meant(case, said.states, said.reach, Named("", one.within), said.when)
    if not those:
        return unknown_states(said.states) if said.states.unknown else _nobody()
    acts = tuple(act for group in those for code in group.codes for act in _own(one, code))
    return Finding(
        told=_told(case, one, those[0]),
        tests=tuple(_test(said, case, one, group) for group in those),
        over=case.over(said.when),
        proof=(*unique_words(act_words(act) for act in acts), *_law(case, one, those[0])),
        sources=unique((*sources_of_acts(acts), *_law_sources(case, one, those[0]))),
    )


def _nobody() -> Finding:
    return vague(Wording("no state is named", "государство не названо"))


def unique_words(found: Iterator[Wording]) -> tuple[Wording, ...]:
    """Each line once."""
    return tuple(dict.fromkeys(found))


def _own(one: Instrument, code: str) -> tuple[Act, ...]:
    kinds = {*CONSENTED, Kind.DOMESTIC, Kind.STATEMENT}
    return tuple(act for act in one.acts if act.party == code and act.kind in kinds)


def _test(said: Ratification, case: Case, one: Instrument, group: Those) -> Test:
    atoms = tuple(consent_ways(said, case, one, code) for code in group.codes)
    unknown = tuple(UNKNOWN for _ in said.states.unknown)
    return Test(
        name=group.name,
        title=group.title,
        atoms=(*atoms, *unknown),
        parties=tuple(c for c, way in zip(group.codes, atoms, strict=True) if way == YES),
        told=joined((_consent_words(case, one, code) for code in group.codes), "; "),
    )


def consent_ways(said: Ratification, case: Case, one: Instrument, code: str) -> Ways:
    """Whether a state took the step said, at the time meant."""
    own = acts_of(case.seen, one, code)
    return ways_by_accounts(own, lambda acts: _by_acts(said, case, one, acts))


def _by_acts(said: Ratification, case: Case, one: Instrument, acts: tuple[Act, ...]) -> Ways:
    meant = case.meant(said.when)
    consents = [act for act in acts if act.kind in CONSENTED]
    days = [day for act in consents for day in (act.date, act.received) if day is not None]
    ways = [meant.event(day) for day in days]
    if YES in ways or (consents and not days):
        return _by_step(said, consents)
    if _at_home(said, case, acts):
        return EITHER if consents else YES
    stated = [a for a in acts if a.kind is Kind.STATEMENT and a.states is Stated.PARTY]
    if stated and not consents:
        return _as_stated(meant, stated)
    if UNKNOWN in ways:
        return UNKNOWN
    if consents:
        return NO
    listed = _is_complete(one) and not case.ahead and not any(map(_is_doubt, acts))
    return NO if listed else UNKNOWN


def _is_doubt(act: Act) -> bool:
    """Whether an act only tells that of a state nothing was found."""
    return act.kind is Kind.COMMUNICATION and act.legal_when is None and act.effect is None


def _as_stated(meant: Meant, stated: list[Act]) -> Ways:
    """A source tells since when the state is bound: consent came before, on a day not told."""
    bound = [first_possible(act.effect) for act in stated if act.effect is not None]
    if meant.unsaid and not meant.ahead:
        return YES if not bound or min(bound) <= meant.on else NO
    return NO if bound and max(bound) < meant.span.start else UNKNOWN


def _by_step(said: Ratification, consents: list[Act]) -> Ways:
    """A state that ratified did not accede, and the other way round; other words are loose."""
    acceded = [act for act in consents if act.kind is Kind.ACCESSION]
    return EITHER if said.step is Step.ACCEDED and not acceded else YES


def _at_home(said: Ratification, case: Case, acts: tuple[Act, ...]) -> bool:
    """Whether an act of the state's own parliament or government is of the time meant."""
    meant = case.meant(said.when)
    domestic = (act for act in acts if act.kind is Kind.DOMESTIC and _ratifies(act))
    return said.step in AT_HOME and any(meant.event(act.date) == YES for act in domestic)


def _ratifies(act: Act) -> bool:
    """Whether a state's own act may ratify: its note tells of nothing else."""
    note = act.evidence.note.en.casefold()
    return not any(word in note for word in _SOMETHING_ELSE)


_SOMETHING_ELSE: Final = (
    "against",
    "refus",
    "reject",
    "bill",
    "draft",
    "reading",
    "committee",
    "denounc",
    "denunciation",
    "terminat",
    "withdraw",
    "recall",
    "suspend",
)
"""Words of notes on acts of parliaments and governments that do not ratify."""


def _is_complete(one: Instrument) -> bool:
    """Whether consents under an instrument are held at all, so that one that lacks is not."""
    return any(
        act.kind in CONSENTED or (act.kind is Kind.STATEMENT and act.states is Stated.PARTY)
        for act in one.acts
    )


def _judge_number(said: Ratification, case: Case, one: Instrument) -> Finding:
    codes = unique(act.party for act in one.acts if act.kind in CONSENTED and act.party)
    if not codes:
        told = say("{doc}: no consents are held.", "{doc}: сведений о согласии нет.", doc=one.title)
        return nothing(told, Lack.RECORD)
    ways = {code: consent_ways(said, case, one, code) for code in codes}
    sure = tuple(code for code, way in ways.items() if way == YES)
    maybe = sum(1 for way in ways.values() if way >= YES and way != YES)
    number: Ways = frozenset()
    for n in range(len(sure), len(sure) + maybe + 1):
        number |= so(fits(said.count, n))
    test = Test(
        name="consents",
        title=Wording("states that consented", "государства, выразившие согласие"),
        atoms=(number,),
        count=len(sure),
        parties=sure,
    )
    acts = tuple(act for code in codes for act in _own(one, code))
    return Finding(
        told=say(
            "{doc}: {count} ({who}).",
            "{doc}: {count} ({who}).",
            doc=one.title,
            count=len(sure),
            who=parties(case.register, sure),
        ),
        tests=(test,),
        over=case.over(said.when),
        proof=unique_words(act_words(act) for act in acts),
        sources=sources_of_acts(acts),
    )


def _told(case: Case, one: Instrument, those: Those) -> Wording:
    return say(
        "{doc}: {who}.",
        "{doc}: {who}.",
        doc=one.title,
        who=joined((_consent_words(case, one, code) for code in those.codes[:FEW]), "; "),
    )


def _consent_words(case: Case, one: Instrument, code: str) -> Wording:
    """What a state did towards being bound."""
    acts = [act for act in _own(one, code) if act.kind in CONSENTED]
    acts = acts or [act for act in _own(one, code) if act.kind is Kind.DOMESTIC and _ratifies(act)]
    stated = any(a.kind is Kind.STATEMENT and a.states is Stated.PARTY for a in _own(one, code))
    missing = _STATED if stated else _NOTHING
    return say(
        "{who} – {what}",
        "{who} – {what}",
        who=party(case.register, code),
        what=joined(unique_words(_act(act) for act in acts), ", ") or missing,
    )


_NOTHING = Wording("no act of consent is recorded", "акта о согласии нет")
_STATED = Wording(
    "bound, as a source states; by which step is not held",
    "связано, по сообщению; чем выражено согласие, неизвестно",
)


def _act(act: Act) -> Wording:
    kind = KINDS.get(act.kind, Wording(str(act.kind), str(act.kind)))
    return say("{kind} {day}", "{kind} {day}", kind=kind, day=when_words(act.legal_when))


def _law(case: Case, one: Instrument, those: Those) -> Iterator[Wording]:
    for code in those.codes[:PROVED]:
        yield from proof_lines(case.seen.status_steps(one.id, code))


def _law_sources(case: Case, one: Instrument, those: Those) -> Iterator[str]:
    for code in those.codes[:PROVED]:
        yield from sources_of_steps(case.seen.status_steps(one.id, code))
