"""Short transactions that are tried again where another one was in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from django.db import IntegrityError, OperationalError, transaction

Done = TypeVar("Done")

_TRIES: Final = 4


def in_short_transaction(work: Callable[[], Done]) -> Done:
    """What *work* gives, done in one transaction.

    It is done anew where the database was locked, and where another transaction kept the same key
    or the same cell first: the second time, *work* sees what the other one wrote. Within a
    transaction of somebody else's it is done once: only the outermost can be begun again.
    """
    tries = 1 if transaction.get_connection().in_atomic_block else _TRIES
    for _ in range(tries - 1):
        try:
            with transaction.atomic():
                return work()
        except IntegrityError:
            continue
        except OperationalError as fault:
            if "locked" not in str(fault) and "deadlock" not in str(fault):
                raise
    with transaction.atomic():
        return work()
