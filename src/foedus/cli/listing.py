"""What a register holds, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from foedus.law.answers.tables import Table
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Language
from foedus.opened import OpenRegister

Rows = Iterator[dict[str, str]]


def listed(opened: OpenRegister, part: str, language: str) -> tuple[Table, list[dict[str, str]]]:
    """The rows of one part of a register, as a table and as data."""
    if part not in PARTS:
        raise UnknownName("part of a register", part, PARTS)
    spoken: Language = "ru" if language == "ru" else "en"
    rows = list(PARTS[part](opened.register, spoken))
    table = Table(
        title=f"{opened.register.title.in_language(spoken)}: {part}",
        lead=(str(len(rows)),),
        columns=tuple(rows[0]) if rows else (),
        rows=tuple(tuple(row.values()) for row in rows),
    )
    return table, rows


def _instruments(register: Register, language: Language) -> Rows:
    for one in sorted(register.instruments, key=lambda i: (first_possible(i.adopted), i.id)):
        title = one.title.in_language(language)
        yield {"id": one.id, "adopted": one.adopted.isoformat(), "title": title}


def _organisations(register: Register, language: Language) -> Rows:
    for one in register.organisations:
        criteria = ", ".join(dict.fromkeys(criterion.name for criterion in one.criteria))
        yield {"id": one.id, "title": one.title.in_language(language), "criteria": criteria}


def _links(register: Register, language: Language) -> Rows:
    for one in register.organisations:
        for link in one.links:
            since = link.since.isoformat() if link.since is not None else ""
            words = link.words.in_language(language)
            yield {
                "from": one.id,
                "to": link.to,
                "relation": link.relation,
                "since": since,
                "words": words,
            }


def _offices(register: Register, language: Language) -> Rows:
    for one in register.offices:
        titles = " → ".join(title.title.in_language(language) for title in one.titles)
        yield {"id": one.id, "titles": titles}


def _sessions(register: Register, language: Language) -> Rows:
    for one in register.sessions:
        days = {str(act.kind): act for act in one.acts}
        planned, held = (days.get(kind) for kind in ("session-planned", "session-held"))
        yield {
            "id": one.id,
            "title": one.title.in_language(language),
            "planned": _day(planned),
            "held": _day(held),
        }


def _day(act: object) -> str:
    when = getattr(act, "effect", None) or getattr(act, "date", None)
    return when.isoformat() if when is not None else ""


def _parties(register: Register, language: Language) -> Rows:
    for party in register.parties:
        yield {"code": party.code, "name": party.name.in_language(language)}


def _readings(register: Register, language: Language) -> Rows:
    for reading in register.readings:
        yield {"name": reading.name, "means": reading.title.in_language(language)}


PARTS: Final[dict[str, Callable[[Register, Language], Rows]]] = {
    "instruments": _instruments,
    "organisations": _organisations,
    "links": _links,
    "offices": _offices,
    "sessions": _sessions,
    "parties": _parties,
    "readings": _readings,
}
"""The parts that can be listed."""
