"""A consignment ──▶ its answer: is origin proven, which treatment, what is due."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.evidence import Confidence
from foedus.regimes.origin.results import Verdict
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.deciding import decide, decision_of
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.holding import Judge
from foedus.regimes.trade.answers import DutyAnswer, Line
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.charging import charges
from foedus.regimes.trade.consignments import Consignment, NotStated
from foedus.regimes.trade.facts import base_case, preference_partners, whole_case
from foedus.regimes.trade.proving import Proven, proven
from foedus.regimes.trade.reasons import asks_for_proof


def answer(books: Books, consignment: Consignment, row: int = 1) -> DutyAnswer:
    """What is due on *consignment*, and why.

    Raises `RulesClash` where the regime's rules contradict one another.
    """
    case = base_case(books, consignment)
    found = _by_documents(books, consignment, case)
    whole = whole_case(case, found)
    decisions = decide(books.regime, books.law, whole)
    lines = charges(books, consignment, decisions)
    return DutyAnswer(
        row=row,
        consignment=consignment,
        case=whole,
        decisions=decisions,
        proven=found,
        lines=lines,
        confidence=_confidence(decisions["treatment"], found, lines[0]),
    )


def answers(books: Books, rows: Iterable[tuple[int, Consignment]]) -> Iterable[DutyAnswer]:
    """The answers of several consignments, by their rows."""
    return (answer(books, consignment, row) for row, consignment in rows)


def examined(books: Books, consignment: Consignment) -> Proven:
    """Whether origin is proven, before anything is decided."""
    return _by_documents(books, consignment, base_case(books, consignment))


def _by_documents(books: Books, consignment: Consignment, case: Case) -> Proven:
    """Whether origin is proven, under the rules of origin that govern or may govern."""
    proving = consignment.proving
    if proving.accepted is not Verdict.REFER or isinstance(proving.presented, NotStated):
        return proven(books, consignment, frozenset(), frozenset())
    question = books.regime.question("origin_rules")
    rules = decision_of(question, Judge(books.regime, books.law, case)).possible
    return proven(books, consignment, rules, preference_partners(books, consignment))


def _confidence(treatment: Decision, found: Proven, duty: Line) -> Confidence:
    """The lowest that treatment and duty rest on; the proof counts where the treatment asks it."""
    return weakest(
        (
            treatment.confidence,
            duty.evidence.confidence,
            *([found.confidence] if asks_for_proof(treatment) else []),
        )
    )
