"""Programmes and clauses on disputes: what they refer to is held, each number and name once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from foedus.law.terms.errors import nearest_names
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.programmes import Programme, ProgrammeMeasure
from foedus.law.terms.register import Register
from foedus.law.terms.settlement import Settlement
from foedus.texts.findings import finding


def programmes_refer_to_what_is_held(register: Register) -> Iterator[Finding]:
    """The decision, the parent and those who carry a measure out are in the register."""
    carriers = {*register.party, *register.organisation, *register.office, *_bodies(register)}
    for instrument in register.instruments:
        programme = instrument.programme
        if programme is None:
            continue
        for name in filter(None, (programme.adopted_by, programme.parent)):
            yield from _held(name, set(register.instrument), programme.where, instrument.id)
        for measure in programme.measures:
            for name in measure.by:
                yield from _held(name, carriers, measure.where, instrument.id)


def measures_have_one_number(register: Register) -> Iterator[Finding]:
    """Each number names one measure of a programme."""
    for instrument in register.instruments:
        measures = () if instrument.programme is None else instrument.programme.measures
        counts = Counter(one.number for one in measures)
        for one in measures:
            if counts[one.number] > 1:
                told = f"Measure {one.number!r} stands {counts[one.number]} times."
                yield finding("R1", told, one.where, instrument.id)


def programmes_name_their_sources(register: Register) -> Iterator[Finding]:
    """Each source that a programme or one of its measures cites is described."""
    known = {source.id for source in register.sources}
    for instrument in register.instruments:
        programme = instrument.programme
        if programme is None:
            continue
        facts: tuple[Programme | ProgrammeMeasure, ...] = (programme, *programme.measures)
        for fact in facts:
            for name in fact.evidence.sources:
                if name not in known:
                    told = f"{name!r} is not described."
                    yield finding("R5", told, fact.where, instrument.id, name)


def settlement_refers_to_what_is_held(register: Register) -> Iterator[Finding]:
    """Bodies, instruments, states and steps that a clause on disputes names are held."""
    forums = {*register.organisation, *_bodies(register)}
    for instrument, clause in _clauses(register):
        names = {step.name for step in clause.steps}
        for step in clause.steps:
            where = step.text.where
            if step.forum:
                yield from _held(step.forum, forums, where, instrument.id)
            if step.both_parties_to:
                known = set(register.instrument)
                yield from _held(step.both_parties_to, known, where, instrument.id)
            for name in step.follows:
                yield from _held(name, names, where, instrument.id)
            for code in sorted(step.excluded - set(register.party)):
                yield finding("R2", f"{code!r} is not known.", where, instrument.id, code)


def steps_of_settlement_are_in_order(register: Register) -> Iterator[Finding]:
    """Each step has its own name, and none follows itself."""
    for instrument, clause in _clauses(register):
        counts = Counter(step.name for step in clause.steps)
        for step in clause.steps:
            if counts[step.name] > 1:
                told = f"Step {step.name!r} stands {counts[step.name]} times."
                yield finding("R1", told, step.text.where, instrument.id)
        try:
            TopologicalSorter({one.name: one.follows for one in clause.steps}).prepare()
        except CycleError as fault:
            told = f"{' → '.join(str(name) for name in fault.args[1])}."
            yield finding("R4", told, clause.text.where, instrument.id)


def _clauses(register: Register) -> Iterator[tuple[Instrument, Settlement]]:
    for instrument in register.instruments:
        if instrument.clauses.settlement is not None:
            yield instrument, instrument.clauses.settlement


def _bodies(register: Register) -> Iterator[str]:
    yield from (body.id for one in register.organisations for body in one.bodies)


def _held(name: str, known: set[str], where: Place, about: str) -> Iterator[Finding]:
    if name not in known:
        near = nearest_names(name, known)
        hint = f" (nearest: {', '.join(near)})" if near else ""
        yield finding("R3", f"{name!r} is not held{hint}.", where, about, name)
