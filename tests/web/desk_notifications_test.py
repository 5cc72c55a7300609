"""Notifications at the desk and at a delegation; corrections; a withdrawal that is revoked."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from foedus.accounts.models import Refusal
from foedus.accounts.roles import Role
from foedus.law.terms.acts import Kind
from foedus.register.desk.posting import post
from foedus.register.held import held
from foedus.register.models import ActRow, Dispatch, DispatchEvent, Dossier, Entry, Notification
from foedus.register.verifying import verify_stored
from foedus.register.written import written_from
from support.desk import NOW, recorded, sent, step
from support.desk_pages import signed_in, typed, words
from support.lake import load_lake
from support.people import someone


class Clock:
    """The moment at which the pages stand; tests move it."""

    at = NOW


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    one = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: one.at)
    return one


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, clock: Clock) -> None:
    load_lake(tmp_path / "lake")


@pytest.fixture
def officers() -> tuple:
    return someone(Role.DEPOSITARY_OFFICER, name="First"), someone(
        Role.DEPOSITARY_OFFICER, name="Second"
    )


def copy_of(told: Notification, code: str) -> Dispatch:
    return told.dispatches.get(addressee=code)


# --- notifications


def test_the_page_of_a_notification_shows_letter_and_copies(officers: tuple) -> None:
    told = recorded(*officers).notification
    post(told, NOW)

    page = words(signed_in(officers[0]).get(f"/desk/notifications/{told.reference}/"))

    assert "thirty days after the deposit of the third instrument" in page
    assert "Конвенция об озере" in page
    assert "Armenia party" in page or "Armenia contracting state" in page
    assert "The delegation has no e-mail address here." in page


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Convention on the Lake"), ("ru", "Конвенция об озере")]
)
def test_the_pdf_can_be_read_in_both_languages(language: str, title: str, officers: tuple) -> None:
    told = recorded(*officers).notification

    answer = signed_in(officers[0]).get(f"/desk/notifications/{told.reference}/{language}.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="F.N.1.2024.{language}.pdf"'
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "F.N.1.2024" in text
    assert title in " ".join(text.split())


def test_there_is_no_pdf_in_a_third_language(officers: tuple) -> None:
    told = recorded(*officers).notification

    assert (
        signed_in(officers[0]).get(f"/desk/notifications/{told.reference}/xx.pdf").status_code
        == 404
    )


def test_sending_again_orders_a_letter_only_for_what_is_unsent(officers: tuple) -> None:
    told = recorded(*officers).notification
    DBTaskResult.objects.all().delete()
    client = signed_in(officers[0])
    address = f"/desk/notifications/{told.reference}/send/"

    assert client.post(address).status_code == 302
    assert DBTaskResult.objects.count() == 1
    for copy in told.dispatches.all():
        client.post(f"/desk/copies/{copy.pk}/handed-over/", {"evidence": "courier 7"})
    assert client.post(address, follow=True).status_code == 200
    assert DBTaskResult.objects.count() == 1
    assert DispatchEvent.objects.filter(what="sent").count() == told.dispatches.count()


def test_a_copy_is_noted_as_handed_over_once_and_with_evidence(officers: tuple) -> None:
    copy = copy_of(recorded(*officers).notification, "AM")
    client = signed_in(officers[0])
    address = f"/desk/copies/{copy.pk}/handed-over/"

    assert client.post(address, {"evidence": " "}).status_code == 422
    client.post(address, {"evidence": "courier 7"})
    client.post(address, {"evidence": "courier 8"})

    assert [one.evidence for one in copy.events.all()] == ["courier 7"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SECRETARIAT_OFFICER])
def test_who_only_reads_the_desk_dispatches_nothing(role: Role, officers: tuple) -> None:
    told = recorded(*officers).notification
    client = signed_in(someone(role))
    copy = copy_of(told, "AM")

    assert client.get(f"/desk/notifications/{told.reference}/").status_code == 200
    for address in (
        f"/desk/notifications/{told.reference}/send/",
        f"/desk/copies/{copy.pk}/handed-over/",
        f"/desk/copies/{copy.pk}/received/",
    ):
        assert client.post(address, {"evidence": "x", "day": "2024-05-02"}).status_code == 403
    assert not DispatchEvent.objects.exists()


@pytest.mark.parametrize(
    ("day", "evidence", "status"),
    [
        ("2024-05-01", "courier", 422),
        ("2024-05-02", "courier", 302),
        ("2024-05-03", "courier", 422),
        ("2024-05-02", "", 422),
        ("", "courier", 422),
        ("2.5.2024", "courier", 422),
    ],
)
def test_an_officer_confirms_a_receipt_with_a_possible_day_and_evidence(
    day: str, evidence: str, status: int, officers: tuple
) -> None:
    copy = copy_of(recorded(*officers).notification, "MD")
    size = Entry.objects.count()

    answer = signed_in(officers[0]).post(
        f"/desk/copies/{copy.pk}/received/", {"day": day, "evidence": evidence}
    )

    assert answer.status_code == status
    assert Entry.objects.count() == size + (status == 302)
    assert copy.events.filter(what="received").exists() == (status == 302)


def test_a_receipt_is_confirmed_once(officers: tuple) -> None:
    copy = copy_of(recorded(*officers).notification, "MD")
    client = signed_in(officers[0])
    form = {"day": "2024-05-02", "evidence": "courier"}
    client.post(f"/desk/copies/{copy.pk}/received/", form)

    assert client.post(f"/desk/copies/{copy.pk}/received/", form).status_code == 409
    assert verify_stored().sound


def test_the_desk_counts_copies_that_were_not_received(officers: tuple) -> None:
    told = recorded(*officers).notification
    client = signed_in(officers[0])
    assert "0 of 4 received" in words(client.get("/desk/"))
    for copy in told.dispatches.all():
        client.post(
            f"/desk/copies/{copy.pk}/received/", {"day": "2024-05-02", "evidence": "courier"}
        )

    assert "Every copy of every notification was received" in words(client.get("/desk/"))
    assert "all 4 received" in words(client.get("/desk/notifications/"))


# --- the delegation's page


def test_a_delegation_sees_and_confirms_its_own_copy_and_no_other(officers: tuple) -> None:
    told = recorded(*officers).notification
    mine, theirs = copy_of(told, "MD"), copy_of(told, "AM")
    client = signed_in(someone(Role.DELEGATION_MEMBER, "MD"))

    page = words(client.get("/delegation/"))
    assert "F.N.1.2024" in page
    assert "Convention on the Lake" in page
    assert client.get(f"/delegation/copies/{mine.pk}/").status_code == 200
    assert client.get(f"/delegation/copies/{mine.pk}/en.pdf").status_code == 200
    for verb, address in (
        ("get", f"/delegation/copies/{theirs.pk}/"),
        ("get", f"/delegation/copies/{theirs.pk}/en.pdf"),
        ("post", f"/delegation/copies/{theirs.pk}/received/"),
        ("post", f"/desk/copies/{theirs.pk}/received/"),
    ):
        assert getattr(client, verb)(address, {"day": "2024-05-02"}).status_code == 403
    client.post(f"/delegation/copies/{mine.pk}/received/", {"day": "2024-05-02"})

    assert mine.events.get().what == "received"
    assert Refusal.objects.count() == 4
    assert "Nothing waits to be confirmed" in words(client.get("/delegation/"))


@pytest.mark.parametrize("day", ["2024-05-01", "2024-05-03", "", "tomorrow", "\x00"])
def test_a_delegation_is_told_which_days_are_possible(day: str, officers: tuple) -> None:
    mine = copy_of(recorded(*officers).notification, "MD")
    client = signed_in(someone(Role.DELEGATION_MEMBER, "MD"))

    answer = client.post(f"/delegation/copies/{mine.pk}/received/", {"day": day})

    assert answer.status_code == 422
    assert 'href="#id_day"' in answer.content.decode()
    assert not mine.events.exists()


def test_a_delegation_sees_what_it_still_has_to_do_and_what_it_deposited(officers: tuple) -> None:
    client = signed_in(someone(Role.DELEGATION_MEMBER, "KZ"))
    before = words(client.get("/delegation/"))
    recorded(*officers)
    after = words(client.get("/delegation/"))

    assert "Convention on the Lake 2020-01-10" in before.split("Deposited")[0]
    assert "Nothing that it signed is known to wait for procedures" in after
    assert "instrument of ratification, 2024-05-02" in after


def test_an_officer_may_look_at_the_page_of_any_delegation_and_a_delegate_at_no_other(
    officers: tuple,
) -> None:
    recorded(*officers)
    officer = signed_in(someone(Role.SECRETARIAT_OFFICER))
    delegate = signed_in(someone(Role.DELEGATION_MEMBER, "MD"))

    assert "Armenia" in words(officer.get("/delegation/"))
    assert "What the delegation sees" in words(officer.get("/delegation/?state=AM"))
    assert "Moldova" in words(delegate.get("/delegation/?state=AM"))
    assert "Armenia" not in words(delegate.get("/delegation/?state=AM"))


# --- corrections (VCLT 79)


def ratification_of(code: str) -> str:
    return ActRow.objects.get(kind="ratification", party=code).act


def proposed(client, **more: object):
    fields = {
        "key": "p" * 16,
        "act": ratification_of("BY"),
        "instrument": "lake/convention",
        "field": "received",
        "right": "2020-03-06",
        "reason_en": "A slip of the pen.",
        "period": "90",
    }
    return client.post("/desk/corrections/propose/", {**fields, **more})


def brought_through(number: int, first, second, at: datetime) -> Notification:
    """A dossier examined, sent and countersigned."""
    from foedus.register.desk.countersigning import countersign
    from foedus.register.desk.examining import examined, send

    dossier = Dossier.objects.get(pk=number)
    examined(step(dossier, first, at))
    send(step(dossier, first, at), "as the law says")
    return countersign(step(dossier, second, at)).notification


def test_a_correction_is_proposed_waits_and_is_carried_out(officers: tuple, clock: Clock) -> None:
    first, second = officers
    client = signed_in(first)
    assert "2020-03-05" in words(
        client.get("/desk/corrections/propose/", {"act": ratification_of("BY")})
    )

    assert proposed(client).status_code == 302
    dossier = Dossier.objects.get()
    kept = written_from(dossier.content)
    assert (kept.kind, kept.corrects) == (
        Kind.CORRECTION_PROPOSED,
        (("received", date(2020, 3, 6)),),
    )
    told = brought_through(dossier.pk, first, second, NOW)
    for copy in told.dispatches.all():
        client.post(f"/desk/copies/{copy.pk}/received/", {"day": "2024-05-02", "evidence": "note"})

    proposal = ActRow.objects.get(kind="correction-proposed").act
    last = date(2024, 5, 2) + timedelta(days=90)
    clock.at = datetime.combine(last, datetime.min.time(), UTC)
    client = signed_in(first)
    assert "Open to objections until 31 July 2024" in words(client.get("/desk/corrections/"))
    early = client.post("/desk/corrections/carry-out/", {"proposal": proposal, "key": "q" * 16})
    assert early.status_code == 422
    assert "Open to objections" in words(early)

    clock.at += timedelta(days=1)
    client = signed_in(first)
    assert "Deemed accepted" in words(client.get("/desk/"))
    done = client.post("/desk/corrections/carry-out/", {"proposal": proposal, "key": "q" * 16})
    number = int(done["Location"].rstrip("/").rpartition("/")[2])
    assert "6 March 2020" in words(client.get(f"/desk/{number}/"))
    brought_through(number, first, second, clock.at)

    status = held().opened.status("lake/convention", on="2024-08-02")
    assert "Carried out" in words(client.get("/desk/corrections/"))
    assert status.answer
    assert verify_stored().sound


def test_an_objection_in_time_stops_the_correction(officers: tuple, clock: Clock) -> None:
    first, second = officers
    client = signed_in(first)
    proposed(client)
    brought_through(Dossier.objects.get().pk, first, second, NOW)
    proposal = ActRow.objects.get(kind="correction-proposed").act
    form = client.get(
        "/desk/receive/",
        {"kind": "correction-objected", "instrument": "lake/convention", "about": proposal},
    ).context["form"]
    assert form["about"].value() == proposal

    opened = client.post(
        "/desk/receive/", typed(kind="correction-objected", party="MD", about=proposal)
    )
    brought_through(int(opened["Location"].split("/")[2]), first, second, NOW)
    clock.at = NOW + timedelta(days=200)
    client = signed_in(first)

    assert "Objected to by MD" in words(client.get("/desk/"))
    answer = client.post("/desk/corrections/carry-out/", {"proposal": proposal, "key": "q" * 16})
    assert answer.status_code == 422
    assert not Dossier.objects.filter(kind="correction").exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("right", "2020-03-05", "stands like this already"),
        ("right", "", "Give the day"),
        ("right", "<b>", "not written year-month-day"),
        ("reason_en", "", "Say how the error came about"),
        ("period", "0", "greater than or equal to 1"),
        ("period", "1e9", "whole number"),
        ("field", "seal", "Choose one of the list"),
        ("reason_en", "\x00", "cannot be seen"),
    ],
)
def test_a_proposal_that_says_too_little_is_not_taken(
    field: str, value: str, said: str, officers: tuple
) -> None:
    answer = proposed(signed_in(officers[0]), **{field: value})

    assert answer.status_code == 422
    assert said in words(answer)
    assert not Dossier.objects.exists()


def test_a_proposal_with_a_key_that_cannot_be_kept_is_taken_under_a_new_one(
    officers: tuple,
) -> None:
    assert proposed(signed_in(officers[0]), key="\x00").status_code == 302
    assert "\x00" not in Dossier.objects.get().key


def test_the_form_of_a_correction_opened_again_shows_what_it_corrects(officers: tuple) -> None:
    client = signed_in(officers[0])
    proposed(client)

    page = client.get(f"/desk/{Dossier.objects.get().pk}/edit/")

    assert page.context["more_open"]
    assert 'value="2020-03-06"' in page.content.decode()


def test_only_depositary_officers_correct(officers: tuple) -> None:
    for role in (Role.SECRETARIAT_OFFICER, Role.AUDITOR, Role.DELEGATION_ADMINISTRATOR):
        client = signed_in(someone(role))
        assert proposed(client).status_code == 403, role
        assert client.post("/desk/corrections/carry-out/", {}).status_code == 403, role
    assert not Dossier.objects.exists()


def test_an_unknown_proposal_is_not_found(officers: tuple) -> None:
    client = signed_in(officers[0])
    for proposal in ("", "nothing", ratification_of("BY"), "\x00"):
        answer = client.post("/desk/corrections/carry-out/", {"proposal": proposal})
        assert answer.status_code == 404


# --- withdrawal, revocable until it takes effect (VCLT 68)


def test_a_withdrawal_can_be_revoked_until_the_day_before_it_takes_effect(
    officers: tuple, clock: Clock
) -> None:
    first, second = officers
    recorded(first, second, "a" * 16)
    done = recorded(first, second, "b" * 16, kind=Kind.WITHDRAWAL, party="AM")
    client = signed_in(first)
    page = client.get(f"/desk/{done.dossier.pk}/")

    assert "It can be revoked until" in words(page)
    link = page.content.decode().split("Enter a revocation")[0].rpartition('href="')[2]
    form = client.get(link.partition('"')[0].replace("&amp;", "&")).context["form"]
    assert form["kind"].value() == "withdrawal-revoked"
    assert form["party"].value() == "AM"
    assert form["about"].value() == done.acts[0].id

    clock.at = datetime(2025, 4, 30, 12, tzinfo=UTC)  # twelve months from 1 or 2 May 2024
    assert "Armenia" in words(signed_in(first).get("/desk/")).split("still be revoked")[1]
    clock.at = datetime(2025, 5, 4, 12, tzinfo=UTC)
    assert "No notice of withdrawal is running" in words(signed_in(first).get("/desk/"))


def test_a_revoked_withdrawal_is_no_longer_among_those_that_run(officers: tuple) -> None:
    first, second = officers
    recorded(first, second, "a" * 16)
    done = recorded(first, second, "b" * 16, kind=Kind.WITHDRAWAL, party="AM")
    recorded(
        first,
        second,
        "c" * 16,
        kind=Kind.WITHDRAWAL_REVOKED,
        party="AM",
        about=done.acts[0].id,
    )

    assert "No notice of withdrawal is running" in words(signed_in(first).get("/desk/"))


def test_an_open_dossier_of_a_withdrawal_promises_nothing_yet(officers: tuple) -> None:
    dossier = sent(officers[0], kind=Kind.WITHDRAWAL, party="AM")

    page = words(signed_in(officers[1]).get(f"/desk/{dossier.pk}/"))

    assert "Until when it can be revoked" not in page
