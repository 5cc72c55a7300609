"""What is missing until an instrument enters into force?"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from foedus.law.answers.answers import Missing, MissingAnswer, Moment, StatusAnswer
from foedus.law.answers.questions.status import status
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.conditions import holds
from foedus.law.derive.entry import SILENCE
from foedus.law.derive.ground import InstrumentGround
from foedus.law.derive.status import Status
from foedus.law.terms.clauses import EntryIntoForce
from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    Includes,
    Listed,
    Not,
    Share,
)
from foedus.law.terms.days import holds_on
from foedus.law.terms.instruments import TextHeld


def missing(worlds: Worlds, instrument: str, moment: Moment) -> MissingAnswer:
    """What each part of the condition has and still needs on a day, and who could supply it."""
    answer = status(worlds, instrument, moment)
    world = worlds.first()
    found = world.status(instrument)
    if found is None:
        raise KeyError(instrument)
    ground = InstrumentGround(found.history, found.consents, world)
    clause = found.instrument.clauses.entry_into_force
    condition = _condition_asked(found, clause)
    return MissingAnswer(
        instrument=instrument,
        title=answer.title,
        moment=moment,
        in_force_from=answer.in_force_from,
        parts=() if _is_over(answer) else tuple(_parts(condition, ground, found, moment)),
        signed_not_consented=tuple(_signed_only(found, moment)),
        proof=answer.proof,
    )


def _condition_asked(found: Status, clause: EntryIntoForce | None) -> Condition | None:
    """The condition of entry into force; None where a day decides, or the words are not held."""
    if clause is None:
        whole = found.instrument.text_held is TextHeld.WHOLE and found.instrument.binding
        return SILENCE if whole else None
    return clause.condition if clause.condition is not None or clause.on is not None else SILENCE


def _is_over(answer: StatusAnswer) -> bool:
    """Whether nothing is missing any more: the instrument is in force, computed or stated."""
    return answer.in_force.certain and answer.in_force.value


def _signed_only(found: Status, moment: Moment) -> Iterator[str]:
    for signature in found.consents.signatures:
        consents = found.consents.by_party.get(signature.party, ())
        if moment.on in signature.span and not any(moment.on in c.span for c in consents):
            yield signature.party


def _parts(
    condition: Condition | None, ground: InstrumentGround, found: Status, moment: Moment
) -> Iterator[Missing]:
    match condition:
        case None:
            return
        case All(conditions) | AnyOf(conditions):
            for one in conditions:
                yield from _parts(one, ground, found, moment)
        case Not(inner):
            yield from _parts(inner, ground, found, moment)
        case Count() | Share() | Every() | Includes():
            yield _counted(condition, ground, moment)
        case _:
            met = holds_on(holds(condition, ground), moment.on)
            yield Missing(condition=condition, met=met, done=(), needed=0, candidates=())


def _counted(
    condition: Count | Share | Every | Includes, ground: InstrumentGround, moment: Moment
) -> Missing:
    doings = ground.doings(condition.what)
    among = (
        ground.presence(Listed(condition.parties))
        if isinstance(condition, Includes)
        else ground.presence(condition.among)
    )
    inside = None if among is None else {p for p, s in among.items() if holds_on(s, moment.on)}
    did = {d.party for d in doings if moment.on in d.span}
    done = did if inside is None else did & inside
    signed = {d.party for d in ground.consents.signatures if moment.on in d.span}
    candidates = (signed if inside is None else inside) - done
    return Missing(
        condition=condition,
        met=holds_on(holds(condition, ground), moment.on),
        done=tuple(sorted(done)),
        needed=max(0, _goal(condition, inside) - len(done)),
        candidates=tuple(sorted(candidates)),
    )


def _goal(condition: Count | Share | Every | Includes, inside: set[str] | None) -> int:
    """How many states are needed; for a weighted share at least one more, while it is not met."""
    match condition:
        case Count(number):
            return number
        case Share(share, weights="", more_than=True):
            return floor(share * len(inside or ())) + 1
        case Share(share, weights=""):
            return ceil(share * len(inside or ()))
        case Share():
            return 1
        case _:
            return len(inside or ())
