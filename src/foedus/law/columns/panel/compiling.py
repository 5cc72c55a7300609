"""Compiling by numba, with its cache where there is a folder to keep it. Needs numba."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

Taken = ParamSpec("Taken")
Given = TypeVar("Given")


def compiled(function: Callable[Taken, Given]) -> Callable[Taken, Given]:
    """*function* as machine code, made at its first call and kept for later processes."""
    return cast("Callable[Taken, Given]", _dispatcher(function))  # numba forgets both


def _dispatcher(function: Callable[..., object]) -> object:
    try:
        return njit(cache=True)(function)
    except RuntimeError:  # nowhere to keep it, as in a read-only container: made in each process
        return njit(function)
