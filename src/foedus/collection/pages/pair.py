"""The page of two states: what binds them towards each other on the day, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.collection.addresses import pair_path, standing_path
from foedus.collection.pages.acts import party_named, thing_named
from foedus.collection.pages.asked import standing_of
from foedus.collection.pages.bonds import GROUP_WORDS, BondGroup, BondRow, bond_rows
from foedus.collection.pages.days import when_shown
from foedus.collection.pages.instrument import members_on
from foedus.collection.pages.marks import Mark, mark_of
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.sentences import word_shown
from foedus.collection.pages.spans import record_in
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.questions import between as ask_between
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import holds_on
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

_NOTHING = Wording("nothing on record", "записей нет")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unshared:
    """A multilateral instrument that binds one of the two and not the other, which could join.

    The *other* did something under it, or belongs to the organisation that it was made within.
    """

    instrument: Named
    adopted: DayShown
    bound: Named
    other: Named
    mark: Mark
    word: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMembership:
    """A criterion that both states meet for certain on the day."""

    organisation: Named
    criterion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """What binds two states on the day. *sentence* says it; *counts* are rows by group.

    *unshared* is what binds only one of them. *looked_through* is the number of binding
    instruments that were looked through; one that is not listed is not shown to be absent.
    """

    on: date
    known: date | None
    pair: tuple[Named, Named]
    href: str
    sentence: str
    counts: tuple[tuple[BondGroup, int], ...]
    rows: tuple[BondRow, ...]
    unshared: tuple[Unshared, ...]
    memberships: tuple[SharedMembership, ...]
    looked_through: int


def pair_page(view: View, a: str, b: str) -> PairPage:
    """What binds *a* and *b*; UnknownName for an unknown name, BadQuestion for one state twice."""
    names = view.opened.names
    first, second = sorted((names.party(a), names.party(b)))
    if first == second:
        raise BadQuestion(f"{first} cannot be bound towards itself; name two states.")
    answer = _between(view, first, second)
    present = {bond.instrument: bond for bond in answer.bonds}
    binding = [one for one in view.register.instruments if one.binding]
    rows = tuple(
        row for one in binding for row in bond_rows(view, one, (first, second), present.get(one.id))
    )
    order = list(BondGroup)
    rows = tuple(sorted(rows, key=lambda row: (order.index(row.group), row.adopted.text)))
    pair = party_named(view, first), party_named(view, second)
    counts = counts_of(rows)
    return PairPage(
        on=view.on,
        known=view.known,
        pair=pair,
        href=pair_path(first, second),
        sentence=_sentence(view, pair, counts),
        counts=counts,
        rows=rows,
        unshared=tuple(_unshared(view, (first, second), {row.instrument.id for row in rows})),
        memberships=tuple(_memberships(view, answer)),
        looked_through=len(binding),
    )


def _between(view: View, first: str, second: str) -> given.BetweenAnswer:
    key = ("between", first, second, view.on, view.known, view.readings)
    return remembered(
        view.opened,
        key,
        lambda: ask_between.between(view.worlds, first, second, view.moment),
    )


def _unshared(view: View, pair: tuple[str, str], shared: set[str]) -> Iterator[Unshared]:
    """What binds one of the two only, in the first of the readings."""
    for one in view.register.instruments:
        if one.id in shared or one.bilateral or not one.binding:
            continue
        for bound, other in (pair, pair[::-1]):
            if _is_party(view, one.id, bound) and _could_join(view, one, other):
                yield _one_sided(view, one, bound, other)


def _is_party(view: View, instrument: str, party: str) -> bool:
    record = record_in(view.first, instrument, party)
    return record is not None and holds_on(record.spans(Standing.PARTY), view.on)


def _could_join(view: View, one: Instrument, party: str) -> bool:
    acted = party in one.negotiating or any(act.party == party for act in one.acts)
    return acted or party in members_on(view, one.within)


def _one_sided(view: View, one: Instrument, bound: str, other: str) -> Unshared:
    told = standing_of(view, one.id, other)
    return Unshared(
        instrument=thing_named(view, one.id),
        adopted=when_shown(one.adopted, view.language),
        bound=party_named(view, bound),
        other=party_named(view, other),
        mark=mark_of(told.word),
        word=word_shown(view, told.word),
        href=standing_path(one.id, other),
    )


def counts_of(rows: tuple[BondRow, ...]) -> tuple[tuple[BondGroup, int], ...]:
    """How many rows each group has, in the order of groups; groups without rows are left out."""
    groups = [row.group for row in rows]
    return tuple((group, groups.count(group)) for group in BondGroup if group in groups)


def _sentence(
    view: View, pair: tuple[Named, Named], counts: tuple[tuple[BondGroup, int], ...]
) -> str:
    said = [f"{number} {view.say(GROUP_WORDS[group])}" for group, number in counts]
    return f"{pair[0].name} – {pair[1].name}: {', '.join(said) or view.say(_NOTHING)}"


def _memberships(view: View, answer: given.BetweenAnswer) -> Iterator[SharedMembership]:
    for organisation, name in answer.memberships:
        tests = view.register.organisation[organisation].criteria
        title = next(view.say(one.title) for one in tests if one.name == name)
        yield SharedMembership(organisation=thing_named(view, organisation), criterion=title)
