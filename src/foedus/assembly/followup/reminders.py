"""Reminders: what is to be told whom, looked at before, sent once.

Every occasion (a step, a rule, a day) is a row with a unique key: whoever sends it twice, or two
officers at once, sends it once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import Final

from django.db import IntegrityError, transaction

from foedus.accounts.models import User
from foedus.accounts.roles import DELEGATES
from foedus.assembly.doing import Doing
from foedus.assembly.followup.errors import NobodyToRemind, SeenOtherwise
from foedus.assembly.followup.gathering import awaited_of_all
from foedus.assembly.followup.moments import view_at
from foedus.assembly.followup.posting import post_reminder
from foedus.assembly.followup.rules import rules_in_use
from foedus.assembly.models.followup import Reminder, ReminderLetter
from foedus.depositary.words import name_of
from foedus.followup.reminder_words import LetterWords, letter_words
from foedus.followup.reminding import Occasion, occasions
from foedus.law.answers.render import when_text
from foedus.law.terms.wording import Wording
from foedus.register.held import held

MOST_LETTERS: Final = 300
"""So many delegations are written to at once."""

_AT_ONCE: Final = 500
_LONGEST_SUBJECT: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSend:
    """The letter that would go to one delegation. *mailboxes*: how many addresses it has."""

    party: str
    name: Wording
    told: tuple[Occasion, ...]
    words: LetterWords
    mailboxes: int

    @property
    def key(self) -> str:
        """What the letter is about: the same occasions are the same letter."""
        joined = "\n".join(sorted(one.key for one in self.told))
        return sha256(joined.encode()).hexdigest()


def preview(at: datetime) -> tuple[ToSend, ...]:
    """What would be sent now, a letter for each delegation; what was told before is left out."""
    view = view_at(at)
    found = tuple(occasions(awaited_of_all(view, at), rules_in_use(), view.on))
    told = _told_before(one.key for one in found)
    by_party: dict[str, list[Occasion]] = {}
    for one in found:
        if one.key not in told:
            by_party.setdefault(one.owed.party, []).append(one)
    parties = sorted(by_party)[:MOST_LETTERS]
    addresses = _addresses(parties)
    return tuple(
        _letter(party, by_party[party], view.on, addresses.get(party, 0)) for party in parties
    )


def digest(letters: Iterable[ToSend]) -> str:
    """What was seen: a form sends it back, so that nothing is sent that nobody looked at."""
    return sha256("\n".join(sorted(one.key for one in letters)).encode()).hexdigest()


@transaction.atomic
def send(doing: Doing, parties: Collection[str], seen: str) -> tuple[ReminderLetter, ...]:
    """Write to *parties* what they are to be reminded of; the post takes the letters afterwards.

    Raises:
        Refused: not an officer of the secretariat (E85).
        SeenOtherwise: it is no longer what was *seen* (the `digest` of the preview) (E175).
        NobodyToRemind: none of *parties* is to be reminded of anything (E176).

    """
    doing.demand("assembly.prepare")
    letters = preview(doing.at)
    if digest(letters) != seen:
        raise SeenOtherwise
    chosen = [one for one in letters if one.party in set(parties)]
    if not chosen:
        raise NobodyToRemind
    try:
        with transaction.atomic():
            rows = tuple(_written(one, doing, view_at(doing.at).on) for one in chosen)
    except IntegrityError as fault:
        raise SeenOtherwise from fault
    for row in rows:
        transaction.on_commit(partial(_enqueue, row.pk))
    return rows


def _enqueue(number: int) -> None:
    post_reminder.enqueue(number)


def _letter(party: str, told: list[Occasion], on: date, mailboxes: int) -> ToSend:
    name = name_of(held().register, party)
    words = letter_words(name, told, on)
    return ToSend(party=party, name=name, told=tuple(told), words=words, mailboxes=mailboxes)


def _written(one: ToSend, doing: Doing, day: date) -> ReminderLetter:
    letter = ReminderLetter.objects.create(
        party=one.party,
        day=day,
        key=one.key,
        subject_en=one.words.subject.en[:_LONGEST_SUBJECT],
        subject_ru=one.words.subject.ru[:_LONGEST_SUBJECT],
        body_en=one.words.body.en,
        body_ru=one.words.body.ru,
        at=doing.at,
        by=doing.by,
    )
    Reminder.objects.bulk_create(_row(letter, occasion) for occasion in one.told)
    return letter


def _row(letter: ReminderLetter, occasion: Occasion) -> Reminder:
    owed = occasion.owed
    return Reminder(
        letter=letter,
        rule_id=occasion.rule.number,
        key=occasion.key,
        party=owed.party,
        step=str(owed.step),
        subject=owed.subject[:_LONGEST_SUBJECT],
        since=when_text(owed.since)[:60],
        until=owed.until if isinstance(owed.until, date) else None,
        occasion=occasion.day,
    )


def _told_before(keys: Iterable[str]) -> frozenset[str]:
    """Which of the occasions were told before; a query for every five hundred."""
    rest, found = iter(keys), set[str]()
    while some := tuple(islice(rest, _AT_ONCE)):
        found.update(Reminder.objects.filter(key__in=some).values_list("key", flat=True))
    return frozenset(found)


def _addresses(parties: Collection[str]) -> dict[str, int]:
    """How many people of each delegation can be written to."""
    people = User.objects.filter(
        delegation__in=tuple(parties), role__in=sorted(DELEGATES), is_active=True
    ).exclude(email="")
    found: dict[str, int] = {}
    for delegation in people.values_list("delegation", flat=True):
        found[delegation] = found.get(delegation, 0) + 1
    return found


def letters_sent(party: str = "") -> Iterator[ReminderLetter]:
    """The letters that were written, the newest first; to one delegation, or to all."""
    found = ReminderLetter.objects.select_related("by").prefetch_related("events")
    if party:
        found = found.filter(party=party)
    yield from found.order_by("-pk")[:_AT_ONCE]
