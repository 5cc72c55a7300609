"""Checked reports made by hand: a text, words in it, and what is said of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from foedus.claims.dating.terms import UNDATED, Dated, Ground, GroundKind, Speaks
from foedus.claims.report.checked import Checked, CheckedReport
from foedus.claims.terms.claims import Claim, Content, MemberCount
from foedus.claims.terms.kinds import PLAIN, Manner, Stretch
from foedus.claims.terms.said import CountSaid, Named
from foedus.claims.terms.verdicts import Agrees, ByCriterion, Judgement, Verdict
from foedus.documents.reading import read_document
from foedus.documents.terms import Document
from foedus.law.terms.days import ONE_DAY, Span
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording

COUNT = MemberCount(organisation=Named("the League", "lake/league"), count=CountSaid(12))
ON = date(2024, 5, 1)


def dated(day: date = ON) -> Dated:
    """A report whose day it tells itself."""
    told = Wording(f"The report is dated {day}.", f"Дата сообщения: {day}.")
    ground = Ground(GroundKind.DATELINE, Speaks.FOR, told)
    return Dated(Span(day, day + ONE_DAY), (ground,), Confidence.HIGH)


def document(text: str, name: str = "report.txt") -> Document:
    """A text that was read."""
    return read_document(text.encode("utf-8", "surrogatepass"), name)


def checked(
    read: Document,
    words: str,
    verdict: Verdict = Verdict.SUPPORTED,
    *,
    content: Content = COUNT,
    manner: Manner = PLAIN,
    **more: Any,
) -> Checked:
    """A statement in the *words* of the text, with its *verdict*."""
    start = read.text.index(words)
    claim = Claim(words, Stretch(start, start + len(words)), content, manner)
    given = {
        "then": verdict,
        "told": Wording("The register holds it.", "В реестре это есть."),
        "proof": (Wording("First step.", "Первый шаг."), Wording("  inner", "  внутри")),
        "sources": ("GAZETTE",),
        **more,
    }
    return Checked(claim, Judgement(verdict=verdict, **given))


def report(text: str, *said: tuple[str, Verdict], on: Dated | None = None) -> CheckedReport:
    """A report in which some words are statements."""
    read = document(text)
    found = tuple(checked(read, words, verdict) for words, verdict in said)
    return CheckedReport(read, dated() if on is None else on, found, "lake")


def undated(text: str) -> CheckedReport:
    """A report of which nothing is known."""
    return CheckedReport(document(text), UNDATED, (), "lake")


CRITERIA = (
    ByCriterion(
        name="member",
        title=Wording("Member", "Член"),
        agrees=Agrees.NO,
        count=10,
        parties=("AM", "BY"),
        told=Wording("ten are members", "членов десять"),
    ),
    ByCriterion(name="participant", title=Wording("Participant", "Участник"), agrees=Agrees.YES),
)
