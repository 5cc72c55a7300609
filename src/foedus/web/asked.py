"""What a page was asked: both dates, the readings chosen, the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from foedus.collection.pages.days import long_day
from foedus.collection.pages.view import View
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.wording import Language
from foedus.register.days import is_in_sight, legal_day
from foedus.register.held import HeldRegister, held
from foedus.register.knowledge import as_known_then
from foedus.web.languages import language_now

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
KEPT: Final = ("on", "known", "reading")
LONGEST: Final = 200
"""Characters of a parameter that are looked at; nothing that is asked for is longer."""


class BadDay(BadQuestion):
    """A day that is not written year-month-day, or that there is not; *field* is where."""

    code = "E2"

    def __init__(self, field: str, given: str, *, too_far: bool = False) -> None:
        self.field, self.given, self.too_far = field, given[:LONGEST], too_far
        super().__init__(f"{self.given!r} is no day of the form year-month-day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question that a page answers: of the register as *state* holds it, in *language*.

    *today* is the legal day at the depositary's seat; *on* is that day unless one was chosen.
    *given* are the parameters that say dates and readings, as they were given; links keep them.
    """

    state: HeldRegister
    on: date
    known: date | None
    readings: frozenset[str]
    language: Language
    today: date
    given: tuple[tuple[str, str], ...]

    @property
    def view(self) -> View:
        """What the page is computed from."""
        return View(
            opened=as_known_then(self.state, self.known),
            on=self.on,
            known=self.known,
            readings=self.readings,
            language=self.language,
        )

    @property
    def known_or_today(self) -> date:
        """The day up to which the register's knowledge is counted."""
        return self.known or self.today

    @property
    def on_in_words(self) -> str:
        """The day asked about, in words."""
        return long_day(self.on, self.language)

    @property
    def known_in_words(self) -> str:
        """The day of the knowledge, in words."""
        return long_day(self.known_or_today, self.language)

    @property
    def is_today(self) -> bool:
        """Whether the page is about today, with all that is known."""
        return self.on == self.today and self.known_or_today == self.today

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The readings that were chosen: name and title."""
        titles = {one.name: one.title for one in self.state.register.readings}
        return tuple(
            (name, titles[name].in_language(self.language) if name in titles else name)
            for name in sorted(self.readings)
        )

    def with_reading(self, reading: str) -> str:
        """The question of an address that follows *reading* as well."""
        return "?" + urlencode([*self.given, ("reading", reading)])

    def without_reading(self, reading: str) -> str:
        """The question of an address that does not follow *reading*."""
        return "?" + urlencode([pair for pair in self.given if pair != ("reading", reading)])


def asked_of(request: HttpRequest) -> Asked:
    """What *request* asks. Raises `BadDay`, `NoRegister`, and `UnknownName` for a reading."""
    state = held()
    today = legal_day(state.register, timezone.now())
    question = request.GET
    readings = state.opened.chosen(name for name in question.getlist("reading") if name)
    on = _day(question, "on") or today
    if not is_in_sight(on, today):
        raise BadDay("on", on.isoformat(), too_far=True)
    return Asked(
        state=state,
        on=on,
        known=_day(question, "known"),
        readings=readings,
        language=language_now(),
        today=today,
        given=tuple(given_in(question)),
    )


def given_in(question: QueryDict) -> Iterator[tuple[str, str]]:
    """The parameters of *question* that links keep."""
    for name in KEPT:
        for value in question.getlist(name):
            if value.strip():
                yield name, value.strip()[:LONGEST]


def kept_on(path: str, asked: Asked) -> str:
    """*path* with the dates and readings that were given; its own question and part stay."""
    if not asked.given or not path.startswith("/"):
        return path
    before, mark, part = path.partition("#")
    joint = "&" if "?" in before else "?"
    return f"{before}{joint}{urlencode(asked.given)}{mark}{part}"


def _day(question: QueryDict, field: str) -> date | None:
    given = question.get(field, "").strip()
    if not given:
        return None
    if not _DAY.fullmatch(given):
        raise BadDay(field, given)
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadDay(field, given) from None


def what_is_wrong(fault: BadDay) -> str:
    """The fault of a day in the reader's language."""
    if fault.too_far:
        return _("%(given)s is more than a hundred years ahead.") % {"given": fault.given}
    if _DAY.fullmatch(fault.given):
        return _("There is no such day: %(given)s.") % {"given": fault.given}
    return _("“%(given)s” is not written year-month-day, as 2012-09-20.") % {"given": fault.given}
