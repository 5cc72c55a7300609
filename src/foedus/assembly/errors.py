"""What can go wrong in the assembly; each says what to do. Nothing was written in any case."""

from __future__ import annotations

from datetime import datetime

from foedus.law.terms.errors import FoedusError


class ChangedSince(FoedusError, ValueError):
    """Somebody else changed it after it had been opened."""

    code = "E120"

    def __init__(self, what: str, seen: int, now: int) -> None:
        super().__init__(
            f"{what} was changed by somebody else (version {now}, you saw {seen}). "
            "Look at it as it stands, and do it again."
        )


class NotNow(FoedusError, ValueError):
    """The step does not belong to the phase that it is in."""

    code = "E121"

    def __init__(self, what: str, phase: str, verb: str) -> None:
        self.phase = phase
        super().__init__(f"{what} cannot be {verb}: it is {phase}.")


class TooLate(FoedusError, ValueError):
    """The deadline has passed."""

    code = "E122"

    def __init__(self, what: str, deadline: datetime) -> None:
        self.deadline = deadline
        super().__init__(
            f"{what} was due by {deadline:%Y-%m-%d %H:%M} ({deadline.tzname()}). "
            "Ask the secretariat to extend the deadline; what you wrote was not taken."
        )


class NotSeated(FoedusError, ValueError):
    """The state does not sit in the body, or not in this session."""

    code = "E123"

    def __init__(self, party: str, where: str) -> None:
        super().__init__(f"{party} does not sit in {where}; ask the secretariat who does.")


class SentBefore(FoedusError, ValueError):
    """The same key was sent before with other content."""

    code = "E124"

    def __init__(self, key: str) -> None:
        super().__init__(
            f"A message with the key {key!r} was sent before with other content, and is kept as "
            "it was sent first. Reload the page and send it again."
        )
