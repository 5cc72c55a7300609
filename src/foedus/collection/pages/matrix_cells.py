"""The cells of the ratification matrix, and the signs of its legend (depositary-rules 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.collection.addresses import standing_path
from foedus.collection.pages.acts import reading_title
from foedus.collection.pages.days import NO_DAY, told_shown, when_shown
from foedus.collection.pages.disputes import claims_by_reading
from foedus.collection.pages.marks import Mark, mark_of
from foedus.collection.pages.parts import DayClaim, DayShown
from foedus.collection.pages.view import View
from foedus.law.answers.answers import PartyStanding
from foedus.law.answers.standing import Word
from foedus.law.answers.told import Doubt
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import When, first_possible
from foedus.law.terms.wording import Wording

W = Wording


class Cell(StrEnum):
    """What a cell says. The first five are those of the printed legend."""

    DATE = "date"
    PENDING = "pending"
    NOT_SIGNED = "not-signed"
    PROVISIONAL = "provisional"
    LEFT = "left"
    STATED = "stated"
    THROUGH = "through"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


_SIGNS: Final = {
    Cell.PENDING: "+",
    Cell.NOT_SIGNED: "-",
    Cell.PROVISIONAL: "ВП",
    Cell.LEFT: "",
    Cell.THROUGH: "→",
    Cell.DISPUTED: "≠",
    Cell.UNKNOWN: "?",
}


LEGEND: Final = (
    (Cell.DATE, W("a date", "дата"), W("procedures completed", "процедуры выполнены")),
    (Cell.PENDING, W("+", "+"), W("procedures not completed", "процедуры не выполнены")),
    (Cell.NOT_SIGNED, W("-", "-"), W("not signed", "не подписан")),
    (
        Cell.PROVISIONAL,
        W("ВП", "ВП"),
        W("provisionally applied from signature", "временно применяется с подписания"),
    ),
    (
        Cell.LEFT,
        W("blank", "пусто"),
        W(
            "the state left, or declared that it will not become a party",
            "государство вышло или заявило, что не станет участником",
        ),
    ),
)


ITALICS: Final = (
    W("italics", "курсив"),
    W("document not in force", "документ не вступил в силу"),
)


BEYOND: Final = (
    (
        Cell.STATED,
        W("(date)", "(дата)"),
        W(
            "the day of effect as a source states it; the day of completion is not held",
            "день вступления по источнику; день выполнения процедур не имеется",
        ),
    ),
    (
        Cell.THROUGH,
        W("→", "→"),
        W("bound through another instrument", "связано через другой документ"),
    ),
    (Cell.DISPUTED, W("≠", "≠"), W("disputed", "спорно")),
    (Cell.UNKNOWN, W("?", "?"), W("unknown", "неизвестно")),
)


_WORDS: Final = {cell: words for cell, _, words in (*LEGEND, *BEYOND)}


_NOT_BOUND: Final = frozenset({Word.SIGNED, Word.NONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One state under one document. *text* is what print shows, *words* what a reader hears.

    *left* is the day since which the state is out, for LEFT.
    """

    party: str
    cell: Cell
    mark: Mark
    text: str
    words: str
    day: DayShown
    left: DayShown
    href: str


def cell_of(view: View, one: Instrument, told: PartyStanding) -> MatrixCell:
    """The cell of one state under one document."""
    cell, day, left = _said(view, one, told)
    text = _SIGNS.get(cell, f"({day.text})" if cell is Cell.STATED else day.text)
    said = ", ".join(part for part in (view.say(_WORDS[cell]), day.long, left.long) if part)
    return MatrixCell(
        party=told.party,
        cell=cell,
        mark=mark_of(told.word),
        text=text,
        words=f"{view.name_of(told.party)}: {said}",
        day=day,
        left=left,
        href=standing_path(one.id, told.party),
    )


def _said(view: View, one: Instrument, told: PartyStanding) -> tuple[Cell, DayShown, DayShown]:
    """What a cell says, its day, and the day since which the state is out."""
    since = told_shown(told.since, view.language)
    if not told.word.certain:
        disputed = told.word.doubt is Doubt.DISPUTED
        return (Cell.DISPUTED if disputed else Cell.UNKNOWN), NO_DAY, NO_DAY
    word = told.word.value
    if word is Word.FORMER:
        return Cell.LEFT, NO_DAY, since
    if word is Word.BOUND_THROUGH:
        return Cell.THROUGH, since, NO_DAY
    if word in _NOT_BOUND:
        return _unbound(view, one, told)
    return _completed(view, one, told, since)


def _unbound(view: View, one: Instrument, told: PartyStanding) -> tuple[Cell, DayShown, DayShown]:
    """A state that only signed, gave that up, did not sign, or of which nothing is said."""
    taken_back = _day_of(view, one, told.party, Kind.SIGNATURE_WITHDRAWN)
    if taken_back is not None:
        return Cell.LEFT, NO_DAY, when_shown(taken_back, view.language)
    if told.word.value is Word.SIGNED:
        signed = NO_DAY if told.signature is None else _signing(view, one, told.signature)
        return (Cell.PENDING if one.binding else Cell.DATE), signed, NO_DAY
    listed = any(act.kind is Kind.SIGNATURE for act in one.acts)
    refused = told.signature is not None and told.signature.kind is Kind.NOT_SIGNED
    return (Cell.NOT_SIGNED if listed or refused else Cell.UNKNOWN), NO_DAY, NO_DAY


def _signing(view: View, one: Instrument, act: Act) -> DayShown:
    """The day of an act; an act without one was done at adoption."""
    day = act.legal_when
    return when_shown(one.adopted if day is None else day, view.language)


def _day_of(view: View, one: Instrument, party: str, kind: Kind) -> When | None:
    """The day of the last act of a kind by a state, up to the day of the view."""
    days = (act.legal_when for act in one.acts if act.party == party and act.kind is kind)
    past = [day for day in days if day is not None and first_possible(day) <= view.on]
    return past[-1] if past else None


def _completed(
    view: View, one: Instrument, told: PartyStanding, since: DayShown
) -> tuple[Cell, DayShown, DayShown]:
    """A state that is bound: by a consent of a day, or only as a source states it."""
    status = view.first.status(one.id)
    consents = () if status is None else status.consents.by_party.get(told.party, ())
    held = {act.id: act for act in one.acts}
    for consent in reversed(consents):
        act = held.get(consent.act.id)
        if consent.day <= view.on and act is not None:
            return Cell.DATE, _consent_day(view, one, act), NO_DAY
    if told.word.value is Word.PROVISIONAL:
        return Cell.PROVISIONAL, since, NO_DAY
    return Cell.STATED, since, NO_DAY


def _consent_day(view: View, one: Instrument, act: Act) -> DayShown:
    """The day of a consent; where sources differ on it and nobody has settled it, every one."""
    if act.rival is None or (one.id, act.rival.dispute) in view.worlds.settled:
        return _signing(view, one, act)
    rivals = claims_by_reading((a for a in one.acts if a.party == act.party), act.rival.dispute)
    claims = tuple(
        DayClaim(_signing(view, one, other).text, (reading_title(view, reading),))
        for reading, acts in rivals.items()
        for other in acts
    )
    texts = tuple(dict.fromkeys(claim.text for claim in claims))
    if len(texts) == 1:
        return _signing(view, one, act)
    text = f"[{','.join(texts)}]"
    return DayShown(text=text, long=text, doubt=Doubt.DISPUTED, claims=claims)
