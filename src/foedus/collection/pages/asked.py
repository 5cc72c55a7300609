"""The questions of the law that several pages ask, each asked once for one view."""

from __future__ import annotations

from foedus.collection.pages.memory import remembered
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.questions import missing as ask_missing
from foedus.law.answers.questions import status as ask_status
from foedus.law.derive.world import World
from foedus.law.terms.instruments import Instrument


def held(view: View, name: str) -> Instrument:
    """The instrument of a name as the register knew it; UnknownName for one that it does not."""
    return view.register.instrument[view.opened.names.instrument(name)]


def status_of(view: View, instrument: str) -> given.StatusAnswer:
    """The status of an instrument on the day of the view."""
    key = ("status", instrument, view.on, view.known, view.readings)
    return remembered(
        view.opened, key, lambda: ask_status.status(view.worlds, instrument, view.moment)
    )


def standing_of(view: View, instrument: str, party: str) -> given.PartyStanding:
    """How a state stands to an instrument on the day of the view."""
    key = ("standing", instrument, party, view.on, view.known, view.readings)
    return remembered(
        view.opened,
        key,
        lambda: ask_status.standing_of(view.worlds, instrument, party, view.moment),
    )


def worlds_about(view: View, instrument: str, *parties: str) -> tuple[World, ...]:
    """The worlds in which the records of *parties* under an instrument may differ."""
    key = ("worlds", instrument, parties, view.known, view.readings)
    return remembered(
        view.opened,
        key,
        lambda: ask_status.worlds_of_party(view.worlds, instrument, *parties),
    )


def stretches_of(view: View, instrument: str, party: str) -> tuple[given.Stretch, ...]:
    """The stretches of days on which one word holds for a state."""
    key = ("stretches", instrument, party, view.known, view.readings)
    return remembered(
        view.opened, key, lambda: ask_status.stretches(view.worlds, instrument, party)
    )


def missing_of(view: View, instrument: str) -> given.MissingAnswer:
    """What is missing until an instrument enters into force."""
    key = ("missing", instrument, view.on, view.known, view.readings)
    return remembered(
        view.opened, key, lambda: ask_missing.missing(view.worlds, instrument, view.moment)
    )
