"""How well statements of reports are found and judged: precision, recall, verdicts, by kind.

    python benchmarks/labelled_reports.py [development|test] [--mistakes] [NAME …]

A statement that is found counts for one that is labelled if both are of one kind and share at
least half of the words of the shorter; each counts once.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from foedus.claims.checking import Checker
from foedus.claims.report.data import report_data
from foedus.opened import open_register

LABELLED = Path(__file__).parent.parent / "tests" / "claims" / "reports"


@dataclass(frozen=True)
class Label:
    """A statement as a careful reader labelled it."""

    start: int
    end: int
    kind: str
    verdict: str


def labels_of(report: Path) -> tuple[Label, ...]:
    """The labels that stand beside a report."""
    text = report.read_bytes().decode()
    table = tomllib.loads(report.with_suffix(".toml").read_text())
    found = []
    for one in table.get("statements", ()):
        start = text.index(one["text"])
        found.append(Label(start, start + len(one["text"]), one["kind"], one["verdict"]))
    return tuple(found)


def pairs(found, labels):
    """Found statements and labels that are the same, each once; the best shared first."""
    choices = sorted(
        (
            (-(min(f["end"], w.end) - max(f["start"], w.start)), i, j)
            for i, f in enumerate(found)
            for j, w in enumerate(labels)
            if f["kind"] == w.kind
            and 2 * (min(f["end"], w.end) - max(f["start"], w.start))
            >= min(f["end"] - f["start"], w.end - w.start)
        )
    )
    one, other = {}, set()
    for _, i, j in choices:
        if i not in one and j not in other:
            one[i] = j
            other.add(j)
    return one


def main(part: str, names: list[str], *, mistakes: bool) -> None:
    """Print the table for one part of the labelled set."""
    checker = Checker(open_register("cis"), (open_register("world").register,))
    right, given, wanted, judged, dated = Counter(), Counter(), Counter(), Counter(), Counter()
    for report in sorted((LABELLED / part).glob("*.txt")):
        if names and not any(report.stem.startswith(n) for n in names):
            continue
        labels = labels_of(report)
        table = tomllib.loads(report.with_suffix(".toml").read_text())
        checked = report_data(checker.check(report.read_bytes(), report.name))
        found = checked["claims"]
        dated[str(checked["date"]) == str(table["date"])] += 1
        if mistakes and str(checked["date"]) != str(table["date"]):
            print(f"{report.stem}: DATE {checked['date']} for {table['date']}")
        matched = pairs(found, labels)
        for i, claim in enumerate(found):
            given[claim["kind"]] += 1
            if i in matched:
                right[claim["kind"]] += 1
                label = labels[matched[i]]
                judged[label.verdict == claim["verdict"]] += 1
                if mistakes and label.verdict != claim["verdict"]:
                    print(f"{report.stem}: VERDICT {claim['verdict']!r} for {label.verdict!r} [{claim['kind']}] {claim['text']!r}")
            elif mistakes:
                print(f"{report.stem}: INVENTED [{claim['kind']}] {claim['text']!r}")
        for j, label in enumerate(labels):
            wanted[label.kind] += 1
            if mistakes and j not in matched.values():
                print(f"{report.stem}: MISSED [{label.kind}] {report.read_bytes().decode()[label.start:label.end]!r}")
    print(f"{'kind':22} {'labelled':>8} {'found':>6} {'right':>6} {'precision':>9} {'recall':>7}")
    for kind in (*sorted(wanted | given), "all"):
        g, w, r = (c.total() if kind == "all" else c[kind] for c in (given, wanted, right))
        print(f"{kind:22} {w:8} {g:6} {r:6} {r / g if g else 1:9.3f} {r / w if w else 1:7.3f}")
    total = judged.total()
    print(f"verdicts as labelled: {judged[True]} of {total} ({judged[True] / max(1, total):.3f}); dates: {dated[True]} of {dated.total()}")


if __name__ == "__main__":
    words = [w for w in sys.argv[1:] if not w.startswith("-")]
    main(words[0] if words else "development", words[1:], mistakes="--mistakes" in sys.argv)
