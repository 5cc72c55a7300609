"""An open register ──▶ its columns, kept: what is compiled once answers every later frame."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from foedus.frames.errors import NeedsExtra
from foedus.law.columns.columns import Columns
from foedus.law.terms.errors import UnknownName
from foedus.opened import OpenRegister

KERNELS = ("numpy", "numba")

_Key = tuple[frozenset[str], str]
_kept: WeakKeyDictionary[OpenRegister, dict[_Key, Columns]] = WeakKeyDictionary()


def columns_of(opened: OpenRegister, readings: Iterable[str] = (), kernel: str = "") -> Columns:
    """The columns of a register under *readings*, with a kernel ("" for the fastest there is).

    Raises `UnknownName` for a reading or a kernel that nobody knows, `NeedsExtra` for numba where
    it is not installed.
    """
    if kernel not in {"", *KERNELS}:
        raise UnknownName("kernel", kernel, KERNELS)
    chosen = opened.chosen(readings)
    made = _kept.setdefault(opened, {})
    if (chosen, kernel) not in made:
        try:
            made[chosen, kernel] = Columns(opened.register, chosen, kernel=kernel)
        except ImportError as fault:
            raise NeedsExtra("numba", "fast") from fault
    return made[chosen, kernel]
