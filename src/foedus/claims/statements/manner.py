"""How a statement is made: denied, expected, promised; and who is named as saying so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.claims.mentions.context import Setting
from foedus.claims.phrases.matching import Match
from foedus.claims.pieces.grammar import is_future, part_of
from foedus.claims.pieces.row import Piece, Sort
from foedus.claims.terms.kinds import Manner, Modality

_FINITE: Final = frozenset({"VERB"})
_AROUND: Final = 4
_BEFORE: Final = 20
_NEAR: Final = 6
_PLAIN: Final = 5
_DASHES: Final = frozenset({"-", "–", "—"})
_BEHIND: Final = 4
_SPEAKERS: Final = frozenset(
    {Sort.PERSON, Sort.STATES, Sort.ORGANISATION, Sort.OFFICE, Sort.BODY, Sort.ADJECTIVE}
)
_STOPS: Final = frozenset({",", ";", ":", ".", "(", ")"})


def manner_of(match: Match, pieces: tuple[Piece, ...], denies: str, setting: Setting) -> Manner:
    """The manner of a statement in a sentence. *denies*: "yes" where the phrase itself does."""
    places = (
        *_before(match.first, pieces),
        *range(match.first, match.last),
        *_after(match, pieces),
    )
    vocabulary = setting.book.vocabulary
    negated = denies == "yes"
    passed = {*match.passed, *_before(match.first, pieces), *_after(match, pieces)}
    for place in sorted(passed):
        if vocabulary["negations"].at(pieces, place) is not None:
            negated = not negated
            break
    return Manner(
        _modality(places, match, pieces, setting), negated, _speaker(match, pieces, setting)
    )


def _before(first: int, pieces: Sequence[Piece]) -> tuple[int, ...]:
    """The few words before a match, back to a mark or a name."""
    found: list[int] = []
    for place in range(first - 1, max(-1, first - 1 - _AROUND), -1):
        if pieces[place].lower in _STOPS or pieces[place].names:
            break
        found.append(place)
    return tuple(reversed(found))


def _after(match: Match, pieces: Sequence[Piece]) -> tuple[int, ...]:
    """The few words after a match that has no finite verb: that may follow, and deny."""
    parts = {part_of(piece) for piece in pieces[match.first : match.last]} - {""}
    if not parts or parts & _FINITE:
        return ()
    found: list[int] = []
    for place in range(match.last, min(len(pieces), match.last + _AROUND)):
        if pieces[place].lower in _STOPS or pieces[place].names:
            break
        found.append(place)
    return tuple(found)


def _modality(
    places: Sequence[int], match: Match, pieces: tuple[Piece, ...], setting: Setting
) -> Modality:
    in_roles = {id(piece) for piece in match.roles.values()}
    for place in places:
        if id(pieces[place]) in in_roles or _is_own_verb(place, match, pieces):
            continue
        found = setting.book.vocabulary["modals"].at(pieces, place)
        if found is not None:
            return Modality(found[1])
    opening = _opening(match, pieces, setting)
    if opening is Modality.SAID and any(is_future(pieces[place]) for place in places):
        return Modality.WILL
    if opening is Modality.SAID and _only_infinitive(match, pieces):
        return Modality.AGREED
    return opening


def _is_own_verb(place: int, match: Match, pieces: Sequence[Piece]) -> bool:
    """Whether a verb, where the dictionary tells, is one that the phrase itself looks for."""
    within = match.first <= place < match.last and place not in match.passed
    return within and part_of(pieces[place]) == "VERB"


def _only_infinitive(match: Match, pieces: Sequence[Piece]) -> bool:
    """Whether the sentence has an infinitive and no other verb: a point of a decision."""
    parts = {part_of(piece) for piece in pieces}
    own = {part_of(piece) for piece in pieces[match.first : match.last]}
    return "INFN" in own and not parts & {"VERB", "PRTS", "PRED"}


def _opening(match: Match, pieces: Sequence[Piece], setting: Setting) -> Modality:
    """The modality of "it is expected that …", said before the statement."""
    words = setting.book.vocabulary["opening_modals"]
    for place in range(min(match.first, len(pieces))):
        found = words.at(pieces, place)
        if found is not None and _opens(pieces, found[0], setting):
            return Modality(found[1])
    return Modality.SAID


def _opens(pieces: Sequence[Piece], end: int, setting: Setting) -> bool:
    """Whether "that" follows, be it after a comma."""
    place = end + 1 if end < len(pieces) and pieces[end].lower == "," else end
    return setting.book.vocabulary["that"].at(pieces, place) is not None


def _speaker(match: Match, pieces: tuple[Piece, ...], setting: Setting) -> str:
    """The words that name who says so, outside the match."""
    vocabulary = setting.book.vocabulary
    for place in range(len(pieces)):
        if match.first <= place < match.last:
            continue
        according = vocabulary["according"].at(pieces, place)
        if according is not None:
            return _named_after(pieces, according[0], setting)
        if vocabulary["saying"].at(pieces, place) is not None:
            return _named_near(pieces, place, match, setting)
    return ""


def _named_after(pieces: Sequence[Piece], place: int, setting: Setting) -> str:
    end = place
    while end < len(pieces) and pieces[end].lower not in _STOPS:
        end += 1
    if end == place:
        return ""
    return setting.text[pieces[place].stretch.start : pieces[end - 1].stretch.end]


def _named_near(pieces: Sequence[Piece], place: int, match: Match, setting: Setting) -> str:
    """Who is named as speaking beside a verb of saying; nobody, if that is in the match itself."""
    before = range(place - 1, max(-1, place - _BEFORE), -1)
    plain = _plain_speaker(pieces, place, match, setting)
    if plain:
        return plain
    people = [n for n in before if pieces[n].sort is Sort.PERSON]
    for near in (*_named_behind(pieces, place), *people[:1], *before[:_NEAR]):
        if pieces[near].sort in _SPEAKERS:
            own = match.first <= near < match.last
            stretch = pieces[near].stretch
            return "" if own else setting.text[stretch.start : stretch.end]
    return ""


def _plain_speaker(pieces: Sequence[Piece], place: int, match: Match, setting: Setting) -> str:
    """The words between a mark and the verb of saying, if they hold no name: "a diplomat"."""
    first = place
    while first > 0 and place - first <= _PLAIN and pieces[first - 1].lower not in _STOPS | _DASHES:
        first -= 1
    last = place
    while last > first and setting.book.vocabulary.has("passed_over", pieces[last - 1]):
        last -= 1
    words = pieces[first:last]
    beyond = first >= match.last or place <= match.first
    named = any(piece.sort in _SPEAKERS or piece.also for piece in words)
    if not words or len(words) > _PLAIN or not beyond or named:
        return ""
    if (
        not any(setting.book.vocabulary.has("articles", piece) for piece in words)
        and len(words) > 1
    ):
        return ""
    return setting.text[words[0].stretch.start : words[-1].stretch.end]


def _named_behind(pieces: Sequence[Piece], place: int) -> Sequence[int]:
    """The speaker after the verb (", said Sergei Lebedev."), where the clause ends with that."""
    if place == 0 or pieces[place - 1].lower not in _STOPS | _DASHES:
        return ()
    for near in range(place + 1, min(len(pieces), place + _BEHIND)):
        if pieces[near].names:
            last = near + 1 >= len(pieces) or pieces[near + 1].lower in _STOPS
            return (near,) if last else ()
    return ()
