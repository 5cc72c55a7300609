"""What a caller of pages can do wrong."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.errors import FoedusError, nearest_names


class BadFilter(FoedusError, ValueError):
    """A filter or an order that a page does not know; *known* are those that it does."""

    code = "E80"

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name = what, name
        self.known = tuple(known)
        nearest = nearest_names(name, self.known) or self.known[:12]
        hint = f" Known: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"There is no {what} {name!r} to choose.{hint}")
