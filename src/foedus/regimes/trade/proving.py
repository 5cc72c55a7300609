"""Is origin proven? The officer's own finding, or the documents examined under the rules.

Where it is not known which rules govern, the documents are examined under each that may; origin
is proven where all agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording
from foedus.regimes.origin.certificates import Consignment as Declared
from foedus.regimes.origin.certificates import NoProof
from foedus.regimes.origin.deciding import determine
from foedus.regimes.origin.goods import Good
from foedus.regimes.origin.proof import examine
from foedus.regimes.origin.proof_terms import Examination
from foedus.regimes.origin.results import TestResult, Verdict, agreed, every, lowest
from foedus.regimes.origin.rule_sets import RuleSet
from foedus.regimes.origin.standing import Inquiry
from foedus.regimes.quantities.exchange import NoQuote
from foedus.regimes.quantities.money import money
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.consignments import Consignment, NotStated

if TYPE_CHECKING:
    from moneyed import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """Whether origin is proven; *under* are the rules that were asked, each with its tests."""

    verdict: Verdict
    confidence: Confidence
    under: tuple[tuple[str, tuple[TestResult, ...]], ...] = ()
    missing: tuple[Wording, ...] = ()


def proven(
    books: Books, consignment: Consignment, rules: frozenset[str], parties: frozenset[str]
) -> Proven:
    """Whether origin is proven; *rules* may govern, *parties* give each other preference."""
    accepted = consignment.proving.accepted
    if accepted is not Verdict.REFER:
        return Proven(verdict=accepted, confidence=Confidence.HIGH)
    if isinstance(consignment.proving.presented, NotStated):
        return Proven(verdict=Verdict.REFER, confidence=Confidence.HIGH, missing=(_NOT_STATED,))
    held = [books.rule_sets[name] for name in sorted(rules) if name in books.rule_sets]
    if len(held) < len(rules) or not held:
        return Proven(verdict=Verdict.REFER, confidence=Confidence.HIGH, missing=(_NO_RULES,))
    found = [_under(books, consignment, one, parties) for one in held]
    return Proven(
        verdict=agreed(one.verdict for one in found),
        confidence=lowest(one.confidence for one in found),
        under=tuple(pair for one in found for pair in one.under),
        missing=tuple(dict.fromkeys(words for one in found for words in one.missing)),
    )


def _under(
    books: Books, consignment: Consignment, rules: RuleSet, parties: frozenset[str]
) -> Proven:
    """The proof, and the production where it is stated, under one set of rules."""
    presented = consignment.proving.presented
    if isinstance(presented, NotStated):
        presented = NoProof()
    examined = examine(Examination(presented, _declared(books, consignment, rules, parties), rules))
    verdicts, tests = [examined.accepted], list(examined.tests)
    confidences, missing = [examined.confidence], list(examined.missing)
    if isinstance(consignment.production, Good):
        edition = books.editions.on(consignment.declared)
        inquiry = Inquiry(
            consignment.production,
            rules,
            consignment.declared,
            parties,
            "" if edition is None else edition.name,
            books.supplies.correlations,
        )
        made = determine(inquiry)
        verdicts.append(made.originates)
        tests += made.tests
        confidences.append(made.confidence)
        missing += made.missing
    return Proven(
        verdict=every(verdicts),
        confidence=lowest(confidences),
        under=((rules.instrument, tuple(tests)),),
        missing=tuple(Wording(one, one) for one in missing),
    )


def _in_currency_of_limit(books: Books, consignment: Consignment, rules: RuleSet) -> Money | None:
    """The customs value in the currency in which the rules limit small consignments.

    As it is, where there is no rate of the day: then the limit cannot be compared.
    """
    value, on = consignment.customs_value, consignment.declared
    limit = rules.parameter("small-consignment", on)
    if value is None or limit is None or value.currency.code == limit.currency:
        return value
    quote = books.supplies.exchange.quote(value.currency.code, limit.currency, on)
    if isinstance(quote, NoQuote):
        return value
    exact = Fraction(value.amount) * quote.value
    return money(Decimal(exact.numerator) / Decimal(exact.denominator), limit.currency)


def _declared(
    books: Books, consignment: Consignment, rules: RuleSet, parties: frozenset[str]
) -> Declared:
    """The consignment as the examination of its proof sees it."""
    proving, value = consignment.proving, _in_currency_of_limit(books, consignment, rules)
    return Declared(
        code=consignment.code,
        declared_on=consignment.declared,
        parties=parties,
        presented_on=proving.presented_on,
        customs_value=None if value is None else value.amount,
        currency="" if value is None else value.currency.code,
        seller_state=proving.seller_state,
        route=proving.route,
        item=proving.item,
        description_matches=proving.description_matches,
        quantity_matches=proving.quantity_matches,
    )


_NOT_STATED = Wording(
    "whether a proof of origin was presented (AdditionalDocument)",
    "представлен ли документ о происхождении (AdditionalDocument)",
)
_NO_RULES = Wording(
    "the rules of origin that govern between the two states",
    "правила происхождения, действующие между двумя государствами",
)
