"""The first pass: names of the register, times and numbers become pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from foedus.claims.lexicon.trie import Entry, Found, Writing, longest
from foedus.claims.lexicon.trie import Thing as NameOf
from foedus.claims.mentions.context import Setting
from foedus.claims.mentions.organs import level_of
from foedus.claims.pieces.row import (
    Document,
    InOrganisation,
    Piece,
    Sense,
    Somebody,
    Sort,
    States,
    Thing,
)
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.said import NO_STATES, CountSaid, Named, StatesSaid
from foedus.claims.times.terms import TimeMention
from foedus.claims.words.extras import is_english, is_russian
from foedus.claims.words.tokens import Sort as TokenSort
from foedus.claims.words.tokens import Token, tokens_of

_ORDER: Final = tuple(NameOf)
_MOST_DIGITS: Final = 9
_FEWEST: Final = 3
_MOSTLY: Final = 0.6
_MOST: Final = 8
_WHOLE: Final = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_LONG_DASHES: Final = frozenset({"–", "—", "-"})
_SITTINGS: Final = "summit", "саммит"
_QUOTES: Final = frozenset('"“”«»„')


def named(stretch: Stretch, times: Sequence[TimeMention], setting: Setting) -> tuple[Piece, ...]:
    """The pieces of a sentence: names, times, numbers, and the words between them."""
    tokens = tokens_of(setting.text, stretch, setting.lexicon.forms)
    shouted = _is_shouted(tokens)
    starts = {time.stretch.start: time for time in times}
    pieces: list[Piece] = []
    place = 0
    while place < len(tokens):
        end, piece = _piece(tokens, place, starts, setting)
        heads = place == 0 and end < len(tokens) and tokens[end].text == ":"
        if (shouted or heads) and piece is not None and _is_guessed(piece):
            piece = Piece(Sort.WORD, piece.tokens)  # a heading, or who is speaking
        if piece is not None:
            pieces.append(piece)
        place = end
    return tuple(pieces)


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is written in capitals, so that they tell nothing."""
    words = [token for token in tokens if token.sort is TokenSort.WORD]
    capital = sum(token.text.isupper() for token in words)
    return capital > 1 and capital > _MOSTLY * len(words)


def _is_guessed(piece: Piece) -> bool:
    """Whether it is taken for an organisation by its capital letters alone."""
    return (
        piece.sort is Sort.ORGANISATION
        and isinstance(piece.sense, Thing)
        and not (piece.sense.named.id or piece.sense.among)
    )


def _piece(
    tokens: tuple[Token, ...], place: int, times: dict[int, TimeMention], setting: Setting
) -> tuple[int, Piece | None]:
    token = tokens[place]
    time = times.get(token.stretch.start)
    if time is not None:
        end = place + 1
        while end < len(tokens) and tokens[end].stretch.end <= time.stretch.end:
            end += 1
        return end, Piece(Sort.TIME, tokens[place:end], time.said)
    if token.sort is TokenSort.LINK or token.text in _QUOTES or _joins(tokens, place, setting):
        return place + 1, None
    found = longest(setting.lexicon.root, tokens, place) if token.sort is TokenSort.WORD else None
    if found is not None:
        piece = _of_name(found, tokens[place : found.last], setting)
        return found.last, _of_what_sort(piece) if _is_half(tokens, found.last) else piece
    return place + 1, _plain(token, setting)


def _is_half(tokens: Sequence[Token], place: int) -> bool:
    """Whether a hyphen and a small word follow at once: "China-led"."""
    if place + 1 >= len(tokens) or tokens[place].sort is not TokenSort.LINK:
        return False
    return tokens[place].text in _HYPHENS and not tokens[place + 1].capital


_HYPHENS: Final = frozenset({"-", "\u2010", "\u2011"})


def _of_what_sort(piece: Piece) -> Piece:
    """A state's name in such a word tells of what sort a thing is, not who acts."""
    if piece.sort is not Sort.STATES:
        return piece
    return Piece(Sort.ADJECTIVE, piece.tokens, piece.sense)


def _plain(token: Token, setting: Setting) -> Piece:
    if _is_initials(token, setting) or _is_short_initials(token, setting):
        piece = Piece(Sort.WORD, (token,))
        if not setting.book.vocabulary.has("no_names", piece):
            return Piece(Sort.ORGANISATION, (token,), Thing(Named(token.text)))
    digits = _digits(token)
    if digits:
        return Piece(Sort.NUMBER, (token,), CountSaid(int(digits), words=token.text))
    return Piece(Sort.WORD if token.sort is TokenSort.WORD else Sort.MARK, (token,))


def _digits(token: Token) -> str:
    """The digits of a whole number that is not too long; "" for anything else."""
    if token.sort is not TokenSort.NUMBER or len(token.text) > _MOST_DIGITS:
        return ""
    return "".join((_WHOLE.fullmatch(token.text) and token.text.split(",")) or ())


def _is_short_initials(token: Token, setting: Setting) -> bool:
    """Two capital letters that the language knows as the initials of an organisation: "UN"."""
    if token.sort is not TokenSort.WORD or not token.text.isupper():
        return False
    return setting.book.vocabulary.has("initials", Piece(Sort.WORD, (token,)))


def _is_initials(token: Token, setting: Setting) -> bool:
    """Capital letters that look like the initials of an organisation no register holds: "NATO"."""
    return (
        token.sort is TokenSort.WORD
        and token.text.isupper()
        and _FEWEST <= len(token.text) <= _MOST
        and not _is_common_word(token, setting)
    )


def _is_common_word(token: Token, setting: Setting) -> bool:
    """Whether the dictionary knows the word: in capitals it is a heading, no set of initials."""
    if setting.book.language == "en":
        return is_english(token.lower)
    return is_russian(token.lower)


def _joins(tokens: Sequence[Token], place: int, setting: Setting) -> bool:
    """Whether a dash only joins a word to what it is: "государство – участник"."""
    if tokens[place].text not in _LONG_DASHES or not 0 < place < len(tokens) - 1:
        return False
    words = setting.book.vocabulary["dashed"].by_first
    return bool(tokens[place - 1].lemmas & words.keys()) and any(
        entry.path[1] & tokens[place + 1].lemmas
        for lemma in tokens[place - 1].lemmas
        for entry in words.get(lemma, ())
        if len(entry.path) > 1
    )


def _of_name(found: Found, tokens: tuple[Token, ...], setting: Setting) -> Piece:
    written = [one for one in found.entries if one.writing is Writing.EXACT] or found.entries
    thing = min((entry.thing for entry in written), key=_ORDER.index)
    entries = tuple(entry for entry in written if entry.thing is thing)
    words = setting.text[tokens[0].stretch.start : tokens[-1].stretch.end]
    sense = _sense(thing, entries, words, setting)
    return Piece(_SORTS[thing], tokens, sense, _also(thing, entries, words, tokens, setting))


def _also(
    thing: NameOf,
    entries: tuple[Entry, ...],
    words: str,
    tokens: tuple[Token, ...],
    setting: Setting,
) -> tuple[Piece, ...]:
    """The state of which a capital or the people is named: "Tashkent …", "the Uzbeks …"."""
    if thing is NameOf.ADJECTIVE:
        return (Piece(Sort.STATES, tokens, States(StatesSaid((entries[0].id,), (), words))),)
    town = setting.register.town.get(entries[0].id) if thing is NameOf.TOWN else None
    if town is None or not (town.capital and town.party):
        return ()
    said = StatesSaid((town.party,), (), words)
    return (Piece(Sort.STATES, tokens, States(said)),)


_SORTS: Final = {
    NameOf.STATE: Sort.STATES,
    NameOf.ADJECTIVE: Sort.ADJECTIVE,
    NameOf.ORGANISATION: Sort.ORGANISATION,
    NameOf.BODY: Sort.BODY,
    NameOf.OFFICE: Sort.OFFICE,
    NameOf.PERSON: Sort.PERSON,
    NameOf.TOWN: Sort.TOWN,
    NameOf.INSTRUMENT: Sort.INSTRUMENT,
}


def _sense(thing: NameOf, entries: tuple[Entry, ...], words: str, setting: Setting) -> Sense:
    ids = tuple(dict.fromkeys(entry.id for entry in entries))
    own = Named(words, ids[0] if len(ids) == 1 else "")
    among = ids if len(ids) > 1 else ()
    if thing in {NameOf.STATE, NameOf.ADJECTIVE}:
        return States(StatesSaid(ids[:1], (), words))
    if thing in {NameOf.BODY, NameOf.OFFICE}:
        organisation = _organisation_of(thing, own.id, setting)
        level = level_of(setting.register, organisation.id, own.id)
        return InOrganisation(own, organisation, level, _is_sitting(words), among)
    if thing is NameOf.PERSON:
        return Somebody(own, _states_of(own.id, setting), among)
    if thing is NameOf.INSTRUMENT:
        return Document(own, _noun_of(words, setting), among=among)
    return Thing(own, among)


def _is_sitting(words: str) -> bool:
    """Whether a name that the register gives to a body is that of its meetings."""
    return words.casefold().startswith(_SITTINGS) or words.casefold().endswith(_SITTINGS)


def _states_of(person: str, setting: Setting) -> StatesSaid:
    """The state whose national or officer a person of the register is."""
    held = setting.register.person.get(person)
    return StatesSaid((held.party,)) if held is not None and held.party else NO_STATES


def _noun_of(words: str, setting: Setting) -> str:
    """What a document found by its title is called: "treaty"."""
    nouns = setting.book.vocabulary["documents"].by_first
    for token in tokens_of(words, Stretch(0, len(words)), setting.lexicon.forms):
        for lemma in token.lemmas:
            if lemma in nouns:
                return nouns[lemma][0].label
    return ""


def _organisation_of(thing: NameOf, own: str, setting: Setting) -> Named:
    register = setting.register
    if thing is NameOf.OFFICE and own:
        return Named("", register.office[own].organisation)
    for organisation in register.organisations if own else ():
        if any(body.id == own for body in organisation.bodies):
            return Named("", organisation.id)
    return Named("")
