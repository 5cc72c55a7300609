"""The register of the CIS in a database, a client, keys and accounts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from foedus.accounts.keys import make_key
from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from foedus.api.answering import KEPT
from foedus.opened import open_register
from foedus.register.held import held
from support.loaded import cis_loaded
from support.people import someone


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The register in the database, for all tests of a module; taken back at its end."""
    with cis_loaded(django_db_blocker):
        yield


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
