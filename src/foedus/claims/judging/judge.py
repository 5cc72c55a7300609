"""statement × register ──▶ judgement: as known now, and as known on the day of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from foedus.claims.judging.asked import Asked, Case, is_ahead
from foedus.claims.judging.depends import why_it_depends
from foedus.claims.judging.documents import OfDocument, with_each_document
from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.kinds.biography import judge_biography
from foedus.claims.judging.kinds.body_function import judge_body_function
from foedus.claims.judging.kinds.chair import judge_chair
from foedus.claims.judging.kinds.entry_into_force import judge_entry_into_force
from foedus.claims.judging.kinds.founding import judge_founding
from foedus.claims.judging.kinds.member_count import judge_member_count
from foedus.claims.judging.kinds.membership_list import judge_membership_list
from foedus.claims.judging.kinds.office_holder import judge_office_holder
from foedus.claims.judging.kinds.org_link import judge_org_link
from foedus.claims.judging.kinds.participation import judge_participation
from foedus.claims.judging.kinds.ratification import judge_ratification
from foedus.claims.judging.kinds.session_date_place import judge_session
from foedus.claims.judging.kinds.signature import judge_signature
from foedus.claims.judging.kinds.withdrawal import judge_withdrawal
from foedus.claims.judging.lacking import vague, which
from foedus.claims.judging.meaning import ANY, Meaning
from foedus.claims.judging.meetings import with_each_chair, with_each_meeting
from foedus.claims.judging.rivals import others_told
from foedus.claims.judging.telling import sentences, shortened
from foedus.claims.judging.tense import in_its_tense
from foedus.claims.judging.weighing import Finding, by_criteria, weigh
from foedus.claims.terms.claims import (
    Biography,
    BodyFunction,
    Chair,
    Claim,
    Content,
    EntryIntoForce,
    Founding,
    MemberCount,
    MembershipList,
    OfficeHolder,
    OrgLink,
    Participation,
    Ratification,
    SessionDatePlace,
    Signature,
    Withdrawal,
)
from foedus.claims.terms.said import NO_STATES, Named
from foedus.claims.terms.verdicts import Judgement, Verdict

_OF_KIND: Final[dict[type, Callable[[Any, Case], Finding]]] = {
    MembershipList: judge_membership_list,
    MemberCount: judge_member_count,
    Founding: judge_founding,
    OfficeHolder: judge_office_holder,
    Chair: judge_chair,
    Signature: judge_signature,
    Ratification: judge_ratification,
    EntryIntoForce: judge_entry_into_force,
    Participation: judge_participation,
    OrgLink: judge_org_link,
    SessionDatePlace: judge_session,
    Withdrawal: judge_withdrawal,
    Biography: judge_biography,
    BodyFunction: judge_body_function,
}


def judge(claim: Claim, asked: Asked) -> Judgement:
    """What the register says to *claim*: as known now, and as known on the day of the report.

    The sentence, the criteria, the proof and the sources are those of what is known now. Raises
    `UnknownName` only for a reading that the register does not know, never for a statement.
    """
    claim = replace(claim, content=in_its_tense(claim.content, claim.words))
    ahead = is_ahead(claim, asked.on)
    now = Case(
        claim, asked.now, asked.on, asked.kept.latest(asked.register.register), ahead, asked.kept
    )
    finding, verdict = _find(now)
    then = verdict
    if asked.then is not asked.now:
        _, then = _find(replace(now, seen=asked.then, horizon=asked.on))
    return Judgement(
        verdict=verdict,
        then=then,
        told=shortened(
            sentences(
                why_it_depends(finding, verdict, negated=claim.manner.negated),
                finding.told,
                others_told(now),
            )
        ),
        criteria=by_criteria(finding, negated=claim.manner.negated),
        proof=finding.proof,
        sources=finding.sources,
    )


def _find(case: Case) -> tuple[Finding, Verdict]:
    """What is found; of several documents that may be meant, to the one that fits best."""
    best: tuple[Finding, Verdict] | None = None
    for meaning in _meanings(case.claim.content, case):
        content = meaning.content
        finding = _lacking_states(content) or _OF_KIND[type(content)](content, _with(case, content))
        verdict = weigh(finding, negated=case.claim.manner.negated, ahead=case.ahead)
        if best is None or (meaning.is_shown(verdict, best[1]) and _is_better(verdict, best[1])):
            best = finding, verdict
        if verdict is Verdict.SUPPORTED:
            break
    if best is None:
        raise AssertionError
    return best


def _meanings(content: Content, case: Case) -> Iterator[Meaning]:
    """The statement as it was read, and what else its words may mean."""
    if isinstance(content, Participation) and not content.instrument:
        yield from with_each_meeting(content, case)
    elif isinstance(content, OfDocument):
        yield from with_each_document(content, case)
    elif isinstance(content, SessionDatePlace):
        yield from with_each_meeting(content, case)
    elif isinstance(content, Chair):
        yield from with_each_chair(content, case)
    else:
        yield Meaning(content, ANY)


def _lacking_states(content: Content) -> Finding | None:
    """That it is said of several states, and not of which."""
    said = getattr(content, "states", NO_STATES)
    several = Named(said.words)
    if said.codes or said.unknown or not several or not is_indefinite(several):
        return None
    return vague(which(several))


def _is_better(verdict: Verdict, other: Verdict) -> bool:
    return _BEST_FIRST.index(verdict) < _BEST_FIRST.index(other)


def _with(case: Case, content: Content) -> Case:
    same = content is case.claim.content
    return case if same else replace(case, claim=replace(case.claim, content=content))


_BEST_FIRST: Final = (
    Verdict.SUPPORTED,
    Verdict.DEPENDS,
    Verdict.CONTRADICTED,
    Verdict.ANNOUNCED,
    Verdict.ABSENT,
    Verdict.VAGUE,
)
