"""How well final clauses are read: precision, recall and abstention of each field.

    python benchmarks/labelled_treaties.py [development|test] [--mistakes]

A clause is read completely if every value that is labelled is given, and no other. Single
mistakes are shown for the development part only.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from treaty_labels import CORPUS, ENTRY, FIELDS, WITHDRAWAL, Scored, scored

CLAUSES = {"entry_into_force": ENTRY, "withdrawal": WITHDRAWAL}


def figures(found: Iterable[Scored]) -> dict[str, float]:
    """Counts, precision, recall and abstention of some scored fields."""
    every = list(found)
    told = [one for one in every if one.labelled is not None]
    given = [one for one in every if one.given is not None]
    right = sum(one.right for one in every)
    return {
        "labelled": len(told),
        "given": len(given),
        "right": right,
        "precision": right / len(given) if given else 1.0,
        "recall": right / len(told) if told else 1.0,
        "abstention": sum(one.abstained for one in told) / len(told) if told else 0.0,
    }


def complete(found: Iterable[Scored], clause: str) -> tuple[int, int]:
    """How many clauses were read completely, and how many there are."""
    agreements: dict[str, list[Scored]] = defaultdict(list)
    for one in found:
        if one.field.startswith(f"{clause}."):
            agreements[one.agreement].append(one)
    held = [
        all(one.given == one.labelled for one in fields)
        for fields in agreements.values()
        if any(one.field.endswith(".found") and one.labelled for one in fields)
    ]
    return sum(held), len(held)


def main(part: str, *, mistakes: bool) -> dict[str, Any]:
    """Print the tables for one part of the labelled set; give the figures of each field."""
    found = list(scored(part))
    print(f"{part}: {len({one.agreement for one in found})} agreements")
    print(f"{'field':44}{'labelled':>9}{'given':>7}{'right':>7}{'precision':>11}", end="")
    print(f"{'recall':>8}{'abstention':>12}")
    for field in FIELDS:
        _row(field, [one for one in found if one.field == field])
    _row("all", found)
    for language in sorted({one.language for one in found}):
        _row(f"all, {language}", [one for one in found if one.language == language])
    _completes(found)
    if mistakes and part != "test":
        _mistakes("WRONG", found, lambda one: one.wrong)
        _mistakes("NOT GIVEN", found, lambda one: one.abstained)
    fields = {name: figures(one for one in found if one.field == name) for name in FIELDS}
    return {
        "fields": {**fields, "all": figures(found)},
        "complete": {
            f"{clause}, {language}": complete(
                (one for one in found if one.language == language), clause
            )
            for clause in CLAUSES
            for language in sorted({one.language for one in found})
        },
    }


def _row(name: str, found: list[Scored]) -> None:
    told = figures(found)
    print(f"{name:44}{told['labelled']:9}{told['given']:7}{told['right']:7}", end="")
    print(f"{told['precision']:11.3f}{told['recall']:8.3f}{told['abstention']:12.3f}")


def _completes(found: list[Scored]) -> None:
    for clause in CLAUSES:
        for language in sorted({one.language for one in found}):
            of_it = [one for one in found if one.language == language]
            done, there = complete(of_it, clause)
            share = done / there if there else 1.0
            print(f"{clause}, {language}: {done} of {there} read completely ({share:.3f})")


def _mistakes(name: str, found: list[Scored], which: Callable[[Scored], bool]) -> None:
    for one in found:
        if which(one):
            print(f"{name} {one.agreement} {one.field}: {one.given!r}, labelled {one.labelled!r}")


if __name__ == "__main__":
    if not CORPUS.exists():
        sys.exit(f"The texts of the treaties are not at hand: {CORPUS}")
    words = [one for one in sys.argv[1:] if not one.startswith("-")]
    main(words[0] if words else "development", mistakes="--mistakes" in sys.argv)
