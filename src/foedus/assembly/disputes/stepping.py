"""Taking a step in a dispute: by a side, or entered for the forum that decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from foedus.assembly.disputes.opening import Side, claimed, counted_on, side_of
from foedus.assembly.disputes.reading import case_of, events_of, open_between
from foedus.assembly.doing import Doing
from foedus.assembly.models.disputes import DisputeCase, DisputeStep
from foedus.assembly.programmes.checked import NAME, checked_key, checked_words, past_day
from foedus.assembly.programmes.errors import BadContent
from foedus.assembly.programmes.once import taken_once
from foedus.followup.disputes.errors import StepNotOpen
from foedus.followup.disputes.taking import check_event
from foedus.followup.disputes.timetable import Did, Event
from foedus.followup.disputes.ways import Open
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSheet:
    """What is done in which step, on which day, by which side (empty: by the forum)."""

    step: str
    did: str
    day: date
    side: str = ""
    words: str = ""
    evidence: str = ""
    comply_by: date | None = None


def take_step(doing: Doing, number: int, seen: int, sheet: StepSheet, key: str) -> DisputeStep:
    """Enter a step; sent twice under one *key*, it is entered once.

    Raises:
        Refused: a delegation that is no side, or acts for the other side or for the forum.
        ChangedSince: somebody entered a step meanwhile (E120).
        NotASide, StepNotOpen: the clause does not let it be taken so (E182, E181).
        BadContent: words or days (E183); SentBefore (E124); DisputeCase.DoesNotExist.

    """
    case = DisputeCase.objects.get(pk=number)
    doing.demand("assembly.conduct_dispute", _own_side(case, sheet))
    content = {**_content(doing, sheet), "case_id": number, "by_id": doing.by.pk}

    def make() -> DisputeStep:
        return _entered(doing, (number, seen), sheet, {**content, "key": checked_key(key)})

    return taken_once(DisputeStep, key, content, make)


def _own_side(case: DisputeCase, sheet: StepSheet) -> Side:
    """The side in whose name it is done. What a forum decides, the secretariat enters."""
    return Side("") if sheet.did == Did.DECIDED else side_of(case, sheet.side)


@transaction.atomic
def _entered(
    doing: Doing, at: tuple[int, int], sheet: StepSheet, content: dict[str, object]
) -> DisputeStep:
    number, seen = at
    case = claimed(number, seen)
    events = events_of(case)
    event = Event(step=sheet.step, did=Did(sheet.did), day=sheet.day, by=sheet.side)
    check_event(case_of(case), events, event)
    if event.did is Did.BEGUN:
        _demand_open(case, event)
    row = DisputeStep.objects.create(**content, number=len(events) + 1, at=doing.at)
    counted_on(case)
    return row


def _demand_open(case: DisputeCase, event: Event) -> None:
    """The way is not closed between the two on the day of the step (a court's own parties …)."""
    way = open_between(held(), case, event.day).way(event.step)
    if way is not None and way.open is Open.CLOSED:
        closed = [one.words for one in way.grounds if one.makes is Open.CLOSED]
        en = " ".join(one.en for one in closed) or "the treaty does not bind the two."
        ru = " ".join(one.ru for one in closed) or "договор не связывает стороны."
        raise StepNotOpen(event.step, Wording(en, ru))


def _content(doing: Doing, sheet: StepSheet) -> dict[str, object]:
    today = legal_day(held().register, doing.at)
    if sheet.did not in set(Did):
        raise BadContent("did", f"{sheet.did[:40]!r} is nothing that is done in a step.")
    orders = sheet.did in {Did.DECIDED, Did.SETTLED}
    if sheet.comply_by is not None and (not orders or sheet.comply_by < sheet.day):
        raise BadContent(
            "comply_by", "a day after the decision or settlement, and only with one of these."
        )
    words = checked_words("words", sheet.words)
    if orders and not words:
        raise BadContent("words", "say what was decided or agreed.")
    return {
        "step": checked_words("step", sheet.step, 60),
        "did": sheet.did,
        "day": past_day("day", sheet.day, today),
        "side": checked_words("side", sheet.side, 8),
        "words": words,
        "evidence": checked_words("evidence", sheet.evidence, NAME),
        "comply_by": sheet.comply_by,
    }
