"""Recording at the table: once, never over another's entry, never without powers."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.errors import NotNow, NotSeated, SentBefore
from foedus.assembly.models import Capacity, Grid, GridPhase, Phase, Seat, SignatureEvent
from foedus.assembly.signing.errors import (
    BadEntry,
    NotOnTheTable,
    RecordedOtherwise,
    TakenFromTheTable,
    WithoutPowers,
)
from foedus.assembly.signing.following import changes_since, last_of, state_tag, tally_of
from foedus.assembly.signing.grids import withdraw_document
from foedus.assembly.signing.presenting import PowersSaid, present_powers
from foedus.assembly.signing.recording import record
from foedus.assembly.signing.values import value_of
from foedus.depositary.checks.powers import PowersStand
from foedus.depositary.terms import OfficeHeld
from foedus.register.held import held
from foedus.signing.manners import SIGNATURES, Declared, SigningManner
from support.lake import load_lake
from support.people import someone
from support.signing_table import DAY, doing, said, secretary, signed, table


@pytest.fixture(autouse=True)
def _lake(db, tmp_path):
    load_lake(tmp_path / "lake")


@pytest.fixture
def officer():
    return secretary()


@pytest.fixture
def grid(officer):
    return table(officer)


@pytest.fixture
def paper(grid):
    return grid.documents.first()


def cells(grid):
    return value_of(grid, held().register).cells


def test_an_entry_is_kept_with_who_signed_and_who_recorded_it(officer, grid, paper):
    kept = signed(officer, grid, paper, "AM")
    assert not kept.again
    assert (kept.event.signatory, kept.event.office) == ("Head of AM", "head-of-state")
    assert kept.event.by == officer
    assert cells(grid)[paper.name, "AM"].is_signed


def test_the_same_message_again_is_the_same_entry(officer, grid, paper):
    first, again = (signed(officer, grid, paper, "AM") for _ in range(2))
    assert (again.event, again.again) == (first.event, True)
    assert SignatureEvent.objects.count() == 1


def test_the_same_key_with_other_content_is_refused_and_the_first_stays(officer, grid, paper):
    signed(officer, grid, paper, "AM")
    for changed in (
        {"manner": SigningManner.NOT_SIGNED},
        {"party": "BY"},
        {"words_en": "Except Article 2."},
        {"declared": Declared.PROCEDURES_REQUIRED},
        {"document": grid.documents.last().pk},
    ):
        with pytest.raises(SentBefore):
            record(doing(officer), grid.pk, replace(said(paper, "AM"), **changed))
    assert SignatureEvent.objects.count() == 1


def test_a_message_that_was_kept_is_acknowledged_also_after_the_grid_was_closed(
    officer, grid, paper
):
    signed(officer, grid, paper, "AM")
    Grid.objects.filter(pk=grid.pk).update(phase=GridPhase.CLOSED)
    assert signed(officer, grid, paper, "AM").again
    with pytest.raises(NotNow):
        signed(officer, grid, paper, "BY")


def test_a_second_officer_who_did_not_see_the_first_entry_is_told_and_nothing_is_overwritten(
    officer, grid, paper
):
    first = signed(officer, grid, paper, "AM").event
    other = secretary()
    with pytest.raises(RecordedOtherwise) as told:
        signed(other, grid, paper, "AM", key="of-the-other", manner=SigningManner.REFUSED)
    assert told.value.now == first.pk
    assert cells(grid)[paper.name, "AM"].event.key == first.key


def test_a_correction_names_the_entry_that_it_corrects(officer, grid, paper):
    first = signed(officer, grid, paper, "AM").event
    signed(
        secretary(), grid, paper, "AM", key="correction", manner=SigningManner.NOT_SIGNED,
        replaces=first.pk,
    )  # fmt: skip
    cell = cells(grid)[paper.name, "AM"]
    assert (cell.manner, len(cell.history)) == (SigningManner.NOT_SIGNED, 2)
    with pytest.raises(RecordedOtherwise):
        signed(officer, grid, paper, "AM", key="too-late-1", replaces=first.pk)


def test_the_database_itself_refuses_a_second_beginning_and_a_second_correction(
    officer, grid, paper
):
    first = signed(officer, grid, paper, "AM").event
    fields = {
        "grid": grid, "document": paper, "party": "AM", "manner": "signed", "by": officer,
        "at": first.at,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureEvent.objects.create(key="beginning", **fields)
    SignatureEvent.objects.create(key="corrected", replaces=first, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureEvent.objects.create(key="corrected-too", replaces=first, **fields)


def test_the_database_itself_keeps_an_entry_from_being_changed_or_removed(officer, grid, paper):
    signed(officer, grid, paper, "AM")
    with pytest.raises(Exception, match="only be added"), transaction.atomic():
        SignatureEvent.objects.update(manner="refused")
    with pytest.raises(Exception, match="only be added"), transaction.atomic():
        SignatureEvent.objects.all()._raw_delete("default")


def test_an_entry_that_was_taken_back_leaves_the_cell_open(officer, grid, paper):
    first = signed(officer, grid, paper, "AM").event
    signed(
        officer, grid, paper, "AM", key="taken-back", manner=SigningManner.TAKEN_BACK,
        replaces=first.pk,
    )  # fmt: skip
    assert cells(grid)[paper.name, "AM"].is_open
    with pytest.raises(BadEntry):
        signed(officer, grid, paper, "BY", manner=SigningManner.TAKEN_BACK)


def envoy(grid, party="AM", office=OfficeHeld.HEAD_OF_MISSION):
    Seat.objects.filter(meeting=grid.meeting, party=party).update(head="A. Envoy", office=office)


@pytest.mark.parametrize("manner", sorted(SIGNATURES - {SigningManner.AD_REFERENDUM}))
def test_a_signature_without_powers_is_refused_with_the_reason(officer, grid, paper, manner):
    envoy(grid)
    with pytest.raises(WithoutPowers) as told:
        signed(officer, grid, paper, "AM", manner=manner, words_en="Words.")
    assert told.value.verdict.stand is PowersStand.MISSING
    assert "A. Envoy" in str(told.value)
    assert not SignatureEvent.objects.exists()


def test_who_signs_is_not_known_so_that_powers_cannot_be_judged(officer, grid, paper):
    envoy(grid, office="")
    with pytest.raises(WithoutPowers) as told:
        signed(officer, grid, paper, "AM", signatory="Somebody else")
    assert told.value.verdict.stand is PowersStand.CANNOT_BE_JUDGED


def test_without_powers_a_state_can_sign_ad_referendum_or_not_at_all(officer, grid, paper):
    envoy(grid)
    envoy(grid, "BY")
    signed(officer, grid, paper, "AM", manner=SigningManner.AD_REFERENDUM)
    signed(officer, grid, paper, "BY", manner=SigningManner.NOT_SIGNED)
    assert cells(grid)[paper.name, "AM"].is_signed


def test_a_signature_to_be_confirmed_is_kept_and_says_so(officer, grid, paper):
    envoy(grid)
    kept = signed(officer, grid, paper, "AM", to_be_confirmed=True)
    assert kept.event.to_be_confirmed


def powers(grid, **changed):
    fields = {
        "key": "powers-of-AM",
        "party": "AM",
        "person": "A. Envoy",
        "issuer": "B. Minister",
        "issuer_office": OfficeHeld.FOREIGN_MINISTER,
        "dated": DAY,
        "general": True,
    }
    return PowersSaid(**{**fields, **changed})


def test_with_full_powers_the_envoy_signs(officer, grid, paper):
    envoy(grid)
    present_powers(doing(officer), grid.pk, powers(grid))
    assert signed(officer, grid, paper, "AM").event.signatory == "A. Envoy"


def test_full_powers_of_one_state_are_nothing_to_another(officer, grid, paper):
    envoy(grid, "BY")
    present_powers(doing(officer), grid.pk, powers(grid))
    with pytest.raises(WithoutPowers):
        signed(officer, grid, paper, "BY")


def test_full_powers_for_one_document_are_not_for_another(officer, grid, paper):
    envoy(grid)
    only = powers(grid, general=False, documents=(paper.name,))
    present_powers(doing(officer), grid.pk, only)
    signed(officer, grid, paper, "AM")
    with pytest.raises(WithoutPowers):
        signed(officer, grid, grid.documents.last(), "AM")


def test_full_powers_that_were_written_down_wrongly_are_corrected_by_another_row(
    officer, grid, paper
):
    envoy(grid)
    wrong = present_powers(doing(officer), grid.pk, powers(grid, person="C. Other"))
    right = powers(grid, key="powers-again", replaces=wrong.pk)
    present_powers(doing(officer), grid.pk, right)
    signed(officer, grid, paper, "AM")
    with pytest.raises(RecordedOtherwise):
        present_powers(doing(officer), grid.pk, replace(right, key="powers-third"))


def test_full_powers_sent_twice_are_kept_once(officer, grid):
    first = present_powers(doing(officer), grid.pk, powers(grid))
    assert present_powers(doing(officer), grid.pk, powers(grid)) == first
    with pytest.raises(SentBefore):
        present_powers(doing(officer), grid.pk, powers(grid, person="C. Other"))


@pytest.mark.parametrize(
    "changed",
    [
        {"party": "MD"},
        {"person": ""},
        {"issuer": "  "},
        {"general": False},
        {"general": False, "documents": ("lake/convention",)},
        {"valid_until": DAY.replace(day=1)},
        {"dated": DAY.replace(year=1066)},
        {"person": "x" * 201},
        {"remark": "nul\0"},
        {"key": "short"},
        {"replaces": 12345},
    ],
)
def test_full_powers_that_cannot_be_are_refused(officer, grid, changed):
    with pytest.raises((BadEntry, NotSeated)):
        present_powers(doing(officer), grid.pk, powers(grid, **changed))
    assert not grid.powers.exists()


def test_nothing_is_signed_for_a_state_that_does_not_sit(officer, grid, paper):
    Seat.objects.create(meeting=grid.meeting, party="TJ", capacity=Capacity.OBSERVER)
    for party in ("MD", "TJ", "XX", ""):
        with pytest.raises(NotSeated):
            signed(officer, grid, paper, party, key="of-nobody-here")


def test_a_document_that_was_withdrawn_is_signed_no_more_and_what_was_signed_stays(
    officer, grid, paper
):
    signed(officer, grid, paper, "AM")
    before = state_tag(grid)
    withdraw_document(doing(officer), grid.pk, grid.version, paper.pk, "The proposer asked.")
    with pytest.raises(TakenFromTheTable, match="The proposer asked"):
        signed(officer, grid, paper, "BY")
    assert SignatureEvent.objects.get().party == "AM"
    grid.refresh_from_db()
    assert state_tag(grid) != before
    assert tally_of(grid).signed == 0


def test_a_draft_that_its_authors_withdrew_is_signed_no_more(officer, grid, paper):
    type(paper.draft).objects.filter(pk=paper.draft_id).update(phase=Phase.WITHDRAWN)
    with pytest.raises(TakenFromTheTable):
        signed(officer, grid, paper, "AM")


def test_a_document_of_another_table_is_not_signed_here(officer, grid, paper):
    with pytest.raises(NotOnTheTable):
        record(doing(officer), grid.pk, replace(said(paper, "AM"), document=paper.pk + 1000))


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "short"},
        {"key": "x" * 65},
        {"key": "key with spaces"},
        {"key": "нельзя-так"},
        {"words_en": "nul\0"},
        {"words_ru": "\ud800"},
        {"words_en": "x" * 50_001},
        {"signatory": "x" * 201},
        {"signatory": "bell\a"},
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(officer, grid, paper, changed):
    with pytest.raises(BadEntry):
        record(doing(officer), grid.pk, replace(said(paper, "AM"), **changed))
    assert not SignatureEvent.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SECRETARIAT_OFFICER}))
def test_nobody_but_a_secretariat_officer_records(grid, paper, role):
    with pytest.raises(Refused):
        signed(someone(role), grid, paper, "AM")


def test_others_are_given_what_came_after_their_cursor_and_nothing_twice(officer, grid, paper):
    assert changes_since(grid, 0).events == ()
    first = signed(officer, grid, paper, "AM").event
    signed(officer, grid, paper, "BY")
    told = changes_since(grid, first.pk)
    assert [one.party for one in told.events] == ["BY"]
    assert told.cursor == last_of(grid)
    assert changes_since(grid, told.cursor).events == ()
    assert [one.party for one in changes_since(grid, 0, most=1).events] == ["AM"]


def test_the_tally_of_the_database_is_that_of_the_fold(officer, grid, paper):
    first = signed(officer, grid, paper, "AM").event
    signed(officer, grid, paper, "BY", manner=SigningManner.REFUSED)
    signed(officer, grid, paper, "KZ", manner=SigningManner.UNKNOWN)
    signed(
        officer, grid, paper, "AM", key="corrected", manner=SigningManner.SPECIAL_OPINION,
        replaces=first.pk,
    )  # fmt: skip
    assert tally_of(grid) == value_of(grid, held().register).tally
