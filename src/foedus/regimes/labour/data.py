"""Answers as plain data for JSON; the keys are a promise (docs/how/entitle.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording
from foedus.regimes.labour.answers import Answer, Answered, OnDocument, Stretch
from foedus.regimes.labour.findings import Fault
from foedus.regimes.labour.pairs import is_outside, standings, states_in
from foedus.regimes.labour.parts import (
    Ground,
    Part,
    basis_in,
    grounds_of,
    missing_of,
    outcome_words,
    parts_of,
)
from foedus.regimes.labour.speaking import edge, law_titles
from foedus.regimes.rules.decisions import Basis
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import Picks, Regime

Data = dict[str, Any]

DIFFERS = "by-part"
"""The answer where the parts of a question come to different outcomes."""
NOTHING = "nothing-asked"
"""The answer where the case says that there is nothing to ask about."""
_DIFFERS_WORDS = Wording("it differs from part to part; see below", "по частям различно; см. ниже")
_NOTHING_WORDS = Wording("the case names none", "в деле таких нет")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells answers as data."""

    regime: Regime
    law: Law

    def case(self, answered: Answered) -> Data:
        """One case with its answers."""
        worker = answered.worker
        known = self.law.known
        return {
            "row": worker.row,
            "on": worker.on.isoformat(),
            "known": None if known is None else known.isoformat(),
            "note": _words(worker.note),
            "case": {name: str(value) for name, value in worker.values.items()},
            "answers": [self._answer(one, answered) for one in answered.answers],
            "confidence": str(answered.confidence),
        }

    def _answer(self, answer: Answer, answered: Answered) -> Data:
        parts = tuple(parts_of(answer, answered.worker))
        if not parts:
            return {"question": answer.question.name, "title": _words(answer.question.title)} | {
                "answer": NOTHING,
                "words": _words(_NOTHING_WORDS),
                "basis": [],
                "confidence": str(Confidence.HIGH),
            }
        told = [self._part(part) for part in parts]
        head = {"question": answer.question.name, "title": _words(answer.question.title)}
        if isinstance(parts[0].about, Stretch):
            return head | _together(told, parts) | {"periods": told}
        if isinstance(parts[0].about, OnDocument):
            return head | _together(told, parts) | {"documents": told}
        return head | told[0]

    def _part(self, part: Part) -> Data:
        grounds = grounds_of(self.regime, part)
        decision = part.decision
        applying = [ground for ground in grounds if ground.applies]
        data = _about(part)
        data |= {
            "answer": decision.outcome,
            "words": _words(outcome_words(part.question, decision.outcome, decision.gives)),
            "gives": dict(decision.gives),
            "basis": [self._basis(one, part) for one in basis_in(part, grounds)],
            "confidence": str(decision.confidence),
            "why": [_words(one.words) for one in applying if decision.rule or one.basis],
            "missing": [_words(one) for one in missing_of(part)],
            "alternatives": [_alternative(one) for one in grounds if decision.alternatives],
            "cures": [_words(one.cure) for one in grounds if one.cure],
        }
        if part.question.picks is Picks.EVERY:
            data["terms"] = [self._term(one, part) for one in applying]
        return data

    def _term(self, ground: Ground, part: Part) -> Data:
        return {
            "words": _words(ground.words),
            "basis": [self._basis(one, part) for one in ground.basis],
            "confidence": str(ground.confidence),
        }

    def _basis(self, basis: Basis, part: Part) -> Data:
        states = states_in(self.regime, part.values)
        stand = tuple(standings(self.law, basis.instrument, states, part.on))
        return {
            "instrument": basis.instrument,
            "title": _words(self._title(basis.instrument)),
            "article": basis.article,
            "since": None if any(map(is_outside, stand)) else _day(basis.since),
            "decides": basis.decides,
            "states": [
                {
                    "party": one.state,
                    "status": list(one.words),
                    "since": [day.isoformat() for day in one.since],
                    "at_latest": one.at_latest,
                }
                for one in stand
            ],
            "sources": list(basis.evidence.sources),
            "confidence": str(basis.evidence.confidence),
        }

    def _title(self, instrument: str) -> Wording:
        held = self.law.register.instrument.get(instrument)
        if held is not None:
            return held.title
        return law_titles(self.regime).get(instrument, Wording(instrument))


def fault_data(fault: Fault) -> Data:
    """One fault of one row."""
    return {
        "row": fault.row,
        "field": fault.field,
        "code": fault.code,
        "message": fault.message,
        "remedy": fault.remedy,
    }


def counts_data(answered: Sequence[Answered], faults: Iterable[Fault]) -> Data:
    """How many cases were answered, and how many have faults."""
    return {"answered": len(answered), "faulty": len({fault.row for fault in faults})}


def _about(part: Part) -> Data:
    if isinstance(part.about, Stretch):
        return {
            "state": part.values.get("period_state"),
            "kind": part.about.period.kind,
            "from": part.about.span.start.isoformat(),
            "until": edge(part.about.span.end),
        }
    if isinstance(part.about, OnDocument):
        found = part.about.document.values
        return {"field": found.get("education_field"), "state": found.get("education_state")}
    return {}


def _together(told: list[Data], parts: tuple[Part, ...]) -> Data:
    """What the parts come to: one answer, where all are alike."""
    alike = len({one["answer"] for one in told}) == 1
    return {
        "answer": told[0]["answer"] if alike else DIFFERS,
        "words": told[0]["words"] if alike else _words(_DIFFERS_WORDS),
        "basis": _each(told, "basis"),
        "confidence": str(weakest(part.decision.confidence for part in parts)),
        "missing": _each(told, "missing"),
        "alternatives": _each(told, "alternatives"),
        "cures": _each(told, "cures"),
    }


def _each(told: list[Data], key: str) -> list[Data]:
    """What any part says under *key*, each thing once."""
    found: list[Data] = []
    for one in told:
        found += [value for value in one[key] if value not in found]
    return found


def _alternative(ground: Ground) -> Data:
    return {
        "answer": ground.answer,
        "words": _words(ground.outcome),
        "why": _words(ground.words),
        "rule": ground.rule,
        "applies": "yes" if ground.applies else "unknown",
    }


def _words(words: Wording) -> Data:
    return {"en": words.en, "ru": words.ru}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
