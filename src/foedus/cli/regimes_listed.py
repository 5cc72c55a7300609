"""What regimes a register holds: their fields and questions, as a table and as data."""

from __future__ import annotations

from typing import Any

from foedus.law.answers.tables import Speaker, Table
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.folders import folder_of
from foedus.regimes.rules.outcomes_said import filled
from foedus.regimes.rules.reading import load_regime, regimes_in
from foedus.regimes.rules.telling import Told, words_data
from foedus.regimes.rules.terms import Question, Regime

W = Wording


def regimes_listed(register: str, speaker: Speaker) -> Told:
    """Every regime of the register called *register*."""
    folder = folder_of(register)
    held = [(name, load_regime(folder, name, speaker.register)) for name in regimes_in(folder)]
    rows = (
        (name, one.name, speaker.say(one.title))
        for name, regime in held
        for one in regime.questions
    )
    columns = (W("regime", "режим"), W("question", "вопрос"), W("about", "о чём"))
    notes = (f"{name}: {speaker.say(one.title)}. {_fields(one)}" for name, one in held)
    table = Table(
        title=speaker.say(W("Regimes", "Режимы")),
        lead=(speaker.say(speaker.register.title),),
        columns=tuple(map(speaker.say, columns)),
        rows=tuple(rows),
        notes=tuple(notes),
    )
    return Told({"regimes": [_regime(name, one) for name, one in held]}, table)


def _fields(regime: Regime) -> str:
    return " ".join(f"{name}=" for name in regime.fields if name != regime.day)


def _regime(name: str, regime: Regime) -> dict[str, Any]:
    return {
        "name": name,
        "id": regime.id,
        "title": words_data(regime.title),
        "day": regime.day,
        "fields": [
            {"name": one.name, "kind": str(one.kind), "title": words_data(one.title)}
            for one in regime.fields.values()
        ],
        "questions": [_question(one) for one in regime.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": words_data(question.title),
        "picks": str(question.picks),
        "default": question.default,
        "outcomes": {
            name: words_data(filled(words, {})) for name, words in question.outcomes.items()
        },
    }
