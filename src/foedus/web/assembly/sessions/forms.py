"""The forms of the preparation: a session, its day, a question, a delegation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.assembly.models.sessions import (
    AgendaItem,
    Capacity,
    Level,
    Meeting,
    MeetingMode,
    Seat,
    SeatAccount,
    SessionForm,
)
from foedus.assembly.sessions.agenda import Question
from foedus.assembly.sessions.days import When
from foedus.assembly.sessions.planning import FORMATS, Details
from foedus.assembly.sessions.seats import Notice
from foedus.collection.pages.view import View
from foedus.depositary.terms import OFFICE_NAMES, OfficeHeld
from foedus.web.assembly.sessions.words import (
    ACCOUNTS,
    CAPACITIES,
    FORMS,
    LEVELS,
    MODES,
)
from foedus.web.assembly.sessions.words import FORMATS as FORMAT_WORDS
from foedus.web.desk.fields import WORDS, DayField, PlainField
from foedus.web.desk.instrument_form import one_of, some_of

_PLACE: Final = 200
_TITLE: Final = 300
_QUESTION: Final = 500
_HEAD: Final = 200
_REASON: Final = 2_000
_EMPTY: Final = ("", "–")

Choices = list[tuple[str, str]]


def _among(values: list[str], words: Mapping[str, Any]) -> Choices:
    return [(value, str(words[value])) for value in values]


def bodies_in(view: View) -> Choices:
    """The bodies of the register, with the organisation of each."""
    return [
        (body.id, f"{view.say(body.title)} ({organisation.id})")
        for organisation in view.register.organisations
        for body in organisation.bodies
    ]


def parties_in(view: View) -> Choices:
    """The states and organisations of the register, by name."""
    named = ((code, view.name_of(code)) for code in view.register.party)
    return sorted(named, key=lambda one: one[1])


class WhenForm(forms.Form):
    """When and where a session meets."""

    day = DayField(
        label=gettext_lazy("Day"), help_text=gettext_lazy("Year-month-day, as 2012-09-20.")
    )
    last_day = DayField(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("Empty for a session of one day.")
    )
    place = PlainField(_PLACE, label=gettext_lazy("Place"))

    def clean(self) -> dict[str, Any]:
        """A day at least, and an end that is not before it."""
        given = self.cleaned_data
        day, last = given.get("day"), given.get("last_day")
        if day is None and "day" not in self.errors:
            self.add_error("day", _("Give the day, year-month-day, as 2012-09-20."))
        if day and last and last < day:
            self.add_error("last_day", _("It would end before it begins."))
        return given

    def when(self) -> When:
        """What the form says, when it is valid."""
        given = self.cleaned_data
        return When(given["day"], given["last_day"] or given["day"], given["place"])


class MoveForm(WhenForm):
    """Another day or place, and why."""

    reason = PlainField(_REASON, rows=2, label=gettext_lazy("Reason"))


class ReasonForm(forms.Form):
    """Why."""

    reason = PlainField(WORDS, rows=3, required=True, label=gettext_lazy("Reason"))


class DetailsForm(forms.Form):
    """What is said of a session besides its days."""

    host = one_of(
        label=gettext_lazy("Host"),
        help_text=gettext_lazy(
            "The state where it meets. Who presides follows from the rule of rotation."
        ),
    )
    form = one_of(required=True, label=gettext_lazy("Kind"))
    mode = one_of(required=True, label=gettext_lazy("How it meets"))
    formats = some_of(label=gettext_lazy("Formats"))
    joint_with = one_of(label=gettext_lazy("Jointly with"))
    title_en = PlainField(_TITLE, label=gettext_lazy("Title in English"))
    title_ru = PlainField(_TITLE, label=gettext_lazy("Title in Russian"))

    def __init__(self, view: View, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._choose("host", [_EMPTY, *parties_in(view)])
        self._choose("form", _among(SessionForm.values, FORMS))
        self._choose("mode", _among(MeetingMode.values, MODES))
        self._choose("formats", _among(list(FORMATS), FORMAT_WORDS))
        self._choose("joint_with", [_EMPTY, *bodies_in(view)])

    def _choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # of a choice field

    def details(self) -> Details:
        """What the form says, when it is valid."""
        given = {name: self.cleaned_data[name] for name in Details.__dataclass_fields__}
        return Details(**{**given, "formats": tuple(given["formats"])})


class BodyForm(forms.Form):
    """The body that meets."""

    body = one_of(required=True, label=gettext_lazy("Body"))

    def __init__(self, view: View, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choices = [_EMPTY, *bodies_in(view)]
        self.fields["body"].choices = choices  # type: ignore[attr-defined] # of a choice field


def details_initial(meeting: Meeting) -> dict[str, Any]:
    """What is said of a session, as the form shows it."""
    return {name: getattr(meeting, name) for name in Details.__dataclass_fields__}


def when_initial(when: When) -> dict[str, date | str | None]:
    """When it meets, as the form shows it."""
    last = when.last_day if when.last_day != when.day else None
    return {"day": when.day, "last_day": last, "place": when.place}


class QuestionForm(forms.Form):
    """A question of the agenda."""

    title_en = PlainField(_QUESTION, label=gettext_lazy("Title in English"))
    title_ru = PlainField(_QUESTION, label=gettext_lazy("Title in Russian"))
    format = one_of(required=True, label=gettext_lazy("Format"))
    proposed_by = one_of(label=gettext_lazy("Proposed by"))

    def __init__(self, view: View, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        formats = _among(AgendaItem.Format.values, FORMAT_WORDS)
        proposers = [_EMPTY, *parties_in(view), *bodies_in(view)]
        self.fields["format"].choices = formats  # type: ignore[attr-defined] # of a choice field
        self.fields["format"].initial = AgendaItem.Format.EXTENDED.value
        self.fields["proposed_by"].choices = proposers  # type: ignore[attr-defined] # the same

    def clean(self) -> dict[str, Any]:
        """A title in one language at least."""
        given = self.cleaned_data
        if not given.get("title_en") and not given.get("title_ru") and not self.errors:
            self.add_error("title_en", _("Give a title in English or Russian."))
        return given

    def question(self) -> Question:
        """What the form says, when it is valid."""
        return Question(**self.cleaned_data)


class InviteForm(forms.Form):
    """Who is invited, and as what."""

    party = one_of(required=True, label=gettext_lazy("State or organisation"))
    capacity = one_of(required=True, label=gettext_lazy("As"))

    def __init__(self, view: View, data: Any = None) -> None:
        super().__init__(data)
        parties = [_EMPTY, *parties_in(view)]
        capacities = _among(Capacity.values, CAPACITIES)
        self.fields["party"].choices = parties  # type: ignore[attr-defined] # of a choice field
        self.fields["capacity"].choices = capacities  # type: ignore[attr-defined] # the same


class NoticeForm(forms.Form):
    """Who leads a delegation, at which level: announced, or recorded at the session."""

    account = one_of(required=True, label=gettext_lazy("What is told"))
    level = one_of(required=True, label=gettext_lazy("Level"))
    head = PlainField(_HEAD, label=gettext_lazy("Head of the delegation"))
    office = one_of(label=gettext_lazy("Office"))
    office_words = PlainField(
        _HEAD,
        label=gettext_lazy("Office in words"),
        help_text=gettext_lazy("Where the list does not have it."),
    )

    def __init__(self, view: View, accounts: list[str], data: Any = None, seat: Any = None) -> None:
        super().__init__(data, initial=_of_seat(seat))
        offices = [(one.value, view.say(OFFICE_NAMES[one])) for one in OfficeHeld]
        told = _among(accounts, ACCOUNTS)
        levels = _among(Level.values, LEVELS)
        self.fields["account"].choices = told  # type: ignore[attr-defined] # of a choice field
        self.fields["level"].choices = levels  # type: ignore[attr-defined] # the same
        self.fields["office"].choices = [_EMPTY, *offices]  # type: ignore[attr-defined] # the same

    def clean(self) -> dict[str, Any]:
        """Nobody leads a delegation that is absent."""
        given = self.cleaned_data
        if given.get("level") == Level.ABSENT and given.get("head"):
            self.add_error("head", _("Who is absent has no head of delegation there."))
        return given

    def notice(self, key: str) -> Notice:
        """What the form says, when it is valid."""
        return Notice(key=key, **self.cleaned_data)


def _of_seat(seat: Seat | None) -> dict[str, Any]:
    if seat is None:
        return {}
    told = {"account": seat.account or SeatAccount.ANNOUNCED.value}
    names = ("level", "head", "office", "office_words")
    return {**{name: getattr(seat, name) for name in names}, **told}
