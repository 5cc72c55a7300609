"""Answers as plain data, for JSON: the keys are a promise (docs/reference/consignments.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.law.answers.tables import Speaker
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.origin.results import TestResult, flattened
from foedus.regimes.rules.decisions import Basis, Decision
from foedus.regimes.rules.telling import Teller
from foedus.regimes.trade.answers import DutyAnswer, Line
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.reasons import basis_of, cures_of
from foedus.regimes.trade.totals import total_of

if TYPE_CHECKING:
    from moneyed import Money

Data = dict[str, Any]


def answer_data(answer: DutyAnswer, books: Books, language: Language = "en") -> Data:
    """One answer: `treatment`, `duty`, `basis[]`, `confidence` first; then how it came about.

    *language* is that of the sentences of the proof.
    """
    teller = Teller(books.regime, answer.case, Speaker(books.law.register, language))
    treatment, consignment = answer.treatment, answer.consignment
    missing = dict.fromkeys((*treatment.missing, *answer.duty.missing))
    return {
        "row": answer.row,
        "importer": consignment.importer,
        "origin": consignment.origin,
        "commodity": consignment.code.digits,
        "on": consignment.declared.isoformat(),
        "treatment": treatment.outcome,
        "duty": _money(answer.duty),
        "basis": [
            {**basis_data(one.basis, one.role), "perhaps": one.perhaps} for one in basis_of(answer)
        ],
        "confidence": str(answer.confidence),
        "missing": [_words(one) for one in missing],
        "alternatives": _alternatives(treatment),
        "cures": [_words(words) for words in cures_of(answer)],
        "charges": [_line(line) for line in answer.lines],
        "total": _total(answer),
        "origin_rules": _decided(answer.decisions["origin_rules"], "origin"),
        "tariff": _decided(answer.decisions["tariff"], "tariff"),
        "proof_of_origin": _proof(answer),
        "proof": [teller.decision(one) for one in answer.decisions.values()],
    }


def basis_data(basis: Basis, role: str) -> Data:
    """A place that an answer rests on, and for what."""
    return {
        "instrument": basis.instrument,
        "article": basis.article,
        "since": None if basis.since is None else basis.since.isoformat(),
        "confidence": str(basis.evidence.confidence),
        "sources": list(basis.evidence.sources),
        "role": role,
        "decides": basis.decides,
    }


def _words(words: Wording) -> Data:
    return {"en": words.en, "ru": words.in_language("ru")}


def _amount(held: Money) -> Data:
    """An amount with its currency; the text keeps every decimal."""
    return {
        "amount": float(held.amount),
        "text": f"{held.amount:f}",
        "currency": held.currency.code,
    }


def _money(line: Line) -> Data | None:
    return None if line.amount is None else _amount(line.amount)


def _line(line: Line) -> Data:
    return {
        "charge": str(line.charge),
        "rate": line.rate,
        "source": line.source,
        "amount": _money(line),
        "words": _words(line.words),
        "steps": [_words(said) for said in line.steps],
        "notes": [_words(note) for note in line.notes],
        "missing": [_words(words) for words in line.missing],
        "confidence": str(line.evidence.confidence),
    }


def _total(answer: DutyAnswer) -> Data | None:
    total = total_of(answer)
    if total is None:
        return None
    return {**_amount(total.amount), "confidence": str(total.confidence)}


def _alternatives(decision: Decision) -> list[Data]:
    return [
        {
            "outcome": one.rule.outcome,
            "rule": one.rule.id,
            "holds": one.held.truth.name.lower(),
            "missing": [_words(words) for words in one.held.missing],
        }
        for one in decision.alternatives
    ]


def _decided(decision: Decision, role: str) -> Data:
    return {
        "outcome": decision.outcome,
        "alternatives": sorted(decision.possible - {decision.outcome}),
        "basis": [basis_data(one, role) for one in decision.basis],
        "confidence": str(decision.confidence),
        "missing": [_words(one) for one in decision.missing],
    }


def _proof(answer: DutyAnswer) -> Data:
    proven = answer.proven
    return {
        "verdict": str(proven.verdict),
        "confidence": str(proven.confidence),
        "under": [
            {"rules": name, "tests": [_test(one) for one in flattened(tests)]}
            for name, tests in proven.under
        ],
        "missing": [_words(one) for one in proven.missing],
    }


def _test(one: TestResult) -> Data:
    return {
        "test": one.name,
        "verdict": str(one.verdict),
        "says": _words(one.says),
        "cite": one.cite,
        "confidence": str(one.confidence),
        "sources": list(one.sources),
        "cure": _words(one.cure) if one.cure else None,
        "missing": list(one.missing),
    }
