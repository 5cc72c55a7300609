"""The days of a delegation's calendar: deadlines of what it owes, days of the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from urllib.parse import quote

from foedus.collection.formats.calendar import Deadline
from foedus.collection.pages.deadlines import Deadline as DayToCome
from foedus.collection.pages.deadlines import calendar
from foedus.collection.pages.lookups import lookups_of
from foedus.collection.pages.view import View
from foedus.followup.terms import STEP_NAMES, Owed
from foedus.law.terms.wording import Language, Wording

W = Wording
_DUE: Final = W("Last day: {step} – {title}", "Последний день: {step} – {title}")
_IN_A_UID: Final = ":/@#._~-"


def of_debts(debts: Iterable[Owed], base: str) -> Iterator[Deadline]:
    """The last days of what is awaited and has one; *base* stands before each address."""
    for one in debts:
        if one.is_awaited and isinstance(one.until, date):
            title = W(_due(one, "en"), _due(one, "ru"))
            yield Deadline(
                day=one.until,
                uid=f"owed-{one.key}@foedus",
                title=title,
                description=one.why,
                address=f"{base}{one.href}" if one.href else "",
            )


def _due(one: Owed, language: Language) -> str:
    step = STEP_NAMES[one.step].in_language(language)
    title = one.title.in_language(language) or one.subject
    return _DUE.in_language(language).format(step=step, title=title)


def of_register(view: View, party: str, base: str) -> Iterator[Deadline]:
    """The days to come of the register; those that concern *party*, or all where it is empty."""
    for one in calendar(view):
        if not party or concerns(view, one, party):
            yield Deadline(
                day=one.day,
                uid=quote(f"{one.uid}@{view.register.id}", safe=_IN_A_UID),
                title=Wording(one.title, one.title),
                description=Wording(one.description, one.description),
                address=f"{base}{one.href}" if one.href else "",
            )


def concerns(view: View, one: DayToCome, party: str) -> bool:
    """Whether a day to come is that state's: it is named, takes part, or is in the rotation."""
    kind, _, rest = one.uid.partition(":")
    if kind == "until":
        act = lookups_of(view.opened).acts.get(rest)
        return act is not None and party in {act.party, *act.towards}
    if kind == "chair":
        held = view.register.organisation.get(one.subject)
        return held is not None and any(party in rule.order for rule in held.chair_rules)
    if kind == "term":
        return True  # who holds an office of the organisation concerns each of its states
    if one.uid in {f"entry:{one.subject}:{party}", f"end:{one.subject}:{party}"}:
        return True
    is_for_all = kind == "window" or one.uid == f"entry:{one.subject}"
    return is_for_all and _takes_part(view, one.subject, party)


def _takes_part(view: View, instrument: str, party: str) -> bool:
    status = view.first.status(instrument)
    held = view.register.instrument.get(instrument)
    recorded = status is not None and party in status.records
    return recorded or (held is not None and party in held.negotiating)
