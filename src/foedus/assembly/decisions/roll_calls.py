"""Votes by roll call, recorded in the room by the secretariat."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from foedus.assembly.decisions.errors import BadMatter, NotThere
from foedus.assembly.decisions.sitting import latest_votes, places_of
from foedus.assembly.decisions.steps import (
    Seen,
    claimed,
    counted_on,
    key_of,
    note,
    open_matter,
    sent_before,
    written_once,
)
from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow, NotSeated
from foedus.assembly.models.decisions import Matter, RollCallVote, VoteCast


@dataclass(frozen=True, slots=True, kw_only=True)
class Voting:
    """The vote of *party* in a roll call; *key* is chosen by the client."""

    round: int
    party: str
    vote: str
    key: str


@transaction.atomic
def open_round(doing: Doing, seen: Seen) -> Matter:
    """Begin a roll call; the votes of an earlier one are kept and no longer counted.

    Raises `Refused`, as `claimed`.
    """
    doing.demand("assembly.decide")
    matter = claimed(seen, "put to the vote")
    matter.round, matter.round_open = matter.round + 1, True
    note(matter, doing, "roll-call", remark=str(matter.round))
    return counted_on(matter)


@transaction.atomic
def close_round(doing: Doing, seen: Seen) -> Matter:
    """End the roll call: no vote is recorded any more. Raises `Refused`, `NotNow`, `claimed`."""
    doing.demand("assembly.decide")
    matter = claimed(seen, "closed")
    if not matter.round_open:
        raise NotNow("The roll call", "not open", "closed")
    matter.round_open = False
    note(matter, doing, "roll-call-closed", remark=str(matter.round))
    return counted_on(matter)


@transaction.atomic
def record_vote(doing: Doing, number: int, voting: Voting) -> RollCallVote:
    """Record a vote; said again in the same roll call, it corrects the first.

    Raises `Refused`, `BadMatter`, `SentBefore`, `NotNow` (no roll call is open, or another),
    `NotSeated`, `NotThere`.
    """
    doing.demand("assembly.decide")
    if voting.vote not in VoteCast.values:
        raise BadMatter("vote", f"{voting.vote[:40]!r} is no vote. Choose one of the list.")
    content = {"round": voting.round, "party": voting.party, "vote": voting.vote}
    key = key_of(voting.key)
    before = sent_before(RollCallVote, key, doing, {**content, "matter_id": number})
    if before is not None:
        return before
    matter = open_matter(number, "voted on")
    if not matter.round_open or matter.round != voting.round:
        raise NotNow(f"Roll call {voting.round}", "not open", "recorded")
    places = places_of(matter, doing.at)
    if voting.party not in places.everybody:
        raise NotSeated(voting.party, matter.body)
    if voting.party in places.absent:
        raise NotThere(voting.party)
    row = written_once(RollCallVote, key, doing, {**content, "matter": matter})
    counted_on(matter)
    return row


@transaction.atomic
def record_votes(doing: Doing, number: int, cast: tuple[Voting, ...]) -> tuple[RollCallVote, ...]:
    """Record several votes together, or none; those that stand already are passed over.

    Raises as `record_vote`.
    """
    doing.demand("assembly.decide")
    matter = Matter.objects.select_for_update().get(pk=number)
    standing = {party: row.vote for party, row in latest_votes(matter).items()}
    return tuple(
        record_vote(doing, number, voting)
        for voting in cast
        if standing.get(voting.party) != voting.vote or voting.round != matter.round
    )
