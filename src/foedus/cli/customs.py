"""`foedus cooperate`: what customs instruments let the officers of two states ask or do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli.options import Asked, question

if TYPE_CHECKING:
    from foedus.regimes.rules.telling import Told


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@question
def cooperate(asked: Asked, first: str, second: str) -> None:
    """Which customs instruments bind A and B, and what an officer of A may ask of B or do.

    Where the register does not hold the parties, the answer says so, and what is missing.
    """
    from foedus.cli.drawing import show

    show(_cooperation(asked, first, second), asked)


def _cooperation(asked: Asked, first: str, second: str) -> Told:
    from datetime import date

    from foedus.law.answers.tables import Speaker
    from foedus.law.terms.errors import BadQuestion
    from foedus.opened import open_register, read_day
    from foedus.regimes.customs.asking import REGIME, cooperation
    from foedus.regimes.customs.telling import told
    from foedus.regimes.rules.folders import folder_of
    from foedus.regimes.rules.law import Law
    from foedus.regimes.rules.reading import load_regime

    opened = open_register(asked.register, language="ru" if asked.language == "ru" else "en")
    pair = opened.names.party(first), opened.names.party(second)
    if pair[0] == pair[1]:
        raise BadQuestion(f"{pair[0]} needs no instrument with itself; name two states.")
    known = None if asked.known is None else read_day(asked.known)
    on = date.today() if asked.on is None else read_day(asked.on)  # noqa: DTZ011 - the reader's
    regime = load_regime(folder_of(asked.register), REGIME, opened.register)
    law = Law(opened.register, known, opened.chosen(asked.readings))
    speaker = Speaker(opened.register, opened.language)
    return told(regime, cooperation(regime, law, pair, on), speaker)
