"""The pages of delegations: their home and each list; officers see them and change nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.models import User
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.accounts.roles import DELEGATES
from foedus.assembly.doing import Doing
from foedus.assembly.followup.documents import drafts_open_to
from foedus.assembly.followup.feeds import keys_of, make_feed_key, revoke_feed_key
from foedus.assembly.followup.keeping import all_awaited, awaited_by
from foedus.assembly.followup.moments import view_at
from foedus.assembly.followup.sessions_to_come import sessions_of
from foedus.assembly.models.followup import FeedKey
from foedus.collection.pages.view import View
from foedus.followup.standing_list import bound_by, signed_by
from foedus.followup.terms import Stand
from foedus.web.assembly.followup.answering import answering
from foedus.web.delegations import home as home_of
from foedus.web.delegations.shown import at_home, in_the_room, shown
from foedus.web.languages import PREFIXES, language_now

PER_PAGE: Final = 50


def _code(request: HttpRequest, code: str, section: str = "") -> str:  # noqa: ARG001 - a view's words
    return code


def _view(code: str) -> View:
    """The register now; 404 for a state that it does not hold."""
    view = view_at(timezone.now(), language_now())
    if code not in view.register.party:
        raise Http404(_("The register holds no state of this code."))
    return view


@permitted("assembly.follow_up")
@never_cache
@require_safe
@answering
def delegations(request: HttpRequest) -> HttpResponseBase:
    """Every delegation that has accounts or owes something, with what is awaited from it."""
    at = timezone.now()
    view = view_at(at, language_now())
    debts = [one for one in all_awaited(view, at) if one.stand is Stand.OWED]
    awaited = Counter(one.party for one in debts)
    late = Counter(one.party for one in debts if one.is_late(view.on))
    seated = User.objects.filter(role__in=sorted(DELEGATES), is_active=True)
    people = Counter(seated.values_list("delegation", flat=True))
    codes = sorted({*awaited, *people} & view.register.party.keys(), key=view.name_of)
    page = Paginator(codes, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(code, view.name_of(code), awaited[code], late[code], people[code]) for code in page]
    return render(request, "assembly/followup/delegations.html", {"page": page, "rows": rows})


@permitted("assembly.view_own", obj=_code)
@never_cache
@require_safe
@answering
def delegation_home(request: HttpRequest, code: str) -> HttpResponseBase:
    """The page of one delegation."""
    context = {**home_of.home(_view(code), code, timezone.now()), **_whose(request, code)}
    return render(request, "assembly/followup/home.html", context)


@permitted("assembly.view_own", obj=_code)
@never_cache
@require_safe
@answering
def delegation_list(request: HttpRequest, code: str, section: str) -> HttpResponseBase:
    """One list of a delegation's page, whole, in pages."""
    view = _view(code)
    title, rows, draw = _LISTS[section](view, code)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": title,
        "section": section,
        "page": page,
        "rows": draw(view, page.object_list),
        "state": view.name_of(code),
        "code": code,
        **_whose(request, code),
    }
    return render(request, "assembly/followup/list.html", context)


def _whose(request: HttpRequest, code: str) -> dict[str, Any]:
    return {"is_own": account_signed_in(request).delegation == code}


def _waiting(view: View, code: str) -> tuple[str, Any, Any]:
    rows = in_the_room(awaited_by(view, code, timezone.now()))
    return _("What waits for the delegation"), rows, shown


def _owed(view: View, code: str) -> tuple[str, Any, Any]:
    rows = at_home(awaited_by(view, code, timezone.now()))
    return _("What the state has still to do"), rows, shown


def _signed(view: View, code: str) -> tuple[str, Any, Any]:
    return _("What was signed, and how"), signed_by(view, code), home_of.signed_shown


def _bound(view: View, code: str) -> tuple[str, Any, Any]:
    return _("What binds the state"), bound_by(view, code), home_of.bound_shown


def _sessions(view: View, code: str) -> tuple[str, Any, Any]:
    return _("Sessions to come"), sessions_of(code, view.on), home_of.sessions_shown


def _drafts(view: View, code: str) -> tuple[str, Any, Any]:
    del view
    return _("Drafts under way"), drafts_open_to(code), home_of.drafts_shown


_LISTS: Final = {
    "waiting": _waiting,
    "owed": _owed,
    "signed": _signed,
    "bound": _bound,
    "sessions": _sessions,
    "drafts": _drafts,
}
SECTIONS: Final = tuple(_LISTS)
"""The lists that have an address."""


@permitted("accounts.own")
@never_cache
@require_safe
@answering
def calendar_keys(request: HttpRequest) -> HttpResponseBase:
    """The keys of the own calendar."""
    return _keys_page(request)


def _own(request: HttpRequest) -> str:
    """The delegation of who asks; empty for officers."""
    return account_signed_in(request).delegation


@permitted("assembly.view_own", obj=_own)
@never_cache
@require_POST
@answering
def make_key(request: HttpRequest) -> HttpResponseBase:
    """Make a key; its address is shown on this page, once."""
    doing = Doing(account_signed_in(request), timezone.now())
    _row, text = make_feed_key(doing, request.POST.get("name", ""))
    return _keys_page(request, text)


@permitted("accounts.own")
@never_cache
@require_POST
@answering
def revoke_key(request: HttpRequest, number: int) -> HttpResponseBase:
    """End a key of the own calendar at once."""
    by = account_signed_in(request)
    get_object_or_404(FeedKey, pk=number, owner=by)
    revoke_feed_key(Doing(by, timezone.now()), number)
    messages.success(request, _("The key is revoked; its address opens nothing any more."))
    return redirect("assembly_calendar_keys")


def _keys_page(request: HttpRequest, text: str = "") -> HttpResponseBase:
    by = account_signed_in(request)
    address = ""
    if text:
        path = reverse("assembly_feed", kwargs={"key": text})
        address = request.build_absolute_uri(path)
    context = {
        "keys": keys_of(by),
        "address": address,
        "is_delegate": by.is_delegate,
        "code": by.delegation,
        "public": request.build_absolute_uri(f"{PREFIXES[language_now()]}/assembly/calendar.ics"),
    }
    return render(request, "assembly/followup/calendar.html", context)
