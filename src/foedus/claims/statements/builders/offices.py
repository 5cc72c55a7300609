"""Who holds an office, who presides, and what is told of a person's life."""

from __future__ import annotations

from typing import Final

from foedus.claims.mentions.organs import level_of, office_of
from foedus.claims.pieces.row import InOrganisation, Sort
from foedus.claims.statements.found import Found
from foedus.claims.terms.claims import Biography, Chair, Content, Course, OfficeHolder
from foedus.claims.terms.said import NO_STATES, NOTHING_NAMED, Named, StatesSaid
from foedus.claims.terms.times import NO_TIME


def office_holder(found: Found) -> Content | None:
    """A person and an office of an organisation."""
    office, person = _head_office(found) or found.office(), found.person()
    if office is None or not person:
        return None
    if not office.named.id and not office.organisation:
        return None
    if _is_presided(found):
        return None
    return OfficeHolder(
        office=office.named,
        person=person,
        organisation=office.organisation,
        predecessor=found.person("predecessor"),
        course=Course(found.means_as("course", Course.IS)),
        when=found.when(),
    )


def _is_presided(found: Found) -> bool:
    """Whether what is headed are those who meet: such a body has a chair, no office."""
    piece = found.match.roles.get("office") or found.match.roles.get("led")
    sense = None if piece is None else piece.sense
    if piece is None or piece.sort is not Sort.BODY or not isinstance(sense, InOrganisation):
        return False
    by_title = level_of(found.setting.register, sense.organisation.id, sense.named.id)
    return (sense.level or by_title) in _PRESIDED


_PRESIDED: Final = frozenset({"heads-of-state", "heads-of-government", "foreign-ministers"})


def _head_office(found: Found) -> InOrganisation | None:
    """The office of the head of what stands in the role "led", where the phrase means that."""
    if found.means.get("office") != "head":
        return None
    organisation = found.organisation("led") or found.context()
    if not organisation.id:
        return None
    own = office_of(found.setting.register, organisation.id)
    return InOrganisation(Named(found.group("led").words, own), organisation)


def chair(found: Found) -> Content | None:
    """A state that presides over an organisation or one of its bodies."""
    state = found.states()
    role = next((one for one in ("body", "organisation") if found.has(one)), "")
    body = found.body(role) if role else NOTHING_NAMED
    organisation = found.organisation() or found.body_organisation()
    if not state or not (organisation or body):
        return None
    return Chair(
        organisation=organisation,
        state=state,
        body=body,
        before=found.states("before") if found.has("before") else NO_STATES,
        course=Course(found.means_as("course", Course.IS)),
        when=found.when(),
    )


def biography(found: Found) -> Content | None:
    """When and where a person was born, or what they were before."""
    person = found.person()
    born = found.when() if found.means.get("about") == "birth" else NO_TIME
    place = found.place() or _land(found.states("land"))
    post = found.match.roles.get("post")
    words = found.setting.text[post.stretch.start : post.stretch.end] if post else ""
    words = f"{words} {found.rest()}".strip() if words else ""
    words = words or found.means.get("post", "")
    when = NO_TIME if born.words else found.when()
    if not person or not (born.words or place or words):
        return None
    return Biography(person=person, born=born, place=place, post=words, when=when)


def _land(states: StatesSaid) -> Named:
    return Named(states.words, states.codes[0]) if states.codes else NOTHING_NAMED
