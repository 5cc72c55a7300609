"""The register of the CIS in the test database: read once for a module, taken back at its end."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from foedus.register.held import forget
from foedus.register.storing import load

REGISTERS = Path(__file__).parents[2] / "src" / "foedus" / "registers"
AT = dt.datetime(2024, 5, 1, 9, tzinfo=dt.UTC)


@contextmanager
def cis_loaded(blocker) -> Iterator[None]:
    """*blocker* is pytest-django's; the database is as before afterwards."""
    with blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        forget()
        load(REGISTERS / "cis", AT)
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
    forget()
