"""Programmes and plans: what was adopted to be done, by whom, until when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.days import FOREVER, Edge, Forever
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.uncertain import Bounded, When, first_possible, last_possible
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The days in which something is to be done: the first, and the last that still counts.

    *ends* is a day, some day between two bounds, or `FOREVER` for what goes on without an end.
    *wording* is how the register writes it, in EDTF (ISO 8601-2).
    """

    starts: When
    ends: When | Forever
    wording: str = ""

    @property
    def latest_start(self) -> Edge:
        """The first day on which it has begun whatever the truth is."""
        return last_possible(self.starts)

    @property
    def earliest_end(self) -> Edge:
        """The earliest day that its last day can be."""
        return FOREVER if isinstance(self.ends, Forever) else first_possible(self.ends)

    @property
    def latest_end(self) -> Edge:
        """The latest day that its last day can be."""
        return FOREVER if isinstance(self.ends, Forever) else last_possible(self.ends)

    @property
    def is_certain(self) -> bool:
        """Whether its last day is known, or known not to be fixed."""
        return not isinstance(self.ends, Bounded)


class MeasuresHeld(StrEnum):
    """How much of a programme's list of measures the register holds."""

    NONE = "none"
    IN_PART = "in-part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeMeasure:
    """One measure. *by* are codes of states and ids of bodies; *by_words* where none can be named.

    *term* None: the register holds no term of its own for it; the programme's end bounds it.
    """

    number: str
    title: Wording
    term: Term | None = None
    by: tuple[str, ...] = ()
    by_words: Wording = Wording()
    financing: Wording = Wording()
    subjects: tuple[str, ...] = ()
    evidence: Evidence = Evidence()
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What makes an instrument a programme. *adopted_by* is the decision, where it is another one.

    *parent* is the concept or programme that it carries out. *term* None: none is held.
    """

    term: Term | None = None
    adopted_by: str = ""
    parent: str = ""
    held: MeasuresHeld = MeasuresHeld.NONE
    measures: tuple[ProgrammeMeasure, ...] = ()
    evidence: Evidence = Evidence()
    where: Place = Place()

    def measure(self, number: str) -> ProgrammeMeasure | None:
        """The measure of that number, where it is held."""
        return next((one for one in self.measures if one.number == number), None)
