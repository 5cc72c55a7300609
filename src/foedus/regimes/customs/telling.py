"""Customs cooperation as it is told: data for JSON, and a table with what lies behind each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from foedus.law.answers.speech.names import party_name, word_name
from foedus.law.answers.tables import Speaker, Table
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.customs.answers import Claim, Cooperation, OnInstrument, StateStanding
from foedus.regimes.rules.decisions import Tried
from foedus.regimes.rules.speech import CONFIDENCE, Voice
from foedus.regimes.rules.telling import HELD, Teller, Told, words_data
from foedus.regimes.rules.terms import Regime
from foedus.regimes.rules.truth import Truth

Data = dict[str, Any]
W = Wording

_BINDS: Final = {
    Truth.YES: W("● binds the two states", "● связывает два государства"),
    Truth.NO: W("– does not bind the two states", "– не связывает два государства"),
    Truth.UNSURE: W(
        "? not known whether it binds this pair", "? неизвестно, связывает ли эту пару"
    ),
}
_WOULD: Final = {
    Truth.YES: W("lets the officer", "позволяет"),
    Truth.NO: W("if it did bind, it would let the officer", "если бы связывал, позволил бы"),
    Truth.UNSURE: W("if it binds, it lets the officer", "если связывает, позволяет"),
}
_MISSING: Final = W("missing: ", "не хватает: ")
_CURE: Final = W("what would help: ", "что поможет: ")
_CLAIM: Final = W("no instrument, but a claim: ", "не документ, а утверждение: ")
_COLUMNS: Final = (
    W("instrument", "документ"),
    W("between the two", "между двумя"),
    W("the officer may", "можно"),
    W("confidence", "достоверность"),
)


def told(regime: Regime, found: Cooperation, speaker: Speaker) -> Told:
    """Customs cooperation in both forms."""
    return Told(_data(regime, found, speaker), _table(regime, found, speaker))


# as data


def _data(regime: Regime, found: Cooperation, speaker: Speaker) -> Data:
    teller = Teller(regime, found.case, speaker)
    return {
        "regime": regime.id,
        "pair": list(found.pair),
        "on": found.case.on.isoformat(),
        "known": None if found.known is None else found.known.isoformat(),
        "instruments": [_instrument(one, regime, speaker) for one in found.instruments],
        "claims": [_claim(one) for one in found.claims],
        "decisions": [teller.decision(one) for one in found.decisions.values()],
        "confidence": str(found.confidence),
    }


def _instrument(one: OnInstrument, regime: Regime, speaker: Speaker) -> Data:
    return {
        "instrument": one.instrument,
        "article": one.article,
        "title": words_data(one.title),
        "binds": HELD[one.binds],
        "words": _between(one, speaker),
        "since": None if one.since is None else one.since.isoformat(),
        "in_force": one.in_force.value if one.in_force.certain else None,
        "standings": [_standing(standing) for standing in one.standings],
        "permits": [_permitted(tried, regime) for tried in one.permits],
        "missing": [speaker.say(words) for words in one.missing],
        "cures": [speaker.say(words) for words in one.cures],
        "note": words_data(one.note),
        **_evidence(one.evidence),
    }


def _standing(one: StateStanding) -> Data:
    return {
        "party": one.party,
        "status": list(one.words),
        "since": None if one.since is None else one.since.isoformat(),
        **_evidence(one.evidence),
    }


def _permitted(tried: Tried, regime: Regime) -> Data:
    question = regime.question(tried.rule.question)
    return {
        "outcome": tried.rule.outcome,
        "words": words_data(question.says(tried.rule.outcome)),
        "explanation": words_data(tried.rule.words),
        **_evidence(tried.rule.evidence),
    }


def _claim(one: Claim) -> Data:
    return {
        "topic": one.topic,
        "said": words_data(one.said),
        "explanation": words_data(one.explained),
        "perhaps": one.perhaps,
        "since": one.since.isoformat(),
        **_evidence(one.evidence),
    }


def _evidence(evidence: Evidence) -> Data:
    return {"sources": list(evidence.sources), "confidence": str(evidence.confidence)}


# as a table


def _table(regime: Regime, found: Cooperation, speaker: Speaker) -> Table:
    first, second = (party_name(speaker.register, one, speaker.language) for one in found.pair)
    voice = Voice(regime, speaker)
    return Table(
        title=f"{first} – {second}: {speaker.say(regime.title)}",
        lead=(speaker.as_of(found.case.on, found.known),),
        columns=tuple(map(speaker.say, _COLUMNS)),
        rows=tuple(_row(one, regime, speaker) for one in found.instruments),
        notes=(
            *(line for one in found.instruments for line in _behind(one, regime, voice)),
            *(line for one in found.claims for line in _claimed(one, voice)),
        )[1:],
    )


def _row(one: OnInstrument, regime: Regime, speaker: Speaker) -> tuple[str, ...]:
    allowed = one.permits if one.binds is not Truth.NO else ()
    return (
        one.instrument,
        _between(one, speaker),
        "; ".join(_lets(tried, regime, speaker) for tried in allowed) or "–",
        speaker.say(CONFIDENCE[one.evidence.confidence]),
    )


def _between(one: OnInstrument, speaker: Speaker) -> str:
    words = speaker.say(_BINDS[one.binds])
    if one.binds is Truth.YES and one.since is not None:
        return words + speaker.say(W(" since {day}", " с {day}")).format(day=one.since)
    return words


def _lets(tried: Tried, regime: Regime, speaker: Speaker) -> str:
    return speaker.say(regime.question(tried.rule.question).says(tried.rule.outcome))


def _behind(one: OnInstrument, regime: Regime, voice: Voice) -> Iterator[str]:
    """What lies behind a row: standings, what may be asked, what is missing, what would help."""
    say = voice.speaker.say
    yield ""
    yield f"{one.instrument} · {say(one.title)}"
    for standing in one.standings:
        yield f"  {_stands(standing, voice)}"
    for tried in one.permits:
        lets = f"{say(_WOULD[one.binds])} {_lets(tried, regime, voice.speaker)}"
        yield f"  {lets}. {say(tried.rule.words)}{voice.evidence(tried.rule.evidence)}"
    yield from (f"  {say(_MISSING)}{say(words)}" for words in one.missing)
    yield from (f"  {say(_CURE)}{say(words)}" for words in one.cures)


def _stands(one: StateStanding, voice: Voice) -> str:
    words = " / ".join(word_name(word, voice.speaker.language) for word in one.words)
    unknown = voice.speaker.say(W("not known: ", "неизвестно: ")) if len(one.words) > 1 else ""
    since = "" if one.since is None or unknown else f" {one.since}"
    return f"{one.party}: {unknown}{words}{since}{voice.evidence(one.evidence)}"


def _claimed(one: Claim, voice: Voice) -> Iterator[str]:
    say = voice.speaker.say
    yield ""
    yield f"{one.topic} · {say(_CLAIM)}{say(one.said)}"
    yield f"  {say(one.explained)}{voice.evidence(one.evidence)}"
