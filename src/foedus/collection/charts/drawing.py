"""A row drawn: per cent across and pixels down, so that bars stretch and words never shrink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.collection.charts.axis import Axis
from foedus.collection.charts.looks import BINDING, Bar, look_of
from foedus.collection.charts.markup import Node, node, per_cent
from foedus.collection.charts.rows import Piece, Row

THICK: Final = 12
"""How thick a bar is, in pixels."""

_LEAST: Final = 0.3
"""The least width of a bar, in per cent: a day among centuries is still seen."""

_NARROW: Final = 1.6
"""A disputed span narrower than this, in per cent, is a diamond on a day."""

_CLASSES: Final = {
    Bar.SOLID: "b-force",
    Bar.OUTLINED: "b-prov",
    Bar.HATCHED: "b-susp",
    Bar.GRID: "b-disp",
    Bar.DASHED: "b-unk",
}
_PATTERNS: Final = {Bar.HATCHED: "hatch", Bar.GRID: "grid"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rows of one chart have in common: the axis, the chosen day, the prefix of ids."""

    axis: Axis
    on: date
    drawn_to: date
    prefix: str


def patterns(prefix: str) -> Node:
    """The hatching and the grid; they are named by *prefix*, so charts do not share them."""
    square = {"patternUnits": "userSpaceOnUse"}
    hatch = node(
        "pattern",
        {"id": f"{prefix}-hatch", "width": "7", "height": "7", **square}
        | {"patternTransform": "rotate(45)"},
        node("rect", {"width": "7", "height": "7", "class": "hatchbg"}),
        node("line", {"x1": "0", "y1": "0", "x2": "0", "y2": "7", "class": "hatchline"}),
    )
    grid = node(
        "pattern",
        {"id": f"{prefix}-grid", "width": "6", "height": "6", **square},
        node("rect", {"width": "6", "height": "6", "class": "halfbg"}),
        node("path", {"d": "M0 3h6M3 0v6", "class": "halfln", "fill": "none"}),
    )
    return node("defs", None, hatch, grid)


def drawn(row: Row, frame: Frame) -> Iterator[Node]:
    """The bars of *row* with the years behind them and the chosen day before them."""
    yield from upright_years(frame.axis)
    if not row.pieces:
        yield _line("b-no", frame.axis.first, frame.drawn_to, frame.axis)
    for piece in row.pieces:
        yield from _bars(piece, frame)
    for before, piece, after in _neighbours(row.pieces):
        yield from _marks(piece, before, after, frame)
    yield chosen_day(frame)


def upright_years(axis: Axis) -> Iterator[Node]:
    """A hairline for every year that is written."""
    for year in axis.years:
        x = per_cent(axis.across(date(year, 1, 1)))
        yield node("line", {"class": "g", "x1": x, "x2": x, "y1": "0", "y2": "100%"})


def chosen_day(frame: Frame) -> Node:
    """The dashed upright."""
    x = per_cent(frame.axis.across(frame.on))
    return node("line", {"class": "on", "x1": x, "x2": x, "y1": "0", "y2": "100%"})


def written_years(axis: Axis, y: int) -> Iterator[Node]:
    """The years; every second one is odd and gives way on a phone."""
    for place, year in enumerate(axis.years):
        at = {"x": per_cent(axis.across(date(year, 1, 1))), "y": str(y), "text-anchor": "middle"}
        yield node("text", at | ({"class": "odd"} if place % 2 else {}), str(year))


def _neighbours(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece | None, Piece, Piece | None]]:
    """Each piece between the pieces that it touches."""
    for before, piece, after in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        yield (
            before if before is not None and before.until == piece.since else None,
            piece,
            after if after is not None and after.since == piece.until else None,
        )


def _end(piece: Piece, frame: Frame) -> date:
    """As far as *piece* is drawn."""
    return piece.until if isinstance(piece.until, date) else frame.drawn_to


def _bars(piece: Piece, frame: Frame) -> Iterator[Node]:
    """The bar of one piece."""
    bar, end = look_of(piece.word).bar, _end(piece, frame)
    if end < piece.since:  # what begins after the last day that is drawn
        return
    if bar is Bar.THIN:
        yield _bar("b-sign", piece.since, end, frame, thick=2)
    elif bar is Bar.SPARSE:
        yield _line("b-no", piece.since, end, frame.axis)
    elif _is_point(piece, frame):
        yield _bar("b-rival", piece.since, end, frame, thick=THICK)
    elif bar is not Bar.CLOSED:
        if bar in _PATTERNS:
            fill = f"url(#{frame.prefix}-{_PATTERNS[bar]})"
            yield _bar("b-fill", piece.since, end, frame, thick=THICK, fill=fill)
        yield _bar(_CLASSES[bar], piece.since, end, frame, thick=THICK)


def _is_point(piece: Piece, frame: Frame) -> bool:
    """Whether the disputed days of *piece* are so few that a diamond tells more than a bar."""
    if look_of(piece.word).bar is not Bar.GRID or not isinstance(piece.until, date):
        return False
    return _width(piece.since, piece.until, frame.axis) < _NARROW


def _marks(piece: Piece, before: Piece | None, after: Piece | None, frame: Frame) -> Iterator[Node]:
    """What stands on the bars: a ring at a signature, a diamond, a bracket at an end."""
    bar = look_of(piece.word).bar
    if bar is Bar.THIN and before is None:
        yield at_day(piece.since, frame.axis, node("circle", {"class": "ring", "r": "4"}))
    if _is_point(piece, frame):
        middle = (piece.since.toordinal() + _end(piece, frame).toordinal()) // 2
        yield at_day(date.fromordinal(middle), frame.axis, *_diamond())
    if bar in BINDING and _is_closed(piece, after):
        bracket = node("path", {"class": "b-end", "d": "M-5-10h5v20h-5"})
        yield at_day(_end(piece, frame), frame.axis, bracket)


def _is_closed(piece: Piece, after: Piece | None) -> bool:
    """Whether the bond ends with *piece*: nothing binds, or may bind, on the day it ends."""
    if not isinstance(piece.until, date):
        return False
    return after is None or look_of(after.word).bar in {Bar.CLOSED, Bar.SPARSE}


def _diamond() -> tuple[Node, Node]:
    """Half filled: two claims, both kept."""
    return (
        node("path", {"class": "dia", "d": "M0-7.5 7.5 0 0 7.5-7.5 0z"}),
        node("path", {"class": "dia-half", "d": "M1.2-4 5.2 0 1.2 4z"}),
    )


def at_day(day: date, axis: Axis, *marks: Node) -> Node:
    """*marks*, drawn in pixels, on a day and half way down."""
    place = {"x": per_cent(axis.across(day)), "y": "50%", "overflow": "visible"}
    return node("svg", place, *marks)


def _width(since: date, until: date, axis: Axis) -> float:
    return axis.across(until) - axis.across(since)


def _bar(kind: str, since: date, until: date, frame: Frame, *, thick: int, fill: str = "") -> Node:
    width = max(_LEAST, _width(since, until, frame.axis))
    return node(
        "rect",
        {"class": kind, "x": per_cent(frame.axis.across(since)), "width": per_cent(width)}
        | {"y": "50%", "height": str(thick), "transform": f"translate(0 {-thick / 2:g})"}
        | ({"fill": fill} if fill else {}),
    )


def _line(kind: str, since: date, until: date, axis: Axis) -> Node:
    ends = {"x1": per_cent(axis.across(since)), "x2": per_cent(axis.across(until))}
    return node("line", {"class": kind, **ends, "y1": "50%", "y2": "50%"})
