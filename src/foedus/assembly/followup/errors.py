"""What can go wrong with follow-up. Nothing was written in any case."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class BadRule(FoedusError, ValueError):
    """A rule of reminding that cannot be."""

    code = "E173"

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")


class BadFeedKey(FoedusError, ValueError):
    """A key of a calendar that cannot be made."""

    code = "E174"

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")


class SeenOtherwise(FoedusError, ValueError):
    """What is to be reminded of is no longer what was seen."""

    code = "E175"

    def __init__(self) -> None:
        super().__init__(
            "What is to be reminded of has changed since you saw it: something was done, or "
            "somebody else has sent the reminders. Nothing was sent now; look at it again."
        )


class NobodyToRemind(FoedusError, ValueError):
    """No delegation was chosen, or nothing is to be reminded of."""

    code = "E176"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was sent: choose at least one delegation that is to be reminded of something."
        )
