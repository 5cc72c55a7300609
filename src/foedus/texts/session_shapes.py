"""The shapes of the tables about sessions: agenda, delegations, figures, the sessions of a body."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from foedus.law.terms.sessions import Account, Capacity, FigureKind, Format, Level, Mode
from foedus.texts.shapes import ActTable, DisputeTable
from foedus.texts.tables import Fact, Table, WordsTable


class AgendaTable(Fact, frozen=True, kw_only=True):
    """A question of the agenda; 0 where its number is not known."""

    number: Annotated[int, Meta(ge=0, le=1_000)] = 0
    title: WordsTable
    format: Format = Format.UNKNOWN
    documents: tuple[str, ...] = ()
    proposed_by: str = ""


class DelegationTable(Fact, frozen=True, kw_only=True):
    """What one account tells of a delegation, or the same of several (``parties``)."""

    party: str = ""
    parties: tuple[str, ...] = ()
    account: Account
    capacity: Capacity = Capacity.MEMBER
    level: Level = Level.UNKNOWN
    head: str = ""
    office: WordsTable = WordsTable()


class FigureTable(Fact, frozen=True, kw_only=True):
    """A number told of a session, as a whole or of one party (``by``)."""

    what: FigureKind
    number: Annotated[int, Meta(ge=0, le=1_000)]
    more_than: bool = False
    by: str = ""
    dispute: str = ""
    reading: str = ""


class SessionTable(Table, frozen=True, kw_only=True):
    id: str
    title: WordsTable
    form: str = "regular"
    mode: Mode = Mode.UNKNOWN
    host: str = ""
    joint_with: str = ""
    note: WordsTable = WordsTable()
    disputes: tuple[DisputeTable, ...] = ()
    agenda: tuple[AgendaTable, ...] = ()
    delegations: tuple[DelegationTable, ...] = ()
    figures: tuple[FigureTable, ...] = ()
    acts: tuple[ActTable, ...] = ()


class SessionsFile(Table, frozen=True, kw_only=True):
    """A file of ``sessions/``: the sessions of one body."""

    body: str
    sessions: tuple[SessionTable, ...]
