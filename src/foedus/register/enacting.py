"""New instruments, sessions and acts brought into the register at once, under two signatures.

What a body adopts comes as whole files: a new one for a new instrument, a longer one for the
sessions of a body, for an office, for an organisation. All of it is written, or nothing; what
stands already is never rewritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from foedus.law.terms.acts import Act
from foedus.law.terms.findings import Severity
from foedus.register.days import legal_day
from foedus.register.desk.notifying import kept, prepared
from foedus.register.errors import NotRecordable, RegisterMoved
from foedus.register.filing import said_of_files, write_files
from foedus.register.held import HeldRegister, file_held, held, opened_from
from foedus.register.journaling import append
from foedus.register.models import Block, Ledger, Notification
from foedus.register.planning import PlannedFile, demand_of_today, plan
from foedus.register.recording import file_of
from foedus.texts.checking import check_read
from foedus.texts.files import Held as HeldFiles
from foedus.texts.reading import read_files


@dataclass(frozen=True, slots=True)
class Enactment:
    """What would be written: the register *before* and *after*, and the new acts in their order."""

    before: HeldRegister
    after: HeldRegister
    planned: tuple[PlannedFile, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """Under what it was enacted: the session or document, and the public ids of two officers.

    *digest* is the SHA-256 of what both of them saw. It stands in the journal with each act.
    """

    enacted: str
    entered_by: str
    countersigned_by: str
    digest: str


@dataclass(frozen=True, slots=True)
class Enacted:
    """What was written: the block in which each new act stands, by its id, and who was told."""

    enactment: Enactment
    blocks: Mapping[str, Block]
    notifications: tuple[Notification, ...]


def with_words(state: HeldRegister, path: str, words: Sequence[str]) -> bytes:
    """The file at *path* with *words* (TOML blocks) at its end; a new file where there is none."""
    data = state.files[path].data if path in state.files else b""
    return lengthened(data, "\n".join(words))


def lengthened(data: bytes, words: str) -> bytes:
    r"""A file with *words* (TOML blocks) at its end, and not a byte of what stands changed.

    An empty line before acts belongs to them; before any other table it would belong to the act
    that stands last, so there is none (`journal.blocks`).

    >>> lengthened(b'[[acts]]\nparty = "X"\n', '[[sessions]]\n')
    b'[[acts]]\nparty = "X"\n[[sessions]]\n'
    """
    if not data:
        return words.encode()
    end = b"" if data.endswith(b"\n") else b"\n"
    gap = b"\n" if words.startswith("[[acts]]") else b""
    return data + end + gap + words.encode()


def with_acts(state: HeldRegister, holder: str, words: Sequence[str]) -> tuple[str, bytes]:
    """The path and the bytes of the file of *holder* with acts (TOML blocks) at its end.

    *holder* is an instrument, an organisation or an office. Raises `UnknownName` for another.
    """
    path = file_of(state, holder)
    return path, with_words(state, path, words)


def enactment(state: HeldRegister, files: Mapping[str, bytes], at: datetime) -> Enactment:
    """What bringing in *files* (whole, by path) would do to the register; nothing is written.

    Raises `NotRecordable` with what the checks of a register find, `WouldRewrite`, and
    `WouldBackdate` for acts that do not say that they are recorded today.
    """
    contents = {path: one.data for path, one in state.files.items()} | dict(files)
    reads = {name: one for name, one in state.reads.items() if name not in files}
    register, findings = check_read(read_files(HeldFiles(contents), reads))
    errors = [one for one in findings if one.severity is Severity.ERROR]
    faults = tuple(one for one in errors if one.where.file in files)
    if register is None or faults:
        raise NotRecordable(faults)
    planned, _ended = plan(register, contents, state)
    demand_of_today(planned, legal_day(register, at))
    acts = tuple(act for one in planned for found in one.added.values() for act in found)
    return Enactment(state, _after(state, planned), tuple(planned), acts)


def _after(state: HeldRegister, planned: Sequence[PlannedFile]) -> HeldRegister:
    """The register as it will be, with the files as they will be read again."""
    files = dict(state.files)
    for one in planned:
        parts = one.parts
        files[one.path] = file_held(parts.skeleton, parts.cuts, parts.blocks, one.version)
    changed = {one.path for one in planned}
    reads = {name: one for name, one in state.reads.items() if name not in changed}
    return opened_from(files, reads, state, (state.size, state.root))


def enact(
    ledger: Ledger, done: Enactment, at: datetime, warrant: Warrant, told: Sequence[str] = ()
) -> Enacted:
    """Write *done* under *warrant*; the acts named in *told* are notified.

    *ledger* is locked by the caller (`locked_ledger`), in whose transaction all of it stands, and
    the register is still as it was when *done* was made, or `RegisterMoved` is raised.
    """
    if held().root != done.before.root:
        raise RegisterMoved
    letters = [prepared(ledger, done.after, act, at) for act in done.acts if act.id in told]
    notified = {one.letter.acts[0]: one.letter.reference for one in letters}
    said = list(said_of_files(done.planned, (), asdict(warrant), notified))
    entries = append(ledger, at, [*said, *(letter.said for letter in letters)])
    rows = write_files(done.planned, (), entries[: len(said)], done.before)
    blocks = {row.act: row.block for row in rows}
    told_by = zip(letters, entries[len(said) :], strict=True)
    notifications = (kept(one, blocks[one.letter.acts[0]], entry) for one, entry in told_by)
    return Enacted(done, blocks, tuple(notifications))
