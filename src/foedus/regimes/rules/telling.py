"""A decision as it is told: as data for JSON, and as a table with the sentences of its proof.

Every rule that was tried is told, with whether it applied, what it asks, and on what grounds.
The keys of the data are a promise: docs/reference/json.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from foedus.law.answers.tables import Speaker, Table
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Case, Value
from foedus.regimes.rules.conditions_said import condition_words
from foedus.regimes.rules.decisions import Basis, Decision, Decisions, Tried
from foedus.regimes.rules.grounds import Ground
from foedus.regimes.rules.outcomes_said import answers_of, outcome_words
from foedus.regimes.rules.speech import CONFIDENCE, Voice
from foedus.regimes.rules.terms import Regime, Rule
from foedus.regimes.rules.truth import Truth
from foedus.regimes.rules.weakness import Weakest, weakest_of, weighed_by

Data = dict[str, Any]
W = Wording

HELD: Final = {Truth.YES: "yes", Truth.NO: "no", Truth.UNSURE: "unknown"}
"""Whether a rule applied, as data says it."""

MARKS: Final = {Truth.YES: "●", Truth.NO: "–", Truth.UNSURE: "?"}
"""A mark for whether a rule applied; a word stands beside it."""

_APPLIED: Final = {
    Truth.YES: W("applies", "применяется"),
    Truth.NO: W("does not apply", "не применяется"),
    Truth.UNSURE: W("nobody can say", "сказать нельзя"),
}
_QUESTION, _ANSWER = W("question", "вопрос"), W("answer", "ответ")
_RESTS_ON, _CONFIDENCE = W("rests on", "основание"), W("confidence", "достоверность")
_ASKS: Final = W("asks: ", "условие: ")
_WEIGHED: Final = W("weighed: ", "учтено: ")
_MISSING: Final = W("missing: ", "не хватает: ")
_CURE: Final = W("what would help: ", "что поможет: ")
_WEAKEST: Final = W("the weakest fact: ", "самое слабое звено: ")
_THE_RULE: Final = W("the rule itself", "само правило")
_ALSO: Final = W("leads to the same", "ведёт к тому же")


@dataclass(frozen=True, slots=True)
class Told:
    """Something told in both forms: as data, and as a table."""

    data: Data
    table: Table


def told(
    regime: Regime, case: Case, decisions: Decisions, speaker: Speaker, known: date | None = None
) -> Told:
    """The decisions of one case."""
    teller = Teller(regime, case, speaker)
    return Told(teller.data(decisions, known), teller.table(decisions, known))


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the decisions of one case under one regime."""

    regime: Regime
    case: Case
    speaker: Speaker

    @property
    def _voice(self) -> Voice:
        return Voice(self.regime, self.speaker)

    # as data

    def data(self, decisions: Decisions, known: date | None = None) -> Data:
        """Every decision of the case."""
        return {
            "regime": self.regime.id,
            "title": words_data(self.regime.title),
            "on": self.case.on.isoformat(),
            "known": None if known is None else known.isoformat(),
            "case": {name: value_data(value) for name, value in self.case.values.items()},
            "decisions": [self.decision(one) for one in decisions.values()],
        }

    def decision(self, decision: Decision) -> Data:
        """One decision."""
        found = weakest_of(self.regime, self.case, decision)
        say = self.speaker.say
        return {
            "question": decision.question,
            "title": words_data(self.regime.question(decision.question).title),
            "outcome": decision.outcome,
            "words": words_data(outcome_words(self.regime, decision)),
            "confidence": str(decision.confidence),
            "weakest": None if found is None else self._weakest(found),
            "rule": None if decision.rule is None else self._rule(decision.rule),
            "basis": [basis_data(one) for one in decision.basis],
            "gives": dict(decision.gives),
            "missing": [say(one) for one in decision.missing],
            "alternatives": [self._alternative(one) for one in decision.alternatives],
            "tried": [self._tried(one) for one in decision.tried],
        }

    def _rule(self, rule: Rule) -> Data:
        return {
            "id": rule.id,
            "rank": rule.rank,
            "outcome": rule.outcome,
            "words": words_data(rule.words),
            "cure": words_data(rule.cure),
            "where": str(rule.where),
            **_evidence(rule.evidence),
        }

    def _alternative(self, tried: Tried) -> Data:
        words = self.regime.question(tried.rule.question).says(tried.rule.outcome)
        return {
            "rule": tried.rule.id,
            "outcome": tried.rule.outcome,
            "words": words_data(words),
            "applies": HELD[tried.held.truth],
        }

    def _tried(self, tried: Tried) -> Data:
        rule, language = tried.rule, self.speaker.language
        weighed = weighed_by(self.regime, self.case, rule) if tried.held.truth else ()
        return {
            **self._rule(rule),
            "applies": HELD[tried.held.truth],
            "asks": condition_words(rule.when, self.regime, language),
            "grounds": [self._ground(one, rule) for one in tried.held.grounds],
            "weighed": [self._ground(one, rule) for one in weighed],
            "because": list(self._because(tried)),
            "missing": [self.speaker.say(one) for one in tried.held.missing],
        }

    def _ground(self, ground: Ground, rule: Rule) -> Data:
        row = ground.row
        return {
            "kind": str(ground.kind),
            "name": ground.name,
            "about": list(ground.about),
            "is": list(ground.words),
            "since": _day(ground.since),
            "sentence": self._voice.sentence(ground, rule),
            "row": None if row is None else dict(row.cells) | {"where": str(row.where)},
            **_evidence(ground.evidence),
        }

    def _weakest(self, found: Weakest) -> Data:
        return {"rule": found.rule.id, "sentence": self._weak(found), **_evidence(found.evidence)}

    def _weak(self, found: Weakest) -> str:
        if found.ground is not None:
            return self._voice.sentence(found.ground, found.rule)
        said = f"{self.speaker.say(_THE_RULE)} ({found.rule.id})"
        return f"{said}{self._voice.evidence(found.evidence)}"

    def _because(self, tried: Tried) -> Iterator[str]:
        """The sentences of a rule's grounds, or what it looked for in vain."""
        if tried.held.grounds:
            yield from (self._voice.sentence(one, tried.rule) for one in tried.held.grounds)
        elif tried.held.truth is Truth.NO:
            yield from self._voice.absent(tried.rule)

    # as a table

    def table(self, decisions: Decisions, known: date | None = None) -> Table:
        """The answers as rows, and under them the proof of each."""
        say = self.speaker.say
        values = (f"{name}={value_data(value)}" for name, value in self.case.values.items())
        return Table(
            title=f"{say(self.regime.title)} · {self.regime.id}",
            lead=(", ".join(values), self.speaker.as_of(self.case.on, known)),
            columns=tuple(map(say, (_QUESTION, _ANSWER, _RESTS_ON, _CONFIDENCE))),
            rows=tuple(self._row(one) for one in decisions.values()),
            notes=tuple(line for one in decisions.values() for line in self.proof(one))[1:],
        )

    def _row(self, decision: Decision) -> tuple[str, ...]:
        places = (place(one) for one in decision.basis if one.decides)
        return (
            self.speaker.say(self.regime.question(decision.question).title),
            "; ".join(self.answers(decision)),
            "; ".join(dict.fromkeys(places)),
            self.speaker.say(CONFIDENCE[decision.confidence]),
        )

    def answers(self, decision: Decision) -> Iterator[str]:
        """What a question came to, in the reader's language."""
        return answers_of(self.regime, decision, self.speaker)

    def proof(self, decision: Decision) -> Iterator[str]:
        """The lines of a proof: each rule that was tried, and then what the answer hangs on."""
        title = self.speaker.say(self.regime.question(decision.question).title)
        yield ""
        yield f"{title} → {'; '.join(self.answers(decision))}"
        for one in decision.tried:
            yield from self._lines(one)
        yield from self._also(decision)
        for words in decision.missing:
            yield f"  {self.speaker.say(_MISSING)}{self.speaker.say(words)}"
        found = weakest_of(self.regime, self.case, decision)
        if found is not None:
            yield f"  {self.speaker.say(_WEAKEST)}{self._weak(found)}"

    def _lines(self, tried: Tried) -> Iterator[str]:
        rule, truth, say = tried.rule, tried.held.truth, self.speaker.say
        yield f"  {MARKS[truth]} {rule.rank} {rule.id}: {say(_APPLIED[truth])}"
        if truth is not Truth.NO:
            yield f"      {say(rule.words)}{self._voice.evidence(rule.evidence)}"
        asks = condition_words(rule.when, self.regime, self.speaker.language)
        yield f"      {say(_ASKS)}{asks}"
        yield from (f"      + {sentence}" for sentence in self._because(tried))
        if truth is not Truth.NO:
            for ground in weighed_by(self.regime, self.case, rule):
                yield f"      + {say(_WEIGHED)}{self._voice.sentence(ground, rule)}"
            if truth is Truth.UNSURE and rule.cure:
                yield f"      {say(_CURE)}{say(rule.cure)}"

    def _also(self, decision: Decision) -> Iterator[str]:
        for one in decision.basis:
            if not one.decides:
                evidence = self._voice.evidence(one.evidence)
                yield f"  {place(one)}: {self.speaker.say(_ALSO)}{evidence}"


def place(basis: Basis) -> str:
    """An instrument and the article in it."""
    return f"{basis.instrument}, {basis.article}" if basis.article else basis.instrument


def basis_data(basis: Basis) -> Data:
    """A place that a decision rests on."""
    return {
        "instrument": basis.instrument,
        "article": basis.article,
        "since": _day(basis.since),
        "decides": basis.decides,
        **_evidence(basis.evidence),
    }


def words_data(words: Wording) -> Data:
    """Words in both languages."""
    return {"en": words.en, "ru": words.ru}


def value_data(value: Value) -> str:
    """The value of a field; several possibilities stand with " or " between."""
    held = getattr(value, "values", None)
    return str(value) if held is None else " or ".join(sorted(str(one) for one in held))


def _evidence(evidence: Evidence) -> Data:
    return {"sources": list(evidence.sources), "confidence": str(evidence.confidence)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
