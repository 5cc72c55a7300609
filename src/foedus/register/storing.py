"""A folder of texts brought into the database, whole or not at all, without rewriting an act."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from foedus.journal.blocks import Skeleton, split
from foedus.journal.payloads import (
    ACT,
    FILE,
    FILE_ENDED,
    REGISTER_LOADED,
    act_words,
    file_ended_words,
    file_words,
    register_words,
)
from foedus.law.terms.acts import Act
from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.findings import Severity
from foedus.law.terms.register import Register
from foedus.register.acts_placed import acts_by_block
from foedus.register.days import legal_day
from foedus.register.errors import AnotherRegister, WouldBackdate, WouldRewrite
from foedus.register.held import HeldRegister, held
from foedus.register.journaling import Said, append, locked_ledger
from foedus.register.mapping import act_row, act_text
from foedus.register.models import ActRow, Block, Entry, FileVersion, SignedHead
from foedus.texts.checking import check
from foedus.texts.files import files_in


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: files written, acts added, the size of the journal after."""

    register: str
    files: int
    acts: int
    entries: int


@dataclass(frozen=True, slots=True)
class _Planned:
    """One file to be written: its parts with blocks numbered as stored, and which are new."""

    path: str
    parts: Skeleton
    version: int
    added: Mapping[int, tuple[Act, ...]]


def load(folder: Path, at: datetime) -> Loaded:
    """Bring the register in *folder* in, or what is new in it since it was brought in.

    Raises `UnusableRegister` with every fault, `AnotherRegister`, or `WouldRewrite`; then nothing
    is written.
    """
    register, findings = check(folder)
    faults = tuple(one for one in findings if one.severity is Severity.ERROR)
    if register is None or faults:
        raise UnusableRegister(folder.name, faults)
    files = files_in(folder)
    with transaction.atomic():
        ledger = locked_ledger()
        before = held() if SignedHead.objects.exists() else None
        planned, ended = _plan(register, files, before)
        if before is not None:
            _of_today(planned, legal_day(register, at))
        said = list(_said(register, planned, ended, len(files), fresh=before is None))
        entries = append(ledger, at, said) if planned or ended else []
        acts = _write(planned, ended, entries, before)
    return Loaded(register.id, len(planned), acts, len(entries))


def _plan(
    register: Register, files: Mapping[str, bytes], before: HeldRegister | None
) -> tuple[list[_Planned], list[str]]:
    if before is not None and before.register.id != register.id:
        raise AnotherRegister(before.register.id, register.id)
    known = {} if before is None else before.files
    rewritten: list[str] = []
    planned = []
    acts = acts_by_block(register, files)
    versions = dict(FileVersion.objects.values_list("path").annotate(Max("version")))
    for path, data in files.items():
        if path not in known or known[path].data != data:
            old = known[path].parts.blocks if path in known else ()
            version = versions.get(path, 0) + 1
            one = _planned(path, split(path, data), old, acts.get(path, ()), version)
            rewritten += one[1]
            planned.append(one[0])
    ended = [path for path in known if path not in files]
    rewritten += [f"{path} (gone)" for path in ended if known[path].parts.blocks]
    rewritten += _renamed(planned)
    if rewritten:
        raise WouldRewrite(rewritten)
    return planned, ended


def _of_today(planned: list[_Planned], today: date) -> None:
    """What is added later says when it was recorded, or it would change what was known before."""
    added = (act for one in planned for acts in one.added.values() for act in acts)
    early = [act for act in added if (act.known_from() or date.min) < today]
    if early:
        raise WouldBackdate([f"{act.id} ({act.where})" for act in early], today)


def _planned(
    path: str,
    parts: Skeleton,
    old: tuple[bytes, ...],
    acts: tuple[tuple[Act, ...], ...],
    version: int,
) -> tuple[_Planned, list[str]]:
    """The file with its blocks under the numbers that they have in the database.

    Blocks that are stored keep theirs, wherever they stand in the file now; new ones follow.
    """
    free: dict[bytes, list[int]] = {}
    for number, block in enumerate(old):
        free.setdefault(block, []).append(number)
    numbers, blocks, added = [], list(old), {}
    same: list[Act] = []
    for place, block in enumerate(parts.blocks):
        if free.get(block):
            numbers.append(free[block].pop(0))
            same += acts[place]
        else:
            numbers.append(len(blocks))
            added[len(blocks)] = acts[place]
            blocks.append(block)
    cuts = tuple((offset, numbers[place]) for offset, place in parts.cuts)
    gone = [f"{path}, act block {n + 1}" for left in free.values() for n in left]
    gone += _changed_acts(same)
    kept = Skeleton(tuple(blocks), parts.skeleton, cuts)
    return _Planned(path, kept, version, added), gone


def _changed_acts(acts: list[Act]) -> list[str]:
    """Acts whose words stand as they did, and that would mean something else in the new text."""
    stored: dict[str, str] = {}
    for start in range(0, len(acts), 500):
        names = [act.id for act in acts[start : start + 500]]
        stored |= dict(ActRow.objects.filter(act__in=names).values_list("act", "value"))
    return [f"{act.id} ({act.where})" for act in acts if stored.get(act.id) != act_text(act)]


def _renamed(planned: list[_Planned]) -> list[str]:
    """Acts to be added under an id that another act has."""
    ids = [act.id for one in planned for acts in one.added.values() for act in acts]
    taken = set()
    for start in range(0, len(ids), 500):
        rows = ActRow.objects.filter(act__in=ids[start : start + 500])
        taken |= set(rows.values_list("act", flat=True))
    return [f"{name} (an act of this name stands)" for name in sorted(taken)]


def _said(
    register: Register, planned: list[_Planned], ended: list[str], files: int, *, fresh: bool
) -> Iterator[Said]:
    if fresh:
        yield Said(REGISTER_LOADED, register_words(register.id, files))
    for one in planned:
        for number, acts in one.added.items():
            text = one.parts.blocks[number].decode()
            words = act_words(one.path, number, text, [act.id for act in acts], None)
            yield Said(ACT, words)
        yield Said(FILE, file_words(one.path, one.version, one.parts))
    for path in ended:
        yield Said(FILE_ENDED, file_ended_words(path))


def _write(
    planned: list[_Planned], ended: list[str], entries: list[Entry], before: HeldRegister | None
) -> int:
    told = iter([one for one in entries if one.kind != REGISTER_LOADED])
    blocks, versions, acts = [], [], []
    for one in planned:
        for number, held_acts in one.added.items():
            text = one.parts.blocks[number].decode()
            block = Block(path=one.path, ordinal=number, text=text, entry=next(told))
            blocks.append(block)
            acts += [(act, block) for act in held_acts]
        versions.append(_version(one, next(told)))
    versions += [
        FileVersion(
            path=path,
            version=(0 if before is None else before.files[path].version) + 1,
            skeleton=b"",
            cuts="[]",
            sha256="",
            ended=True,
            entry=next(told),
        )
        for path in ended
    ]
    Block.objects.bulk_create(blocks, batch_size=200)
    FileVersion.objects.bulk_create(versions, batch_size=100)
    ActRow.objects.bulk_create([act_row(act, block) for act, block in acts], batch_size=100)
    return len(acts)


def _version(one: _Planned, entry: Entry) -> FileVersion:
    words = json.loads(entry.payload)
    return FileVersion(
        path=one.path,
        version=one.version,
        skeleton=one.parts.skeleton,
        cuts=json.dumps(one.parts.cuts),
        sha256=words["sha256"],
        entry=entry,
    )


def digest(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return sha256(data).hexdigest()
