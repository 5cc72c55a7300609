"""Charts as SVG: fragments for a page (`inline`), documents of their own (`standalone`).

    answer of the law ──▶ rows, tiles, steps (values) ──▶ a tree of marks ──▶ HTML or SVG

No script, no reference to anything outside, no style attribute; every string is escaped; the
same answer gives the same picture. How the classes look is said in `style`.
"""

from foedus.collection.charts.bonds import bond_pieces, bonds_chart
from foedus.collection.charts.counting import Count, Series, count_members, count_parties
from foedus.collection.charts.counts import CountChart, count_chart
from foedus.collection.charts.errors import BadDrawing
from foedus.collection.charts.matrix import MatrixChart, signature_matrix, status_matrix
from foedus.collection.charts.rows import Piece, Row
from foedus.collection.charts.style import CLASSES
from foedus.collection.charts.tiles import TileChart, member_tiles, status_tiles
from foedus.collection.charts.timeline import timeline_chart
from foedus.collection.charts.tracks import TrackChart

__all__ = [
    "CLASSES",
    "BadDrawing",
    "Count",
    "CountChart",
    "MatrixChart",
    "Piece",
    "Row",
    "Series",
    "TileChart",
    "TrackChart",
    "bond_pieces",
    "bonds_chart",
    "count_chart",
    "count_members",
    "count_parties",
    "member_tiles",
    "signature_matrix",
    "status_matrix",
    "status_tiles",
    "timeline_chart",
]
