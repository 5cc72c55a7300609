"""Rows of states: "Armenia, Belarus and Kazakhstan" become one piece."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.claims.mentions.context import Setting
from foedus.claims.phrases.skipping import bracket_end
from foedus.claims.pieces.row import Piece, Somebody, Sort, States, merged, words_of
from foedus.claims.terms.said import StatesSaid

_TWO = 2
_PAIR = 3
"""Two states and the comma between them."""
_GOES_ON = frozenset({"and", "или", "и", "or"})
_OPENS_ROW = frozenset({":", "(", "-", "–", "—"})


def listed(pieces: tuple[Piece, ...], setting: Setting) -> tuple[Piece, ...]:
    """The pieces with each row of states, or of their adjectives, made one."""
    made: list[Piece] = []
    place = 0
    while place < len(pieces):
        end = _end_of_row(pieces, place, setting) if _is_listed(pieces[place]) else place + 1
        end = place + 1 if _is_apart(pieces, place, end) else end
        row = pieces[place:end]
        apart = len(row) == 1 or _is_where(pieces, place, setting)
        made.extend(row if apart else (_row(row, setting),))
        place = end
    return tuple(made)


def with_delegates(pieces: tuple[Piece, ...], setting: Setting) -> tuple[Piece, ...]:
    """The pieces with each row of persons who act for states made a row of those states.

    So "President A of Armenia and President B of Belarus". Who holds an office of an organisation
    acts for that.
    """
    made: list[Piece] = []
    place = 0
    while place < len(pieces):
        row, end = _delegates(pieces, place, setting)
        together = _row_of_delegates(row, pieces[place:end], setting)
        made.append(together or pieces[place])
        place = place + 1 if together is None else end
    return tuple(made)


def _delegates(
    pieces: Sequence[Piece], place: int, setting: Setting
) -> tuple[tuple[Piece, ...], int]:
    """The persons of a row that begins at *place*, and where it ends."""
    row: list[Piece] = []
    end = after = place
    while after < len(pieces) and _is_delegate(pieces[after], setting):
        row.append(pieces[after])
        end = after + 1
        after = _after_joint(pieces, bracket_end(pieces, end), setting)
        if after == end:
            break
    return tuple(row), end


def _is_delegate(piece: Piece, setting: Setting) -> bool:
    sense = piece.sense
    if piece.sort is not Sort.PERSON or not isinstance(sense, Somebody) or not sense.states:
        return False
    held = setting.register.person.get(sense.named.id)
    holders = {act.person for office in setting.register.offices for act in office.acts}
    return held is None or not holders & {held.name.en, held.name.ru, held.id}


def _row_of_delegates(
    row: tuple[Piece, ...], whole: Sequence[Piece], setting: Setting
) -> Piece | None:
    joined = any(setting.book.vocabulary.has("joints", piece) for piece in whole)
    if len(row) < _TWO or not joined:
        return None
    codes = (c for one in row if isinstance(one.sense, Somebody) for c in one.sense.states.codes)
    said = StatesSaid(tuple(dict.fromkeys(codes)), (), words_of(whole, setting.text))
    return merged(whole, Sort.STATES, States(said, "heads-of-state"))


def _is_apart(pieces: Sequence[Piece], place: int, end: int) -> bool:
    """Whether two states with only a comma between, within a sentence, stand side by side.

    So in "held by Armenia, Belarus having preceded it". In a headline they are a row.
    """
    only_comma = end - place == _PAIR and pieces[place + 1].lower == ","
    if end < len(pieces) and pieces[end].lower in _GOES_ON:
        return False
    return only_comma and place > 0 and pieces[place - 1].lower not in _OPENS_ROW


def _is_listed(piece: Piece) -> bool:
    """Whether it may stand in a row: "Armenia and Belarus", "Tajik and Turkmen" leaders."""
    return _is_states(piece) or piece.sort is Sort.ADJECTIVE or _is_capital(piece)


def _is_capital(piece: Piece) -> bool:
    """Whether it is a capital, that may stand for its state: "Minsk and Astana agreed"."""
    return piece.sort is Sort.TOWN and any(_is_states(other) for other in piece.also)


def _is_where(pieces: Sequence[Piece], place: int, setting: Setting) -> bool:
    """Whether capitals only say where: "in Minsk and Astana"."""
    after_in = place > 0 and setting.book.vocabulary.has("in", pieces[place - 1])
    return after_in and _is_capital(pieces[place])


def _sort(piece: Piece) -> Sort:
    return Sort.STATES if _is_capital(piece) else piece.sort


def _is_states(piece: Piece) -> bool:
    """Whether states are named; "several countries" are no part of a row."""
    return isinstance(piece.sense, States) and piece.sort is Sort.STATES and bool(piece.sense.said)


def _end_of_row(pieces: Sequence[Piece], place: int, setting: Setting) -> int:
    """Where the row ends that begins at *place*."""
    end = place + 1
    while True:
        after = _after_joint(pieces, end, setting)
        if after >= len(pieces) or after == end or not _is_listed(pieces[after]):
            return end
        if _sort(pieces[after]) is not _sort(pieces[place]):
            return end
        end = after + 1


def _after_joint(pieces: Sequence[Piece], place: int, setting: Setting) -> int:
    """Past a comma, "and", "as well as", and an article."""
    vocabulary = setting.book.vocabulary
    after = place
    while after < len(pieces) and after < place + 4:
        piece = pieces[after]
        joint = vocabulary["joints"].at(pieces, after)
        if piece.lower == ",":
            after += 1
        elif joint is not None:
            after = joint[0]
        elif after > place and vocabulary.has("articles", piece):
            after += 1
        else:
            return after
    return after


def _row(pieces: tuple[Piece, ...], setting: Setting) -> Piece:
    named = [p.as_one_of(frozenset({_sort(pieces[0])})) for p in pieces]
    senses = [p.sense for p in named if p is not None and isinstance(p.sense, States)]
    said = StatesSaid(
        tuple(dict.fromkeys(code for sense in senses for code in sense.said.codes)),
        tuple(dict.fromkeys(name for sense in senses for name in sense.said.unknown)),
        words_of(pieces, setting.text),
    )
    through = next((sense.through for sense in senses if sense.through), "")
    tokens = tuple(token for piece in pieces for token in piece.tokens)
    return Piece(_sort(pieces[0]), tokens, States(said, through))
