"""The basis of a decision: the articles that its rules name, and the instruments they found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.law.terms.evidence import Evidence
from foedus.regimes.rules.decisions import Basis, Tried
from foedus.regimes.rules.errors import RulesClash
from foedus.regimes.rules.evidence import both
from foedus.regimes.rules.grounds import Ground, GroundKind
from foedus.regimes.rules.rows import most_particular
from foedus.regimes.rules.terms import Regime, Row

NOT_HELD = "article not held"
"""What stands for an article that no source gives."""

_OF_LAW = (GroundKind.BOND, GroundKind.STANDING, GroundKind.MEMBERSHIP, GroundKind.MEASURE)


def basis_of(regime: Regime, deciding: list[Tried], also: list[Tried]) -> tuple[Basis, ...]:
    """What rules rest on: first those that decide, then those that come to the same.

    An instrument without an article is left away where it stands with one.
    """
    found = [one for tried in deciding for one in _of_rule(regime, tried, decides=True)]
    found += [one for tried in also for one in _of_rule(regime, tried, decides=False)]
    kept: dict[tuple[str, str], Basis] = {}
    for one in found:
        kept.setdefault((one.instrument, one.article), one)
    named = {one.instrument for one in kept.values() if one.article != NOT_HELD}
    bare = {(instrument, NOT_HELD) for instrument in named}
    return tuple(one for place, one in kept.items() if place not in bare)


def _of_rule(regime: Regime, tried: Tried, *, decides: bool) -> Iterator[Basis]:
    grounds = {ground.name: ground for ground in tried.held.grounds if ground.kind in _OF_LAW}
    for cite in tried.rule.basis:
        yield _basis(
            cite.instrument, cite.article, grounds.get(cite.instrument), tried, decides=decides
        )
    for ground in tried.held.grounds:
        if _was_found(tried, ground):
            article = regime.articles.get(ground.name, "")
            yield _basis(ground.name, article, ground, tried, decides=decides)
    for ground in tried.held.grounds:
        if ground.row is not None:
            yield from _from_row(ground, ground.row, decides=decides)


def _was_found(tried: Tried, ground: Ground) -> bool:
    """Whether an instrument was found by the condition, and not named by the rule's basis."""
    found = ground.selected or (ground.kind is GroundKind.BOND and not tried.rule.basis)
    return found and ground.words != ("none",)


def _basis(name: str, article: str, ground: Ground | None, tried: Tried, *, decides: bool) -> Basis:
    return Basis(
        instrument=name,
        article=article or NOT_HELD,
        since=None if ground is None else ground.since,
        evidence=_evidence(tried, ground),
        decides=decides,
    )


def _evidence(tried: Tried, ground: Ground | None) -> Evidence:
    """That of the rule, which says what the article means, and of the instrument in force."""
    own = tried.rule.evidence
    return own if ground is None else both(ground.evidence, own)


def _from_row(ground: Ground, row: Row, *, decides: bool) -> Iterator[Basis]:
    """The instrument that a row names, or under which a measure was taken."""
    measure = ground.kind is GroundKind.MEASURE
    name = ground.name if measure else row.cells.get("instrument", "")
    if name:
        yield Basis(
            instrument=name,
            article=row.cells.get("article", "") or NOT_HELD,
            since=ground.since,
            evidence=ground.evidence,
            decides=decides,
        )


def rows_of(tried: Tried) -> Iterator[tuple[str, Row]]:
    """The rows of dated tables that a rule rests on, each with the name of its table."""
    for ground in tried.held.grounds:
        if ground.row is not None and ground.kind is GroundKind.ROW:
            yield ground.name, ground.row


def given_by(regime: Regime, tried: Tried) -> Mapping[str, str]:
    """The values that a rule takes from the row that applied.

    Raises `RulesClash` where two rows, as particular as each other, say different things.
    """
    found = {}
    for one in tried.rule.gives:
        table = regime.tables[one.table]
        rows = most_particular(table, [row for name, row in rows_of(tried) if name == one.table])
        values = {row.cells[one.column] for row in rows}
        if len(values) > 1:
            places = [f"{one.table} ({row.where})" for row in rows]
            raise RulesClash(tried.rule.question, tried.rule.rank, places)
        found.update(dict.fromkeys((one.name,), next(iter(values), "")))
    return found
