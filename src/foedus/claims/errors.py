"""What can go wrong with the files of a batch."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class UnreadableFile(FoedusError, OSError):
    """A file that the system does not let be read; *why* are the system's words."""

    code = "E201"

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be read: {why}. Check the path and your rights to it.")
