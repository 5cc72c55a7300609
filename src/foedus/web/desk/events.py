"""What was done with a dossier, and whom it waits for, in words."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.register.models import Dossier, Stage

_DID: Final[dict[str, Promise]] = {
    "received": gettext_lazy("entered"),
    "amended": gettext_lazy("changed"),
    "attached": gettext_lazy("laid a scan beside it"),
    "examined": gettext_lazy("examined"),
    "sent": gettext_lazy("sent for countersignature"),
    "returned": gettext_lazy("returned"),
    "recorded": gettext_lazy("countersigned and recorded"),
    "refused": gettext_lazy("closed without recording"),
}


def event_label(did: str) -> str:
    """What was done, as the history says it."""
    return str(_DID[did]) if did in _DID else did


def waits_for(dossier: Dossier) -> str:
    """Who has the next step with a dossier; empty where there is none."""
    name = dossier.entered_by.get_full_name()
    match dossier.stage:
        case Stage.RECEIVED:
            return _("a depositary officer, to examine it")
        case Stage.EXAMINED:
            return _("a depositary officer, to send it for countersignature")
        case Stage.RETURNED:
            return _("%(name)s, to mend it") % {"name": name}
        case Stage.SENT:
            return _("a second officer, other than %(name)s") % {"name": name}
        case _:
            return ""
