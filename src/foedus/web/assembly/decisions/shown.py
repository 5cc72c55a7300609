"""A question as its page shows it: where it stands, who said what, the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from foedus.accounts.models import User
from foedus.assembly.decisions.matters import About, subject_of
from foedus.assembly.decisions.sitting import (
    Places,
    latest_positions,
    latest_votes,
    outcome_now,
    places_of,
    question_of,
)
from foedus.assembly.models.decisions import (
    Matter,
    MatterPhase,
    PositionTaken,
)
from foedus.assembly.models.drafts import Draft
from foedus.collection.pages.view import View
from foedus.law.terms.conditions import Count, Every, Includes, Share, What, parts_of
from foedus.law.terms.errors import FoedusError
from foedus.procedure.errors import BadRule, BadSitting, MissingWeight
from foedus.procedure.outcomes import Outcome, Result
from foedus.procedure.positions import Position, Vote
from foedus.procedure.telling import Line, lines
from foedus.web.assembly.decisions.marks import (
    Drawn,
    position_drawn,
    result_drawn,
    vote_drawn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRow:
    """A delegation in a question. *history* are its earlier positions, the first first."""

    party: str
    name: str
    drawn: Drawn
    row: PositionTaken | None
    by_secretariat: bool
    history: tuple[tuple[Drawn, PositionTaken], ...]
    vote: Drawn | None
    voted: str
    absent: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a question stands: the result so far, its proof, and who matters for it."""

    result: Result
    drawn: Drawn
    prevents: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    fault: str = ""
    told: Callable[[], tuple[Line, ...]] = tuple

    @property
    def proof(self) -> tuple[Line, ...]:
        """The proof, put into words when somebody reads it."""
        return self.told()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question, put or not yet (*matter* None: as a first position would open it)."""

    title: str
    body: str
    matter: Matter | None
    standing: Standing | None
    rows: tuple[DelegationRow, ...]
    concerned: tuple[str, ...]
    unspoken: tuple[tuple[str, str], ...]
    is_open: bool
    is_late: bool


def title_of(view: View, about: About) -> str:
    """What a reader calls an agenda item or a draft."""
    first, second = about.title_en, about.title_ru
    said = (second or first) if view.language == "ru" else (first or second)
    return said or (about.name if isinstance(about, Draft) else str(about.number))


def as_if_put(about: About) -> Matter:
    """The question that the first position would open; it is not kept."""
    return Matter(**subject_of(about))


def question_shown(
    view: View, about: About, matter: Matter | None, user: User, at: datetime
) -> QuestionShown:
    """A question as *user* sees it at the moment *at*."""
    asked = matter or as_if_put(about)
    places = places_of(asked, at)
    found = _empty(view, places, user) if matter is None else _rows(view, matter, places, user)
    rows = tuple(found)
    is_open = matter is None or matter.phase == MatterPhase.OPEN
    silent = {row.party for row in rows if row.row is None and not row.absent}
    return QuestionShown(
        title=title_of(view, about),
        body=view.name_of(asked.body),
        matter=matter,
        standing=_standing(view, matter, at) if matter is not None and is_open else None,
        rows=rows,
        concerned=tuple(view.name_of(party) for party in asked.concerned),
        unspoken=tuple((row.party, row.name) for row in rows if row.party in silent),
        is_open=is_open,
        is_late=asked.due is not None and at > asked.due,
    )


def _ordered(view: View, places: Places) -> Iterator[str]:
    """Those who sit, in the order of the register."""
    return (code for code in view.register.party if code in places.everybody)


def _empty(view: View, places: Places, user: User) -> Iterator[DelegationRow]:
    for party in _ordered(view, places):
        absent = party in places.absent
        yield DelegationRow(
            party=party,
            name=view.name_of(party),
            drawn=position_drawn(Position.ABSENT if absent else Position.SILENT),
            row=None,
            by_secretariat=False,
            history=(),
            vote=None,
            voted="",
            absent=absent,
            own=party == user.delegation,
        )


def _rows(view: View, matter: Matter, places: Places, user: User) -> Iterator[DelegationRow]:
    latest, votes = latest_positions(matter), latest_votes(matter)
    every: dict[str, list[PositionTaken]] = {}
    for one in sorted(matter.positions.all(), key=lambda row: row.pk):
        every.setdefault(one.party, []).append(one)
    for party in _ordered(view, places):
        row, vote = latest.get(party), votes.get(party)
        absent = party in places.absent
        silent = Position.ABSENT if absent else Position.SILENT
        yield DelegationRow(
            party=party,
            name=view.name_of(party),
            drawn=position_drawn(silent if row is None else Position(row.position)),
            row=row,
            by_secretariat=bool(every.get(party)) and not every[party][-1].by.is_delegate,
            history=tuple(
                (position_drawn(Position(one.position)), one) for one in every.get(party, [])[:-1]
            ),
            vote=None if vote is None else vote_drawn(Vote(vote.vote)),
            voted="" if vote is None else vote.vote,
            absent=absent,
            own=party == user.delegation,
        )


def _standing(view: View, matter: Matter, at: datetime) -> Standing:
    try:
        return standing_of(view, outcome_now(matter, at))
    except (BadRule, MissingWeight, BadSitting) as fault:
        return _faulty(fault)


def standing_of(view: View, outcome: Outcome) -> Standing:
    """An outcome in the reader's language."""
    return Standing(
        result=outcome.result,
        drawn=result_drawn(outcome.result),
        told=partial(lines, outcome, view.language, view.name_of),
        prevents=tuple(map(view.name_of, outcome.prevents)),
        waits_for=tuple(map(view.name_of, outcome.waits_for)),
        not_known=tuple(map(view.name_of, outcome.not_known)),
    )


def _faulty(fault: FoedusError) -> Standing:
    return Standing(
        result=Result.UNKNOWN,
        drawn=result_drawn(Result.UNKNOWN),
        fault=str(fault),
    )


def decides_by_vote(matter: Matter, at: datetime) -> bool:
    """Whether the rule for this kind of question counts votes."""
    rule = question_of(matter, at).rule
    counting = (Count, Share, Every, Includes)
    return rule is not None and any(
        isinstance(part, counting) and part.what in {What.VOTES_FOR, What.VOTES_AGAINST}
        for part in parts_of(rule.condition)
    )
