"""What a caller of the export formats can do wrong."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class NoTextHeld(FoedusError, LookupError):
    """Nothing of the instrument's own words is held in the language that was asked for."""

    code = "E84"

    def __init__(self, instrument: str, language: str) -> None:
        self.instrument, self.language = instrument, language
        super().__init__(
            f"The register holds no quoted words of {instrument} in {language!r}; "
            "paraphrases are not the text."
        )
