"""Closing a grid: two officers, one closing, all that was signed in the register or nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models import (
    Closing,
    Draft,
    Grid,
    GridEvent,
    GridPhase,
    Meeting,
    MeetingPhase,
    Phase,
    Seat,
    SignedDocument,
)
from foedus.assembly.signing.closing import close_grid, propose_closing
from foedus.assembly.signing.errors import (
    BadEntry,
    CannotClose,
    GridExists,
    NotOnTheTable,
    OwnCeremony,
)
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.grids import (
    DocumentAsked,
    NewGrid,
    add_document,
    open_grid,
    withdraw_document,
)
from foedus.assembly.signing.previewing import preview_of
from foedus.law.terms.acts import Kind, Qualification
from foedus.register.enacting import enact
from foedus.register.held import forget, held
from foedus.register.models import Entry, Notification
from foedus.signing.closing import Hindrance
from foedus.signing.manners import Authority, Declared, SigningManner
from support.lake import load_lake
from support.people import someone
from support.signing_table import (
    DAY,
    NOW,
    all_signed,
    depositary,
    doing,
    draft,
    secretary,
    session,
    signed,
    table,
)


@pytest.fixture(autouse=True)
def _lake(db, tmp_path):
    load_lake(tmp_path / "lake")
    yield
    forget()


@pytest.fixture
def officer():
    return secretary()


@pytest.fixture
def second():
    return depositary()


@pytest.fixture
def grid(officer):
    return table(officer)


def proposed(officer, grid):
    return propose_closing(doing(officer), grid.pk, last_of(grid))


def acts_of(name):
    return held().register.instrument[name].acts


def test_what_was_signed_stands_in_the_register_and_each_draft_is_adopted(officer, second, grid):
    first, other = grid.documents.all()
    signed(officer, grid, first, "AM", declared=Declared.PROCEDURES_REQUIRED)
    signed(officer, grid, first, "BY", manner=SigningManner.RESERVATION, words_en="Not Art. 2.")
    signed(officer, grid, first, "KZ", manner=SigningManner.NOT_SIGNED)
    for party in ("AM", "BY", "KZ"):
        signed(officer, grid, other, party)
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    told = {(act.party, act.kind, act.qualification) for act in acts_of(first.name)}
    none = Qualification.NONE
    assert told == {
        ("", Kind.ADOPTION, none),
        ("AM", Kind.SIGNATURE, none),
        ("AM", Kind.PROCEDURES_REQUIRED, none),
        ("BY", Kind.SIGNATURE, Qualification.RESERVATION),
        ("BY", Kind.RESERVATION, none),
        ("KZ", Kind.NOT_SIGNED, none),
    }
    made = held().register.instrument[other.name]
    assert (made.adopted, made.place, made.within) == (DAY, "Lakeside", "lake/league")
    assert {one.phase for one in Draft.objects.all()} == {Phase.ADOPTED}
    grid.refresh_from_db()
    assert grid.phase == GridPhase.CLOSED


def test_the_signatures_count_as_the_clauses_say(officer, second, grid):
    first, other = grid.documents.all()
    for party in ("AM", "BY", "KZ"):
        signed(officer, grid, first, party, declared=Declared.PROCEDURES_REQUIRED)
        signed(officer, grid, other, party)
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    waits = held().opened.status(first.name, on=DAY).answer
    holds = held().opened.status(other.name, on=DAY).answer
    assert (waits.in_force.value, holds.in_force.value) == (False, True)


def test_each_document_is_notified_once_and_the_journal_names_both_officers(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    rows = SignedDocument.objects.filter(closing=closing)
    references = set(Notification.objects.values_list("reference", flat=True))
    assert {row.notification for row in rows} == references
    assert len(references) == 2
    act = Entry.objects.filter(kind="act").last()
    assert officer.public_id in act.payload
    assert second.public_id in act.payload


def test_an_instrument_that_the_register_holds_gets_further_signatures(officer, second):
    meeting = session(officer, ("TJ",))
    asked = (DocumentAsked(name="lake/convention"),)
    grid = open_grid(doing(officer), NewGrid(meeting=meeting.pk, day=DAY, documents=asked))
    before = len(acts_of("lake/convention"))
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    added = acts_of("lake/convention")[before:]
    assert [(one.party, one.kind) for one in added] == [("TJ", Kind.SIGNATURE)]


def test_a_grid_with_open_cells_is_not_proposed_and_says_which(officer, grid):
    signed(officer, grid, grid.documents.first(), "AM")
    with pytest.raises(CannotClose) as told:
        proposed(officer, grid)
    open_cells = {(one.document, one.parties) for one in told.value.hindered}
    assert open_cells == {
        ("lake/paper-1", ("BY", "KZ")),
        ("lake/paper-2", ("AM", "BY", "KZ")),
    }


def test_a_signature_to_be_confirmed_hinders_closing(officer, grid):
    Seat.objects.filter(meeting=grid.meeting, party="AM").update(office="head-of-mission")
    for document in grid.documents.all():
        signed(officer, grid, document, "AM", to_be_confirmed=True)
        for party in ("BY", "KZ"):
            signed(officer, grid, document, party)
    with pytest.raises(CannotClose) as told:
        proposed(officer, grid)
    assert {(one.what, one.parties) for one in told.value.hindered} == {(Hindrance.POWERS, ("AM",))}


def test_the_day_of_the_documents_must_have_come(officer, second):
    meeting = session(officer)
    new = NewGrid(
        meeting=meeting.pk,
        day=DAY + timedelta(days=1),
        documents=(DocumentAsked(draft=draft(officer, 1).pk),),
    )
    grid = open_grid(doing(officer), new)
    all_signed(officer, grid)
    with pytest.raises(CannotClose) as told:
        proposed(officer, grid)
    assert [one.what for one in told.value.hindered] == [Hindrance.EARLY]
    # in the zone of the depositary the next day begins while it is still this day in Greenwich
    evening = NOW.replace(hour=15)
    closing = propose_closing(doing(officer, evening), grid.pk, last_of(grid))
    close_grid(doing(second, evening), closing.pk, closing.digest)


def test_what_came_after_the_cursor_of_the_proposer_is_looked_at_first(officer, grid):
    all_signed(officer, grid)
    with pytest.raises(ChangedSince):
        propose_closing(doing(officer), grid.pk, last_of(grid) - 1)


def test_a_late_correction_takes_the_proposal_back(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    paper = grid.documents.first()
    first = paper.events.get(party="AM")
    signed(
        officer, grid, paper, "AM", key="late-correction", replaces=first.pk,
        manner=SigningManner.REFUSED,
    )  # fmt: skip
    with pytest.raises(NotNow):
        close_grid(doing(second), closing.pk, closing.digest)
    again = proposed(officer, grid)
    with pytest.raises(ChangedSince):
        close_grid(doing(second), closing.pk, closing.digest)
    with pytest.raises(ChangedSince):
        close_grid(doing(second), again.pk, closing.digest)
    close_grid(doing(second), again.pk, again.digest)


def test_a_seat_that_was_taken_after_the_proposal_is_seen(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    Seat.objects.create(meeting=grid.meeting, party="MD", head="Head", office="head-of-state")
    with pytest.raises(ChangedSince):
        close_grid(doing(second), closing.pk, closing.digest)


def test_nobody_closes_what_they_proposed_or_recorded(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    officer.role = Role.DEPOSITARY_OFFICER
    officer.save()
    with pytest.raises(Refused):
        close_grid(doing(officer), closing.pk, closing.digest)
    Closing.objects.update(proposed_by=secretary())
    closing.refresh_from_db()
    with pytest.raises(OwnCeremony):
        close_grid(doing(officer), closing.pk, closing.digest)
    assert "lake/paper-1" not in held().register.instrument


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DEPOSITARY_OFFICER}))
def test_only_a_depositary_officer_closes(officer, grid, role):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    with pytest.raises(Refused):
        close_grid(doing(someone(role)), closing.pk, closing.digest)


def test_of_two_who_close_the_same_grid_one_does_and_the_other_is_told(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    size = Entry.objects.count()
    with pytest.raises(NotNow):
        close_grid(doing(depositary()), closing.pk, closing.digest)
    with pytest.raises(NotNow):
        proposed(officer, grid)
    assert Entry.objects.count() == size


def test_the_database_itself_keeps_two_officers_apart_and_closes_once(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.update(closed_by=officer, closed_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.update(closed_by=second)
    close_grid(doing(second), closing.pk, closing.digest)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.create(
            grid=grid, digest="other", proposed_by=officer, proposed_at=NOW, closed_by=second,
            closed_at=NOW,
        )  # fmt: skip


def test_where_the_register_refuses_one_act_nothing_is_closed(officer, second, grid, monkeypatch):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    size = Entry.objects.count()

    def failing(*args, **more):
        enact(*args, **more)
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("foedus.assembly.signing.closing.enact", failing)
    with pytest.raises(RuntimeError), transaction.atomic():
        close_grid(doing(second), closing.pk, closing.digest)
    grid.refresh_from_db()
    assert (grid.phase, Entry.objects.count()) == (GridPhase.PROPOSED, size)
    assert "lake/paper-1" not in held().register.instrument
    assert Draft.objects.filter(phase=Phase.ADOPTED).count() == 0


def test_a_withdrawn_document_is_not_recorded_and_its_signatures_stay(officer, second, grid):
    all_signed(officer, grid)
    paper = grid.documents.first()
    withdraw_document(doing(officer), grid.pk, grid.version, paper.pk, "To be redrafted.")
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    assert paper.name not in held().register.instrument
    assert paper.events.count() == 3


def test_what_nobody_signed_is_not_recorded(officer, second, grid):
    first, other = grid.documents.all()
    for party in ("AM", "BY", "KZ"):
        signed(officer, grid, first, party, manner=SigningManner.REFUSED)
        signed(officer, grid, other, party)
    assert [one.what for one in preview_of(grid, NOW).remarks] == [Hindrance.NOBODY_SIGNED]
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    assert first.name not in held().register.instrument
    assert Draft.objects.get(name=first.name).phase == Phase.TABLED


def test_the_preview_says_what_enters_into_force_for_whom_and_who_owes_what(officer, grid):
    first, other = grid.documents.all()
    for party in ("AM", "BY", "KZ"):
        signed(officer, grid, other, party)
    signed(officer, grid, first, "AM", declared=Declared.PROCEDURES_REQUIRED)
    signed(officer, grid, first, "BY")
    signed(officer, grid, first, "KZ", manner=SigningManner.NOT_SIGNED)
    size = Entry.objects.count()
    told = preview_of(grid, NOW)
    waits, holds = (one.effects for one in told.documents)
    assert (waits.in_force, waits.owing, waits.needed) == (False, ("AM",), 1)
    assert (holds.in_force, holds.bound, holds.owing) == (True, ("AM", "BY", "KZ"), ())
    assert told.documents[0].declared == ("AM",)
    assert not told.hinders
    assert Entry.objects.count() == size
    assert first.name not in held().register.instrument


def test_what_the_preview_foresees_is_what_is_recorded(officer, second, grid):
    all_signed(officer, grid)
    foreseen = [act.id for one in preview_of(grid, NOW).documents for act in one.acts]
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    recorded = [act.id for name in ("lake/paper-1", "lake/paper-2") for act in acts_of(name)]
    assert recorded == foreseen


def test_a_session_has_one_grid(officer, grid):
    with pytest.raises(GridExists):
        open_grid(doing(officer), NewGrid(meeting=grid.meeting_id, day=DAY))


def test_a_cancelled_session_has_none(officer):
    meeting = session(officer, phase=MeetingPhase.CANCELLED)
    with pytest.raises(NotNow):
        open_grid(doing(officer), NewGrid(meeting=meeting.pk, day=DAY))


@pytest.mark.parametrize("phase", sorted(set(Phase) - {Phase.AGREED, Phase.TABLED, Phase.ADOPTED}))
def test_a_draft_that_is_not_agreed_or_tabled_is_not_laid_out(officer, phase):
    meeting = session(officer)
    paper = draft(officer, 1, phase=phase)
    asked = (DocumentAsked(draft=paper.pk),)
    with pytest.raises(NotOnTheTable), transaction.atomic():
        open_grid(doing(officer), NewGrid(meeting=meeting.pk, day=DAY, documents=asked))
    assert not Grid.objects.exists()


@pytest.mark.parametrize(
    "asked", [DocumentAsked(name="lake/nothing"), DocumentAsked(), DocumentAsked(draft=99_999)]
)
def test_a_document_that_there_is_not_is_not_laid_out(officer, grid, asked):
    with pytest.raises(NotOnTheTable):
        add_document(doing(officer), grid.pk, grid.version, asked)


def test_a_document_lies_once_and_on_whose_strength_it_is_signed_follows_its_kind(officer, grid):
    paper = draft(officer, 3, kind="decision")
    row = add_document(doing(officer), grid.pk, grid.version, DocumentAsked(draft=paper.pk))
    assert (row.number, row.authority) == (3, Authority.HEAD_OF_DELEGATION)
    grid.refresh_from_db()
    with pytest.raises(NotOnTheTable):
        add_document(doing(officer), grid.pk, grid.version, DocumentAsked(draft=paper.pk))


def test_who_saw_another_version_changes_nothing_and_a_reason_is_given(officer, grid):
    paper = grid.documents.first()
    with pytest.raises(ChangedSince):
        withdraw_document(doing(officer), grid.pk, grid.version + 1, paper.pk, "Why.")
    with pytest.raises(BadEntry):
        withdraw_document(doing(officer), grid.pk, grid.version, paper.pk, " ")


def test_days_without_measure_are_refused(officer):
    new = NewGrid(meeting=session(officer).pk, day=date(9999, 1, 1))
    with pytest.raises(BadEntry):
        open_grid(doing(officer), new)
    with pytest.raises(BadEntry):
        open_grid(doing(officer), replace(new, day=DAY, place="nul\0"))
    assert not Grid.objects.exists()


def test_what_was_done_with_the_grid_is_kept(officer, second, grid):
    all_signed(officer, grid)
    closing = proposed(officer, grid)
    close_grid(doing(second), closing.pk, closing.digest)
    told = list(GridEvent.objects.values_list("what", flat=True))
    assert told == ["opened", "proposed", "closed"]
    assert Meeting.objects.get().grid == grid
