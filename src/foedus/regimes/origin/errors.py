"""What a caller can do wrong with a question about origin.

FoedusError
├── BadGood         a good that cannot be: a price below zero, a category that no rule names
└── UnusableRules   rules of origin with faults; it carries the findings
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError
from foedus.law.terms.findings import Finding


class BadGood(FoedusError, ValueError):
    """A good, a material or a proof that cannot be as it is stated."""

    code = "E60"


class UnusableRules(FoedusError, ValueError):
    """A file of rules of origin with faults. Nothing of it was loaded."""

    code = "E61"

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        told = "; ".join(str(found) for found in findings[:3])
        super().__init__(f"{name} has {len(findings)} fault(s); nothing was loaded. {told}")
