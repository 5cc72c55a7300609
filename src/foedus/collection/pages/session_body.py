"""The page of a body: who sits on the day, who presides, its documents, its sessions."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.collection.pages.acts import party_named, quote_of, sources_shown, thing_named
from foedus.collection.pages.offices import ChairShown, chairs_of
from foedus.collection.pages.parts import Named, Quote, SourceShown
from foedus.collection.pages.proofs import titled_condition
from foedus.collection.pages.session_people import composition_on
from foedus.collection.pages.sessions import SessionRow, sessions_of
from foedus.collection.pages.sessions_paths import body_path, named
from foedus.collection.pages.view import View
from foedus.law.answers.questions.composition import body_of
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage:
    """All that the page of a body shows.

    *seated* sit by the condition *seats* on the day; *doubtful* by some readings only;
    *beyond* are those among the seated who meet no criterion "member" of the organisation.
    """

    id: str
    title: str
    titles: Wording
    organisation: Named
    founded_by: Named
    composition: Quote | None
    seats: str
    composition_known: bool
    seated: tuple[Named, ...]
    beyond: frozenset[str]
    doubtful: tuple[Named, ...]
    observers: tuple[Named, ...]
    chairs: tuple[ChairShown, ...]
    decides_by: str
    frequency: str
    subjects: tuple[str, ...]
    documents: tuple[Named, ...]
    sessions: tuple[SessionRow, ...]
    note: str
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body in a list."""

    body: Named
    organisation: Named
    seats: int
    known: bool
    sessions: int
    subjects: tuple[str, ...]


def body_page(view: View, name: str) -> BodyPage:
    """The page of a body, by its id. Raises `UnknownName` for one that is not held."""
    organisation, body = body_of(view.register, name)
    composition = composition_on(view, name, view.on)
    members = _members(view, organisation.id)
    documents = (one.id for one in view.register.instruments if one.body == name)
    return BodyPage(
        id=body.id,
        title=view.say(body.title),
        titles=body.title,
        organisation=thing_named(view, organisation.id),
        founded_by=thing_named(view, body.founded_by) if body.founded_by else Named("", ""),
        composition=quote_of(view, body.composition),
        seats=titled_condition(view, body.seats),
        composition_known=composition.known,
        seated=_parties(view, composition.members),
        beyond=frozenset(set(composition.members) - members)
        if members is not None
        else frozenset(),
        doubtful=_parties(view, composition.doubtful),
        observers=_parties(view, composition.observers),
        chairs=chairs_of(view, organisation.id),
        decides_by=body.decision_rule,
        frequency=body.frequency,
        subjects=body.subjects,
        documents=tuple(thing_named(view, one) for one in documents),
        sessions=sessions_of(view, name),
        note=view.say(body.note or body.evidence.note),
        sources=sources_shown(view, body.evidence.sources),
    )


def _parties(view: View, codes: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple(party_named(view, code) for code in codes)


_MEMBER = "member"


def _members(view: View, organisation: str) -> set[str] | None:
    """Who is a member on the day; None where the organisation has no such criterion."""
    held = view.register.organisation[organisation]
    if _MEMBER not in {one.name for one in held.criteria}:
        return None
    spans = view.first.members(organisation, _MEMBER)
    return {code for code, found in spans.items() if any(view.on in span for span in found)}


def body_rows(view: View) -> tuple[BodyRow, ...]:
    """Every body of the register, by organisation."""
    counts: dict[str, int] = {}
    for session in view.register.sessions:
        counts[session.body] = counts.get(session.body, 0) + 1
    rows = []
    for organisation in view.register.organisations:
        for body in organisation.bodies:
            composition = composition_on(view, body.id, view.on)
            rows.append(
                BodyRow(
                    body=named(view, body.id, body_path(body.id)),
                    organisation=thing_named(view, organisation.id),
                    seats=len(composition.members),
                    known=composition.known,
                    sessions=counts.get(body.id, 0),
                    subjects=body.subjects,
                )
            )
    return tuple(rows)
