"""People for tests: a row for each, and a way in that has passed the second factor."""

from itertools import count

from django.test import Client

from foedus.accounts import second_factor
from foedus.accounts.models import User
from foedus.accounts.roles import DELEGATES, OFFICERS, Role

PASSWORD = "correct horse battery staple"  # noqa: S105 - of nobody
_numbers = count(1)


def someone(role: Role, delegation: str = "AM", **more: object) -> User:
    """A person with *role*: delegates act for *delegation*, officers have a second factor."""
    account = User(
        username=more.pop("username", f"{role.value}-{next(_numbers)}"),
        role=role,
        delegation=delegation if role in DELEGATES else "",
        **more,
    )
    account.set_password(PASSWORD)
    account.save()
    if role in OFFICERS:
        second_factor.set_up(account)
    return account


def sign_in(client: Client, account: User) -> Client:
    """A session of *account* in *client*, with the second factor passed."""
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[second_factor.SESSION] = account.pk
    session.save()
    return client
