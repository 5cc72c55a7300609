"""A folder of texts brought into the database, whole or not at all, without rewriting an act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from foedus.journal.payloads import REGISTER_LOADED, register_words
from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.findings import Severity
from foedus.law.terms.register import Register
from foedus.register.days import legal_day
from foedus.register.filing import said_of_files, write_files
from foedus.register.held import held
from foedus.register.journaling import Said, append, locked_ledger
from foedus.register.models import SignedHead
from foedus.register.planning import demand_of_today, plan
from foedus.texts.checking import check
from foedus.texts.files import files_in


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: files written, acts added, the size of the journal after."""

    register: str
    files: int
    acts: int
    entries: int


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
        planned, ended = plan(register, files, before)
        if before is not None:
            demand_of_today(planned, legal_day(register, at))
        first = [] if before is not None else list(_said_first(register, len(files)))
        said = [*first, *said_of_files(planned, ended, {}, {})]
        entries = append(ledger, at, said) if planned or ended else []
        rows = write_files(planned, ended, entries[len(first) :], before)
    return Loaded(register.id, len(planned), len(rows), len(entries))


def _said_first(register: Register, files: int) -> Iterator[Said]:
    yield Said(REGISTER_LOADED, register_words(register.id, files))
