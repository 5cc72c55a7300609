"""How far an answer can be trusted: as far as the weakest fact that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.steps import Step, Steps

STRENGTH: Final = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}

CERTAIN: Final = Evidence(confidence=Confidence.HIGH)
"""The evidence of what needs none: what the case itself says."""


def weakest(found: Iterable[Confidence]) -> Confidence:
    """The lowest confidence; HIGH where nothing is rested on.

    >>> weakest([Confidence.HIGH, Confidence.LOW]).value
    'low'
    """
    return min(found, key=STRENGTH.__getitem__, default=Confidence.HIGH)


def evidence_of(steps: Steps) -> Evidence:
    """The evidence of a proof: every source that it names, and the lowest confidence."""
    held = list(_evidences(steps))
    sources = tuple(dict.fromkeys(source for one in held for source in one.sources))
    return Evidence(sources, weakest(one.confidence for one in held))


def both(first: Evidence, second: Evidence) -> Evidence:
    """What rests on both: the sources of both, the lower confidence."""
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    return Evidence(sources, weakest((first.confidence, second.confidence)))


def _evidences(steps: Iterable[Step]) -> Iterator[Evidence]:
    for step in steps:
        yield from (act.evidence for act in step.counted)
        if step.text is not None and not step.counted:
            yield Evidence(step.text.sources, step.text.confidence)
        yield from _evidences(step.because)
