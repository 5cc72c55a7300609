"""How a mark is drawn beside its word: the shape, and the class of its colour."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from foedus.collection.charts.icons import MARKS, icon
from foedus.collection.charts.markup import Node, as_html, node
from foedus.collection.pages.marks import Mark

_SHAPES: Final[dict[Mark, str]] = {
    Mark.IN_FORCE: "force",
    Mark.OPEN: "sign",
    Mark.PROVISIONAL: "prov",
    Mark.SUSPENDED: "susp",
    Mark.ENDED: "end",
    Mark.DISPUTED: "disp",
    Mark.UNKNOWN: "unk",
    Mark.THROUGH: "via",
    Mark.NONE: "out",
}
_ABOUT_ACTS: Final[dict[Mark, tuple[str, str]]] = {
    Mark.DONE: ("m2 8.5 4 4.2L14 3.5", "2.4"),
    Mark.WAITS: ("M3.5 1.5h9L8 8l4.5 6.5h-9L8 8z", "1.6"),
    Mark.REFUSED: ("m3 3 10 10M13 3 3 13", "2.2"),
}
VOICES: Final[dict[Mark, str]] = {
    Mark.IN_FORCE: "force",
    Mark.OPEN: "out",
    Mark.PROVISIONAL: "force",
    Mark.SUSPENDED: "pause",
    Mark.ENDED: "ended",
    Mark.DISPUTED: "rival",
    Mark.UNKNOWN: "unknown",
    Mark.THROUGH: "force",
    Mark.NONE: "out",
    Mark.DONE: "force",
    Mark.WAITS: "pause",
    Mark.REFUSED: "pause",
}
WORDS: Final = {
    Mark.IN_FORCE: _("in force"),
    Mark.OPEN: _("signed or expected, not yet bound"),
    Mark.PROVISIONAL: _("applied provisionally"),
    Mark.SUSPENDED: _("suspended"),
    Mark.ENDED: _("ended or withdrawn"),
    Mark.DISPUTED: _("disputed"),
    Mark.UNKNOWN: _("unknown"),
    Mark.THROUGH: _("bound through another instrument"),
    Mark.NONE: _("no bond"),
    Mark.DONE: _("done"),
    Mark.WAITS: _("waits"),
    Mark.REFUSED: _("late or refused"),
}


@cache
def drawn(mark: str) -> SafeString:
    """The shape of *mark* (of `Mark`, or as charts name it); screen readers have the word."""
    return mark_safe(as_html(_shape(mark)))  # noqa: S308 - made here, of nothing that was given


def _shape(mark: str) -> Node:
    if mark in MARKS:
        return icon(mark)
    known = Mark(mark)
    if known in _SHAPES:
        return icon(_SHAPES[known])
    path, width = _ABOUT_ACTS[known]
    frame = {"class": "ic", "viewBox": "0 0 16 16", "aria-hidden": "true", "focusable": "false"}
    line = {"d": path, "fill": "none", "stroke": "currentColor", "stroke-width": width}
    return node("svg", frame, node("path", line))
