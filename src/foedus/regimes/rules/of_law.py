"""What a rule asks of the law: a bond between two states, a standing, a membership."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from foedus.law.terms.wording import Wording
from foedus.regimes.rules.combining import any_held
from foedus.regimes.rules.conditions import BilateralIs, BondIs, MemberOf, StandsAs
from foedus.regimes.rules.grounds import Ground, GroundKind, Held
from foedus.regimes.rules.law import Law, Line, Seen
from foedus.regimes.rules.truth import Truth, truth_of

Pair = tuple[str, str]


def bond_held(law: Law, atom: BondIs, pair: Pair, on: date) -> Held:
    """Whether one of the instruments stands between the pair as asked."""
    found = []
    for name in atom.instruments:
        seen = law.bond(name, *pair).at(on)
        found.append(_held(seen, GroundKind.BOND, name, pair, atom.bonds))
    return any_held(found)


def bilateral_held(law: Law, atom: BilateralIs, pair: Pair, on: date) -> Held:
    """Whether a bilateral treaty of the pair on the subject stands between them as asked."""
    first, second = sorted(pair)
    named = tuple(one.id for one in law.bilateral(atom.subject, first, second))
    found = bond_held(law, BondIs(named, atom.between, atom.bonds), pair, on)
    selected = tuple(replace(ground, selected=True) for ground in found.grounds)
    return Held(found.truth, selected, found.missing)


def state_held(law: Law, atom: StandsAs | MemberOf, party: str, on: date) -> Held:
    """Whether a state stands to an instrument, or meets a criterion, as asked."""
    if isinstance(atom, StandsAs):
        seen = law.standing(atom.instrument, party).at(on)
        return _held(seen, GroundKind.STANDING, atom.instrument, (party,), atom.words)
    line: Line[Any] = law.membership(atom.organisation, atom.criterion, party)
    wanted = frozenset({True})
    return _held(line.at(on), GroundKind.MEMBERSHIP, atom.organisation, (party,), wanted)


def _held(
    seen: Seen[Any], kind: GroundKind, name: str, about: tuple[str, ...], wanted: frozenset[Any]
) -> Held:
    truth = truth_of(value in wanted for value in seen.values)
    ground = Ground(
        kind=kind,
        name=name,
        about=about,
        words=_words(seen),
        since=seen.since,
        evidence=seen.evidence(),
    )
    missing = (_doubt(name, about, seen),) if truth is Truth.UNSURE else ()
    return Held(truth, (ground,), missing)


def _words(seen: Seen[Any]) -> tuple[str, ...]:
    return tuple(sorted("none" if value is None else str(value) for value in seen.values))


def _doubt(name: str, about: tuple[str, ...], seen: Seen[Any]) -> Wording:
    words, states = ", ".join(_words(seen)), " – ".join(about)
    since = f" since {seen.since}" if seen.since else ""
    beginning = f" с {seen.since}" if seen.since else ""
    return Wording(
        f"how {name} stands for {states}: {seen.doubt}{since} ({words})",
        f"как обстоит с {name} для {states}: нет ясности{beginning} ({words})",
    )
