"""The own account and its keys."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts import second_factor
from foedus.accounts.errors import UnusableKey
from foedus.accounts.keys import make_key, revoke_key
from foedus.accounts.models import ApiKey, User
from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted, signed_in
from foedus.web.accounts.forms import KeyForm

View = Callable[..., HttpResponse]
confirmed: Callable[[View], View] = reauthentication_required
"""Ask for the password, or a code, once more unless it was given in the last minutes."""


def _oneself(request: HttpRequest) -> User:
    return account_signed_in(request)


def _key(request: HttpRequest, number: int) -> ApiKey:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(ApiKey, pk=number)


@signed_in
@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Who one is here, how one signs in, which keys one has."""
    account = account_signed_in(request)
    context = {
        "account": account,
        "keys": account.keys.all(),
        "second_factor": second_factor.is_set_up(account),
        "manages": might(account, "accounts.manage_delegation"),
        "sees_refusals": might(account, "accounts.view_refusals"),
    }
    return render(request, "accounts/own.html", context)


@permitted("keys.manage", obj=_oneself)
@never_cache
@confirmed
def new_key(request: HttpRequest) -> HttpResponse:
    """Make a key, and show its text this once."""
    owner = account_signed_in(request)
    form = KeyForm(owner, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            key, text = make_key(
                owner=owner,
                name=form.cleaned_data["name"],
                scopes=form.chosen_scopes(),
                expires_on=form.cleaned_data["expires_on"],
            )
        except UnusableKey as error:
            form.add_error(None, str(error))
        else:
            return render(request, "accounts/key_made.html", {"key": key, "text": text})
    return render(request, "accounts/new_key.html", {"form": form})


@permitted("keys.manage", obj=_key)
@require_POST
def end_key(request: HttpRequest, number: int) -> HttpResponse:
    """End a key at once."""
    key = _key(request, number)
    revoke_key(key)
    messages.success(request, _("The key “%(name)s” is revoked.") % {"name": key.name})
    return redirect("accounts_own")
