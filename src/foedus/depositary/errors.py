"""What a caller of the depositary's functions can do wrong: codes E75 to E79."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class UnwritableText(FoedusError, ValueError):
    """A text that no file can hold: half of a character (a lone surrogate)."""

    code = "E75"

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(f"{where} holds half of a character, which cannot be written as UTF-8.")


class ActNotHeld(FoedusError, LookupError):
    """An act that the register does not hold, where it must be recorded first."""

    code = "E76"

    def __init__(self, act: str) -> None:
        self.act = act
        super().__init__(f"The register holds no act {act!r}. Record it first, and open it again.")


class BadNumber(FoedusError, ValueError):
    """A notification number or year that cannot be."""

    code = "E77"


class BadCorrection(FoedusError, ValueError):
    """A correction whose days cannot be in this order, or that is not ripe to be executed."""

    code = "E78"


class CannotPrint(FoedusError, RuntimeError):
    """The notification could not be typeset; the message says why."""

    code = "E79"
