"""What two officers see is what the register gets: texts on the table do not change under them."""

from pathlib import Path

import pytest

from foedus.assembly.drafts.clauses import write_clauses
from foedus.assembly.drafts.moving import move
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models import Closing, Draft, Grid, Phase
from foedus.assembly.signing.closing import close_grid, propose_closing
from foedus.assembly.signing.following import last_of
from foedus.register.held import forget, held
from support.lake import load_lake
from support.signing_table import CLAUSES, all_signed, depositary, doing, secretary, table


@pytest.fixture(autouse=True)
def _lake(db, tmp_path: Path):
    load_lake(tmp_path / "lake")
    yield
    forget()


@pytest.fixture
def officer():
    return secretary()


@pytest.fixture
def grid(officer) -> Grid:
    made = table(officer, 1)
    all_signed(officer, made)
    return made


@pytest.fixture
def closing(officer, grid) -> Closing:
    return propose_closing(doing(officer), grid.pk, last_of(grid))


@pytest.mark.parametrize(
    "changed",
    [
        {"clauses": CLAUSES.replace("count = 2", "count = 1")},
        {"title_en": "Agreement on Another Matter"},
        {"kind": "treaty"},
        {"subjects": ["fish"]},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_text_that_changed_after_the_proposal_is_not_recorded(officer, grid, closing, changed):
    before = held().root
    Draft.objects.filter(pk=grid.documents.get().draft_id).update(**changed)

    with pytest.raises(ChangedSince):
        close_grid(doing(depositary()), closing.pk, closing.digest)

    forget()
    assert held().root == before


def test_the_clauses_of_a_document_on_the_table_are_not_rewritten(officer, grid):
    draft = Draft.objects.get()
    Draft.objects.update(phase=Phase.AGREED)

    with pytest.raises(NotNow):
        write_clauses(doing(officer), draft, draft.version, CLAUSES + "\n")

    draft.refresh_from_db()
    assert draft.clauses == CLAUSES


@pytest.mark.parametrize("phase", [Phase.EXPERTS, Phase.CONSULTATION])
def test_an_agreed_document_on_the_table_does_not_go_back_to_the_experts(officer, grid, phase):
    draft = Draft.objects.get()
    Draft.objects.update(phase=Phase.AGREED)

    with pytest.raises(NotNow):
        move(doing(officer), draft, draft.version, phase)


def test_an_agreed_document_on_the_table_can_be_tabled_in_due_form(officer, grid):
    draft = Draft.objects.get()
    Draft.objects.update(phase=Phase.AGREED, languages=[])

    assert move(doing(officer), draft, draft.version, Phase.TABLED).phase == Phase.TABLED
