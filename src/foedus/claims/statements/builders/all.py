"""The builder of each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from foedus.claims.statements.builders.documents import (
    entry_into_force,
    ratification,
    signature,
    withdrawal,
)
from foedus.claims.statements.builders.meetings import participation, session_date_place
from foedus.claims.statements.builders.membership import founding, member_count, membership_list
from foedus.claims.statements.builders.offices import biography, chair, office_holder
from foedus.claims.statements.builders.organisations import body_function, org_link
from foedus.claims.statements.found import Found
from foedus.claims.terms.claims import Content
from foedus.claims.terms.kinds import Kind

BUILDERS: Final[Mapping[str, Callable[[Found], Content | None]]] = {
    Kind.MEMBERSHIP_LIST: membership_list,
    Kind.MEMBER_COUNT: member_count,
    Kind.FOUNDING: founding,
    Kind.OFFICE_HOLDER: office_holder,
    Kind.CHAIR: chair,
    Kind.SIGNATURE: signature,
    Kind.RATIFICATION: ratification,
    Kind.ENTRY_INTO_FORCE: entry_into_force,
    Kind.PARTICIPATION: participation,
    Kind.ORG_LINK: org_link,
    Kind.SESSION_DATE_PLACE: session_date_place,
    Kind.WITHDRAWAL: withdrawal,
    Kind.BIOGRAPHY: biography,
    Kind.BODY_FUNCTION: body_function,
}
