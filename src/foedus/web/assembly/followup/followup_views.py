"""The secretariat's follow-up: who owes what, by state, document, step; reminders."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.doing import Doing
from foedus.assembly.followup.errors import BadRule
from foedus.assembly.followup.moments import view_at
from foedus.assembly.followup.of_drafts import are_more
from foedus.assembly.followup.posting import post_reminder
from foedus.assembly.followup.reminders import digest, letters_sent, preview, send
from foedus.assembly.followup.rules import RuleSaid, end_rule, make_rule
from foedus.assembly.models.followup import ReminderEvent, ReminderLetter, ReminderRule
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.view import View
from foedus.followup.data import as_csv
from foedus.followup.reminding import Before, Every, Recurrence
from foedus.followup.terms import STAND_NAMES, STEP_NAMES, Stand, Step
from foedus.web.assembly.followup.answering import answering
from foedus.web.assembly.followup.finding import found, wanted_of
from foedus.web.delegations.shown import shown
from foedus.web.languages import language_now

PER_PAGE: Final = 50
_FEW_DIGITS: Final = 6


@permitted("assembly.follow_up")
@never_cache
@require_safe
@answering
def followup(request: HttpRequest) -> HttpResponseBase:
    """Who owes which step, since when, until when, and what waits for it."""
    at = timezone.now()
    view = view_at(at, language_now())
    wanted = wanted_of(request, view)
    told = found(view, wanted, at)
    page = Paginator(told.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "wanted": wanted,
        "page": page,
        "rows": shown(view, page.object_list),
        "query": urlencode({k: v for k, v in request.GET.items() if k != "page" and v}),
        "stands": [
            (str(one), view.say(STAND_NAMES[one]), told.stands[one])
            for one in Stand
            if told.stands[one]
        ],
        "late": told.late,
        "states": _options(view, wanted.state),
        "bounded": not wanted.state and are_more(),
        "steps": [(str(step), view.say(STEP_NAMES[step])) for step in Step],
        "all_stands": [(str(stand), view.say(STAND_NAMES[stand])) for stand in Stand],
        "on": view.on,
    }
    return render(request, "assembly/followup/followup.html", context)


def _options(view: View, chosen: str) -> SafeString:
    """The states to choose from, by their names: hundreds, so that a template would be slow."""
    marks = {chosen: " selected"}
    return mark_safe(  # noqa: S308 - every code and name was escaped
        "".join(
            f'<option value="{code}"{marks.get(plain, "")}>{name}</option>'
            for plain, code, name in _states(view)
        )
    )


def _states(view: View) -> tuple[tuple[str, str, str], ...]:
    """The states in the order of their names in the reader's language: code, and both escaped."""

    def made() -> tuple[tuple[str, str, str], ...]:
        named = sorted(((code, view.name_of(code)) for code in view.register.party), key=_name)
        return tuple((code, escape(code), escape(name)) for code, name in named)

    return remembered(view.opened, ("states-by-name", view.on, view.language), made)


def _name(pair: tuple[str, str]) -> str:
    return pair[1]


@permitted("assembly.follow_up")
@never_cache
@require_safe
@answering
def followup_csv(request: HttpRequest) -> HttpResponseBase:
    """The same with the same filters, as CSV."""
    at = timezone.now()
    view = view_at(at, language_now())
    rows = found(view, wanted_of(request, view), at).rows
    text = as_csv(rows, view.on, view.language)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"follow-up-{view.on.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


# --- reminders


@permitted("assembly.follow_up")
@never_cache
@require_safe
@answering
def reminders(request: HttpRequest) -> HttpResponseBase:
    """The rules, the letters that would be sent now, those that were sent."""
    at = timezone.now()
    view = view_at(at, language_now())
    letters = preview(at)
    context = {
        "letters": [
            {
                "code": one.party,
                "name": view.say(one.name),
                "subject": view.say(one.words.subject),
                "body": view.say(one.words.body),
                "count": len({told.owed.key for told in one.told}),
                "mailboxes": one.mailboxes,
            }
            for one in letters
        ],
        "seen": digest(letters),
        "rules": [(one, _rule_words(one, view)) for one in _rules()],
        "sent": [(one, _was_sent(one)) for one in letters_sent()],
        "steps": [(str(step), view.say(STEP_NAMES[step])) for step in Step],
        "may_send": might(account_signed_in(request), "assembly.prepare"),
        "russian": view.language == "ru",
    }
    return render(request, "assembly/followup/reminders.html", context)


def _was_sent(letter: ReminderLetter) -> bool:
    return any(event.what == ReminderEvent.What.SENT for event in letter.events.all())


def _rules() -> Iterator[ReminderRule]:
    yield from ReminderRule.objects.filter(is_active=True).select_related("made_by").order_by("pk")


def _rule_words(one: ReminderRule, view: View) -> str:
    step = view.say(STEP_NAMES[Step(one.step)]) if one.step else _("every step")
    if one.every_days:
        told = ngettext("every %(days)s day", "every %(days)s days", one.every_days)
        return f"{step}: {told % {'days': one.every_days}}"
    days = one.days_before or 0
    told = ngettext("%(days)s day before the deadline", "%(days)s days before the deadline", days)
    return f"{step}: {told % {'days': days}}"


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def send_reminders(request: HttpRequest) -> HttpResponseBase:
    """Send the letters to the delegations that were ticked, as they were seen."""
    doing = Doing(account_signed_in(request), timezone.now())
    sent = send(doing, request.POST.getlist("party"), request.POST.get("seen", ""))
    told = ngettext(
        "%(number)s letter is on its way.", "%(number)s letters are on their way.", len(sent)
    )
    messages.success(request, told % {"number": len(sent)})
    return redirect("assembly_reminders")


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def new_rule(request: HttpRequest) -> HttpResponseBase:
    """Lay down a rule of reminding."""
    said = RuleSaid(
        name=request.POST.get("name", ""),
        step=request.POST.get("step", ""),
        when=_recurrence(request.POST.get("how", ""), request.POST.get("days", "")),
    )
    make_rule(Doing(account_signed_in(request), timezone.now()), said)
    messages.success(request, _("The rule stands; letters are sent when you send them."))
    return redirect("assembly_reminders")


def _recurrence(how: str, days: str) -> Recurrence:
    """Raises `BadRule` for what is no number of days or no way of reminding."""
    text = days.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= _FEW_DIGITS):
        raise BadRule("The days are no number.", "Write a whole number.")
    if how not in {"before", "every"}:
        raise BadRule("It does not say how to count.", "Choose one of the two.")
    return Before(int(text)) if how == "before" else Every(int(text))


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def stop_rule(request: HttpRequest, number: int) -> HttpResponseBase:
    """Put a rule out of use."""
    get_object_or_404(ReminderRule, pk=number)
    seen = request.POST.get("seen", "")
    known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) <= _FEW_DIGITS else 0
    end_rule(Doing(account_signed_in(request), timezone.now()), number, known)
    messages.success(request, _("The rule is out of use."))
    return redirect("assembly_reminders")


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def send_letter_again(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give a letter to the post again that it did not take; one that was sent is left alone."""
    letter = get_object_or_404(ReminderLetter, pk=number)
    post_reminder.enqueue(letter.pk)
    messages.success(request, _("The post tries the letter again."))
    return redirect("assembly_reminders")
