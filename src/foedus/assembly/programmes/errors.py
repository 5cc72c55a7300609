"""What can go wrong with programmes, visits and disputes. Nothing was written in any case."""

from __future__ import annotations

from foedus.law.terms.errors import BadQuestion, FoedusError


class BadContent(BadQuestion):
    """Something that was written cannot be kept: *field* says what, *why* what is wrong with it."""

    code = "E183"

    def __init__(self, field: str, why: str) -> None:
        self.field = field
        super().__init__(f"{field}: {why}")


class UnknownMeasure(FoedusError, LookupError):
    """The register holds no such programme, or the programme no such measure."""

    code = "E184"

    def __init__(self, programme: str, measure: str = "") -> None:
        self.programme, self.measure = programme[:200], measure[:40]
        what = f"measure {self.measure!r} of {self.programme!r}" if measure else self.programme
        super().__init__(
            f"The register does not hold {what}. Look in the list of programmes for what it holds."
        )


class NotACarrier(FoedusError, ValueError):
    """Who reports neither carries the measure out nor is a body that can speak of the whole."""

    code = "E185"

    def __init__(self, reporter: str, carriers: tuple[str, ...]) -> None:
        named = ", ".join(carriers) or "nobody by name"
        super().__init__(
            f"{reporter[:40]!r} cannot report on this measure: it is carried out by {named}. "
            "Choose one of these, or a body of the organisation."
        )


class NotEnded(FoedusError, ValueError):
    """There is nothing yet to comply with."""

    code = "E186"

    def __init__(self, case: int) -> None:
        super().__init__(
            f"Dispute {case} is neither decided nor settled: there is nothing to carry out yet. "
            "Enter the decision or the settlement first."
        )


class NoSuchItem(FoedusError, LookupError):
    """A visit has no such item left to do."""

    code = "E187"

    def __init__(self, visit: int, number: int) -> None:
        super().__init__(
            f"Visit {visit} left nothing to do under number {number}. Look at it as it stands."
        )
