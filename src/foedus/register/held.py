"""The register as it stands in the database, open to be asked; read once, then only what changed.

A state of the register is known by the root of its journal: where the root is the same, nothing
is read again; where the journal has grown, only the files that its new entries name are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Final

from foedus.journal.blocks import Skeleton, pieces
from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.register import Register
from foedus.opened import OpenRegister
from foedus.register.errors import NoRegister
from foedus.register.mapping import cuts_of
from foedus.register.models import Block, FileVersion, SignedHead
from foedus.texts.files import Held as HeldFiles
from foedus.texts.loading import register_from
from foedus.texts.reading import FileRead, read_files


@dataclass(frozen=True, slots=True)
class FileHeld:
    """A file as it stands: its parts, how many versions it had, and its bytes."""

    parts: Skeleton
    version: int
    data: bytes


@dataclass(frozen=True, slots=True)
class HeldRegister:
    """The register after *size* entries of the journal, whose tree then has this *root*."""

    size: int
    root: str
    files: Mapping[str, FileHeld]
    reads: Mapping[str, FileRead]
    opened: OpenRegister

    @property
    def register(self) -> Register:
        """The values of the law."""
        return self.opened.register


_lock: Final = RLock()
_kept: Final[list[HeldRegister]] = []


def held() -> HeldRegister:
    """The register as it stands now. Raises `NoRegister` for an empty database.

    It is shared by all threads of the process and never changes; a later state is another value.
    """
    head = SignedHead.objects.order_by("-size").values_list("size", "root").first()
    if head is None:
        raise NoRegister
    with _lock:
        before = _kept[0] if _kept else None
        if before is not None and before.root == head[1]:
            return before
        if before is not None and not _continues(before):
            before = None
        _kept[:] = [_read(before, *head)]
        return _kept[0]


def forget() -> None:
    """Read everything again when next asked (for tests that change databases)."""
    with _lock:
        _kept.clear()


def _continues(before: HeldRegister) -> bool:
    """Whether the journal in the database grew out of the one that was read *before*."""
    return SignedHead.objects.filter(size=before.size, root=before.root).exists()


def _read(before: HeldRegister | None, size: int, root: str) -> HeldRegister:
    since = 0 if before is None else before.size
    changed = _changed(since, size)
    if before is not None and not changed:
        return HeldRegister(size, root, before.files, before.reads, before.opened)
    files = {} if before is None else dict(before.files)
    reads = {} if before is None else dict(before.reads)
    files.update(_files(changed, size, files))
    for path in changed:
        reads.pop(path, None)
        reads.pop(path.removesuffix(".acts.csv") + ".toml", None)
    ended = [path for path, one in files.items() if one.version == 0]
    for path in ended:
        del files[path]
    return opened_from(files, reads, before, (size, root))


def opened_from(
    files: Mapping[str, FileHeld],
    reads: Mapping[str, FileRead],
    before: HeldRegister | None,
    head: tuple[int, str],
) -> HeldRegister:
    """A state of the register from its files; *reads* are those that need not be read again.

    Raises `UnusableRegister`: what is stored was checked, so this means it was changed since.
    """
    read = read_files(HeldFiles({path: one.data for path, one in files.items()}), reads)
    if read.findings:
        raise UnusableRegister("database", tuple(read.findings))
    register = register_from(read)
    opened = OpenRegister(register, before=None if before is None else before.opened)
    now = {one.name: one for part in read.files.values() for one in part}
    return HeldRegister(*head, files, now, opened)


def _changed(since: int, size: int) -> set[str]:
    """The paths that entries from *since* on (below *size*) are about."""
    span = {"entry_id__gte": since, "entry_id__lt": size}
    return {
        *FileVersion.objects.filter(**span).values_list("path", flat=True),
        *Block.objects.filter(**span).values_list("path", flat=True),
    }


def _files(paths: set[str], size: int, before: Mapping[str, FileHeld]) -> dict[str, FileHeld]:
    versions: dict[str, FileVersion] = {}
    blocks: dict[str, list[bytes]] = {path: [] for path in paths}
    chosen = {} if not before else {"path__in": paths}
    rows = FileVersion.objects.filter(entry_id__lt=size, **chosen).order_by("version")
    for version in rows:
        versions[version.path] = version
    for path, text in (
        Block.objects.filter(entry_id__lt=size, **chosen)
        .order_by("path", "ordinal")
        .values_list("path", "text")
    ):
        blocks[path].append(text.encode())
    return {path: _file(version, tuple(blocks[path])) for path, version in versions.items()}


def _file(version: FileVersion, blocks: tuple[bytes, ...]) -> FileHeld:
    if version.ended:
        return FileHeld(Skeleton((), b"", ()), 0, b"")
    return file_held(bytes(version.skeleton), cuts_of(version), blocks, version.version)


def file_held(
    skeleton: bytes, cuts: tuple[tuple[int, int], ...], blocks: tuple[bytes, ...], version: int
) -> FileHeld:
    """A file from what is stored of it: blocks that have no cut follow at its end, in order."""
    placed = {ordinal for _, ordinal in cuts}
    later = [blocks[ordinal] for ordinal in range(len(blocks)) if ordinal not in placed]
    data = b"".join((*pieces(skeleton, cuts, blocks), *later))
    return FileHeld(Skeleton(blocks, skeleton, cuts), version, data)
