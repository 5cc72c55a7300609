"""A code of a device opens once, though each process of a server has a memory of its own."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from foedus.accounts import second_factor
from foedus.accounts.demo import code_now
from foedus.accounts.roles import Role
from support.people import PASSWORD, someone

pytestmark = pytest.mark.django_db


def before_the_code(username: str) -> Client:
    client = Client()
    client.post("/account/login/", {"login": username, "password": PASSWORD})
    return client


def gives(client: Client, code: str) -> bool:
    return client.post("/account/2fa/code/", {"code": code}).status_code == 302


def test_a_code_that_one_process_took_no_other_process_takes() -> None:
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    one, other = before_the_code(officer.username), before_the_code(officer.username)
    while time.time() % 30 > 25:  # both are given in one period
        time.sleep(0.2)
    code = code_now(secret)

    assert gives(one, code)
    cache.clear()  # another process remembers nothing of it
    assert not gives(other, code)


def test_the_code_of_the_next_period_is_taken() -> None:
    officer = someone(Role.DEPOSITARY_OFFICER)
    secret = second_factor.set_up(officer)
    client = before_the_code(officer.username)
    long_ago = "2024-05-01T00:00:00Z"
    Authenticator.objects.filter(user=officer).update(last_used_at=long_ago)

    assert gives(client, code_now(secret))
