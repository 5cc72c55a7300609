"""The form of a report on a measure."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foedus.assembly.models.programmes import ProgressReport
from foedus.web.desk.fields import NAME, WORDS, DayField, PlainField

CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one of the list.")}


class ReportForm(forms.Form):
    """How far a measure is, who says so, as of which day, on what evidence."""

    measure = forms.ChoiceField(label=_("Measure"), error_messages=CHOOSE)
    reporter = forms.ChoiceField(label=_("Reported by"), error_messages=CHOOSE)
    state = forms.ChoiceField(
        label=_("How far it is"), choices=ProgressReport.State.choices, error_messages=CHOOSE
    )
    day = DayField(
        label=_("As of the day"), help_text=_("Year-month-day, as 2012-09-20."), required=True
    )
    words = PlainField(WORDS, rows=4, label=_("What was done"))
    evidence = PlainField(
        NAME, label=_("Evidence"), help_text=_("A letter, a decision, where it can be read.")
    )

    def __init__(
        self,
        measures: list[tuple[str, str]],
        reporters: list[tuple[str, str]],
        today: date,
        data: Any = None,
    ) -> None:
        super().__init__(data, initial={"day": today})
        self.fields["measure"].choices = measures  # type: ignore[attr-defined] # a choice
        self.fields["reporter"].choices = reporters  # type: ignore[attr-defined] # a choice
