"""A delegation's own page: what waits for it, what it signed, owes, is bound by; sessions, drafts.

Every part is a count, the first few, and the address of the whole list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet

from foedus.assembly.followup.documents import drafts_open_to
from foedus.assembly.followup.keeping import awaited_by
from foedus.assembly.followup.sessions_to_come import SessionToCome, sessions_of
from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.followup import ReminderLetter
from foedus.collection.pages.acts import act_shown, act_words, party_named, thing_named
from foedus.collection.pages.days import told_shown, when_shown
from foedus.collection.pages.marks import Mark, mark_of
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.sentences import word_shown
from foedus.collection.pages.view import View
from foedus.followup.standing_list import Bound, Signed, bound_by, signed_by
from foedus.followup.terms import Stand
from foedus.law.terms.acts import Qualification
from foedus.law.terms.wording import Wording
from foedus.web.delegations.shown import at_home, in_the_room, shown

FIRST: Final = 5
"""So many of each stand on the page itself."""


@dataclass(frozen=True, slots=True)
class SignedShown:
    """A signature: what, on which day, how; *words* are those set under it."""

    instrument: Named
    day: DayShown
    manner: str
    qualified: bool
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class BoundShown:
    """How the state stands to an instrument that binds it, since when; *href*: the proof."""

    instrument: Named
    mark: Mark
    word: str
    since: DayShown
    href: str


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft that the delegation may read."""

    draft: Draft
    title: str
    body: Named


@dataclass(frozen=True, slots=True)
class SessionShown:
    """A session to come, and as what the delegation sits in it."""

    told: SessionToCome
    title: str
    body: Named
    days_left: int


def home(view: View, code: str, at: datetime) -> dict[str, Any]:
    """What the page of the delegation of *code* shows."""
    debts = awaited_by(view, code, at)
    waiting, steps = in_the_room(debts), at_home(debts)
    signed, bound = signed_by(view, code), bound_by(view, code)
    sessions, drafts = sessions_of(code, view.on), drafts_open_to(code)
    return {
        "code": code,
        "state": view.name_of(code),
        "party": party_named(view, code),
        "waits": {"count": len(waiting), "first": shown(view, waiting[:FIRST])},
        "late": sum(1 for one in debts if one.is_late(view.on)),
        "owes": {
            "count": sum(1 for one in steps if one.stand is Stand.OWED),
            "not_known": sum(1 for one in steps if one.stand is Stand.NOT_KNOWN),
            "first": shown(view, [one for one in steps if one.stand is Stand.OWED][:FIRST]),
        },
        "signs": {"count": len(signed), "first": signed_shown(view, signed[:FIRST])},
        "binds": {"count": len(bound), "words": counted(view, bound)},
        "sits": {"count": len(sessions), "first": sessions_shown(view, sessions[:FIRST])},
        "reminded": letters_shown(view, ReminderLetter.objects.filter(party=code)),
        "reads": {
            "count": drafts.count(),
            "first": drafts_shown(view, drafts.defer("clauses")[:FIRST]),
        },
    }


def letters_shown(view: View, letters: QuerySet[ReminderLetter]) -> list[tuple[date, str, str]]:
    """The reminders sent last: the day, what about, the words."""
    is_russian = view.language == "ru"
    return [
        (one.day, one.subject_ru, one.body_ru)
        if is_russian
        else (one.day, one.subject_en, one.body_en)
        for one in letters.order_by("-pk")[:FIRST]
    ]


def signed_shown(view: View, signed: Iterable[Signed]) -> tuple[SignedShown, ...]:
    """Signatures in the reader's language: how each was given, and the words under it."""
    return tuple(
        SignedShown(
            instrument=thing_named(view, one.instrument.id),
            day=when_shown(one.day, view.language),
            manner=act_words(view, one.act),
            qualified=one.act.qualification is not Qualification.NONE,
            words=view.say(one.act.words),
            href=act_shown(view, one.act).href,
        )
        for one in signed
    )


def bound_shown(view: View, bound: Iterable[Bound]) -> tuple[BoundShown, ...]:
    """What binds, in the reader's language."""
    return tuple(
        BoundShown(
            instrument=thing_named(view, one.instrument.id),
            mark=mark_of(one.told.word),
            word=word_shown(view, one.told.word),
            since=told_shown(one.told.since, view.language),
            href=f"/standings/{one.told.party}/{one.instrument.id}",
        )
        for one in bound
    )


def counted(view: View, bound: Iterable[Bound]) -> list[tuple[Mark, str, int]]:
    """How many instruments bind in which way."""
    found = Counter((mark_of(one.told.word), word_shown(view, one.told.word)) for one in bound)
    return [(mark, word, number) for (mark, word), number in found.items()]


def drafts_shown(view: View, drafts: Iterable[Draft]) -> tuple[DraftShown, ...]:
    """Drafts in the reader's language."""
    return tuple(
        DraftShown(
            one,
            view.say(Wording(one.title_en, one.title_ru)) or one.name,
            thing_named(view, one.body),
        )
        for one in drafts
    )


def sessions_shown(view: View, sessions: Iterable[SessionToCome]) -> tuple[SessionShown, ...]:
    """Sessions in the reader's language."""
    return tuple(
        SessionShown(
            one, view.say(one.title), thing_named(view, one.body), (one.day - view.on).days
        )
        for one in sessions
    )
