"""What can be wrong with the phrase book."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class BadPhrase(FoedusError, ValueError):
    """A phrase that cannot be read; the message says which, and why."""

    code = "E200"

    def __init__(self, phrase: str, why: str) -> None:
        super().__init__(f"The phrase {phrase!r} cannot be read: {why}.")
