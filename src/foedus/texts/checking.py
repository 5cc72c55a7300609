"""A register folder checked as a whole: every fault in one run, nothing half-loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from foedus.law.terms.errors import UnusableRegister
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.register import Register
from foedus.texts.checks import (
    acts,
    clauses,
    disputes,
    followup,
    people,
    procedure,
    references,
    sessions,
)
from foedus.texts.loading import register_from
from foedus.texts.reading import FolderRead, read_folder

Check = Callable[[Register], Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    references.ids_are_unique,
    references.parties_are_known,
    references.references_resolve,
    references.sources_are_known,
    references.nothing_is_circular,
    sessions.parties_at_sessions_are_known,
    sessions.sessions_refer_to_what_is_held,
    sessions.sessions_name_their_sources,
    sessions.figures_can_be_relied_on,
    people.people_named_are_held,
    people.people_can_be_relied_on,
    people.functions_name_their_sources,
    followup.programmes_refer_to_what_is_held,
    followup.measures_have_one_number,
    followup.programmes_name_their_sources,
    followup.settlement_refers_to_what_is_held,
    followup.steps_of_settlement_are_in_order,
    acts.acts_follow_adoption,
    acts.acts_have_what_they_need,
    acts.days_are_in_order,
    acts.consents_are_not_doubled,
    disputes.rivals_have_readings,
    disputes.disputes_have_two_sides,
    disputes.readings_are_explained,
    clauses.conditions_can_hold,
    procedure.clauses_count_what_states_do,
    procedure.rules_count_what_a_body_counts,
    procedure.rules_refer_to_what_is_held,
    procedure.rules_end_after_they_begin,
)
"""The checks that need no derivation, in the order of their codes."""


def check(folder: Path) -> tuple[Register | None, tuple[Finding, ...]]:
    """The register in *folder* (None if it has no head at all), and everything wrong with it.

    Files that cannot be read are told and left out of the further checks, so that one run tells
    as much as it can. What stands in a file left out is not told as missing elsewhere.
    """
    return check_read(read_folder(folder))


def check_read(read: FolderRead) -> tuple[Register | None, tuple[Finding, ...]]:
    """The register that the files of *read* hold, and everything wrong with it, as `check`."""
    findings = list(read.findings)
    if "register.toml" not in read.files:
        return None, tuple(findings)
    register = register_from(read)
    for one in CHECKS:
        findings.extend(found for found in one(register) if found.missing not in read.left_out)
    if not any(found.severity is Severity.ERROR for found in findings):
        findings.extend(clauses.statements_agree(register))
    return register, tuple(sorted(findings, key=_by_place))


def load(folder: Path) -> Register:
    """The register in *folder*, checked as a whole; nothing is loaded if anything is wrong.

    Raises `UnusableRegister` with every fault found. Warnings do not stop it.
    """
    register, findings = check(folder)
    faults = tuple(found for found in findings if found.severity is Severity.ERROR)
    if register is None or faults:
        raise UnusableRegister(folder.name, faults)
    return register


def _by_place(found: Finding) -> tuple[str, int, str]:
    return found.where.file, found.where.line, found.code
