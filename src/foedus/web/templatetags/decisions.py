"""Words of the pages on decisions, for ``{% load decisions %}``."""

from __future__ import annotations

from typing import Final

from django.template import Library
from django.utils.translation import gettext_lazy as _

register = Library()

_EVENTS: Final = {
    "put": _("Put"),
    "extended": _("Deadline changed"),
    "withdrawn": _("Withdrawn"),
    "roll-call": _("Roll call opened"),
    "roll-call-closed": _("Roll call closed"),
    "decided": _("Decided"),
}


@register.filter
def matter_event(did: str) -> str:
    """What was done with a question."""
    return str(_EVENTS.get(did, did))
