"""What can go wrong with files of proposals, and with the acts that reports state."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class NothingToOffer(FoedusError, ValueError):
    """A report that states no act which the register does not hold."""

    code = "E204"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name[:120]} states no act that could be offered: one is offered where the register "
            "does not hold it, and the report names who did it, under what, and on which day."
        )


class UnwritableFile(FoedusError, OSError):
    """A file for proposals that the system does not let be written."""

    code = "E205"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}. Name another file.")


class UnnamedFile(FoedusError, ValueError):
    """A name for the file of proposals that is none of a TOML file."""

    code = "E206"

    def __init__(self, given: str) -> None:
        super().__init__(
            f"{given!r} is no name of a file of proposals: let it end in .toml. To bring the "
            "proposals to the desk, put --propose after the report, with nothing behind it."
        )
