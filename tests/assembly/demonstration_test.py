"""The specimen session of a demonstration: made once, and nothing of it is recorded."""

import pytest

from foedus.accounts.roles import Role
from foedus.assembly.demonstration import prepare_specimen
from foedus.assembly.models import Draft, DraftAmendment, Meeting, MeetingPhase, Phase
from foedus.register.models import Entry
from support.loaded import AT, cis_loaded
from support.people import someone

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup, django_db_blocker):
    with cis_loaded(django_db_blocker):
        yield


def test_it_is_in_preparation_with_drafts_in_three_phases():
    before = Entry.objects.count()
    meeting = prepare_specimen(
        someone(Role.SECRETARIAT_OFFICER), someone(Role.DELEGATION_MEMBER), AT
    )

    assert meeting is not None
    assert Meeting.objects.get(pk=meeting.pk).phase == MeetingPhase.PREPARING
    phases = set(Draft.objects.values_list("phase", flat=True))
    assert phases == {Phase.CONSULTATION, Phase.AGREED, Phase.TABLED}
    assert DraftAmendment.objects.count() == 1
    assert Entry.objects.count() == before


def test_it_is_made_once():
    people = someone(Role.SECRETARIAT_OFFICER), someone(Role.DELEGATION_MEMBER)

    assert prepare_specimen(*people, AT) is not None
    assert prepare_specimen(*people, AT) is None
    assert Meeting.objects.count() == 1
