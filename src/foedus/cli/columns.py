"""Commands about many rows at once: ask a file of questions, make a panel."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from foedus.cli.options import with_errors_told

if TYPE_CHECKING:
    from foedus.frames.files import Done
    from foedus.frames.panel_terms import Panel

_ROLES = ("instrument", "organisation", "criterion", "party", "first", "second", "on", "known")

_REGISTER = click.option(
    "--register",
    default="cis",
    show_default=True,
    metavar="NAME_OR_DIR",
    help="A bundled register, or a folder.",
)
_READINGS = click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="NAME",
    help="Follow this reading where sources or lawyers differ; may be repeated.",
)
_KERNEL = click.option(
    "--kernel",
    type=click.Choice(["numpy", "numba"]),
    default=None,
    help="What computes (default: the fastest that is installed).",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Tell the outcome as JSON.")


def _for_all_rows(role: str) -> Callable[[Any], Any]:
    what = "DATE" if role in {"on", "known"} else "NAME"
    return click.option(f"--{role}", metavar=what, help=f"The {role} of all rows.")


def _constants(command: Any) -> Any:
    for role in reversed(_ROLES):
        command = _for_all_rows(role)(command)
    return command


@dataclass(frozen=True, slots=True)
class _FileAsked:
    """Which file is asked, how, and where its answers go."""

    questions: Path
    answers: Path
    question: str
    readings: tuple[str, ...]
    register: str
    kernel: str
    keep: str
    constants: dict[str, str | None]


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "answers",
    required=True,
    type=click.Path(path_type=Path),
    help="The file of answers, in Parquet or CSV.",
)
@click.option(
    "--question",
    type=click.Choice(["bond", "standing", "member", "shared", "instruments"]),
    default=None,
    help="What each row asks (default: what its columns tell).",
)
@_constants
@click.option(
    "--keep",
    type=click.Choice(["all", "answer"]),
    default="all",
    show_default=True,
    help="What the answers hold of the questions.",
)
@_READINGS
@_REGISTER
@_KERNEL
@_JSON
def ask(as_json: bool, **given: Any) -> None:  # noqa: FBT001 - click's flag
    """Answer every row of QUESTIONS, a Parquet or CSV file.

    A row has an instrument and two states, or a state and an instrument, or a state and an
    organisation, or two states; and a day. What all rows share may be an option instead of a
    column.
    """
    constants = {role: given.pop(role) for role in _ROLES}
    words = {name: given[name] or "" for name in ("question", "kernel")}
    asked = _FileAsked(constants=constants, **{**given, **words})
    with_errors_told(lambda: _ask(asked, as_json=as_json), as_json=as_json)


def _ask(asked: _FileAsked, *, as_json: bool) -> None:
    from foedus.frames.files import Keep, ask_file  # late: keeps --help fast
    from foedus.opened import open_register

    with _progress() as progress:
        done = ask_file(
            open_register(asked.register),
            asked.questions,
            asked.answers,
            question=asked.question,
            readings=asked.readings,
            kernel=asked.kernel,
            keep=Keep(asked.keep),
            progress=progress,
            **asked.constants,
        )
    _tell_done(done, asked.answers, as_json=as_json)


def _tell_done(done: Done, answers: Path, *, as_json: bool) -> None:
    if as_json:
        from foedus.cli.json_output import write_json  # late: see above

        write_json({"rows": done.rows, "seconds": round(done.seconds, 3), "answers": done.answers})
    else:
        click.echo(f"{done.rows:,} rows answered in {done.seconds:.1f} s → {answers}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None], None]]:
    """A bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005 - nobody looks
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("answering", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@dataclass(frozen=True, slots=True)
class _PanelWanted:
    """What the panel is to be, and where it goes."""

    shape: str
    first_year: int | None
    last_year: int | None
    day: str
    known: str | None
    of: str
    criterion: str
    detail: str
    readings: tuple[str, ...]
    register: str
    state_years: Path | None
    rule: str
    output: Path | None


@click.command()
@click.argument("shape", type=click.Choice(["dyad-year", "state-year", "instrument-year"]))
@click.option("--from", "first_year", type=int, metavar="YEAR", help="The first year.")
@click.option("--to", "last_year", type=int, metavar="YEAR", help="The last year; it is held.")
@click.option(
    "--on",
    "day",
    default="12-31",
    show_default=True,
    metavar="MONTH-DAY",
    help="The day of each year.",
)
@click.option("--known", metavar="DATE", help="As known on that day (default: everything).")
@click.option(
    "--of",
    type=click.Choice(["bonds", "memberships"]),
    default="bonds",
    show_default=True,
    help="Count instruments, or organisations.",
)
@click.option("--as", "criterion", default="member", show_default=True, metavar="CRITERION")
@click.option(
    "--list",
    "detail",
    flag_value="lists",
    default="counts",
    help="Beside the counts, list what was counted.",
)
@click.option(
    "--state-years",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Count a published table of state-years (Parquet) in place of a register.",
)
@click.option(
    "--rule",
    type=click.Choice(["cow-published", "full-members"]),
    default="cow-published",
    show_default=True,
    help="Who counts as a member in such a table.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, in Parquet or CSV (default: the first rows, on the screen).",
)
@_READINGS
@_REGISTER
@_JSON
def panel(as_json: bool, **given: Any) -> None:  # noqa: FBT001 - click's flag
    """Count what states share, year by year: a row for each two states, or each one.

    From a register, or from a published table of state-years.
    """
    wanted = _PanelWanted(**given)
    with_errors_told(lambda: _panel(wanted, as_json=as_json), as_json=as_json)


def _panel(wanted: _PanelWanted, *, as_json: bool) -> None:
    made = _published(wanted) if wanted.state_years else _of_register(wanted)
    if wanted.output is None:
        _show_panel(made, as_json=as_json)
        return
    from foedus.frames.panel_files import write_panel  # late: keeps --help fast

    rows = write_panel(made, wanted.output)
    if as_json:
        from foedus.cli.json_output import write_json

        write_json({"rows": rows, **made.notes})
    else:
        click.echo(f"{rows:,} rows of {made.notes['panel']} → {wanted.output}")
        click.echo(f"Counted: {made.notes['rule']}.")


def _years(wanted: _PanelWanted) -> range | None:
    """The years from the first to the last; None where none is named."""
    from foedus.law.terms.errors import BadQuestion  # late: see above

    first, last = wanted.first_year, wanted.last_year
    if first is None and last is None:
        return None
    if first is None or last is None or first > last:
        raise BadQuestion("Name the first year and the last: --from 1992 --to 2025.")
    return range(first, last + 1)


def _published(wanted: _PanelWanted) -> Panel:
    from foedus.frames.panel_terms import Shape  # late: see above
    from foedus.frames.published_panels import presence_in, published_panel, rule_named

    _refuse_questions_to_a_register(wanted)
    presence = presence_in(cast("Path", wanted.state_years))
    return published_panel(presence, Shape(wanted.shape), rule_named(wanted.rule), _years(wanted))


def _refuse_questions_to_a_register(wanted: _PanelWanted) -> None:
    from foedus.law.terms.errors import BadQuestion  # late: see above

    asked = {
        "--known": wanted.known,
        "--reading": wanted.readings,
        "--of memberships": wanted.of == "memberships",
        "--list": wanted.detail == "lists",
    }
    for option in (name for name, given in asked.items() if given):
        raise BadQuestion(f"A published table cannot be asked with {option}; leave it out.")


def _of_register(wanted: _PanelWanted) -> Panel:
    from foedus.frames.panel_terms import Detail, Of, PanelAsked, Shape  # late: see above
    from foedus.frames.panels import panel as panel_of
    from foedus.law.terms.errors import BadQuestion
    from foedus.opened import open_register

    years = _years(wanted)
    if years is None:
        raise BadQuestion("Name the years of the panel: --from 1992 --to 2025.")
    asked = PanelAsked(
        shape=Shape(wanted.shape),
        years=years,
        day=_month_and_day(wanted.day),
        known=wanted.known,
        of=Of(wanted.of),
        criterion=wanted.criterion,
        detail=Detail(wanted.detail),
        readings=wanted.readings,
    )
    return panel_of(open_register(wanted.register), asked)


def _month_and_day(text: str) -> tuple[int, int]:
    from foedus.law.terms.errors import BadQuestion  # late: see above

    month, _, day = text.partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise BadQuestion(f"{text!r} is no day of a year; write month-day, as 12-31.")
    return int(month), int(day)


def _show_panel(made: Panel, *, as_json: bool) -> None:
    """The first rows on the screen; all of them as JSON."""
    rows = [row for batch in made.batches for row in batch.to_pylist()]
    if as_json:
        from foedus.cli.json_output import write_json  # late: see above

        write_json({**made.notes, "rows": rows})
        return
    from foedus.cli.drawing import draw
    from foedus.law.answers.tables import Table

    more = (f"and {len(rows) - _SHOWN:,} rows more; write them all with -o",) * (len(rows) > _SHOWN)
    lead = tuple(f"{name}: {text}" for name, text in made.notes.items() if text)
    cells = tuple(tuple(_cell(value) for value in row.values()) for row in rows[:_SHOWN])
    draw(Table(f"Panel: {made.notes['panel']}", lead[1:], tuple(made.schema.names), cells, more))


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


_SHOWN = 20

COLUMNS = (ask, panel)
"""The commands about many rows, in the order of the help text."""
