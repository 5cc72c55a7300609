"""Reporting on the progress of a measure: by the delegation that carries it out, or by a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.assembly.doing import Doing
from foedus.assembly.models.programmes import ProgressReport
from foedus.assembly.programmes.checked import (
    NAME,
    checked_key,
    checked_words,
    past_day,
)
from foedus.assembly.programmes.errors import BadContent, NotACarrier, UnknownMeasure
from foedus.assembly.programmes.once import taken_once
from foedus.followup.programmes.reports import ReportedState
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.programmes import Programme, ProgrammeMeasure
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.register.days import legal_day
from foedus.register.held import held


@dataclass(frozen=True, slots=True)
class Part:
    """A measure, seen from who reports on it: *delegation* is empty where it is not its own."""

    delegation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is reported: *reporter* says how *measure* of *programme* stood on *day*."""

    programme: str
    measure: str
    reporter: str
    state: str
    day: date
    words: str = ""
    evidence: str = ""


def report(doing: Doing, said: Said, key: str) -> ProgressReport:
    """Take a report; sent twice under one *key*, it is taken once.

    Raises:
        UnknownMeasure: the register does not hold it (E184).
        Refused: a delegation that does not carry it out.
        NotACarrier: an officer reports for somebody who cannot (E185).
        BadContent: a state, day or words that cannot be kept (E183).
        SentBefore: the key stands for another report (E124).

    """
    register = held().register
    instrument, _programme, measure = measure_held(register, said.programme, said.measure)
    doing.demand("assembly.report_progress", part_of(register, measure, said.reporter))
    _check_reporter(register, measure, said.reporter)
    today = legal_day(register, doing.at)
    content = {**_content(said, instrument, today), "by_id": doing.by.pk}
    row = ProgressReport(**content, told=today, key=checked_key(key), at=doing.at)

    def make() -> ProgressReport:
        row.save(force_insert=True)
        return row

    return taken_once(ProgressReport, key, content, make)


def _content(said: Said, instrument: Instrument, today: date) -> dict[str, object]:
    if said.state not in set(ReportedState):
        raise BadContent("state", f"{said.state[:40]!r} is no state of a measure.")
    day = past_day("day", said.day, today)
    adopted = first_possible(instrument.adopted)
    if day < adopted:
        raise BadContent("day", f"{day} lies before the adoption, {adopted}.")
    return {
        "programme": instrument.id,
        "measure": said.measure,
        "reporter": said.reporter,
        "state": said.state,
        "day": day,
        "words": checked_words("words", said.words),
        "evidence": checked_words("evidence", said.evidence, NAME),
    }


def programme_held(register: Register, name: str) -> tuple[Instrument, Programme]:
    """The programme of that id. Raises `UnknownMeasure`."""
    instrument = register.instrument.get(name)
    if instrument is None or instrument.programme is None:
        raise UnknownMeasure(name)
    return instrument, instrument.programme


def measure_held(
    register: Register, name: str, number: str
) -> tuple[Instrument, Programme, ProgrammeMeasure]:
    """The measure of that number. Raises `UnknownMeasure`."""
    instrument, programme = programme_held(register, name)
    measure = programme.measure(number)
    if measure is None:
        raise UnknownMeasure(name, number)
    return instrument, programme, measure


def part_of(register: Register, measure: ProgrammeMeasure, reporter: str) -> Part:
    """The measure as *reporter*'s own, where it carries it out.

    Where no state is named (“interested states”), each delegation may report on its own part.
    """
    states = [code for code in measure.by if code in register.party]
    carries = reporter in states or (not states and reporter in register.party)
    return Part(reporter if carries else "")


def reporters_of(register: Register, measure: ProgrammeMeasure) -> tuple[str, ...]:
    """Who can be entered as reporting: those who carry it out, then bodies and organisations."""
    states = [code for code in measure.by if code in register.party] or list(register.party)
    others = [name for name in measure.by if name not in register.party]
    bodies = [body.id for one in register.organisations for body in one.bodies]
    organisations = [one.id for one in register.organisations]
    return tuple(dict.fromkeys((*states, *others, *bodies, *organisations)))


def _check_reporter(register: Register, measure: ProgrammeMeasure, reporter: str) -> None:
    if reporter not in reporters_of(register, measure):
        raise NotACarrier(reporter, measure.by)
