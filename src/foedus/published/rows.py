"""A row ──▶ its entries, for the layouts with a row a participant, a cell or an act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Kind, Manner
from foedus.law.terms.days import Edge
from foedus.law.terms.uncertain import When, first_possible, last_possible
from foedus.published.cells import CellText, Meant, meant, meant_by_word, take_apart
from foedus.published.dates import is_nothing
from foedus.published.desk import Desk, Who
from foedus.published.headings import Role
from foedus.published.sheets import Row
from foedus.published.terms import Entry, Layout, Mark
from foedus.published.words import ABOUT_OTHERS, NO_CONSENT, NOT_ACTS

_PARTS: Final = re.compile(r"\n|;|(?<=\])\s+(?=\d{1,2}[ ./-]+\w+[ ./-]+\d{4}|\d{4}-\d\d-\d\d)")
"""What parts the acts of one cell: a line, a semicolon, or a bracket before another day."""
_JOINS: Final = CONSENT_KINDS | {Kind.SUCCESSION, Kind.CONTINUATION}
"""The acts that an entry into force or an end in the same row belongs to."""

_ANY: Final = "Ratification, Accession(a)"
"""The heading of a column of instruments whose kinds the table does not tell."""

_NO_SIGNATURE: Final = "no signature is listed: it may be an accession"
"""A remark where a table has one column of instruments and does not tell their kinds."""

_TAKEN_BACK: Final = frozenset({"taken-back", "true", "yes"})
_NO_LONGER: Final = ("withdr", "denounc", "automatic denunciation", "terminated", "no longer")


def cell_entries(desk: Desk, row: Row) -> Iterator[Entry]:
    """The entry of a row that is one cell of a status table."""
    who, column = desk.who(row), " ".join(desk.cell(row, Role.COLUMN).split())
    if who is None:
        return
    if column in NOT_ACTS:
        desk.passed[f"no act of a participant: {column}"] += 1
        return
    raw = desk.cell(row, Role.RAW)
    found = list(_of_cell(desk, who, column, raw, desk.cell(row, Role.LETTER)))
    given = desk.date(desk.cell(row, Role.DATE), row.line, who.participant)
    for one in found:
        if given.when is not None and given.when != one.date and len(found) == 1:
            told = f"The cell says {raw!r}, the date beside it {given.when.isoformat()}."
            desk.tell("P4", told, row.line, who.participant)
        yield one


def act_entries(desk: Desk, row: Row) -> Iterator[Entry]:
    """The entry of a row that is one act: who, what, when, with which effect."""
    who, word = desk.who(row), desk.cell(row, Role.KIND)
    if who is None:
        return
    what = meant_by_word(word)
    if isinstance(what, str) or what.kind in ABOUT_OTHERS:
        _no_act(desk, who, word, what if isinstance(what, str) else "")
        return
    date = desk.date(desk.cell(row, Role.DATE), row.line, who.participant)
    effect = desk.date(desk.cell(row, Role.EFFECT), row.line, who.participant)
    until = desk.date(desk.cell(row, Role.UNTIL), row.line, who.participant)
    if date.when is None and effect.when is None and until.when is None:
        desk.passed["no date"] += 1
        return
    yield Entry(
        treaty=who.treaty,
        participant=who.participant,
        kind=what.kind,
        manner=_manner(desk.cell(row, Role.MANNER)) or what.manner,
        date=date.when,
        effect=effect.when,
        until=until.when,
        mark=_mark_of(desk, row),
        code=who.code,
        raw=word,
        notes=_unique(who.notes, what.notes, date.notes, effect.notes, until.notes),
        line=row.line,
    )


def _no_act(desk: Desk, who: Who, word: str, told: str) -> None:
    """A word for no kind of act: none at all, one by which nobody joins or leaves, or unknown.

    *told* is empty for an act about another act, which the table does not name.
    """
    plain = word.casefold().strip()
    if not plain:
        desk.passed["no act named"] += 1
    elif not told or plain.startswith(NO_CONSENT):
        desk.passed[f"no act of a participant: {word}"] += 1
    else:
        desk.tell("P3", told, who.line, who.participant)


def _manner(word: str) -> Manner | None:
    return Manner(word) if word in set(Manner) else None


def _mark(word: str) -> Mark:
    """What a word about the state of an act says: that it stands, unless it says otherwise."""
    plain = word.casefold()
    gone = plain in _TAKEN_BACK or plain.startswith(_NO_LONGER)
    return Mark.TAKEN_BACK if gone else Mark.STANDS


def party_entries(desk: Desk, row: Row) -> Iterator[Entry]:
    """The entries of a row that tells all of one participant."""
    who = desk.who(row)
    if who is None:
        return
    told_before = len(desk.findings)
    consents = _deposited(desk, list(_instrument(desk, who, row)), list(_others(desk, who, row)))
    acts = [*_signature(desk, who, row), *consents, *_left(desk, who, consents)]
    found = list(_with_effects(desk, who, row, acts))
    if not found and len(desk.findings) == told_before:
        desk.passed["no date"] += 1
    yield from found


def _signature(desk: Desk, who: Who, row: Row) -> Iterator[Entry]:
    manner = _manner(desk.cell(row, Role.MANNER))
    for one in _of_cell(desk, who, "Signature", desk.cell(row, Role.SIGNED)):
        yield one if manner is None else replace(one, manner=manner)


def _instrument(desk: Desk, who: Who, row: Row) -> Iterator[Entry]:
    """The act of the column of instruments, its kind from the column of kinds."""
    text = desk.cell(row, Role.CONSENTED) or desk.cell(row, Role.DATE) or _headed(desk, row)
    word = _word(desk, who, row)
    if not word and not (desk.plan.has(Role.KIND) and text):
        yield from _of_cell(desk, who, _ANY, _own_column(desk, row), mark=_mark_of(desk, row))
        return
    if is_nothing(text):
        return
    what = meant_by_word(word)
    if isinstance(what, str):
        desk.tell("P3", what, row.line, who.participant)
        return
    for one in _of_cell(desk, who, "Ratification", text, mark=_mark_of(desk, row)):
        manner = _manner(desk.cell(row, Role.MANNER)) or what.manner
        yield replace(
            one,
            kind=what.kind,
            manner=manner if what.kind is Kind.SIGNATURE else what.manner,
            raw=f"{word} {one.raw}",
            notes=_unique(one.notes, what.notes),
        )


def _word(desk: Desk, who: Who, row: Row) -> str:
    return desk.cell(row, Role.KIND) or who.act


def _mark_of(desk: Desk, row: Row) -> Mark:
    return _mark(desk.cell(row, Role.MARK))


def _own_column(desk: Desk, row: Row) -> str:
    return desk.cell(row, Role.CONSENTED) or desk.cell(row, Role.DATE)


def _headed(desk: Desk, row: Row) -> str:
    """The cell of the one column of consents, whose kind the column of kinds tells."""
    number = desk.plan.consents
    return "" if number is None else row.cells[number]


def _others(desk: Desk, who: Who, row: Row) -> Iterator[Entry]:
    """The cells under headings that name acts."""
    taken = None if _own_column(desk, row) or not _word(desk, who, row) else desk.plan.consents
    unsigned = desk.plan.has(Role.SIGNED) and is_nothing(desk.cell(row, Role.SIGNED))
    for number, heading in desk.plan.acts:
        if number == taken:
            continue
        for one in _of_cell(desk, who, heading, row.cells[number]):
            bare = heading == str(Kind.RATIFICATION).capitalize() and one.kind is Kind.RATIFICATION
            doubtful = desk.plan.layout is Layout.PARTY_ROWS and unsigned and bare
            yield _noted(one, (_NO_SIGNATURE,)) if doubtful else one


def _deposited(desk: Desk, deposits: list[Entry], others: list[Entry]) -> list[Entry]:
    """The acts of a row that has the day of the act at home, and that of its deposit: one consent.

    The deposit establishes it towards the others (VCLT 16); the kind is the other column's.
    """
    home = [one for one in others if one.kind in _JOINS]
    if desk.plan.has(Role.KIND) or len(home) != 1 or len(deposits) != 1:
        return [*deposits, *others]
    notes = deposits[0].notes
    if home[0].date is not None and home[0].date != deposits[0].date:
        notes = _unique(notes, (f"done on {home[0].date.isoformat()}",))
    one = replace(deposits[0], kind=home[0].kind, notes=notes)
    return [one, *(other for other in others if other is not home[0])]


def _left(desk: Desk, who: Who, acts: list[Entry]) -> Iterator[Entry]:
    """The withdrawal that a remark tells with its day: "Denounced on 13 June 2011"."""
    if not any(one.kind in _JOINS for one in acts):
        return
    for note in who.notes:
        cell = take_apart(note)
        what = meant_by_word(cell.words) if cell.words else ""
        if isinstance(what, Meant) and what.kind is Kind.WITHDRAWAL:
            yield from _of_cell(desk, replace(who, notes=()), "Withdrawal", cell.date)


def _with_effects(desk: Desk, who: Who, row: Row, acts: list[Entry]) -> Iterator[Entry]:
    """*acts*, the consent among them with the effect and the end that the row gives."""
    about = who.participant
    effect = desk.date(desk.cell(row, Role.EFFECT), row.line, about)
    until = desk.date(desk.cell(row, Role.UNTIL), row.line, about)
    notes = _unique(effect.notes, until.notes)
    if effect.when is None and until.when is None:
        yield from (_noted(one, notes) for one in acts)
        return
    owner = _owner(acts)
    given = (effect.when, _in_order(desk, who, effect.when, until.when))
    for one in acts:
        if one is owner:
            yield replace(one, effect=given[0], until=given[1], notes=_unique(one.notes, notes))
        else:
            yield one
    if owner is None and any(given):
        yield Entry(
            treaty=who.treaty,
            participant=who.participant,
            kind=Kind.STATEMENT,
            effect=given[0],
            until=given[1],
            code=who.code,
            raw=desk.cell(row, Role.EFFECT) or desk.cell(row, Role.UNTIL),
            notes=_unique(who.notes, notes),
            line=row.line,
        )


def _owner(acts: list[Entry]) -> Entry | None:
    """The act that the effect in its row belongs to: the consent, else what is no mere signature.

    None: the table gives an effect and no act that could have it.
    """
    consents = [one for one in acts if one.kind in _JOINS]
    others = (
        one for one in acts if one.kind is not Kind.SIGNATURE or one.manner is Manner.DEFINITIVE
    )
    return consents[0] if consents else next(others, None)


def _noted(entry: Entry, notes: tuple[str, ...]) -> Entry:
    return replace(entry, notes=_unique(entry.notes, notes)) if notes else entry


def _in_order(desk: Desk, who: Who, effect: When | None, until: When | None) -> When | None:
    """*until*, unless it lies before *effect*: that cannot be, and is told."""
    if effect is None or until is None:
        return until
    last: Edge = last_possible(until)
    if last >= first_possible(effect):
        return until
    told = f"It ended on {until.isoformat()}, before it began on {effect.isoformat()}."
    desk.tell("P7", told, who.line, who.participant)
    return None


def _of_cell(
    desk: Desk,
    who: Who,
    heading: str,
    text: str,
    letter: str = "",
    *,
    mark: Mark = Mark.STANDS,
) -> Iterator[Entry]:
    """The entries of one cell under *heading*: mostly one, several where it has several lines.

    *mark*: what the row says of it, where the cell itself has no brackets.
    """
    if is_nothing(text):
        return
    for part in filter(str.strip, _PARTS.split(text)):
        cell = take_apart(part)
        date = desk.date(cell.date, who.line, who.participant)
        if date.when is None:
            if not date.notes and not is_nothing(cell.date):
                continue  # told as a finding
            desk.passed["no date in the cell"] += 1
            continue
        what = _said(cell, heading, letter)
        if isinstance(what, str):
            desk.tell("P3", what, who.line, who.participant)
            continue
        footnotes = (f"footnote {cell.footnotes}",) if cell.footnotes else ()
        yield Entry(
            treaty=who.treaty,
            participant=who.participant,
            kind=what.kind,
            manner=what.manner,
            date=date.when,
            mark=cell.mark if cell.mark is not Mark.STANDS else mark,
            code=who.code,
            raw=part.strip(),
            notes=_unique(who.notes, what.notes, footnotes),
            line=who.line,
        )


def _said(cell: CellText, heading: str, letter: str) -> Meant | str:
    """The act of a cell: by its own words, else by its letter under *heading*."""
    if cell.words:
        return meant_by_word(cell.words)
    return meant(heading, cell.letter or letter)


def _unique(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for group in groups for note in group))
