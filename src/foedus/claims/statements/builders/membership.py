"""Who belongs to an organisation, how many, and who founded it."""

from __future__ import annotations

from foedus.claims.statements.found import Found
from foedus.claims.terms.claims import Content, Course, Founding, MemberCount, MembershipList, Reach


def membership_list(found: Found) -> Content | None:
    """Names of those who belong; without states or organisation there is no such statement."""
    states, organisation = found.states(), found.group()
    if not (states or states.words) or not organisation:
        return None
    return MembershipList(
        organisation=organisation,
        states=states,
        standing=found.means_as("standing", "member"),
        reach=Reach(found.means_as("reach", Reach.SOME)),
        course=Course(found.means_as("course", Course.IS)),
        when=found.when(),
    )


def member_count(found: Found) -> Content | None:
    """A number of those who belong."""
    count, organisation = found.count(), found.group()
    members_only = found.means.get("counts") == "members" and count.of == "state"
    if members_only or count.number < 0 or not organisation or count.of == "document":
        return None
    return MemberCount(
        organisation=organisation,
        count=count,
        standing=found.means_as("standing", _standing(count.of)),
        when=found.when(),
    )


def _standing(noun: str) -> str:
    """The criterion that the noun counted names; a "republic" names none."""
    return "" if noun == "state" else noun


def founding(found: Found) -> Content | None:
    """Founders, day, instrument or place of the founding; one of them must be said."""
    organisation = found.group()
    content = Founding(
        organisation=organisation,
        founders=found.states("founders"),
        instrument=found.instrument(),
        place=found.place(),
        when=found.when(),
    )
    said = content.founders or content.instrument or content.when.words or content.place
    return content if organisation and said else None
