"""The forms of the account pages. What they take is checked again where it is done."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foedus.accounts.keys import LONGEST, scopes_open_to
from foedus.accounts.models import User
from foedus.accounts.roles import DELEGATES, Role
from foedus.accounts.scopes import Scope


class KeyForm(forms.Form):
    """A new key: only scopes that the owner's role includes are offered."""

    name = forms.CharField(
        label=_("Name of the key"),
        help_text=_("What it is for, for instance the program that uses it."),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), widget=forms.CheckboxSelectMultiple
    )
    expires_on = forms.DateField(
        label=_("First day on which it no longer works"),
        help_text=_("At most a year from today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, owner: User, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type] # a QueryDict or nothing, as Django takes it
        today = timezone.now().date()
        self.fields["scopes"].choices = [  # type: ignore[attr-defined] # of a choice field
            (scope.value, scope.label) for scope in scopes_open_to(owner)
        ]
        self.fields["expires_on"].initial = today + dt.timedelta(days=90)
        self.fields["expires_on"].widget.attrs.update(
            min=str(today + dt.timedelta(days=1)), max=str(today + LONGEST)
        )

    def chosen_scopes(self) -> tuple[Scope, ...]:
        """The scopes that were ticked."""
        return tuple(Scope(scope) for scope in self.cleaned_data["scopes"])


class InvitationForm(forms.Form):
    """A new account in the administrator's own delegation."""

    username = forms.CharField(
        label=_("Name to sign in with"),
        help_text=_("Letters, digits and @ . + - _ only."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("Name of the person"), max_length=150)
    email = forms.EmailField(label=_("E-mail (not required)"), required=False, max_length=254)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in Role if role in DELEGATES],
        widget=forms.RadioSelect,
        initial=Role.DELEGATION_MEMBER,
    )


class RoleForm(forms.Form):
    """Another role within the delegation."""

    role = forms.ChoiceField(choices=[(role.value, role.label) for role in Role])
