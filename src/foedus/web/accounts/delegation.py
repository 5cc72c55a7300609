"""The people of a delegation, for its administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts import delegations
from foedus.accounts.delegations import MANAGE
from foedus.accounts.errors import UnusableAccount
from foedus.accounts.models import User
from foedus.accounts.people import ONE_TIME_DAYS
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.accounts.roles import Role
from foedus.web.accounts.forms import InvitationForm, RoleForm


def _own_delegation(request: HttpRequest) -> str:
    return account_signed_in(request).delegation


def _colleague(request: HttpRequest, who: str) -> User:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(User, public_id=who)


@permitted(MANAGE, obj=_own_delegation)
@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who has an account in the own delegation."""
    account = account_signed_in(request)
    context = {"account": account, "people": delegations.colleagues_of(account)}
    return render(request, "accounts/delegation.html", context)


@permitted(MANAGE, obj=_own_delegation)
@never_cache
def new_person(request: HttpRequest) -> HttpResponse:
    """Make an account, and show its one-time password this once."""
    account = account_signed_in(request)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            password = delegations.invite(
                by=account,
                username=given["username"],
                role=Role(given["role"]),
                name=given["name"],
                email=given["email"],
            )
        except UnusableAccount as error:
            form.add_error("username", str(error))
        else:
            return _one_time(request, given["username"], password)
    return render(request, "accounts/new_person.html", {"form": form, "account": account})


@permitted(MANAGE, obj=_colleague)
@never_cache
@require_POST
def renew(request: HttpRequest, who: str) -> HttpResponse:
    """Give a colleague a new one-time password, and show it this once."""
    colleague = _colleague(request, who)
    password = delegations.renew(by=account_signed_in(request), account=colleague)
    return _one_time(request, colleague.username, password)


@permitted(MANAGE, obj=_colleague)
@never_cache
@require_POST
def reopen(request: HttpRequest, who: str) -> HttpResponse:
    """Open a colleague's account again, and show its one-time password this once."""
    colleague = _colleague(request, who)
    password = delegations.reopen(by=account_signed_in(request), account=colleague)
    return _one_time(request, colleague.username, password)


@permitted(MANAGE, obj=_colleague)
@require_POST
def close(request: HttpRequest, who: str) -> HttpResponse:
    """Close a colleague's account."""
    colleague = _colleague(request, who)
    try:
        delegations.close(by=account_signed_in(request), account=colleague)
    except UnusableAccount as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("The account “%(name)s” is closed.") % {"name": colleague.username}
        )
    return redirect("accounts_delegation")


@permitted(MANAGE, obj=_colleague)
@require_POST
def change_role(request: HttpRequest, who: str) -> HttpResponse:
    """Make a colleague member or administrator. Any other role is refused, and logged."""
    colleague, form = _colleague(request, who), RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a role."))
        return redirect("accounts_delegation")
    role = Role(form.cleaned_data["role"])
    try:
        delegations.change_role(by=account_signed_in(request), account=colleague, role=role)
    except UnusableAccount as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The role is changed."))
    return redirect("accounts_delegation")


def _one_time(request: HttpRequest, username: str, password: str) -> HttpResponse:
    context = {"username": username, "password": password, "days": ONE_TIME_DAYS}
    return render(request, "accounts/one_time.html", context)
