"""What a caller can do wrong with a regime.

FoedusError
├── UnusableRegime   a regime folder with faults; it carries the findings
├── RulesClash       two rules of equal rank apply to one case; it names both
└── NoSuchRegime     a regime that neither the register nor a folder holds
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.errors import FoedusError, nearest_names
from foedus.law.terms.findings import Finding


class UnusableRegime(FoedusError, ValueError):
    """A regime folder with faults. Nothing of it was loaded."""

    code = "E62"

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(f"The regime {name} has {len(findings)} fault(s); nothing was loaded.")


class RulesClash(FoedusError, ValueError):
    """Two rules of equal rank apply to one case: the regime does not say which one decides."""

    code = "E63"

    def __init__(self, question: str, rank: int, rules: Iterable[str]) -> None:
        self.rules = tuple(rules)
        super().__init__(
            f"Question {question!r}: rules of rank {rank} apply together: "
            f"{', '.join(self.rules)}. Remedy: give the exception the lower rank."
        )


class NoSuchRegime(FoedusError, LookupError):
    """A regime that neither the register nor a folder holds."""

    code = "E64"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.nearest = nearest_names(name, known) or tuple(known)
        super().__init__(f"There is no regime {name!r}. There are: {', '.join(self.nearest)}.")
