"""How the manners of signature are drawn: a shape first, then a word, then a colour."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from foedus.collection.charts.icons import MARKS, Shape, shapes
from foedus.collection.charts.markup import Node, as_html, node
from foedus.signing.manners import SigningManner

M = SigningManner

_LINE: Final = {"fill": "none", "stroke": "currentColor"}
_ON: Final = {"fill": "none", "class": "on-mark", "stroke-width": "1.5"}
_LOZENGE: Final[Shape] = ("path", {"d": "M8 .5 15.5 8 8 15.5.5 8z", "fill": "currentColor"})

_OWN: Final[dict[str, tuple[Shape, ...]]] = {
    "position": (_LOZENGE, ("path", {"d": "M4.7 8h6.6", **_ON})),
    "referendum": (
        ("circle", {"cx": "8", "cy": "8", "r": "6.6", **_LINE, "stroke-width": "1.5"}),
        ("path", {"d": "M5.2 11.4 8 4.3l2.8 7.1M6.2 9h3.6", **_LINE, "stroke-width": "1.4"}),
    ),
    "procedures": (
        ("circle", {"cx": "8", "cy": "8", "r": "6.6", **_LINE, "stroke-width": "1.5"}),
        ("path", {"d": "m4.6 8.4 2.3 2.5 4.5-5.3", **_LINE, "stroke-width": "1.6"}),
    ),
    "refused": (("path", {"d": "m3 3 10 10M13 3 3 13", **_LINE, "stroke-width": "2.2"}),),
    "waits": (
        ("path", {"d": "M3.5 1.5h9L8 8l4.5 6.5h-9L8 8z", **_LINE, "stroke-width": "1.6"}),
    ),
    "open": (
        ("circle", {"cx": "8", "cy": "8", "r": "5.5", **_LINE, "stroke-width": "1",
                    "stroke-dasharray": "1.5 2"}),
    ),
}  # fmt: skip

SHAPES: Final[dict[SigningManner, str]] = {
    M.SIGNED: "tick",
    M.RESERVATION: "reserved",
    M.SPECIAL_OPINION: "opinion",
    M.SPECIAL_POSITION: "position",
    M.AD_REFERENDUM: "referendum",
    M.SUBJECT_TO_PROCEDURES: "procedures",
    M.NOT_SIGNED: "not-signed",
    M.REFUSED: "refused",
    M.UNKNOWN: "silent",
    M.TAKEN_BACK: "open",
}
"""The shape of each manner; what is open recedes, so that what is recorded can be seen."""

VOICES: Final[dict[SigningManner, str]] = {
    M.SIGNED: "force",
    M.RESERVATION: "pause",
    M.SPECIAL_OPINION: "rival",
    M.SPECIAL_POSITION: "rival",
    M.AD_REFERENDUM: "pause",
    M.SUBJECT_TO_PROCEDURES: "force",
    M.NOT_SIGNED: "",
    M.REFUSED: "pause",
    M.UNKNOWN: "unknown",
    M.TAKEN_BACK: "out",
}
"""The class of each manner's colour; none: the colour of the text."""

KEYS: Final[dict[SigningManner, tuple[str, str]]] = {
    M.SIGNED: ("KeyS", "S"),
    M.RESERVATION: ("KeyR", "R"),
    M.SPECIAL_OPINION: ("KeyO", "O"),
    M.SPECIAL_POSITION: ("KeyP", "P"),
    M.AD_REFERENDUM: ("KeyA", "A"),
    M.SUBJECT_TO_PROCEDURES: ("KeyL", "L"),
    M.NOT_SIGNED: ("KeyN", "N"),
    M.REFUSED: ("KeyX", "X"),
    M.UNKNOWN: ("KeyU", "U"),
    M.TAKEN_BACK: ("Delete", "Del"),
}
"""The key of each manner: its place on the keyboard, the same in every language, and its letter."""


def drawn(manner: SigningManner) -> SafeString:
    """The shape of *manner*, beside its word."""
    return used(SHAPES[manner])


@cache
def used(shape: str) -> SafeString:
    """*shape*, out of the `definitions` of the page; screen readers have the word."""
    return mark_safe(  # noqa: S308 - made here, of nothing that was given
        f'<svg class="ic" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f'<use href="#m-{shape}"/></svg>'
    )


@cache
def definitions() -> SafeString:
    """All shapes, once on a page; cells and scripts refer to them."""
    names = [*dict.fromkeys(SHAPES.values()), "waits"]
    symbols = [
        node("symbol", {"id": f"m-{name}", "viewBox": "0 0 16 16"}, *_shapes(name))
        for name in names
    ]
    frame = {"class": "defs", "aria-hidden": "true", "focusable": "false"}
    return mark_safe(as_html(node("svg", frame, *symbols)))  # noqa: S308 - likewise


def _shapes(name: str) -> tuple[Node, ...]:
    if name in MARKS:
        return shapes(name)
    return tuple(node(tag, attributes) for tag, attributes in _OWN[name])
