"""Views behind their permissions: who gets in, who is told why not, and that it is noted."""

import pytest
from django.test import Client

from foedus.accounts import refusals
from foedus.accounts.models import Refusal
from foedus.accounts.permissions import BY_NAME
from foedus.accounts.protecting import declared
from foedus.accounts.reasons import Reason
from foedus.accounts.roles import Role
from support import account_addresses
from support.addresses import every_address
from support.people import sign_in, someone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("support.account_addresses")]


def noted():
    """The one refusal that was noted."""
    (row,) = Refusal.objects.all()
    return row


def test_the_public_is_led_to_sign_in_and_back(client):
    answer = client.get("/receive?of=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/receive%3Fof%3D1"
    row = noted()
    assert (row.reason, row.permission, row.path) == (
        "not-signed-in",
        "register.receive",
        "/receive",
    )
    assert (row.user, row.role, row.method) == (None, "public", "GET")


def test_the_public_that_sends_a_form_is_not_led_back_to_the_form(client):
    assert client.post("/receive")["Location"] == "/account/login/?next=/"


def test_a_quick_page_is_led_to_sign_in_as_a_whole(client):
    answer = client.get("/receive", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/account/login/"


def test_an_officer_gets_in_and_nothing_is_noted(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    assert sign_in(client, officer).get("/receive").content == b"received"
    assert not Refusal.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DEPOSITARY_OFFICER])
def test_everybody_else_is_told_why_not(client, role):
    person = someone(role)
    answer = sign_in(client, person).get("/receive")
    assert answer.status_code == 403
    assert "You may not receive an instrument" in answer.text
    assert "Your role does not include it." in answer.text
    assert (noted().reason, noted().user, noted().role) == ("role", person, role)


def test_an_officer_cannot_countersign_an_own_entry(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    answer = sign_in(client, officer).post(f"/countersign/{officer.username}")
    assert answer.status_code == 403
    assert "You entered it yourself; a second officer looks at every entry." in answer.text
    assert (noted().reason, noted().permission) == ("object", "register.countersign")


def test_a_second_officer_can(client):
    first, second = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    answer = sign_in(client, second).post(f"/countersign/{first.username}")
    assert answer.text == f"countersigned {first.username}'s"


def test_who_may_countersign_nothing_does_not_learn_which_entries_there_are(client):
    member = sign_in(client, someone(Role.DELEGATION_MEMBER))
    assert member.get("/countersign/nobody-is-called-so").status_code == 403


@pytest.mark.parametrize(("state", "status"), [("AM", 200), ("BY", 403), ("am", 403), ("A", 403)])
def test_a_delegate_confirms_for_the_own_state_only(client, state, status):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    assert sign_in(client, member).get(f"/confirm/{state}").status_code == status


def test_a_refusal_within_a_view_is_answered_alike(client):
    answer = sign_in(client, someone(Role.AUDITOR)).get("/inner")
    assert answer.status_code == 403
    assert noted().permission == "register.examine"


def test_a_bare_refusal_of_a_library_is_noted_too(client):
    assert client.get("/bare").status_code == 403
    assert (noted().reason, noted().permission) == ("other", "")


@pytest.mark.parametrize(
    ("status", "reason"), [(401, "not-signed-in"), (403, "not-signed-in"), (429, "throttled")]
)
def test_an_answer_that_refuses_is_noted_whoever_gave_it(client, status, reason):
    assert client.get(f"/quiet/{status}").status_code == status
    assert noted().reason == reason


@pytest.mark.parametrize("status", [200, 302, 400, 404, 409])
def test_other_answers_are_not_refusals(client, status):
    client.get(f"/quiet/{status}")
    assert not Refusal.objects.exists()


def test_a_forged_form_is_refused_and_noted():
    client = Client(enforce_csrf_checks=True)
    sign_in(client, someone(Role.DEPOSITARY_OFFICER))
    answer = client.post("/receive")
    assert answer.status_code == 403
    assert "load the page again" in answer.text
    assert noted().reason == Reason.FORGED


def test_the_page_repeats_nothing_of_the_address(client):
    answer = sign_in(client, someone(Role.AUDITOR)).get("/countersign/<script>alert(1)")
    assert answer.status_code == 403
    assert "<script>alert" not in answer.text


def test_a_long_path_is_cut_and_a_query_is_not_kept(client):
    client.get("/confirm/" + "x" * 900 + "?password=secret")
    assert len(noted().path) == 500
    assert "secret" not in noted().path


def test_the_page_is_in_russian_below_the_russian_address(client):
    answer = sign_in(client, someone(Role.DELEGATION_MEMBER)).get("/ru/account/refusals")
    assert answer.status_code == 403
    assert '<html lang="ru"' in answer.text


def test_the_way_in_is_in_the_language_of_the_page(client):
    assert client.get("/ru/account/")["Location"] == "/ru/account/login/?next=/ru/account/"


def test_every_account_page_declares_who_may_see_it():
    addresses = list(every_address("foedus.web.accounts.urls"))
    names = {declared(view) for _, view in addresses}
    assert names - {"public"} <= set(BY_NAME)
    assert len(addresses) > 20


@pytest.mark.parametrize(("times", "rows"), [(59, 59), (60, 60), (61, 60), (70, 60)])
def test_who_has_no_account_does_not_fill_the_table(client, caplog, monkeypatch, times, rows):
    monkeypatch.setattr(refusals.time, "time", lambda: 1_800_000_000.0)  # within one minute
    for _ in range(times):
        client.get("/receive")
    assert Refusal.objects.count() == rows
    lines = [record for record in caplog.records if record.name == "foedus.refusals"]
    assert len(lines) == times  # the log has them all


def test_who_has_an_account_is_noted_each_time(client):
    sign_in(client, someone(Role.AUDITOR))
    for _ in range(61):
        client.get("/receive")
    assert Refusal.objects.count() == 61


def test_a_view_that_declares_nothing_is_found():
    assert declared(account_addresses.receive) == "register.receive"
    assert declared(account_addresses.home) == "public"
    with pytest.raises(LookupError, match="does not declare"):
        declared(len)


def test_a_view_that_is_a_class_declares_too(client):
    (pattern,) = [p for p in account_addresses.urlpatterns if str(p.pattern) == "classed"]
    assert declared(pattern.callback) == "journal.read"
    assert client.get("/classed").content == b"classed"


def test_refusals_are_written_once(client):
    client.get("/receive")
    row = noted()
    for change in (
        row.save,
        row.delete,
        Refusal.objects.all().delete,
        lambda: Refusal.objects.update(reason="other"),
    ):
        with pytest.raises(TypeError, match="as they were written"):
            change()
    assert noted().reason == "not-signed-in"
