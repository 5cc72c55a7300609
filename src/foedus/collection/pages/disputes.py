"""Rival claims: each with its evidence and what would follow, and what is certain all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from foedus.collection.pages.acts import acts_shown, reading_title
from foedus.collection.pages.asked import stretches_of, worlds_about
from foedus.collection.pages.days import day_shown, told_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.parts import ActShown, Matter
from foedus.collection.pages.proofs import matter_shown
from foedus.collection.pages.sentences import spell, word_shown
from foedus.collection.pages.spans import bond_in, record_in
from foedus.collection.pages.view import View
from foedus.law.answers.standing import stand_on
from foedus.law.answers.told import tell
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Dispute, Instrument
from foedus.law.terms.wording import Wording

W = Wording

_BOUND = W("{who}: {word}; bound {days}", "{who}: {word}; связано {days}")
_NOT_BOUND = W("{who}: {word}", "{who}: {word}")
_CERTAIN = W("{who}, {days}: {word}", "{who}, {days}: {word}")


@dataclass(frozen=True, slots=True)
class RivalShown:
    """A question on which sources differ, and the acts that claim one thing or another."""

    matter: Matter
    claims: tuple[ActShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One of the rival claims.

    *consequences* are what holds on the day by this claim, or would hold if it were followed;
    empty where no claim differs from another in what follows for the states.
    *followed*: the register, or the reader, has chosen this one.
    """

    reading: str
    title: str
    followed: bool
    acts: tuple[ActShown, ...]
    consequences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A disputed matter: its claims in equal size, and what is certain on every one of them.

    *mark* is DISPUTED, or DONE where a reading is followed.
    """

    matter: Matter
    mark: Mark
    claims: tuple[Claim, ...]
    certain: tuple[str, ...]


def rivals_among(
    view: View, disputes: tuple[Dispute, ...], acts: tuple[Act, ...]
) -> tuple[RivalShown, ...]:
    """The disputed matters that some of *acts* are about."""
    found = []
    for dispute in disputes:
        own = [act for act in acts if act.rival is not None and act.rival.dispute == dispute.id]
        if own:
            found.append(RivalShown(matter_shown(view, dispute), acts_shown(view, own)))
    return tuple(found)


def disputes_of(view: View, instrument: Instrument) -> tuple[DisputeShown, ...]:
    """The disputed matters of an instrument."""
    key = ("disputes", instrument.id, view.on, view.known, view.readings, view.language)
    return remembered(
        view.opened,
        key,
        lambda: tuple(_dispute(view, instrument, dispute) for dispute in instrument.disputes),
    )


def _dispute(view: View, instrument: Instrument, dispute: Dispute) -> DisputeShown:
    rivals = claims_by_reading(instrument.acts, dispute.id)
    parties = list(dict.fromkeys(a.party for acts in rivals.values() for a in acts if a.party))
    asked = worlds_about(view, instrument.id, *parties)
    key = (instrument.id, dispute.id)
    picked = {world.picks.get(key, "") for world in asked}
    claims = []
    for reading, acts in rivals.items():
        inside = tuple(world for world in asked if world.picks.get(key) == reading)
        inside = inside or (_supposed(view, key, reading),)
        followed = picked == {reading}
        claims.append(
            Claim(
                reading=reading,
                title=reading_title(view, reading),
                followed=followed,
                acts=acts_shown(view, acts),
                consequences=tuple(_consequences(view, instrument.id, parties, inside)),
            )
        )
    if len({claim.consequences for claim in claims}) == 1:
        claims = [replace(claim, consequences=()) for claim in claims]
    open_still = not any(claim.followed for claim in claims)
    return DisputeShown(
        matter=matter_shown(view, dispute),
        mark=Mark.DISPUTED if open_still else Mark.DONE,
        claims=tuple(claims),
        certain=tuple(_certain(view, instrument.id, parties)) if open_still else (),
    )


def _supposed(view: View, key: tuple[str, str], reading: str) -> World:
    """The first world, but with another reading of one matter."""
    return World(view.worlds.material, {**view.first.picks, key: reading})


def claims_by_reading(acts: Iterable[Act], dispute: str) -> dict[str, list[Act]]:
    """The rival acts of a dispute, by the reading that each holds."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        if act.rival is not None and act.rival.dispute == dispute:
            found.setdefault(act.rival.reading, []).append(act)
    return found


def _consequences(
    view: View, instrument: str, parties: list[str], inside: tuple[World, ...]
) -> Iterator[str]:
    """What holds on the day for each state concerned, in the worlds of one reading."""
    for party in parties:

        def stands(world: World, code: str = party) -> str:
            return stand_on(record_in(world, instrument, code), view.on).word

        word = word_shown(view, tell(view.worlds, inside, stands))
        told = bond_in(view, inside, instrument, party)[:2]
        since, until = (told_shown(one, view.language) for one in told)
        words = _BOUND if since else _NOT_BOUND
        days = spell(view, since, until)
        yield view.say(words).format(who=view.name_of(party), word=word, days=days)


def _certain(view: View, instrument: str, parties: list[str]) -> Iterator[str]:
    """The stretches of days on which every claim gives the same."""
    for party in parties:
        for stretch in stretches_of(view, instrument, party):
            if stretch.word.certain:
                ends = (day_shown(day, view.language) for day in (stretch.since, stretch.until))
                yield view.say(_CERTAIN).format(
                    who=view.name_of(party),
                    days=spell(view, *ends),
                    word=word_shown(view, stretch.word),
                )
