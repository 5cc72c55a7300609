"""Who takes part in what, and when and where a body meets."""

from __future__ import annotations

from foedus.claims.statements.found import Found
from foedus.claims.terms.claims import Content, Meeting, Participation, Reach, SessionDatePlace
from foedus.claims.terms.said import NOTHING_NAMED, Named


def participation(found: Found) -> Content | None:
    """Who takes part (or not), in a session, an organisation's work, or an instrument."""
    states, person, count = found.states(), found.person(), found.count()
    organisation = found.organisation() or found.body_organisation()
    content = Participation(
        states=states,
        persons=(person,) if person else (),
        count=count,
        organisation=organisation,
        body=found.body(),
        instrument=found.instrument(),
        reach=Reach(found.means_as("reach", Reach.SOME)),
        place=found.place(),
        when=found.when(),
    )
    who = (
        found.means.get("who") == "nobody" or states or states.words or person or count.number >= 0
    )
    what = organisation or content.body or content.instrument
    return content if who and what else None


def session_date_place(found: Found) -> Content | None:
    """When or where a body meets; one of them must be said."""
    body = found.body()
    organisation = found.organisation() or found.body_organisation()
    organisation = organisation or found.meeting_of()
    when, place, host = found.when(), found.place() or _land(found), found.states("host")
    if not (organisation or body.id) or not (when.words or place or host):
        return None
    return SessionDatePlace(
        body=body,
        organisation=organisation,
        meeting=Meeting(found.means_as("meeting", Meeting.HELD)),
        place=place,
        host=host,
        when=when,
    )


def _land(found: Found) -> Named:
    said = found.states("land")
    return Named(said.words, said.codes[0]) if said.codes else NOTHING_NAMED
