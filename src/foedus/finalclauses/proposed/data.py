"""A proposal as data: the reading in its JSON vocabulary, with lint and what the sample gave."""

from __future__ import annotations

from datetime import date

from foedus.finalclauses.proposed.proposing import Outcome, Proposed
from foedus.finalclauses.proposed.samples import Leaving
from foedus.finalclauses.showing import Data, as_data


def proposed_data(proposed: Proposed) -> dict[str, Data]:
    """What `as_data` gives, with the findings of lint and the days on sample acts."""
    fault = proposed.fault
    told: dict[str, Data] = {"name": proposed.reading.name, **as_data(proposed.reading)}
    if fault is not None:
        told["fault"] = {"code": fault.code, "en": fault.words.en, "ru": fault.words.ru}
    outcome = proposed.outcome
    told["lint"] = _findings(outcome) if outcome is not None else []
    told["sample"] = _sample(outcome) if outcome is not None else None
    return told


def _findings(outcome: Outcome) -> list[Data]:
    return [
        {"code": one.code, "severity": one.severity.value, "message": one.message}
        for one in outcome.findings
    ]


def _sample(outcome: Outcome) -> Data:
    tried = outcome.tried
    return {
        "signed": tried.sample.signed.isoformat(),
        "in_force": _day(tried.in_force),
        "in_force_by_the_other_expiry": _day(outcome.otherwise),
        "states": [
            {
                "name": {"en": one.name.en, "ru": one.name.ru},
                "consents": _day(one.consents),
                "bound": _day(one.bound),
            }
            for one in tried.states
        ],
        "leaving": _leaving(tried.leaving),
    }


def _leaving(leaving: Leaving | None) -> Data:
    if leaving is None:
        return None
    return {"notice": leaving.notice.isoformat(), "left": _day(leaving.left)}


def _day(day: date | None) -> Data:
    return day.isoformat() if day is not None else None
