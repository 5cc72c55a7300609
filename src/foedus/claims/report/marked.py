"""The text of a report cut into runs of words, each with the statements that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from foedus.claims.report.checked import CheckedReport
from foedus.documents.terms import Block


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that belong to the same statements, by their numbers (from 0)."""

    words: str
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A paragraph, heading or cell of the report, as runs."""

    block: Block
    runs: tuple[Run, ...]


def marked(report: CheckedReport) -> tuple[MarkedBlock, ...]:
    """Every block of the report, in order; all words of the text of a block are in its runs."""
    return tuple(
        MarkedBlock(block, tuple(_runs(report, block))) for block in report.document.blocks
    )


def _runs(report: CheckedReport, block: Block) -> Iterator[Run]:
    spans = [
        (number, one.claim.stretch)
        for number, one in enumerate(report.checked)
        if one.claim.stretch.start < block.end and block.start < one.claim.stretch.end
    ]
    edges = {block.start, block.end}
    for _, stretch in spans:
        edges |= {max(block.start, stretch.start), min(block.end, stretch.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        covering = tuple(n for n, s in spans if s.start <= start and end <= s.end)
        yield Run(report.document.text[start:end], covering)
