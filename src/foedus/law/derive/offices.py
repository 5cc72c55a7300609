"""appointments ──▶ tenures: who held an office, from when to when, under what title.

Appointments are acts. A term that runs out does not empty the office where the holder goes on
until a successor takes over (holding over). Rule source: the statute of the office.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.derive.calendar import add_days, add_months
from foedus.law.derive.certain import certain_day
from foedus.law.derive.history import legal_day
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.organisations import Office
from foedus.law.terms.steps import Step, Steps
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person held the office during *span*; *held_over_from*: after the term had run out."""

    person: str
    span: Span
    steps: Steps
    held_over_from: Edge = FOREVER

    def holds_over(self, day: date) -> bool:
        """Whether the person was holding over on *day*."""
        return day in self.span and not day < self.held_over_from


def tenures(office: Office) -> tuple[Tenure, ...]:
    """Who held *office*, whose acts must be certain, in time order.

    A tenure ends with the dismissal or the day its appointment names, or when a successor takes
    over. Where the rule does not let a holder go on after the term, it ends with the term. A new
    appointment of the same person while in office continues the tenure.
    """
    starts = sorted(_starts(office), key=lambda found: found[0])
    found: list[Tenure] = []
    for number, (day, act) in enumerate(starts):
        last = found[-1] if found else None
        if last is not None and last.person == act.person and day in _touching(last.span):
            continue
        found.append(_tenure(office, day, act, starts[number + 1 :]))
    return tuple(found)


def _touching(span: Span) -> Span:
    """The days of a tenure, and the day on which it ends: an appointment then continues it."""
    return Span(span.start, add_days(span.end, 1)) if isinstance(span.end, date) else span


def _starts(office: Office) -> Iterator[tuple[date, Act]]:
    for act in office.acts:
        day = certain_day(act.effect) or legal_day(act)
        if act.kind is Kind.APPOINTMENT and day is not None:
            yield day, act


def _tenure(office: Office, day: date, act: Act, later: list[tuple[date, Act]]) -> Tenure:
    own = _appointments_in_a_row(office, day, act, later)
    successor = next((found for found in later if found[1].person != act.person), None)
    ends: list[tuple[Edge, Act]] = [*_dismissals(office, act.person, since=day)]
    if successor is not None:
        ends.append(successor)
    over = _term_over(office, own)
    if not office.holding_over:
        ends.append((over, own[-1][1]))
    end, why = min(ends, key=lambda found: found[0], default=(FOREVER, None))
    steps = [Step("office.appointed", text=office.text, counted=tuple(a for _, a in own), day=day)]
    if why is not None:
        steps.append(Step(f"office.{_ENDED_BY.get(why.kind, 'ended')}", counted=(why,), day=end))
    if isinstance(over, date) and over < end:
        steps.append(Step("office.holding-over", text=office.text, day=over))
    return Tenure(act.person, Span(day, end), tuple(steps), over)


def _appointments_in_a_row(
    office: Office, day: date, act: Act, later: list[tuple[date, Act]]
) -> list[tuple[date, Act]]:
    """The appointments that make one tenure: each of the same person before the last one ended."""
    own = [(day, act)]
    for start, other in later:
        lapsed = not office.holding_over and _term_over(office, own) < start
        dismissed = any(day < end <= start for end, _ in _dismissals(office, act.person))
        if other.person != act.person or lapsed or dismissed:
            break
        own.append((start, other))
    return own


_ENDED_BY = {Kind.DISMISSAL: "dismissed", Kind.APPOINTMENT: "succeeded"}


def _dismissals(office: Office, person: str, since: date | None = None) -> list[tuple[date, Act]]:
    found = []
    for act in office.acts:
        day = certain_day(act.effect) or legal_day(act)
        if act.kind is not Kind.DISMISSAL or act.person != person or day is None:
            continue
        if since is None or day > since:
            found.append((day, act))
    return sorted(found, key=lambda one: one[0])


def _term_over(office: Office, own: list[tuple[date, Act]]) -> Edge:
    """The first day after the term: recorded, named by the appointment, or by the rule."""
    start, last = own[-1]
    for act in office.acts:
        ended = certain_day(act.effect) or legal_day(act)
        if act.kind is not Kind.TERM_ENDED or act.person != last.person or ended is None:
            continue
        if ended > start and not _served_again(office, last.person, start, ended):
            return ended
    named = certain_day(last.until)
    if named is not None:
        return named
    return add_months(start, office.term_months) if office.term_months else FOREVER


def _served_again(office: Office, person: str, start: date, ended: date) -> bool:
    """Whether another held the office between an appointment and the end of a term of *person*."""
    return any(start < day < ended and act.person != person for day, act in _starts(office))


def title_on(office: Office, day: date) -> Wording:
    """What the office was called on *day*."""
    known = [title for title in office.titles if title.since <= day]
    if not known:
        return office.titles[0].title if office.titles else Wording(office.id)
    return max(known, key=lambda title: title.since).title
