"""Decisions: the outcome frozen with its proof and its effects, and published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from foedus.assembly.decisions.errors import BadMatter, NotDecidable
from foedus.assembly.decisions.sitting import (
    day_of_question,
    latest_positions,
    latest_votes,
    outcome_now,
    question_of,
)
from foedus.assembly.decisions.steps import (
    Seen,
    claimed,
    counted_on,
    key_of,
    note,
    sent_before,
    words_of,
)
from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow
from foedus.assembly.models.decisions import (
    Decision,
    DecisionPublished,
    Matter,
    MatterPhase,
)
from foedus.assembly.models.signing import Grid, GridPhase
from foedus.law.answers.speech.names import party_name
from foedus.law.terms.acts import Act
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language
from foedus.procedure.effects_data import effect_data, effect_from
from foedus.procedure.enacting import (
    Appointed,
    ChairGivenUp,
    ChairPassed,
    Dismissed,
    Effect,
    acts_of,
)
from foedus.procedure.outcomes import FINAL, Outcome, Result
from foedus.procedure.telling import RESULTS, SENTENCES, Naming, as_data
from foedus.register.held import held

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """How a decision is recorded: its effects, a remark; *stated* only where it is unknown.

    *stated* is ``adopted`` or ``not-adopted``, as the body itself told it; *remark* then says who
    told it, and why it could not be computed.
    """

    key: str
    effects: tuple[Effect, ...] = ()
    remark: str = ""
    stated: str = ""


@transaction.atomic
def decide(doing: Doing, seen: Seen, deciding: Deciding) -> Decision:
    """Record what a body decided, as its rules give it from what was said; nobody changes it.

    Raises `Refused`, `SentBefore`, as `claimed`, `NotDecidable`, `NotNow` for effects after the
    grid of the session was closed, `BadMatter`, `UnknownName` and
    `BadEffect` for its effects, `MissingWeight`, `BadRule`.
    """
    doing.demand("assembly.decide")
    remark, key = words_of("remark", deciding.remark), key_of(deciding.key)
    effects = [effect_data(one) for one in deciding.effects]
    content = {"matter_id": seen.number, "remark": remark, "effects": effects}
    before = sent_before(Decision, key, doing, content)
    if before is not None:
        return before
    matter = claimed(seen, "decided")
    result = outcome_now(matter, doing.at)
    stated = _stated(result, deciding.stated, remark)
    told = Result(deciding.stated) if stated else result.result
    _check_effects(deciding.effects, told)
    if deciding.effects:
        _demand_grid_open(matter)
    row = Decision.objects.create(
        result=str(told),
        stated=stated,
        content=_content(matter, doing, result, remark if stated else ""),
        key=key,
        at=doing.at,
        by=doing.by,
        **content,
    )
    acts_of_decision(row)  # what it puts into the register can be said, or nothing is recorded
    matter.phase, matter.round_open = MatterPhase.DECIDED, False
    note(matter, doing, "decided", remark=str(told))
    counted_on(matter)
    return row


def _demand_grid_open(matter: Matter) -> None:
    """Let pass what can still be recorded: the closing of a session records what it decided.

    The grid is locked, so that it is not closed without what is decided at this moment.
    Raises `NotNow`.
    """
    of_session = Q(meeting__items__matters=matter)
    if matter.draft is not None:
        of_session |= Q(meeting__items__drafts=matter.draft)
    numbers = Grid.objects.filter(of_session).values_list("pk", flat=True)
    for grid in Grid.objects.select_for_update().filter(pk__in=list(numbers)):
        if grid.phase == GridPhase.CLOSED:
            raise NotNow("The signing grid of the session", "closed", "given further effects")


def _stated(outcome: Outcome, stated: str, remark: str) -> bool:
    """Whether the result is stated and not computed. Raises `NotDecidable`, `BadMatter`."""
    if outcome.result in FINAL:
        if stated and stated != outcome.result:
            raise BadMatter(
                "stated",
                f"The rules give another result: {outcome.result}. Correct what the delegations "
                "said, or leave the stated result out.",
            )
        return False
    if not stated or outcome.result is not Result.UNKNOWN:
        raise NotDecidable(outcome)
    if stated not in FINAL:
        raise BadMatter("stated", f"{stated[:40]!r} is no result of a decision.")
    if not remark:
        raise BadMatter("remark", "Say who told the result, and why it is not computed.")
    return True


def _check_effects(effects: tuple[Effect, ...], result: Result) -> None:
    if effects and result is not Result.ADOPTED:
        raise BadMatter("effects", "What is not adopted has no effects. Leave them out.")
    register = held().register
    for what, name, known in _named(effects, register):
        if name not in known:
            raise UnknownName(what, name, known)


def _named(
    effects: tuple[Effect, ...], register: Register
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    for effect in effects:
        match effect:
            case Appointed(office=office) | Dismissed(office=office):
                yield "office", office, register.office
            case ChairPassed():
                yield "organisation", effect.organisation, register.organisation
                for party in (effect.party, *effect.co_chairs):
                    yield "party", party, register.party
            case ChairGivenUp(organisation=organisation, party=party):
                yield "organisation", organisation, register.organisation
                yield "party", party, register.party
            case _:  # the next session is only planned: the register does not hold it yet
                pass


def _content(matter: Matter, doing: Doing, outcome: Outcome, stated: str) -> dict[str, Any]:
    """The outcome as it was seen, with the words of the delegations and the rule."""
    register = held().register
    question = question_of(matter, doing.at)
    data = as_data(outcome, _naming(register))
    if stated:
        for language in _LANGUAGES:
            said = SENTENCES["stated"].in_language(language).format(remark=stated)
            data["proof"][language].append({"text": said})
    rule = question.rule
    positions = latest_positions(matter)
    return {
        **data,
        "kind": matter.kind,
        "body": matter.body,
        "rule": "" if rule is None else rule.text.cite,
        "rule_instrument": "" if rule is None else rule.instrument,
        "rules_version": "" if question.version is None else question.version.instrument,
        "positions": {party: row.position for party, row in sorted(positions.items())},
        "words": {party: row.words for party, row in sorted(positions.items()) if row.words},
        "votes": {party: row.vote for party, row in sorted(latest_votes(matter).items())},
        "register_size": held().size,
    }


def _naming(register: Register) -> Mapping[Language, Naming]:
    return MappingProxyType(
        {
            "en": lambda party: party_name(register, party, "en"),
            "ru": lambda party: party_name(register, party, "ru"),
        }
    )


def effects_of(decision: Decision) -> tuple[Effect, ...]:
    """What a decision changes besides adopting a text."""
    return tuple(effect_from(data) for data in decision.effects)


def acts_of_decision(decision: Decision, evidence: Evidence | None = None) -> tuple[Act, ...]:
    """The acts that a decision puts into the register; enacting them is the closing's work.

    Each stands in the file of its `Act.instrument`. Raises `BadEffect`.
    """
    decided = day_of_question(decision.matter, decision.at)
    resting = Evidence() if evidence is None else evidence
    return acts_of(effects_of(decision), decided, f"decision-{decision.pk}", resting)


@transaction.atomic
def publish(doing: Doing, number: int) -> DecisionPublished:
    """Let everybody read a decision; once, however often it is said. Raises `Refused`."""
    doing.demand("assembly.decide")
    decision = Decision.objects.get(pk=number)
    row, _made = DecisionPublished.objects.get_or_create(
        decision=decision, defaults={"at": doing.at, "by": doing.by}
    )
    return row


def result_words(result: str, language: Language) -> str:
    """What a result is called."""
    return RESULTS[Result(result)].in_language(language)
