"""The options that every question has, and what happens when a question is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

import click

Command = TypeVar("Command", bound=Callable[..., Any])

ANSWERED, FAULTY, WRONG_QUESTION, OWN_ERROR = 0, 1, 2, 70
"""Exit codes: answered; answered, with faults in the material; a wrong question; our own error."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The options common to all questions."""

    on: str | None
    known: str | None
    readings: tuple[str, ...]
    register: str
    as_json: bool
    language: str

    @property
    def times(self) -> dict[str, Any]:
        """The keyword arguments of a question about a day."""
        return {"on": self.on, "known": self.known, "readings": self.readings}


_OPTIONS = (
    click.option("--on", metavar="DATE", help="The day asked about (default: today)."),
    click.option("--known", metavar="DATE", help="As known on that day (default: everything)."),
    click.option(
        "--reading",
        "readings",
        multiple=True,
        metavar="NAME",
        help="Follow this reading where sources or lawyers differ; may be repeated.",
    ),
    click.option(
        "--register",
        default="cis",
        show_default=True,
        metavar="NAME_OR_DIR",
        help="A bundled register, or a folder.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Answer as JSON."),
    click.option(
        "--lang",
        "language",
        type=click.Choice(["en", "ru"]),
        default="en",
        show_default=True,
        help="The language of the answer.",
    ),
)


def question(command: Command) -> Command:
    """Give a command the common options (as `asked`), and turn its errors into messages."""

    @wraps(command)
    def run(**given: Any) -> None:
        names = ("on", "known", "readings", "register", "as_json", "language")
        asked = Asked(**{name: given.pop(name) for name in names})
        with_errors_told(lambda: command(asked=asked, **given), as_json=asked.as_json)

    decorated: Any = run
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return cast("Command", decorated)


def with_errors_told(work: Callable[[], None], *, as_json: bool) -> None:
    """Do *work*; a wrong question ends with a message and exit code 2, never a traceback."""
    from foedus.law.terms.errors import FoedusError  # late: keeps --help fast

    try:
        work()
    except FoedusError as fault:
        _tell(fault, as_json=as_json)
        sys.exit(WRONG_QUESTION)
    except Exception as fault:
        if os.environ.get("FOEDUS_DEBUG"):
            raise
        click.echo(f"E9: An error of Foedus itself: {type(fault).__name__}: {fault}.", err=True)
        click.echo("Set FOEDUS_DEBUG=1 and run it again to see where; please report it.", err=True)
        sys.exit(OWN_ERROR)


def _tell(fault: Any, *, as_json: bool) -> None:
    findings = getattr(fault, "findings", ())
    if as_json:
        from foedus.cli.json_output import write_json
        from foedus.law.answers.data import finding_data

        nearest = list(getattr(fault, "nearest", ()))
        told = {"error": {"code": fault.code, "message": str(fault), "nearest": nearest}}
        if findings:
            told["error"]["findings"] = [finding_data(one) for one in findings]
        write_json(told)
        return
    click.echo(f"{fault.code}: {fault}", err=True)
    for one in findings:
        click.echo(str(one), err=True)
