"""What can go wrong while a body decides: codes E134 to E138. Nothing was written in any case."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError
from foedus.procedure.outcomes import Outcome


class NotThere(FoedusError, ValueError):
    """A vote of a delegation that is told to be absent."""

    code = "E134"

    def __init__(self, party: str) -> None:
        self.party = party
        super().__init__(
            f"{party} is told to be absent, and who is absent does not vote. If it has come, "
            "correct its seat first; then record its vote."
        )


class NoSilence(FoedusError, ValueError):
    """A silence procedure in a body whose rules do not make silence agreement."""

    code = "E135"

    def __init__(self, body: str) -> None:
        super().__init__(
            f"The rules of {body} that the register holds do not make silence agreement. Put the "
            "question with a deadline for positions; silence then stays silence."
        )


class NotDecidable(FoedusError, ValueError):
    """There is no result to record: it waits for somebody, or is not known."""

    code = "E136"

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        waits = ", ".join(outcome.waits_for or outcome.not_known)
        about = f" ({waits})" if waits else ""
        super().__init__(
            f"There is no decision to record: {outcome.result}{about}. Record what the "
            "delegations said; where no rule or no position is held, state the result with its "
            "reason."
        )


class BadMatter(FoedusError, ValueError):
    """A question, a position, a vote or a decision that cannot be taken as it was given."""

    code = "E137"

    def __init__(self, field: str, why: str) -> None:
        self.field, self.why = field, why
        super().__init__(why)
