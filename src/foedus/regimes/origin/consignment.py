"""How the good was bought and carried: direct purchase and direct consignment."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.origin.certificates import Consignment, Leg
from foedus.regimes.origin.proof_terms import Examination
from foedus.regimes.origin.results import TestResult, Verdict, all_of, every
from foedus.regimes.origin.rule_sets import Provision, holding, told

PURCHASE: Final = "direct-purchase"
ROUTE: Final = "direct-consignment"


def direct_purchase(case: Examination) -> TestResult:
    """The seller is a person of a Party."""
    topic = case.topic(PURCHASE)
    if not isinstance(topic, Provision):
        return topic
    seller = case.consignment.seller_state
    if not seller:
        says = Wording("the seller's state is not stated", "государство продавца не указано")
        return told(topic, PURCHASE, Verdict.REFER, says, missing=("seller_state",))
    says = Wording(f"bought from a person of {seller}", f"куплено у лица из {seller}")
    if seller in case.consignment.parties:
        return told(topic, PURCHASE, Verdict.YES, says)
    cure = Wording(
        "buy from a person registered in a Party", "купить у лица, зарегистрированного в Стороне"
    )
    return told(topic, PURCHASE, Verdict.NO, says, cure)


def direct_consignment(case: Examination) -> TestResult:
    """Every state on the way is a Party, or crossed for a reason allowed, under customs control."""
    topic = case.topic(ROUTE)
    if not isinstance(topic, Provision):
        return topic
    route = case.consignment.route
    if not route:
        says = Wording("the route is not stated", "маршрут не указан")
        return told(topic, ROUTE, Verdict.REFER, says, missing=("route",))
    ends = _ends(topic, case.consignment)
    legs = tuple(
        _crossing(number, leg, topic, case)
        for number, leg in enumerate(route)
        if leg.state not in case.consignment.parties
    )
    return all_of(ROUTE, (ends, *legs))


def _ends(topic: Provision, consignment: Consignment) -> TestResult:
    """The way begins and ends in a Party."""
    first, last = consignment.route[0].state, consignment.route[-1].state
    says = Wording(f"carried from {first} to {last}", f"перевозка из {first} в {last}")
    if {first, last} <= consignment.parties:
        return told(topic, ROUTE, Verdict.YES, says)
    cure = Wording("dispatch from a Party, to a Party", "отправить из Стороны в Сторону")
    return told(topic, ROUTE, Verdict.NO, says, cure)


def _crossing(number: int, leg: Leg, topic: Provision, case: Examination) -> TestResult:
    """A state that is no Party is crossed for a reason allowed, under customs control."""
    allowed = [row.id for row in holding(case.rules.crossing_reasons, case.consignment.declared_on)]
    by_reason = _reason(leg, allowed)
    verdict = every((by_reason, leg.customs_control))
    says = Wording(f"crosses {leg.state}, which is no Party", f"через {leg.state} — не Сторону")
    cure = Wording(
        f"show that {leg.state} was crossed under customs control, for one of: "
        f"{', '.join(allowed)}; or carry the good around it",
        f"подтвердить провоз через {leg.state} под таможенным контролем по одной из причин: "
        f"{', '.join(allowed)}; либо везти в обход",
    )
    open_ = [f"route[{number}].reason"] if by_reason is Verdict.REFER else []
    if leg.customs_control is Verdict.REFER:
        open_.append(f"route[{number}].customs_control")
    return told(
        topic,
        f"crossing-{leg.state}",
        verdict,
        says,
        cure if verdict is Verdict.NO else Wording(),
        tuple(open_) if verdict is Verdict.REFER else (),
    )


def _reason(leg: Leg, allowed: list[str]) -> Verdict:
    if not leg.reason:
        return Verdict.REFER
    return Verdict.YES if leg.reason in allowed else Verdict.NO
