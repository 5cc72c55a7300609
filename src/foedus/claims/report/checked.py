"""A checked report: its day, its statements, what the register says to each."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.claims.dating.terms import Dated
from foedus.claims.terms.claims import Claim
from foedus.claims.terms.verdicts import Judgement
from foedus.documents.terms import Document


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement and its judgement."""

    claim: Claim
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report, when it was made, and its statements in order.

    *unread* are languages of passages in which no statements are looked for.
    """

    document: Document
    dated: Dated
    checked: tuple[Checked, ...]
    register: str
    unread: tuple[str, ...] = ()
