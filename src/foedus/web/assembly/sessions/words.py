"""What enumerations of sessions are called, in the catalogue of translations."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STANDS: Final = {
    "coming": _("to come"),
    "held": pgettext_lazy("session", "held"),
    "in-doubt": _("that it was held is not recorded"),
}
FORMS: Final = {
    "regular": pgettext_lazy("session", "regular"),
    "extraordinary": pgettext_lazy("session", "extraordinary"),
    "informal": pgettext_lazy("session", "informal"),
}
MODES: Final = {
    "in-person": _("in person"),
    "by-video": _("by video"),
    "mixed": _("in person and by video"),
    "unknown": _("unknown"),
}
FORMATS: Final = {
    "narrow": _("narrow format"),
    "extended": _("extended format"),
    "unknown": _("unknown"),
}
LEVELS: Final = {
    "as-seated": _("at the level of the body"),
    "deputy": _("by a deputy"),
    "lower": _("below the level of the body"),
    "absent": _("absent"),
    "unknown": _("level not known"),
}
CAPACITIES: Final = {
    "member": pgettext_lazy("capacity", "seated"),
    "observer": _("observer"),
    "guest": _("guest"),
}
EVENTS: Final = {
    "planned": pgettext_lazy("session", "planned"),
    "moved": pgettext_lazy("session", "moved"),
    "opened": pgettext_lazy("session", "opened"),
    "held": pgettext_lazy("session", "held"),
    "cancelled": pgettext_lazy("session", "called off"),
}
PHASES: Final = {
    "preparing": _("in preparation"),
    "open": pgettext_lazy("session", "open"),
    "held": pgettext_lazy("session", "held"),
    "cancelled": pgettext_lazy("session", "called off"),
}
ACCOUNTS: Final = {
    "": _("nothing said yet"),
    "announced": _("announced"),
    "recorded": _("recorded at the session"),
}
READY: Final = {
    "ready": _("ready"),
    "waits": _("waits"),
    "late": _("late"),
    "not-yet": _("not yet"),
    "not-needed": _("not needed"),
    "unknown": _("unknown"),
}
RELATIONS: Final = {
    "observer": _("observer"),
    "memorandum-of-secretariats": _("memorandum between secretariats"),
    "memorandum": _("memorandum"),
}
DID: Final = {
    "added": _("put on the agenda"),
    "changed": pgettext_lazy("question", "changed"),
    "moved": pgettext_lazy("question", "moved to place"),
    "withdrawn": pgettext_lazy("question", "withdrawn"),
    "document-put": _("document put under it"),
    "document-taken": _("document taken away"),
}

ALL: Final = {
    "stand": STANDS,
    "form": FORMS,
    "mode": MODES,
    "format": FORMATS,
    "level": LEVELS,
    "capacity": CAPACITIES,
    "event": EVENTS,
    "phase": PHASES,
    "account": ACCOUNTS,
    "ready": READY,
    "relation": RELATIONS,
    "did": DID,
}


def word_of(what: str, code: str) -> str:
    """What a reader calls *code* of the enumeration *what*; the code itself where it has no name.

    >>> word_of("level", "something-new")
    'something new'
    """
    named = ALL[what].get(code)
    return code.replace("-", " ") if named is None else str(named)
