"""How an instrument stands between two states: on the day, before, and later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict

from foedus.collection.addresses import anchor
from foedus.collection.pages.acts import act_shown, thing_named
from foedus.collection.pages.days import NO_DAY, day_shown, told_shown, when_shown
from foedus.collection.pages.marks import Mark, mark_of, mark_of_word
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.parts import ActShown, DayShown, Named, Proof
from foedus.collection.pages.proofs import proof_shown
from foedus.collection.pages.sentences import spell, word_shown
from foedus.collection.pages.spans import bond_told
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.questions.between import worlds_of_pair
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.speech.names import word_name
from foedus.law.answers.told import tell
from foedus.law.derive.relations import Bond, BondSpan
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.steps import Step
from foedus.law.terms.wording import Wording

W = Wording


class BondGroup(StrEnum):
    """The parts of the page, in their order: the facts of one are never counted with another's."""

    IN_FORCE = "in-force"
    PROVISIONAL = "provisional"
    SUSPENDED = "suspended"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"
    DISPLACED = "displaced"
    PRECLUDED = "precluded"
    ENDED = "ended"
    TO_COME = "to-come"


GROUP_WORDS = {
    BondGroup.IN_FORCE: W("in force", "в силе"),
    BondGroup.PROVISIONAL: W("provisionally applied", "применяется временно"),
    BondGroup.SUSPENDED: W("suspended", "приостановлено"),
    BondGroup.DISPUTED: W("disputed", "спорно"),
    BondGroup.UNKNOWN: W("unknown", "неизвестно"),
    BondGroup.DISPLACED: W("another treaty applies", "применяется другой договор"),
    BondGroup.PRECLUDED: W("not between these two", "между ними не действует"),
    BondGroup.ENDED: W("ended", "прекращено"),
    BondGroup.TO_COME: W("to come", "предстоит"),
}


_RESERVED = {
    "modified": W("modified by a reservation", "изменено оговоркой"),
    "not-applied": W(
        "not applied, reservation objected to", "не применяется, возражение на оговорку"
    ),
    "pending": W("reservation not yet accepted", "оговорка пока не принята"),
    "not-known": W("reservation, acceptance not known", "оговорка, принятие неизвестно"),
    "precluded": W("objection opposing entry into force", "возражение против вступления в силу"),
}


_QUESTION = W("Why {}?", "Почему {}?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BondStretch:
    """A stretch of days of one bond: for the bars of a chart and for the words beside them."""

    mark: Mark
    word: str
    since: DayShown
    until: DayShown


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedShown:
    """What a reservation does between the two: its effect in words, and the provisions."""

    effect: str
    words: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BondRow:
    """How one instrument stands between the two on the day.

    *own_days* are the days since which each of the two is (was, will be) bound, in the order of
    the pair: a bond begins on the later. *ended* is the day since which nothing holds (for
    ENDED), and then *since* is when it began. *stretches* are the bonds over all time, in the
    first of the readings.
    """

    instrument: Named
    adopted: DayShown
    within: str
    subjects: tuple[str, ...]
    group: BondGroup
    mark: Mark
    word: str
    since: DayShown
    own_days: tuple[DayShown, DayShown]
    ended: DayShown
    through_another: bool
    stretches: tuple[BondStretch, ...]
    reserved: tuple[ReservedShown, ...]
    amended_by: tuple[Named, ...]
    gives_way_to: tuple[Named, ...]
    measures: tuple[ActShown, ...]
    proof: Proof


def bond_rows(
    view: View, one: Instrument, pair: tuple[str, str], bond: given.BondAnswer | None
) -> Iterator[BondRow]:
    """The row of one instrument; none where nothing ever was or will be between the two."""
    if bond is not None:
        yield _present(view, one, pair, bond)
        return
    in_doubt = any(matter.holder == one.id for matter in view.worlds.open)
    if in_doubt or view.first.bonds(one.id, *pair):
        asked = _worlds(view, one.id, pair)
        if any(world.bonds(one.id, *pair) for world in asked):
            yield _absent(view, one, pair, asked)


def _worlds(view: View, instrument: str, pair: tuple[str, str]) -> tuple[World, ...]:
    key = ("pair", instrument, pair, view.known, view.readings)
    return remembered(view.opened, key, lambda: worlds_of_pair(view.worlds, instrument, *pair))


def _present(view: View, one: Instrument, pair: tuple[str, str], bond: given.BondAnswer) -> BondRow:
    key = anchor(one.id)
    since = told_shown(bond.since, view.language, key)
    word = word_shown(view, bond.bond)
    return BondRow(
        **_same(view, one, pair),
        group=_group(bond),
        mark=Mark.THROUGH if _is_through(bond) else mark_of(bond.bond),
        word=word,
        since=since,
        ended=NO_DAY,
        through_another=bond.through,
        reserved=tuple(
            ReservedShown(
                effect=r.effect, words=view.say(_RESERVED[r.effect]), provisions=r.provisions
            )
            for r in bond.reserved
        ),
        amended_by=tuple(thing_named(view, name) for name in bond.amended_by),
        gives_way_to=tuple(thing_named(view, name) for name in bond.gives_way_to),
        measures=tuple(act_shown(view, act) for act in bond.measures),
        proof=_proof(view, one, word, since, bond.proof),
    )


def _is_through(bond: given.BondAnswer) -> bool:
    return bond.through and bond.bond.values == (Bond.IN_FORCE,)


def _group(bond: given.BondAnswer) -> BondGroup:
    if not bond.bond.certain:
        return BondGroup(str(bond.bond.doubt))
    return BondGroup(str(bond.bond.value))


def _absent(
    view: View, one: Instrument, pair: tuple[str, str], asked: tuple[World, ...]
) -> BondRow:
    """A bond that is over on the day, or has not begun."""
    seen = {id(w): _nearest(w.bonds(one.id, *pair), view.on) for w in asked}
    held = tuple(w for w in asked if seen[id(w)] is not None)
    key = anchor(one.id)
    begun = told_shown(tell(view.worlds, held, lambda w: _since(seen[id(w)])), view.language, key)
    over = told_shown(tell(view.worlds, held, lambda w: _end(seen[id(w)])), view.language, key)
    past = _is_past(seen[id(held[0])], view.on)
    group = BondGroup.ENDED if past else BondGroup.TO_COME
    word = view.say(GROUP_WORDS[group])
    proof = proof_over(
        view.worlds,
        asked,
        lambda w: (_since(seen[id(w)]), _end(seen[id(w)])),
        lambda w: _steps(w, one.id, pair, seen[id(w)]),
    )
    return BondRow(
        **_same(view, one, pair),
        group=group,
        mark=Mark.ENDED if past else Mark.OPEN,
        word=word,
        since=begun,
        ended=over if past else NO_DAY,
        through_another=False,
        reserved=(),
        amended_by=(),
        gives_way_to=(),
        measures=(),
        proof=_proof(view, one, word, over if past else begun, proof),
    )


def _nearest(spans: tuple[BondSpan, ...], day: date) -> BondSpan | None:
    """The last bond that is over by *day*, else the first one to come."""
    past = [span for span in spans if span.span.end <= day]
    return past[-1] if past else next(iter(spans), None)


def _since(span: BondSpan | None) -> Edge | None:
    return None if span is None else span.since


def _end(span: BondSpan | None) -> Edge | None:
    return None if span is None else span.span.end


def _is_past(span: BondSpan | None, day: date) -> bool:
    return span is not None and span.span.end <= day


def _steps(
    world: World, instrument: str, pair: tuple[str, str], span: BondSpan | None
) -> tuple[Step, ...]:
    own = () if span is None else span.steps
    return tuple(dict.fromkeys((*own, *_end_steps(world, instrument, pair))))


def _end_steps(world: World, instrument: str, pair: tuple[str, str]) -> tuple[Step, ...]:
    """Why each of the two is out, where it is."""
    status = world.status(instrument)
    records = {} if status is None else status.records
    facts = (fact for code in pair if code in records for fact in records[code].facts)
    return tuple(dict.fromkeys(step for fact in facts for step in fact.end_steps))


def _proof(view: View, one: Instrument, word: str, day: DayShown, proof: given.Proof) -> Proof:
    said = word if not day else f"{word}, {spell(view, day, NO_DAY)}"
    question = view.say(_QUESTION).format(f"“{word}”" if view.language == "en" else f"«{word}»")
    return proof_shown(view, anchor(one.id), question, f"{view.say(one.title)}: {said}", proof)


class _Same(TypedDict):
    instrument: Named
    adopted: DayShown
    within: str
    subjects: tuple[str, ...]
    own_days: tuple[DayShown, DayShown]
    stretches: tuple[BondStretch, ...]


def _same(view: View, one: Instrument, pair: tuple[str, str]) -> _Same:
    """What every row says of its instrument."""
    first, second = (bond_told(view, one.id, code)[0] for code in pair)
    return _Same(
        instrument=thing_named(view, one.id),
        adopted=when_shown(one.adopted, view.language),
        within=one.within,
        subjects=one.subjects,
        own_days=(told_shown(first, view.language), told_shown(second, view.language)),
        stretches=tuple(_stretches(view, view.first.bonds(one.id, *pair))),
    )


def _stretches(view: View, spans: tuple[BondSpan, ...]) -> Iterator[BondStretch]:
    for one in spans:
        yield BondStretch(
            mark=mark_of_word(str(one.bond)),
            word=word_name(str(one.bond), view.language),
            since=day_shown(one.span.start, view.language),
            until=day_shown(one.span.end, view.language),
        )
