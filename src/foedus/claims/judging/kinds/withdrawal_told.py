"""The words about a leaving: while a state belonged or was bound, and which steps are recorded."""

from __future__ import annotations

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import (
    Group,
    bearing,
    brief_title_of,
)
from foedus.claims.judging.kinds.entry_into_force import BOUND
from foedus.claims.judging.leaving import (
    NOTICES,
    SUSPENSIONS,
    is_declared_suspension,
    is_recall,
)
from foedus.claims.judging.looked_up import Standings
from foedus.claims.judging.telling import (
    alternatives,
    either,
    joined,
    party,
    say,
    sentences,
    span_words,
    when_words,
)
from foedus.claims.terms.claims import Withdrawal
from foedus.law.answers.speech.names import KINDS
from foedus.law.terms.acts import Act
from foedus.law.terms.days import Spans
from foedus.law.terms.days import joined as days_of
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording


def bound(held: Standings) -> Spans:
    return days_of(span for standing in BOUND for span in held.spans(standing))


NEVER_BELONGED = Wording("never belonged", "никогда не состояло")


def told_of_leaving(
    said: Withdrawal,
    case: Case,
    one: Instrument | None,
    group: Group | None,
    acts: tuple[Act, ...],
) -> Wording:
    return sentences(
        *(_of_group(case, group, code) for code in said.states.codes if one is None and group),
        *(_of_instrument(case, one, code) for code in said.states.codes if one is not None),
        _notices(acts),
    )


def _of_group(case: Case, group: Group, code: str) -> Wording:
    parts = []
    for counted in bearing(group, "").leading:
        told = counted.of(code)
        if told is not None:
            ways = (joined(map(span_words, spans)) for spans in told.values if spans)
            title = brief_title_of(counted)
            parts.append(say("{t} {s}", "{t} {s}", t=title, s=alternatives(ways)))
    return say(
        "{who} in {group}: {what}.",
        "{who}, {group}: {what}.",
        who=party(case.register, code),
        group=group.title,
        what=joined(dict.fromkeys(parts), "; ") or NEVER_BELONGED,
    )


def _of_instrument(case: Case, one: Instrument, code: str) -> Wording:
    told = case.seen.standings(one.id, code)
    ways = (
        joined(map(span_words, bound(held))) or Wording("not bound", "не связано")
        for held in told.values
    )
    return say(
        "{who}, {doc}: bound {when}.",
        "{who}, {doc}: связано {when}.",
        who=party(case.register, code),
        doc=one.title,
        when=either(ways),
    )


def _act(act: Act) -> Wording:
    kind = KINDS.get(act.kind, Wording(act.kind, act.kind))
    if is_recall(act):
        kind = _RECALLED
    elif is_declared_suspension(act):
        kind = _DECLARED
    return say("{kind} {day}", "{kind} {day}", kind=kind, day=when_words(act.legal_when))


_DECLARED = Wording("declared suspension", "заявлено приостановление")
_RECALLED = Wording("representatives recalled", "отозваны представители")


def _notices(acts: tuple[Act, ...]) -> Wording:
    given = [
        act
        for act in acts
        if act.kind in {*NOTICES, *SUSPENSIONS} or is_recall(act) or is_declared_suspension(act)
    ]
    if not given:
        return Wording("No notice of withdrawal is recorded.", "Уведомления о выходе нет.")
    return say(
        "Recorded: {acts}.",
        "Записано: {acts}.",
        acts=alternatives(_act(act) for act in given),
    )
