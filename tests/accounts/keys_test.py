"""Keys for programs: made once, shown once, confined, ended."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from foedus.accounts import keys
from foedus.accounts.errors import Refused, UnusableKey
from foedus.accounts.keys import make_key, principal_of, revoke_key, scopes_open_to
from foedus.accounts.models import ApiKey, Refusal, User
from foedus.accounts.people import (
    close_account,
    renew_password,
    reopen_account,
    reset_second_factor,
)
from foedus.accounts.permissions import may
from foedus.accounts.principals import principal_of_request
from foedus.accounts.protecting import authenticate_key, require
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal
from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from support.people import PASSWORD, sign_in, someone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("support.account_addresses")]


def a_key(owner, *scopes, days=90):
    until = timezone.now().date() + timedelta(days=days)
    return make_key(owner=owner, name="a program", scopes=scopes or [Scope.READ], expires_on=until)


def at(monkeypatch, day: date):
    monkeypatch.setattr(
        keys.timezone, "now", lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    )


def test_a_key_acts_for_its_owner_within_its_scopes():
    member = someone(Role.DELEGATION_MEMBER)
    _, text = a_key(member, Scope.READ, Scope.RECEIPTS_CONFIRM)
    key = principal_of(text)
    assert (key.owner, key.scopes) == (member, {Scope.READ, Scope.RECEIPTS_CONFIRM})
    assert may(key, "register.confirm_receipt", "AM")
    assert not may(key, "register.confirm_receipt", "BY")
    assert not may(key, "journal.read")


def test_the_text_is_not_kept():
    row, text = a_key(someone(Role.PUBLIC))
    assert text.startswith(f"foedus_{row.prefix}_")
    assert row.digest == hashlib.sha256(text.encode()).hexdigest()
    kept = " ".join(str(value) for value in ApiKey.objects.values_list().get())
    assert text.removeprefix(f"foedus_{row.prefix}_") not in kept


def test_two_keys_are_two():
    owner = someone(Role.PUBLIC)
    texts = {a_key(owner)[1] for _ in range(20)}
    assert len({text.split("_")[1] for text in texts}) == 20


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-1],
        lambda text: text + "x",
        lambda text: text.replace("foedus_", "faedus_"),
        lambda text: text.swapcase(),
        lambda text: text.split("_")[1],
        lambda text: "foedus__" + text.split("_", 2)[2],
        lambda text: "_".join(["foedus", "00000000", text.split("_", 2)[2]]),
        lambda text: text + "\0",
        lambda _text: "",
        lambda _text: "foedus_",
        lambda _text: "foedus_' OR 1=1 --_x",
    ],
)
def test_a_key_that_is_not_quite_the_key_opens_nothing(spoil):
    _, text = a_key(someone(Role.PUBLIC))
    assert principal_of(spoil(text)) is None
    assert principal_of(text) is not None


@pytest.mark.parametrize(("day", "opens"), [(30, True), (31, False), (32, False)])
def test_a_key_opens_nothing_from_the_day_it_expires(monkeypatch, day, opens):
    at(monkeypatch, date(2026, 1, 1))
    owner = someone(Role.PUBLIC)
    _, text = make_key(owner=owner, name="n", scopes=[Scope.READ], expires_on=date(2026, 1, 31))
    at(monkeypatch, date(2026, 1, 1) + timedelta(days=day - 1))
    assert (principal_of(text) is not None) == opens


def test_a_revoked_key_opens_nothing_and_stays_as_it_was():
    row, text = a_key(someone(Role.PUBLIC))
    revoke_key(row)
    first = row.revoked_at
    revoke_key(row)
    assert principal_of(text) is None
    assert ApiKey.objects.get().revoked_at == first


def test_the_last_day_of_use_is_kept(monkeypatch, django_assert_num_queries):
    at(monkeypatch, date(2026, 1, 1))
    row, text = make_key(
        owner=someone(Role.PUBLIC), name="n", scopes=[Scope.READ], expires_on=date(2026, 3, 1)
    )
    assert row.last_used_on is None
    at(monkeypatch, date(2026, 1, 2))
    principal_of(text)
    with django_assert_num_queries(1):  # nothing is written a second time on a day
        principal_of(text)
    row.refresh_from_db()
    assert row.last_used_on == date(2026, 1, 2)


def test_a_key_that_opened_nothing_was_not_used():
    row, text = a_key(someone(Role.PUBLIC))
    principal_of(text + "x")
    row.refresh_from_db()
    assert row.last_used_on is None


def test_who_asks_by_a_key_is_its_owner_whoever_is_signed_in(rf):
    member, request = someone(Role.DELEGATION_MEMBER, "AM"), rf.get("/api/x")
    row, text = a_key(member, Scope.RECEIPTS_CONFIRM)
    request.user = someone(Role.DEPOSITARY_OFFICER)
    assert authenticate_key(request, text) == principal_of_request(request)
    require(request, "register.confirm_receipt", "AM")
    with pytest.raises(Refused) as refused:
        require(request, "register.receive")
    assert refused.value.reason is Reason.ROLE
    noted = note_refusal(request, refused.value.permission, refused.value.reason)
    assert (noted.user, noted.key, noted.permission) == (member, row.prefix, "register.receive")


def test_a_bad_key_is_noted_and_not_kept(rf):
    request = rf.get("/api/x")
    request.user = AnonymousUser()
    assert authenticate_key(request, "foedus_deadbeef_secret") is None
    row = Refusal.objects.get()
    assert (row.reason, row.user, row.key) == ("bad-key", None, "")


# --- never more than its owner has


def test_a_scope_that_the_role_does_not_include_is_not_given():
    with pytest.raises(UnusableKey, match="desk-read"):
        a_key(someone(Role.PUBLIC), Scope.DESK_READ)


def test_the_scopes_on_offer_follow_the_role():
    assert set(scopes_open_to(someone(Role.PUBLIC))) == {Scope.READ, Scope.JOURNAL, Scope.BATCH}
    assert set(scopes_open_to(someone(Role.AUDITOR))) == set(Scope) - {Scope.RECEIPTS_CONFIRM}
    assert set(scopes_open_to(someone(Role.DELEGATION_MEMBER))) == set(Scope)


def test_a_key_loses_what_its_owner_loses():
    officer = someone(Role.DEPOSITARY_OFFICER)
    _, text = a_key(officer, Scope.DESK_READ)
    assert may(principal_of(text), "register.view_desk")
    User.objects.update(role=Role.PUBLIC)
    assert not may(principal_of(text), "register.view_desk")


@pytest.mark.parametrize("change", [close_account, renew_password, reset_second_factor])
def test_a_key_ends_with_what_its_owner_stands_on(change):
    officer = someone(Role.DEPOSITARY_OFFICER)
    _, text = a_key(officer)
    assert principal_of(text) is not None
    change(officer)
    assert principal_of(text) is None


def test_a_key_does_not_come_back_with_the_account():
    member = someone(Role.DELEGATION_MEMBER)
    row, text = a_key(member)
    close_account(member)
    row.refresh_from_db()
    assert row.revoked_at is not None
    reopen_account(member)
    User.objects.update(one_time_until=None)
    assert principal_of(text) is None


@pytest.mark.parametrize(
    ("name", "scopes", "days", "wrong"),
    [
        ("", [Scope.READ], 1, "name"),
        ("  ", [Scope.READ], 1, "name"),
        ("n", [], 1, "scope"),
        ("n", [Scope.READ], 0, "ends after today"),
        ("n", [Scope.READ], -1, "ends after today"),
        ("n", [Scope.READ], 367, "within 366 days"),
    ],
)
def test_a_key_that_makes_no_sense_is_not_made(name, scopes, days, wrong):
    until = timezone.now().date() + timedelta(days=days)
    with pytest.raises(UnusableKey, match=wrong):
        make_key(owner=someone(Role.PUBLIC), name=name, scopes=scopes, expires_on=until)
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize("days", [1, 366])
def test_a_key_lives_a_day_at_least_and_a_year_at_most(days):
    assert principal_of(a_key(someone(Role.PUBLIC), days=days)[1]) is not None


# --- on the pages


def form(**more):
    until = timezone.now().date() + timedelta(days=30)
    return {
        "name": "nightly <b>job</b>",
        "scopes": ["read", "journal"],
        "expires_on": until,
        **more,
    }


def signed_in_now(client, member):
    client.post("/account/login/", {"login": member.username, "password": PASSWORD})
    client.post("/account/confirm/", {"password": PASSWORD})
    return client


def test_one_makes_a_key_and_sees_it_once(client):
    member = someone(Role.DELEGATION_MEMBER)
    answer = signed_in_now(client, member).post("/account/keys/new", form())
    text = answer.context["text"]
    assert text in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert principal_of(text).owner == member
    page = client.get("/account/").text
    assert text not in page
    assert "nightly &lt;b&gt;job&lt;/b&gt;" in page


def test_to_make_a_key_one_gives_the_password_again(client):
    sign_in(client, someone(Role.DELEGATION_MEMBER))
    answer = client.post("/account/keys/new", form())
    assert answer["Location"].startswith("/account/confirm/")
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"scopes": ["desk-write"]},
        {"scopes": []},
        {"name": ""},
        {"expires_on": "yesterday"},
        {"expires_on": "2001-01-01"},
        {"name": "x" * 81},
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, wrong):
    member = someone(Role.DELEGATION_MEMBER)
    answer = signed_in_now(client, member).post("/account/keys/new", form(**wrong))
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert not ApiKey.objects.exists()


def test_one_cannot_take_a_scope_that_is_not_on_offer(client):
    answer = signed_in_now(client, someone(Role.PUBLIC)).post(
        "/account/keys/new", form(scopes=["desk-read"])
    )
    assert 'role="alert"' in answer.text
    assert not ApiKey.objects.exists()


def test_one_revokes_an_own_key(client):
    member = someone(Role.DELEGATION_MEMBER)
    row, text = a_key(member)
    sign_in(client, member).post(f"/account/keys/{row.pk}/revoke")
    assert principal_of(text) is None


def test_one_does_not_revoke_somebody_elses(client):
    row, text = a_key(someone(Role.DELEGATION_MEMBER))
    answer = sign_in(client, someone(Role.DEPOSITARY_OFFICER)).post(
        f"/account/keys/{row.pk}/revoke"
    )
    assert answer.status_code == 403
    assert principal_of(text) is not None
    assert Refusal.objects.get().permission == "keys.manage"


def test_a_key_is_revoked_by_a_form_only(client):
    member = someone(Role.DELEGATION_MEMBER)
    row, text = a_key(member)
    assert sign_in(client, member).get(f"/account/keys/{row.pk}/revoke").status_code == 405
    assert principal_of(text) is not None
