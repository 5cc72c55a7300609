"""An entry: one thing that was recorded, when, and in which words.

An entry is a canonical JSON object of `at`, `kind`, `payload` and `seq`; its leaf in the tree is
the hash of these bytes. In a log the leaf stands beside the words, for whoever reads only leaves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from foedus.journal.canonical import LONGEST, Words, canonical, leaf_hash
from foedus.journal.errors import BadEntry, NotCanonical

_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_KIND: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_KIND: Final = 64
LAST_SEQ: Final = 2**53 - 2
"""JSON numbers are exact up to here, and the size of the tree must be too."""


def moment_text(moment: datetime) -> str:
    """A moment as the journal writes it: in UTC, with microseconds. Raises `BadEntry`.

    >>> from datetime import timedelta, timezone
    >>> moment_text(datetime(2024, 5, 1, 3, tzinfo=timezone(timedelta(hours=3))))
    '2024-05-01T00:00:00.000000Z'
    """
    if moment.tzinfo is None:
        raise BadEntry(f"{moment} has no time zone. Give an aware moment.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def is_moment(text: str) -> bool:
    """Whether *text* is a moment as the journal writes it, on a day that exists.

    >>> is_moment("2024-02-29T00:00:00.000000Z"), is_moment("2023-02-29T00:00:00.000000Z")
    (True, False)
    """
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was recorded. *seq* counts from 0 without gaps; *at* is a moment in UTC.

    Raises `BadEntry` for a number, moment or kind that is none.
    """

    seq: int
    at: str
    kind: str
    payload: Words

    def __post_init__(self) -> None:
        if not 0 <= self.seq <= LAST_SEQ:
            raise BadEntry(f"{self.seq} numbers no entry; they count from 0.")
        if not is_moment(self.at):
            raise BadEntry(f"{self.at!r} is no moment like 2024-05-01T09:30:00.000000Z.")
        if len(self.kind) > _LONGEST_KIND or not _KIND.fullmatch(self.kind):
            raise BadEntry(f"{self.kind!r} is no kind: small letters and figures, with hyphens.")

    def leaf(self) -> bytes:
        """Its hash in the tree, over its canonical words. Raises `NotCanonical`."""
        return leaf_hash(self._around(canonical(self.payload), b""))

    def as_line(self) -> str:
        """Its line of the log, with its leaf. Raises `NotCanonical`, also for a line too long.

        >>> moment = "2024-05-01T09:30:00.000000Z"
        >>> Entry(seq=0, at=moment, kind="file-ended", payload={"path": "a.toml"}).as_line()[:62]
        '{"at":"2024-05-01T09:30:00.000000Z","kind":"file-ended","leaf"'
        """
        payload = canonical(self.payload)
        leaf = leaf_hash(self._around(payload, b""))
        line = self._around(payload, b'"leaf":"%s",' % leaf.hex().encode())
        if len(line) >= LONGEST:
            raise NotCanonical(f"A line of {len(line)} bytes is too long; {LONGEST} are allowed.")
        return line.decode() + "\n"

    def _around(self, payload: bytes, leaf: bytes) -> bytes:
        """The canonical object, its keys in order; neither moment nor kind needs an escape."""
        return b'{"at":"%s","kind":"%s",%s"payload":%s,"seq":%d}' % (
            self.at.encode(),
            self.kind.encode(),
            leaf,
            payload,
            self.seq,
        )
