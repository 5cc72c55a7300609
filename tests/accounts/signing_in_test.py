"""The way in: passwords, second factors, one-time passwords, what is closed to who comes along."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from foedus.accounts import second_factor
from foedus.accounts.demo import code_now
from foedus.accounts.models import Refusal, User
from foedus.accounts.people import create_account, renew_password, reset_second_factor
from foedus.accounts.roles import OFFICERS, Role
from support.people import PASSWORD, sign_in, someone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("support.account_addresses")]

LOGIN = "/account/login/"
OWN = "correct mare battery staple"


def give_password(client, account, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": account.username, "password": password, **more})


def reasons():
    return list(Refusal.objects.order_by("pk").values_list("reason", flat=True))


def is_in(client):
    return "_auth_user_id" in client.session


def test_a_delegate_signs_in_with_a_password(client):
    member = someone(Role.DELEGATION_MEMBER)
    answer = give_password(client, member)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/account/").context["account"] == member


def test_the_session_gets_a_new_key_when_somebody_signs_in(client):
    session = client.session
    session["left by"] = "whoever made this session"
    session.save()
    before = session.session_key
    give_password(client, someone(Role.DELEGATION_MEMBER))
    assert is_in(client)
    assert client.session.session_key != before
    stranger = Client()
    stranger.cookies["sessionid"] = before
    assert stranger.get("/account/").status_code == 302


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(client):
    give_password(client, someone(Role.DELEGATION_MEMBER))
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_wrong_password_is_refused_and_noted_with_the_account(client):
    member = someone(Role.DELEGATION_MEMBER)
    answer = give_password(client, member, "something else entirely")
    assert answer.status_code == 200
    assert not is_in(client)
    (row,) = Refusal.objects.all()
    assert (row.reason, row.user) == ("password-wrong", member)


def test_an_unknown_name_is_refused_alike_and_not_kept(client):
    known = give_password(Client(), someone(Role.DELEGATION_MEMBER), "wrong")
    unknown = client.post(LOGIN, {"login": "my-password-typed-here", "password": "wrong"})
    errors = [answer.context["form"].non_field_errors() for answer in (known, unknown)]
    assert errors[0]
    assert errors[0] == errors[1]
    row = Refusal.objects.get(user=None)
    assert "my-password" not in f"{row.path}{row.permission}{row.role}"


def test_a_closed_account_is_refused_and_noted_as_such(client):
    member = someone(Role.DELEGATION_MEMBER, is_active=False)
    give_password(client, member)
    assert not is_in(client)
    assert reasons() == ["account-closed"]


def guess(client, account, times):
    """So many wrong passwords, with pauses long enough that nothing slows them down."""
    for n in range(times):
        cache.clear()
        yield give_password(client, account, f"guess {n}").status_code
    cache.clear()


@pytest.mark.parametrize(("times", "opens"), [(8, True), (9, True), (10, False), (11, False)])
def test_who_tried_ten_passwords_is_locked_out_though_the_next_is_right(client, times, opens):
    member = someone(Role.DELEGATION_MEMBER)
    answers = list(guess(client, member, times))
    assert answers == [200] * min(times, 9) + [429] * (times - 9)
    last = give_password(client, member)
    assert is_in(client) == opens
    assert last.status_code == (302 if opens else 429)
    assert reasons().count("locked-out") == (0 if opens else times - 9 + 1)
    assert set(Refusal.objects.values_list("user", flat=True)) == {member.pk}


def test_a_lock_out_is_of_one_name_from_one_place(client):
    first, second = someone(Role.DELEGATION_MEMBER), someone(Role.DELEGATION_MEMBER)
    assert list(guess(client, first, 10))[-1] == 429
    give_password(client, second)
    assert is_in(client)


def test_who_tries_quickly_is_slowed_down_before_being_locked_out(client):
    member = someone(Role.DELEGATION_MEMBER)
    for n in range(5):
        give_password(client, member, f"guess {n}")
    give_password(client, member)
    assert not is_in(client)
    assert reasons() == ["password-wrong"] * 5 + ["throttled"]
    cache.clear()  # five minutes later
    give_password(client, member)
    assert is_in(client)


@pytest.mark.parametrize(
    "where",
    [
        "https://evil.example/",
        "//evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        "/\\evil.example",
    ],
)
def test_signing_in_leads_to_no_other_site(client, where):
    answer = give_password(client, someone(Role.DELEGATION_MEMBER), next=where)
    assert is_in(client)
    assert answer["Location"] == "/"


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/"])
def test_signing_out_leads_to_no_other_site(client, where):
    sign_in(client, someone(Role.DELEGATION_MEMBER))
    assert client.post("/account/logout/", {"next": where})["Location"] == "/"
    assert not is_in(client)


def test_signing_in_leads_back_within_the_site(client):
    assert give_password(client, someone(Role.PUBLIC), next="/inner")["Location"] == "/inner"


def test_to_look_at_the_page_for_signing_out_does_not_sign_out(client):
    sign_in(client, someone(Role.DELEGATION_MEMBER))
    assert client.get("/account/logout/").status_code == 200
    assert is_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_makes_an_account_for_themselves(client, method):
    people = {"username": "new", "password1": OWN, "password2": OWN}
    answer = getattr(client, method)("/account/signup/", people)
    assert answer.status_code == 403
    assert not User.objects.exists()
    assert reasons() == ["sign-up-closed"]


def test_no_password_comes_by_letter(client):
    someone(Role.DEPOSITARY_OFFICER, email="dora@example.org")
    assert client.get("/account/password/forgotten/").status_code == 200
    assert (
        client.post("/account/password/forgotten/", {"email": "dora@example.org"}).status_code
        == 405
    )
    assert mail.outbox == []


# --- the second factor


@pytest.mark.parametrize("role", sorted(OFFICERS))
def test_an_officer_signs_in_with_password_and_code(client, role):
    officer = someone(role)
    secret = second_factor.set_up(officer)
    answer = give_password(client, officer)
    assert answer["Location"].startswith("/account/2fa/code/")
    assert not is_in(client)
    assert client.get("/account/").status_code == 302
    answer = client.post("/account/2fa/code/", {"code": code_now(secret)})
    assert answer["Location"] == "/"
    assert client.get("/account/").status_code == 200


def test_a_wrong_code_is_refused_and_noted(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    give_password(client, officer)
    wrong = str((int(code_now(secret)) + 1) % 1_000_000).zfill(6)
    assert client.post("/account/2fa/code/", {"code": wrong}).status_code == 200
    assert not is_in(client)
    row = Refusal.objects.get(reason="second-factor-wrong")
    assert row.user == officer


def test_codes_cannot_be_tried_without_end(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    give_password(client, officer)
    right = code_now(secret)
    for n in range(12):
        client.post("/account/2fa/code/", {"code": str((int(right) + 1 + n) % 1_000_000).zfill(6)})
    client.post("/account/2fa/code/", {"code": code_now(secret)})
    assert not is_in(client)
    assert "throttled" in reasons()


def test_a_code_opens_once(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    code = code_now(secret)
    for visitor in (client, Client()):
        give_password(visitor, officer)
        visitor.post("/account/2fa/code/", {"code": code})
    assert is_in(client)
    assert not is_in(visitor)


def test_a_session_that_came_in_without_the_code_is_refused(client):
    client.force_login(
        someone(Role.DEPOSITARY_OFFICER),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    answer = client.get("/receive")
    assert answer.status_code == 403
    assert "without your second factor" in answer.text
    assert reasons() == ["second-factor-not-passed"]
    assert client.post("/account/logout/").status_code == 302


def test_the_code_of_one_officer_is_not_that_of_another(client):
    first, second = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    sign_in(client, second)
    session = client.session
    session[second_factor.SESSION] = first.pk
    session.save()
    assert client.get("/receive").status_code == 403


def confirm(client, password=PASSWORD):
    """Give the password once more, as sensitive pages ask."""
    return client.post("/account/confirm/", {"password": password})


def set_up_through_the_page(client, password=PASSWORD):
    assert client.get("/account/2fa/device/")["Location"].startswith("/account/confirm/")
    confirm(client, password)
    page = client.get("/account/2fa/device/")
    secret = page.context["form"].secret
    return client.post("/account/2fa/device/", {"code": code_now(secret)}), secret


@pytest.mark.django_db(transaction=True)  # the library tells of the device when it is committed
def test_an_officer_without_a_device_can_only_set_one_up_or_sign_out(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    reset_second_factor(officer)
    give_password(client, officer)
    for path in ("/", "/receive", "/account/", "/account/refusals", "/account/2fa/recovery/"):
        assert client.get(path)["Location"] == "/account/2fa/device/"
    assert set(reasons()) == {"second-factor-missing"}
    answer, _ = set_up_through_the_page(client)
    assert answer["Location"] == "/account/2fa/recovery/"
    assert client.get("/receive").content == b"received"
    assert client.get("/account/2fa/recovery/").text.count("<code>") == 10


def test_an_officer_who_has_an_address_can_set_up_a_device(client):
    officer = someone(Role.DEPOSITARY_OFFICER, email="dora@example.org")
    reset_second_factor(officer)
    give_password(client, officer)
    answer, _ = set_up_through_the_page(client)
    assert answer.status_code == 302
    assert second_factor.is_set_up(officer)


def test_a_recovery_code_opens_once(client):
    officer = someone(Role.AUDITOR)
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code, *_ = RecoveryCodes.activate(officer).get_unused_codes()
    for visitor in (client, Client()):
        give_password(visitor, officer)
        visitor.post("/account/2fa/code/", {"code": code})
    assert is_in(client)
    assert not is_in(visitor)
    assert client.get("/account/").status_code == 200


def test_an_officer_who_forgets_the_device_sets_up_another(client):
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    give_password(client, officer)
    client.post("/account/2fa/code/", {"code": code_now(secret)})
    confirm(client)
    assert client.post("/account/2fa/device/forget/")["Location"] == "/account/2fa/"
    assert client.get("/receive")["Location"] == "/account/2fa/device/"


def test_delegates_need_no_second_factor_and_may_have_one(client):
    member = someone(Role.DELEGATION_MEMBER)
    give_password(client, member)
    assert client.get("/account/2fa/").status_code == 200
    set_up_through_the_page(client)
    visitor = Client()
    assert give_password(visitor, member)["Location"].startswith("/account/2fa/code/")


def test_the_secret_of_a_device_is_kept_sealed(settings):
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    kept = Authenticator.objects.get(user=officer).data["secret"]
    assert secret not in kept
    assert second_factor.opened(kept) == secret
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another " * 8
    assert second_factor.opened(kept) == secret


# --- one-time passwords


def test_a_one_time_password_opens_only_the_page_that_changes_it(client):
    password = create_account(
        username="ana", role=Role.DELEGATION_MEMBER, delegation="AM", name="Ana", email=""
    )
    ana = User.objects.get(username="ana")
    give_password(client, ana, password)
    for path in ("/", "/confirm/AM", "/account/", "/account/keys/new"):
        assert client.get(path)["Location"] == "/account/password/change/"
    assert set(reasons()) == {"password-unchanged"}
    same = {"oldpassword": password, "password1": password, "password2": password}
    assert client.post("/account/password/change/", same).status_code == 200
    new = {"oldpassword": password, "password1": OWN, "password2": OWN}
    assert client.post("/account/password/change/", new)["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert not User.objects.get(username="ana").has_one_time_password


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012", "ana-petrosyan"])
def test_a_weak_password_is_not_taken(client, weak):
    password = create_account(
        username="ana-petrosyan", role=Role.DELEGATION_MEMBER, delegation="AM", name="", email=""
    )
    give_password(client, User.objects.get(), password)
    form = {"oldpassword": password, "password1": weak, "password2": weak}
    assert client.post("/account/password/change/", form).status_code == 200
    assert User.objects.get().has_one_time_password


@pytest.mark.parametrize(("left", "opens"), [(1, True), (0, False), (-1, False)])
def test_a_one_time_password_does_not_lie_about_for_ever(client, left, opens):
    password = create_account(
        username="ana", role=Role.DELEGATION_MEMBER, delegation="AM", name="", email=""
    )
    ana = User.objects.get()
    ana.one_time_until = timezone.now() + timedelta(minutes=left)
    ana.save()
    answer = give_password(client, ana, password)
    assert is_in(client) == opens
    assert answer.status_code == (302 if opens else 403)
    assert ("password-expired" in reasons()) != opens


@pytest.mark.django_db(transaction=True)
def test_a_new_officer_changes_the_password_then_sets_up_a_device(client):
    password = create_account(
        username="dora", role=Role.DEPOSITARY_OFFICER, delegation="", name="Dora", email=""
    )
    give_password(client, User.objects.get(), password)
    form = {"oldpassword": password, "password1": OWN, "password2": OWN}
    client.post("/account/password/change/", form)
    assert client.get("/receive")["Location"] == "/account/2fa/device/"
    set_up_through_the_page(client, OWN)
    assert client.get("/receive").content == b"received"


def test_a_renewed_password_ends_the_sessions_that_are_open(client):
    member = someone(Role.DELEGATION_MEMBER)
    give_password(client, member)
    assert client.get("/account/").status_code == 200
    renew_password(member)
    assert client.get("/account/").status_code == 302


def test_a_closed_account_ends_the_sessions_that_are_open(client):
    member = someone(Role.DELEGATION_MEMBER)
    give_password(client, member)
    User.objects.update(is_active=False)
    assert client.get("/account/").status_code == 302


def test_one_sees_and_ends_the_other_sessions(client):
    member, other = someone(Role.DELEGATION_MEMBER), Client()
    for visitor in (client, other):
        give_password(visitor, member)
    assert client.get("/account/sessions/").text.count("<tr") == 3
    client.post("/account/sessions/")
    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/password/forgotten/", "/account/closed/"]
)
def test_the_open_pages_carry_no_inline_script_and_a_strict_policy(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<script>" not in answer.text  # those of the site come from files of its own
    assert "script-src 'self'" in answer["Content-Security-Policy"]
