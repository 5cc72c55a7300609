"""The roles of the house. A person has one; without an account one is the public."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is to the register (DESIGN, section 2)."""

    PUBLIC = "public", _("public")
    DELEGATION_MEMBER = "delegation-member", _("delegation member")
    DELEGATION_ADMINISTRATOR = "delegation-administrator", _("delegation administrator")
    SECRETARIAT_OFFICER = "secretariat-officer", _("secretariat officer")
    DEPOSITARY_OFFICER = "depositary-officer", _("depositary officer")
    AUDITOR = "auditor", _("auditor")


OFFICERS: Final = frozenset(
    {Role.SECRETARIAT_OFFICER, Role.DEPOSITARY_OFFICER, Role.AUDITOR},
)
"""Those who work for the organisation. They sign in with a second factor."""

DELEGATES: Final = frozenset({Role.DELEGATION_MEMBER, Role.DELEGATION_ADMINISTRATOR})
"""Those who act for one state; their account names it."""
