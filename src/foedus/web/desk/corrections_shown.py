"""Corrections as the desk shows them: each proposal, where it stands, until when one may object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.depositary.corrections import (
    CorrectionCase,
    Stage,
    correction_at,
    correction_case,
)
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import Edge
from foedus.law.terms.uncertain import last_possible
from foedus.register.days import legal_day
from foedus.register.models import ActRow
from foedus.web.desk.now import Now


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionShown:
    """A proposal of a correction; *words* say where it stands today."""

    proposal: str
    stage: Stage
    words: str
    title: str
    instrument: str
    about: str
    act: str
    corrects: tuple[tuple[str, str], ...]
    last_day: Edge
    objectors: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether objections are taken."""
        return self.stage in {Stage.PROPOSED, Stage.OPEN_TO_OBJECTION, Stage.OBJECTED}

    @property
    def is_ripe(self) -> bool:
        """Whether the procès-verbal can be drawn up."""
        return self.stage is Stage.DEEMED_ACCEPTED


def corrections(now: Now) -> Iterator[CorrectionShown]:
    """Every proposal that the register holds, the newest first."""
    held = as_known(now.state.register, None)
    proposals = [act for act in held.acts() if act.kind is Kind.CORRECTION_PROPOSED]
    for act in reversed(proposals):
        if act.date is not None:
            yield correction_shown(act, now)


def correction_shown(act: Act, now: Now) -> CorrectionShown:
    """One proposal, and where it stands today."""
    case = case_of(act, now)
    standing = correction_at(case, now.today)
    holdings = now.holdings
    about = holdings.act(case.about)
    return CorrectionShown(
        proposal=act.id,
        stage=standing.stage,
        words=standing.words.in_language(now.language),
        title=holdings.title(case.instrument),
        instrument=case.instrument,
        about=case.about,
        act=case.about if about is None else holdings.act_line(about),
        corrects=tuple((name, when.isoformat()) for name, when in case.corrects),
        last_day=standing.last_day,
        objectors=tuple(holdings.party(code) for code in standing.objectors),
    )


def case_of(act: Act, now: Now) -> CorrectionCase:
    """The case of a proposal. Its period runs from the notification that this register sent.

    VCLT 79(1)(b), UN practice: the time-limit is counted from the depositary's notification. A
    proposal that came with the register's texts has the day that stands there.
    """
    case = correction_case(now.holdings.acts_of(act.instrument), act.id)
    notified = notified_on(act.id, now)
    if notified is None or notified < case.proposed:
        return case
    if act.until is None:
        return replace(case, notified=notified)
    return replace(case, notified=notified, period_days=_period(act.until, notified))


def _period(until: object, notified: date) -> int:
    """The days from the notification to the last day on which an objection is taken."""
    first_late = last_possible(until)  # type: ignore[arg-type] # an act's own day
    return (first_late - notified).days - 1 if isinstance(first_late, date) else 0


def notified_on(act: str, now: Now) -> date | None:
    """The legal day of the notification of an act; None where this register sent none."""
    row = ActRow.objects.filter(act=act).select_related("block").first()
    told = None if row is None else row.block.notifications.first()
    return None if told is None else legal_day(now.state.register, told.at)
