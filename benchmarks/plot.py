"""Curves of seconds against acts, drawn by hand as SVG on two logarithmic scales.

On such scales every linear growth is a line of the same slope; the dashed one shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import log10
from typing import Final

from derive import Point

WIDTH, HEIGHT = 940, 560
LEFT, RIGHT, TOP, BOTTOM = 80, 640, 60, 490
"""The frame of the plot, in pixels; the legend stands to the right of it."""

ACTS: Final = (2, 7)
"""From a hundred acts to ten million, as powers of ten."""

SECONDS: Final = (-3, 3)
"""From a millisecond to a thousand seconds, as powers of ten."""

COLOURS: Final = (
    "#0b5394",
    "#b45309",
    "#15803d",
    "#b91c1c",
    "#6d28d9",
    "#0e7490",
    "#854d0e",
    "#111111",
)
"""Dark enough to read on white; as many as there are curves."""


def svg(curves: dict[str, list[Point]], reference: Point | None) -> str:
    """The plot of *curves*, by name, with the linear growth that goes through *reference*."""
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">',
        '<rect width="100%" height="100%" fill="white"/>',
        _text(LEFT, 30, "Deriving with proofs: seconds against acts", size=18),
        *_axes(),
        *([] if reference is None else _linear(reference)),
    ]
    for number, (name, points) in enumerate(curves.items()):
        parts += _curve(name, points, number)
    return "\n".join((*parts, "</svg>", ""))


def _x(acts: float) -> float:
    return LEFT + (log10(acts) - ACTS[0]) / (ACTS[1] - ACTS[0]) * (RIGHT - LEFT)


def _y(seconds: float) -> float:
    return BOTTOM - (log10(seconds) - SECONDS[0]) / (SECONDS[1] - SECONDS[0]) * (BOTTOM - TOP)


def _text(
    x: float, y: float, words: str, *, size: int = 13, anchor: str = "start", turned: str = ""
) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="#111"{turned}>{escape(words)}</text>'


def _line(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'


def _axes() -> Iterator[str]:
    grid = 'stroke="#d4d4d4"'
    for power in range(ACTS[0], ACTS[1] + 1):
        x = _x(10.0**power)
        yield _line((x, TOP), (x, BOTTOM), grid)
        yield _text(x, BOTTOM + 20, f"{10**power:,}", anchor="middle")
    for power in range(SECONDS[0], SECONDS[1] + 1):
        y = _y(10.0**power)
        yield _line((LEFT, y), (RIGHT, y), grid)
        yield _text(LEFT - 8, y + 4, f"{10.0**power:g}", anchor="end")
    middle = (TOP + BOTTOM) / 2
    yield _text((LEFT + RIGHT) / 2, BOTTOM + 48, "acts", size=14, anchor="middle")
    turned = f' transform="rotate(-90 24 {middle:.0f})"'
    yield _text(24, middle, "seconds", size=14, anchor="middle", turned=turned)


def _linear(reference: Point) -> Iterator[str]:
    """The line of linear growth through *reference*, as far as the frame goes."""
    each = reference.seconds / reference.acts
    acts = [max(10.0 ** ACTS[0], 10.0 ** SECONDS[0] / each)]
    acts.append(min(10.0 ** ACTS[1], 10.0 ** SECONDS[1] / each))
    start, end = ((_x(number), _y(number * each)) for number in acts)
    style = 'stroke="#525252" stroke-width="1.5" stroke-dasharray="7 5"'
    yield _line(start, end, style)
    yield _line((RIGHT + 20, TOP + 10), (RIGHT + 50, TOP + 10), style)
    yield _text(RIGHT + 58, TOP + 14, "linear growth")


def _curve(name: str, points: list[Point], number: int) -> Iterator[str]:
    colour = COLOURS[number % len(COLOURS)]
    places = [(_x(point.acts), _y(point.seconds)) for point in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
    y = TOP + 14 + 26 * (number + 1)
    for x_dot, y_dot in (*places, (RIGHT + 35, y - 4)):
        yield f'<circle cx="{x_dot:.1f}" cy="{y_dot:.1f}" r="4.5" fill="{colour}"/>'
    yield _text(RIGHT + 58, y, name)
