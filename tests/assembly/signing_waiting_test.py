"""What a session waits for at the signing table."""

import pytest

from foedus.assembly.models import Grid, GridPhase
from foedus.assembly.signing.closing import propose_closing
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.waiting import waiting_for
from foedus.signing.manners import SigningManner
from support.lake import load_lake
from support.signing_table import all_signed, doing, secretary, session, signed, table


@pytest.fixture(autouse=True)
def _lake(db, tmp_path):
    load_lake(tmp_path / "lake")


def told(meeting):
    return [(one.who, one.what.en) for one in waiting_for(meeting)]


def test_a_session_without_a_grid_waits_for_nothing():
    assert waiting_for(session(secretary()).pk) == ()


def test_each_delegation_with_open_cells_is_waited_for_until_it_signs_or_does_not():
    by = secretary()
    grid = table(by, 1)
    paper = grid.documents.get()
    signed(by, grid, paper, "AM")
    signed(by, grid, paper, "BY", manner=SigningManner.UNKNOWN)
    assert told(grid.meeting_id) == [
        ("BY", "documents to sign: 1"),
        ("KZ", "documents to sign: 1"),
    ]


def test_a_grid_that_is_proposed_waits_for_the_second_officer_and_a_closed_one_for_nobody():
    by = secretary()
    grid = table(by, 1)
    all_signed(by, grid)
    assert told(grid.meeting_id) == []
    propose_closing(doing(by), grid.pk, last_of(grid))
    assert told(grid.meeting_id) == [("secretariat", "the second signature under the signing grid")]
    Grid.objects.update(phase=GridPhase.CLOSED)
    assert waiting_for(grid.meeting_id) == ()
