"""The accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, roles, permissions, keys."""

    name = "foedus.accounts"
    label = "foedus_accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Take the permission table into use, and listen to the libraries."""
        # models exist only now; the table registers itself when it is read
        from foedus.accounts import permissions, watching  # noqa: F401

        watching.connect()
