"""Which states an organisation shares with others, on the day."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.collection.pages.acts import party_named, thing_named
from foedus.collection.pages.belonging import Belonging, belonging_of, told_of
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import Named
from foedus.collection.pages.view import View
from foedus.law.terms.organisations import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapRow:
    """One state in each of the organisations, in their order."""

    party: Named
    cells: tuple[Belonging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCount:
    """How many states two organisations share: for certain, and at most. *text* says both."""

    first: Named
    second: Named
    at_least: int
    at_most: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The organisations compared (the page's own first), state by state and two by two.

    Each is asked by its criterion "member", or by its first where it has no such one.
    """

    organisations: tuple[Named, ...]
    rows: tuple[OverlapRow, ...]
    shared: tuple[SharedCount, ...]


def overlap_of(view: View, one: Organisation) -> Overlap:
    """The overlap of an organisation with all the others of the register."""
    others = [held for held in view.register.organisations if held.id != one.id and held.criteria]
    compared = [one, *others] if one.criteria else others
    rows = []
    for code in view.register.party:
        cells = tuple(belonging_of(view, held, criterion_of(held), code) for held in compared)
        if any(cell.mark is not Mark.NONE for cell in cells):
            rows.append(OverlapRow(party=party_named(view, code), cells=cells))
    pairs = [(a, b) for number, a in enumerate(compared) for b in compared[number + 1 :]]
    return Overlap(
        organisations=tuple(thing_named(view, held.id) for held in compared),
        rows=tuple(rows),
        shared=tuple(_shared(view, a, b) for a, b in pairs),
    )


def criterion_of(one: Organisation) -> str:
    """The criterion by which an organisation is compared."""
    names = [criterion.name for criterion in one.criteria]
    return "member" if "member" in names else names[0]


def _shared(view: View, a: Organisation, b: Organisation) -> SharedCount:
    least = most = 0
    for code in view.register.party:
        both = [told_of(view, one.id, criterion_of(one), code).belongs for one in (a, b)]
        least += all(told.certain and told.value for told in both)
        most += all(any(told.values) for told in both)
    return SharedCount(
        first=thing_named(view, a.id),
        second=thing_named(view, b.id),
        at_least=least,
        at_most=most,
        text=str(least) if least == most else f"{least}–{most}",
    )
