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
class Given:
    """What a maker has: where its phrase was found, the pieces there, and what stands around."""

    match: Match
    pieces: tuple[Piece, ...]
    means: Mapping[str, str]
    setting: Setting
    memory: Memory


@dataclass(frozen=True, slots=True)
class Made:
    """A thing that a phrase made."""

    sort: Sort
    sense: Sense


Maker: TypeAlias = Callable[[Given], Made | None]


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


def make_states(given: Given) -> Made | None:
    """States through their officials: "the foreign ministers of Armenia and Belarus".

    Or nobody in particular ("several countries"), or the state named last ("the parliament").
    """
    words = words_of(given.pieces, given.setting.text)
    if given.means.get("vague") == "yes":
        return Made(Sort.STATES, States(StatesSaid(words=words)))
    said = states_in(given.match)
    if given.means.get("states") == "last" and given.memory.single is not None:
        said = (
            given.memory.single.sense.said
            if isinstance(given.memory.single.sense, States)
            else said
        )
    if not said and given.means.get("states") == "last":
        said = StatesSaid(words=words)
    elif not said:
        return None
    through = given.match.labels.get("level", given.means.get("level", ""))
    return Made(Sort.STATES, States(StatesSaid(said.codes, said.unknown, words), through))


def make_person(given: Given) -> Made | None:
    """A person with the state whose official (or national) the report calls them."""
    known = given.match.roles.get("person")
    sense = (
        given.memory.sense(Sort.PERSON)
        if given.means.get("person") == "last"
        else known and known.sense
    )
    if not isinstance(sense, Somebody) or _is_bare(given.match, given.setting):
        return None
    words = sense.named.words or words_of(given.pieces, given.setting.text)
    states = states_in(given.match) or sense.states
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


def make_count(given: Given) -> Made | None:
    """A number of things: "12 former Soviet republics", "about twenty documents"."""
    number = given.match.roles["number"].sense
    if not isinstance(number, CountSaid):
        return None
    noun = given.match.labels.get("of") or given.means.get("of", "")
    bound = Bound(given.match.labels.get("bound", given.means.get("bound", number.bound)))
    return Made(
        Sort.COUNT,
        CountSaid(number.number, noun, bound, words_of(given.pieces, given.setting.text)),
    )


def make_number(given: Given) -> Made | None:
    """A number written as a word; the label of the list is the number."""
    label = given.match.labels["number"]
    return Made(
        Sort.NUMBER, CountSaid(int(label), words=words_of(given.pieces, given.setting.text))
    )


def make_body(given: Given) -> Made | None:
    """A body of an organisation, or a session of it: "the CIS summit"."""
    words = words_of(given.pieces, given.setting.text)
    meets = given.means.get("meets") == "yes"
    known = given.match.roles.get("body")
    if known is not None and isinstance(known.sense, InOrganisation):
        organisation = organisation_in(given.match, given.means, given.memory)
        return _known_body(known.sense, words, organisation, meets=meets)
    organisation = organisation_in(given.match, given.means, given.memory)
    level = given.match.labels.get("level", given.means.get("level", ""))
    last = given.memory.meeting.sense if given.memory.meeting is not None else None
    if given.means.get("body") == "last" and isinstance(last, InOrganisation):
        named = Named(words, last.named.id)
        return Made(Sort.BODY, InOrganisation(named, last.organisation, last.level, meets))
    noun = given.match.labels.get("noun", "")
    body = body_of_level(given.setting.register, organisation.id, level) or body_called(
        given.setting.register, organisation.id, noun
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


def make_office(given: Given) -> Made | None:
    """An office of an organisation: "CIS Executive Secretary", "head of the alliance".

    One of a lower rank ("adviser to the secretariat") is held by no register.
    """
    words = words_of(given.pieces, given.setting.text)
    organisation = organisation_in(given.match, given.means, given.memory)
    if given.means.get("rank") == "lower":
        return Made(Sort.OFFICE, InOrganisation(Named(words), organisation))
    known = given.match.roles.get("office")
    if known is not None and isinstance(known.sense, InOrganisation):
        among = known.sense.among or ((known.sense.named.id,) if known.sense.named.id else ())
        own = next((one for one in among if _held_in(one, organisation, given.setting)), "")
        named = Named(words, own or ("" if organisation.held else known.sense.named.id))
        return Made(Sort.OFFICE, InOrganisation(named, organisation or known.sense.organisation))
    own = office_of(given.setting.register, organisation.id)
    return Made(Sort.OFFICE, InOrganisation(Named(words, own), organisation))


def _held_in(office: str, organisation: Named, setting: Setting) -> bool:
    return setting.register.office[office].organisation == organisation.id


def make_instrument(given: Given) -> Made | None:
    """A document that is the organisation's own: "the alliance's founding charter".

    Or none in particular: "a number of papers".
    """
    if given.means.get("vague") == "yes":
        words = words_of(given.pieces, given.setting.text)
        return Made(Sort.INSTRUMENT, Document(Named(words), "document"))
    organisation = given.match.roles.get("organisation")
    sense = None if organisation is None else organisation.sense
    own = sense.named.id if isinstance(sense, Thing) else ""
    constituent = given.setting.register.organisation[own].constituent if own else ""
    words = words_of(given.pieces, given.setting.text)
    noun = given.match.labels.get("noun", given.means.get("noun", ""))
    return Made(Sort.INSTRUMENT, Document(Named(words, constituent), noun)) if own else None


def make_town(given: Given) -> Made | None:
    """The capital of a state: "the Tajik capital"."""
    said = states_in(given.match)
    held = given.setting.register.towns if said.codes else ()
    own = next((town for town in held if town.capital and town.party == said.codes[0]), None)
    if own is None:
        return None
    return Made(Sort.TOWN, Thing(Named(words_of(given.pieces, given.setting.text), own.id)))


def make_organisation(given: Given) -> Made | None:
    """An organisation with a noun that says what it is: "the organisation CIS"."""
    sense = given.match.roles["organisation"].sense
    if not isinstance(sense, Thing):
        return None
    named = Named(words_of(given.pieces, given.setting.text), sense.named.id)
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
