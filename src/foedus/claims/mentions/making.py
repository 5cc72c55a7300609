"""What a phrase makes of the things it found: officials of states, counts, bodies, offices, people.

A maker returns None where what it found cannot be such a thing; the phrase then makes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.mentions.organs import body_called, body_of_level, office_of
from foedus.claims.phrases.matching import Match
from foedus.claims.pieces.row import (
    Document,
    InOrganisation,
    Piece,
    Sense,
    Somebody,
    Sort,
    States,
    Thing,
    words_of,
)
from foedus.claims.terms.said import NO_STATES, NOTHING_NAMED, Bound, CountSaid, Named, StatesSaid


@dataclass(frozen=True, slots=True)
class Made:
    """A thing that a phrase made."""

    sort: Sort
    sense: Sense


Maker: TypeAlias = Callable[
    [Match, tuple[Piece, ...], Mapping[str, str], Setting, Memory], Made | None
]


def organisation_in(match: Match, means: Mapping[str, str], memory: Memory) -> Named:
    """The organisation that a phrase names, or the last one, where it means that."""
    piece = match.roles.get("organisation")
    if piece is not None and isinstance(piece.sense, Thing):
        return piece.sense.named
    if piece is not None and isinstance(piece.sense, InOrganisation):
        return piece.sense.organisation
    last = memory.sense(Sort.ORGANISATION)
    if means.get("organisation") == "last" and isinstance(last, Thing):
        return Named("", last.named.id)
    return NOTHING_NAMED


def states_in(match: Match) -> StatesSaid:
    """The states in the role "states"; of a person, those whom they act for."""
    piece = match.roles.get("states")
    sense = None if piece is None else piece.sense
    if isinstance(sense, States):
        return sense.said
    return sense.states if isinstance(sense, Somebody) else NO_STATES


def make_states(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """States through their officials: "the foreign ministers of Armenia and Belarus".

    Or nobody in particular ("several countries"), or the state named last ("the parliament").
    """
    words = words_of(pieces, setting.text)
    if means.get("vague") == "yes":
        return Made(Sort.STATES, States(StatesSaid(words=words)))
    said = states_in(match)
    if means.get("states") == "last" and memory.single is not None:
        said = memory.single.sense.said if isinstance(memory.single.sense, States) else said
    if not said and means.get("states") == "last":
        said = StatesSaid(words=words)
    elif not said:
        return None
    through = match.labels.get("level", means.get("level", ""))
    return Made(Sort.STATES, States(StatesSaid(said.codes, said.unknown, words), through))


def make_person(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """A person with the state whose official (or national) the report calls them."""
    known = match.roles.get("person")
    sense = memory.sense(Sort.PERSON) if means.get("person") == "last" else known and known.sense
    if not isinstance(sense, Somebody) or _is_bare(match, setting):
        return None
    words = sense.named.words or words_of(pieces, setting.text)
    states = states_in(match) or sense.states
    return Made(Sort.PERSON, Somebody(Named(words, sense.named.id), states, sense.among))


def _is_bare(match: Match, setting: Setting) -> bool:
    """Whether a state stands before a Russian name, but no official of it."""
    piece = match.roles.get("states")
    sense = None if piece is None else piece.sense
    return (
        setting.book.language == "ru"
        and piece is not None
        and piece.sort is Sort.STATES
        and isinstance(sense, States)
        and not sense.through
    )


def make_count(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """A number of things: "12 former Soviet republics", "about twenty documents"."""
    del memory
    number = match.roles["number"].sense
    if not isinstance(number, CountSaid):
        return None
    noun = match.labels.get("of") or means.get("of", "")
    bound = Bound(match.labels.get("bound", means.get("bound", number.bound)))
    return Made(Sort.COUNT, CountSaid(number.number, noun, bound, words_of(pieces, setting.text)))


def make_number(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """A number written as a word; the label of the list is the number."""
    del means, memory
    label = match.labels["number"]
    return Made(Sort.NUMBER, CountSaid(int(label), words=words_of(pieces, setting.text)))


def make_body(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """A body of an organisation, or a session of it: "the CIS summit"."""
    words = words_of(pieces, setting.text)
    meets = means.get("meets") == "yes"
    known = match.roles.get("body")
    if known is not None and isinstance(known.sense, InOrganisation):
        organisation = organisation_in(match, means, memory)
        return _known_body(known.sense, words, organisation, meets=meets)
    organisation = organisation_in(match, means, memory)
    level = match.labels.get("level", means.get("level", ""))
    last = memory.meeting.sense if memory.meeting is not None else None
    if means.get("body") == "last" and isinstance(last, InOrganisation):
        named = Named(words, last.named.id)
        return Made(Sort.BODY, InOrganisation(named, last.organisation, last.level, meets))
    noun = match.labels.get("noun", "")
    body = body_of_level(setting.register, organisation.id, level) or body_called(
        setting.register, organisation.id, noun
    )
    return Made(Sort.BODY, InOrganisation(Named(words, body), organisation, level, meets))


def _known_body(known: InOrganisation, words: str, organisation: Named, *, meets: bool) -> Made:
    sense = InOrganisation(
        Named(words, known.named.id),
        known.organisation or organisation,
        known.level,
        known.meets or meets,
    )
    return Made(Sort.BODY, sense)


def make_office(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """An office of an organisation: "CIS Executive Secretary", "head of the alliance"."""
    words = words_of(pieces, setting.text)
    organisation = organisation_in(match, means, memory)
    known = match.roles.get("office")
    if known is not None and isinstance(known.sense, InOrganisation):
        among = known.sense.among or ((known.sense.named.id,) if known.sense.named.id else ())
        own = next((one for one in among if _held_in(one, organisation, setting)), "")
        named = Named(words, own or ("" if organisation.held else known.sense.named.id))
        return Made(Sort.OFFICE, InOrganisation(named, organisation or known.sense.organisation))
    own = office_of(setting.register, organisation.id)
    return Made(Sort.OFFICE, InOrganisation(Named(words, own), organisation))


def _held_in(office: str, organisation: Named, setting: Setting) -> bool:
    return setting.register.office[office].organisation == organisation.id


def make_instrument(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """A document that is the organisation's own: "the alliance's founding charter".

    Or none in particular: "a number of papers".
    """
    del memory
    if means.get("vague") == "yes":
        words = words_of(pieces, setting.text)
        return Made(Sort.INSTRUMENT, Document(Named(words), "document"))
    organisation = match.roles.get("organisation")
    sense = None if organisation is None else organisation.sense
    own = sense.named.id if isinstance(sense, Thing) else ""
    constituent = setting.register.organisation[own].constituent if own else ""
    words = words_of(pieces, setting.text)
    noun = match.labels.get("noun", means.get("noun", ""))
    return Made(Sort.INSTRUMENT, Document(Named(words, constituent), noun)) if own else None


def make_town(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """The capital of a state: "the Tajik capital"."""
    del means, memory
    said = states_in(match)
    held = setting.register.towns if said.codes else ()
    own = next((town for town in held if town.capital and town.party == said.codes[0]), None)
    if own is None:
        return None
    return Made(Sort.TOWN, Thing(Named(words_of(pieces, setting.text), own.id)))


def make_organisation(
    match: Match,
    pieces: tuple[Piece, ...],
    means: Mapping[str, str],
    setting: Setting,
    memory: Memory,
) -> Made | None:
    """An organisation with a noun that says what it is: "the organisation CIS"."""
    del means, memory
    sense = match.roles["organisation"].sense
    if not isinstance(sense, Thing):
        return None
    named = Named(words_of(pieces, setting.text), sense.named.id)
    return Made(Sort.ORGANISATION, Thing(named, sense.among))


MAKERS: Final[Mapping[str, Maker]] = {
    "states": make_states,
    "organisation": make_organisation,
    "person": make_person,
    "count": make_count,
    "number": make_number,
    "body": make_body,
    "office": make_office,
    "instrument": make_instrument,
    "town": make_town,
}
