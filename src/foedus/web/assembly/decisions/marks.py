"""How positions and results are drawn: a shape first, then a word, then a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foedus.assembly.models.decisions import Stated, VoteCast
from foedus.procedure.outcomes import Result
from foedus.procedure.positions import Position, Vote


@dataclass(frozen=True, slots=True)
class Drawn:
    """The shape (of `web.marks`), the class of its colour, and the word of something."""

    mark: str
    voice: str
    word: str


_SHAPES: Final[dict[Position, tuple[str, str]]] = {
    Position.AGREES: ("tick", "force"),
    Position.AGREES_WITH_RESERVATION: ("reserved", "pause"),
    Position.SPECIAL_OPINION: ("opinion", "rival"),
    Position.NOT_INTERESTED: ("sign", "out"),
    Position.NOT_PARTICIPATING: ("end", "ended"),
    Position.OBJECTS: ("refused", "pause"),
    Position.SILENT: ("waits", "pause"),
    Position.ABSENT: ("out", "out"),
    Position.UNKNOWN: ("unk", "unknown"),
}
_UNSTATED: Final = {
    Position.SILENT: _("has not spoken"),
    Position.ABSENT: pgettext_lazy("delegation", "absent"),
    Position.UNKNOWN: pgettext_lazy("position", "not known"),
}
_VOTES: Final[dict[Vote, tuple[str, str]]] = {
    Vote.FOR: ("tick", "force"),
    Vote.AGAINST: ("refused", "pause"),
    Vote.ABSTAIN: ("sign", "out"),
}
_RESULTS: Final = {
    Result.ADOPTED: ("done", "force", pgettext_lazy("decision", "adopted")),
    Result.NOT_ADOPTED: ("refused", "pause", pgettext_lazy("decision", "not adopted")),
    Result.PENDING: ("waits", "pause", pgettext_lazy("decision", "pending")),
    Result.NO_QUORUM: ("susp", "pause", pgettext_lazy("decision", "no quorum")),
    Result.UNKNOWN: ("unk", "unknown", pgettext_lazy("decision", "not known")),
}


def position_drawn(position: Position) -> Drawn:
    """A position as a reader sees it."""
    mark, voice = _SHAPES[position]
    word = _UNSTATED.get(position) or Stated(str(position)).label
    return Drawn(mark, voice, str(word))


def vote_drawn(vote: Vote) -> Drawn:
    """A vote as a reader sees it."""
    mark, voice = _VOTES[vote]
    return Drawn(mark, voice, str(VoteCast(str(vote)).label))


def result_drawn(result: Result) -> Drawn:
    """A result as a reader sees it."""
    mark, voice, word = _RESULTS[result]
    return Drawn(mark, voice, str(word))


LEGEND: Final = tuple(Position)
"""The positions in the order of the legend."""
