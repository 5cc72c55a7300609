"""Areas of cooperation: what documents, programmes, bodies and sessions share of a subject."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from foedus.collection.pages.acts import thing_named
from foedus.collection.pages.days import when_shown
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.sessions_paths import body_path, named, session_path
from foedus.collection.pages.view import View
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.uncertain import first_possible

PROGRAMME = "programme"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow:
    """An area in the list: how many documents, bodies and programmes share it."""

    code: str
    documents: int
    programmes: int
    bodies: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of an area, with the day of its adoption and its kind."""

    document: Named
    kind: str
    adopted: DayShown


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPage:
    """All that the page of an area shows. *shared* are areas that some document has as well."""

    code: str
    documents: tuple[DocumentLine, ...]
    programmes: tuple[DocumentLine, ...]
    bodies: tuple[Named, ...]
    sessions: tuple[Named, ...]
    shared: tuple[tuple[str, int], ...]


def subject_rows(view: View) -> tuple[SubjectRow, ...]:
    """Every area that a document or a body names."""
    documents: Counter[str] = Counter()
    programmes: Counter[str] = Counter()
    for one in view.register.instruments:
        (programmes if one.kind == PROGRAMME else documents).update(one.subjects)
    bodies = Counter(
        subject
        for one in view.register.organisations
        for body in one.bodies
        for subject in body.subjects
    )
    return tuple(
        SubjectRow(
            code=code, documents=documents[code], programmes=programmes[code], bodies=bodies[code]
        )
        for code in sorted({*documents, *programmes, *bodies})
    )


def subject_page(view: View, code: str) -> SubjectPage:
    """The page of an area. Raises `UnknownName` for one that nothing names."""
    known = {row.code for row in subject_rows(view)}
    if code not in known:
        raise UnknownName("subject", code, known)
    held = [one for one in view.register.instruments if code in one.subjects]
    held.sort(key=lambda one: first_possible(one.adopted), reverse=True)
    lines = [
        DocumentLine(thing_named(view, one.id), one.kind, when_shown(one.adopted, view.language))
        for one in held
    ]
    ids = {one.id for one in held}
    shared = Counter(other for one in held for other in one.subjects if other != code)
    return SubjectPage(
        code=code,
        documents=tuple(line for line in lines if line.kind != PROGRAMME),
        programmes=tuple(line for line in lines if line.kind == PROGRAMME),
        bodies=tuple(_bodies(view, code)),
        sessions=tuple(_sessions(view, ids)),
        shared=tuple(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _bodies(view: View, code: str) -> list[Named]:
    return [
        named(view, body.id, body_path(body.id))
        for one in view.register.organisations
        for body in one.bodies
        if code in body.subjects
    ]


def _sessions(view: View, documents: set[str]) -> list[Named]:
    """The sessions on whose agenda a document of the area stood."""
    return [
        named(view, one.id, session_path(one.id))
        for one in view.register.sessions
        if any(documents.intersection(point.documents) for point in one.agenda)
    ]
