"""The general entry into force of a table's treaty: published, computed, and why they differ.

Where this list cannot give the published day (a state that was counted has no row any more), the
rows are computed from the published day, so that one cause is not told for every party.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from foedus.audit.backwards import bases
from foedus.audit.recompute import Computed, computed, threshold_is
from foedus.audit.slips import COUNTS
from foedus.audit.subjects import CONSENTS, Subject
from foedus.audit.terms import Cause, Explanation, General
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import EntryIntoForce
from foedus.law.terms.conditions import Count, parts_of
from foedus.law.terms.register import Party
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

COLUMN, EARLIEST, NOWHERE = "column", "earliest day", ""


@dataclass(frozen=True)
class Ground:
    """The general date of a treaty, and the derivation that its rows are compared with."""

    general: General
    base: Computed

    @property
    def is_settled(self) -> bool:
        """Whether the rows are computed with the general date that the table has."""
        return self.general.agrees or self.general.aligned


def ground_of(subject: Subject) -> Ground:
    """The general date of *subject* beside the published one."""
    base = computed(subject)
    published, where = published_general(subject)
    found = General(
        published=published, computed=base.general, where=where, proof=base.general_proof()
    )
    if published is None or published == base.general:
        return Ground(found, base)
    explanation = _explained(subject, base, published, where)
    aligned = None if explanation.cause is Cause.CONTRADICTION else _aligned(subject, published)
    general = replace(found, explanation=explanation, aligned=aligned is not None)
    return Ground(general, aligned or base)


def published_general(subject: Subject) -> tuple[date | None, str]:
    """The published general date: of its own column, else the earliest day that rows share.

    About as many rows share it as the clause needs consents; two rows with one slip do not.
    """
    if subject.general:
        days = Counter(day for day, _ in subject.general)
        return days.most_common(1)[0][0], COLUMN
    days = Counter(_effects(subject))
    if not days:
        return None, NOWHERE
    needed = _number(subject.instrument.clauses.entry_into_force) or 0
    shared = [day for day, rows in days.items() if rows > 1]
    crowded = [day for day in shared if days[day] * 2 >= needed]
    return min(crowded or shared or days), EARLIEST


def _effects(subject: Subject) -> Iterable[date]:
    """The published days; those of successions only if there are no others.

    A successor is bound from its own first day, which has nothing to do with the treaty's.
    """
    dated = [one for one in subject.dated if one.own.kind is not Kind.SUCCESSION]
    chosen = dated or subject.dated
    return (first_possible(one.entry.effect) for one in chosen if one.entry.effect)


def _aligned(subject: Subject, published: date) -> Computed | None:
    """The treaty with the threshold on the day that the published day presupposes."""
    for base in _thresholds(subject, published):
        found = computed(subject, threshold_is(base))
        if found.general == published:
            return found
    return None


def _thresholds(subject: Subject, published: date) -> tuple[date, ...]:
    """The days on which the condition can have been met; first those with a deposit listed."""
    clause = subject.instrument.clauses.entry_into_force
    if clause is None:
        return ()
    done = {act.legal_when for act in subject.instrument.acts if act.kind in CONSENTS}
    return tuple(sorted(bases(clause.delay, published), key=lambda day: (day not in done, day)))


def _explained(subject: Subject, base: Computed, published: date, where: str) -> Explanation:
    tests = (
        _contradiction(subject, base, where),
        _floor(subject, base, published),
        _missing(subject, base, published),
        _other_count(subject, published),
    )
    found = next((one for one in tests if one is not None), None)
    return found or Explanation(
        cause=Cause.UNEXPLAINED,
        words=Wording(
            "No known cause leads from the computed day to the published one.",
            "Ни одна известная причина не ведёт от вычисленного дня к опубликованному.",
        ),
    )


def _contradiction(subject: Subject, base: Computed, where: str) -> Explanation | None:
    """The rows of the table give the computed day, and its own column another."""
    days = [day for day, rows in Counter(_effects(subject)).items() if rows > 1]
    if where != COLUMN or base.general is None or min(days, default=None) != base.general:
        return None
    return Explanation(
        cause=Cause.CONTRADICTION,
        words=Wording(
            f"The rows themselves begin with {base.general}, the computed day.",
            f"Сами строки начинаются с {base.general}, то есть с вычисленного дня.",
        ),
    )


def _floor(subject: Subject, base: Computed, published: date) -> Explanation | None:
    """The treaty could not enter into force before another one, which did so later."""
    if not subject.waits_for or base.general is None or base.general > published:
        return None
    others = ", ".join(subject.waits_for)
    words = Wording(
        f"It does not enter into force before {others}, and when that did is not in the table; the "
        f"published day is right if it was on {published}.",
        f"Он не вступает в силу раньше, чем {others}, а день этого в таблице не указан; "
        f"опубликованный день верен, если это было {published}.",
    )
    return Explanation(cause=Cause.FLOOR, words=words)


def _missing(subject: Subject, base: Computed, published: date) -> Explanation | None:
    """Fewer consents are listed by the day of the threshold than the clause needs."""
    needed = _number(subject.instrument.clauses.entry_into_force)
    later = base.general is None or base.general > published
    if needed is None or not later:
        return None
    for threshold in _thresholds(subject, published):
        listed = _listed_by(subject, threshold)
        if listed < needed:
            return _missing_words(subject, threshold, needed, listed)
    return None


def _number(clause: EntryIntoForce | None) -> int | None:
    """How many consents the clause needs; None where it does not count."""
    if clause is None or clause.condition is None:
        return None
    counts = [part.number for part in parts_of(clause.condition) if isinstance(part, Count)]
    return counts[0] if counts else None


def _listed_by(subject: Subject, day: date) -> int:
    register = subject.register.party
    return len(
        {
            act.party
            for act in subject.instrument.acts
            if act.kind in CONSENTS and act.kind is not Kind.SUCCESSION
            if not register[act.party].organisation
            if act.legal_when is not None and first_possible(act.legal_when) <= day
        }
    )


def _missing_words(subject: Subject, threshold: date, needed: int, listed: int) -> Explanation:
    gone = _dissolved_since(subject, threshold)
    dissolved = gone if needed - listed <= len(gone) else []
    names = ", ".join(party.name.en for party in dissolved)
    russian = ", ".join(party.name.in_language("ru") for party in dissolved)
    cause = Cause.PREDECESSOR if dissolved else Cause.LIST_INCOMPLETE
    who = Wording(
        f"; states that existed then and have no row: {names}" if names else "",
        f"; тогда существовали и не имеют строки: {russian}" if russian else "",
    )
    words = Wording(
        f"The published day needs {needed} consents by {threshold}; this list shows {listed}"
        f"{who.en}.",
        f"Опубликованный день требует {needed} согласий к {threshold}; в списке {listed}{who.ru}.",
    )
    return Explanation(cause=cause, words=words)


def _dissolved_since(subject: Subject, threshold: date) -> list[Party]:
    """The states that existed on the day, are no more, and have no act on file.

    They can be the reason only where the list shows traces of them: a successor that notified its
    succession, or whose act or effect is older than itself.
    """
    if not any(_is_trace(subject, party) for party in {one.own.party for one in subject.dated}):
        return []
    acting = {act.party for act in subject.instrument.acts}
    return [
        party
        for party in subject.register.parties
        if party.existed_until is not None
        and (party.existed_from or date.min) <= threshold < party.existed_until
        and party.code not in acting
    ]


def _is_trace(subject: Subject, code: str) -> bool:
    party = subject.register.party[code]
    own = [one for one in subject.dated if one.own.party == code]
    if any(one.own.kind in {Kind.SUCCESSION, Kind.CONTINUATION} for one in own):
        return True
    since = party.existed_from
    days = (one.entry.effect for one in own if one.entry.effect is not None)
    return since is not None and any(
        first_possible(day) <= since < first_possible(one.own.date or day)
        for one in own
        for day in days
    )


def _other_count(subject: Subject, published: date) -> Explanation | None:
    for change, en, ru in COUNTS:
        found = computed(
            subject,
            lambda clause, c=change: replace(clause, delay=c(clause.delay)),  # type: ignore[misc]
        )
        if found.general == published:
            words = Wording(f"It follows if {en}.", f"Следует, если {ru}.")
            return Explanation(cause=Cause.ARITHMETIC, words=words)
    return None
