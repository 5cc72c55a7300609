"""Whether what the database holds is what its journal says was recorded; the first misfit first.

The journal is held against its signed heads, then every row that was written with an entry against
the words of that entry (`row_checks`), the desk's papers and scans against what it seals of them
(`desk_checks`), and the columns of every act against the act that these
words are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model

from foedus.accounts.models import User
from foedus.journal.heads import SignedHead as KeptHead
from foedus.journal.log import entries_in
from foedus.journal.rebuilding import files_of
from foedus.journal.tree import Frontier
from foedus.journal.verdicts import Verdict
from foedus.journal.verifying import verify
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.register.acts_placed import acts_by_block
from foedus.register.desk_checks import Papers, check_desk
from foedus.register.mapping import act_columns, cuts_of
from foedus.register.models import (
    ActRow,
    Attachment,
    Block,
    Dispatch,
    DispatchEvent,
    Dossier,
    DossierEvent,
    Entry,
    FileVersion,
    Ledger,
    Notification,
    SignedHead,
)
from foedus.register.row_checks import StoredMisfit, Told, check_rows, misfit
from foedus.register.sealing import People
from foedus.register.stored_log import lines_of, public_key
from foedus.register.stored_rows import Stored, one_moment, stored
from foedus.texts.files import Held
from foedus.texts.loading import register_from
from foedus.texts.reading import read_files


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """What was found: of the journal itself, and of the rows beside it, in the order of entries."""

    journal: Verdict
    misfits: tuple[StoredMisfit, ...]

    @property
    def sound(self) -> bool:
        """Whether all fits."""
        return self.journal.sound and not self.misfits


@dataclass(frozen=True, slots=True)
class _Read:
    """The tables as they were read, all at one moment."""

    entries: Stored[Entry]
    heads: Stored[SignedHead]
    blocks: Stored[Block]
    versions: Stored[FileVersion]
    acts: Stored[ActRow]
    notifications: Stored[Notification]
    dispatches: Stored[Dispatch]
    events: Stored[DispatchEvent]
    ledgers: Stored[Ledger]
    dossiers: Stored[Dossier]
    history: Stored[DossierEvent]
    scans: Stored[Attachment]


def verify_stored(trusted: KeptHead | None = None) -> StoredVerdict:
    """Verify the database; *trusted* is a signed head that the reader kept earlier.

    Whatever is stored is told as a misfit, and raises nothing. `NoSigningKey` where the key is
    gone by which the journal is known.
    """
    with one_moment():
        read = _Read(
            stored(Entry),
            stored(SignedHead),
            stored(Block),
            stored(FileVersion),
            stored(ActRow),
            stored(Notification),
            stored(Dispatch),
            stored(DispatchEvent),
            stored(Ledger),
            stored(Dossier),
            stored(DossierEvent),
            stored(Attachment),
        )
        people = dict(User.objects.values_list("pk", "public_id"))
    covered = max((head.size for head in read.heads.rows), default=0)
    entries = (entry for entry in read.entries.rows if entry.seq < covered)
    lines = list(lines_of(entries, read.heads.rows))
    verdict = verify(lines, key=public_key(), trusted=trusted)
    found = [*_unreadable(read, verdict), *_ledger(read, verdict), *_beyond(read, verdict)]
    told = Told(
        read.entries.rows,
        read.blocks.rows,
        read.versions.rows,
        read.notifications.rows,
        read.dispatches.rows,
        read.events.rows,
        read.acts.rows,
    )
    found += [*check_rows(told), *check_desk(_papers(read, people), told.of("act"))]
    if verdict.sound and not any(one.table in _BEFORE_ACTS for one in found):
        found += _acts(lines, read)
    return StoredVerdict(verdict, tuple(sorted(found, key=lambda one: one.entry)))


def _papers(read: _Read, people: People) -> Papers:
    return Papers(
        dossiers=read.dossiers.rows,
        history=read.history.rows,
        scans=read.scans.rows,
        receipts=read.events.rows,
        blocks=read.blocks.rows,
        people=people,
    )


_TABLES: Final[dict[type[Model], str]] = {
    Entry: "entry",
    SignedHead: "head",
    Block: "block",
    FileVersion: "file version",
    ActRow: "act",
    Notification: "notification",
    Dispatch: "dispatch",
    DispatchEvent: "dispatch event",
    Ledger: "ledger",
    Dossier: "dossier",
    DossierEvent: "dossier event",
    Attachment: "attachment",
}
"""The tables in the order of `_Read`, and how they are called."""
_BEFORE_ACTS: Final = {_TABLES[Entry], _TABLES[Block], _TABLES[FileVersion]}
"""What has to fit before the acts can be told from it."""


def _unreadable(read: _Read, verdict: Verdict) -> Iterator[StoredMisfit]:
    """Rows that hold what no row of their table can; where nothing tells their entry, the last."""
    for table, rows in zip(_TABLES.values(), _of(read), strict=True):
        for key in rows.unreadable:
            of_entry = table == _TABLES[Entry] and isinstance(key, int)
            seq = int(str(key)) if of_entry else verdict.entries
            what = Wording(
                f"row {key!s:.40} holds what cannot be read",
                f"в строке {key!s:.40} то, что нельзя прочесть",
            )
            yield StoredMisfit(entry=seq, table=table, what=what)


def _of(read: _Read) -> tuple[Stored[Any], ...]:
    return tuple(getattr(read, name) for name in _Read.__slots__)


def _ledger(read: _Read, verdict: Verdict) -> Iterator[StoredMisfit]:
    frontier = Frontier()
    for entry in read.entries.rows:
        try:
            frontier = frontier.append(bytes.fromhex(entry.leaf))
        except ValueError:
            return  # the journal's own verification names this entry
    year, number = max(((one.year, one.number) for one in read.notifications.rows), default=(0, 0))
    counted = (frontier.size, frontier.as_text(), year, number + 1)
    kept = [
        (one.next_entry, one.frontier, one.notification_year, one.next_notification)
        for one in read.ledgers.rows
    ]
    if kept != [counted]:
        what = Wording("the ledger does not count its entries", "книга учёта не сходится")
        yield StoredMisfit(entry=verdict.entries, table="ledger", what=what)


def _beyond(read: _Read, verdict: Verdict) -> Iterator[StoredMisfit]:
    """Entries that no head covers were not written by the service."""
    signed = verdict.last_head.head.size if verdict.last_head else 0
    for entry in read.entries.rows:
        if entry.seq >= signed:
            what = Wording("no signed head covers it", "не покрыта подписанной вершиной")
            yield StoredMisfit(entry=entry.seq, table="entry", what=what)


def _acts(lines: Sequence[str], read: _Read) -> Iterator[StoredMisfit]:
    """The columns of each act, against the register that the journal's own words make."""
    files = files_of(entries_in(lines))
    register: Register = register_from(read_files(Held(files)))
    seqs = {(one.path, one.ordinal): (one.entry_id, one.pk) for one in read.blocks.rows}
    told: dict[str, tuple[int, dict[str, Any]]] = {}
    for path, blocks in acts_by_block(register, files).items():
        for number, acts in zip(_numbers(path, read), blocks, strict=True):
            seq, block = seqs[path, number]
            told |= {act.id: (seq, {**act_columns(act), "block_id": block}) for act in acts}
    by_block = {block: seq for seq, block in seqs.values()}
    for row in read.acts.rows:
        seq, columns = told.pop(row.act, (by_block.get(row.block_id, 0), {}))
        differs = [name for name in columns if getattr(row, name) != columns[name]]
        if not columns or differs:
            yield misfit(seq, "act", _same(f"{row.act} {' '.join(differs)}".strip()))
    for name, (seq, _) in told.items():
        yield misfit(seq, "act", Wording(f"{name} (no row)", f"{name} (строки нет)"))


def _same(text: str) -> Wording:
    """Names are the same in both languages."""
    return Wording(text, text)


def _numbers(path: str, read: _Read) -> list[int]:
    """The numbers of the blocks of a file, in the order in which they stand in it."""
    versions = [one for one in read.versions.rows if one.path == path]
    last = max(versions, key=lambda one: one.version, default=None)
    placed = [] if last is None else [ordinal for _, ordinal in cuts_of(last)]
    stored_here = sorted(one.ordinal for one in read.blocks.rows if one.path == path)
    return [*placed, *(number for number in stored_here if number not in set(placed))]
