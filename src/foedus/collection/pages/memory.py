"""What was computed once for an open register is kept as long as the register is open."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from foedus.opened import OpenRegister

Kept = TypeVar("Kept")

LIMIT: Final = 4_096
"""The most values kept for one register; what was not asked for longest goes first."""

_GATE: Final = Lock()
_LOCKS: Final[WeakKeyDictionary[OpenRegister, RLock]] = WeakKeyDictionary()
_KEPT: Final[WeakKeyDictionary[OpenRegister, dict[Hashable, Any]]] = WeakKeyDictionary()


def remembered(opened: OpenRegister, key: Hashable, build: Callable[[], Kept]) -> Kept:
    """The value of *key*, built when it is asked for the first time.

    An open register never changes, so nothing kept for it grows stale; it goes with the register.
    """
    with lock_of(opened):
        kept = _KEPT.setdefault(opened, {})
        if key in kept:
            found: Kept = kept.pop(key)
            kept[key] = found  # the one asked for last
            return found
        value = build()
        while len(kept) >= LIMIT:
            kept.pop(next(iter(kept)), None)
        kept[key] = value
        return value


def lock_of(opened: OpenRegister) -> RLock:
    """The lock of an open register.

    Its worlds derive what is asked for the first time, and two threads must not derive in one
    world at once: a server with threads holds this lock while it makes a page.
    """
    with _GATE:
        return _LOCKS.setdefault(opened, RLock())
