"""A consignment ──▶ the case that the regime decides: its fields, and why one is unknown."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.nomenclature.correlation import Relation
from foedus.regimes.origin.results import Verdict
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.cases import Case, OneOf, Value
from foedus.regimes.rules.holding import Judge
from foedus.regimes.rules.truth import Truth
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.consignments import Consignment
from foedus.regimes.trade.proving import Proven

OLD_EDITION: Final = "2007"
"""The edition of the HS in which Annex 1 is written."""

_SIX: Final = 6


def base_case(books: Books, consignment: Consignment) -> Case:
    """What is known before origin is examined."""
    digits = consignment.code.digits
    values: dict[str, Value] = {
        "importer": consignment.importer,
        "origin": consignment.origin,
        "declared": consignment.declared,
        "commodity": digits,
        "commodity_2007": in_edition(books, consignment, OLD_EDITION),
    }
    if consignment.procedure:
        values["procedure"] = consignment.procedure
    if consignment.listed is not Verdict.REFER:
        values["on_prohibition_list"] = str(consignment.listed)
    return Case(consignment.declared, values)


def whole_case(case: Case, proven: Proven) -> Case:
    """The case with what the examination of origin found."""
    if proven.verdict is not Verdict.REFER:
        return Case(case.on, {**case.values, "proven": str(proven.verdict)}, case.why)
    told = tuple(dict.fromkeys(proven.missing))
    why = {"proven": _joined(told)} if told else {}
    return Case(case.on, case.values, {**case.why, **why})


def _joined(told: tuple[Wording, ...]) -> Wording:
    ru = "; ".join(words.in_language("ru") for words in told)
    return Wording("; ".join(words.en for words in told), ru)


def in_edition(books: Books, consignment: Consignment, edition: str) -> Value:
    """The code in another edition of the HS than that of the day."""
    own = books.editions.on(consignment.declared)
    return code_in_edition(books, consignment.code, "" if own is None else own.name, edition)


def code_in_edition(books: Books, code: CommodityCode, own: str, edition: str) -> Value:
    """A code of one edition in another; several possibilities where it was split.

    The national digits stay where the six digits of the HS did; else they mean nothing there.
    Without correlations between the editions it is the code itself.
    """
    correlations = books.supplies.correlations
    if not own or not code.subheading or not correlations.way(own, edition):
        return code.digits
    found = correlations.correlate(code, own, edition)
    if found.kind is Relation.NONE:
        return code.digits
    whole = {one if one != code.subheading else code.digits for one in found.codes}
    return OneOf(frozenset(whole)) if len(whole) > 1 else next(iter(whole))


def preference_partners(books: Books, consignment: Consignment) -> frozenset[str]:
    """The states to whose goods the importing state may give preference on the day, and itself.

    They are those for which a rule with a free outcome finds its treaty operating. For the state of
    origin it is enough that the treaty may operate: whether it does, the treatment decides.
    """
    atoms = [
        atom
        for rule in books.regime.question("treatment").rules
        if rule.outcome == "free"
        for atom in c.atoms_of(rule.when)
        if isinstance(atom, c.BondIs | c.BilateralIs)
    ]
    found = {consignment.importer}
    wanted = {consignment.origin: (Truth.YES, Truth.UNSURE)}
    for party in books.law.register.parties:
        case = Case(consignment.declared, {"importer": consignment.importer, "origin": party.code})
        judge = Judge(books.regime, books.law, case)
        enough = wanted.get(party.code, (Truth.YES,))
        if any(judge.atom(atom).truth in enough for atom in atoms):
            found.add(party.code)
    return frozenset(found)
