"""A message that clients may send again is taken once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from foedus.assembly.errors import SentBefore

Row = TypeVar("Row", bound=models.Model)


def taken_once(
    model: type[Row], key: str, content: Mapping[str, Any], make: Callable[[], Row]
) -> Row:
    """The row that *make* writes under *key*, or that which was written before.

    *content* are the fields that must then be the same. Raises `SentBefore` (E124) otherwise, and
    whatever *make* raises.
    """
    found = _sent_before(model, key, content)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:  # sent twice at the same moment
        found = _sent_before(model, key, content)
        if found is None:
            raise
        return found


def _sent_before(model: type[Row], key: str, content: Mapping[str, Any]) -> Row | None:
    found = model._default_manager.filter(key=key).first()  # noqa: SLF001 - Django's own name
    if found is None:
        return None
    if any(getattr(found, name) != value for name, value in content.items()):
        raise SentBefore(key)
    return found
