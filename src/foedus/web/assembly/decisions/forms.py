"""The forms of a question: put, position, more time, votes, decision with its effects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.assembly.decisions.matters import Putting
from foedus.assembly.models.decisions import QuestionSort, Stated
from foedus.collection.pages.view import View
from foedus.law.terms.days import ONE_DAY
from foedus.procedure.enacting import (
    Appointed,
    ChairGivenUp,
    ChairPassed,
    Dismissed,
    Effect,
    NextSession,
)
from foedus.web.desk.fields import NAME, DayField, PlainField
from foedus.web.desk.instrument_form import one_of, some_of

_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})")
_WORDS: Final = 20_000
_CHOOSE: Final = ("", gettext_lazy("– choose –"))
Choices = Iterable[tuple[str, str]]


class MomentField(forms.CharField):
    """A day and an hour at the depositary's seat, as ``2026-03-02 18:00``."""

    zone = "UTC"

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=20, required=more.pop("required", False), **more)

    def clean(self, value: Any) -> Any:
        """The moment, with its zone; None where the field is empty."""
        given = str(super().clean(value) or "").strip()
        if not given:
            return None
        found = _MOMENT.fullmatch(given)
        iso = "" if found is None else f"{found[1]}T{found[2]:0>5}"
        try:
            moment = datetime.fromisoformat(iso)
        except ValueError:
            raise ValidationError(_("Give a day and an hour, as 2026-03-02 18:00.")) from None
        return moment.replace(tzinfo=zone_of(self.zone))


def zone_of(name: str) -> ZoneInfo:
    """The zone in which legal days are counted; UTC where the machine does not know it."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


class PutForm(forms.Form):
    """How a question is put."""

    kind = one_of(QuestionSort.choices, required=True, label=gettext_lazy("Kind of question"))
    due = MomentField(
        label=gettext_lazy("Positions until"),
        help_text=gettext_lazy("Day and hour at the depositary's seat, as 2026-03-02 18:00."),
    )
    by_silence = forms.BooleanField(
        required=False,
        label=gettext_lazy("Silence at the deadline is agreement"),
        help_text=gettext_lazy("Only where the rules of the body say so."),
    )
    concerned = some_of(label=gettext_lazy("States in whose own cause it is"))

    def __init__(self, view: View, seated: Choices, data: Any = None) -> None:
        super().__init__(data)
        self.fields["concerned"].choices = list(seated)  # type: ignore[attr-defined] # of a choice
        self.fields["due"].zone = view.register.zone  # type: ignore[attr-defined] # of a moment

    def putting(self) -> Putting:
        """What the valid form says."""
        given = self.cleaned_data
        return Putting(
            kind=given["kind"],
            concerned=tuple(given["concerned"]),
            due=given["due"],
            by_silence=given["by_silence"],
        )


class TimeForm(forms.Form):
    """Another deadline."""

    due = MomentField(
        required=True,
        label=gettext_lazy("New deadline"),
        help_text=gettext_lazy("Day and hour at the depositary's seat, as 2026-03-02 18:00."),
    )
    reason = PlainField(NAME, label=gettext_lazy("Reason"))

    def __init__(self, view: View, data: Any = None) -> None:
        super().__init__(data)
        self.fields["due"].zone = view.register.zone  # type: ignore[attr-defined] # of a moment


class PositionForm(forms.Form):
    """The position of a delegation. An officer says for which; a delegation for itself only."""

    party = one_of(required=True, label=gettext_lazy("Delegation"))
    position = one_of([_CHOOSE, *Stated.choices], required=True, label=gettext_lazy("Position"))
    words = PlainField(
        _WORDS,
        rows=4,
        label=gettext_lazy("Words of the reservation, the special opinion, or the reason"),
        help_text=gettext_lazy("They are kept as given, and attached to the decision."),
    )

    def __init__(self, parties: Choices, own: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        if own:
            self.fields["party"].required = False
            self.fields["party"].widget = forms.HiddenInput()
        choices = [(own, own)] if own else [_CHOOSE, *parties]
        self.fields["party"].choices = choices  # type: ignore[attr-defined] # of a choice field
        self.own = own

    def clean_party(self) -> str:
        """A delegation speaks for itself."""
        return self.own or str(self.cleaned_data["party"])


class DecideForm(forms.Form):
    """The words that stay with a decision, and what it puts into the register."""

    remark = PlainField(_WORDS, rows=3, label=gettext_lazy("Words that stay with the decision"))
    stated = one_of(
        (
            ("", gettext_lazy("– as computed –")),
            ("adopted", gettext_lazy("adopted")),
            ("not-adopted", gettext_lazy("not adopted")),
        ),
        label=gettext_lazy("Result, as the body itself told it"),
        help_text=gettext_lazy("Only where it cannot be computed. Say in the words who told it."),
    )
    appointed_office = one_of(label=gettext_lazy("Appointment to the office"))
    appointed_person = PlainField(label=gettext_lazy("Person"))
    appointed_effect = DayField(label=gettext_lazy("From"))
    appointed_last = DayField(label=gettext_lazy("Last day of the term"))
    dismissed_office = one_of(label=gettext_lazy("Dismissal from the office"))
    dismissed_person = PlainField(label=gettext_lazy("Person"))
    dismissed_effect = DayField(label=gettext_lazy("From"))
    chair_organisation = one_of(label=gettext_lazy("Chair of the organisation"))
    chair_party = one_of(label=gettext_lazy("Passes to"))
    chair_effect = DayField(label=gettext_lazy("From"))
    chair_last = DayField(label=gettext_lazy("Last day of the turn"))
    chair_person = PlainField(label=gettext_lazy("Who presides, if named"))
    left_party = one_of(label=gettext_lazy("Gives the chair up"))
    left_effect = DayField(label=gettext_lazy("From"))
    session_name = PlainField(
        label=gettext_lazy("Next session: its id in the register"),
        help_text=gettext_lazy("The body and the day, as org/council/2026-10-09."),
    )
    session_place = PlainField(label=gettext_lazy("Place"))
    session_effect = DayField(label=gettext_lazy("Day, if it was decided"))

    def __init__(self, view: View, data: Any = None) -> None:
        super().__init__(data)
        register = view.register
        offices = [(one.id, view.name_of(one.id)) for one in register.offices]
        chaired = [(one.id, view.say(one.title)) for one in register.organisations]
        states = [(code, view.name_of(code)) for code in register.party]
        for name, choices in (
            ("appointed_office", offices),
            ("dismissed_office", offices),
            ("chair_organisation", chaired),
            ("chair_party", states),
            ("left_party", states),
        ):
            none = ("", _("– none –"))
            self.fields[name].choices = [none, *choices]  # type: ignore[attr-defined] # of a choice

    def clean(self) -> dict[str, Any]:
        """Each effect is whole, or is left out."""
        given = self.cleaned_data
        for head, needed in (
            ("appointed_office", ("appointed_person", "appointed_effect")),
            ("dismissed_office", ("dismissed_person", "dismissed_effect")),
            ("chair_party", ("chair_organisation", "chair_effect")),
            ("left_party", ("chair_organisation", "left_effect")),
            ("session_name", ("session_place",)),
        ):
            if not given.get(head):
                continue
            for name in needed:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed beside what was chosen."))
        return given

    def effects(self) -> tuple[Effect, ...]:
        """The effects that the valid form names."""
        return tuple(self._effects())

    def _effects(self) -> Iterator[Effect]:
        given = self.cleaned_data
        if given["appointed_office"]:
            yield Appointed(
                office=given["appointed_office"],
                person=given["appointed_person"],
                effect=given["appointed_effect"],
                until=_after(given["appointed_last"]),
            )
        if given["dismissed_office"]:
            yield Dismissed(
                office=given["dismissed_office"],
                person=given["dismissed_person"],
                effect=given["dismissed_effect"],
            )
        if given["chair_party"]:
            yield ChairPassed(
                organisation=given["chair_organisation"],
                party=given["chair_party"],
                effect=given["chair_effect"],
                until=_after(given["chair_last"]),
                person=given["chair_person"],
            )
        if given["left_party"]:
            yield ChairGivenUp(
                organisation=given["chair_organisation"],
                party=given["left_party"],
                effect=given["left_effect"],
            )
        if given["session_name"]:
            yield NextSession(
                session=given["session_name"],
                place=given["session_place"],
                effect=given["session_effect"],
            )


def _after(last: date | None) -> date | None:
    """The first day after the last one."""
    return None if last is None else last + ONE_DAY
