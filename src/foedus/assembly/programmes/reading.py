"""How programmes stand: the register's measures and the reports of the assembly together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foedus.assembly.models.programmes import ProgressReport
from foedus.assembly.programmes.reporting import programme_held
from foedus.followup.programmes.progress import Progress, progress_on
from foedus.followup.programmes.reports import Report, ReportedState
from foedus.followup.programmes.standing import Asked
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register


def programmes_in(register: Register) -> Iterator[Instrument]:
    """The programmes of a register, the newest first."""
    found = [one for one in register.instruments if one.programme is not None]
    yield from sorted(found, key=lambda one: (one.adopted.isoformat(), one.id), reverse=True)


def reports_of(names: Iterable[str]) -> dict[str, tuple[Report, ...]]:
    """The reports about each of the programmes *names*, in one query."""
    found: dict[str, list[Report]] = {name: [] for name in names}
    for row in ProgressReport.objects.filter(programme__in=list(found)).order_by("pk"):
        found[row.programme].append(report_from(row))
    return {name: tuple(reports) for name, reports in found.items()}


def report_from(row: ProgressReport) -> Report:
    """The value of a row."""
    return Report(
        reporter=row.reporter,
        measure=row.measure,
        state=ReportedState(row.state),
        day=row.day,
        told=row.told,
        order=row.pk,
        words=row.words,
        evidence=row.evidence,
    )


def asked_on(register: Register, on: date, known: date | None = None) -> Asked:
    """A question about a day to the programmes of a register."""
    return Asked(on=on, known=known, parties=frozenset(register.party))


def standing_of(register: Register, name: str, asked: Asked) -> Progress:
    """How programme *name* stands. Raises `UnknownMeasure`."""
    _instrument, programme = programme_held(register, name)
    return progress_on(programme, reports_of([name])[name], asked)


def standings(register: Register, asked: Asked) -> Iterator[tuple[Instrument, Progress]]:
    """How every programme stands on a day, as known on a day."""
    held = tuple(programmes_in(register))
    reports = reports_of(one.id for one in held)
    for one in held:
        if one.programme is not None:
            yield one, progress_on(one.programme, reports[one.id], asked)
