"""Gathering the names around a word: the nearest of each role, in the clause of the word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from foedus.claims.phrases.cases import in_case
from foedus.claims.phrases.gists import Gist, Role, Side, Wording
from foedus.claims.phrases.matching import Match, Row, matches
from foedus.claims.phrases.needs import Stock
from foedus.claims.pieces.grammar import part_of
from foedus.claims.pieces.row import InOrganisation, Piece, Sort

_CLAUSE_ENDS: Final = frozenset({";", ":", ".", "!", "?"})
_FAR: Final = 20
"""A name stands for a role if at most so many pieces lie between it and the word."""
_SOON: Final = 2
_AGENT: Final = 2
_SUBJECTS: Final = frozenset(
    {Sort.STATES, Sort.ORGANISATION, Sort.PERSON, Sort.INSTRUMENT, Sort.BODY, Sort.OFFICE}
)
_OWNED: Final = frozenset({"", "NOUN", "ADJF", "PRTF"})
"""What a pronoun before it may own; in English words do not show it."""
_TURNED: Final = {Side.BEFORE: Side.AFTER, Side.AFTER: Side.BEFORE}


@dataclass(frozen=True, slots=True)
class Gathered:
    """Where a gist was found: the piece *at* which its word begins, and the words and roles."""

    at: int
    match: Match


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause of a word: pieces *begin* to *end* (not included) of a row."""

    row: Row
    cue: Match
    begin: int
    end: int
    stock: Stock

    def allows(self, gist: Gist) -> bool:
        """Whether no words stand in it that make the word another thing."""
        if self.is_wished():
            return False
        return not any(True for words in gist.unless for _ in self._found(words))

    def beside(self, gist: Gist) -> range | None:
        """Where the nearest of the words stands of which one must; None where none does."""
        if not gist.beside:
            return range(self.cue.first, self.cue.first)
        found = [
            range(one.first + self.begin, one.last + self.begin)
            for words in gist.beside
            for one in self._found(words)
        ]
        return min(found, key=lambda place: abs(place.start - self.cue.first), default=None)

    def is_wished(self) -> bool:
        """Whether it is only wished, urged or weighed: no statement of what is or comes."""
        words = self.row.vocabulary["wishes"]
        before = range(self.begin, self.cue.first)
        return any(words.at(self.row.pieces, place) is not None for place in before)

    def owns(self, place: int) -> bool:
        """Whether a pronoun only tells whose the next thing is: "its parliament"."""
        piece = self.row.pieces[place]
        if piece.names or not self.row.vocabulary.has("possessives", piece):
            return False
        after = self.row.pieces[place + 1] if place + 1 < len(self.row.pieces) else None
        if after is None or after.sort is Sort.MARK:
            return False
        return after.names or part_of(after) in _OWNED

    def parted(self, place: int) -> bool:
        """Whether a comma stands between a place and the word; two only close in an aside."""
        between = self.row.pieces[min(place, self.cue.first) : max(place, self.cue.first)]
        return sum(piece.lower == "," for piece in between) % 2 == 1

    def _found(self, words: Wording) -> Iterator[Match]:
        """Where a wording stands in the clause."""
        if self.stock.has(words.needs):
            own = self.row.pieces[self.begin : self.end]
            yield from matches(words.elements, Row(own, self.row.vocabulary, self.row.skips))

    def by_whom(self) -> bool:
        """Whether by whom it was done follows the word: "ratified by Russia"."""
        after = self.row.pieces[self.cue.last : self.cue.last + _AGENT]
        return any(self.row.vocabulary.has("agent", piece) for piece in after)


def gathered(gist: Gist, row: Row, stock: Stock) -> Iterator[Gathered]:
    """Every place where the word stands with all its roles. *stock* is what *row* holds."""
    for cue in _cues(gist, row, stock):
        clause = _clause(row, cue)
        found = _filled(gist, clause) if clause.allows(gist) else None
        beside = clause.beside(gist)
        if found is not None and beside is not None:
            yield Gathered(cue.first, _match(clause, found, beside))


def _cues(gist: Gist, row: Row, stock: Stock) -> Iterator[Match]:
    """Where the word stands, in any of its wordings; of those that begin alike, the longest."""
    longest: dict[int, Match] = {}
    for says in gist.tells:
        for cue in matches(says.elements, row) if stock.has(says.needs) else ():
            known = longest.get(cue.first)
            if known is None or cue.last > known.last:
                longest[cue.first] = cue
    yield from longest.values()


def _clause(row: Row, cue: Match) -> _Clause:
    begin = cue.first
    while begin > 0 and not _ends_before(row, begin):
        begin -= 1
    end = cue.last
    while end < len(row.pieces) and not _ends_before(row, end):
        end += 1
    return _Clause(row, cue, begin, end, Stock.of(row.pieces[begin:end]))


def _ends_before(row: Row, place: int) -> bool:
    """Whether a clause ends before *place*: after a semicolon, and before "and it", ", while A"."""
    if row.pieces[place - 1].lower in _CLAUSE_ENDS or row.pieces[place].lower in _CLAUSE_ENDS:
        return True
    if not _begins_clause(row, place):
        return False
    return any(_is_who(piece) for piece in row.pieces[place + 1 : place + 1 + _SOON])


def _begins_clause(row: Row, place: int) -> bool:
    """Whether a word stands here that may begin a clause; some only do so after a comma."""
    if row.vocabulary.has("new_clause", row.pieces[place]):
        return True
    after_comma = row.pieces[place - 1].lower == ","
    return after_comma and row.vocabulary.has("new_clause_after_comma", row.pieces[place])


def _is_who(piece: Piece) -> bool:
    """Whether a piece may be what a clause is about; "it" may."""
    return any(one.sort in _SUBJECTS for one in (piece, *piece.also))


def _filled(gist: Gist, clause: _Clause) -> dict[str, tuple[int, Piece]] | None:
    """What stands in each role, and at which place; None where one that must be there is not."""
    found: dict[str, tuple[int, Piece]] = {}
    for role in gist.roles:
        taken = {place for place, _ in found.values()}
        place = _place(role, clause, taken)
        meant = None if place is None else clause.row.pieces[place].as_one_of(role.slot.sorts)
        if place is not None and meant is not None:
            found[role.slot.role or meant.sort.value] = place, meant
        elif not role.slot.optional:
            return None
    return found if _is_told(found, clause) else None


def _is_told(found: Mapping[str, tuple[int, Piece]], clause: _Clause) -> bool:
    """Whether something is named: a role, or a time; pronouns alone tell too little."""
    pieces = clause.row.pieces
    named = any(pieces[place].names for place, _ in found.values())
    timed = any(piece.sort is Sort.TIME for piece in pieces[clause.begin : clause.end])
    return named or timed


def _place(role: Role, clause: _Clause, taken: set[int]) -> int | None:
    """Where the role stands: between the same commas; else a name, and only then a pronoun.

    "Armenia ratified the treaty, Belarus ratified it", "Russia, like its friends, ratified".
    """
    pieces = clause.row.pieces
    side = _TURNED.get(role.side, role.side) if clause.by_whom() else role.side
    free = (n for n in _places(side, clause) if n not in taken and not clause.owns(n))
    fit = [n for n in free if _may_be(pieces[n], role)]
    near = [n for n in fit if not clause.parted(n)]
    before = [n for n in fit if n < clause.cue.first]
    return next(iter((*near, *(n for n in before if pieces[n].names), *before)), None)


def _may_be(piece: Piece, role: Role) -> bool:
    if role.slot.by_name and not piece.names:
        return False
    meant = piece.as_one_of(role.slot.sorts)
    if meant is None or (role.sits and not _sits(meant)):
        return False
    return in_case(meant, role.slot.cases)


def _sits(piece: Piece) -> bool:
    sense = piece.sense
    return isinstance(sense, InOrganisation) and (sense.meets or bool(sense.level))


def _places(side: Side, clause: _Clause) -> list[int]:
    """The places where a role may stand, the likeliest first."""
    cue, pieces = clause.cue, clause.row.pieces
    within = [*cue.passed]
    before = [*within, *range(cue.first - 1, max(clause.begin, cue.first - _FAR) - 1, -1)]
    after = list(range(cue.last, min(clause.end, cue.last + _FAR)))
    match side:
        case Side.ONLY_BEFORE:
            return before
        case Side.ONLY_AFTER:
            return [*within, *after]
        case Side.SUBJECT:
            return [n for n in range(clause.begin, cue.first) if _is_who(pieces[n])][:1]
        case Side.BEFORE:
            return [*before, *after]
        case Side.AFTER:
            return [*within, *after, *before]
        case Side.AROUND:
            return sorted({*before, *after}, key=lambda n: _distance(n, cue))


def _distance(place: int, cue: Match) -> int:
    """How far a place is from the word; nought within it."""
    if place < cue.first:
        return cue.first - place
    return max(0, place - cue.last + 1)


def _match(clause: _Clause, found: Mapping[str, tuple[int, Piece]], beside: range) -> Match:
    """The words from the first to the last that counts, as those of a phrase."""
    cue = clause.cue
    places = {place for place, _ in found.values()} | {*beside}
    first = min({cue.first} | places)
    last = max({cue.last} | {n + 1 for n in places})
    own = places | {*range(cue.first, cue.last)} - {*cue.passed}
    others = [n for n in range(first, last) if n not in own]
    asides = tuple(n for n in others if clause.parted(n))
    passed = tuple(n for n in others if n not in asides)
    roles = {**cue.roles, **{role: piece for role, (_, piece) in found.items()}}
    return Match(first, last, roles, cue.labels, passed, first, asides)
