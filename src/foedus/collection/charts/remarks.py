"""What stands beside a bar: the word on the chosen day, with its mark and its dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.collection.charts.icons import icon
from foedus.collection.charts.looks import Bar, look_of, said
from foedus.collection.charts.markup import Node, node, with_times
from foedus.collection.charts.rows import Piece, Row, alternatives, days
from foedus.law.terms.wording import Language, Wording

W = Wording

_THEN = W("then {}", "затем {}")


@dataclass(frozen=True, slots=True)
class Remark:
    """The *mark*, its *voice*, the *text* beside it, and *more* in the second voice."""

    mark: str
    voice: str
    text: str
    more: tuple[str, ...] = ()


def remark_on(row: Row, day: date, language: Language) -> Remark:
    """How *row* stands on *day*; what ended is told in [brackets], as the UN prints it."""
    piece = row.on(day)
    if piece is None:
        return _without(row, day, language)
    look = look_of(piece.word)
    text = f"{said(piece.word, language)} {days(piece, language)}"
    if look.bar is Bar.CLOSED:
        text = f"[{text}]"
    return Remark(look.mark, look.voice, text, tuple(_more(row, piece, language)))


def _more(row: Row, piece: Piece, language: Language) -> Iterator[str]:
    if piece.may:
        yield " / ".join(said(one, language) for one in piece.may)
    for one in row.pieces:
        if one.until == piece.since and one.may:
            yield f"{alternatives(one, language)} {days(one, language)}"
    for one in row.pieces:
        if one.since != piece.until:
            continue
        told = f"{alternatives(one, language)} {days(one, language)}"
        yield _THEN.in_language(language).format(told)


def _without(row: Row, day: date, language: Language) -> Remark:
    """Nothing holds on *day*: what ended last, or what is to come, or nothing at all."""
    look = look_of("none")
    coming = [one for one in row.pieces if one.since > day]
    gone = [one for one in row.pieces if one.until <= day]
    if coming:
        then = f"{alternatives(coming[0], language)} {days(coming[0], language)}"
        words = _THEN.in_language(language).format(then)
        return Remark(look.mark, look.voice, said("none", language), (words,))
    if gone:
        ended = look_of("former")
        last = f"{alternatives(gone[-1], language)} {days(gone[-1], language)}"
        return Remark(ended.mark, ended.voice, f"[{last}]")
    return Remark(look.mark, look.voice, said("none", language))


def in_html(remark: Remark) -> tuple[Node | str, ...]:
    """The remark as the content of a cell."""
    words = node("span", None, *with_times(remark.text))
    status = node("span", {"class": f"st {remark.voice}"}, icon(remark.mark), words)
    more = (node("small", None, *with_times(line)) for line in remark.more)
    return (status, *more)
