"""A step with a draft: locked, if it is still as somebody saw it, and written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, SentBefore
from foedus.assembly.models import Draft, DraftEvent, GridDocument, Phase

Row = TypeVar("Row", bound=models.Model)

ON_ITS_WAY = frozenset({Phase.DRAFTING, Phase.CONSULTATION, Phase.EXPERTS})
"""While the text may still be written, commented and amended."""


def told(draft: Draft) -> str:
    """What messages call a draft."""
    return f"The draft {draft.name}"


def claimed(draft: Draft | int, seen: int, verb: str, phases: Iterable[str]) -> Draft:
    """The draft, locked, if it is still version *seen* and in one of *phases*.

    Raises `Draft.DoesNotExist`, `ChangedSince`, `NotNow`.
    """
    pk = draft if isinstance(draft, int) else draft.pk
    row = Draft.objects.select_for_update().get(pk=pk)
    if row.version != seen:
        raise ChangedSince(told(row), seen, row.version)
    in_phase(row, verb, phases)
    return row


def in_phase(draft: Draft, verb: str, phases: Iterable[str]) -> None:
    """Let pass a draft in one of *phases*. Raises `NotNow`."""
    if draft.phase not in phases:
        raise NotNow(told(draft), str(Phase(draft.phase).label), verb)


def demand_off_the_table(draft: Draft, verb: str) -> None:
    """Let pass what is not being signed: nobody changes what others sign. Raises `NotNow`."""
    if GridDocument.objects.filter(draft=draft, withdrawn=False).exists():
        raise NotNow(told(draft), "on the signing table; take it from there first", verb)


def keep(draft: Draft, doing: Doing, did: str, remark: str = "") -> Draft:
    """Write the draft as it is now, and what was done with it."""
    draft.version += 1
    draft.save()
    noted(draft, doing, did, remark)
    return draft


def noted(draft: Draft, doing: Doing, did: str, remark: str = "") -> DraftEvent:
    """Write down what was done with a draft that stays as it is."""
    return DraftEvent.objects.create(
        draft=draft, did=did, phase=draft.phase, remark=remark, at=doing.at, by=doing.by
    )


def once(kind: type[Row], key: str, doing: Doing, content: dict[str, Any]) -> Row:
    """The row with *content* under *key*: made now, or found where it was sent before.

    Raises `SentBefore` where the key stands for other content, or is somebody else's.
    """
    rows = kind._default_manager  # noqa: SLF001 - Django's name for it, and documented
    before = _sent_before(rows, key, doing, content)
    if before is not None:
        return before
    try:
        with transaction.atomic():
            return rows.create(key=key, at=doing.at, by=doing.by, **content)
    except IntegrityError:  # the same was sent twice at the same moment
        found = _sent_before(rows, key, doing, content)
        if found is None:
            raise
        return found


def _sent_before(
    rows: models.Manager[Row], key: str, doing: Doing, content: dict[str, Any]
) -> Row | None:
    row = rows.filter(key=key).first()
    if row is None:
        return None
    same = all(getattr(row, name) == value for name, value in content.items())
    if not same or row.by_id != doing.by.pk:  # type: ignore[attr-defined] # each such row has it
        raise SentBefore(key)
    return row
