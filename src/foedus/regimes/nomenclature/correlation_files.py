"""A table of correlations ──▶ `Correlations`, and what is wrong with the table.

Columns: code.after (newer edition), code.before (older), Relationship, adjustment ("2022 to
2017"). Leading zeros may be missing. The relationship is derived from the pairs, not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.regimes.nomenclature.codes import SUBHEADING
from foedus.regimes.nomenclature.correlation import Correlations, Pairs
from foedus.regimes.nomenclature.findings import finding
from foedus.regimes.nomenclature.rows import rows_of

_COLUMNS: Final = ("code.after", "code.before", "Relationship", "adjustment")
_STEP: Final = re.compile(r"\s*(\d{4}) to (\d{4})\s*")
_SUBHEADING: Final = re.compile(r"[0-9]{5,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    after: str
    before: str
    said: str


def read_correlations(path: Path) -> Correlations:
    """The correlations in the table at *path*; rows that are not used are told.

    A step to a nomenclature other than the HS (the SITC, say) is told once, with its rows.
    `UnreadableTable`: it is no such table.
    """
    findings: list[Finding] = []
    steps: dict[tuple[str, str], Pairs] = {}
    rows = 0
    for step, found in _by_step(path, findings).items():
        if not _is_between_editions(found):
            told = f"{step[0]} to {step[1]}: {len(found):,} rows lead to another nomenclature."
            findings.append(finding("N2", told, Place(path.name, found[0].line), " to ".join(step)))
            findings.extend(_also_told(found, path.name))
            continue
        pairs = list(_pairs(found, path.name, findings))
        forward, back = _grouped(pairs), _grouped([(after, before) for before, after in pairs])
        steps[step[1], step[0]], steps[step] = forward, back
        findings.extend(_disagreements(found, forward, back, path.name))
        rows += len(pairs)
    return Correlations(steps, tuple(findings), rows)


def _by_step(path: Path, findings: list[Finding]) -> dict[tuple[str, str], list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for line, (after, before, said, step) in rows_of(path, _COLUMNS, findings):
        found.setdefault(step, []).append(_Row(line, after, before, said))
    steps: dict[tuple[str, str], list[_Row]] = {}
    for text, rows in found.items():
        read = _STEP.fullmatch(text)
        if read is None or read[1] <= read[2]:
            told = f"{text!r} is no step ({len(rows):,} rows)."
            findings.append(finding("N5", told, Place(path.name, rows[0].line), text))
            continue
        steps.setdefault((read[1], read[2]), []).extend(rows)
    return steps


def _is_between_editions(rows: list[_Row]) -> bool:
    """Whether both sides have codes of six digits, or none that is too short for the HS."""
    sides = ([row.after for row in rows], [row.before for row in rows])
    return all(
        any(len(code) == SUBHEADING for code in side) or all(map(_SUBHEADING.fullmatch, side))
        for side in sides
    )


def _also_told(rows: list[_Row], name: str) -> Iterator[Finding]:
    """What else is wrong with rows that are not used: no numbers, the same thing twice."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        for code in (row.after, row.before):
            if not code.isdecimal():
                yield finding("N1", f"{code!r} is no number.", Place(name, row.line), code)
        if (row.after, row.before) in seen:
            told = f"{row.after} to {row.before} is there already."
            yield finding("N4", told, Place(name, row.line), row.after)
        seen.add((row.after, row.before))


def _pairs(rows: list[_Row], name: str, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Each pair once, the older code first, padded to six digits."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        wrong = [code for code in (row.after, row.before) if not _SUBHEADING.fullmatch(code)]
        pair = (row.before.zfill(SUBHEADING), row.after.zfill(SUBHEADING))
        if wrong:
            told = f"{wrong[0]!r} cannot be a subheading."
            findings.append(finding("N1", told, Place(name, row.line), wrong[0]))
        elif pair in seen:
            told = f"{pair[1]} to {pair[0]} is there already."
            findings.append(finding("N4", told, Place(name, row.line), pair[1]))
        else:
            seen.add(pair)
            yield pair


def _grouped(pairs: list[tuple[str, str]]) -> Pairs:
    grouped: dict[str, list[str]] = {}
    for start, end in pairs:
        grouped.setdefault(start, []).append(end)
    return {start: tuple(sorted(ends)) for start, ends in grouped.items()}


def _disagreements(rows: list[_Row], forward: Pairs, back: Pairs, name: str) -> Iterator[Finding]:
    """Rows whose column Relationship (newer : older) is not what the pairs give."""
    for row in rows:
        after, before = row.after.zfill(SUBHEADING), row.before.zfill(SUBHEADING)
        newer, older = len(forward.get(before, ())), len(back.get(after, ()))
        derived = f"{'n' if newer > 1 else '1'}:{'n' if older > 1 else '1'}"
        if newer and older and derived != row.said:
            told = f"{after} to {before} says {row.said}, the pairs give {derived}."
            yield finding("N3", told, Place(name, row.line), after)


def counted(findings: tuple[Finding, ...]) -> Counter[str]:
    """How many findings there are of each code."""
    return Counter(found.code for found in findings)
