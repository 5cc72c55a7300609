"""Opening a dispute, and publishing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince
from foedus.assembly.models.disputes import DisputeCase
from foedus.assembly.programmes.checked import (
    checked_key,
    checked_words,
    demanded_words,
    past_day,
)
from foedus.assembly.programmes.errors import BadContent
from foedus.assembly.programmes.once import taken_once
from foedus.followup.disputes.ways import Open, Sides, Ways, where_may_it_go
from foedus.register.days import legal_day
from foedus.register.held import held


@dataclass(frozen=True, slots=True)
class Side:
    """A dispute as one of its sides sees it; *delegation* is empty for whoever is none."""

    delegation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """Who complains of whom, under what, since which day, and of what."""

    instrument: str
    claimant: str
    respondent: str
    title: str
    claim: str = ""
    opened_on: date


def open_case(doing: Doing, sheet: CaseSheet, key: str) -> DisputeCase:
    """Open a dispute; sent twice under one *key*, it is opened once.

    Raises:
        Refused: a delegation that would open another's dispute.
        NoClause: the instrument has no clause on disputes (E180).
        BadContent: no way is open between the two on the day, or words or day (E183).
        BadQuestion, UnknownName: a state against itself; what the register does not hold.
        SentBefore: the key stands for another dispute (E124).

    """
    doing.demand("assembly.conduct_dispute", Side(sheet.claimant))
    state = held()
    today = legal_day(state.register, doing.at)
    day = past_day("opened_on", sheet.opened_on, today)
    sides = Sides(claimant=sheet.claimant, respondent=sheet.respondent, instrument=sheet.instrument)
    ways = where_may_it_go(state.opened, sides, day)
    _demand_way(ways)
    content = {
        "instrument": ways.sides.instrument,
        "claimant": ways.sides.claimant,
        "respondent": ways.sides.respondent,
        "title": demanded_words("title", sheet.title),
        "claim": checked_words("claim", sheet.claim),
        "opened_on": day,
        "opened_by_id": doing.by.pk,
    }

    def make() -> DisputeCase:
        return DisputeCase.objects.create(**content, key=checked_key(key), opened_at=doing.at)

    return taken_once(DisputeCase, key, content, make)


def _demand_way(ways: Ways) -> None:
    if all(one.open is Open.CLOSED for one in ways.ways):
        grounds = (*ways.grounds, *(ground for way in ways.ways for ground in way.grounds))
        why = " ".join(one.words.en for one in grounds if one.makes is Open.CLOSED)
        raise BadContent("instrument", f"no way is open between the two. {why}")


@transaction.atomic
def publish(doing: Doing, number: int, seen: int) -> DisputeCase:
    """Make a dispute readable to everybody. An officer does it, with the leave of both sides.

    Raises `Refused`, `DisputeCase.DoesNotExist`, `ChangedSince` (E120).
    """
    doing.demand("assembly.prepare")
    case = claimed(number, seen)
    case.is_public = True
    return counted_on(case)


def claimed(number: int, seen: int) -> DisputeCase:
    """The case, locked, if it is still as it was seen."""
    case = DisputeCase.objects.select_for_update().get(pk=number)
    if case.version != seen:
        raise ChangedSince(f"Dispute {number}", seen, case.version)
    return case


def counted_on(case: DisputeCase) -> DisputeCase:
    """Write the case under its next version."""
    case.version += 1
    case.save()
    return case


def side_of(case: DisputeCase, party: str) -> Side:
    """The case as *party*'s own, where it is a side of it."""
    return Side(party if party in case.readers else "")
