"""What the sides say of how a decision or a settlement is carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from foedus.assembly.disputes.opening import side_of
from foedus.assembly.doing import Doing
from foedus.assembly.models.disputes import ComplianceReport, DisputeCase, DisputeStep
from foedus.assembly.programmes.checked import NAME, checked_key, checked_words, past_day
from foedus.assembly.programmes.errors import BadContent, NotEnded
from foedus.assembly.programmes.once import taken_once
from foedus.followup.disputes.errors import NotASide
from foedus.followup.terms import Owed, Step
from foedus.law.terms.days import FOREVER
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held

_ORDERS = (DisputeStep.Did.DECIDED, DisputeStep.Did.SETTLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceSheet:
    """*party* says how far what was decided is carried out on *day*."""

    party: str
    state: str
    day: date
    words: str = ""
    evidence: str = ""


def report_compliance(
    doing: Doing, number: int, sheet: ComplianceSheet, key: str
) -> ComplianceReport:
    """Take what a side says; sent twice under one *key*, it is taken once.

    Raises:
        Refused, NotASide: who is no side (E182).
        NotEnded: nothing was decided or settled (E186).
        BadContent (E183), SentBefore (E124), DisputeCase.DoesNotExist.

    """
    case = DisputeCase.objects.get(pk=number)
    doing.demand("assembly.conduct_dispute", side_of(case, sheet.party))
    if sheet.party not in case.readers:
        sides = f"{case.claimant}, {case.respondent}"
        raise NotASide(
            sheet.party[:8] or "—",
            Wording(f"the sides are {sides}.", f"стороны – {sides}."),
        )
    order = case.steps.filter(did__in=_ORDERS).first()
    if order is None:
        raise NotEnded(number)
    content = {**_content(doing, sheet, order.day), "case_id": number, "by_id": doing.by.pk}

    def make() -> ComplianceReport:
        return ComplianceReport.objects.create(**content, key=checked_key(key), at=doing.at)

    return taken_once(ComplianceReport, key, content, make)


def _content(doing: Doing, sheet: ComplianceSheet, decided: date) -> dict[str, object]:
    if sheet.state not in ComplianceReport.State.values:
        raise BadContent("state", f"{sheet.state[:40]!r} is none. Choose one of the list.")
    day = past_day("day", sheet.day, legal_day(held().register, doing.at))
    if day < decided:
        raise BadContent("day", f"{day} lies before the decision, {decided}.")
    return {
        "party": sheet.party,
        "state": sheet.state,
        "day": day,
        "words": checked_words("words", sheet.words),
        "evidence": checked_words("evidence", sheet.evidence, NAME),
    }


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:  # noqa: ARG001 - one signature for every matter
    """What respondents have still to carry out of decisions that set a day."""
    rows = DisputeStep.objects.filter(did__in=_ORDERS, comply_by__isnull=False)
    for row in rows.select_related("case").prefetch_related("case__compliance"):
        case = row.case
        if parties is not None and case.respondent not in parties:
            continue
        if not _is_complied(case):
            yield _owed(case, row)


def _is_complied(case: DisputeCase) -> bool:
    """Whether the claimant, or nobody against the respondent, says that it is carried out."""
    said = {one.party: one.state for one in case.compliance.all()}
    done = ComplianceReport.State.COMPLIED
    return said.get(case.claimant, said.get(case.respondent)) == done


def _owed(case: DisputeCase, row: DisputeStep) -> Owed:
    day = row.day.isoformat()
    return Owed(
        step=Step.TASK,
        party=case.respondent,
        subject=f"dispute/{case.pk}",
        title=Wording(case.title, case.title),
        since=row.day,
        why=Wording(f"Decided or settled on {day}.", f"Решено или урегулировано {day}."),
        until=FOREVER if row.comply_by is None else row.comply_by,
        href=f"/assembly/disputes/{case.pk}/",
    )
