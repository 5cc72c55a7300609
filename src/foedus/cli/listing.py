"""What a register holds, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.answers.tables import Table
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language
from foedus.opened import OpenRegister

PARTS = ("instruments", "organisations", "offices", "parties", "readings")


def listed(opened: OpenRegister, part: str, language: str) -> tuple[Table, list[dict[str, str]]]:
    """The rows of one part of a register, as a table and as data."""
    if part not in PARTS:
        raise UnknownName("part of a register", part, PARTS)
    spoken: Language = "ru" if language == "ru" else "en"
    rows = list(_rows(opened.register, part, spoken))
    columns = tuple(rows[0]) if rows else ()
    table = Table(
        title=f"{opened.register.title.in_language(spoken)}: {part}",
        lead=(str(len(rows)),),
        columns=columns,
        rows=tuple(tuple(row.values()) for row in rows),
    )
    return table, rows


def _rows(register: Register, part: str, language: Language) -> Iterator[dict[str, str]]:
    if part == "instruments":
        for one in sorted(register.instruments, key=lambda i: (i.adopted.isoformat().strip("["), i.id)):
            title = one.title.in_language(language)
            yield {"id": one.id, "adopted": one.adopted.isoformat(), "title": title}
    elif part == "organisations":
        for organisation in register.organisations:
            criteria = dict.fromkeys(c.name for c in organisation.criteria)
            title = organisation.title.in_language(language)
            yield {"id": organisation.id, "title": title, "criteria": ", ".join(criteria)}
    elif part == "offices":
        for office in register.offices:
            titles = (title.title.in_language(language) for title in office.titles)
            yield {"id": office.id, "titles": " → ".join(titles)}
    elif part == "parties":
        for party in register.parties:
            yield {"code": party.code, "name": party.name.in_language(language)}
    else:
        for reading in register.readings:
            yield {"name": reading.name, "means": reading.title.in_language(language)}
