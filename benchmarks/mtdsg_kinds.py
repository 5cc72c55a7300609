"""What a cell of the UN status tables says was done: column heading and letter ──▶ kind of act.

The tables head a column with every act that may stand in it, most with a letter in brackets:
"Ratification, Accession(a), Succession(d)". A cell with a letter is the act of that letter; one
without is the act of the heading that has no letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.law.terms.acts import Kind, Manner

_LETTERED: Final = re.compile(r"(.*?) ?\((\w+)\)")
"""A heading and its letter; one column writes a blank before the bracket."""

_BY_WORDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("Confirmation of signature", Kind.CONFIRMATION_OF_SIGNATURE),
    ("Definitive signature", Kind.SIGNATURE),
    ("Signature", Kind.SIGNATURE),
    ("Succession to signature", Kind.SIGNATURE),  # inherits a signature; it is no consent
    ("Formal confirmation", Kind.FORMAL_CONFIRMATION),
    ("Ratification", Kind.RATIFICATION),
    ("Acceptance", Kind.ACCEPTANCE),
    ("Definitive acceptance", Kind.ACCEPTANCE),
    ("as amended", Kind.ACCEPTANCE),  # the end of "Acceptance ipso facto …, as amended(A)"
    ("Approval", Kind.APPROVAL),
    ("Accession", Kind.ACCESSION),
    ("Succession", Kind.SUCCESSION),
    ("Provisional", Kind.PROVISIONAL_APPLICATION),
    ("Undertaking of provisional application", Kind.PROVISIONAL_APPLICATION),
    ("Notification of non-provisional application", Kind.PROVISIONAL_EXCLUDED),
    # consent by a notice: no kind of instrument is named
    ("Consent to be bound", Kind.NOTIFICATION),
    ("Participation", Kind.NOTIFICATION),
    ("Application", Kind.NOTIFICATION),  # undertakes to apply the convention to an agency
    ("Notification in respect of the Agreement as amended", Kind.NOTIFICATION),
    # notices about a constitution's entry into force: they are no consent
    ("Notification under article", Kind.COMMUNICATION),
)
"""How a heading begins, and the kind of act that it is."""

_NOT_ACTS: Final = frozenset({"Date of Adoption", "Registration Date"})
"""Columns with a day that is not that of an act of the participant."""


class Certainty(StrEnum):
    """How sure it is which act a cell records."""

    SAID = "said"
    SEVERAL = "several acts without a letter, the first taken"


@dataclass(frozen=True, slots=True)
class Mapped:
    """The kind of act of a cell, the manner of a signature, and how sure that is."""

    kind: Kind
    manner: Manner = Manner.AS_CLAUSE_SAYS
    certainty: Certainty = Certainty.SAID


def mapped(column: str, flag: str) -> Mapped | str:
    """What a dated cell of *column* with the letter *flag* records, or why that is not known."""
    if column in _NOT_ACTS:
        return f"no act of a state: {column}"
    headings = _headings(column)
    candidates = [words for words, letter in headings if letter == flag]
    if not candidates and not flag:  # the letter is missing from the cell, or never stands in one
        candidates = [words for words, _ in headings]
    kinds = list(dict.fromkeys(kind for words in candidates if (kind := _kind_of(words))))
    if not kinds:
        named = ", ".join(candidates) or f"{column} with the letter {flag!r}"
        return f"no kind of act for it: {named}"
    certainty = Certainty.SAID if len(kinds) == 1 else Certainty.SEVERAL
    return Mapped(kinds[0], _manner(kinds[0], candidates[0]), certainty)


def _headings(column: str) -> list[tuple[str, str]]:
    """The acts that a column heading names, each with its letter (empty: none)."""
    return [_worded(part) for part in column.split(", ")]


def _worded(part: str) -> tuple[str, str]:
    match = _LETTERED.fullmatch(part)
    return (part, "") if match is None else (match[1], match[2])


def _kind_of(words: str) -> Kind | None:
    return next((kind for begin, kind in _BY_WORDS if words.startswith(begin)), None)


def _manner(kind: Kind, words: str) -> Manner:
    if kind is not Kind.SIGNATURE:
        return Manner.AS_CLAUSE_SAYS
    if words.startswith("Definitive"):
        return Manner.DEFINITIVE
    return Manner.AD_REFERENDUM if "ad referendum" in words else Manner.AS_CLAUSE_SAYS
