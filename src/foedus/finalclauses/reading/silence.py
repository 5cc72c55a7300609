"""What the silence of a clause means, and what only a word tells.

A clause on entry into force that says nothing of provisional application provides for none; a
treaty that is held whole and says nothing of reservations is silent on them (VCLT 19(c)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.terms import Found, Function, Read, Status, Value

_PROVISIONAL: Final = {"APPLY", "PROVISIONALLY"}
_GOES_ON: Final = frozenset({"REMAINING", "CONTRACTS", "LIABILITIES"})
_ENDS: Final = frozenset({"WITHDRAW", "WITHDRAWN", "WITHDRAWAL", "EXPIRY", "END"})
_LASTS: Final = frozenset({"REMAIN", "INDEFINITE", "RENEWED"})
_TREATY: Final = {"TREATY", "IT", "ENTRY"}
_NEAR: Final = 4
"""So many words after its subject a sentence on duration says so."""


def silent_values(
    text: str,
    sentences: Sequence[Sentence],
    clauses: Mapping[Function, Found],
    told: Mapping[str, Value],
    *,
    whole: bool,
) -> list[Value]:
    """The values that follow from what the clauses do not say."""
    values: list[Value] = []
    entry, leaving = (
        clauses.get(Function.ENTRY_INTO_FORCE),
        clauses.get(Function.WITHDRAWAL),
    )
    if entry is not None:
        values.append(_provisional(text, sentences, entry))
        values.extend(_start(text, sentences))
    if leaving is not None and "withdrawal.tail" not in told:
        tails = [one for one in sentences if _may_be_a_tail(one, leaving)]
        values.append(_unless_unread(text, "withdrawal.tail", False, tails))  # noqa: FBT003
    if leaving is not None and Function.DURATION not in clauses:
        terms = [one for one in sentences if _may_be_a_term(one)]
        values.append(_unless_unread(text, "duration.kind", "none", terms))
    if whole and "reservations" not in told and (entry is not None or leaving is not None):
        values.append(_reservations(sentences))
    return values


def _provisional(text: str, sentences: Sequence[Sentence], entry: Found) -> Value:
    """True where a sentence of the clause applies the treaty before its entry into force."""
    path = "entry_into_force.provisional_application"
    for one in sentences:
        kinds = {kind for token in one.tokens for kind in token.kind.split("|")}
        here = entry.start <= one.start < entry.end or "APPLY" in kinds
        if here and kinds & _PROVISIONAL and kinds & _TREATY and not one.article.annex:
            return Value(path=path, value=True, status=Status.GIVEN, quotes=(one.quote(text),))
    return Value(path=path, value=False, status=Status.GIVEN)


def _start(text: str, sentences: Sequence[Sentence]) -> Iterator[Value]:
    """From when it is applied provisionally, where that is the signature."""
    for one in sentences:
        if one.meaning is not None and one.meaning.get("provisionally.trigger") == "on_signature":
            quotes = (one.quote(text),)
            path = "provisional.start"
            yield Value(path=path, value="signature", status=Status.GIVEN, quotes=quotes)
            return


def _unless_unread(text: str, path: str, value: Read, unread: Sequence[Sentence]) -> Value:
    """The value of silence; only proposed where a sentence that was not understood may say it."""
    status = Status.TO_CONFIRM if unread else Status.GIVEN
    quotes = tuple(one.quote(text) for one in unread[:1])
    return Value(path=path, value=value, status=status, quotes=quotes, whole=not unread)


def _may_be_a_tail(sentence: Sentence, leaving: Found) -> bool:
    """Whether a sentence that was not understood may say that something survives the end.

    In the article on leaving it speaks of the treaty and of what may go on; elsewhere it speaks of
    the end of the treaty, and of both.
    """
    if sentence.meaning is not None or sentence.article.annex:
        return False
    if leaving.start <= sentence.start < leaving.end:
        return _speaks(sentence, _GOES_ON)
    kinds = {kind for token in sentence.tokens for kind in token.kind.split("|")}
    ends = any(
        first & _ENDS and second & {"TREATY"} for first, second in pairwise(_kinds(sentence))
    )
    return ends and bool(kinds & _GOES_ON) and bool(kinds & {"SURVIVES", "REMAIN"})


def _may_be_a_term(sentence: Sentence) -> bool:
    """Whether a sentence that was not understood may say how long the treaty lasts."""
    if sentence.meaning is not None or sentence.article.annex:
        return False
    kinds = _kinds(sentence)
    return any(
        kind & {"TREATY", "IT"}
        and any(one & _LASTS and "DONE" not in one for one in kinds[n + 1 : n + _NEAR])
        for n, kind in enumerate(kinds)
    )


def _speaks(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a sentence speaks of the treaty, and after it in such words."""
    kinds = _kinds(sentence)
    places = [n for n, kind in enumerate(kinds) if kind & {"TREATY", "IT"}]
    after = places[0] if places else len(kinds)
    return any(kind & words for kind in kinds[after:])


def _kinds(sentence: Sentence) -> list[set[str]]:
    """The classes of each word of a sentence."""
    return [set(token.kind.split("|")) for token in sentence.tokens]


def _reservations(sentences: Sequence[Sentence]) -> Value:
    """Silent, unless a sentence that was not understood speaks of reservations."""
    unread = [
        one
        for one in sentences
        if one.meaning is None
        and any("RESERVATION" in token.kind for token in one.tokens)
        and any("TREATY" in token.kind.split("|") for token in one.tokens)
    ]
    status = Status.TO_CONFIRM if unread else Status.GIVEN
    return Value(path="reservations", value="silent", status=status, whole=not unread)
