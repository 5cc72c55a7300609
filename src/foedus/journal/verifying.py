"""log ──▶ verdict: the whole log read once, each line held against all before it.

What a log cannot show by itself: that its last entries were cut off together with their heads (a
head that the reader kept shows it), and that another key signed another history (the register's
key, got in another way, shows it). A head taken out between two others, or said twice, is no
misfit: nothing is lost with it. Any other change of any byte is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from foedus.journal import says
from foedus.journal.heads import SignedHead, verify_head
from foedus.journal.keys import public_from_text
from foedus.journal.log import Header, Line, Row, WrittenEntry, read_log
from foedus.journal.misfits import NO_ENTRIES, Misfit
from foedus.journal.tree import Frontier
from foedus.journal.verdicts import KeyFrom, Verdict
from foedus.law.terms.wording import Wording

MOST_TOLD: Final = 100
"""So many misfits are told; more are counted."""


def verify(
    lines: Iterable[Line], *, key: str | None = None, trusted: SignedHead | None = None
) -> Verdict:
    """Whether a log is whole, in order and signed, and which entry does not fit first.

    *key* is the register's public key, got otherwise than from the log; *trusted* is a head that
    the reader kept. Raises `UnusableKey` for a *key* that is none; nothing for what the log holds.

    >>> verify([]).first_misfit.code
    'J3'
    """
    if key is not None:
        public_from_text(key)
    check = _Check(given=key, kept=trusted)
    for row in read_log(lines):
        check.take(row)
    return check.verdict()


@dataclass(slots=True)
class _Check:
    """How far a log was read, and what was found so far."""

    given: str | None
    kept: SignedHead | None
    header: Header | None = None
    frontier: Frontier = field(default_factory=Frontier)
    entries: int = 0
    whole: bool = True
    """Whether all leaves so far are known; without, no root can be computed."""
    unread: int = 0
    """Lines that could not be understood since the last that could: perhaps entries."""
    first_unread: int = 0
    vouched: int = 0
    """The size of the last head in which all fitted."""
    roots_differ: bool = False
    heads: int = 0
    last: SignedHead | None = None
    misfits: list[Misfit] = field(default_factory=list)
    found: int = 0

    @property
    def key(self) -> str | None:
        """The key that heads are checked with: the reader's before the log's."""
        return self.given or (self.header.key if self.header else None)

    def take(self, row: Row) -> None:
        """Hold one more line against all before it."""
        if row.number == 1:
            self._begin(row)
        elif isinstance(row.holds, Header):
            self._tell("J3", says.SECOND_HEADER, row.number)
        if isinstance(row.holds, WrittenEntry):
            self._entry(row, row.holds)
            return
        for misfit in row.misfits:
            self._add(misfit)
        if isinstance(row.holds, SignedHead):
            self._head(row.number, row.holds)
        elif row.holds is None:
            self.first_unread = self.first_unread if self.unread else row.number
            self.unread += 1

    def verdict(self) -> Verdict:
        """What it came to, after the last line."""
        self._end()
        return Verdict(
            origin=self.header.origin if self.header else "",
            entries=self.entries,
            heads=self.heads,
            last_head=self.last,
            key=self.key or "",
            key_from=self._key_from(),
            kept_head=self.kept,
            misfits=tuple(self.misfits),
            untold=self.found - len(self.misfits),
        )

    def _key_from(self) -> KeyFrom:
        if self.given:
            return KeyFrom.READER
        return KeyFrom.LOG if self.header else KeyFrom.NOWHERE

    def _begin(self, row: Row) -> None:
        if not isinstance(row.holds, Header):
            self._tell("J3", says.NO_HEADER, row.number)
            return
        self.header = row.holds
        if self.given and self.given != row.holds.key:
            self._tell("J15", says.OTHER_KEY, row.number)
        if self.kept and not self._is_ours(self.kept):
            self._tell("J13", says.FOREIGN_HEAD, 0)
        self._hold_against_kept(row.number)

    def _entry(self, row: Row, written: WrittenEntry) -> None:
        seq = self._place_of(row, written)
        for misfit in row.misfits:
            self._add(replace(misfit, entries=range(seq, seq + 1)))
        if seq < self.entries:
            told = says.again(seq, self.entries)
            self._tell("J5", told, row.number, range(seq, seq + 1))
            return
        if seq > self.entries and not self._made_up(seq):
            told, missing = says.gap(seq, self.entries), range(self.entries, seq)
            self._tell("J5", told, row.number, missing)
            self.whole = False
        self.entries, self.unread = seq + 1, 0
        if self.whole:
            self.frontier = self.frontier.append(written.leaf)
            self._hold_against_kept(row.number)

    def _place_of(self, row: Row, written: WrittenEntry) -> int:
        """The number of an entry; where its words were changed, its number may have been too."""
        changed = any(misfit.code == "J6" for misfit in row.misfits)
        return self.entries if changed and not self.unread else written.entry.seq

    def _head(self, number: int, signed: SignedHead) -> None:
        size, before = signed.head.size, self.found
        if self._made_up(size):
            self.entries = size
        covered = range(self.vouched, size)
        self.heads, self.last, self.unread = self.heads + 1, signed, 0
        if self.header and signed.head.origin != self.header.origin:
            self._tell("J10", says.OTHER_ORIGIN, number, covered)
        if self.key and not verify_head(signed, self.key):
            self._tell("J7", says.BAD_SIGNATURE, number, covered)
        if size != self.entries:
            self._tell("J9", says.size(size, self.entries), number, covered)
        elif self.whole and not self.roots_differ and self._root() != signed.head.root:
            self.roots_differ = True
            self._tell("J8", says.ROOT_DIFFERS, number, covered)
        if self.found == before and self.whole and not self.roots_differ:
            self.vouched = size

    def _made_up(self, size: int) -> bool:
        """Whether the lines that could not be understood were the entries that *size* wants."""
        if not self.entries < size <= self.entries + self.unread:
            return False
        self._tell("J5", says.UNREADABLE, self.first_unread, range(self.entries, size))
        self.whole = False
        return True

    def _end(self) -> None:
        if self.header is None and not self.found:
            self._tell("J3", says.EMPTY, 0)
        if self.last is None:
            self._tell("J16", says.NO_HEAD, 0)
        elif self.last.head.size < self.entries:
            waiting = range(self.last.head.size, self.entries)
            self._tell("J14", says.NOT_YET_SIGNED, 0, waiting)
        if self.kept and self.entries < self.kept.head.size:
            missing = range(self.entries, self.kept.head.size)
            self._tell("J12", says.cut_off(self.entries, self.kept.head.size), 0, missing)

    def _is_ours(self, kept: SignedHead) -> bool:
        own = self.header is not None and kept.head.origin == self.header.origin
        return own and self.key is not None and verify_head(kept, self.key)

    def _hold_against_kept(self, number: int) -> None:
        if self.kept is None or self.kept.head.size != self.frontier.size:
            return
        if self.kept.head.root != self._root():
            covered = range(self.kept.head.size) or NO_ENTRIES
            self._tell("J11", says.HISTORY_DIFFERS, number, covered)

    def _root(self) -> str:
        return self.frontier.root().hex()

    def _tell(self, code: str, what: Wording, line: int, entries: range = NO_ENTRIES) -> None:
        self._add(Misfit(code=code, what=what, line=line, entries=entries))

    def _add(self, misfit: Misfit) -> None:
        self.found += 1
        if self.found <= MOST_TOLD:
            self.misfits.append(misfit)
