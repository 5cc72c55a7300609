"""The rules of reminding: what the secretariat has laid down, changed, put out of use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince
from foedus.assembly.followup.errors import BadRule
from foedus.assembly.models.followup import ReminderRule
from foedus.followup.reminding import Before, Every, Recurrence, Rule
from foedus.followup.terms import Step

LONGEST: Final = 3_650
"""Days: no rule looks further ahead or waits longer."""

MOST: Final = 50
"""Rules in use at once."""

_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSaid:
    """A rule as an officer writes it; an empty *step* is every step."""

    name: str
    step: str = ""
    when: Recurrence


def rules_in_use() -> tuple[Rule, ...]:
    """The rules that fire, as values."""
    return tuple(_value(row) for row in ReminderRule.objects.filter(is_active=True).order_by("pk"))


def _value(row: ReminderRule) -> Rule:
    when = Every(row.every_days) if row.every_days else Before(row.days_before or 0)
    steps = frozenset({Step(row.step)}) if row.step else frozenset()
    return Rule(number=row.pk, name=row.name, steps=steps, when=when)


@transaction.atomic
def make_rule(doing: Doing, said: RuleSaid) -> ReminderRule:
    """Lay down a rule; it fires from now on.

    Raises:
        Refused: not an officer of the secretariat (E85).
        BadRule: no name, an unknown step, days that cannot be, too many rules (E173).

    """
    doing.demand("assembly.prepare")
    _check(said)
    if ReminderRule.objects.filter(is_active=True).count() >= MOST:
        raise BadRule(f"{MOST} rules are in use.", "Put one out of use first.")
    return ReminderRule.objects.create(
        name=said.name.strip(),
        step=said.step,
        days_before=said.when.days if isinstance(said.when, Before) else None,
        every_days=said.when.days if isinstance(said.when, Every) else None,
        made_by=doing.by,
        made_at=doing.at,
    )


@transaction.atomic
def end_rule(doing: Doing, number: int, seen: int) -> ReminderRule:
    """Put a rule out of use; what was sent because of it stands.

    Raises `Refused`, `ReminderRule.DoesNotExist`, `ChangedSince` (E120).
    """
    doing.demand("assembly.prepare")
    rule = ReminderRule.objects.select_for_update().get(pk=number)
    if rule.version != seen:
        raise ChangedSince(rule.name, seen, rule.version)
    rule.is_active = False
    rule.version += 1
    rule.save(update_fields=["is_active", "version"])
    return rule


def _check(said: RuleSaid) -> None:
    name = said.name.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadRule(
            "A rule needs a name of one line, by which it is known again.",
            f"Give it one of up to {_LONGEST_NAME} letters.",
        )
    if said.step and said.step not in set(Step):
        raise BadRule(f"{said.step[:40]!r} is no step.", f"Choose one of: {', '.join(Step)}.")
    least = 1 if isinstance(said.when, Every) else 0
    if not least <= said.when.days <= LONGEST:
        raise BadRule(
            f"{said.when.days} days cannot be.", f"Give a number from {least} to {LONGEST}."
        )
