"""What a caller of the rules of procedure can do wrong: codes E130 to E133.

FoedusError
├── BadSitting      an assembly that cannot be: somebody speaks who does not sit
├── MissingWeight   a weighted rule, and a delegation without a weight
├── BadRule         a rule that counts what no body can count
└── BadEffect       an effect of a decision that cannot be
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class BadSitting(FoedusError, ValueError):
    """An assembly that contradicts itself."""

    code = "E130"


class MissingWeight(FoedusError, ValueError):
    """The rule weighs votes, and the table has no weight (or none that can be) for somebody."""

    code = "E131"

    def __init__(self, table: str, parties: tuple[str, ...]) -> None:
        self.table, self.parties = table, parties
        super().__init__(
            f"The table {table!r} has no weight of 0 or more for {', '.join(parties)}. Add it to "
            "the instrument of the rule; a weighted majority cannot be counted without it."
        )


class BadRule(FoedusError, ValueError):
    """A decision rule that asks for what a body cannot count."""

    code = "E132"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"A decision rule cannot count {what}. Count agreements, objections, votes or "
            "presence, of those who sit, are present, or vote."
        )


class BadEffect(FoedusError, ValueError):
    """What a decision would put into the register cannot be."""

    code = "E133"
