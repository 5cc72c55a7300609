"""The list of refusals: who sees it, and what stands in it."""

import pytest

from foedus.accounts.models import Refusal
from foedus.accounts.reasons import REMEDIES, Reason
from foedus.accounts.roles import Role
from support.people import sign_in, someone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("support.account_addresses")]


def rows(count, **more):
    for number in range(count):
        Refusal(
            role=Role.PUBLIC, reason=Reason.ROLE, method="GET", path=f"/p{number}", **more
        ).save()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DEPOSITARY_OFFICER])
def test_the_auditor_and_the_depositary_see_them(client, role):
    rows(1)
    text = sign_in(client, someone(role)).get("/account/refusals").text
    assert "GET /p0" in text


@pytest.mark.parametrize(
    "role",
    [Role.PUBLIC, Role.DELEGATION_MEMBER, Role.DELEGATION_ADMINISTRATOR, Role.SECRETARIAT_OFFICER],
)
def test_nobody_else_does(client, role):
    assert sign_in(client, someone(role)).get("/account/refusals").status_code == 403


@pytest.mark.parametrize(("count", "pages"), [(49, 1), (50, 1), (51, 2)])
def test_they_come_in_pages_the_newest_first(client, count, pages):
    rows(count)
    page = sign_in(client, someone(Role.AUDITOR)).get("/account/refusals").context["page"]
    assert page.paginator.num_pages == pages
    assert page[0].path == f"/p{count - 1}"


@pytest.mark.parametrize("asked", ["0", "-1", "999", "x", "1; DROP TABLE", "²"])
def test_a_page_that_does_not_exist_is_no_error(client, asked):
    rows(60)
    answer = sign_in(client, someone(Role.AUDITOR)).get("/account/refusals", {"page": asked})
    assert answer.status_code == 200


def test_one_asks_for_one_reason(client):
    rows(3)
    Refusal(role=Role.PUBLIC, reason=Reason.FORGED, method="POST", path="/f").save()
    auditor = sign_in(client, someone(Role.AUDITOR))
    assert len(auditor.get("/account/refusals?reason=forged").context["page"]) == 1
    assert len(auditor.get("/account/refusals?reason=nonsense").context["page"]) == 4


def test_what_came_in_is_shown_as_text(client):
    Refusal(role=Role.PUBLIC, reason=Reason.ROLE, method="GET", path="/<img src=x>").save()
    text = sign_in(client, someone(Role.AUDITOR)).get("/account/refusals").text
    assert "<img src=x>" not in text
    assert "&lt;img src=x&gt;" in text


def test_the_reference_on_the_page_is_that_of_the_row_and_of_the_log(client, caplog):
    answer = sign_in(client, someone(Role.AUDITOR)).get("/receive")
    row = Refusal.objects.get()
    assert len(row.request_id) > 10
    assert row.request_id in answer.text
    line = next(record.msg for record in caplog.records if record.name == "foedus.refusals")
    assert (line["event"], line["reason"]) == ("refused", "role")
    assert line["request_id"] == row.request_id


def test_every_reason_has_a_remedy():
    assert set(REMEDIES) == set(Reason)
