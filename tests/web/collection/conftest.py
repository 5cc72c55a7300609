"""The register of the CIS in a database, read once for each module, and a reader."""

from __future__ import annotations

import pytest
from django.test import Client

from foedus.register.held import held
from foedus.web.caching import PAGES
from support.loaded import cis_loaded


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The register in the database, for all tests of a module; taken back at its end."""
    with cis_loaded(django_db_blocker):
        yield


@pytest.fixture
def cis(_loaded, db):
    """The register as the database holds it; no page is kept of other tests."""
    PAGES.forget()
    return held()


@pytest.fixture
def reader():
    """Somebody without an account."""
    return Client()
