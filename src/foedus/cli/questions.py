"""One command for each question. Each reads its words, asks, and shows the reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli.options import Asked, question

if TYPE_CHECKING:
    from foedus.opened import OpenRegister


def _open(asked: Asked) -> OpenRegister:
    from foedus.opened import open_register  # late: keeps --help fast

    return open_register(asked.register, language="ru" if asked.language == "ru" else "en")


def _show(reply: object, asked: Asked) -> None:
    from foedus.cli.drawing import show

    show(reply, asked)


@click.command()
@click.argument("instrument")
@question
def status(asked: Asked, instrument: str) -> None:
    """Who stands how to INSTRUMENT on a day, and whether it is in force."""
    _show(_open(asked).status(instrument, **asked.times), asked)


@click.command()
@click.argument("instrument")
@click.argument("party")
@question
def why(asked: Asked, instrument: str, party: str) -> None:
    """Why PARTY stands to INSTRUMENT as it does: the proof."""
    _show(_open(asked).why(instrument, party, **asked.times), asked)


@click.command()
@click.argument("instrument")
@question
def timeline(asked: Asked, instrument: str) -> None:
    """How every state stood to INSTRUMENT, over all time."""
    reply = _open(asked).timeline(instrument, known=asked.known, readings=asked.readings)
    _show(reply, asked)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@question
def between(asked: Asked, first: str, second: str) -> None:
    """What binds A and B towards each other, and what does not operate between them."""
    _show(_open(asked).between(first, second, **asked.times), asked)


@click.command()
@click.argument("organisation", metavar="ORG")
@click.option("--as", "criterion", default="member", show_default=True, metavar="CRITERION")
@question
def members(asked: Asked, organisation: str, criterion: str) -> None:
    """Who belongs to ORG, by a named criterion (member, founding-state, participant …)."""
    _show(_open(asked).members(organisation, criterion=criterion, **asked.times), asked)


@click.command()
@click.argument("organisation", metavar="ORG")
@click.argument("party")
@click.option("--as", "criterion", default="member", show_default=True, metavar="CRITERION")
@question
def hangs(asked: Asked, organisation: str, party: str, criterion: str) -> None:
    """What PARTY would lose with its membership of ORG, and what would go on."""
    reply = _open(asked).hangs_on(organisation, party, criterion=criterion, **asked.times)
    _show(reply, asked)


@click.command()
@click.argument("office")
@question
def holder(asked: Asked, office: str) -> None:
    """Who holds OFFICE on a day."""
    _show(_open(asked).holder(office, **asked.times), asked)


@click.command()
@click.argument("organisation", metavar="ORG")
@question
def chair(asked: Asked, organisation: str) -> None:
    """Who presides over ORG on a day: by record, or by the rule of rotation."""
    _show(_open(asked).chair(organisation, **asked.times), asked)


@click.command()
@click.argument("instrument")
@question
def missing(asked: Asked, instrument: str) -> None:
    """What is missing until INSTRUMENT enters into force, and who could supply it."""
    _show(_open(asked).missing(instrument, **asked.times), asked)


@click.command()
@click.argument("suppositions", nargs=-1, required=True, metavar='"PARTY KIND INSTRUMENT DATE"…')
@click.option("--no-regimes", is_flag=True, help="Leave out what changes under the regimes.")
@question
def suppose(asked: Asked, *, suppositions: tuple[str, ...], no_regimes: bool) -> None:
    """What would follow from hypothetical acts: for states, and under the regimes.

    Nothing is recorded.
    """
    opened = _open(asked)
    reply = opened.suppose(*suppositions, known=asked.known, readings=asked.readings)
    if no_regimes:
        _show(reply, asked)
        return
    from foedus.cli.supposing import show_with_regimes

    show_with_regimes(opened, reply, asked)


@click.command()
@click.option("--from", "earlier", required=True, metavar="K1", help="As known on this day …")
@click.option("--to", "later", metavar="K2", help="… and on this one (default: everything).")
@question
def changes(asked: Asked, earlier: str, later: str | None) -> None:
    """What the register tells otherwise, known on K2, than it told, known on K1."""
    _show(_open(asked).changes(earlier, later, readings=asked.readings), asked)


@click.command()
@click.argument("instrument", default="")
@question
def lint(asked: Asked, instrument: str) -> None:
    """What a drafter should settle in the final clauses of INSTRUMENT (or of all)."""
    _show(_open(asked).lint(instrument), asked)


QUESTIONS = (
    status, why, timeline, between, members, hangs, holder, chair, missing, suppose, changes, lint,
)  # fmt: skip
"""The questions, in the order of the help text."""
