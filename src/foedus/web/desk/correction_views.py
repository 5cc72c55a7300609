"""Corrections: propose one, enter objections, draw up the procès-verbal once nobody objects.

VCLT 79. Each step is a dossier like any other: examined, countersigned, notified.
"""

from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.depositary.corrections import UN_PRACTICE_DAYS, CorrectionCase, rectification_act
from foedus.depositary.errors import ActNotHeld
from foedus.law.answers.render import when_text
from foedus.law.terms.acts import Act, Kind, dates_of
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.wording import Wording
from foedus.register.models import Dossier
from foedus.register.written import Written
from foedus.web.desk.corrections_shown import case_of, corrections
from foedus.web.desk.fields import WORDS, DayField, PlainField
from foedus.web.desk.instrument_form import CHOOSE, DATES_CORRECTED
from foedus.web.desk.now import Now, now
from foedus.web.desk.receiving_views import opened_once, usable_key
from foedus.web.desk.sheet import Fault, faults_of
from foedus.web.desk.telling import answering

_LONGEST_PERIOD: Final = 3650


class ProposalForm(forms.Form):
    """An error in an act, what is right, why, and for how long one may object."""

    field = forms.ChoiceField(
        label=gettext_lazy("What is wrong"),
        error_messages=CHOOSE,
        choices=(
            ("received", gettext_lazy("the day of receipt")),
            ("date", gettext_lazy("the date of the document")),
            ("effect", gettext_lazy("the day of effect")),
            ("until", gettext_lazy("the first day after its end")),
        ),
    )
    right = DayField(
        label=gettext_lazy("The right day"),
        help_text=gettext_lazy("Year-month-day, as 2012-09-20."),
    )
    reason_en = PlainField(
        WORDS, rows=3, label=gettext_lazy("How the error came about, in English")
    )
    reason_ru = PlainField(
        WORDS, rows=3, label=gettext_lazy("How the error came about, in Russian")
    )
    period = forms.IntegerField(
        label=gettext_lazy("Days for objections"),
        help_text=gettext_lazy("Counted from today. UN practice sets ninety."),
        min_value=1,
        max_value=_LONGEST_PERIOD,
        initial=UN_PRACTICE_DAYS,
    )

    def __init__(self, act: Act, data: Any = None) -> None:
        super().__init__(data)
        self.act = act

    def clean(self) -> dict[str, Any]:
        """A day that differs from the one that stands, and words that say why."""
        given = self.cleaned_data
        stands = dict(dates_of(self.act)).get(given.get("field", ""))
        if given.get("right") is None and "right" not in self.errors:
            self.add_error("right", _("Give the day, year-month-day, as 2012-09-20."))
        elif given.get("right") is not None and given["right"] == stands:
            self.add_error("right", _("It stands like this already."))
        if not given.get("reason_en") and not given.get("reason_ru") and not self.errors:
            self.add_error(
                "reason_en", _("Say how the error came about, in one language at least.")
            )
        return given


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def overview(request: HttpRequest) -> HttpResponseBase:
    """Every correction proposed, and where it stands."""
    moment = now()
    context = {
        "corrections": tuple(corrections(moment)),
        "corrects": might(account_signed_in(request), "register.correct"),
    }
    return render(request, "desk/corrections.html", context)


@permitted("register.correct")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def propose(request: HttpRequest) -> HttpResponseBase:
    """Choose the act that is wrong, then say what is right; it opens a dossier."""
    moment = now()
    asked = request.POST if request.method == "POST" else request.GET
    instrument, identifier = asked.get("instrument", "")[:300], asked.get("act", "")[:300]
    act = moment.holdings.act(identifier)
    if act is None or act.instrument not in moment.state.register.instrument:
        return _choosing(request, moment, instrument)
    form = ProposalForm(act, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        dossier = _proposed(request, moment, form)
        messages.success(request, _("The proposal is a dossier. Examine it now."))
        return redirect("desk_dossier", number=dossier.pk)
    return _proposing(request, moment, form)


def _choosing(request: HttpRequest, moment: Now, instrument: str) -> HttpResponseBase:
    held = instrument in moment.state.register.instrument
    context = {
        "instruments": moment.holdings.instrument_choices(),
        "instrument": instrument if held else "",
        "acts": moment.holdings.act_choices(instrument) if held else [],
    }
    return render(request, "desk/propose.html", context)


def _proposing(request: HttpRequest, moment: Now, form: ProposalForm) -> HttpResponseBase:
    faults: tuple[Fault, ...] = tuple(faults_of(form)) if form.is_bound else ()
    context = {
        "form": form,
        "act": form.act,
        "line": moment.holdings.act_line(form.act),
        "title": moment.holdings.title(form.act.instrument),
        "stands": [(name, when_text(when)) for name, when in dates_of(form.act)],
        "key": usable_key(request.POST.get("key", "")),
        "faults": faults,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "desk/propose.html", context, status=status)


def _proposed(request: HttpRequest, moment: Now, form: ProposalForm) -> Dossier:
    given = form.cleaned_data
    last = moment.today + timedelta(days=given["period"])
    written = Written(
        kind=Kind.CORRECTION_PROPOSED,
        instrument=form.act.instrument,
        dated=moment.today,
        received=moment.today,
        about=form.act.id,
        corrects=((given["field"], given["right"]),),
        until=last + ONE_DAY,
        words=Wording(given["reason_en"], given["reason_ru"]),
    )
    return _opened(request, moment, written)


def _opened(request: HttpRequest, moment: Now, written: Written) -> Dossier:
    key = usable_key(request.POST.get("key", ""))
    return opened_once(account_signed_in(request), written, key, moment)


@permitted("register.correct")
@never_cache
@require_POST
@answering
def carry_out(request: HttpRequest) -> HttpResponseBase:
    """Open the dossier of the procès-verbal. `BadCorrection` where the correction is not ripe."""
    moment = now()
    act = moment.holdings.act(request.POST.get("proposal", "")[:300])
    if act is None or act.kind is not Kind.CORRECTION_PROPOSED:
        raise Http404
    try:
        case = case_of(act, moment)
    except ActNotHeld:
        raise Http404 from None
    written = _rectifying(case, moment.today)
    dossier = _opened(request, moment, written)
    messages.success(request, _("The procès-verbal is a dossier. Examine it now."))
    return redirect("desk_dossier", number=dossier.pk)


def _rectifying(case: CorrectionCase, today: date) -> Written:
    """The procès-verbal of *today*. Raises `BadCorrection` (E78) while it cannot be drawn up."""
    executed = CorrectionCase(
        instrument=case.instrument,
        about=case.about,
        corrects=case.corrects,
        proposed=case.proposed,
        notified=case.notified,
        period_days=case.period_days,
        objections=case.objections,
        executed=today,
    )
    act = rectification_act(executed, "proces-verbal", today)
    days = ((name, when) for name, when in act.corrects if name in DATES_CORRECTED)
    return Written(
        kind=Kind.CORRECTION,
        instrument=act.instrument,
        dated=today,
        received=today,
        about=act.about,
        corrects=tuple((name, when) for name, when in days if isinstance(when, date)),
    )
