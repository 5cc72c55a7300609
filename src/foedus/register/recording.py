"""Adding acts to the register: checked with all that stands there, then written and journalled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foedus.journal.payloads import ACT, act_words
from foedus.law.terms.acts import Act
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.findings import Finding, Severity
from foedus.register.acts_placed import acts_by_block
from foedus.register.errors import NotRecordable
from foedus.register.filing import digest
from foedus.register.held import FileHeld, HeldRegister, file_held, opened_from
from foedus.register.journaling import Said, append
from foedus.register.mapping import act_row
from foedus.register.models import ActRow, Block, Entry, Ledger
from foedus.texts.checking import check_read
from foedus.texts.files import Held as HeldFiles
from foedus.texts.reading import read_files


@dataclass(frozen=True, slots=True)
class AddedBlock:
    """New words in a file: their *number* there, and the acts that they are."""

    number: int
    text: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A register with words added to one of its files: the state before and after."""

    path: str
    blocks: tuple[AddedBlock, ...]
    before: HeldRegister
    after: HeldRegister

    @property
    def acts(self) -> tuple[Act, ...]:
        """All new acts, in the order of their words."""
        return tuple(act for block in self.blocks for act in block.acts)


def file_of(held: HeldRegister, holder: str) -> str:
    """The file in which the acts of an instrument, an organisation or an office are kept.

    Raises `UnknownName` for anything else.
    """
    register = held.register
    files = {one.id: one.where.file for one in register.instruments}
    files |= {one.id: one.where.file for one in register.organisations}
    files |= {one.id: one.where.file for one in register.offices}
    if holder not in files:
        raise UnknownName("instrument", holder, files)
    return files[holder]


def added(held: HeldRegister, holder: str, words: Sequence[str]) -> Added:
    """The register with *words* (TOML blocks, an act each) at the end of the file of *holder*.

    Raises `NotRecordable` with what the checks of a register find wrong with it. Nothing is
    written.
    """
    path = file_of(held, holder)
    file = held.files[path]
    first = len(file.parts.blocks)
    texts = [f"\n{one}" for one in words]
    if not file.data.endswith(b"\n"):
        texts[0] = f"\n{texts[0]}"
    blocks = (*file.parts.blocks, *(text.encode() for text in texts))
    now = file_held(file.parts.skeleton, file.parts.cuts, blocks, file.version)
    after = _checked(held, {**held.files, path: now}, path)
    acts = acts_by_block(after.register, {path: now.data})[path][-len(texts) :]
    numbered = (AddedBlock(first + n, *one) for n, one in enumerate(zip(texts, acts, strict=True)))
    return Added(path, tuple(numbered), held, after)


def write(
    ledger: Ledger, added: Added, at: datetime, more: Mapping[str, Any], others: Sequence[Said] = ()
) -> tuple[list[Block], list[Entry]]:
    """Write what was `added`, each act with its entry in the journal.

    *more* goes into each entry of an act, *others* are entries that follow; their rows are given
    back beside the blocks. *ledger* is locked, and `added.before` is the register under that lock.
    """
    entries = append(ledger, at, [*_said(added, more), *others])
    blocks = [
        Block(path=added.path, ordinal=one.number, text=one.text, entry=entry)
        for one, entry in zip(added.blocks, entries, strict=False)
    ]
    Block.objects.bulk_create(blocks)
    rows = zip(added.blocks, blocks, strict=True)
    ActRow.objects.bulk_create([act_row(act, row) for one, row in rows for act in one.acts])
    return blocks, entries[len(blocks) :]


def _said(added: Added, more: Mapping[str, Any]) -> list[Said]:
    """What the journal says of each act; the last one tells how the file stands after all."""
    last = added.blocks[-1].number
    sha256 = digest(added.after.files[added.path].data)
    return [
        Said(
            ACT,
            {
                **act_words(
                    added.path,
                    one.number,
                    one.text,
                    [act.id for act in one.acts],
                    sha256 if one.number == last else None,
                ),
                **more,
            },
        )
        for one in added.blocks
    ]


def _checked(held: HeldRegister, files: Mapping[str, FileHeld], path: str) -> HeldRegister:
    reads = {name: one for name, one in held.reads.items() if name != path}
    contents = {name: one.data for name, one in files.items()}
    _, findings = check_read(read_files(HeldFiles(contents), reads))
    faults = _new_faults(findings, path)
    if faults:
        raise NotRecordable(faults)
    return opened_from(files, reads, held, (held.size, held.root))


def _new_faults(findings: Sequence[Finding], path: str) -> tuple[Finding, ...]:
    """The errors; what stood before was checked when it came in."""
    errors = (one for one in findings if one.severity is Severity.ERROR)
    return tuple(one for one in errors if one.where.file == path)
