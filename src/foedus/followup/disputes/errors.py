"""What can be asked wrongly of a dispute; each says what to do."""

from __future__ import annotations

from foedus.law.terms.errors import BadQuestion, FoedusError
from foedus.law.terms.wording import Wording


class NoClause(BadQuestion):
    """The register holds no clause on disputes in the instrument."""

    code = "E180"

    def __init__(self, instrument: str) -> None:
        super().__init__(
            f"The register holds no clause on the settlement of disputes in {instrument}. "
            "Where its text has one, enter it as [disputes_settlement] with its words and source."
        )


class StepNotOpen(FoedusError, ValueError):
    """The step cannot be taken: too early, closed, or taken before."""

    code = "E181"

    def __init__(self, step: str, why: Wording) -> None:
        self.step, self.why = step, why
        super().__init__(f"The step {step!r} cannot be taken: {why.en}")


class NotASide(FoedusError, ValueError):
    """Somebody takes a step who is no side of the dispute, or not the side whose step it is."""

    code = "E182"

    def __init__(self, party: str, why: Wording) -> None:
        self.party, self.why = party, why
        super().__init__(f"{party}: {why.en}")
