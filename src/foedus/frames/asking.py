"""schema + constants ──▶ Asking: what is asked of every row, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from foedus.frames.errors import BadColumn
from foedus.frames.kinds import ALIASES, ANSWERS, NEEDS, Kind, Role, kind_of, roles_in
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.names import Names
from foedus.opened import Day, OpenRegister, read_day

DAYS = (Role.ON, Role.KNOWN)
MEMBER = "member"
"""The criterion where none is named."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question for every row of a frame.

    *columns* has the name of the column for each role that varies, *texts* and *days* what all
    rows share: ids and codes as the register writes them. *names* says what readers' names stand
    for. It can be pickled, and sent to other machines.
    """

    kind: Kind
    columns: Mapping[Role, str]
    texts: Mapping[Role, str]
    days: Mapping[Role, date]
    names: Names

    @property
    def adds(self) -> tuple[str, ...]:
        """The names of the columns that the answer adds."""
        return ANSWERS[self.kind]


def asking_for(
    opened: OpenRegister,
    schema: pa.Schema,
    question: str = "",
    constants: Mapping[str, Day | None] | None = None,
) -> Asking:
    """What a frame of *schema* asks; *constants* are for all rows, by the names of roles.

    *question* is a word of `Kind`, or "" to tell it from the columns. Raises `BadColumn`,
    `BadQuestion` and `UnknownName`.
    """
    given = _roles_given(constants or {})
    columns = roles_in(schema.names)
    kind = kind_of(question, {*given, *columns})
    used = {*NEEDS[kind], *DAYS} | ({Role.CRITERION} if kind is Kind.MEMBER else set())
    columns = {role: name for role, name in columns.items() if role in used}
    _refuse_unused_and_doubled(kind, used, given, columns)
    _refuse_missing(kind, {*given, *columns})
    _refuse_in_the_way(kind, schema)
    for role, name in columns.items():
        _refuse_mistyped(role, name, schema)
    texts = {role: str(value) for role, value in given.items() if role not in DAYS}
    if kind is Kind.MEMBER and Role.CRITERION not in columns:
        texts.setdefault(Role.CRITERION, MEMBER)
    return Asking(
        kind,
        columns,
        {role: _resolved(opened, role, text) for role, text in texts.items()},
        {role: read_day(value) for role, value in given.items() if role in DAYS},
        opened.names,
    )


def _roles_given(constants: Mapping[str, Day | None]) -> dict[Role, Day]:
    for name in constants:
        if name not in set(Role):
            raise UnknownName("part of a question", name, [str(role) for role in Role])
    return {Role(name): value for name, value in constants.items() if value is not None}


def _refuse_unused_and_doubled(
    kind: Kind, used: set[Role], given: Mapping[Role, Day], columns: Mapping[Role, str]
) -> None:
    for role in given:
        if role not in used:
            raise BadQuestion(f"A question of the kind {kind} has no {role}; leave it out.")
        if role in columns:
            raise BadColumn(
                columns[role], f"{role} is given for all rows too.", "Leave out one of the two."
            )


def _refuse_missing(kind: Kind, told: set[Role]) -> None:
    for role in (*NEEDS[kind], Role.ON):
        if role not in told:
            raise BadColumn(
                str(role),
                f"a question of the kind {kind} needs it, and it is missing.",
                f"Call a column one of {', '.join(ALIASES[role])}, or give it for all rows.",
            )


def _refuse_in_the_way(kind: Kind, schema: pa.Schema) -> None:
    for name in ANSWERS[kind]:
        if name in schema.names:
            raise BadColumn(name, "the answer would have the same name.", "Rename the column.")


def _refuse_mistyped(role: Role, name: str, schema: pa.Schema) -> None:
    if schema.names.count(name) > 1:
        raise BadColumn(name, "several columns have this name.", "Rename all but one.")
    held = schema.field(name).type
    inner = held.value_type if pa.types.is_dictionary(held) else held
    if role in DAYS:
        if not (_is_text(inner) or _is_day(inner) or pa.types.is_null(inner)):
            raise BadColumn(
                name, f"its type is {held}, and days are needed.", "Make it dates, or ISO text."
            )
    elif not (_is_text(inner) or pa.types.is_null(inner)):
        raise BadColumn(
            name, f"its type is {held}, and text is needed.", "Give codes, ids or names."
        )


def _is_text(held: pa.DataType) -> bool:
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(is_kind(held) for is_kind in kinds)


def _is_day(held: pa.DataType) -> bool:
    return bool(pa.types.is_date(held) or pa.types.is_timestamp(held))


def _resolved(opened: OpenRegister, role: Role, text: str) -> str:
    """The id or code that *text* stands for."""
    match role:
        case Role.INSTRUMENT:
            return opened.names.instrument(text)
        case Role.ORGANISATION:
            return opened.names.organisation(text)
        case Role.CRITERION:
            known = {one.name for held in opened.register.organisations for one in held.criteria}
            if text not in known:
                raise UnknownName("criterion", text, sorted(known))
            return text
        case _:
            return opened.names.party(text)
