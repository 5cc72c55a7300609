"""Texts of files ──▶ every case answered, every fault told, and both counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.law.answers.tables import Table
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.labour.answers import Answered
from foedus.regimes.labour.asking import Asking
from foedus.regimes.labour.case import Worker
from foedus.regimes.labour.data import Teller, counts_data, fault_data
from foedus.regimes.labour.deciding import answered
from foedus.regimes.labour.files import contents_of
from foedus.regimes.labour.findings import Fault
from foedus.regimes.labour.html import page
from foedus.regimes.labour.reading import Settings, read_case
from foedus.regimes.labour.speaking import Voice
from foedus.regimes.labour.text import table_of
from foedus.regimes.labour.view import View, Viewer
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import Regime

_COUNTS = Wording(
    "{answered} answered, {faulty} with faults.", "Отвечено: {answered}, с ошибками: {faulty}."
)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What all cases share.

    *on* holds a day asked about in place of the cases' own, or nothing; *questions* are those
    asked, none of them named means all.
    """

    regime: Regime
    law: Law
    party: Callable[[str], str]
    on: tuple[date, ...]
    language: Language
    questions: tuple[str, ...] = ()

    def asks(self, question: str) -> bool:
        """Whether *question* is among those asked."""
        return not self.questions or question in self.questions


@dataclass(frozen=True, slots=True)
class Result:
    """The answers and the faults of all rows. *single*: one file held one case, and no list."""

    inquiry: Inquiry
    answered: tuple[Answered, ...]
    faults: tuple[Fault, ...]
    single: bool

    @property
    def data(self) -> dict[str, Any]:
        """Everything as plain data; a single case stands at the top."""
        teller = Teller(self.inquiry.regime, self.inquiry.law)
        told = [teller.case(one) for one in self.answered]
        rest = {
            "findings": [fault_data(fault) for fault in self.faults],
            "counts": counts_data(self.answered, self.faults),
        }
        if self.single and told:
            return {**told[0], **rest}
        return {"cases": told, **rest}

    @property
    def views(self) -> tuple[View, ...]:
        """The pages of all cases."""
        voice = Voice(self.inquiry.law.register, self.inquiry.regime, self.inquiry.language)
        viewer = Viewer(voice, self.inquiry.law)
        return tuple(viewer.view(one) for one in self.answered)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The pages for the terminal."""
        return tuple(table_of(view, self.inquiry.language) for view in self.views)

    @property
    def html(self) -> str:
        """All cases on one page."""
        return page(self.views, self.faults, self.counts, self.inquiry.language)

    @property
    def counts(self) -> str:
        """How many rows were answered, and how many have faults."""
        counts = counts_data(self.answered, self.faults)
        return _COUNTS.in_language(self.inquiry.language).format(**counts)


def result_of(inquiry: Inquiry, texts: list[str]) -> Result:
    """Every case of every file, answered or told to be faulty.

    Raises `UnknownName` for a question that the regime does not have.
    """
    _check_questions(inquiry)
    contents = [contents_of(text) for text in texts]
    settings = Settings(inquiry.regime, inquiry.party, inquiry.on, _gone(inquiry.law.register))
    asking = Asking(inquiry.regime, inquiry.law)
    done: list[Answered] = []
    faults: list[Fault] = []
    for row, raw in enumerate((raw for one in contents for raw in one.cases), start=1):
        found = read_case(raw, row, settings)
        if isinstance(found, Worker):
            done.append(_asked(inquiry, answered(asking, found)))
        else:
            faults += found
    single = len(contents) == 1 and contents[0].single
    return Result(inquiry, tuple(done), tuple(faults), single)


def _gone(register: Register) -> dict[str, date]:
    """The states that are no more, each with the first day without it."""
    parties = register.parties
    return {one.code: one.existed_until for one in parties if one.existed_until is not None}


def _check_questions(inquiry: Inquiry) -> None:
    known = [one.name for one in inquiry.regime.questions]
    for name in inquiry.questions:
        if name not in known:
            raise UnknownName("question", name, known)


def _asked(inquiry: Inquiry, held: Answered) -> Answered:
    """Only the answers to the questions asked."""
    kept = (one for one in held.answers if inquiry.asks(one.question.name))
    return Answered(held.worker, tuple(kept))
