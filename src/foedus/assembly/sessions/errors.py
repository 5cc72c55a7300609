"""What can go wrong with sessions. Nothing was written in any case."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class SessionExists(FoedusError, ValueError):
    """A session of this name is planned already, with other particulars."""

    code = "E125"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is planned already. Open that session and move or change it, "
            "or give the new one another name."
        )


class BadSession(FoedusError, ValueError):
    """What is said of a session cannot be."""

    code = "E126"

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")


class BadAgenda(FoedusError, ValueError):
    """The agenda cannot be changed like this."""

    code = "E127"

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")


class SeatTaken(FoedusError, ValueError):
    """Somebody who sits already is invited in another capacity."""

    code = "E128"

    def __init__(self, party: str, capacity: str) -> None:
        super().__init__(
            f"{party} takes part already, as {capacity}. Nobody takes part in two capacities."
        )


class NobodyKnownToSit(FoedusError, LookupError):
    """The register does not say who sits in the body."""

    code = "E129"

    def __init__(self, body: str) -> None:
        super().__init__(
            f"The register does not say who sits in {body}. Record its composition "
            "(`seats` of the body), or invite each participant by name."
        )
