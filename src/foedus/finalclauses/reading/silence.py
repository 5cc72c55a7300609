"""What the silence of a clause means, and what only a word tells.

A clause on entry into force that says nothing of provisional application provides for none; a
treaty that is held whole and says nothing of reservations is silent on them (VCLT 19(c)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from foedus.finalclauses.reading.clauses import Sentence
from foedus.finalclauses.terms import Found, Function, Quote, Read, Status, Value

_PROVISIONAL: Final = {"APPLY", "PROVISIONALLY"}
_GOES_ON: Final = frozenset({"REMAINING", "CONTRACTS"})
_ENDS: Final = frozenset({"WITHDRAW", "WITHDRAWN", "WITHDRAWAL", "EXPIRY", "END"})
_LASTS: Final = frozenset({"REMAIN", "INDEFINITE", "RENEWED", "UNLESS", "APPLY"})
_TREATY: Final = {"TREATY", "IT", "ENTRY"}


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
        after = [one for one in sentences if _may_be_a_tail(one, leaving)]
        values.append(_unless_unread("withdrawal.tail", False, after, _GOES_ON))  # noqa: FBT003
    if leaving is not None and Function.DURATION not in clauses:
        values.append(_unless_unread("duration.kind", "none", sentences, _LASTS))
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


def _unless_unread(
    path: str, value: Read, sentences: Sequence[Sentence], words: frozenset[str]
) -> Value:
    """The value of silence; only proposed where an unread sentence on the treaty has such words."""
    unread = [one for one in sentences if one.meaning is None and _speaks(one, words)]
    status = Status.TO_CONFIRM if unread else Status.GIVEN
    quotes = tuple(Quote(one.start, one.end, "") for one in unread[:1])
    return Value(path=path, value=value, status=status, quotes=quotes, whole=not unread)


def _may_be_a_tail(sentence: Sentence, leaving: Found) -> bool:
    """Whether a sentence stands in the article on leaving, or speaks of an end."""
    kinds = {kind for token in sentence.tokens for kind in token.kind.split("|")}
    return leaving.start <= sentence.start < leaving.end or bool(kinds & _ENDS)


def _speaks(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a sentence speaks of the treaty in such words, outside annexes."""
    kinds = [set(token.kind.split("|")) for token in sentence.tokens]
    places = [n for n, kind in enumerate(kinds) if kind & {"TREATY", "IT"}]
    after = places[0] if places else len(kinds)
    return not sentence.article.annex and any(kind & words for kind in kinds[after:])


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
