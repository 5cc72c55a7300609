"""The forms of a dispute: opening it, a step, a report of compliance, a question where to go."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.assembly.models.disputes import ComplianceReport, DisputeCase, DisputeStep
from foedus.followup.disputes.timetable import Did
from foedus.law.terms.settlement import Settlement
from foedus.web.desk.fields import NAME, WORDS, DayField, PlainField
from foedus.web.desk.now import Now

DAY_HINT = gettext_lazy("Year-month-day, as 2012-09-20.")
CHOOSE: Final = {
    "required": gettext_lazy("Choose one."),
    "invalid_choice": gettext_lazy("Choose one of the list."),
}
DAY_NEEDED: Final = {"required": gettext_lazy("Give the day, year-month-day, as 2012-09-20.")}


class CaseForm(forms.Form):
    """Who complains of whom, under which treaty, since when, of what."""

    instrument = forms.ChoiceField(
        label=gettext_lazy("Treaty"),
        help_text=gettext_lazy("Treaties whose clause on disputes the register holds."),
        error_messages=CHOOSE,
    )
    claimant = forms.ChoiceField(label=gettext_lazy("Who complains"), error_messages=CHOOSE)
    respondent = forms.ChoiceField(label=gettext_lazy("Of whom"), error_messages=CHOOSE)
    opened_on = DayField(
        label=gettext_lazy("Day of the request"),
        help_text=DAY_HINT,
        required=True,
        error_messages=DAY_NEEDED,
    )
    title = PlainField(
        NAME,
        label=gettext_lazy("What it is about, in short"),
        required=True,
        error_messages={"required": gettext_lazy("Say what it is about.")},
    )
    claim = PlainField(WORDS, rows=6, label=gettext_lazy("The complaint"))

    def __init__(self, moment: Now, own: str, data: Any = None) -> None:
        super().__init__(data, initial={"opened_on": moment.today, "claimant": own})
        self.fields["instrument"].choices = with_clause(moment)  # type: ignore[attr-defined] # a choice
        states = [("", _("– choose –")), *moment.holdings.party_choices()]
        mine = [one for one in states if one[0] == own] if own else states
        self.fields["claimant"].choices = mine  # type: ignore[attr-defined] # a choice
        self.fields["respondent"].choices = states  # type: ignore[attr-defined] # a choice

    def clean(self) -> dict[str, Any]:
        """Two different states."""
        given = self.cleaned_data
        if given.get("claimant") and given.get("claimant") == given.get("respondent"):
            self.add_error("respondent", _("Name two different states."))
        return given


def with_clause(moment: Now) -> list[tuple[str, str]]:
    """The treaties that have a clause on disputes."""
    held = [one for one in moment.state.register.instruments if one.clauses.settlement is not None]
    return [
        ("", _("– choose –")),
        *((one.id, one.title.in_language(moment.language)) for one in held),
    ]


class StepForm(forms.Form):
    """What was done in which step."""

    step = forms.ChoiceField(label=gettext_lazy("Step"), error_messages=CHOOSE)
    did = forms.ChoiceField(
        label=gettext_lazy("What was done"),
        choices=DisputeStep.Did.choices,
        initial=DisputeStep.Did.BEGUN,
        error_messages=CHOOSE,
    )
    side = forms.ChoiceField(label=gettext_lazy("By whom"), required=False, error_messages=CHOOSE)
    day = DayField(
        label=gettext_lazy("Day"), help_text=DAY_HINT, required=True, error_messages=DAY_NEEDED
    )
    words = PlainField(
        WORDS,
        rows=4,
        label=gettext_lazy("In words"),
        help_text=gettext_lazy("What was asked, agreed or decided."),
    )
    comply_by = DayField(
        label=gettext_lazy("To be carried out by"),
        help_text=gettext_lazy("Only for a decision or a settlement that sets a day."),
    )
    evidence = PlainField(NAME, label=gettext_lazy("Evidence"))

    def __init__(
        self, moment: Now, case: DisputeCase, clause: Settlement, own: str, data: Any = None
    ) -> None:
        side = own or case.claimant
        super().__init__(data, initial={"day": moment.today, "side": side}, prefix="step")
        fields: Any = self.fields
        fields["step"].choices = [
            (one.name, f"{one.name} ({one.text.cite})") for one in clause.steps
        ]
        sides = [(code, moment.holdings.party(code)) for code in (case.claimant, case.respondent)]
        if own:
            fields["side"].choices = [one for one in sides if one[0] == own]
            fields["did"].choices = [
                one for one in DisputeStep.Did.choices if one[0] != Did.DECIDED
            ]
        else:
            fields["side"].choices = [*sides, ("", _("the court or panel"))]

    def clean(self) -> dict[str, Any]:
        """A decision and a settlement say what was decided or agreed."""
        given = self.cleaned_data
        orders = given.get("did") in {Did.DECIDED, Did.SETTLED}
        if orders and not given.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say what was decided or agreed."))
        if given.get("comply_by") and not orders:
            self.add_error("comply_by", _("Only a decision or a settlement sets such a day."))
        return given


class ComplianceForm(forms.Form):
    """How far what was decided is carried out, in the words of a side."""

    party = forms.ChoiceField(label=gettext_lazy("Who says so"), error_messages=CHOOSE)
    state = forms.ChoiceField(
        label=gettext_lazy("How far"),
        choices=ComplianceReport.State.choices,
        error_messages=CHOOSE,
    )
    day = DayField(
        label=gettext_lazy("Day"), help_text=DAY_HINT, required=True, error_messages=DAY_NEEDED
    )
    words = PlainField(WORDS, rows=3, label=gettext_lazy("In words"))
    evidence = PlainField(NAME, label=gettext_lazy("Evidence"))

    def __init__(self, moment: Now, case: DisputeCase, own: str, data: Any = None) -> None:
        super().__init__(data, initial={"day": moment.today}, prefix="compliance")
        sides = [(code, moment.holdings.party(code)) for code in (case.claimant, case.respondent)]
        mine = [one for one in sides if one[0] == own] if own else sides
        self.fields["party"].choices = mine  # type: ignore[attr-defined] # a choice
