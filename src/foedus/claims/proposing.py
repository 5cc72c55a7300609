"""Acts that a report states and the register does not hold: proposals for an officer, no records.

A report is no evidence of an act under a treaty: whoever records it looks for the instrument
itself. So a proposal has the lowest confidence, and carries the words of the report and their
place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from foedus.claims.report.checked import Checked, CheckedReport
from foedus.claims.stating import Stated, stated_in
from foedus.claims.terms.kinds import Modality
from foedus.claims.terms.times import Relation, TimeSaid
from foedus.claims.terms.verdicts import Verdict
from foedus.documents.terms import Document
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An act as a report states it: of which *kind*, by whom, under what, on which *day*.

    *party*, *instrument*, *organisation*, *body* and *office* are ids of the register, or empty;
    *person* and *place* are words. *rival* says that the register holds it otherwise. *quote* are
    the exact words, from *start* to *end*: characters of the file where *in_file*, else of the
    text read out of it; *page* counts from 1, 0 where there are none. *reported* is the day of
    the report, empty where it is not known. *key* is the same for the same act stated by the same
    words of the same report.
    """

    key: str
    kind: Kind
    day: date
    party: str = ""
    instrument: str = ""
    organisation: str = ""
    body: str = ""
    office: str = ""
    person: str = ""
    place: str = ""
    modality: Modality
    verdict: Verdict
    told: Wording
    quote: str
    start: int
    end: int
    in_file: bool
    page: int
    report: str
    reported: str
    confidence: Confidence = Confidence.LOW

    @property
    def rival(self) -> bool:
        """Whether the register holds it otherwise: recorded, it stands beside what is held."""
        return self.verdict is Verdict.CONTRADICTED


_OFFERED: Final = frozenset({Verdict.ABSENT, Verdict.ANNOUNCED, Verdict.CONTRADICTED})
_BEGINNING: Final = frozenset({Kind.APPOINTMENT, Kind.CHAIR_TAKEN})


def proposals(report: CheckedReport, register: OpenRegister) -> tuple[Proposal, ...]:
    """The acts that *report* states, names whole, and the register does not hold so.

    An act is named whole where its day is one day, and who did it and under what the register
    knows. What is denied, or said under a condition, is no act. Where several states are named,
    each is a proposal of its own.
    """
    text = report.document.text.encode("utf-8", "surrogatepass")
    digest = sha256(text).hexdigest()
    found = (
        _proposal(report, one, stated, digest)
        for one in report.checked
        if _may_be_offered(one)
        for stated in _stated(one, register.register)
    )
    return tuple({one.key: one for one in found}.values())


def _may_be_offered(one: Checked) -> bool:
    manner = one.claim.manner
    return (
        one.judgement.verdict in _OFFERED
        and not manner.negated
        and manner.modality is not Modality.CONDITIONAL
    )


def _stated(one: Checked, register: Register) -> Iterator[Stated]:
    """What the statement says was done, once for each who did it; nothing where it is not whole."""
    for stated in stated_in(one.claim):
        day = _day(one.claim.content.when, stated["kind"])
        if day is not None and _is_whole(stated, register):
            yield {**stated, "day": day}


def _day(when: TimeSaid, kind: Kind) -> date | None:
    """The one day that a time names; "since" names the day on which a tenure began."""
    fits = {Relation.AT, Relation.SINCE} if kind in _BEGINNING else {Relation.AT}
    one_day = when.span.start != date.min and when.span.end == when.span.start + ONE_DAY
    return when.span.start if when.relation in fits and one_day else None


_HELD: Final[Mapping[str, Callable[[Register, str], bool]]] = {
    "party": lambda register, name: name in register.party,
    "instrument": lambda register, name: name in register.instrument,
    "organisation": lambda register, name: name in register.organisation,
    "office": lambda register, name: name in register.office,
    "body": lambda register, name: any(
        one.id == name for org in register.organisations for one in org.bodies
    ),
}
_UNDER: Final = ("instrument", "organisation", "office", "body")
_WHO: Final = ("party", "person", "body")


def _is_whole(stated: Stated, register: Register) -> bool:
    known = all(
        is_held(register, stated[name]) for name, is_held in _HELD.items() if stated.get(name)
    )
    names_both = any(map(stated.get, _UNDER)) and any(map(stated.get, _WHO))
    return known and names_both


def _proposal(report: CheckedReport, one: Checked, stated: Stated, digest: str) -> Proposal:
    claim = one.claim
    start, end, in_file = _place(report.document, claim.stretch.start, claim.stretch.end)
    block = report.document.block_at(claim.stretch.start)
    names = sorted((name, str(value)) for name, value in stated.items() if name != "place")
    told = (digest, claim.stretch.start, claim.stretch.end, names)
    return Proposal(
        key=sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest(),
        modality=claim.manner.modality,
        verdict=one.judgement.verdict,
        told=one.judgement.told,
        quote=claim.words,
        start=start,
        end=end,
        in_file=in_file,
        page=0 if block is None else block.page,
        report=report.document.name,
        reported=report.dated.day.isoformat() if report.dated else "",
        **stated,
    )


def _place(document: Document, start: int, end: int) -> tuple[int, int, bool]:
    span = document.in_file(start, end)
    return (start, end, False) if span is None else (span.start, span.end, True)
