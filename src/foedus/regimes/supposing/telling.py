"""What changes under the regimes, as it is told: rows for JSON, and a table of like rows together.

The keys of the data are a promise: docs/reference/json.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from foedus.law.answers.tables import Speaker, Table
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.basis import given_by
from foedus.regimes.rules.decisions import Decision, Tried
from foedus.regimes.rules.outcomes_said import answers_of, filled, outcome_words
from foedus.regimes.rules.speech import CONFIDENCE
from foedus.regimes.rules.telling import MARKS, Told, basis_data, words_data
from foedus.regimes.rules.terms import Picks
from foedus.regimes.supposing.consequences import Difference

Data = dict[str, Any]
W = Wording

_TITLE: Final = W("What changes under the regimes", "Что меняется в режимах")
_LEAD: Final = W(
    "{cases} case(s) between {pairs} pair(s) of states are decided otherwise",
    "иначе решаются случаев: {cases}, пар государств: {pairs}",
)
_NOTHING: Final = W(
    "No standard case of the regimes is decided otherwise.",
    "Ни один типовой случай режимов не решается иначе.",
)
_COLUMNS: Final = (
    W("since/until", "с/до"),
    W("states", "государства"),
    W("case", "случай"),
    W("before", "было"),
    W("after", "стало"),
    W("confidence", "достоверность"),
)
_LEGEND: Final = W(
    "A ↔ B: both ways; A ← B: A is {first}, B is {second}.",
    "A ↔ B: в обе стороны; A ← B: A — {first}, B — {second}.",
)


def told(found: Iterable[Difference], speaker: Speaker) -> Told:
    """The differences in both forms; the data has the one key `regimes`."""
    held = tuple(found)
    return Told({"regimes": [difference_data(one, speaker) for one in held]}, _table(held, speaker))


def difference_data(one: Difference, speaker: Speaker) -> Data:
    """One row: a case between these states, on these days, before and after."""
    stretch = one.stretch
    return {
        "regime": one.probed.regime.id,
        "question": stretch.question,
        "title": words_data(one.probed.question(stretch.question).title),
        "probe": one.probe.id,
        "case": words_data(one.probe.title),
        "states": dict(zip(one.probe.states, one.states, strict=True)),
        "pair": list(one.states),
        "from": stretch.span.start.isoformat(),
        "until": None if stretch.span.end.isoformat() == ".." else stretch.span.end.isoformat(),
        "before": _side(one, stretch.before, speaker),
        "after": _side(one, stretch.after, speaker),
        "confidence": str(stretch.confidence),
    }


def _side(one: Difference, decision: Decision, speaker: Speaker) -> Data:
    return {
        "outcome": decision.outcome,
        "words": words_data(outcome_words(one.probed.regime, decision)),
        "rule": None if decision.rule is None else decision.rule.id,
        "rules": [tried.rule.id for tried in decision.alternatives],
        "basis": [basis_data(basis) for basis in decision.basis],
        "missing": [speaker.say(words) for words in decision.missing],
        "confidence": str(decision.confidence),
    }


# as a table

Row = tuple[str, ...]
Rows = dict[tuple[Row, Row], list[Row]]
"""The cells and the cases of each row ──▶ the states of which it is true."""


def _table(held: tuple[Difference, ...], speaker: Speaker) -> Table:
    pairs = {frozenset(one.states) for one in held if len(one.states) > 1}
    cases = {(one.probe.id, one.states) for one in held}
    return Table(
        title=speaker.say(_TITLE),
        lead=(speaker.say(_LEAD).format(cases=len(cases), pairs=len(pairs)),),
        columns=tuple(map(speaker.say, _COLUMNS)) if held else (),
        rows=tuple(
            (cells[0], _states(states), ", ".join(labels), *cells[1:])
            for (cells, labels), states in _grouped(held, speaker).items()
        ),
        notes=tuple(_notes(held, speaker)),
    )


def _grouped(held: tuple[Difference, ...], speaker: Speaker) -> Rows:
    """Rows with equal cells are told as one: their cases together, their states together."""
    labels: dict[tuple[Row, Row], list[str]] = {}
    for one in held:
        labels.setdefault((_cells(one, speaker), one.states), []).append(_label(one))
    rows: Rows = {}
    for (cells, states), found in labels.items():
        rows.setdefault((cells, tuple(found)), []).append(states)
    return rows


def _label(one: Difference) -> str:
    return f"{one.stretch.question}: {one.probe.id}"


def _cells(one: Difference, speaker: Speaker) -> Row:
    """The cells of a row but for its states and cases."""
    stretch = one.stretch
    return (
        f"{stretch.span.start}/{stretch.span.end.isoformat()}",
        _said(one, stretch.before, stretch.after, speaker),
        _said(one, stretch.after, stretch.before, speaker),
        speaker.say(CONFIDENCE[stretch.confidence]),
    )


def _said(one: Difference, decision: Decision, other: Decision, speaker: Speaker) -> str:
    """What a question came to; where every rule answers, only those that answer otherwise."""
    if one.probed.question(decision.question).picks is Picks.EVERY:
        return "; ".join(_otherwise(one, decision, other, speaker)) or "–"
    words = "; ".join(answers_of(one.probed.regime, decision, speaker))
    places = dict.fromkeys(basis.instrument for basis in decision.basis if basis.decides)
    return f"{words} [{', '.join(places)}]" if places else words


def _otherwise(
    one: Difference, decision: Decision, other: Decision, speaker: Speaker
) -> Iterator[str]:
    truths = {tried.rule.id: tried.held.truth for tried in other.tried}
    for tried in decision.tried:
        if tried.held.truth is not truths[tried.rule.id]:
            places = ", ".join(dict.fromkeys(cite.instrument for cite in tried.rule.basis))
            words = speaker.say(_answer(one, tried))
            yield f"{MARKS[tried.held.truth]} {words}{f' [{places}]' if places else ''}"


def _answer(one: Difference, tried: Tried) -> Wording:
    """What a rule answers: its outcome, or its own words where several have that outcome."""
    question = one.probed.question(tried.rule.question)
    alike = [rule for rule in question.rules if rule.outcome == tried.rule.outcome]
    words = tried.rule.words if len(alike) > 1 and tried.rule.words else None
    gives = given_by(one.probed.regime, tried)
    return filled(words or question.says(tried.rule.outcome), gives)


def _states(cases: list[Row]) -> str:
    """The states of like rows: pairs both ways are told once, those of one state together."""
    alone = [one[0] for one in cases if len(one) == 1]
    both = [one for one in cases if len(one) > 1 and one[::-1] in cases and one[0] < one[1]]
    single = [one for one in cases if len(one) > 1 and one[::-1] not in cases]
    return "; ".join((*alone, *_joined(both, "↔"), *_joined(single, "←")))


def _joined(pairs: list[Row], sign: str) -> Iterator[str]:
    """``AZ ↔ AM, BY`` where one state is in several pairs."""
    left = list(pairs)
    while left:
        first = _most_common(left, sign)
        own = [one for one in left if first in (one if sign == "↔" else one[:1])]
        others = sorted(one[1] if one[0] == first else one[0] for one in own)
        yield f"{first} {sign} {', '.join(others)}"
        left = [one for one in left if one not in own]


def _most_common(pairs: list[Row], sign: str) -> str:
    states = [state for one in pairs for state in (one if sign == "↔" else one[:1])]
    return max(sorted(set(states)), key=states.count)


def _notes(held: tuple[Difference, ...], speaker: Speaker) -> Iterator[str]:
    if not held:
        yield speaker.say(_NOTHING)
    fields = {(one.probed.name, one.probe.states) for one in held if len(one.states) > 1}
    for name, (first, second) in sorted(fields):
        yield f"{name}: {speaker.say(_LEGEND).format(first=first, second=second)}"
    cases = {(_label(one), one.stretch.question): one for one in held}
    for (label, question), one in cases.items():
        title = speaker.say(one.probed.question(question).title)
        yield f"{label}: {title} {speaker.say(one.probe.title)}"
