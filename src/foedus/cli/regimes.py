"""`foedus decide`: a case under any regime of a register, decided with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli.options import Asked, question

if TYPE_CHECKING:
    from foedus.law.answers.tables import Speaker
    from foedus.opened import OpenRegister
    from foedus.regimes.rules.cases import Case
    from foedus.regimes.rules.telling import Told
    from foedus.regimes.rules.terms import Regime


@click.command()
@click.argument("regime", default="")
@click.argument("values", nargs=-1, metavar="FIELD=VALUE…")
@click.option("--list", "lists", is_flag=True, help="List the regimes, their fields and questions.")
@click.option(
    "--question",
    "questions",
    multiple=True,
    metavar="NAME",
    help="Answer this question only; may be repeated.",
)
@question
def decide(
    asked: Asked,
    *,
    regime: str,
    values: tuple[str, ...],
    lists: bool,
    questions: tuple[str, ...],
) -> None:
    """What follows for one case under REGIME: the rule that decides, and why.

    REGIME is one of the register, or a folder. FIELD=VALUE says what is known about the case:
    importer=KZ proven=yes. What is left out is unknown; several possible values stand with "|"
    between.
    """
    from foedus.cli.drawing import show
    from foedus.law.answers.tables import Speaker
    from foedus.opened import open_register

    opened = open_register(asked.register, language="ru" if asked.language == "ru" else "en")
    speaker = Speaker(opened.register, opened.language)
    if lists:
        from foedus.cli.regimes_listed import regimes_listed

        show(regimes_listed(asked.register, speaker), asked)
    else:
        show(_decided(opened, asked, (regime, *values), questions, speaker), asked)


def _decided(
    opened: OpenRegister,
    asked: Asked,
    words: tuple[str, ...],
    questions: tuple[str, ...],
    speaker: Speaker,
) -> Told:
    from foedus.opened import read_day
    from foedus.regimes.rules.deciding import decide as decide_case
    from foedus.regimes.rules.folders import folder_of
    from foedus.regimes.rules.law import Law
    from foedus.regimes.rules.reading import load_regime
    from foedus.regimes.rules.telling import told

    held = load_regime(folder_of(asked.register), words[0], opened.register)
    chosen = _chosen(held, questions)
    known = None if asked.known is None else read_day(asked.known)
    law = Law(opened.register, known, opened.chosen(asked.readings))
    case = _case(opened, held, words[1:], asked.on)
    found = decide_case(held, law, case)
    return told(held, case, {name: found[name] for name in chosen}, speaker, known)


def _chosen(regime: Regime, questions: tuple[str, ...]) -> tuple[str, ...]:
    from foedus.law.terms.errors import UnknownName

    names = [one.name for one in regime.questions]
    for name in questions:
        if name not in names:
            raise UnknownName(f"question of {regime.id}", name, names)
    return questions or tuple(names)


def _case(opened: OpenRegister, regime: Regime, words: tuple[str, ...], on: str | None) -> Case:
    from datetime import date

    from foedus.opened import read_day
    from foedus.regimes.rules.cases import Case
    from foedus.regimes.rules.values_read import case_values, day_of_case

    values = case_values(regime, words, opened.names.party)
    day = day_of_case(regime, values)
    if on is not None or day is None:
        day = date.today() if on is None else read_day(on)  # noqa: DTZ011 - the reader's today
    told = {**values, regime.day: day} if regime.day else dict(values)
    return Case(day, told)
