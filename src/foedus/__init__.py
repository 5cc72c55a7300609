"""Foedus: who is bound by which treaty, towards whom, since when, and why.

>>> import foedus
>>> register = foedus.open("cis")
>>> register.status("cis/free-trade-2011", on="2013-01-01").data["in_force_from"]
'2012-09-20'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.opened import OpenRegister, Reply
    from foedus.opened import open_register as open  # noqa: A004 - `foedus.open` is how it reads

__all__ = ["OpenRegister", "Reply", "open"]

_FACE = {"OpenRegister": "OpenRegister", "Reply": "Reply", "open": "open_register"}


def __getattr__(name: str) -> Any:
    """The face, imported when it is first used: `foedus --help` must not wait for the law."""
    if name not in _FACE:
        raise AttributeError(f"module 'foedus' has no attribute {name!r}")
    from foedus import opened

    return getattr(opened, _FACE[name])
