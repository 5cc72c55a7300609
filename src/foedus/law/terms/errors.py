"""What a caller can do wrong.

FoedusError
├── UnknownName         a party, instrument, organisation, office or criterion nobody has heard of
├── BadQuestion         a question that cannot be read
├── CircularReference   instruments that wait for one another
└── UnusableRegister    a register with faults; it carries the findings
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from foedus.law.terms.findings import Finding


class FoedusError(Exception):
    """The root of all errors that Foedus raises; *code* is stable."""

    code = "E0"


FEW = 12
"""So few known names are all offered where none looks like the one that was given."""


class UnknownName(FoedusError, LookupError):
    """A name that the register does not hold; *nearest* are the closest that it does."""

    code = "E1"

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name = what, name
        names = tuple(dict.fromkeys(known))
        self.nearest = nearest_names(name, names) or names[: FEW if len(names) <= FEW else 0]
        hint = f" Did you mean {', '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"The register holds no {what} {name!r}.{hint}")


class BadQuestion(FoedusError, ValueError):
    """A question that cannot be read: a day that is no day, a form that is not known."""

    code = "E2"


class CircularReference(FoedusError, ValueError):
    """Instruments that wait for one another, in a circle."""

    code = "E3"

    def __init__(self, circle: tuple[str, ...]) -> None:
        self.circle = circle
        super().__init__(f"These wait for one another: {' → '.join(circle)}.")


class UnusableRegister(FoedusError, ValueError):
    """A register folder with faults. Nothing of it was loaded."""

    code = "E4"

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(f"The register {name} has {len(findings)} fault(s); nothing was loaded.")


def nearest_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that look like *name*, the closest first.

    >>> nearest_names("free-trade-2012", ["cis/free-trade-2011", "cis/charter-1993"])
    ('cis/free-trade-2011',)
    """
    pool: dict[str, list[str]] = {}
    for candidate in known:
        pool.setdefault(_key(candidate), []).append(candidate)
    close = get_close_matches(_key(name), pool, n=3, cutoff=0.5)
    return tuple(candidate for key in close for candidate in pool[key])[:3]


def _key(name: str) -> str:
    return name.casefold().rpartition("/")[2]
