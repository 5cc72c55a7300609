"""Rows of text ──▶ which of them is the header, and what each of its columns says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from foedus.published.cells import acts_of_heading
from foedus.published.headings import Role, plain, role_of
from foedus.published.words import NOT_ACTS

_OF_STATE: Final = re.compile(r"^State(?=[A-Z])")
"""Some tables write `StateForce` beside `Force`: of the state, beside the treaty's own."""

DATED: Final = frozenset({Role.SIGNED, Role.CONSENTED, Role.DATE, Role.EFFECT, Role.UNTIL})
"""The roles of columns that hold days."""

_SAYS: Final = DATED | {Role.ACT, Role.RAW, Role.YEAR}
_DEEPEST: Final = 60
"""No publisher writes more lines than that above a table."""

_FEWEST: Final = 2
_DAY_ALONE: Final = frozenset({"date", "day", "dates", "datum", "дата", "fecha"})
"""What a second header row may say under a heading that names the act."""

_FIGURE: Final = re.compile(r"\d")


def header_at(rows: Sequence[tuple[str, ...]]) -> int | None:
    """The number of the first row that can be a header; None if none can.

    It heads a column of participants (or leaves the first without a heading) and one of acts or
    days, and holds no year itself.
    """
    return next((n for n, row in enumerate(rows[:_DEEPEST]) if _is_header(row)), None)


def _is_header(row: tuple[str, ...]) -> bool:
    if sum(1 for cell in row if cell.strip()) < _FEWEST:
        return False
    roles = roles_of(tuple(" ".join(cell.split()) for cell in row))
    return bool({Role.PARTICIPANT, Role.CODE} & set(roles)) and bool(_SAYS & set(roles))


def roles_of(header: tuple[str, ...]) -> list[Role | None]:
    """The role of each column by its heading; None where the vocabulary does not have it."""
    roles = [_role(name) for name in header]
    for role, own, other in (
        (Role.EFFECT, "stateforce", Role.GENERAL),
        (Role.SIGNED, "statesignature", Role.OTHER),
        (Role.UNTIL, "stateend", Role.OTHER),
    ):
        if own in {plain(name) for name in header}:  # the others of this role are the treaty's
            for number, name in enumerate(header):
                if roles[number] is role and plain(name) != own:
                    roles[number] = other
    if header and not header[0] and not {Role.PARTICIPANT, Role.CODE} & set(roles):
        roles[0] = Role.PARTICIPANT  # a first column without a heading names the rows
    return roles


def _role(name: str) -> Role | None:
    if name in NOT_ACTS:
        return Role.OTHER
    known = role_of(name)
    if known is not None:
        return known
    named = acts_of_heading(heading_of(name))
    return Role.ACT if any(one.kind is not None for one in named) else None


def heading_of(name: str) -> str:
    """The heading without the word that says "of the state"."""
    return _OF_STATE.sub("", name)


def is_second_header(header: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether *row* heads the parts of columns that *header* heads together."""
    row = _without_spanned(header, row)
    first = next((n for n, role in enumerate(roles_of(header)) if role is Role.PARTICIPANT), 0)
    said = [cell for cell in row if cell.strip()]
    if not said or len(row) != len(header) or row[first].strip():
        return False
    known = [
        plain(cell) in _DAY_ALONE or _role(" ".join(cell.split())) is not None for cell in said
    ]
    return all(known) and not any(map(_FIGURE.search, said))


def joined_headers(header: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, ...]:
    """The headings of two rows as one: "Ratification" over "Date" and "Type"."""
    row = _without_spanned(header, row)
    tops: list[str] = []
    for name, part in zip(header, row, strict=True):
        carried = tops[-1] if tops and part.strip() and not name else name
        tops.append(carried)
    return tuple(_of_both(top, " ".join(part.split())) for top, part in zip(tops, row, strict=True))


def _without_spanned(header: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, ...]:
    """*row* without the headings that reach down into it from the row above."""
    if len(row) != len(header):
        return row
    return tuple("" if cell == name else cell for name, cell in zip(header, row, strict=True))


def _of_both(top: str, part: str) -> str:
    if not part or plain(part) in _DAY_ALONE:
        return top or part
    return f"{top} {part}" if top and role_of(f"{top} {part}") is not None else part
