"""The parts of the form that stand apart: full powers, the checklist, reservations that came."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.depositary.form import (
    ANSWER_NAMES,
    ITEM_NAMES,
    OF_POWERS_ITEMS,
    Answer,
    Checklist,
    Item,
    ItemAnswer,
)
from foedus.depositary.received import Reserved
from foedus.depositary.terms import OF_POWERS, OFFICE_NAMES, OfficeHeld
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.wording import Language, Wording
from foedus.register.written import WrittenPowers
from foedus.web.desk.fields import NAME, TITLE, WORDS, DayField, ListField, PlainField
from foedus.web.desk.instrument_form import one_of, some_of
from foedus.web.desk.kinds import kind_label

ITEMS: Final = tuple(item for item in Item if item not in OF_POWERS_ITEMS)
"""What an officer looks at; the items of full powers follow from what was written of them."""


class PowersForm(forms.Form):
    """Full powers that came with the instrument; left empty, there are none."""

    person = PlainField(label=gettext_lazy("Person empowered"))
    issuer = PlainField(label=gettext_lazy("Issued by"))
    issuer_office = one_of(label=gettext_lazy("Office of the issuer"))
    dated = DayField(label=gettext_lazy("Date of the full powers"))
    valid_from = DayField(label=gettext_lazy("First day on which they are valid"))
    valid_last = DayField(label=gettext_lazy("Last day on which they are valid"))
    place = PlainField(label=gettext_lazy("Place of the full powers"))
    acts = some_of(label=gettext_lazy("They expressly authorise"))
    treaty = PlainField(
        TITLE, label=gettext_lazy("Treaty, as the full powers name it"), widget=forms.TextInput()
    )
    general = forms.BooleanField(
        required=False, label=gettext_lazy("General: they cover treaties without naming them")
    )
    sealed_only = forms.BooleanField(
        required=False, label=gettext_lazy("They are not signed by hand of the issuer")
    )

    def __init__(
        self, language: Language, today: date, data: Any = None, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial, prefix="powers")
        self.today = today
        offices = [(o.value, OFFICE_NAMES[o].in_language(language)) for o in OfficeHeld]
        offices.sort(key=lambda one: one[0] != OfficeHeld.UNKNOWN)
        acts = [(kind.value, kind_label(kind)) for kind in Kind if kind in OF_POWERS]
        self.fields["issuer_office"].choices = offices  # type: ignore[attr-defined] # of a choice
        self.fields["issuer_office"].initial = OfficeHeld.UNKNOWN.value
        self.fields["acts"].choices = acts  # type: ignore[attr-defined] # of a choice field

    def clean(self) -> dict[str, Any]:
        """All that full powers need to be named, where anything of them is given."""
        given = self.cleaned_data
        if not self._given(given) and not self.errors:
            return given
        for name in ("person", "issuer", "dated"):
            if not given.get(name) and name not in self.errors:
                self.add_error(
                    name, _("Full powers name this; leave all of them empty if none came.")
                )
        dated, last = given.get("dated"), given.get("valid_last")
        if dated and dated > self.today:
            self.add_error("dated", _("%(day)s is in the future.") % {"day": dated})
        if last and last < (given.get("valid_from") or dated or last):
            self.add_error("valid_last", _("They would end before they begin."))
        return given

    @staticmethod
    def _given(given: dict[str, Any]) -> bool:
        office = given.get("issuer_office") not in {"", None, OfficeHeld.UNKNOWN.value}
        return office or any(
            value for name, value in given.items() if name not in {"issuer_office", "sealed_only"}
        )

    def written(self) -> WrittenPowers | None:
        """The full powers, or None where none were written down."""
        given = self.cleaned_data
        if not self._given(given):
            return None
        last = given["valid_last"]
        return WrittenPowers(
            person=given["person"],
            issuer=given["issuer"],
            issuer_office=OfficeHeld(given["issuer_office"] or OfficeHeld.UNKNOWN),
            dated=given["dated"],
            acts=tuple(Kind(one) for one in given["acts"]),
            treaty=given["treaty"],
            general=given["general"],
            valid_from=given["valid_from"],
            valid_until=None if last is None else last + ONE_DAY,
            signed=not given["sealed_only"],
            place=given["place"],
        )


def powers_initial(powers: WrittenPowers | None) -> dict[str, Any]:
    """Full powers as the form shows them."""
    if powers is None:
        return {}
    same = ("person", "issuer", "dated", "treaty", "general", "valid_from", "place")
    until = powers.valid_until
    return {
        **{name: getattr(powers, name) for name in same},
        "issuer_office": powers.issuer_office.value,
        "acts": [kind.value for kind in powers.acts],
        "valid_last": None if until is None else until - ONE_DAY,
        "sealed_only": not powers.signed,
    }


class ChecklistForm(forms.Form):
    """An answer and a remark for each item of proper form; what was not looked at stays empty."""

    def __init__(self, language: Language, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial, prefix="form")
        answers = [
            ("", _("not looked at")),
            *((one.value, ANSWER_NAMES[one].in_language(language)) for one in Answer),
        ]
        for item in ITEMS:
            label = ITEM_NAMES[item].in_language(language)
            remark = _("Remark: %(item)s") % {"item": label}
            self.fields[item.value] = one_of(answers, label=label)
            self.fields[f"{item.value}-remark"] = PlainField(NAME, label=remark)

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each item: answer and remark."""
        return [(self[item.value], self[f"{item.value}-remark"]) for item in ITEMS]

    def written(self) -> Checklist:
        """The answers that were given. A remark without an answer says: cannot be judged."""
        given = self.cleaned_data
        told = ((item, given[item.value], given[f"{item.value}-remark"]) for item in ITEMS)
        return Checklist(
            tuple(
                ItemAnswer(
                    item=item, answer=Answer(answer or Answer.CANNOT_BE_JUDGED), remark=remark
                )
                for item, answer, remark in told
                if answer or remark
            )
        )


def checklist_initial(checklist: Checklist) -> dict[str, Any]:
    """The answers as the form shows them."""
    answers = {one.item.value: one.answer.value for one in checklist.answers}
    remarks = {f"{one.item.value}-remark": one.remark for one in checklist.answers}
    return {**answers, **remarks}


class ReservationForm(forms.Form):
    """A reservation that came with the instrument; left empty, there is none."""

    words_en = PlainField(WORDS, rows=3, label=gettext_lazy("Words of the reservation, in English"))
    words_ru = PlainField(WORDS, rows=3, label=gettext_lazy("Words of the reservation, in Russian"))
    provisions = ListField(label=gettext_lazy("Provisions that it touches"))

    def __init__(self, number: int, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial, prefix=f"reservation-{number}")
        self.number = number

    def clean(self) -> dict[str, Any]:
        """Provisions alone are no reservation."""
        given = self.cleaned_data
        worded = given.get("words_en") or given.get("words_ru")
        if given.get("provisions") and not worded and not self.errors:
            self.add_error("words_en", _("Give the words of the reservation."))
        return given

    def written(self) -> Reserved | None:
        """The reservation, or None where nothing was written."""
        given = self.cleaned_data
        words = Wording(given["words_en"], given["words_ru"])
        return Reserved(words=words, provisions=given["provisions"]) if words else None
