"""Writing planned files: their new acts and versions, each with its entry in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from foedus.journal.payloads import ACT, FILE, FILE_ENDED, act_words, file_ended_words, file_words
from foedus.register.held import HeldRegister
from foedus.register.journaling import Said
from foedus.register.mapping import act_row
from foedus.register.models import ActRow, Block, Entry, FileVersion
from foedus.register.planning import PlannedFile


def said_of_files(
    planned: Sequence[PlannedFile],
    ended: Sequence[str],
    more: Mapping[str, Any],
    notified: Mapping[str, str],
) -> Iterator[Said]:
    """What the journal says of them, in order; *more* goes into each entry of an act.

    *notified* are the references of the notifications that tell of an act, by its id.
    """
    for one in planned:
        for number, acts in one.added.items():
            text = one.parts.blocks[number].decode()
            words = act_words(one.path, number, text, [act.id for act in acts], None)
            references = [notified[act.id] for act in acts if act.id in notified]
            by_letter = {"notification": references[0]} if references else {}
            yield Said(ACT, {**words, **more, **by_letter})
        yield Said(FILE, file_words(one.path, one.version, one.parts))
    for path in ended:
        yield Said(FILE_ENDED, file_ended_words(path))


def write_files(
    planned: Sequence[PlannedFile],
    ended: Sequence[str],
    entries: Sequence[Entry],
    before: HeldRegister | None,
) -> list[ActRow]:
    """Write them; *entries* are those of `said_of_files`. The rows of the new acts come back."""
    told = iter(entries)
    blocks: list[Block] = []
    versions, acts = [], []
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
    rows = [act_row(act, block) for act, block in acts]
    return ActRow.objects.bulk_create(rows, batch_size=100)


def _version(one: PlannedFile, entry: Entry) -> FileVersion:
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
