"""What a question came to, in words; values that the decision gives stand in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.law.answers.tables import Speaker
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.speech import in_language
from foedus.regimes.rules.terms import Picks, Regime
from foedus.regimes.rules.truth import Truth


class _Given(dict[str, str]):
    """Values to be put into words; one that is not held is left open."""

    def __missing__(self, key: str) -> str:
        return "…"


def filled(words: Wording, gives: Mapping[str, str]) -> Wording:
    """*words* with the values that a decision gives in the places named for them.

    >>> filled(Wording("within {days} days"), {"days": "7"}).en
    'within 7 days'
    """
    values = _Given(gives)
    return Wording(words.en.format_map(values), words.ru.format_map(values))


def outcome_words(regime: Regime, decision: Decision) -> Wording:
    """The words of what a question came to."""
    words = regime.question(decision.question).says(decision.outcome)
    return filled(words, decision.gives)


def answers_of(regime: Regime, decision: Decision, speaker: Speaker) -> Iterator[str]:
    """What a question came to; of one whose every rule answers, each answer."""
    question = regime.question(decision.question)
    applying = [one.rule for one in decision.alternatives if one.held.truth is Truth.YES]
    if question.picks is Picks.EVERY and applying:
        found = (filled(question.says(rule.outcome), decision.gives) for rule in applying)
        yield from dict.fromkeys(speaker.say(words) for words in found)
    else:
        yield speaker.say(outcome_words(regime, decision))
    if decision.gives:
        words = str(question.says(decision.outcome))
        kept = {name: one for name, one in decision.gives.items() if f"{{{name}}}" not in words}
        gives = in_language(kept, speaker)
        yield from (f"{name}: {value}" for name, value in gives.items() if value)
