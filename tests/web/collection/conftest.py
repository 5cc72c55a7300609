"""The register of the CIS in a database, read once for each module, and a reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from foedus.register.held import forget, held
from foedus.register.storing import load
from foedus.web.caching import PAGES

REGISTERS = Path(__file__).parents[3] / "src" / "foedus" / "registers"
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
def cis(_loaded, db):
    """The register as the database holds it; no page is kept of other tests."""
    PAGES.forget()
    return held()


@pytest.fixture
def reader():
    """Somebody without an account."""
    return Client()
