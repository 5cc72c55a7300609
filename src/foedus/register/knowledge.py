"""The register with the texts that it held on a day: clauses have a record time, as acts do.

An act is known from the day that it was recorded, and the law sees to that. A clause that was told
otherwise later is a later version of its file; whoever asks with the knowledge of a day before
reads the version of that day. The first version of a file was always known: it says when its facts
became known, act by act.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from foedus.opened import OpenRegister
from foedus.register.days import legal_day
from foedus.register.held import FileHeld, HeldRegister, file_held, opened_from
from foedus.register.mapping import cuts_of
from foedus.register.models import FileVersion

Chosen = tuple[tuple[str, int], ...]
"""Paths whose version of then differs from that of now, each with that version."""

_gate: Final = Lock()
_kept: Final[WeakKeyDictionary[OpenRegister, dict[Chosen, OpenRegister]]] = WeakKeyDictionary()


def as_known_then(state: HeldRegister, known: date | None) -> OpenRegister:
    """The register of *state*, with the texts as they stood at the end of day *known*.

    None, or a day since which no text was told otherwise: the register as it is open now.
    """
    chosen = () if known is None else _chosen(state, known)
    if not chosen:
        return state.opened
    with _gate:
        kept = _kept.setdefault(state.opened, {})
        if chosen not in kept:
            kept[chosen] = _opened(state, dict(chosen))
        return kept[chosen]


def _chosen(state: HeldRegister, known: date) -> Chosen:
    """Of each text that was told otherwise after *known*, the version of then."""
    then: dict[str, int] = {}
    for path, version, at in _later_versions(state):
        day = legal_day(state.register, datetime.fromisoformat(at))
        if day > known:
            then[path] = min(then.get(path, version), version)
    return tuple(sorted((path, version - 1) for path, version in then.items()))


def _later_versions(state: HeldRegister) -> list[tuple[str, int, str]]:
    rows = FileVersion.objects.filter(version__gt=1, entry_id__lt=state.size)
    return list(rows.values_list("path", "version", "entry__at"))


def _opened(state: HeldRegister, then: Mapping[str, int]) -> OpenRegister:
    files = {**state.files, **{path: _file(state, path, then[path]) for path in then}}
    kept = {path: one for path, one in files.items() if one.version}
    reads = {name: one for name, one in state.reads.items() if name not in then}
    return opened_from(kept, reads, state, (state.size, state.root)).opened


def _file(state: HeldRegister, path: str, version: int) -> FileHeld:
    """A file as of a version; the acts that came later stand at its end.

    A file that was taken out since held no acts: they can only be added.
    """
    row = FileVersion.objects.get(path=path, version=version)
    blocks = state.files[path].parts.blocks if path in state.files else ()
    number = 0 if row.ended else row.version
    return file_held(bytes(row.skeleton), cuts_of(row), blocks, number)
