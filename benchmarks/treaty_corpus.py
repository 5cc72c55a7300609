"""The whole corpus of agreements in one run: coverage, speed, and what is not yet understood.

    python benchmarks/treaty_corpus.py

Coverage is the share of agreements in which an article was found, and in which it was read. The
phrases not understood are counted by the words at which the reading stopped.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from foedus.finalclauses.proposed.batch import treaties_in
from foedus.finalclauses.terms import Function, Reading, Status, Unread
from foedus.law.terms.errors import FoedusError
from treaty_labels import CORPUS

_MAIN = {
    Function.ENTRY_INTO_FORCE: "entry_into_force.trigger",
    Function.WITHDRAWAL: "withdrawal.allowed",
    Function.DURATION: "duration.kind",
}
_WORDS = 4
"""So many words are one phrase."""


def read_all() -> tuple[list[Reading], Counter[str], float]:
    """Every reading, the codes of what could not be read, and the seconds it took."""
    start = time.perf_counter()
    found, faults = [], Counter[str]()
    for treaty in treaties_in([CORPUS]):
        try:
            found.append(treaty.read())
        except FoedusError as fault:
            faults[fault.code] += 1
    return found, faults, time.perf_counter() - start


def not_understood(readings: Iterable[Reading]) -> Counter[str]:
    """The words at which the reading of sentences stopped, in lower case, counted.

    Where it stopped only at the end of a sentence, these are its last words.
    """
    return Counter(_phrase(one) for reading in readings for one in reading.unread)


def _phrase(unread: Unread) -> str:
    ahead = unread.where.lower().split()[:_WORDS]
    return " ".join(ahead) or f"{' '.join(unread.words.lower().split()[-_WORDS:])} (end)"


def main() -> dict[str, Any]:
    """Print and give coverage, speed, and the ten most frequent phrases not understood."""
    found, faults, seconds = read_all()
    number = len(found) + faults.total()
    print(f"{number} agreements in {seconds:.1f} s: {60 * number / seconds:,.0f} a minute")
    print(f"not readable: {dict(faults) or 'none'}")
    for language in sorted({one.language for one in found}):
        _coverage(language, [one for one in found if one.language == language])
    _coverage("all", found)
    phrases = not_understood(found).most_common(10)
    for words, times in phrases:
        print(f"{times:6}  {words}")
    return {
        "agreements": number,
        "seconds": seconds,
        "a_minute": 60 * number / seconds,
        "coverage": coverage(found),
        "not_understood": dict(phrases),
    }


def coverage(found: Iterable[Reading]) -> dict[str, dict[str, int]]:
    """Of each clause: in how many treaties it was found, given, and is to be confirmed."""
    held = list(found)
    told = {}
    for function, path in _MAIN.items():
        values = [one.value(path) for one in held]
        told[function.value] = {
            "found": sum(one.clause(function) is not None for one in held),
            "given": sum(v is not None and v.status is Status.GIVEN for v in values),
            "to_confirm": sum(v is not None and v.status is Status.TO_CONFIRM for v in values),
        }
    return told


def _coverage(name: str, found: list[Reading]) -> None:
    whole = sum(not one.unread for one in found)
    print(f"{name}: {len(found)} agreements, {whole} with every sentence read")
    for clause, counts in coverage(found).items():
        print(f"  {clause:24}" + "".join(f"{what} {n:4}  " for what, n in counts.items()))


if __name__ == "__main__":
    if not CORPUS.exists():
        sys.exit(f"The texts of the treaties are not at hand: {CORPUS}")
    main()
