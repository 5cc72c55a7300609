"""Entry into force as a page shows it: the large date beside the words of the clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.collection.addresses import anchor
from foedus.collection.pages.acts import party_named, quote_of
from foedus.collection.pages.asked import missing_of, status_of
from foedus.collection.pages.days import told_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named, Proof, Quote
from foedus.collection.pages.proofs import proof_shown, titled_condition
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.speech.conditions import delay_sentence, is_at_once
from foedus.law.answers.told import Doubt
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

W = Wording


class EntryState(StrEnum):
    """How the instrument itself stands on the day."""

    IN_FORCE = "in-force"
    TO_COME = "to-come"
    NOT_IN_FORCE = "not-in-force"
    ENDED = "ended"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"
    POLITICAL = "political"


_MARKS = {
    EntryState.IN_FORCE: Mark.IN_FORCE,
    EntryState.TO_COME: Mark.OPEN,
    EntryState.NOT_IN_FORCE: Mark.OPEN,
    EntryState.ENDED: Mark.ENDED,
    EntryState.DISPUTED: Mark.DISPUTED,
    EntryState.UNKNOWN: Mark.UNKNOWN,
    EntryState.POLITICAL: Mark.NONE,
}
_SAID = {
    EntryState.IN_FORCE: W("In force from {}", "В силе с {}"),
    EntryState.TO_COME: W("Enters into force on {}", "Вступает в силу {}"),
    EntryState.NOT_IN_FORCE: W("Not in force by the acts on record", "Не в силе по учтённым актам"),
    EntryState.ENDED: W("No longer in force; it was from {}", "Более не в силе; было с {}"),
    EntryState.DISPUTED: W("In force from {}, disputed", "В силе с {}, спорно"),
    EntryState.UNKNOWN: W("Not known whether in force: {}", "Неизвестно, в силе ли: {}"),
    EntryState.POLITICAL: W(
        "A political document: it binds nobody and does not enter into force",
        "Политический документ: не обязывает и в силу не вступает",
    ),
}
_LATER = W(
    "for each later party, its own consent {delay}", "для последующих участников: согласие {delay}"
)
_AT_ONCE = W(
    "for each later party, the day of its own consent",
    "для последующих участников: день собственного согласия",
)
_QUESTION = W("Why {}?", "Почему {}?")
_WHY_NOT = W("Why is it not in force?", "Почему не в силе?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPart:
    """One part of the condition: what it asks, who has done it, how many more, who could."""

    condition: str
    mark: Mark
    done: tuple[Named, ...]
    needed: int
    candidates: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """Entry into force: *day* stands large, *clause* beside it.

    *later* says the rule for later parties. *missing* and *signed_only* are empty once the
    instrument is in force. *stated*: a source says the day; it is not computed.
    """

    state: EntryState
    mark: Mark
    sentence: str
    day: DayShown
    until: DayShown
    clause: Quote | None
    condition: str
    later: str
    stated: bool
    missing: tuple[MissingPart, ...]
    signed_only: tuple[Named, ...]
    proof: Proof


def entry_of(view: View, instrument: Instrument) -> EntryShown:
    """The entry into force of an instrument on the day."""
    answer = status_of(view, instrument.id)
    key = anchor("entry")
    day = told_shown(answer.in_force_from, view.language, key)
    state = state_of(view, answer)
    said = view.say(_SAID[state]).format(day.long or day.text)
    question = view.say(_QUESTION).format(day.long) if day else view.say(_WHY_NOT)
    parts, signed = _missing(view, answer)
    clause = instrument.clauses.entry_into_force
    status = view.first.status(instrument.id)
    return EntryShown(
        state=state,
        mark=_MARKS[state],
        sentence=said,
        day=day,
        until=told_shown(answer.in_force_until, view.language, key),
        clause=None if clause is None else quote_of(view, clause.text),
        condition=titled_condition(view, None if clause is None else clause.condition),
        later=_later(view, instrument),
        stated=status is not None and status.entry.stated,
        missing=parts,
        signed_only=signed,
        proof=proof_shown(view, key, question, said, answer.proof),
    )


def state_of(view: View, answer: given.StatusAnswer) -> EntryState:
    """How an instrument stands, from its answer."""
    if not answer.binding:
        return EntryState.POLITICAL
    if not answer.in_force.certain:
        disputed = answer.in_force.doubt is Doubt.DISPUTED
        return EntryState.DISPUTED if disputed else EntryState.UNKNOWN
    if answer.in_force.value:
        return EntryState.IN_FORCE
    if answer.in_force_from.values == (None,):
        return EntryState.NOT_IN_FORCE
    begun = [day <= view.on for day in answer.in_force_from.values if day is not None]
    if not all(begun):
        return EntryState.TO_COME if answer.in_force_from.certain else EntryState.NOT_IN_FORCE
    return EntryState.ENDED


def mark_of_state(state: EntryState) -> Mark:
    """The mark of an instrument that stands so."""
    return _MARKS[state]


def _missing(
    view: View, answer: given.StatusAnswer
) -> tuple[tuple[MissingPart, ...], tuple[Named, ...]]:
    if not answer.binding or (answer.in_force.certain and answer.in_force.value):
        return (), ()
    found = missing_of(view, answer.instrument)
    parts = tuple(_part(view, part) for part in found.parts)
    return parts, tuple(party_named(view, code) for code in found.signed_not_consented)


def _part(view: View, part: given.Missing) -> MissingPart:
    return MissingPart(
        condition=titled_condition(view, part.condition),
        mark=Mark.DONE if part.met else Mark.WAITS,
        done=tuple(party_named(view, code) for code in part.done),
        needed=part.needed,
        candidates=tuple(party_named(view, code) for code in part.candidates),
    )


def _later(view: View, instrument: Instrument) -> str:
    clause = instrument.clauses.entry_into_force
    if clause is None or clause.later is None:
        return ""
    if is_at_once(clause.later):
        return view.say(_AT_ONCE)
    return view.say(_LATER).format(delay=delay_sentence(clause.later, view.language))
