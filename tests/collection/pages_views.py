"""Views for the tests of pages: on the bundled register, and on small ones made in a test."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from foedus.collection.pages.parts import Proof
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.opened import OpenRegister, open_register
from support.worlds import register_of

TODAY = date(2026, 11, 22)


@cache
def commonwealth() -> OpenRegister:
    return open_register("cis")


def on(day: str, **more: object) -> View:
    """The bundled register on a day."""
    return View(opened=commonwealth(), on=date.fromisoformat(day), **more)  # type: ignore[arg-type]


def view_of(*instruments: Instrument, day: str = "1996-01-01", **more: object) -> View:
    """A small register on a day."""
    opened = OpenRegister(register_of(*instruments))
    return View(opened=opened, on=date.fromisoformat(day), **more)  # type: ignore[arg-type]


def viewing(register: Register, day: str = "1996-01-01", **more: object) -> View:
    return View(opened=OpenRegister(register), on=date.fromisoformat(day), **more)  # type: ignore[arg-type]


def with_acts(instrument: Instrument, *acts: Act) -> Instrument:
    return replace(instrument, acts=(*instrument.acts, *acts))


def proofs_in(value: Any) -> list[Proof]:
    """Every proof that a value of a page holds."""
    if isinstance(value, Proof):
        return [value]
    if isinstance(value, tuple | list):
        return [proof for one in value for proof in proofs_in(one)]
    if is_dataclass(value):
        held = (getattr(value, field.name) for field in fields(value))
        return [proof for one in held for proof in proofs_in(one)]
    return []
