"""Administrators of delegations: their own people, and nobody else's."""

import pytest
from django.db import IntegrityError, transaction

from foedus.accounts import delegations
from foedus.accounts.errors import Refused, UnusableAccount
from foedus.accounts.models import Refusal, User
from foedus.accounts.people import account_named, create_account
from foedus.accounts.roles import DELEGATES, Role
from support.people import PASSWORD, sign_in, someone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("support.account_addresses")]

PERSON = {"username": "new.person", "name": "New Person", "email": "", "role": "delegation-member"}


@pytest.fixture
def administrator():
    return someone(Role.DELEGATION_ADMINISTRATOR, "AM")


@pytest.fixture
def page(client, administrator):
    return sign_in(client, administrator)


def test_an_administrator_sees_the_own_delegation_and_no_other(page, administrator):
    own, other = someone(Role.DELEGATION_MEMBER, "AM"), someone(Role.DELEGATION_MEMBER, "BY")
    officer = someone(Role.DEPOSITARY_OFFICER)
    text = page.get("/account/delegation").text
    assert own.username in text
    assert administrator.username in text
    assert other.username not in text
    assert officer.username not in text


def test_an_administrator_makes_an_account_and_sees_its_password_once(page):
    answer = page.post("/account/delegation/new", PERSON)
    person = User.objects.get(username="new.person")
    assert (person.delegation, person.role) == ("AM", "delegation-member")
    assert person.check_password(answer.context["password"])
    assert answer.context["password"] in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert person.has_one_time_password


def test_the_account_is_in_the_own_delegation_whatever_the_form_says(page):
    page.post("/account/delegation/new", PERSON | {"delegation": "BY", "is_superuser": "1"})
    person = User.objects.get(username="new.person")
    assert (person.delegation, person.is_superuser, person.is_staff) == ("AM", False, False)


@pytest.mark.parametrize("role", [role.value for role in Role if role not in DELEGATES])
def test_an_administrator_makes_no_officers(page, administrator, role):
    answer = page.post("/account/delegation/new", PERSON | {"role": role})
    assert 'role="alert"' in answer.text
    with pytest.raises(Refused, match="manage_officers"):
        delegations.invite(
            by=administrator, username="new.person", role=Role(role), name="", email=""
        )
    assert not User.objects.filter(username="new.person").exists()


@pytest.mark.parametrize("role", [role.value for role in Role if role not in DELEGATES])
def test_an_administrator_makes_no_officers_of_members_either(page, role):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    answer = page.post(f"/account/delegation/{member.public_id}/role", {"role": role})
    assert answer.status_code == 403
    assert Refusal.objects.get().permission == "accounts.manage_officers"
    assert User.objects.get(pk=member.pk).role == "delegation-member"


@pytest.mark.parametrize("verb", ["renew", "close", "reopen", "role"])
@pytest.mark.parametrize(
    ("role", "state"),
    [
        (Role.DELEGATION_MEMBER, "BY"),
        (Role.DELEGATION_ADMINISTRATOR, "BY"),
        (Role.DEPOSITARY_OFFICER, ""),
        (Role.AUDITOR, ""),
        (Role.PUBLIC, ""),
    ],
)
def test_an_administrator_touches_nobody_elses_account(page, verb, role, state):
    other = someone(role, state)
    before = User.objects.values().get(pk=other.pk)
    answer = page.post(
        f"/account/delegation/{other.public_id}/{verb}", {"role": "delegation-member"}
    )
    assert answer.status_code == 403
    assert "It belongs to another delegation." in answer.text
    assert User.objects.values().get(pk=other.pk) == before
    assert Refusal.objects.get().permission == "accounts.manage_delegation"


@pytest.mark.parametrize("verb", ["renew", "close", "reopen", "role"])
def test_a_member_touches_no_account_not_even_the_own(client, verb):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    sign_in(client, member)
    assert client.get("/account/delegation").status_code == 403
    assert client.get("/account/delegation/new").status_code == 403
    answer = client.post(
        f"/account/delegation/{member.public_id}/{verb}", {"role": "delegation-administrator"}
    )
    assert answer.status_code == 403
    assert User.objects.get(pk=member.pk).role == "delegation-member"


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.DEPOSITARY_OFFICER, Role.DELEGATION_MEMBER])
def test_the_verbs_ask_again_whoever_calls_them(role):
    member = someone(Role.DELEGATION_MEMBER, "BY")
    by = someone(role, "AM")
    for verb in (delegations.renew, delegations.close, delegations.reopen):
        with pytest.raises(Refused):
            verb(by=by, account=member)
    with pytest.raises(Refused):
        delegations.change_role(by=by, account=member, role=Role.DELEGATION_ADMINISTRATOR)
    with pytest.raises(Refused):
        delegations.invite(by=by, username="x", role=Role.DELEGATION_MEMBER, name="", email="")


def test_an_administrator_closes_and_reopens_a_colleagues_account(page):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    page.post(f"/account/delegation/{member.public_id}/close")
    assert not User.objects.get(pk=member.pk).is_active
    answer = page.post(f"/account/delegation/{member.public_id}/reopen")
    member = User.objects.get(pk=member.pk)
    assert member.is_active
    assert member.check_password(answer.context["password"])
    assert not member.check_password(PASSWORD)


def test_an_administrator_renews_a_colleagues_password(page):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    answer = page.post(f"/account/delegation/{member.public_id}/renew")
    assert User.objects.get(pk=member.pk).check_password(answer.context["password"])


def test_an_administrator_makes_an_administrator_and_back(page):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    for role in ("delegation-administrator", "delegation-member"):
        page.post(f"/account/delegation/{member.public_id}/role", {"role": role})
        assert User.objects.get(pk=member.pk).role == role


@pytest.mark.parametrize("verb", ["close", "role"])
def test_an_administrator_does_not_shut_themselves_out(page, administrator, verb):
    answer = page.post(
        f"/account/delegation/{administrator.public_id}/{verb}",
        {"role": "delegation-member"},
        follow=True,
    )
    assert "You cannot do this to your own account" in answer.text
    kept = User.objects.get(pk=administrator.pk)
    assert (kept.is_active, kept.role) == (True, "delegation-administrator")


@pytest.mark.parametrize("verb", ["renew", "close", "reopen", "role"])
def test_an_account_is_changed_by_a_form_only(page, verb):
    member = someone(Role.DELEGATION_MEMBER, "AM")
    assert page.get(f"/account/delegation/{member.public_id}/{verb}").status_code == 405


def test_an_account_that_does_not_exist_is_not_found(page):
    assert page.post("/account/delegation/00000000/close").status_code == 404


@pytest.mark.parametrize(
    "name", ["", "with space", "' OR 1=1", "<script>", "x" * 151, "{{ 7*7 }}", "a/b"]
)
def test_a_name_that_is_none_is_said_beside_its_field(page, name):
    answer = page.post("/account/delegation/new", PERSON | {"username": name})
    assert 'href="#id_username"' in answer.text
    assert "<script>" not in answer.text
    assert User.objects.count() == 1


def test_a_name_that_is_taken_is_not_taken_twice(page, administrator):
    answer = page.post("/account/delegation/new", PERSON | {"username": administrator.username})
    assert 'href="#id_username"' in answer.text
    assert User.objects.count() == 1


# --- making accounts from the command line, and what the database itself refuses


@pytest.mark.parametrize(
    ("role", "state"),
    [(Role.DELEGATION_MEMBER, ""), (Role.DEPOSITARY_OFFICER, "AM"), (Role.PUBLIC, "AM")],
)
def test_a_delegate_has_a_delegation_and_nobody_else(role, state):
    with pytest.raises(UnusableAccount):
        create_account(username="x", role=role, delegation=state, name="", email="")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="x", role=role, delegation=state)


def test_nobody_stands_above_the_rules():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="root", is_superuser=True)


def test_who_is_not_there_is_not_found():
    with pytest.raises(UnusableAccount, match="no account 'nobody'"):
        account_named("nobody")


def test_the_log_names_no_person(caplog):
    with caplog.at_level("INFO"):
        create_account(
            username="ana.p", role=Role.PUBLIC, delegation="", name="Ana P", email="ana@example.org"
        )
    assert "account made" in caplog.text
    for private in ("ana.p", "Ana P", "ana@example.org"):
        assert private not in caplog.text
