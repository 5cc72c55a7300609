"""Answers as sentences with names, for the titles of proofs and the leads of pages."""

from __future__ import annotations

from typing import Any

from foedus.collection.pages.days import told_shown
from foedus.collection.pages.parts import DayShown
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.data import word_of
from foedus.law.answers.speech.names import word_name
from foedus.law.answers.told import Told
from foedus.law.terms.wording import Wording

W = Wording

_SINCE, _UNTIL = W("from", "с"), W("until", "до")
_WHY = W("Why is this so for {}?", "Почему это так для: {}?")
_WHY_SINCE = W("why {}?", "почему {}?")


def word_shown(view: View, told: Told[Any]) -> str:
    """A word of a status table; for a doubt, the doubt and all that it may be."""
    word = word_name(word_of(told), view.language)
    if told.certain:
        return word
    said = (word_name(str(value or "none"), view.language) for value in told.values)
    return f"{word}: {' / '.join(dict.fromkeys(said))}"


def spell(view: View, since: DayShown, until: DayShown) -> str:
    """``from 20 September 2012 until 1 January 2016``; empty without days."""
    parts = [f"{view.say(_SINCE)} {since.long}"] if since else []
    parts += [f"{view.say(_UNTIL)} {until.long}"] if until else []
    return " ".join(parts)


def standing_title(view: View, instrument: str, told: given.PartyStanding) -> str:
    """How a state stands, in one sentence: ``Armenia: party from 17 October 2012``."""
    since, until = (told_shown(one, view.language) for one in (told.since, told.until))
    said = f"{view.name_of(told.party)}: {word_shown(view, told.word)}"
    days = spell(view, since, until)
    return f"{said}, {days} – {view.name_of(instrument)}" if days else said


def standing_question(view: View, told: given.PartyStanding) -> str:
    """The reader's question about a row: why this day, or why this word."""
    since = told_shown(told.since, view.language)
    if since.day is not None:
        name = view.name_of(told.party)
        return f"{name}: {view.say(_WHY_SINCE).format(since.long)}"
    return view.say(_WHY).format(view.name_of(told.party))
