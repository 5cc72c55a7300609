"""The marks: shape first, then word, then colour (they survive print and a screen reader)."""

from __future__ import annotations

from typing import Final

from foedus.collection.charts.markup import Node, node

Shape = tuple[str, dict[str, str]]

_LINE: Final = {"fill": "none", "stroke": "currentColor"}
_FULL: Final = {"fill": "currentColor"}


def _path(d: str, **more: str) -> Shape:
    return "path", {"d": d, **{name.replace("_", "-"): value for name, value in more.items()}}


def _disc(radius: str, **more: str) -> Shape:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return "circle", {"cx": "8", "cy": "8", "r": radius, **named}


MARKS: Final[dict[str, tuple[Shape, ...]]] = {
    "force": (_disc("7", **_FULL),),
    "sign": (_disc("6", **_LINE, stroke_width="2"),),
    "prov": (_disc("6", **_LINE, stroke_width="2"), _path("M8 2a6 6 0 0 0 0 12z", **_FULL)),
    "susp": (_path("M3 1h4v14H3zM9.5 1h4v14h-4z", **_FULL),),
    "end": (_path("M6 1.5H2v13h4M10 1.5h4v13h-4", **_LINE, stroke_width="2"),),
    "disp": (
        _path("M8 .8 15.2 8 8 15.2.8 8z", **_LINE, stroke_width="1.7"),
        _path("M8 .8v14.4L.8 8z", **_FULL),
    ),
    "unk": (
        _disc("7", **_LINE, stroke_width="1.5", stroke_dasharray="2.4 2"),
        _path(
            "M5.9 6.4C5.9 4.9 6.8 4.2 8 4.2s2.1.8 2.1 1.9c0 1.5-2 1.7-2 3.2",
            **_LINE,
            stroke_width="1.5",
        ),
        ("circle", {"cx": "8.05", "cy": "11.6", "r": "1", **_FULL}),
    ),
    "out": (_path("M2.5 8h11", **_LINE, stroke_width="2"),),
    "via": (
        _path("M1.5 1.5h13v13h-13z", **_LINE, stroke_width="1.8"),
        _disc("3", **_FULL),
    ),
    "tick": (
        _disc("7.2", **_FULL),
        _path(
            "m4.3 8.4 2.5 2.6 5-5.6",
            fill="none",
            stroke_width="1.7",
            **{"class": "on-mark"},
        ),
    ),
    "tick-inferred": (
        _disc("6.8", **_LINE, stroke_width="1.2", stroke_dasharray="2 1.6"),
        _path("m4.5 8.4 2.4 2.5 4.6-5.4", **_LINE, stroke_width="1.5"),
    ),
    "reserved": (
        ("rect", {"x": ".7", "y": ".7", "width": "14.6", "height": "14.6", **_FULL}),
        _path(
            "M5.7 12V4h2.9c1.5 0 2.4.8 2.4 2.1S10.1 8.2 8.6 8.2H5.7m2.8 0 2.7 3.8",
            fill="none",
            stroke_width="1.4",
            **{"class": "on-mark"},
        ),
    ),
    "opinion": (
        _path("M8 .5 15.5 8 8 15.5.5 8z", **_FULL),
        _disc("2.9", fill="none", stroke_width="1.4", **{"class": "on-mark"}),
    ),
    "not-signed": (_path("M2.7 8h10.6", **_LINE, stroke_width="2.2"),),
    "silent": (
        _path("M1.5 1.5h13v13h-13z", **_LINE, stroke_width=".9", stroke_dasharray="1.8 2"),
        _path("M6.2 6.4c0-1.1.8-1.8 1.9-1.8s1.9.7 1.9 1.6c0 1.3-1.9 1.5-1.9 2.8",
              **_LINE, stroke_width="1"),
        ("circle", {"cx": "8.1", "cy": "11.2", "r": ".7", **_FULL}),
    ),
}  # fmt: skip
"""The marks of a status, and of a signature, drawn in a square of sixteen."""


def shapes(mark: str) -> tuple[Node, ...]:
    """The shapes of *mark*, in a square of sixteen."""
    return tuple(node(tag, attributes) for tag, attributes in MARKS[mark])


def icon(mark: str, voice: str = "") -> Node:
    """*mark* beside a word; hidden from screen readers, which have the word.

    With a *voice* only the mark has its colour; without one it has that of the word.
    """
    frame = {
        "class": f"ic {voice}".rstrip(),
        "viewBox": "0 0 16 16",
        "aria-hidden": "true",
        "focusable": "false",
    }
    return node("svg", frame, *shapes(mark))


def mark_at(mark: str, x: float, y: float, *, size: float = 13) -> Node:
    """*mark* with its left upper corner at a point of a document, *size* pixels wide."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{size:g}", "height": f"{size:g}"}
    return node("svg", {**place, "viewBox": "0 0 16 16"}, *shapes(mark))
