"""What a test of origin gives: yes, no or refer; why; and what would cure it.

REFER means that what is stated does not decide; *missing* names what would. The three values
combine as Kleene's do: one NO makes "all" NO, one YES makes "any" YES, whatever the rest is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final

from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording


class Verdict(StrEnum):
    """YES, NO, or REFER: somebody must look, as what is stated does not decide."""

    YES = "yes"
    NO = "no"
    REFER = "refer"


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """One test: its *name* (stable), what it found, where the rule stands, on what evidence.

    *cure* says what would make a NO a YES. *missing* names what is not stated. *parts* are the
    tests that this one is made of; *confidence* is that of the rules, the lowest relied upon.
    """

    __test__: ClassVar[bool] = False  # the name is a word of the field, not a test of pytest

    name: str
    verdict: Verdict
    says: Wording
    cite: str = ""
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()
    cure: Wording = Wording()
    missing: tuple[str, ...] = ()
    parts: tuple[TestResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginFinding:
    """Whether a good originates, and why.

    *criterion* is what a certificate would show; empty unless the good originates and the rules
    give the code. *confidence* is the lowest that the verdict relies upon. *missing* names what
    is not stated or not held.
    """

    originates: Verdict
    criterion: str
    tests: tuple[TestResult, ...]
    confidence: Confidence
    missing: tuple[str, ...] = ()


_RANK: Final = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def lowest(confidences: Iterable[Confidence]) -> Confidence:
    """The lowest of *confidences*; HIGH where there are none.

    >>> lowest([Confidence.HIGH, Confidence.LOW]).value
    'low'
    """
    return min(confidences, key=_RANK.index, default=Confidence.HIGH)


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's "and".

    >>> every([Verdict.REFER, Verdict.NO]).name, every([Verdict.REFER, Verdict.YES]).name
    ('NO', 'REFER')
    """
    found = set(verdicts)
    if Verdict.NO in found:
        return Verdict.NO
    return Verdict.REFER if Verdict.REFER in found else Verdict.YES


def either(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's "or".

    >>> either([Verdict.REFER, Verdict.YES]).name, either([Verdict.REFER, Verdict.NO]).name
    ('YES', 'REFER')
    """
    found = set(verdicts)
    if Verdict.YES in found:
        return Verdict.YES
    return Verdict.REFER if Verdict.REFER in found else Verdict.NO


def agreed(verdicts: Iterable[Verdict]) -> Verdict:
    """What all say; REFER where they differ. For rules of which one applies, unknown which."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.REFER


def joined(words: Iterable[Wording], between: Wording) -> Wording:
    """Several wordings as one, with *between* between them."""
    kept = list(dict.fromkeys(word for word in words if word))
    return Wording(between.en.join(w.en for w in kept), between.ru.join(w.ru for w in kept))


AND: Final = Wording("; and ", "; и ")
OR: Final = Wording("; or ", "; либо ")
ALSO: Final = Wording("; ", "; ")


def all_of(name: str, parts: tuple[TestResult, ...]) -> TestResult:
    """One result for tests that must all be met; the cure heals each that failed."""
    return _made_of(name, every(part.verdict for part in parts), parts, AND)


def any_of(name: str, parts: tuple[TestResult, ...]) -> TestResult:
    """One result for tests of which one must be met; the cure heals any of them."""
    return _made_of(name, either(part.verdict for part in parts), parts, OR)


def one_of(name: str, parts: tuple[TestResult, ...]) -> TestResult:
    """One result for tests of which one applies, and it is not known which."""
    return _made_of(name, agreed(part.verdict for part in parts), parts, AND)


def _made_of(
    name: str, verdict: Verdict, parts: tuple[TestResult, ...], between: Wording
) -> TestResult:
    telling = [part for part in parts if part.verdict is verdict] or list(parts)
    return TestResult(
        name=name,
        verdict=verdict,
        says=joined((part.says for part in telling), ALSO),
        cite=next((part.cite for part in telling if part.cite), ""),
        confidence=lowest(part.confidence for part in telling),
        sources=_once(source for part in telling for source in part.sources),
        cure=Wording() if verdict is Verdict.YES else joined((p.cure for p in telling), between),
        missing=_once(m for part in telling for m in part.missing)
        if verdict is Verdict.REFER
        else (),
        parts=parts,
    )


def flattened(tests: Iterable[TestResult]) -> tuple[TestResult, ...]:
    """Every test and every test that it is made of, the whole before its parts."""
    return tuple(one for test in tests for one in (test, *flattened(test.parts)))


def named(result: TestResult, name: str) -> TestResult:
    """The same result under another *name*."""
    return replace(result, name=name)


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
