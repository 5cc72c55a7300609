"""rule × what was said ──▶ outcome: adopted or not, whom it does not bind, and the proof.

Nothing is guessed. While a delegation that can still turn the result has not spoken, the outcome
is pending; where the record does not say what somebody said, or no rule is held, it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from foedus.law.terms.conditions import (
    Condition,
    Count,
    Every,
    Includes,
    Share,
    What,
    parts_of,
)
from foedus.law.terms.procedure import DecisionRule, QuestionKind, RulesVersion
from foedus.procedure.counting import Holds, Tally, counted
from foedus.procedure.positions import OPTING_OUT, QUALIFIED, Position
from foedus.procedure.proofs import ProofStep, Steps
from foedus.procedure.sittings import Sitting
from foedus.procedure.stands import (
    Stand,
    Stands,
    position_of,
    silence_is_agreement,
    stands_of,
)

_VOTES: Final = frozenset({What.VOTES_FOR, What.VOTES_AGAINST})
_POSITIONS: Final = frozenset({What.AGREEMENTS, What.OBJECTIONS})


class Result(StrEnum):
    """What came of a question."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not-adopted"
    PENDING = "pending"
    NO_QUORUM = "no-quorum"
    UNKNOWN = "unknown"


FINAL: Final = frozenset({Result.ADOPTED, Result.NOT_ADOPTED})
"""What can be recorded as a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is decided: its kind, by which rule, under which version of the rules of procedure.

    *rule* None: none is held for such questions. *version* None: none is held for the day.
    """

    kind: QuestionKind
    rule: DecisionRule | None
    version: RulesVersion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a question, with its proof.

    *waits_for* could still turn it and have not spoken; of those in *not_known* the record does
    not say how they stood. *prevents* are those who object. *not_bound* and *attached* matter
    when it is adopted: whom it does not bind, and whose words go with it.
    """

    result: Result
    steps: Steps
    waits_for: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    prevents: tuple[str, ...] = ()
    not_bound: Mapping[str, Position] = field(default_factory=dict)
    attached: Mapping[str, Position] = field(default_factory=dict)


def outcome(question: Question, sitting: Sitting, at: datetime) -> Outcome:
    """What has come of *question* at the moment *at*, as *sitting* stands.

    Raises `BadRule` and `MissingWeight` where the rule cannot be counted.
    """
    seats = tuple(_seats(sitting))
    rule = question.rule
    if rule is None or rule.condition is None or not sitting.everybody:
        code = "no-seats" if rule is not None and rule.condition is not None else "no-rule"
        text = None if rule is None else rule.text
        missing = ProofStep(code=code, kind=question.kind, text=text)
        return _ended(Result.UNKNOWN, (*seats, missing))
    stands = stands_of(rule, sitting, at)
    quoted = ProofStep(
        code="rule", kind=question.kind, text=rule.text, condition=rule.condition, moment=at
    )
    before = (quoted, *seats, *_presence(question.version, sitting, stands))
    barred = _barred(question, sitting, stands, at)
    if barred is not None:
        return _ended(barred, before)
    tally = counted(rule.condition, sitting, stands)
    said = tuple(_said(rule, sitting, at, rule.condition))
    return _judged(rule.condition, (*before, *said), tally, sitting, stands)


def _ended(result: Result, steps: Steps) -> Outcome:
    return Outcome(result=result, steps=(*steps, ProofStep(code=f"result.{result}")))


def _seats(sitting: Sitting) -> Iterator[ProofStep]:
    if sitting.seated:
        yield ProofStep(code="seated", names=_sorted(sitting.seated))
    if sitting.doubtful:
        yield ProofStep(code="seats-in-doubt", names=_sorted(sitting.doubtful))
    if sitting.concerned:
        yield ProofStep(code="concerned", names=_sorted(sitting.concerned))


def _presence(
    version: RulesVersion | None, sitting: Sitting, stands: Stands
) -> Iterator[ProofStep]:
    """Who is there, and what the quorum makes of it."""
    if sitting.present:
        yield ProofStep(code="present", names=_sorted(sitting.present))
    if sitting.absent:
        yield ProofStep(code="absent", names=_sorted(sitting.absent))
    if version is None or version.quorum is None:
        yield ProofStep(code="quorum.not-held")
        return
    tally = counted(version.quorum, sitting, stands)
    yield ProofStep(
        code=f"quorum.{tally.holds}",
        text=version.quorum_text,
        condition=version.quorum,
        tally=tally,
    )


def _barred(question: Question, sitting: Sitting, stands: Stands, at: datetime) -> Result | None:
    """Why nothing can be decided: nobody is there, or too few are, or may be."""
    if question.rule is not None and silence_is_agreement(question.rule, sitting, at):
        return None  # a silence procedure is in writing; nobody meets
    if not sitting.doubtful and sitting.seated == sitting.absent:
        return Result.NO_QUORUM
    version = question.version
    if version is None or version.quorum is None:
        return None
    holds = counted(version.quorum, sitting, stands).holds
    if holds is Holds.OPEN:
        return Result.PENDING
    return Result.NO_QUORUM if holds is Holds.NO else None


def _said(
    rule: DecisionRule, sitting: Sitting, at: datetime, condition: Condition
) -> Iterator[ProofStep]:
    """What was said, grouped; and what silence means."""
    said = {party: position_of(sitting, party) for party in sorted(sitting.everybody)}
    if _whats(condition) & _POSITIONS:
        for position in Position:
            names = tuple(party for party, one in said.items() if one is position)
            if names and position not in {Position.SILENT, Position.ABSENT}:
                yield ProofStep(code=f"said.{position}", names=names)
        silent = tuple(p for p, one in said.items() if one in {Position.SILENT, Position.ABSENT})
        if silent:
            yield _of_silence(rule, sitting, at, silent)
    if _whats(condition) & _VOTES:
        for vote in sorted(set(sitting.votes.values())):
            names = tuple(p for p in sorted(sitting.votes) if sitting.votes[p] is vote)
            yield ProofStep(code=f"voted.{vote}", names=names)


def _of_silence(
    rule: DecisionRule, sitting: Sitting, at: datetime, silent: tuple[str, ...]
) -> ProofStep:
    until = sitting.silence_until
    if silence_is_agreement(rule, sitting, at):
        return ProofStep(code="silence.agrees", text=rule.text, names=silent, moment=until)
    if until is not None and at <= until:
        return ProofStep(code="silence.not-yet", names=silent, moment=until)
    return ProofStep(code="silence.nothing", names=silent)


def _judged(
    condition: Condition, before: Steps, tally: Tally, sitting: Sitting, stands: Stands
) -> Outcome:
    waits, unknown = _open(condition, sitting, stands)
    if tally.holds is Holds.OPEN:
        result = Result.PENDING if waits else Result.UNKNOWN
    else:
        result = Result.ADOPTED if tally.holds is Holds.YES else Result.NOT_ADOPTED
        waits, unknown = (), ()
    said = {party: position_of(sitting, party) for party in sorted(sitting.everybody)}
    objecting = tuple(party for party, one in said.items() if one is Position.OBJECTS)
    adopted = result is Result.ADOPTED
    not_bound = {p: one for p, one in said.items() if one in OPTING_OUT} if adopted else {}
    attached = {p: one for p, one in said.items() if one in QUALIFIED} if adopted else {}
    counting = ProofStep(code="counted", condition=condition, tally=tally)
    ends = tuple(_ends(result, (waits, unknown, tuple(not_bound), tuple(attached))))
    return Outcome(
        result=result,
        steps=(*before, counting, *ends),
        waits_for=waits,
        not_known=unknown,
        prevents=objecting if What.OBJECTIONS in _whats(condition) else (),
        not_bound=not_bound,
        attached=attached,
    )


def _ends(result: Result, names: tuple[tuple[str, ...], ...]) -> Iterator[ProofStep]:
    codes = ("waits-for", "not-known", "not-bound", "attached")
    for code, parties in zip(codes, names, strict=True):
        if parties:
            yield ProofStep(code=code, names=parties)
    yield ProofStep(code=f"result.{result}")


def _open(
    condition: Condition, sitting: Sitting, stands: Stands
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who have not spoken and may, and those of whom it is not known how they stood."""
    whats = _whats(condition)
    waits: list[str] = []
    unknown: list[str] = []
    for party, ways in stands.items():
        if _is_settled(whats, ways):
            continue
        by_vote = bool(whats & _VOTES) and party not in sitting.votes
        silent = party not in sitting.positions
        is_waited_for = by_vote or (bool(whats & _POSITIONS) and silent)
        (waits if is_waited_for and party in sitting.seated else unknown).append(party)
    return tuple(waits), tuple(unknown)


def _is_settled(whats: frozenset[What], ways: frozenset[Stand]) -> bool:
    """Whether the ways in which a delegation may stand differ in nothing that is counted."""
    seen = {
        (
            way.sits,
            way.agrees if What.AGREEMENTS in whats else None,
            way.objects if What.OBJECTIONS in whats else None,
            way.vote if whats & _VOTES else None,
            way.present if What.PRESENCE in whats else None,
        )
        for way in ways
    }
    return len(seen) == 1


def _whats(condition: Condition) -> frozenset[What]:
    return frozenset(
        part.what
        for part in parts_of(condition)
        if isinstance(part, Count | Share | Every | Includes)
    )


def _sorted(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
