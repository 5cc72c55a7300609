"""Who takes part: in a session (recorded, not announced), in an instrument, in an organisation."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import (
    FOUNDING,
    OBSERVER,
    PARTICIPANT,
    Group,
    bearing,
    brief_title_of,
    group_of,
    how_many,
    name_of,
    title_of,
    who_belongs,
)
from foedus.claims.judging.indefinite import is_indefinite, names_only_some_bodies
from foedus.claims.judging.kinds.attendance import judge_attendance
from foedus.claims.judging.kinds.participation_in_treaty import judge_part_in_treaty
from foedus.claims.judging.lacking import (
    INSTRUMENT,
    ORGANISATION,
    not_held,
    unknown_states,
    vague,
)
from foedus.claims.judging.leaving import is_recall, leaving_acts
from foedus.claims.judging.looked_up import Counted
from foedus.claims.judging.sittings import is_meeting
from foedus.claims.judging.telling import (
    act_words,
    day,
    parties,
    party,
    proof_lines,
    say,
    sentences,
    sources_of_steps,
    unique,
    when_words,
)
from foedus.claims.judging.weighing import (
    NO,
    Finding,
    Lack,
    Test,
    nothing,
    so,
    ways_of,
)
from foedus.claims.terms.claims import Participation
from foedus.claims.terms.said import Named
from foedus.law.terms.acts import Act
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording


def judge_participation(said: Participation, case: Case) -> Finding:
    """Judge by an instrument, by a session, or by the criteria of the organisation."""
    if said.states.unknown and not said.states.codes and not said.persons:
        return unknown_states(said.states)
    if _is_indefinite(said, case):
        return vague(Wording("who takes part, or in what", "кто или в чём участвует"))
    if said.instrument:
        one = case.seen.instrument(said.instrument.id)
        return (
            not_held(said.instrument, INSTRUMENT)
            if one is None
            else judge_part_in_treaty(said, case, one)
        )
    if is_meeting(said.body, said.organisation, case):
        return judge_attendance(said, case)
    if group_of(case, said.body) is None and group_of(case, said.organisation) is None:
        return not_held(said.body or said.organisation, ORGANISATION)
    if said.body or said.persons or said.place or said.count.number >= 0:
        return judge_attendance(said, case)
    return _organisation(said, case)


def _is_indefinite(said: Participation, case: Case) -> bool:
    """Whether it is left open who takes part, or in which of the bodies."""
    nobody = not said.states and not said.persons and said.count.number < 0
    if nobody and is_indefinite(Named(said.states.words)):
        return True
    return not said.body and not said.instrument and names_only_some_bodies(case.claim.words)


def _organisation(said: Participation, case: Case) -> Finding:
    """Work in an organisation without a word of membership: whoever belongs in whatever way."""
    group = group_of(case, said.organisation)
    if group is None:
        return not_held(said.organisation, ORGANISATION)
    if not said.states.codes:
        return vague(Wording("no state is named", "государство не названо"))
    bears = bearing(group, PARTICIPANT)
    leading = bears.leading or bearing(group, "").leading
    if not leading:
        told = say(
            "{group}: who takes part is not held.", "{group}: состав неизвестен.", group=group.title
        )
        return nothing(told, Lack.RECORD)
    observers = tuple(c for c in group.counted if c.criterion.name == OBSERVER)
    on = case.meant(said.when).days()[0]
    return Finding(
        told=sentences(
            say(
                "{group} on {day}: {who}.",
                "{group}, {day}: {who}.",
                group=group.title,
                day=day(on),
                who=how_many(case, leading, on),
            ),
            *(_recall(case, act) for act in _recalls(said, case, group)),
            *_remarks(said, case, group),
        ),
        tests=(
            *(_by_criterion(said, case, counted) for counted in leading),
            *_recalled(said, case, group),
        ),
        loosely=tuple(_by_criterion(said, case, counted) for counted in observers),
        over=case.over(said.when),
        proof=(
            *(who_belongs(case, counted, on) for counted in leading),
            *(act_words(act) for act in _recalls(said, case, group)),
            *_lines(said, case, group, leading),
        ),
        sources=unique(_criteria_sources(said, case, group, leading)),
    )


def _criteria_sources(
    said: Participation, case: Case, group: Group, leading: tuple[Counted, ...]
) -> Iterator[str]:
    for counted in leading:
        yield from counted.criterion.text.sources
        for code in said.states.codes:
            steps = case.seen.member_steps(group.id, counted.criterion.name, code)
            yield from sources_of_steps(steps)


def _recalls(said: Participation, case: Case, group: Group) -> Iterator[Act]:
    """The acts by which states named recalled their representatives before the day meant."""
    on = case.meant(said.when).days()[0]
    for code in said.states.codes:
        for act in leaving_acts(case, None, group, code):
            when = act.legal_when
            if is_recall(act) and when is not None and first_possible(when) <= on:
                yield act


def _recall(case: Case, act: Act) -> Wording:
    return say(
        "{who} recalled its representatives on {day}.",
        "{who}: представители отозваны {day}.",
        who=party(case.register, act.party),
        day=when_words(act.legal_when),
    )


def _recalled(said: Participation, case: Case, group: Group) -> Iterator[Test]:
    """A state that has recalled its representatives takes part in law, not in fact."""
    recalled = unique(act.party for act in _recalls(said, case, group))
    if recalled:
        yield Test(
            name="represented",
            title=Wording("has representatives in the bodies", "имеет представителей в органах"),
            atoms=tuple(so(code not in recalled) for code in said.states.codes),
            parties=tuple(code for code in said.states.codes if code not in recalled),
        )


def _lines(
    said: Participation, case: Case, group: Group, leading: tuple[Counted, ...]
) -> Iterator[Wording]:
    if case.register.organisation.get(group.id) is None:
        return
    for counted in leading:
        for code in said.states.codes:
            steps = case.seen.member_steps(group.id, counted.criterion.name, code)
            yield from proof_lines(steps)


def _by_criterion(said: Participation, case: Case, counted: Counted) -> Test:
    meant = case.meant(said.when)
    sure, _ = counted.on(meant.days()[0])
    atoms = (
        NO if (told := counted.of(code)) is None else ways_of(told, meant.state)
        for code in said.states.codes
    )
    return Test(
        name=name_of(counted),
        title=title_of(counted),
        atoms=tuple(atoms),
        count=len(sure),
        parties=sure,
        told=who_belongs(case, counted, meant.days()[0]),
    )


def _remarks(said: Participation, case: Case, group: Group) -> Iterator[Wording]:
    """Other standing of the states named, and whether they recalled their representatives."""
    on = case.meant(said.when).days()[0]
    for counted in group.counted:
        name = counted.criterion.name
        if name in {PARTICIPANT, OBSERVER} or name.startswith(FOUNDING):
            continue
        sure, doubtful = counted.on(on)
        own = [code for code in said.states.codes if code in {*sure, *doubtful}]
        if own:
            yield say(
                "{who}: {title}.",
                "{who}: {title}.",
                title=brief_title_of(counted),
                who=parties(case.register, own),
            )
