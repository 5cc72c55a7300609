"""The first page: how much there is, what is new, what is open, and where to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.collection.pages.acts import party_named, thing_named
from foedus.collection.pages.changes import ChangeShown, recent_changes
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.open_questions import (
    OpenQuestion,
    QuestionKind,
    open_questions,
)
from foedus.collection.pages.overlap import criterion_of
from foedus.collection.pages.parts import Named
from foedus.collection.pages.search import subjects_of
from foedus.collection.pages.session_days import Stand
from foedus.collection.pages.sessions import SessionRow, sessions_of
from foedus.collection.pages.view import View
from foedus.law.terms.organisations import Organisation

CHANGES: Final = 7
QUESTIONS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How much the register holds, as it was known. *in_force*: instruments on the day."""

    instruments: int
    in_force: int
    acts: int
    organisations: int
    states: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTile:
    """An organisation, and the states that meet its first criterion on the day, for certain."""

    organisation: Named
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTile:
    """A state; IN_FORCE: it belongs to some organisation of the register on the day."""

    party: Named
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page. *states* are the tiles, and the choices of the form for two states.

    *held* and *coming* are the last session held by the day and the next one planned; none where
    the register holds none.
    """

    on: date
    known: date | None
    title: str
    numbers: Numbers
    changes: tuple[ChangeShown, ...]
    questions: tuple[OpenQuestion, ...]
    open_questions: int
    organisations: tuple[OrganisationTile, ...]
    states: tuple[StateTile, ...]
    subjects: tuple[str, ...]
    held: SessionRow | None
    coming: SessionRow | None


def home_page(view: View) -> HomePage:
    """The first page of a register."""
    questions = open_questions(view)
    disputes = [one for one in questions.questions if one.kind is QuestionKind.DISPUTE]
    belonging = _belonging(view)
    sessions = sessions_of(view)
    coming = [one for one in sessions if one.stand is Stand.COMING]
    return HomePage(
        on=view.on,
        known=view.known,
        title=view.say(view.register.title),
        numbers=_numbers(view),
        changes=recent_changes(view, limit=CHANGES).changes,
        questions=tuple(disputes[:QUESTIONS]),
        open_questions=len(questions.questions),
        organisations=tuple(_tile(view, one) for one in view.register.organisations),
        states=tuple(
            StateTile(
                party=party_named(view, code),
                mark=Mark.IN_FORCE if code in belonging else Mark.NONE,
            )
            for code in view.register.party
        ),
        subjects=subjects_of(view),
        held=next((one for one in sessions if one.stand is Stand.HELD), None),
        coming=min(coming, key=lambda one: one.sort, default=None),
    )


def _numbers(view: View) -> Numbers:
    register = view.register
    statuses = (view.first.status(one.id) for one in register.instruments if one.binding)
    return Numbers(
        instruments=len(register.instruments),
        in_force=sum(
            any(view.on in span for span in status.in_force)
            for status in statuses
            if status is not None
        ),
        acts=sum(1 for _ in register.acts()),
        organisations=len(register.organisations),
        states=sum(not party.organisation for party in register.parties),
        sources=len(register.sources),
    )


def _members(view: View, one: Organisation) -> set[str]:
    if not one.criteria:
        return set()
    found = view.first.members(one.id, criterion_of(one))
    return {code for code, spans in found.items() if any(view.on in span for span in spans)}


def _tile(view: View, one: Organisation) -> OrganisationTile:
    return OrganisationTile(
        organisation=thing_named(view, one.id), members=len(_members(view, one))
    )


def _belonging(view: View) -> set[str]:
    return {code for one in view.register.organisations for code in _members(view, one)}
