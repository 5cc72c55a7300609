"""What is awaited, as pages show it: in the reader's language, with what waits and the clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from foedus.collection.pages.acts import party_named, quote_of
from foedus.collection.pages.days import day_shown, when_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named, Quote
from foedus.collection.pages.view import View
from foedus.followup.terms import STAND_NAMES, STEP_NAMES, Owed, Stand, Step

MARKS = {
    Stand.OWED: Mark.WAITS,
    Stand.OPEN: Mark.OPEN,
    Stand.NOT_KNOWN: Mark.UNKNOWN,
    Stand.DECLINED: Mark.ENDED,
    Stand.LEFT: Mark.ENDED,
}
IN_THE_ROOM = frozenset(
    {
        Step.COMMENT,
        Step.POSITION,
        Step.POWERS,
        Step.RECEIPT,
        Step.MEASURE,
        Step.TASK,
        Step.SIGNATURE,
    }
)
"""What a delegation does with the secretariat; the other steps are done at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedShown:
    """One step: whose, what, since when and why, until when, what waits for it, by which clause."""

    party: Named
    step: str
    stand: str
    mark: Mark
    title: str
    href: str
    since: DayShown
    why: str
    until: DayShown
    late: bool
    days_left: int | None
    hinders: str
    quotes: tuple[Quote, ...]


def shown(view: View, debts: Iterable[Owed]) -> tuple[OwedShown, ...]:
    """Steps in the reader's language, in their order."""
    return tuple(_shown(view, one) for one in debts)


def _shown(view: View, one: Owed) -> OwedShown:
    late = one.is_late(view.on)
    quotes = (quote_of(view, text) for text in one.clauses)
    return OwedShown(
        party=party_named(view, one.party),
        step=view.say(STEP_NAMES[one.step]),
        stand=_("late") if late else view.say(STAND_NAMES[one.stand]),
        mark=Mark.REFUSED if late else MARKS[one.stand],
        title=view.say(one.title) or one.subject,
        href=one.href,
        since=when_shown(one.since, view.language),
        why=view.say(one.why),
        until=day_shown(one.until, view.language),
        late=late,
        days_left=(one.until - view.on).days if isinstance(one.until, date) else None,
        hinders=_hinders(one),
        quotes=tuple(quote for quote in quotes if quote is not None),
    )


def _hinders(one: Owed) -> str:
    if one.hinders is None:
        return ""
    return _("It is not in force: %(needed)s more needed, %(done)s done.") % {
        "needed": one.hinders.needed,
        "done": len(one.hinders.done),
    }


def in_the_room(debts: Iterable[Owed]) -> tuple[Owed, ...]:
    """What waits for the delegation here: terms of the assembly and of the depositary."""
    return tuple(one for one in debts if one.step in IN_THE_ROOM and one.stand is Stand.OWED)


def at_home(debts: Iterable[Owed]) -> tuple[Owed, ...]:
    """What the state has still to do under instruments, or may do."""
    return tuple(one for one in debts if one.step not in IN_THE_ROOM or one.stand is not Stand.OWED)
