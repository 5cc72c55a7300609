"""The days to come: entries into force and ends, terms, windows for objections, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from foedus.collection.pages.acts import party_named, thing_named
from foedus.collection.pages.days import long_day
from foedus.collection.pages.kinds import KIND_NAMES
from foedus.collection.pages.open_questions import holders
from foedus.collection.pages.parts import Named
from foedus.collection.pages.view import View
from foedus.law.derive.reservations import Effect, reserved_between
from foedus.law.derive.status import Status
from foedus.law.derive.timeline import Fact
from foedus.law.terms.acts import Kind
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

W = Wording

_ENTRY = W("Entry into force: {what}", "Вступление в силу: {what}")
_FOR = W("In force for {who}: {what}", "Вступает в силу для: {who} – {what}")
_OUT = W("No longer bound: {who} – {what}", "Прекращается для: {who} – {what}")
_RUNS_OUT = W("{kind} of {who} runs out: {what}", "Истекает ({kind}, {who}): {what}")
_CORRECTION = W(
    "Last day for objections to a correction: {what}",
    "Срок возражений против исправления: {what}",
)
_WINDOW = W(
    "A reservation of {who} is accepted by silence: {what}",
    "Оговорка ({who}) считается принятой молчанием: {what}",
)
_ADDRESSEES = W("If no objection is made by {}", "При отсутствии возражений: {}")
_TERM = W("Term of office ends: {who} – {what}", "Истекают полномочия: {who} – {what}")
_CHAIR = W("The chair passes on: {who} – {what}", "Передача председательства: {who} – {what}")
_COMPUTED = W("Computed from the record for {}.", "Вычислено по записям: {}.")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day to come and what happens on it, in the reader's language.

    *uid* stays the same when the day moves, so that a calendar moves its entry. *subject* is the
    id of the instrument, organisation or office; *href* its path.
    """

    day: date
    uid: str
    title: str
    description: str
    subject: str
    href: str = ""


def calendar(view: View) -> tuple[Deadline, ...]:
    """The days after that of the view, in their order, in the first of the readings.

    Only what follows from an act or a clause on record: where no period is held, there is no day.
    """
    found = (
        *_of_instruments(view),
        *_of_acts(view),
        *_of_offices(view),
        *_of_chairs(view),
    )
    to_come = {one.uid: one for one in found if one.day > view.on}
    return tuple(sorted(to_come.values(), key=lambda one: (one.day, one.uid)))


def _deadline(view: View, day: date, uid: str, title: str, about: Named) -> Deadline:
    said = view.say(_COMPUTED).format(long_day(day, view.language))
    return Deadline(day, uid, title, said, about.id, about.href)


def _of_instruments(view: View) -> Iterator[Deadline]:
    for one in view.register.instruments:
        status = view.first.status(one.id)
        if status is not None:
            yield from _entries(view, one, status)
            yield from _windows(view, one, status)


def _entries(view: View, one: Instrument, status: Status) -> Iterator[Deadline]:
    """Entry into force in general, for each state, and the ends."""
    about = thing_named(view, one.id)
    general = status.entry.day
    if general is not None and general > view.on:
        title = view.say(_ENTRY).format(what=about.name)
        yield _deadline(view, general, f"entry:{one.id}", title, about)
    for code, record in status.records.items():
        for fact in record.facts:
            if fact.standing is Standing.PARTY:
                yield from _of_fact(view, about, code, fact, general)


def _of_fact(
    view: View, about: Named, code: str, fact: Fact, general: date | None
) -> Iterator[Deadline]:
    who = party_named(view, code).name
    if fact.span.start != general:
        title = view.say(_FOR).format(who=who, what=about.name)
        yield _deadline(view, fact.span.start, f"entry:{about.id}:{code}", title, about)
    if isinstance(fact.span.end, date):
        title = view.say(_OUT).format(who=who, what=about.name)
        yield _deadline(view, fact.span.end, f"end:{about.id}:{code}", title, about)


def _windows(view: View, one: Instrument, status: Status) -> Iterator[Deadline]:
    """When silence becomes acceptance of a reservation (VCLT 20(5)), addressee by addressee."""
    authors = {act.party for act in one.acts if act.kind is Kind.RESERVATION and act.party}
    about = thing_named(view, one.id)
    for author in sorted(authors):
        ends = sorted(
            (reserved.span.end, other)
            for other in status.consents.by_party
            if other != author
            for reserved in reserved_between(status.history, status.consents, author, other)
            if reserved.effect is Effect.PENDING and reserved.span.end < FOREVER
        )
        for day, group in groupby(ends, key=lambda item: item[0]):
            names = ", ".join(dict.fromkeys(view.name_of(other) for _, other in group))
            title = view.say(_WINDOW).format(who=view.name_of(author), what=about.name)
            said = view.say(_ADDRESSEES).format(names)
            if isinstance(day, date):
                uid = f"window:{one.id}:{author}:{day.isoformat()}"
                yield Deadline(day, uid, title, said, about.id, about.href)


def _of_acts(view: View) -> Iterator[Deadline]:
    """Measures and suspensions that name their end, and corrections that may be objected to."""
    words = {
        Kind.MEASURE: _RUNS_OUT,
        Kind.SUSPENSION: _RUNS_OUT,
        Kind.RIGHTS_SUSPENDED: _RUNS_OUT,
        Kind.CORRECTION_PROPOSED: _CORRECTION,
    }
    for holder, acts, _ in holders(view):
        about = thing_named(view, holder)
        for act in acts:
            if act.kind in words and isinstance(act.until, date):
                kind = view.say(KIND_NAMES[act.kind])
                title = view.say(words[act.kind]).format(
                    kind=kind[:1].upper() + kind[1:], who=view.name_of(act.party), what=about.name
                )
                yield _deadline(view, act.until, f"until:{act.id}", title, about)


def _of_offices(view: View) -> Iterator[Deadline]:
    for office in view.register.offices:
        about = thing_named(view, office.id)
        for tenure in view.first.tenures(office.id):
            ends = [d for d in (tenure.span.end, tenure.held_over_from) if isinstance(d, date)]
            if ends and view.on in tenure.span:
                title = view.say(_TERM).format(who=tenure.person, what=about.name)
                yield _deadline(view, min(ends), f"term:{office.id}:{tenure.person}", title, about)


def _of_chairs(view: View) -> Iterator[Deadline]:
    for organisation in view.register.organisations:
        about = thing_named(view, organisation.id)
        for turn in view.first.turns(organisation.id, until=view.on):
            if view.on in turn.span and isinstance(turn.span.end, date):
                title = view.say(_CHAIR).format(who=view.name_of(turn.party), what=about.name)
                uid = f"chair:{organisation.id}:{turn.span.start.isoformat()}"
                yield _deadline(view, turn.span.end, uid, title, about)
