"""The final clauses of an instrument, each quoted, with what it says as data in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.collection.pages.acts import quote_of
from foedus.collection.pages.parts import Quote
from foedus.collection.pages.view import View
from foedus.law.answers.speech.conditions import delay_sentence
from foedus.law.terms.clauses import (
    Amendment,
    AmendmentRule,
    DepositaryClause,
    Duration,
    EntryIntoForce,
    MembershipLink,
    Participation,
    ProvisionalApplication,
    ReservationRule,
    Reservations,
    SignatureClause,
    Text,
    Withdrawal,
)
from foedus.law.terms.clauses import Entitlement as Entitled
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.settlement import Settlement
from foedus.law.terms.wording import Wording

W = Wording


class Topic(StrEnum):
    """What a clause is about."""

    SIGNATURE = "signature"
    ENTRY_INTO_FORCE = "entry-into-force"
    PROVISIONAL = "provisional-application"
    PARTICIPATION = "participation"
    RESERVATIONS = "reservations"
    WITHDRAWAL = "withdrawal"
    SUSPENSION = "suspension"
    DURATION = "duration"
    AMENDMENT = "amendment"
    DEPOSITARY = "depositary"
    MEMBERSHIP = "membership"
    SETTLEMENT = "settlement"


_TITLES: Final = {
    Topic.SIGNATURE: W("Signature", "Подписание"),
    Topic.ENTRY_INTO_FORCE: W("Entry into force", "Вступление в силу"),
    Topic.PROVISIONAL: W("Provisional application", "Временное применение"),
    Topic.PARTICIPATION: W("Who may join", "Кто может участвовать"),
    Topic.RESERVATIONS: W("Reservations", "Оговорки"),
    Topic.WITHDRAWAL: W("Withdrawal", "Выход"),
    Topic.SUSPENSION: W("Suspension", "Приостановление"),
    Topic.DURATION: W("Duration", "Срок действия"),
    Topic.AMENDMENT: W("Amendment", "Изменение"),
    Topic.DEPOSITARY: W("Depositary", "Депозитарий"),
    Topic.MEMBERSHIP: W("Membership", "Членство"),
    Topic.SETTLEMENT: W("Settlement of disputes", "Разрешение споров"),
}
_RESERVATIONS: Final = {
    ReservationRule.SILENT: W("the text is silent", "текст молчит"),
    ReservationRule.AUTHORISED: W("permitted", "допускаются"),
    ReservationRule.PROHIBITED: W("not permitted", "не допускаются"),
    ReservationRule.LISTED: W("only to {}", "только к: {}"),
    ReservationRule.ACCEPTANCE_BY_ALL: W("accepted by all parties", "с согласия всех участников"),
    ReservationRule.ACCEPTANCE_BY_ORGAN: W("accepted by the organ", "с согласия органа"),
}
_ENTITLED: Final = {
    Entitled.NEGOTIATING: W("the negotiating states", "участвовавшие в переговорах"),
    Entitled.LISTED: W("the states named", "названные государства"),
    Entitled.MEMBERS: W("members of the organisation", "члены организации"),
    Entitled.INVITED: W("states invited", "приглашённые государства"),
    Entitled.ANY_STATE: W("any state", "любое государство"),
    Entitled.CONSENT_OF_ALL: W("with the consent of all parties", "с согласия всех участников"),
}
_AMENDED: Final = {
    AmendmentRule.THOSE_WHO_ACCEPT: W("binds those who accept", "для принявших"),
    AmendmentRule.ALL_PARTIES: W("binds all parties", "для всех участников"),
    AmendmentRule.TACIT: W("by silence", "молчаливое принятие"),
    AmendmentRule.ORGAN: W("by decision of an organ", "решением органа"),
}
_NOT_ALLOWED = W("not allowed", "не допускается")
_NOTICE = W("after notice: {}", "после уведомления: {}")
_AFTER_ENTRY = W("after its entry into force", "после вступления в силу")
_TERM = W("term {}", "срок {}")
_UNTIL = W("until {}", "до {}")
_RENEWED = W("renewed for {}", "продление на {}")

_Clause = (
    SignatureClause
    | EntryIntoForce
    | ProvisionalApplication
    | Participation
    | Reservations
    | Withdrawal
    | Duration
    | Amendment
    | DepositaryClause
    | MembershipLink
    | Settlement
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseShown:
    """A final clause: its topic and title, its words, and what it says in a few (may be empty)."""

    topic: Topic
    title: str
    quote: Quote | None
    summary: str


def clauses_of(view: View, instrument: Instrument) -> tuple[ClauseShown, ...]:
    """The final clauses that are held, in the order of `Topic`."""
    held = instrument.clauses
    found: tuple[tuple[Topic, _Clause | None], ...] = (
        (Topic.SIGNATURE, held.signature),
        (Topic.ENTRY_INTO_FORCE, held.entry_into_force),
        (Topic.PROVISIONAL, held.provisional),
        (Topic.PARTICIPATION, held.participation),
        (Topic.RESERVATIONS, held.reservations),
        (Topic.WITHDRAWAL, held.withdrawal),
        (Topic.SUSPENSION, held.suspension),
        (Topic.DURATION, held.duration),
        (Topic.AMENDMENT, held.amendment),
        (Topic.DEPOSITARY, held.depositary),
        (Topic.MEMBERSHIP, held.membership),
        (Topic.SETTLEMENT, held.settlement),
    )
    return tuple(_clause(view, topic, one) for topic, one in found if one is not None)


def texts_of(instrument: Instrument) -> Iterator[Text]:
    """The texts of all clauses that are held, those of relations and of steps in disputes too."""
    held = instrument.clauses
    named = (
        *(held.signature, held.entry_into_force, held.provisional, held.participation),
        *(held.reservations, held.withdrawal, held.suspension, held.duration),
        *(held.amendment, held.depositary, held.membership, held.settlement),
    )
    yield from (one.text for one in named if one is not None)
    if held.settlement is not None:
        yield from (step.text for step in held.settlement.steps)
    yield from (relation.text for relation in held.relations)


def _clause(view: View, topic: Topic, clause: _Clause) -> ClauseShown:
    return ClauseShown(
        topic=topic,
        title=view.say(_TITLES[topic]),
        quote=quote_of(view, clause.text),
        summary=", ".join(part for part in _summary(view, clause) if part),
    )


def _summary(view: View, clause: _Clause) -> Iterator[str]:
    match clause:
        case Participation():
            yield from (view.say(_ENTITLED[one]) for one in clause.open_to)
            yield view.say(_AFTER_ENTRY) if clause.after_entry_into_force else ""
        case Reservations():
            yield view.say(_RESERVATIONS[clause.rule]).format(", ".join(clause.provisions))
        case Withdrawal():
            notice = view.say(_NOTICE).format(_length(view, clause.notice))
            yield notice if clause.allowed else view.say(_NOT_ALLOWED)
        case Duration():
            yield from _duration(view, clause)
        case Amendment():
            yield view.say(_AMENDED[clause.binds])
        case DepositaryClause():
            yield view.name_of(clause.holder)
        case MembershipLink():
            yield view.name_of(clause.organisation)
        case Settlement():
            yield view.say(clause.covers)
        case _:
            return


def _duration(view: View, clause: Duration) -> Iterator[str]:
    if clause.term is not None:
        yield view.say(_TERM).format(_length(view, clause.term))
    if clause.until is not None:
        yield view.say(_UNTIL).format(clause.until.isoformat())
    if clause.renewal is not None:
        yield view.say(_RENEWED).format(_length(view, clause.renewal))


def _length(view: View, delay: Delay) -> str:
    return delay_sentence(delay, view.language).removeprefix("+ ")
