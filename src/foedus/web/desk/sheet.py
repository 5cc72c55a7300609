"""The whole form of a received instrument: its parts together, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from foedus.depositary.terms import OfficeHeld, Original, Signatory
from foedus.law.terms.acts import Kind, Manner, Qualification
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.wording import Wording
from foedus.register.written import Written
from foedus.web.desk.holdings import Holdings
from foedus.web.desk.instrument_form import DATES_CORRECTED, InstrumentForm
from foedus.web.desk.parts_forms import (
    ChecklistForm,
    PowersForm,
    ReservationForm,
    checklist_initial,
    powers_initial,
)

EMPTY_ROWS: Final = 2
MOST_ROWS: Final = 20
"""Reservations that can come with one instrument."""

_SAME: Final = (
    "party",
    "title_as_written",
    "place",
    "courtesy_translation",
    "seal",
    "scope",
    "effect",
    "about",
    "goods",
    "provisions",
    "predecessor",
    "date_of_succession",
    "opposes_entry_into_force",
    "dated",
    "received",
    "languages",
    "instrument",
    "sources",
)
"""The fields that form and value say alike."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a form: the field to go to, what it is called, what is wrong."""

    at: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of the form, filled from a request, from what is held, or empty."""

    main: InstrumentForm
    powers: PowersForm
    checklist: ChecklistForm
    reservations: tuple[ReservationForm, ...]

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """All parts, in their order on the page."""
        return (self.main, *self.reservations, self.powers, self.checklist)

    def is_valid(self) -> bool:
        """Whether every part is; all are looked at, so that all faults are told at once."""
        return all([form.is_valid() for form in self.forms])  # noqa: C419 - each is to be asked

    def faults(self) -> tuple[Fault, ...]:
        """The faults of all parts, for the summary."""
        return tuple(fault for form in self.forms for fault in faults_of(form))

    def written(self) -> Written:
        """What the valid form says."""
        given = self.main.cleaned_data
        last = given["until_last"]
        corrects = ((name, given[f"corrects_{name}"]) for name in DATES_CORRECTED)
        reserved = (form.written() for form in self.reservations)
        return Written(
            **{name: given[name] for name in _SAME},
            kind=Kind(given["kind"]),
            original=Original(given["original"]),
            signatory=_signatory(given),
            powers=self.powers.written(),
            form=self.checklist.written(),
            until=None if last is None else last + ONE_DAY,
            reservations=tuple(one for one in reserved if one is not None),
            towards=tuple(given["towards"]),
            corrects=tuple((name, day) for name, day in corrects if day is not None),
            manner=Manner(given["manner"] or Manner.AS_CLAUSE_SAYS),
            qualification=Qualification(given["qualification"] or Qualification.NONE),
            words=Wording(given["words_en"], given["words_ru"]),
            remarks=Wording(given["remarks_en"], given["remarks_ru"]),
        )


def _signatory(given: Mapping[str, Any]) -> Signatory:
    return Signatory(
        name=given["signatory_name"],
        office=OfficeHeld(given["signatory_office"] or OfficeHeld.UNKNOWN),
        title=given["signatory_title"],
    )


def faults_of(form: forms.BaseForm) -> Iterator[Fault]:
    """The faults of one part."""
    for name, errors in form.errors.items():
        bound = None if name == NON_FIELD_ERRORS else form[name]
        for words in errors:
            yield Fault(
                at="main" if bound is None else at_of(bound),
                label=_("The form") if bound is None else str(bound.label),
                words=str(words),
            )


def at_of(bound: forms.BoundField) -> str:
    """The id to which a link to a field leads; of ticks, that of their frame."""
    return f"{bound.auto_id}_frame" if bound.use_fieldset else str(bound.auto_id)


def sheet_from(holdings: Holdings, today: date, data: Mapping[str, Any]) -> Sheet:
    """The form as it was sent."""
    return Sheet(
        InstrumentForm(holdings, today, data),
        PowersForm(holdings.language, today, data),
        ChecklistForm(holdings.language, data),
        tuple(ReservationForm(number, data) for number in range(_rows(data))),
    )


def _rows(data: Mapping[str, Any]) -> int:
    given = str(data.get("reservations", ""))
    asked = int(given) if given.isascii() and given.isdecimal() and len(given) < 4 else EMPTY_ROWS  # noqa: PLR2004 - digits
    more = EMPTY_ROWS if data.get("again") == "reservations" else 0
    return max(1, min(asked + more, MOST_ROWS))


def sheet_of(holdings: Holdings, today: date, initial: Mapping[str, Any]) -> Sheet:
    """An empty form, with some fields filled beforehand."""
    return Sheet(
        InstrumentForm(holdings, today, initial={"received": today, **initial}),
        PowersForm(holdings.language, today),
        ChecklistForm(holdings.language),
        tuple(ReservationForm(number) for number in range(EMPTY_ROWS)),
    )


def sheet_again(sheet: Sheet) -> Sheet:
    """The same words, not judged yet: for a form that is sent to be shown again with more rows."""
    holdings, today = sheet.main.holdings, sheet.main.today
    return Sheet(
        InstrumentForm(holdings, today, initial=typed_in(sheet.main)),
        PowersForm(holdings.language, today, initial=typed_in(sheet.powers)),
        ChecklistForm(holdings.language, initial=typed_in(sheet.checklist)),
        tuple(ReservationForm(one.number, initial=typed_in(one)) for one in sheet.reservations),
    )


def typed_in(form: forms.Form) -> dict[str, Any]:
    """What was typed into a form, by field, as it was typed."""
    return {
        name: field.widget.value_from_datadict(form.data, {}, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def sheet_showing(holdings: Holdings, today: date, written: Written) -> Sheet:
    """The form with what is held of an instrument."""
    rows = max(len(written.reservations) + 1, EMPTY_ROWS)
    reserved: list[dict[str, Any]] = [
        {"words_en": one.words.en, "words_ru": one.words.ru, "provisions": one.provisions}
        for one in written.reservations
    ]
    reserved += [{}] * (rows - len(reserved))
    return Sheet(
        InstrumentForm(holdings, today, initial=main_initial(written)),
        PowersForm(holdings.language, today, initial=powers_initial(written.powers)),
        ChecklistForm(holdings.language, initial=checklist_initial(written.form)),
        tuple(ReservationForm(number, initial=one) for number, one in enumerate(reserved)),
    )


def main_initial(written: Written) -> dict[str, Any]:
    """What is held of an instrument, as the main part of the form shows it."""
    until = written.until
    return {
        **{name: getattr(written, name) for name in _SAME},
        "kind": written.kind.value,
        "original": written.original.value,
        "signatory_name": written.signatory.name,
        "signatory_office": written.signatory.office.value,
        "signatory_title": written.signatory.title,
        "until_last": None if until is None else until - ONE_DAY,
        "towards": list(written.towards),
        **{f"corrects_{name}": day for name, day in written.corrects},
        "manner": written.manner.value,
        "qualification": written.qualification.value,
        "words_en": written.words.en,
        "words_ru": written.words.ru,
        "remarks_en": written.remarks.en,
        "remarks_ru": written.remarks.ru,
    }
