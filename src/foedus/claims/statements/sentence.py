"""The statements of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.phrases.book import Phrase
from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.gists import Gist
from foedus.claims.phrases.matching import Match
from foedus.claims.phrases.pattern import Slot
from foedus.claims.phrases.skipping import bracket_end
from foedus.claims.pieces.grammar import part_of
from foedus.claims.pieces.row import Piece, Sort, States
from foedus.claims.statements.builders.all import BUILDERS
from foedus.claims.statements.found import Found, is_ahead, rest_end
from foedus.claims.statements.gapping import across, gapped, gaps
from foedus.claims.statements.manner import manner_of
from foedus.claims.statements.selecting import selected
from foedus.claims.terms.claims import Chair, Claim, Content, SessionDatePlace
from foedus.claims.terms.kinds import Kind, Manner, Modality, Stretch

_SUBJECTS: Final = frozenset(
    {Sort.STATES, Sort.ORGANISATION, Sort.PERSON, Sort.INSTRUMENT, Sort.BODY, Sort.OFFICE}
)
_BESIDE: Final = 2
_OPEN: Final = 12
_MOST_HALVES: Final = 12
_LONGEST: Final = 60
"""So many halves of a sentence, and so many pieces of each, are looked at for a second verb."""
_ARTICLES: Final = frozenset({"the", "a", "an", "all"})
_WHOLE: Final = frozenset({Kind.BODY_FUNCTION})
"""Statements that reach to the end of their clause, whatever their verbs."""


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces in which phrases are looked for. *own*: the first piece that is truly there.

    Where the subject of a second verb is left out ("… but did not ratify …"), it is put before the
    pieces from that verb on, and does not count for where the words stand.
    """

    pieces: tuple[Piece, ...]
    own: int = 0


def claims_in(pieces: tuple[Piece, ...], setting: Setting, memory: Memory) -> tuple[Claim, ...]:
    """The typed statements of a sentence, in order. A question states nothing."""
    if pieces and pieces[-1].lower == "?":
        return ()
    phrases = setting.book.statements.offered(pieces)
    found: list[Claim] = []
    for row in _rows(pieces, setting):
        fresh = [
            claim
            for phrase in phrases
            if not row.own or _begins_with_a_slot(phrase)
            for claim in _claims(phrase, row, setting, memory)
        ]
        found.extend(one for one in fresh if not row.own or _is_new(one, found))
    places = gaps(pieces)
    chosen = selected([one for one in found if not across(one, pieces, places)])
    chosen = selected([*chosen, *gapped(pieces, chosen, setting.text)])
    return selected([*chosen, *_gists(pieces, chosen, setting, memory)])


def _gists(
    pieces: tuple[Piece, ...], chosen: Sequence[Claim], setting: Setting, memory: Memory
) -> Iterator[Claim]:
    """What words tell of which no phrase has told anything."""
    for gist, one in setting.book.gathered(pieces):
        word = pieces[one.at].stretch
        if any(claim.stretch.covers(word) for claim in chosen):
            continue
        claim = _claim(gist, one.match, Row(pieces), setting, memory)
        if claim is not None and _is_new(claim, chosen):
            yield claim


def _is_new(claim: Claim, found: Sequence[Claim]) -> bool:
    """Whether a statement with an understood subject tells what none with its own subject does."""
    if claim.kind is Kind.BIOGRAPHY and any(other.kind is claim.kind for other in found):
        return False  # one life, told on in the same sentence
    return not any(
        claim.kind is other.kind and claim.stretch.shared(other.stretch) for other in found
    )


def _rows(pieces: tuple[Piece, ...], setting: Setting) -> Iterator[Row]:
    """The sentence itself, and each second half with the subject that it leaves out."""
    yield Row(pieces)
    subjects: dict[Sort, Piece] = {}
    halves = 0
    for place, piece in enumerate(pieces[:-1]):
        for one in (piece, *piece.also):
            if one.sort in _SUBJECTS:
                subjects.setdefault(one.sort, one)
        if place and halves < _MOST_HALVES and _goes_on(pieces, place, setting):
            halves += 1
            rest = pieces[place + 1 : place + 1 + _LONGEST]
            yield from (Row((one, *rest), 1) for one in subjects.values() if _agrees(one, rest))


def _agrees(subject: Piece, rest: Sequence[Piece]) -> bool:
    """Whether the next verb, where its form tells, may have *subject*: one state is no plural."""
    verb = next((piece for piece in rest if part_of(piece) == "VERB"), None)
    if verb is None or subject.sort is not Sort.STATES or not isinstance(subject.sense, States):
        return True
    several = len(subject.sense.said.codes) != 1
    return verb.tokens[0].forms[0].number != "plur" or several


def _goes_on(pieces: Sequence[Piece], place: int, setting: Setting) -> bool:
    """Whether what follows a "and", "but" or a comma has a verb, and may leave out its subject."""
    after = pieces[place + 1]
    if pieces[place].lower == ",":
        return part_of(after) in {"VERB", "PRTS", "GRND"}
    if not setting.book.vocabulary.has("going_on", pieces[place]):
        return False
    return not (after.names or after.also) or (
        setting.book.language == "ru" and after.sort in {Sort.INSTRUMENT, Sort.TIME}
    )


def _begins_with_a_slot(phrase: Phrase) -> bool:
    return any(isinstance(elements[0], Slot) for elements in phrase.orders)


def _claims(phrase: Phrase, row: Row, setting: Setting, memory: Memory) -> Iterator[Claim]:
    look = setting.book.found_at_once if row.own else setting.book.found
    for match in look(phrase, row.pieces):
        claim = _claim(phrase, match, row, setting, memory)
        if claim is not None:
            yield claim


def _claim(
    phrase: Phrase | Gist, match: Match, row: Row, setting: Setting, memory: Memory
) -> Claim | None:
    """The statement that a phrase makes where it was found; None where something lacks."""
    builder = BUILDERS.get(phrase.makes)
    if builder is None:
        raise BadPhrase(phrase.where, f"there is no kind of statement {phrase.makes!r}")
    content = builder(Found(match, row.pieces, phrase.means, setting, memory))
    if content is None:
        return None
    stretch = _stretch(match, row)
    if phrase.makes in _WHOLE:
        stretch = Stretch(stretch.start, clause_end(row.pieces, match.last))
    if "post" in match.roles or "subject" in match.roles:
        end = rest_end(row.pieces, match.last)
        stretch = Stretch(stretch.start, max(stretch.end, row.pieces[end - 1].stretch.end))
    manner = manner_of(match, row.pieces, phrase.means.get("denies", ""), setting)
    manner = _of_its_time(manner, content, setting)
    return Claim(setting.text[stretch.start : stretch.end], stretch, content, manner)


def _of_its_time(manner: Manner, content: Content, setting: Setting) -> Manner:
    """A session or a chair that is told as a fact of a day still to come, is to be."""
    if manner.modality is not Modality.SAID or not isinstance(content, SessionDatePlace | Chair):
        return manner
    ahead = is_ahead(content.when, setting.today)
    return replace(manner, modality=Modality.WILL) if ahead else manner


def clause_end(pieces: Sequence[Piece], place: int) -> int:
    """Where the clause ends in which piece *place* stands: at a semicolon or the full stop."""
    end = place
    while end < len(pieces) and pieces[end].lower not in {";", ".", "!", "?"}:
        end += 1
    return pieces[end - 1].stretch.end


def _stretch(match: Match, row: Row) -> Stretch:
    """The words of the statement, with a time or place that follows at once."""
    first = max(match.begin, row.own)
    if first > row.own and row.pieces[first - 1].lower in _ARTICLES:
        first -= 1
    own = row.pieces[first : match.last]
    end = own[-1].stretch.end
    for piece in _following(row.pieces, match.last):
        end = piece.stretch.end
    return Stretch(own[0].stretch.start, end)


def _following(pieces: Sequence[Piece], last: int) -> tuple[Piece, ...]:
    """The pieces after a match up to a time or place that belongs to it, past brackets."""
    reached = place = last
    gap = 0
    while place < len(pieces):
        end = bracket_end(pieces, place)
        if pieces[place].sort in {Sort.TIME, Sort.TOWN, Sort.LAND}:
            reached, gap = place + 1, 0
        elif end == place and (pieces[place].sort is not Sort.WORD or gap >= _BESIDE):
            break
        else:
            gap += end == place
        place = max(end, place + 1)
    return tuple(pieces[last : _closed(pieces, last, reached)])


def _closed(pieces: Sequence[Piece], last: int, reached: int) -> int:
    """Past the bracket that a match leaves open: "(born in 1948"."""
    after = pieces[reached].lower if reached < len(pieces) else ""
    before = (piece.lower for piece in reversed(pieces[max(0, last - _OPEN) : reached]))
    opened = next((mark for mark in before if mark in {"(", ")", "[", "]"}), "")
    return reached + 1 if after in {")", "]"} and opened in {"(", "["} else reached
