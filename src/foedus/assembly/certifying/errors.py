"""What can go wrong when a copy is certified or asked for. Nothing was written in any case."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class NoCertificate(FoedusError, LookupError):
    """There is no certificate yet, or the one that was used is gone."""

    code = "E154"


class CopyLost(FoedusError, LookupError):
    """The file of a certified copy is missing, or is not the one that was sealed."""

    code = "E155"

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"The file of the certified copy {reference} is missing or is not the one that was "
            "sealed. Restore it from the backup, or certify a new copy."
        )
