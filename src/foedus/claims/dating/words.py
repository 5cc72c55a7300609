"""The grounds, told."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.claims.dating.terms import NOWHERE, Ground, GroundKind, Speaks
from foedus.claims.terms.kinds import Stretch
from foedus.law.terms.wording import Wording

_WEEKDAYS = (
    ("Monday", "понедельник"),
    ("Tuesday", "вторник"),
    ("Wednesday", "среда"),
    ("Thursday", "четверг"),
    ("Friday", "пятница"),
    ("Saturday", "суббота"),
    ("Sunday", "воскресенье"),
)

NUMBER_OF: Final = {
    name.casefold(): number for number, names in enumerate(_WEEKDAYS) for name in names
}
"""The days of the week by their names in both languages, 0 is Monday."""


def ground(
    kind: GroundKind, speaks: Speaks, en: str, ru: str, stretch: Stretch = NOWHERE
) -> Ground:
    """A ground with its words."""
    return Ground(kind, speaks, Wording(en, ru), stretch)


def weekday_of(day: date) -> Wording:
    """The day of the week."""
    return Wording(*_WEEKDAYS[day.weekday()])


def is_weekday(day: date, words: str, stretch: Stretch, speaks: Speaks) -> Ground:
    """That a day is, or is not, the weekday that the report tells."""
    name = weekday_of(day)
    if speaks is Speaks.FOR:
        en = f'{day} was a {name.en}, as "{words}" says.'
        ru = f"{day} – {name.ru}, как и сказано: «{words}»."
    else:
        en = f'{day} was a {name.en}; that does not fit "{words}".'
        ru = f"{day} – {name.ru}; это не согласуется со словами «{words}»."
    return ground(GroundKind.WEEKDAY, speaks, en, ru, stretch)
