"""Compiling by numba, with its cache where there is a folder to keep it. Needs numba."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

Taken = ParamSpec("Taken")
Given = TypeVar("Given")


def compiled(function: Callable[Taken, Given]) -> Callable[Taken, Given]:
    """*function* as machine code, made at its first call and kept for later processes."""
    return cast("Callable[Taken, Given]", _dispatcher(function, {}))  # numba forgets both


def compiled_for_all_cores(function: Callable[Taken, Given]) -> Callable[Taken, Given]:
    """The same; its loops over `numba.prange` are shared among all cores."""
    options = {"parallel": True, "nogil": True}
    return cast("Callable[Taken, Given]", _dispatcher(function, options))


def inlined(function: Callable[Taken, Given]) -> Callable[Taken, Given]:
    """*function* as a part of the compiled functions that call it."""
    return cast("Callable[Taken, Given]", njit(inline="always")(function))


def _dispatcher(function: Callable[..., object], options: dict[str, Any]) -> object:
    try:
        return njit(cache=True, **options)(function)
    except RuntimeError:  # nowhere to keep it, as in a read-only container: made in each process
        return njit(**options)(function)
