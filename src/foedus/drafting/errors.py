"""What can be wrong with a text or with what is done to it; each says what to do."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.drafting.conflict import Conflict
from foedus.law.terms.errors import FoedusError, nearest_names
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording


class NoSuchElement(FoedusError, LookupError):
    """The text has no element with this permanent id."""

    code = "E140"

    def __init__(self, wid: str, known: Iterable[str]) -> None:
        self.wid = wid
        near = nearest_names(wid, known)
        hint = f" Near it: {', '.join(near)}." if near else ""
        super().__init__(
            f"The text has no element {wid[:80]!r}.{hint} Open the text and choose it there."
        )


class UnusableText(FoedusError, ValueError):
    """What was brought in cannot be read as a text: *words* say why, and what to do."""

    code = "E141"

    def __init__(self, words: Wording) -> None:
        self.words = words
        super().__init__(words.en)


class Conflicting(FoedusError, ValueError):
    """Amendments that cannot all be applied; it carries them."""

    code = "E142"

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(
            f"{len(conflicts)} conflict(s) between the amendments: choose one of each, or write "
            "the words anew."
        )


class Orphan(FoedusError, ValueError):
    """An amendment to something that the text no longer has, or has otherwise; *reason* says it."""

    code = "E143"

    def __init__(self, what: str, reason: Wording) -> None:
        self.what, self.reason = what, reason
        super().__init__(f"{what}: {reason.en} Reject it, or ask for it anew.")


class BadClauses(FoedusError, ValueError):
    """Final clauses with faults; it carries the findings."""

    code = "E144"

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        told = "; ".join(f"{one.code} {one.message}" for one in findings[:3])
        super().__init__(
            f"The final clauses of {name} have {len(findings)} fault(s): {told} "
            "Mend them before the draft is tabled."
        )
