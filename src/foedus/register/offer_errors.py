"""What can go wrong with acts that a report states: codes E202 and E203.

FoedusError
├── OfferClosed       (E202) somebody has taken, settled or refused it before
└── NoReasonGiven     (E203) it cannot be settled or refused without a reason
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class OfferClosed(FoedusError, ValueError):
    """An offer from a report that was closed before; nothing was written."""

    code = "E202"

    def __init__(self, number: int, outcome: str) -> None:
        self.number, self.outcome = number, outcome
        super().__init__(
            f"Offer {number} is {outcome}. Nothing was written. "
            "What was done with it stands on its page; an offer is closed once."
        )


class NoReasonGiven(FoedusError, ValueError):
    """An offer cannot be settled or refused without saying why."""

    code = "E203"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Offer {number} stays open: say in a sentence why it is closed. Nothing was written."
        )
