"""Findings for what the register does not hold, and for what names nothing definite."""

from __future__ import annotations

from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.telling import joined, quoted, say
from foedus.claims.judging.weighing import Finding, Lack, nothing
from foedus.claims.terms.said import Named, StatesSaid
from foedus.law.terms.wording import Wording


def not_held(named: Named, what: Wording) -> Finding:
    """The register holds no such thing; where nothing is named at all, the words are too vague."""
    if not named:
        return vague(say("{what} is not named", "не названо: {what}", what=what))
    if is_indefinite(named):
        return vague(which(named))
    words = quoted(named.words or named.id)
    told = say(
        "The register does not hold {what} {words}.",
        "В реестре нет: {what} {words}.",
        what=what,
        words=words,
    )
    return nothing(told, Lack.THING)


def which(named: Named) -> Wording:
    """That several things are spoken of, and not which."""
    words = quoted(named.words)
    return say("which {words} are meant", "какие именно {words}", words=words)


def unknown_states(states: StatesSaid) -> Finding:
    """None of the states named is known."""
    words = joined(quoted(name) for name in states.unknown)
    told = say(
        "The register knows no state or organisation {words}.",
        "Реестр не знает такой стороны: {words}.",
        words=words,
    )
    return nothing(told, Lack.THING)


def vague(why: Wording) -> Finding:
    """Nothing definite enough is named."""
    told = say(
        "The statement names nothing definite enough to look up: {why}.",
        "Высказывание не называет ничего определённого: {why}.",
        why=why,
    )
    return nothing(told, Lack.MEANING)


ORGANISATION = Wording("the organisation", "организация")
STATES = Wording("the state", "государство")
INSTRUMENT = Wording("the document", "документ")
OFFICE = Wording("the office", "должность")
PERSON = Wording("the person", "лицо")
BODY = Wording("the body", "орган")
