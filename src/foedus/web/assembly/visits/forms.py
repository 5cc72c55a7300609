"""The form of a visit: the main part, and rows for participants and for what is left to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.assembly.models.sessions import Meeting
from foedus.assembly.models.visits import Visibility
from foedus.assembly.visits.holding import MOST, Item, Participant, VisitSheet
from foedus.web.desk.fields import NAME, WORDS, DayField, PlainField
from foedus.web.desk.now import Now
from foedus.web.desk.sheet import Fault, faults_of, typed_in

EMPTY_ROWS: Final = 2
DAY_HINT = gettext_lazy("Year-month-day, as 2012-09-20.")


class VisitForm(forms.Form):
    """When and where, on the eve of which session, about what, who may read of it."""

    day = DayField(
        label=gettext_lazy("Day"),
        help_text=DAY_HINT,
        required=True,
        error_messages={"required": gettext_lazy("Give the day, year-month-day, as 2012-09-20.")},
    )
    place = PlainField(200, label=gettext_lazy("Place"))
    session = forms.ChoiceField(
        label=gettext_lazy("On the eve of the session"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the list.")},
    )
    topics = PlainField(
        WORDS,
        rows=5,
        label=gettext_lazy("Topics"),
        help_text=gettext_lazy("One on each line."),
    )
    reported = PlainField(
        WORDS,
        rows=6,
        label=gettext_lazy("Reported on the progress of preparations"),
        help_text=gettext_lazy("What was said, or the text of the page of progress of that day."),
    )
    evidence = PlainField(NAME, label=gettext_lazy("Evidence"))
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may read it"), choices=Visibility.choices
    )
    cancelled = forms.BooleanField(label=gettext_lazy("It did not take place"), required=False)
    remark = PlainField(NAME, label=gettext_lazy("What was changed, and why"))

    def clean_topics(self) -> tuple[str, ...]:
        """One topic on each line. Raises `ValidationError` for too many or too long ones."""
        lines = [line.strip() for line in self.cleaned_data["topics"].split("\n")]
        topics = tuple(line for line in lines if line)
        if len(topics) > MOST or any(len(one) > NAME for one in topics):
            raise forms.ValidationError(
                _("Up to %(most)s topics, of up to %(longest)s characters each.")
                % {"most": MOST, "longest": NAME}
            )
        return topics


class ParticipantForm(forms.Form):
    """One who took part."""

    person = PlainField(NAME, label=gettext_lazy("Person"))
    office = PlainField(NAME, label=gettext_lazy("Office"))
    of = forms.ChoiceField(label=gettext_lazy("State or body"), required=False)

    def clean(self) -> dict[str, Any]:
        """A person, where anything is said."""
        given = self.cleaned_data
        if (given.get("office") or given.get("of")) and not given.get("person"):
            self.add_error("person", _("Say who it was."))
        return given


class ItemForm(forms.Form):
    """One thing left to do."""

    who = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    what = PlainField(NAME, label=gettext_lazy("What"))
    until = DayField(label=gettext_lazy("Until"), help_text=DAY_HINT)

    def clean(self) -> dict[str, Any]:
        """Both who and what, where anything is said."""
        given = self.cleaned_data
        said = given.get("what") or given.get("until") or given.get("who")
        if said and not given.get("who"):
            self.add_error("who", _("Say who is to do it."))
        if said and not given.get("what") and "what" not in self.errors:
            self.add_error("what", _("Say what is to be done."))
        return given


class DoneForm(forms.Form):
    """That something left to do was done."""

    day = DayField(
        label=gettext_lazy("Done on"),
        help_text=DAY_HINT,
        required=True,
        error_messages={"required": gettext_lazy("Give the day, year-month-day, as 2012-09-20.")},
    )
    words = PlainField(NAME, label=gettext_lazy("Remark"))


@dataclass(frozen=True, slots=True)
class VisitSheetForm:
    """All parts of the form."""

    main: VisitForm
    participants: tuple[ParticipantForm, ...]
    items: tuple[ItemForm, ...]

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """All parts, in their order on the page."""
        return (self.main, *self.participants, *self.items)

    def is_valid(self) -> bool:
        """Whether every part is, and somebody took part."""
        valid = all([form.is_valid() for form in self.forms])  # noqa: C419 - each is to be asked
        if valid and not any(form.cleaned_data["person"] for form in self.participants):
            self.participants[0].add_error("person", _("Say who met whom."))
        return all(not form.errors for form in self.forms)

    def faults(self) -> tuple[Fault, ...]:
        """The faults of all parts, for the summary."""
        return tuple(fault for form in self.forms for fault in faults_of(form))

    def sheet(self) -> VisitSheet:
        """What the valid form says."""
        given = self.main.cleaned_data
        people = (form.cleaned_data for form in self.participants)
        items = (form.cleaned_data for form in self.items)
        return VisitSheet(
            **{name: given[name] for name in given if name != "remark"},
            participants=tuple(Participant(**one) for one in people if one["person"]),
            followup=tuple(Item(**one) for one in items if one["what"]),
        )


def form_from(moment: Now, data: Mapping[str, Any]) -> VisitSheetForm:
    """The form as it was sent."""
    return _filled(moment, data, None, (_rows(data, "participants"), _rows(data, "items")))


def form_of(moment: Now, sheet: VisitSheet | None = None) -> VisitSheetForm:
    """An empty form, or one with what is written down."""
    people = len(sheet.participants) if sheet else 0
    items = len(sheet.followup) if sheet else 0
    return _filled(moment, None, sheet, (people + EMPTY_ROWS, items + EMPTY_ROWS))


def form_again(moment: Now, data: Mapping[str, Any]) -> VisitSheetForm:
    """The same words, not judged yet, with more rows."""
    sent = form_from(moment, data)
    more = [len(rows) + EMPTY_ROWS for rows in (sent.participants, sent.items)]
    empty = _filled(moment, None, None, (min(more[0], MOST), min(more[1], MOST)))
    pairs = (
        (empty.main, sent.main),
        *zip(empty.participants, sent.participants, strict=False),
        *zip(empty.items, sent.items, strict=False),
    )
    for form, typed in pairs:
        form.initial = typed_in(typed)
    return empty


def _rows(data: Mapping[str, Any], name: str) -> int:
    given = str(data.get(f"{name}_rows", ""))
    asked = int(given) if given.isascii() and given.isdecimal() and len(given) < 4 else EMPTY_ROWS  # noqa: PLR2004 - digits
    return max(1, min(asked, MOST))


def _filled(
    moment: Now, data: Mapping[str, Any] | None, sheet: VisitSheet | None, rows: tuple[int, int]
) -> VisitSheetForm:
    main = VisitForm(data, initial=_main(sheet) if sheet else {"day": moment.today})
    main.fields["session"].choices = _sessions(moment)  # type: ignore[attr-defined] # a choice
    names = _names(moment)
    people = [_person(n, data, sheet, names) for n in range(rows[0])]
    items = [_item(n, data, sheet, names) for n in range(rows[1])]
    return VisitSheetForm(main, tuple(people), tuple(items))


def _main(sheet: VisitSheet) -> dict[str, Any]:
    names = ("day", "place", "session", "reported", "evidence", "visibility", "cancelled")
    return {**{name: getattr(sheet, name) for name in names}, "topics": "\n".join(sheet.topics)}


def _person(
    number: int, data: Any, sheet: VisitSheet | None, names: list[tuple[str, str]]
) -> ParticipantForm:
    rows = sheet.participants if sheet else ()
    one = rows[number] if number < len(rows) else None
    initial = {} if one is None else {"person": one.person, "office": one.office, "of": one.of}
    form = ParticipantForm(data, initial=initial, prefix=f"participant-{number}")
    form.fields["of"].choices = names  # type: ignore[attr-defined] # a choice
    return form


def _item(
    number: int, data: Any, sheet: VisitSheet | None, names: list[tuple[str, str]]
) -> ItemForm:
    rows = sheet.followup if sheet else ()
    one = rows[number] if number < len(rows) else None
    initial = {} if one is None else {"who": one.who, "what": one.what, "until": one.until}
    form = ItemForm(data, initial=initial, prefix=f"item-{number}")
    form.fields["who"].choices = names  # type: ignore[attr-defined] # a choice
    return form


def _names(moment: Now) -> list[tuple[str, str]]:
    """States, then organisations, then bodies."""
    register, language = moment.state.register, moment.language
    held = [(one.id, one.title) for one in register.organisations]
    held += [(body.id, body.title) for one in register.organisations for body in one.bodies]
    return [
        ("", _("– choose –")),
        *moment.holdings.party_choices(),
        *((name, title.in_language(language)) for name, title in held),
    ]


def _sessions(moment: Now) -> list[tuple[str, str]]:
    """Sessions in preparation, then those of the register, the newest first."""
    language = moment.language
    planned = Meeting.objects.order_by("-pk").values_list("name", flat=True)[:50]
    held = sorted(moment.state.register.sessions, key=lambda one: one.id[-10:], reverse=True)
    names = {name: name for name in planned}
    names.update({one.id: one.title.in_language(language) for one in held})
    return [("", _("– none –")), *names.items()]
