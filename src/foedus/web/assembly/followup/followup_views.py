"""The secretariat's follow-up: who owes what, by state, document, step; reminders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.doing import Doing
from foedus.assembly.followup.errors import BadRule
from foedus.assembly.followup.gathering import awaited_of, awaited_of_all
from foedus.assembly.followup.moments import view_at
from foedus.assembly.followup.of_drafts import are_more
from foedus.assembly.followup.posting import post_reminder
from foedus.assembly.followup.reminders import digest, letters_sent, preview, send
from foedus.assembly.followup.rules import RuleSaid, end_rule, make_rule
from foedus.assembly.models.followup import ReminderEvent, ReminderLetter, ReminderRule
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.view import View
from foedus.followup.data import as_csv
from foedus.followup.reminding import Before, Every, Recurrence
from foedus.followup.terms import STAND_NAMES, STEP_NAMES, Owed, Stand, Step
from foedus.law.terms.errors import UnknownName
from foedus.web.assembly.followup.answering import answering
from foedus.web.delegations.shown import shown
from foedus.web.languages import language_now

PER_PAGE: Final = 100
_LONGEST: Final = 200
_FEW_DIGITS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the follow-up is asked for; what is empty is not asked."""

    state: str
    document: str
    step: str
    stand: str
    late: str

    def takes(self, one: Owed, view: View) -> bool:
        """Whether *one* is among what is asked for."""
        words = self.document.casefold()
        named = (one.subject, one.title.en, one.title.ru)
        return (
            self.state in {"", one.party}
            and self.step in {"", one.step}
            and self.stand in {"", one.stand}
            and (not self.late or one.is_late(view.on))
            and (not words or any(words in name.casefold() for name in named))
        )


def _wanted(request: HttpRequest, view: View) -> Wanted:
    """The filters. Raises `UnknownName`, `BadFilter`."""
    asked = {
        name: request.GET.get(name, "").strip()[:_LONGEST]
        for name in ("state", "document", "step", "stand", "late")
    }
    if asked["state"] and asked["state"] not in view.register.party:
        raise UnknownName("party", asked["state"], view.register.party)
    for name, known in (("step", tuple(Step)), ("stand", tuple(Stand)), ("late", ("1",))):
        if asked[name] and asked[name] not in known:
            raise BadFilter(name, asked[name], known)
    return Wanted(**asked)


@permitted("assembly.follow_up")
@never_cache
@require_safe
@answering
def followup(request: HttpRequest) -> HttpResponseBase:
    """Who owes which step, since when, until when, and what waits for it."""
    at = timezone.now()
    view = view_at(at, language_now())
    wanted = _wanted(request, view)
    found = _found(view, wanted, at)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "wanted": wanted,
        "page": page,
        "rows": shown(view, page.object_list),
        "query": urlencode({k: v for k, v in request.GET.items() if k != "page" and v}),
        "stands": _by_stand(view, found),
        "late": sum(1 for one in found if one.is_late(view.on)),
        "states": sorted(((code, view.name_of(code)) for code in view.register.party), key=_name),
        "bounded": not wanted.state and are_more(),
        "steps": [(str(step), view.say(STEP_NAMES[step])) for step in Step],
        "all_stands": [(str(stand), view.say(STAND_NAMES[stand])) for stand in Stand],
        "on": view.on,
    }
    return render(request, "assembly/followup/followup.html", context)


def _by_stand(view: View, found: Iterable[Owed]) -> list[tuple[str, str, int]]:
    counts = Counter(one.stand for one in found)
    return [(str(s), view.say(STAND_NAMES[s]), counts[s]) for s in Stand if counts[s]]


def _name(pair: tuple[str, str]) -> str:
    return pair[1]


def _found(view: View, wanted: Wanted, at: datetime) -> list[Owed]:
    """What is asked for; of one state only what concerns it is looked at."""
    state = wanted.state
    debts = awaited_of(view, state, at) if state else awaited_of_all(view, at)
    return [one for one in debts if wanted.takes(one, view)]


@permitted("assembly.follow_up")
@never_cache
@require_safe
@answering
def followup_csv(request: HttpRequest) -> HttpResponseBase:
    """The same with the same filters, as CSV."""
    at = timezone.now()
    view = view_at(at, language_now())
    wanted = _wanted(request, view)
    text = as_csv(_found(view, wanted, at), view.on, view.language)
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
