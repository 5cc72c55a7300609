"""Which loops over rows are used: compiled where numba is installed, else with NumPy."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Final

NUMPY: Final = "numpy"
NUMBA: Final = "numba"


def chosen_loops(package: str, name: str = "") -> ModuleType:
    """The loops *name* of a package of kernels: "numpy", "numba", or "" for the fastest there is.

    Raises ImportError for numba where it is not installed or does not fit.
    """
    if name:
        return import_module(f"{package}.with_{name}")
    try:
        return chosen_loops(package, NUMBA)
    except ImportError:  # absent, or not made for this NumPy
        return chosen_loops(package, NUMPY)


def work_on_one_core() -> None:
    """Let compiled loops that this thread starts use one core: other threads have work, too."""
    try:
        import numba  # late: an extra
    except ImportError:
        return
    numba.set_num_threads(1)
