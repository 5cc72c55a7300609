"""A step at the desk: who takes it, when, and having seen which version of the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from foedus.accounts.errors import Refused
from foedus.accounts.models import User
from foedus.accounts.permissions import may
from foedus.accounts.protecting import why_not
from foedus.register.errors import ChangedMeanwhile, WrongStage
from foedus.register.models import Dossier, DossierEvent, Stage


@dataclass(frozen=True, slots=True)
class Step:
    """*by* takes the step *at* a moment, having seen version *seen* of dossier *number*."""

    number: int
    by: User
    at: datetime
    seen: int


def demand(by: User, permission: str, obj: object = None) -> None:
    """Let pass who may do it. Raises `Refused`."""
    if not may(by, permission, obj):
        raise Refused(permission, why_not(by, permission))


def claimed(step: Step, verb: str, stages: frozenset[Stage]) -> Dossier:
    """The dossier, locked, if it is still as *step* saw it and stands at one of *stages*.

    Raises `Dossier.DoesNotExist`, `ChangedMeanwhile`, `WrongStage`.
    """
    dossier = Dossier.objects.select_for_update().get(pk=step.number)
    if dossier.version != step.seen:
        raise ChangedMeanwhile(dossier.pk, step.seen, dossier.version)
    if dossier.stage not in stages:
        raise WrongStage(dossier.pk, dossier.stage, verb)
    return dossier


def keep(dossier: Dossier, step: Step, did: str, remark: str = "") -> Dossier:
    """Write the dossier as it is now, and what was done to it."""
    dossier.version += 1
    dossier.changed_at = step.at
    dossier.save()
    DossierEvent.objects.create(
        dossier=dossier,
        at=step.at,
        by=step.by,
        did=did,
        remark=remark,
        content=dossier.content if did in CHANGES_CONTENT else "",
    )
    return dossier


CHANGES_CONTENT = frozenset({"received", "amended"})
"""What was done where the words of the dossier became others: whoever did it has entered it."""


def has_entered(dossier: Dossier, by: User) -> bool:
    """Whether *by* wrote anything of the dossier, or is who sent it to a second officer.

    Such a person does not countersign it: the reason for recording it all the same was theirs.
    """
    sent = dossier.events.filter(did="sent").order_by("-pk").first()
    return (
        dossier.entered_by_id == by.pk
        or dossier.events.filter(by=by, did__in=CHANGES_CONTENT).exists()
        or (sent is not None and sent.by_id == by.pk)
    )
