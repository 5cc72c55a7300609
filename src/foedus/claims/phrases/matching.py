"""Looking for the elements of a phrase in a row of pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from foedus.claims.phrases.cases import cases_of, in_case, in_voice, shows_genitive
from foedus.claims.phrases.pattern import Element, FromList, Literal, Slot, Special, Words
from foedus.claims.phrases.skipping import MOST, Skips, between_end, bracket_end
from foedus.claims.phrases.vocabulary import Vocabulary
from foedus.claims.pieces.grammar import part_of
from foedus.claims.pieces.row import Piece, Sort

_WIDEST: Final = 15
"""A gap is at most so many pieces wide."""
_BETWEEN: Final = 2
"""So many words may stand between two words of one entry: "was also formally admitted to"."""
_DASHES: Final = frozenset({"-", "–", "—"})
_ENDS: Final = frozenset({",", ";", ":", ".", "!", "?", ")", "–", "—"})
_ENDS_OF_CLAUSES: Final = frozenset({";", ":", ".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase was found.

    Pieces *first* to *last* (not included), what stands in each role, the labels of lists, and
    which pieces were passed over. The statement's own words begin
    at piece *begin*, before which there may be words that are only required. *asides* are pieces
    in brackets and asides, which do not bear on the statement.
    """

    first: int
    last: int
    roles: Mapping[str, Piece] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    passed: tuple[int, ...] = ()
    begin: int = 0
    asides: tuple[int, ...] = ()


@dataclass(slots=True)
class Steps:
    """How many more steps may be taken; a row of words made to mislead gets no more."""

    left: int = 20_000

    def taken(self) -> bool:
        """Whether one more could be taken."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of pieces in which phrases are looked for, and what may be passed over there.

    *asides*: also a few words between two commas or dashes.
    """

    pieces: Sequence[Piece]
    vocabulary: Vocabulary
    skips: Skips
    asides: bool = False
    steps: Steps = field(default_factory=Steps)


@dataclass(frozen=True, slots=True)
class _So:
    """What has been found so far, up to piece *place*."""

    place: int
    roles: tuple[tuple[str, Piece], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    passed: tuple[int, ...] = ()
    begin: int = -1
    asides: tuple[int, ...] = ()


def matches(elements: Sequence[Element], row: Row) -> Iterator[Match]:
    """Every place where *elements* are found; of those that begin alike, the nearest."""
    for first in range(len(row.pieces)):
        if not _may_begin(elements, row, first):
            continue
        found = next(_on(elements, row, _So(first), first), None)
        if found is not None:
            begin = first if found.begin < 0 else found.begin
            roles, labels = dict(found.roles), dict(found.labels)
            yield Match(first, found.place, roles, labels, found.passed, begin, asides=found.asides)


def begins_at_once(elements: Sequence[Element], row: Row) -> Iterator[Match]:
    """The place, if any, where *elements* are found from the first piece on."""
    found = next(_on(elements, row, _So(0), 0), None) if row.pieces else None
    if found is not None and _may_begin(elements, row, 0):
        begin = max(found.begin, 0)
        yield Match(0, found.place, dict(found.roles), dict(found.labels), found.passed, begin)


def _may_begin(elements: Sequence[Element], row: Row, first: int) -> bool:
    """Whether the first element can stand at piece *first*; asked first, because it is cheap."""
    element, piece = elements[0], row.pieces[first]
    if isinstance(element, Special) or element.optional:
        return True
    if isinstance(element, Slot):
        return piece.as_one_of(element.sorts) is not None
    if isinstance(element, Literal):
        return piece.sort is Sort.MARK
    if isinstance(element, Words):
        return any(path[0] & piece.lemmas for path in element.paths)
    return any(True for _ in row.vocabulary[element.name].beginning_with(piece))


def _on(elements: Sequence[Element], row: Row, so: _So, first: int) -> Iterator[_So]:
    """The rest of *elements* from where *so* stands."""
    if not elements:
        yield so
        return
    if not row.steps.taken():
        return
    element, rest = elements[0], elements[1:]
    if isinstance(element, Special):
        yield from _special(element, rest, row, so, first)
        return
    for reached in _reach(row, so, first):
        for found in _one(element, row, reached):
            yield from _on(rest, row, found, first)
    if row.asides and so.place > first:
        end = between_end(row.pieces, so.place)
        if end > so.place:
            asides = (*so.asides, *range(so.place, end))
            yield from _on(elements, row, replace(so, place=end, asides=asides), first)
    if element.optional:
        yield from _on(rest, row, so, first)


def _special(
    element: Special, rest: Sequence[Element], row: Row, so: _So, first: int
) -> Iterator[_So]:
    """What a sign that stands for no words asks of this place, and the rest."""
    if element is Special.GAP:
        yield from _over_gap(rest, row, so, first)
    elif element is Special.BEGIN:
        yield from _on(rest, row, replace(so, begin=_own(row, so)), first)
    elif _is_such_a_place(element, row, so, first):
        yield from _on(rest, row, so, first)


def _is_such_a_place(element: Special, row: Row, so: _So, first: int) -> bool:
    if element is Special.START:
        return first == 0 and so.place == 0
    if so.place >= len(row.pieces):
        return True
    piece = row.pieces[so.place]
    return piece.lower in _ENDS if element is Special.END else not shows_genitive(piece)


def _own(row: Row, so: _So) -> int:
    """Where own words begin: past a comma."""
    comma = so.place < len(row.pieces) and row.pieces[so.place].lower == ","
    return so.place + 1 if comma else so.place


def _reach(row: Row, so: _So, first: int) -> Iterator[_So]:
    """The place itself, and those reached by passing over what may be passed over."""
    yield so
    place, passed = so.place, so.passed
    while place > first and place < len(row.pieces) and place - so.place < MOST:
        end = bracket_end(row.pieces, place)
        if end > place:  # what is said in brackets does not bear on the statement
            so = replace(so, place=end, passed=passed, asides=(*so.asides, *range(place, end)))
            place = end
            yield so
            continue
        end = row.skips(row.pieces, place)
        if end == place:
            return
        passed = (*passed, *range(place, end))
        place = end
        yield replace(so, place=place, passed=passed)


def _over_gap(rest: Sequence[Element], row: Row, so: _So, first: int) -> Iterator[_So]:
    passed = so.passed
    for place in range(so.place, min(len(row.pieces), so.place + _WIDEST)):
        yield from _on(rest, row, replace(so, place=place, passed=passed), first)
        if row.pieces[place].lower in _ENDS_OF_CLAUSES or _slot_of(rest, row.pieces[place]):
            return
        passed = (*passed, place)


def _slot_of(rest: Sequence[Element], piece: Piece) -> bool:
    """Whether a gap would pass over just such a thing as is looked for next."""
    return (
        bool(rest)
        and isinstance(rest[0], Slot)
        and piece.names
        and piece.as_one_of(rest[0].sorts) is not None
    )


def _one(element: Element, row: Row, so: _So) -> Iterator[_So]:
    """One element at this very place."""
    if so.place >= len(row.pieces):
        return
    piece = row.pieces[so.place]
    if isinstance(element, Slot):
        meant = piece.as_one_of(element.sorts)
        named = piece.names or not element.by_name
        if meant is not None and named and _in_case(meant, element, row, so.place):
            roles = (*so.roles, (element.role or meant.sort.value, meant))
            yield replace(so, place=so.place + 1, roles=roles)
    elif isinstance(element, Literal):
        if piece.sort is Sort.MARK and _same_mark(piece.lower, element.mark):
            yield replace(so, place=so.place + 1)
    elif isinstance(element, FromList) and in_voice(piece, element.voice):
        yield from _from_list(element, row, so)
    elif isinstance(element, Words) and in_voice(piece, element.voice):
        yield from _words(element, row, so)


def _in_case(meant: Piece, slot: Slot, row: Row, place: int) -> bool:
    """Whether a name is in the case looked for; after a noun or a preposition in no nominative."""
    if slot.cases == _SUBJECT and place > 0 and not cases_of(meant):
        return part_of(row.pieces[place - 1]) not in _GOVERN
    return in_case(meant, slot.cases)


_SUBJECT: Final = frozenset({"nomn"})
_GOVERN: Final = frozenset({"NOUN", "PREP"})


def _same_mark(one: str, other: str) -> bool:
    """Whether two marks are one; all dashes are."""
    return one == other or {one, other} <= _DASHES


def _from_list(element: FromList, row: Row, so: _So) -> Iterator[_So]:
    """The entry of a list that reaches furthest; between its words adverbs may stand."""
    best: tuple[_So, str] | None = None
    for entry in row.vocabulary[element.name].beginning_with(row.pieces[so.place]):
        found = _along(entry.path, row, so)
        if found is not None and (best is None or found.place > best[0].place):
            best = found, entry.label
    if best is None:
        return
    found, label = best
    if not element.role:
        yield found
        return
    roles = (*found.roles, (element.role, row.pieces[found.place - 1]))
    yield replace(found, roles=roles, labels=(*found.labels, (element.role, label)))


def _words(element: Words, row: Row, so: _So) -> Iterator[_So]:
    for path in element.paths:
        found = _along(path, row, so)
        if found is not None:
            yield found


def _along(path: Sequence[frozenset[str]], row: Row, so: _So) -> _So | None:
    """Past the words of *path*: one after the other, or with a word or two passed over between."""
    pieces, place = row.pieces, so.place
    passed: list[int] = []
    for number, step in enumerate(path):
        over = 0
        while place < len(pieces) and not step & pieces[place].lemmas:
            if number == 0 or over >= _BETWEEN or not _may_stand_within(row, place):
                return None
            passed.append(place)
            over += 1
            place += 1
        if place >= len(pieces):
            return None
        place += 1
    return replace(so, place=place, passed=(*so.passed, *passed))


def _may_stand_within(row: Row, place: int) -> bool:
    sort = row.pieces[place].sort
    single = sort in {Sort.WORD, Sort.ADJECTIVE, Sort.TIME}
    return single and row.skips(row.pieces, place) == place + 1
