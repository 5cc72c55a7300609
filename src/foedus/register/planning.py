"""Which words of new files are new acts, and which stand; nothing that stands is rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from foedus.journal.blocks import Skeleton, split
from foedus.law.terms.acts import Act
from foedus.law.terms.register import Register
from foedus.register.acts_placed import acts_by_block
from foedus.register.errors import AnotherRegister, WouldBackdate, WouldRewrite
from foedus.register.held import HeldRegister
from foedus.register.mapping import act_text
from foedus.register.models import ActRow, FileVersion


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to be written: its parts with blocks numbered as stored, and which are new."""

    path: str
    parts: Skeleton
    version: int
    added: Mapping[int, tuple[Act, ...]]


def plan(
    register: Register, files: Mapping[str, bytes], before: HeldRegister | None
) -> tuple[list[PlannedFile], list[str]]:
    """The files of *register* that are new or changed, and the paths of those that are gone.

    Raises `AnotherRegister`, and `WouldRewrite` for acts that stand and would be otherwise.
    """
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


def demand_of_today(planned: list[PlannedFile], today: date) -> None:
    """What is added later says when it was recorded, or it would change what was known before.

    Raises `WouldBackdate`.
    """
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
) -> tuple[PlannedFile, list[str]]:
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
    return PlannedFile(path, kept, version, added), gone


def _changed_acts(acts: list[Act]) -> list[str]:
    """Acts whose words stand as they did, and that would mean something else in the new text."""
    stored: dict[str, str] = {}
    for start in range(0, len(acts), 500):
        names = [act.id for act in acts[start : start + 500]]
        stored |= dict(ActRow.objects.filter(act__in=names).values_list("act", "value"))
    return [f"{act.id} ({act.where})" for act in acts if stored.get(act.id) != act_text(act)]


def _renamed(planned: list[PlannedFile]) -> list[str]:
    """Acts to be added under an id that another act has."""
    ids = [act.id for one in planned for acts in one.added.values() for act in acts]
    taken = set()
    for start in range(0, len(ids), 500):
        rows = ActRow.objects.filter(act__in=ids[start : start + 500])
        taken |= set(rows.values_list("act", flat=True))
    return [f"{name} (an act of this name stands)" for name in sorted(taken)]
