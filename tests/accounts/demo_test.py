"""Accounts to try the register with."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from foedus.accounts.demo import code_now, demo_accounts
from foedus.accounts.errors import UnusableAccount
from foedus.accounts.keys import make_key, principal_of
from foedus.accounts.models import User
from foedus.accounts.roles import OFFICERS, Role
from foedus.accounts.scopes import Scope
from support.people import someone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("support.account_addresses")]


def test_there_is_one_of_each_role_and_two_who_countersign():
    made = Counter(account.role for account in demo_accounts())
    assert made == dict.fromkeys(Role, 1) | {
        Role.DEPOSITARY_OFFICER: 2,
        Role.SECRETARIAT_OFFICER: 3,
    }


def test_each_can_sign_in(client):
    for account in demo_accounts("KZ"):
        client.post("/account/login/", {"login": account.username, "password": account.password})
        assert bool(account.totp_secret) == (account.role in OFFICERS)
        if account.totp_secret:
            client.post("/account/2fa/code/", {"code": code_now(account.totp_secret)})
        page = client.get("/account/")
        assert page.context["account"].username == account.username
        assert page.context["account"].delegation == account.delegation
        client.post("/account/logout/")


def test_run_again_it_gives_the_same_accounts_new_passwords():
    first, second = demo_accounts(), demo_accounts()
    assert [one.username for one in first] == [one.username for one in second]
    assert not {one.password for one in first} & {one.password for one in second}
    assert User.objects.count() == 9
    for old, new in zip(first, second, strict=True):
        person = User.objects.get(username=old.username)
        assert person.check_password(new.password)
        assert not person.check_password(old.password)


def test_run_again_it_opens_what_was_closed_and_ends_keys():
    demo_accounts()
    person = User.objects.get(username="demo-public")
    until = timezone.now().date() + timedelta(days=2)
    _, text = make_key(owner=person, name="n", scopes=[Scope.READ], expires_on=until)
    User.objects.update(is_active=False)
    demo_accounts()
    assert User.objects.filter(is_active=True).count() == 9
    assert principal_of(text) is None


def test_it_leaves_other_people_alone():
    other = someone(Role.DEPOSITARY_OFFICER)
    demo_accounts()
    assert User.objects.get(pk=other.pk).password == other.password


def test_it_is_not_made_where_the_record_is_real(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(UnusableAccount, match="FOEDUS_DEMO"):
        demo_accounts()
    assert not User.objects.exists()
