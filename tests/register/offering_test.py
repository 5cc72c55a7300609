"""Acts that reports state: offered once, closed once, taken into a dossier with the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.wording import Wording
from foedus.register.desk.receiving import scan_place
from foedus.register.errors import NoReasonGiven, OfferClosed, SameKey
from foedus.register.models import OFFERS, ActRow, Attachment, Dossier, Entry
from foedus.register.offered import Offer, OfferClosing, Outcome
from foedus.register.offering import (
    ReportFile,
    offer,
    proposal_from,
    refuse_offer,
    settle,
    take,
)
from foedus.register.written import written_from
from support.desk import recorded, written
from support.lake import load_lake
from support.offers import NOW, REPORT, offered, proposal
from support.people import someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, settings: pytest.fixture) -> None:
    settings.MEDIA_ROOT = tmp_path / "scans"
    load_lake(tmp_path / "lake")


@pytest.fixture
def officer():
    return someone(Role.DEPOSITARY_OFFICER)


def test_what_a_report_states_is_offered_and_no_record(officer) -> None:
    entries, acts = Entry.objects.count(), ActRow.objects.count()

    done = offer([proposal(), proposal(key="c" * 64, party="MD")], REPORT, officer, NOW)

    assert (done.new, done.known) == (2, 0)
    assert (Entry.objects.count(), ActRow.objects.count()) == (entries, acts)
    assert not Dossier.objects.exists()
    row = Offer.objects.get(party="KZ")
    assert proposal_from(row.content) == proposal()
    with default_storage.open(scan_place(row.sha256)) as file:
        assert file.read() == REPORT.content


def test_the_same_statement_of_the_same_report_is_offered_once(officer) -> None:
    offer([proposal()], REPORT, officer, NOW)

    again = offer([proposal(), proposal(key="c" * 64)], REPORT, officer, NOW)

    assert (again.new, again.known) == (1, 1)
    assert Offer.objects.count() == 2


def test_what_was_refused_once_is_not_offered_again(officer) -> None:
    refuse_offer(offered(officer).pk, officer, "No such act.", NOW)

    assert offer([proposal()], REPORT, officer, NOW).new == 0


@pytest.mark.parametrize(
    "role", [Role.AUDITOR, Role.DELEGATION_MEMBER, Role.DELEGATION_ADMINISTRATOR, Role.PUBLIC]
)
def test_others_than_officers_at_work_offer_nothing(role: Role) -> None:
    with pytest.raises(Refused):
        offer([proposal()], REPORT, someone(role), NOW)

    assert not Offer.objects.exists()


def test_the_command_line_offers_without_an_account() -> None:
    assert offered(None).by is None


def test_an_offer_becomes_a_dossier_with_the_report_beside_it(officer) -> None:
    row = offered(officer)

    dossier = take(row.pk, officer, written(), "k" * 16, NOW)

    assert (dossier.stage, dossier.party) == ("received", "KZ")
    assert written_from(dossier.content) == written()
    assert [one.sha256 for one in Attachment.objects.filter(dossier=dossier)] == [row.sha256]
    assert OfferClosing.objects.get().dossier == dossier
    assert OfferClosing.objects.get().outcome == Outcome.TAKEN


def test_a_form_sent_twice_takes_the_offer_once(officer) -> None:
    row = offered(officer)

    first = take(row.pk, officer, written(), "k" * 16, NOW)
    second = take(row.pk, officer, written(), "k" * 16, NOW)

    assert first.pk == second.pk
    assert Attachment.objects.count() == 1


def test_two_officers_who_take_the_same_offer_open_one_dossier(officer) -> None:
    row = offered(officer)
    take(row.pk, officer, written(), "k" * 16, NOW)

    with pytest.raises(OfferClosed, match="taken"):
        take(row.pk, someone(Role.DEPOSITARY_OFFICER), written(), "l" * 16, NOW)

    assert Dossier.objects.count() == 1


def test_the_key_of_another_form_opens_nothing_and_leaves_the_offer_open(officer) -> None:
    take(offered(officer).pk, officer, written(), "k" * 16, NOW)
    other = offered(officer, key="c" * 64)

    with pytest.raises(SameKey):
        take(other.pk, officer, written(place="Almaty"), "k" * 16, NOW)

    assert not OfferClosing.objects.filter(offer=other).exists()


@pytest.mark.parametrize("close", [settle, refuse_offer])
def test_an_offer_is_closed_with_a_reason_and_once(close, officer) -> None:
    row = offered(officer)
    for reason in ("", " \n"):
        with pytest.raises(NoReasonGiven):
            close(row.pk, officer, reason, NOW)

    close(row.pk, officer, " It stands in the minutes. ", NOW)

    assert OfferClosing.objects.get().reason == "It stands in the minutes."
    for again in (settle, refuse_offer):
        with pytest.raises(OfferClosed):
            again(row.pk, officer, "again", NOW)
    with pytest.raises(OfferClosed):
        take(row.pk, officer, written(), "k" * 16, NOW)
    assert not Dossier.objects.exists()


def test_who_only_offers_closes_nothing(officer) -> None:
    row, other = offered(officer), someone(Role.SECRETARIAT_OFFICER)

    for close in (settle, refuse_offer):
        with pytest.raises(Refused):
            close(row.pk, other, "mine", NOW)
    with pytest.raises(Refused):
        take(row.pk, other, written(), "k" * 16, NOW)
    assert not OfferClosing.objects.exists()


@pytest.mark.parametrize("model", OFFERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_an_offer(model, statement: str, officer) -> None:
    refuse_offer(offered(officer).pk, officer, "No such act.", NOW)
    assert model.objects.exists()

    with pytest.raises(DatabaseError, match="only be added to"), transaction.atomic():
        connection.cursor().execute(statement.format(table=model._meta.db_table))


def test_an_act_that_came_from_a_report_goes_the_whole_way_over_the_desk(officer) -> None:
    """The report is an attachment like any other; what is recorded is what the officer wrote."""
    take(offered(officer).pk, officer, written(), "k" * 16, NOW)

    done = recorded(officer, someone(Role.DEPOSITARY_OFFICER))

    assert ActRow.objects.filter(kind="ratification", party="KZ").exists()
    assert done.dossier.offer_closing.offer.report == "lake-news.txt"


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("note.html", "text/plain", "note.html"),
        ("note.HTM", "text/plain", "note.htm"),
        ("note.pdf", "application/pdf", "note.pdf"),
        ("<svg onload=x>.svg", "text/plain", "svg onloadx.txt"),
        ("", "text/plain", "document.txt"),
    ],
)
def test_no_report_is_handed_out_as_something_that_runs(name, media_type, kept) -> None:
    upload = ReportFile(name, b"x").checked

    assert (upload.media_type, upload.name) == (media_type, kept)


def test_words_that_no_table_holds_are_replaced(officer) -> None:
    odd = proposal(quote="a\ud800b\0c", person="x\0", told=Wording("t\udfff", ""))

    offer([odd], REPORT, officer, NOW)

    kept = proposal_from(Offer.objects.get().content)
    assert kept.quote == "a?b\ufffdc"
    assert kept.told == Wording("t?", "")


def test_a_rival_says_that_the_register_holds_it_otherwise() -> None:
    assert proposal(verdict=Verdict.CONTRADICTED).rival
    assert not proposal().rival
    assert proposal().day == date(2024, 4, 1)
