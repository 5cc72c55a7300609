"""Documents called by their noun alone: "the Treaty", "the Agreement of 8 December 1991"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.pieces.grammar import part_of
from foedus.claims.pieces.row import Document, InOrganisation, Piece, Sort, Thing
from foedus.claims.terms.times import Relation, TimeSaid

_FOUNDING = "founding"
"""The subject of the instruments by which an organisation was made."""
_DAY = timedelta(days=1)


def meant_by_noun(
    noun: str, made: Sequence[Piece], after: Sequence[Piece], setting: Setting, memory: Memory
) -> str:
    """The instrument that a bare noun stands for; empty where none is told.

    The day that follows it says which; else it is the one of that noun that was named last.
    *made* stands before it in its sentence, *after* follows it.
    """
    day = _day_after(after)
    if day is not None:
        return _adopted_on(day, noun, setting, memory)
    for piece in reversed(made):
        if isinstance(piece.sense, Document) and piece.sense.noun == noun and piece.sense.named.id:
            return piece.sense.named.id
    return (
        memory.documents.get(noun, "")
        or _founding_a_body(noun, made, setting, memory)
        or _of_charter(noun, setting, memory)
        or _first_founding(noun, setting, memory)
    )


def _founding_a_body(noun: str, made: Sequence[Piece], setting: Setting, memory: Memory) -> str:
    """The instrument that founded the body named last, if it is so called."""
    senses = [piece.sense for piece in reversed(made)] + [memory.sense(Sort.BODY)]
    body = next((s.named.id for s in senses if isinstance(s, InOrganisation) and s.named.id), "")
    found = [
        one.founded_by
        for organisation in setting.register.organisations
        for one in organisation.bodies
        if one.id == body and one.founded_by in _called(noun, setting)
    ]
    return found[0] if found else ""


def _of_charter(noun: str, setting: Setting, memory: Memory) -> str:
    """The constituent instrument of the organisation that the report is about."""
    own = setting.register.organisation.get(_topic(memory))
    constituent = "" if own is None else own.constituent
    return constituent if constituent in _called(noun, setting) else ""


def _first_founding(noun: str, setting: Setting, memory: Memory) -> str:
    """The earliest founding instrument of that organisation which is so called."""
    topic = _topic(memory)
    found = [
        one
        for one in setting.register.instruments
        if topic
        and one.within == topic
        and _FOUNDING in one.subjects
        and one.id in _called(noun, setting)
    ]
    return min(found, key=lambda one: str(one.adopted)).id if found else ""


def _topic(memory: Memory) -> str:
    sense = memory.topic.sense if memory.topic is not None else memory.sense(Sort.ORGANISATION)
    return sense.named.id if isinstance(sense, Thing) else ""


def _called(noun: str, setting: Setting) -> frozenset[str]:
    """The instruments that have such a noun in a title."""
    return frozenset(one.instrument for one in setting.titles.titles if noun in one.nouns)


def is_plural(piece: Piece, made: Sequence[Piece]) -> bool:
    """Whether a noun names several documents: "agreements", "договоры".

    A Russian form that may be either is a genitive after a noun or preposition, else a plural.
    """
    token = piece.tokens[0]
    if not any(form.number for form in token.forms):
        return token.lower.endswith("s")
    if made and part_of(made[-1]) in {"PREP", "NOUN"}:
        return all(form.number == "plur" for form in token.forms)
    return {f.number for f in token.forms if f.case in {"nomn", "accs"}} == {"plur"}


def past_day(pieces: Sequence[Piece], place: int) -> int:
    """Past the day by which a document is told from others: "of 8 December 1991"."""
    if place + 2 < len(pieces) and part_of(pieces[place + 1]) == "NPRO":
        after = past_day(pieces, place + 2)  # "протокол к нему от …"
        return after if after > place + 2 else place
    if _day_after(pieces[place : place + 2]) is None:
        return place
    return place + 1 if isinstance(pieces[place].sense, TimeSaid) else place + 2


def _day_after(after: Sequence[Piece]) -> date | None:
    """The single day named at once after a noun, with "of" or "от"."""
    for piece in after[:2]:
        if isinstance(piece.sense, TimeSaid):
            span = piece.sense.span
            single = piece.sense.relation is not Relation.UNSAID and span.end == span.start + _DAY
            own = piece is not after[0] or piece.lower.startswith("от")
            return span.start if single and own else None
        if piece.lower != "of":
            return None
    return None


def _adopted_on(day: date, noun: str, setting: Setting, memory: Memory) -> str:
    called = _called(noun, setting)
    found = [
        one.id for one in setting.register.instruments if one.id in called and one.adopted == day
    ]
    last = memory.sense(Sort.ORGANISATION)
    own = last.named.id if isinstance(last, Thing) else ""
    within = [one for one in found if own and setting.titles.within.get(one) == own]
    chosen = within or found
    return chosen[0] if len(chosen) == 1 else ""
