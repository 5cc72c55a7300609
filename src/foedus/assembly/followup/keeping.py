"""What is awaited, gathered once for a state of the rows and of the register.

Everything that a delegation or an officer does adds a row to some table of the assembly or of the
depositary, or moves the version of one: counted, their tables tell whether anything was done. A
list is kept as long as nothing was, and no hour: what was said a moment ago is in the next page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Final, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from django.apps import apps
from django.db import connection, models

from foedus.assembly.followup.gathering import awaited_of, awaited_of_all
from foedus.assembly.models.drafts import DraftRound
from foedus.collection.pages.view import View
from foedus.followup.terms import Owed
from foedus.opened import OpenRegister
from foedus.register.models import Dispatch, DispatchEvent, Notification

State: TypeAlias = tuple[Hashable, ...]
Made = TypeVar("Made")

MOST: Final = 400
"""Lists of one state of the rows that are kept: one for each delegation, and some choices."""

_LARGEST: Final = 400_000
"""Steps in all lists of one state together; what was not asked for longest goes first."""

_APP: Final = "foedus_assembly"


@dataclass(slots=True)
class _Lists:
    """The lists that were made in one *state*."""

    state: State
    lists: OrderedDict[Hashable, tuple[int, object]] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: Hashable) -> object | None:
        """A list, with what was counted of it."""
        if key not in self.lists:
            return None
        self.lists.move_to_end(key)
        return self.lists[key][1]

    def put(self, key: Hashable, weight: int, made: object) -> None:
        """Keep *made*, and let go what would be too much."""
        self.size += weight - self.lists.pop(key, (0, None))[0]
        self.lists[key] = (weight, made)
        while len(self.lists) > MOST or (self.size > _LARGEST and len(self.lists) > 1):
            self.size -= self.lists.popitem(last=False)[1][0]


_KEPT: Final[WeakKeyDictionary[OpenRegister, _Lists]] = WeakKeyDictionary()
_LOCK: Final = Lock()


def kept(view: View, at: datetime, key: Hashable, make: Callable[[], tuple[int, Made]]) -> Made:
    """What *make* gathers of the rows, made once for their present state.

    It is known by *key*, which names all that was asked. *make* says with what it made how many
    steps it holds, for what is kept is bounded.
    """
    if not is_settled():
        return make()[1]
    # read before the rows are: what is added meanwhile makes the next state, never this one
    state = (view.on, view.known, view.readings, *state_of_rows(at))
    with _LOCK:
        held = _KEPT.get(view.opened)
        found = held.get(key) if held is not None and held.state == state else None
    if found is None:
        weight, found = make()
        _keep(view.opened, state, key, (weight, found))
    return found  # type: ignore[return-value] # under one key lies what one function makes


def _keep(opened: OpenRegister, state: State, key: Hashable, made: tuple[int, object]) -> None:
    with _LOCK:
        held = _KEPT.get(opened)
        if held is None or held.state != state:
            held = _KEPT[opened] = _Lists(state)
        held.put(key, *made)


def is_settled() -> bool:
    """Whether only rows are seen that will stay: not in a transaction, which may be taken back."""
    return not connection.in_atomic_block


def forget() -> None:
    """Let everything go."""
    with _LOCK:
        _KEPT.clear()


def all_awaited(view: View, at: datetime) -> tuple[Owed, ...]:
    """Everything that is awaited from anybody, the most urgent first."""

    def made() -> tuple[int, tuple[Owed, ...]]:
        found = awaited_of_all(view, at)
        return len(found), found

    return kept(view, at, "all", made)


def awaited_by(view: View, party: str, at: datetime) -> tuple[Owed, ...]:
    """Everything that is awaited from one state, the most urgent first."""

    def made() -> tuple[int, tuple[Owed, ...]]:
        found = awaited_of(view, party, at)
        return len(found), found

    return kept(view, at, ("party", party), made)


def state_of_rows(at: datetime) -> State:
    """What stands for all rows of which something may be awaited; any change of them moves it.

    Of each table how many rows it has, the last, and the sum of the versions of those that
    change, by phase where they have one. One step comes of itself, by the hour: that a round of
    experts opens.
    """
    with connection.cursor() as cursor:
        cursor.execute(_question(connection.vendor))
        rows = cursor.fetchall()
    begun = DraftRound.objects.filter(opens__lte=at).count()
    return (begun, tuple(sorted(tuple(map(str, row)) for row in rows)))


@cache
def _question(vendor: str) -> str:  # noqa: ARG001 - names are quoted as the database does
    """One question to all tables; their names are the models', nothing in it was given."""
    return " UNION ALL ".join(_part(model) for model in _tables())


def _tables() -> tuple[type[models.Model], ...]:
    """Every table of the assembly, for a new one must not be forgotten; copies and receipts."""
    return (*apps.get_app_config(_APP).get_models(), Dispatch, DispatchEvent, Notification)


def _part(model: type[models.Model]) -> str:
    meta, name = model._meta, connection.ops.quote_name  # noqa: SLF001 - Django's name for it
    has = {one.name for one in meta.get_fields()}
    table, number = name(meta.db_table), name(str(meta.pk.column))
    changes = "version" in has and _is_number(model, "version")
    if changes and "phase" in has:
        told = f"phase, COUNT(*), MAX({number}), SUM(version)"
        return f"SELECT '{meta.db_table}', {told} FROM {table} GROUP BY phase"  # noqa: S608 - see above
    # each by itself is asked of the shortest index; together, all rows would be read
    asked = ["COUNT(*)", f"MAX({number})", *(["SUM(version)"] if changes else [])]
    told = ", ".join(f"(SELECT {one} FROM {table})" for one in asked)  # noqa: S608 - likewise
    return f"SELECT '{meta.db_table}', '', {told}" + ("" if changes else ", 0")


def _is_number(model: type[models.Model], name: str) -> bool:
    return isinstance(model._meta.get_field(name), models.IntegerField)  # noqa: SLF001 - likewise
