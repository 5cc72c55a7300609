"""Dossiers, scans and receipts held against the entries of the journal that seal them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from typing import Any, Final

from django.core.files.storage import default_storage

from foedus.law.terms.wording import Wording
from foedus.register.models import Attachment, Block, DispatchEvent, Dossier, DossierEvent, Stage
from foedus.register.row_checks import NO_PARTNER, NOT_AS_RECORDED, StoredMisfit, misfit
from foedus.register.sealing import People, dossier_words, receipt_words

Words = Mapping[int, Mapping[str, Any]]
"""By the number of an entry, what it says of an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The rows of the desk, in the order of their numbers."""

    dossiers: Sequence[Dossier]
    history: Sequence[DossierEvent]
    scans: Sequence[Attachment]
    receipts: Sequence[DispatchEvent]
    blocks: Sequence[Block]
    people: People


def check_desk(papers: Papers, acts: Words) -> Iterator[StoredMisfit]:
    """What of the desk's rows and files is not as the entries of their acts say."""
    yield from _dossiers(papers, acts)
    yield from _receipts(papers, acts)
    yield from _files(acts)


def _dossiers(papers: Papers, acts: Words) -> Iterator[StoredMisfit]:
    """Each recorded dossier against the entry of its first act; and no entry without one."""
    said = {seq: words for seq, words in acts.items() if "dossier" in words}
    entries = {row.pk: row.entry_id for row in papers.blocks}
    found = set()
    for row in papers.dossiers:
        if row.stage != Stage.RECORDED:
            continue
        seq = entries.get(row.block_id or 0, 0)
        found.add(row.pk)
        stored = _stored(papers, row)
        told = {key: said.get(seq, {}).get(key) for key in stored}
        if told != stored:
            yield misfit(seq, "dossier", NOT_AS_RECORDED)
    for seq, words in said.items():
        if words["dossier"] not in found:
            yield misfit(seq, "dossier", NO_PARTNER)


def _stored(papers: Papers, row: Dossier) -> dict[str, Any]:
    """What the journal has to say of a dossier, from its rows; its last event is the recording."""
    events = [one for one in papers.history if one.dossier_id == row.pk]
    scans = [one for one in papers.scans if one.dossier_id == row.pk]
    return dossier_words(row, events[:-1], scans, papers.people)


def _receipts(papers: Papers, acts: Words) -> Iterator[StoredMisfit]:
    for row in papers.receipts:
        if row.entry_id is None:
            continue
        stored = receipt_words(papers.people.get(row.by_id or 0, ""), row.evidence)
        told = {key: acts.get(row.entry_id, {}).get(key) for key in stored}
        if told != stored:
            yield misfit(row.entry_id, "dispatch event", NOT_AS_RECORDED)


def _files(acts: Words) -> Iterator[StoredMisfit]:
    """The files of the scans that entries name: each is called by its digest, and has it."""
    named: dict[str, int] = {}
    for seq, words in sorted(acts.items()):
        scans = words.get("attachments")
        for one in scans if isinstance(scans, list) else ():
            named.setdefault(str(one), seq)
    for digest, seq in named.items():
        if _digest_of_file(digest) != digest:
            yield misfit(seq, "scan", _NOT_THE_FILE)


def _digest_of_file(digest: str) -> str:
    place = f"{digest[:2]}/{digest}"
    try:
        with default_storage.open(place) as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


_NOT_THE_FILE: Final = Wording(
    "the file is missing or is not the one that was recorded",
    "файл отсутствует или это не тот файл, что был внесён",
)
