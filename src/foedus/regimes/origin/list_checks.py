"""Rows of a list that share their codes: parts of the same goods, or the same thing said twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.law.terms.findings import Finding
from foedus.regimes.origin.findings import finding
from foedus.regimes.origin.rule_sets import ListRule
from foedus.regimes.origin.selecting import CodeRange


def same_goods(rows: Iterable[ListRule]) -> Iterator[Finding]:
    """Rows for which nothing tells apart what they take: the same codes, days and words."""
    seen: dict[tuple[tuple[CodeRange, ...], str], ListRule] = {}
    for row in rows:
        first = seen.setdefault((row.ranges, row.words.en), row)
        if first is not row and first.span.overlap(row.span):
            told = f"{row.id} takes what {first.id} takes ({row.cite})."
            yield finding("O7", told, row.where, row.id)


def as_parts(rows: Iterable[ListRule]) -> tuple[ListRule, ...]:
    """The rows; those that share their codes with another one take a part of them each."""
    held = tuple(rows)
    sharing: dict[tuple[CodeRange, ...], set[str]] = {}
    for row in held:
        sharing.setdefault(row.ranges, set()).add(row.words.en)
    return tuple(
        replace(row, is_part=True) if len(sharing[row.ranges]) > 1 else row for row in held
    )
