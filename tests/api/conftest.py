"""The register of the CIS in a database, a client, keys and accounts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from foedus.accounts.keys import make_key
from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from foedus.api.answering import KEPT
from foedus.opened import open_register
from foedus.register.held import forget, held
from foedus.register.storing import load
from support.people import someone

REGISTERS = Path(__file__).parents[2] / "src" / "foedus" / "registers"
AT = dt.datetime(2024, 5, 1, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The register in the database, for all tests of a module; taken back at its end."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        forget()
        load(REGISTERS / "cis", AT)
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
    forget()


@pytest.fixture
def register(_loaded, db):
    """The register as the database holds it; nothing is remembered of other tests."""
    KEPT.forget()
    cache.clear()
    yield held()
    cache.clear()


@pytest.fixture(scope="session")
def opened():
    """The same register, opened from its folder."""
    return open_register("cis")


@pytest.fixture
def key(db):
    """What makes a key: the header that presents it."""

    def made(*scopes: Scope, owner=None) -> dict[str, str]:
        owner = owner or someone(Role.PUBLIC)
        tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=2)
        _, text = make_key(owner=owner, name="for a test", scopes=scopes, expires_on=tomorrow)
        return {"Authorization": f"Bearer {text}"}

    return made


@pytest.fixture
def client():
    """A reader without a session."""
    return Client()
