"""Positions: stated by a delegation, or written down in the room for those who agreed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from foedus.assembly.decisions.errors import BadMatter
from foedus.assembly.decisions.matters import AS_USUAL, About, matter_on, opened, subject_of
from foedus.assembly.decisions.sitting import latest_positions, places_of
from foedus.assembly.decisions.steps import (
    Seen,
    claimed,
    counted_on,
    demand_subject,
    key_of,
    open_matter,
    sent_before,
    words_of,
    written_once,
)
from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow, NotSeated, TooLate
from foedus.assembly.models.decisions import Matter, PositionTaken, Stated
from foedus.assembly.models.drafts import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What *party* says: a position, with its reservation, special opinion or reason.

    *key* is chosen by the client: sent twice, it is one message.
    """

    party: str
    position: str
    key: str
    words: str = ""


@transaction.atomic
def take_position(doing: Doing, about: About, saying: Saying) -> PositionTaken:
    """Keep the position of a delegation; a later one supersedes it.

    The first position on an item or a draft opens the question as usual, without a deadline.

    Raises `Refused`, `BadMatter`, `SentBefore`, `NotNow` (decided, withdrawn), `TooLate`,
    `NotSeated`.
    """
    doing.demand("assembly.take_position", saying.party)
    if isinstance(about, Draft):
        doing.demand("assembly.read_draft", about)
    content = {
        "party": saying.party,
        "position": _position(saying.position),
        "words": words_of("words", saying.words),
    }
    key = key_of(saying.key)
    before = sent_before(PositionTaken, key, doing, content)
    if before is not None:
        return before
    matter = _open_on(doing, about, saying.party)
    _in_time(matter, doing)
    row = written_once(PositionTaken, key, doing, {**content, "matter": matter})
    counted_on(matter)
    return row


def _position(position: str) -> str:
    if position not in Stated.values:
        raise BadMatter("position", f"{position[:40]!r} is no position. Choose one of the list.")
    return position


def _open_on(doing: Doing, about: About, party: str) -> Matter:
    matter = matter_on(about)
    if matter is None:
        matter = Matter(**subject_of(about))
        demand_subject(matter, "answered")
        _demand_seat(matter, doing, party)
        try:
            return opened(doing, about, AS_USUAL)
        except NotNow:  # two delegations were the first at the same moment
            matter = matter_on(about)
            if matter is None:
                raise
    found = open_matter(matter.pk, "answered")
    _demand_seat(found, doing, party)
    return found


def _demand_seat(matter: Matter, doing: Doing, party: str) -> None:
    if party not in places_of(matter, doing.at).everybody:
        raise NotSeated(party, matter.body)


def _in_time(matter: Matter, doing: Doing) -> None:
    """The moment of the deadline itself is in time. Raises `TooLate`."""
    if matter.due is not None and doing.at > matter.due:
        raise TooLate("The position", matter.due)


@transaction.atomic
def agreed_in_the_room(
    doing: Doing, seen: Seen, parties: tuple[str, ...], key: str
) -> tuple[PositionTaken, ...]:
    """Write down that *parties* agreed when the chair asked: the secretariat heard them.

    Who has stated a position keeps it, and must not be named. Raises as `take_position`,
    `ChangedSince`.
    """
    doing.demand("assembly.decide")
    key_of(key)
    kept = tuple(PositionTaken.objects.filter(key__startswith=f"{key}:", by=doing.by))
    if kept:
        return kept
    matter = claimed(seen, "answered")
    _in_time(matter, doing)
    spoken = latest_positions(matter)
    if not parties:
        raise BadMatter("parties", "Choose the delegations that agreed.")
    for party in parties:
        _demand_seat(matter, doing, party)
        if party in spoken:
            raise BadMatter("parties", f"{party} has stated a position; it changes it itself.")
    rows = tuple(
        PositionTaken.objects.create(
            matter=matter,
            party=party,
            position=Stated.AGREES,
            key=f"{key}:{party}",
            at=doing.at,
            by=doing.by,
        )
        for party in dict.fromkeys(parties)
    )
    counted_on(matter)
    return rows
