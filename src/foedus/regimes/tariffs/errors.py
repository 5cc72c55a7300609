"""What a caller can do wrong with a tariff.

FoedusError
├── UnreadableTariff      a file or folder that is no tariff, or lacks what one must say
├── OverlappingEditions   two editions of one tariff for the same day
├── NoEdition             no edition of the tariff for the day; it says what is held around it
└── UnreadableRate        a rate in a wording that the grammar does not know
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class UnreadableTariff(FoedusError, ValueError):
    """A file or folder that cannot be read as a tariff at all."""

    code = "E55"

    def __init__(self, name: str, what: str, remedy: str) -> None:
        self.name = name
        super().__init__(f"{name}: {what} Remedy: {remedy}")


class OverlappingEditions(FoedusError, ValueError):
    """Two editions of one tariff hold the same day; *folders* names both."""

    code = "E56"

    def __init__(self, tariff: str, folders: tuple[str, ...]) -> None:
        self.tariff, self.folders = tariff, folders
        super().__init__(
            f"Editions of {tariff} overlap: {', '.join(folders)}. "
            "Remedy: let one end on the day on which the next begins."
        )


class NoEdition(FoedusError, LookupError):
    """No edition of a tariff holds the day; *held* says which days are held."""

    code = "E57"

    def __init__(self, tariff: str, on: str, held: tuple[str, ...]) -> None:
        self.tariff, self.on, self.held = tariff, on, held
        around = f"Held: {'; '.join(held)}." if held else "No edition of it is held."
        super().__init__(f"There is no edition of the tariff {tariff} for {on}. {around}")


class UnreadableRate(FoedusError, ValueError):
    """A wording that is no rate in this grammar; *why* says where it fails."""

    code = "E58"

    def __init__(self, text: str, why: str) -> None:
        self.text, self.why = text, why
        super().__init__(f"The rate {text!r} cannot be read: {why}")
