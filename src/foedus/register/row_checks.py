"""Rows held against the entries of the journal by which they were written."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeVar

from foedus.journal.entries import moment_text
from foedus.law.terms.wording import Wording
from foedus.register.models import (
    ActRow,
    Block,
    Dispatch,
    DispatchEvent,
    Entry,
    FileVersion,
    Notification,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMisfit:
    """A row that does not fit: the *entry* of the journal that it belongs to, and what differs."""

    entry: int
    table: str
    what: Wording

    def __str__(self) -> str:
        return f"entry {self.entry}, {self.table}: {self.what.en}"


@dataclass(frozen=True, slots=True)
class Told:
    """The rows, and what their entries say: by kind, the words of each entry by its number."""

    entries: Sequence[Entry]
    blocks: Sequence[Block]
    versions: Sequence[FileVersion]
    notifications: Sequence[Notification]
    dispatches: Sequence[Dispatch]
    events: Sequence[DispatchEvent]
    acts: Sequence[ActRow]
    words: dict[str, dict[int, dict[str, Any]]] = field(init=False)

    def __post_init__(self) -> None:
        words: dict[str, dict[int, dict[str, Any]]] = {}
        for entry in self.entries:
            said = read_json(entry.payload)
            words.setdefault(entry.kind, {})[entry.seq] = said if isinstance(said, dict) else {}
        object.__setattr__(self, "words", words)

    def of(self, kind: str) -> dict[int, dict[str, Any]]:
        """What the entries of one kind say."""
        return self.words.get(kind, {})


class _Written(Protocol):
    entry_id: int


_Row = TypeVar("_Row", bound=_Written)
_Words = dict[str, Any]


def check_rows(told: Told) -> Iterator[StoredMisfit]:
    """What does not fit, table by table."""
    yield from _blocks(told)
    yield from _versions(told)
    yield from _notifications(told)
    yield from _dispatches(told)
    yield from _receipts(told)


def _blocks(told: Told) -> Iterator[StoredMisfit]:
    pairs, misfits = _paired("block", told.blocks, told.of("act"))
    for row, words in pairs:
        said = tuple(words.get(key) for key in ("path", "block", "text"))
        misfits += _compared(row.entry_id, "block", said, (row.path, row.ordinal, row.text))
    yield from misfits


def _versions(told: Told) -> Iterator[StoredMisfit]:
    """Files and their ends; the versions of a path are numbered from 1 in the order of entries."""
    table, last = "file version", dict[str, int]()
    number: dict[int, int] = {}
    for row in sorted(told.versions, key=lambda one: one.entry_id):
        number[row.pk] = last[row.path] = last.get(row.path, 0) + 1
    files, misfits = _paired(
        table, [one for one in told.versions if not one.ended], told.of("file")
    )
    for row, words in files:
        misfits += _compared(row.entry_id, table, _of_file(words), _of_version(row))
    ends = told.of("file-ended")
    gone, more = _paired(table, [one for one in told.versions if one.ended], ends)
    for row, words in gone:
        said = (words.get("path"), number[row.pk], "", "[]", b"")
        more += _compared(row.entry_id, table, said, _of_version(row))
    yield from (*misfits, *more)


def _of_file(words: _Words) -> tuple[Any, ...]:
    said = tuple(words.get(key) for key in ("path", "version", "sha256"))
    return (*said, json.dumps(words.get("cuts")), _skeleton(words))


def _of_version(row: FileVersion) -> tuple[Any, ...]:
    return row.path, row.version, row.sha256, row.cuts, bytes(row.skeleton)


def _skeleton(words: _Words) -> bytes | None:
    text, coded = words.get("skeleton"), words.get("skeleton_base64")
    if isinstance(text, str):
        return text.encode()
    try:
        return b64decode(coded) if isinstance(coded, str) else None
    except ValueError:
        return None


def _notifications(told: Told) -> Iterator[StoredMisfit]:
    table = "notification"
    pairs, misfits = _paired(table, told.notifications, told.of("notification"))
    moments = {entry.seq: entry.at for entry in told.entries}
    blocks = {row.pk: row.entry_id for row in told.blocks}
    first = _first_acts(told)
    for row, words in pairs:
        said = tuple(words.get(key) for key in ("reference", "year", "number", "instrument"))
        value = json.dumps(words.get("value"), sort_keys=True)
        stored = (row.reference, row.year, row.number, row.instrument)
        misfits += _compared(
            row.entry_id,
            table,
            (*said, value, moments[row.entry_id], first.get(row.reference)),
            (*stored, _plain(row.value), moment_text(row.at), blocks.get(row.block_id)),
        )
    yield from misfits


def _plain(text: str) -> str | None:
    """A letter as it is kept: its keys in order, without spaces; None where it is not so."""
    value = read_json(text)
    own = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return json.dumps(value, sort_keys=True) if own == text else None


def _first_acts(told: Told) -> dict[str, int]:
    """The entry of the act that each notification tells of: the first that names it."""
    found: dict[str, int] = {}
    for seq, words in sorted(told.of("act").items()):
        if isinstance(words.get("notification"), str):
            found.setdefault(words["notification"], seq)
    return found


def _dispatches(told: Told) -> Iterator[StoredMisfit]:
    """One copy for each addressee that the entry of the notification names, and no other."""
    letters = {row.pk: row.entry_id for row in told.notifications}
    copies: dict[int, list[list[str]]] = {seq: [] for seq in letters.values()}
    for row in told.dispatches:
        seq = letters.get(row.notification_id, -1)
        copies.setdefault(seq, []).append([row.addressee, row.capacity])
    for seq, words in told.of("notification").items():
        said = words.get("addressees")
        named = [one[:2] for one in said if isinstance(one, list)] if isinstance(said, list) else []
        yield from _compared(seq, "dispatch", sorted(named), sorted(copies.pop(seq, [])))
    for seq, rest in copies.items():
        if rest:
            yield misfit(max(seq, 0), "dispatch", NO_PARTNER)


def _receipts(told: Told) -> Iterator[StoredMisfit]:
    """A receipt stands in the journal as acts that name the notification, one for each it told."""
    stored = _receipts_stored(told)
    said = _receipts_said(told)
    for seq in sorted(said.keys() | stored.keys()):
        if said.get(seq) != stored.get(seq):
            yield misfit(seq, "dispatch event", NO_PARTNER)
    for row in told.events:
        if (row.what == DispatchEvent.What.RECEIVED) != (row.entry_id is not None):
            yield misfit(row.entry_id or 0, "dispatch event", NO_PARTNER)


_Receipt = tuple[object, ...]


def _receipts_stored(told: Told) -> dict[int, _Receipt]:
    """By entry: which letter, who received it, on which day; noted when."""
    letters = {row.pk: row for row in told.notifications}
    copies = {row.pk: row for row in told.dispatches}
    words = told.of("notification")
    found: dict[int, _Receipt] = {}
    for row in told.events:
        copy = copies.get(row.dispatch_id)
        letter = None if copy is None else letters.get(copy.notification_id)
        if row.entry_id is None:
            continue
        if copy is None or letter is None:
            found[row.entry_id] = ()
            continue
        value = words.get(letter.entry_id, {}).get("value")
        acts = value.get("acts", ()) if isinstance(value, dict) else ()
        receipt = (letter.reference, copy.addressee, row.day.isoformat(), moment_text(row.at))
        found |= {row.entry_id + number: receipt for number in range(max(1, len(acts)))}
    return found


def _receipts_said(told: Told) -> dict[int, _Receipt]:
    moments = {entry.seq: entry.at for entry in told.entries}
    entries = {row.pk: row.entry_id for row in told.blocks}
    acts = {entries.get(row.block_id): (row.party, row.done) for row in told.acts}
    return {
        seq: (words["notification"], *acts.get(seq, ()), moments[seq])
        for seq, words in told.of("act").items()
        if "notification" in words and not words.keys() & {"dossier", "enacted"}
    }


NO_PARTNER: Final = Wording(
    "entry and row do not belong together", "запись и строка не принадлежат друг другу"
)
NOT_AS_RECORDED: Final = Wording(
    "the row is not what was recorded", "строка не та, что была внесена"
)


def read_json(text: str) -> Any:
    """What a stored text says; a text that was made unreadable says nothing."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def misfit(seq: int, table: str, what: Wording) -> StoredMisfit:
    """A row of *table* that does not fit entry *seq*."""
    return StoredMisfit(entry=seq, table=table, what=what)


def _paired(
    table: str, rows: Iterable[_Row], words: dict[int, _Words]
) -> tuple[list[tuple[_Row, _Words]], list[StoredMisfit]]:
    """Each row with what its entry says; rows and entries that are alone, and second rows."""
    pairs: list[tuple[_Row, _Words]] = []
    alone: list[int] = []
    left = dict(words)
    for row in rows:
        if row.entry_id in left:
            pairs.append((row, left.pop(row.entry_id)))
        else:
            alone.append(row.entry_id)
    return pairs, [misfit(seq, table, NO_PARTNER) for seq in sorted((*alone, *left))]


def _compared(seq: int, table: str, told: object, stored: object) -> list[StoredMisfit]:
    return [] if told == stored else [misfit(seq, table, NOT_AS_RECORDED)]
