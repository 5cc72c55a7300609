"""Answers that were written once: kept in this process until others need the room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Final

ROOM: Final = 64 * 1024 * 1024
"""Bytes of all the answers that are kept."""


class Kept:
    """The answers used last, by what they answer; their bytes together are at most *room*."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._lock = Lock()
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, key: Hashable) -> bytes | None:
        """The answer to *key*, if it is still there."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Hashable, content: bytes) -> None:
        """Keep *content*, and let go what was not used for longest."""
        with self._lock:
            self._used += len(content) - len(self._held.pop(key, b""))
            self._held[key] = content
            while self._used > self._room and self._held:
                _, gone = self._held.popitem(last=False)
                self._used -= len(gone)

    def forget(self) -> None:
        """Let everything go."""
        with self._lock:
            self._held.clear()
            self._used = 0
