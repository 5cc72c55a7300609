"""How much each ground weighs. The numbers order the grounds; they are no probabilities.

A day that a report names as its own outweighs all that is inferred. What a wire says of tomorrow
is borne out by a session; an office that its holder did not hold yet excludes a day; so does a
past day that had not come. Files are copied and names of files are chosen by anybody.
"""

from __future__ import annotations

from typing import Final

from foedus.claims.dating.terms import GroundKind, Speaks

WEIGHTS: Final[dict[tuple[GroundKind, Speaks], int]] = {
    (GroundKind.DATELINE, Speaks.FOR): 12,
    (GroundKind.HEAD_LINE, Speaks.FOR): 10,
    (GroundKind.TODAY_TOLD, Speaks.FOR): 10,
    (GroundKind.STATED, Speaks.FOR): 11,
    (GroundKind.PERIOD, Speaks.FOR): 7,
    (GroundKind.DAY_TOLD, Speaks.FOR): 2,
    (GroundKind.DAY_BEFORE, Speaks.FOR): 1,
    (GroundKind.FILE, Speaks.FOR): 6,
    (GroundKind.FILE_MADE, Speaks.FOR): 3,
    (GroundKind.FILE_NAME, Speaks.FOR): 2,
    (GroundKind.WEEKDAY, Speaks.FOR): 2,
    (GroundKind.WEEKDAY, Speaks.AGAINST): -6,
    (GroundKind.SESSION, Speaks.FOR): 4,
    (GroundKind.SESSION_OF_WEEK, Speaks.FOR): 2,
    (GroundKind.ACT, Speaks.FOR): 4,
    (GroundKind.ACT_WITHIN, Speaks.FOR): 3,
    (GroundKind.BODY_ACT, Speaks.FOR): 2,
    (GroundKind.TENURE, Speaks.FOR): 1,
    (GroundKind.TENURE, Speaks.AGAINST): -4,
    (GroundKind.CHAIR, Speaks.FOR): 1,
    (GroundKind.CHAIR, Speaks.AGAINST): -2,
    (GroundKind.LATEST, Speaks.FOR): 1,
    (GroundKind.LATEST, Speaks.AGAINST): -8,
    (GroundKind.STILL_TO_COME, Speaks.AGAINST): -5,
    (GroundKind.ANNIVERSARY, Speaks.FOR): 4,
    (GroundKind.YEARS_SINCE, Speaks.FOR): 3,
    (GroundKind.YEARS_SINCE, Speaks.AGAINST): -2,
}
"""Each kind counts once for a day, whatever number of grounds of that kind there are."""

MANIFOLD: Final = frozenset({GroundKind.SESSION, GroundKind.ACT, GroundKind.ACT_WITHIN})
"""These count for each time of the report that is borne out, up to `MOST`."""

MOST: Final = 3

ENOUGH: Final = 4
"""A day for which less speaks is not taken."""

CLEAR: Final = 3
"""By so much the best day leads where the confidence is medium."""

MARGIN: Final = 2
"""Where no day is named, a day that leads by less than this is no better than the others."""
