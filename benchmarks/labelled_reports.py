"""How well statements of reports are found and judged: precision, recall, verdicts, by kind.

    python benchmarks/labelled_reports.py [development|test] [--mistakes] [NAME …]

A statement that is found counts for one that is labelled if both are of one kind and share at
least half of the words of the shorter; each counts once.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from foedus.claims.checking import Checker
from foedus.claims.report.data import report_data
from foedus.opened import open_register

LABELLED: Final = Path(__file__).parent.parent / "tests" / "claims" / "reports"
PARTS: Final = ("development", "test")


@dataclass(frozen=True)
class Label:
    """A statement as a careful reader labelled it."""

    words: str
    start: int
    end: int
    kind: str
    verdict: str


@dataclass
class Tally:
    """What was counted: statements labelled, found and right by kind, verdicts, days."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[bool] = field(default_factory=Counter)
    days: Counter[bool] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def rows(self) -> list[tuple[str, int, int, int]]:
        """Of each kind, and of all: labelled, found, right."""
        kinds = sorted(self.labelled | self.found)
        rows = [(kind, self.labelled[kind], self.found[kind], self.right[kind]) for kind in kinds]
        return [*rows, ("all", self.labelled.total(), self.found.total(), self.right.total())]


def labels_of(report: Path, table: dict[str, Any]) -> tuple[Label, ...]:
    """The labels that stand beside a report."""
    text = report.read_bytes().decode()
    return tuple(
        Label(one["text"], start, start + len(one["text"]), one["kind"], one["verdict"])
        for one in table.get("statements", ())
        for start in (text.index(one["text"]),)
    )


def pairs(found: Sequence[dict[str, Any]], labels: Sequence[Label]) -> dict[int, int]:
    """Found statements and labels that are the same, each once; those that share most first."""
    choices = sorted(
        (-shared, i, j)
        for i, claim in enumerate(found)
        for j, label in enumerate(labels)
        if (shared := _shared(claim, label))
    )
    paired: dict[int, int] = {}
    for _, i, j in choices:
        if i not in paired and j not in paired.values():
            paired[i] = j
    return paired


def _shared(claim: dict[str, Any], label: Label) -> int:
    """How many characters both share, if they are of one kind and it is half of the shorter."""
    shared = min(claim["end"], label.end) - max(claim["start"], label.start)
    shorter = min(claim["end"] - claim["start"], label.end - label.start)
    return shared if claim["kind"] == label.kind and shared > 0 and 2 * shared >= shorter else 0


def measured(part: str, names: Sequence[str] = ()) -> Tally:
    """Check every report of a part (or those of *names*) and count."""
    checker = Checker(open_register("cis"), (open_register("world").register,))
    tally = Tally()
    for report in sorted((LABELLED / part).glob("*.txt")):
        if not names or report.stem.startswith(tuple(names)):
            _count(report, checker, tally)
    return tally


def _count(report: Path, checker: Checker, tally: Tally) -> None:
    table = tomllib.loads(report.with_suffix(".toml").read_text("utf-8"))
    labels = labels_of(report, table)
    checked = report_data(checker.check(report.read_bytes(), report.name))
    found = checked["claims"]
    paired = pairs(found, labels)
    _count_day(report.stem, checked["date"], str(table["date"]), tally)
    tally.labelled.update(label.kind for label in labels)
    tally.found.update(claim["kind"] for claim in found)
    tally.right.update(found[i]["kind"] for i in paired)
    for i, claim in enumerate(found):
        if i in paired:
            _count_verdict(report.stem, claim, labels[paired[i]], tally)
        else:
            tally.mistakes.append(f"{report.stem}: INVENTED [{claim['kind']}] {claim['text']!r}")
    for j, label in enumerate(labels):
        if j not in paired.values():
            tally.mistakes.append(f"{report.stem}: MISSED [{label.kind}] {label.words!r}")


def _count_day(name: str, day: str | None, labelled: str, tally: Tally) -> None:
    tally.days[day == labelled] += 1
    if day != labelled:
        tally.mistakes.append(f"{name}: DATE {day} for {labelled}")


def _count_verdict(name: str, claim: dict[str, Any], label: Label, tally: Tally) -> None:
    right = claim["verdict"] == label.verdict
    tally.verdicts[right] += 1
    if not right:
        told = f"{claim['verdict']!r} for {label.verdict!r} [{claim['kind']}] {claim['text']!r}"
        tally.mistakes.append(f"{name}: VERDICT {told}")


def described(part: str, tally: Tally) -> list[str]:
    """The figures as lines."""
    head = f"{'kind':22}{'labelled':>9}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    rows = [
        f"{kind:22}{labelled:9}{found:7}{right:7}{_ratio(right, found):11.3f}"
        f"{_ratio(right, labelled):8.3f}"
        for kind, labelled, found, right in tally.rows()
    ]
    verdicts, days = tally.verdicts, tally.days
    share = _ratio(verdicts[True], verdicts.total())
    told = f"verdicts as labelled: {verdicts[True]} of {verdicts.total()} ({share:.3f}); "
    return [part, head, *rows, f"{told}days: {days[True]} of {days.total()}"]


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def figures(part: str) -> dict[str, Any]:
    """The figures of a part, printed, and as data."""
    tally = measured(part)
    print("\n".join(described(part, tally)), flush=True)
    rows = {
        kind: {"labelled": labelled, "found": found, "right": right}
        for kind, labelled, found, right in tally.rows()
    }
    verdicts = {"right": tally.verdicts[True], "of": tally.verdicts.total()}
    return {"kinds": rows, "verdicts": verdicts, "days_right": tally.days[True]}


def main(words: list[str]) -> None:
    """Print the table of one part, and its mistakes where they are asked for."""
    asked = [word for word in words if not word.startswith("-")]
    part = asked[0] if asked else PARTS[0]
    tally = measured(part, asked[1:])
    if "--mistakes" in words:
        print("\n".join(tally.mistakes))
    print("\n".join(described(part, tally)))


if __name__ == "__main__":
    main(sys.argv[1:])
