"""Documents called by their noun alone: "the Treaty", "the Agreement of 8 December 1991"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.pieces.row import Document, Piece, Sort, Thing
from foedus.claims.terms.times import Relation, TimeSaid

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
    last = memory.documents.get(noun)
    return "" if last is None else last


def is_plural(piece: Piece) -> bool:
    """Whether a noun names several documents: "agreements", "договоры"."""
    token = piece.tokens[0]
    numbers = {form.number for form in token.forms if form.case in {"", "nomn", "accs"}}
    if any(form.number for form in token.forms):
        return numbers == {"plur"}
    return token.lower.endswith("s")


def past_day(pieces: Sequence[Piece], place: int) -> int:
    """Past the day by which a document is told from others: "of 8 December 1991"."""
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
    called = {title.instrument for title in setting.titles.titles if noun in title.nouns}
    found = [
        one.id for one in setting.register.instruments if one.id in called and one.adopted == day
    ]
    last = memory.sense(Sort.ORGANISATION)
    own = last.named.id if isinstance(last, Thing) else ""
    within = [one for one in found if own and setting.titles.within.get(one) == own]
    chosen = within or found
    return chosen[0] if len(chosen) == 1 else ""
