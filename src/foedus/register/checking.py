"""Reports checked against the register as it stands in the database; nothing of them is kept.

What a checker looked up is kept for one state of the register. It asks a register of its own,
so that a long report never holds up the pages, which ask the one that is shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from foedus.claims.checking import Checker
from foedus.claims.report.checked import CheckedReport
from foedus.documents.reading import read_document
from foedus.documents.terms import Limits
from foedus.law.terms.register import Register
from foedus.opened import OpenRegister, bundled, open_register
from foedus.register.held import held

WIDE: Final = "world"
"""The bundled register that names states of which the one at hand may know nothing."""

OF_THE_SITE: Final = Limits(content=5 * 1024 * 1024, characters=100_000, pages=100)
"""How large a report may be that somebody sends: about forty pages of words."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A checker, and the state of the register that it asks."""

    root: str
    checker: Checker


_lock: Final = Lock()
_kept: Final[list[_Ready]] = []


def check_report(content: bytes, name: str, on: date | None = None) -> CheckedReport:
    """Check a report by the register held now; *on* is its day where the caller knows it.

    Raises `NoRegister`, and `UnreadableDocument` and its kinds (E190 to E197).
    """
    document = read_document(content, name, OF_THE_SITE)
    with _lock:  # worlds are derived as they are asked for, by one thread at a time
        return _checker().check_document(document, on)


def check_again(report: CheckedReport) -> CheckedReport:
    """A report that another register judged, judged by the one held now. Raises `NoRegister`.

    Its day stays what it was found or given to be.
    """
    on = report.dated.day if report.dated and report.dated.settled else None
    with _lock:
        return _checker().check_document(report.document, on)


def _checker() -> Checker:
    state = held()
    before = _kept[0] if _kept else None
    if before is not None and before.root == state.root:
        return before.checker
    earlier = None if before is None else before.checker.register
    checker = Checker(OpenRegister(state.register, before=earlier), _beyond(state.register))
    _kept[:] = [_Ready(state.root, checker)]
    return checker


def _beyond(register: Register) -> tuple[Register, ...]:
    if register.id == WIDE or WIDE not in bundled():
        return ()
    return (open_register(WIDE).register,)
