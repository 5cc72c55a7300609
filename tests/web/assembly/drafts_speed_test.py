"""The drafts that a delegation finds are those that each draft says are open to it."""

from itertools import product

import pytest

from foedus.accounts.roles import Role
from foedus.assembly.drafts.finding import visible
from foedus.assembly.followup.documents import drafts_open_to
from foedus.assembly.models import Draft, DraftReader, DraftReaderEnd, Phase
from support.followup import NOW, draft, secretary
from support.people import someone

CODES = ("KZ", "MD", "TJ")


@pytest.fixture
def by(db):
    return secretary()


@pytest.fixture
def everything(by):
    """A draft in each phase, with an invitation from each phase, standing or ended."""
    for phase, since, is_ended in product(Phase, Phase, (False, True)):
        one = draft(by, phase=phase)
        row = DraftReader.objects.create(draft=one, party="KZ", phase=since, at=NOW, by=by)
        if is_ended:
            DraftReaderEnd.objects.create(invitation=row, at=NOW, by=by)
    for phase in Phase:
        draft(by, phase=phase, tabled_by="MD")


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("code", CODES)
def test_what_a_list_finds_is_what_each_draft_tells_of_itself(code: str):
    reader = someone(Role.DELEGATION_MEMBER, code)
    told = {one.pk for one in Draft.objects.all() if one.is_published or code in one.readers}
    found = list(visible(reader).values_list("pk", flat=True))
    assert set(found) == told
    assert len(found) == len(told)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("code", CODES)
def test_what_is_under_way_is_what_is_open_and_not_over(code: str):
    over = {Phase.PUBLISHED, Phase.WITHDRAWN}
    told = {one.pk for one in Draft.objects.all() if code in one.readers and one.phase not in over}
    assert {one.pk for one in drafts_open_to(code)} == told
