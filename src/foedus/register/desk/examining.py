"""Examining a dossier, seeing what it would change, sending it to a second officer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

import msgspec
from django.db import transaction

from foedus.depositary.acts import acts_of
from foedus.depositary.examination import Examination, examine
from foedus.depositary.findings import Found, Weight
from foedus.depositary.preview import Preview, preview
from foedus.law.terms.acts import Act, Kind
from foedus.register.days import legal_day
from foedus.register.desk.steps import Step, claimed, demand, keep
from foedus.register.errors import NotAdmissible
from foedus.register.held import held
from foedus.register.models import Dossier, Stage
from foedus.register.written import received_from, written_from

_TO_EXAMINE = frozenset({Stage.RECEIVED, Stage.EXAMINED, Stage.RETURNED})
_TO_REFUSE = frozenset({Stage.RECEIVED, Stage.EXAMINED, Stage.RETURNED, Stage.SENT})


def examination_of(dossier: Dossier, at: datetime) -> Examination:
    """What an examination finds now, by the register as it stands now."""
    now = held()
    received = received_from(written_from(dossier.content))
    return examine(now.opened, received, legal_day(now.register, at))


def preview_of(dossier: Dossier, at: datetime) -> Preview:
    """What recording the dossier would change, seen today."""
    now = held()
    today = legal_day(now.register, at)
    return preview(now.opened, acts_to_record(dossier, today), today)


def preview_told(preview: Preview) -> str:
    """What stands for all that a preview tells: the same for the same words, spans and subjects."""
    return sha256(repr((preview.lead, preview.changes)).encode()).hexdigest()


def acts_to_record(dossier: Dossier, recorded: date) -> tuple[Act, ...]:
    """The acts that the dossier will be: the instrument, and each reservation that came with it."""
    received = received_from(written_from(dossier.content))
    return tuple(
        _notified_at_once(a, recorded) for a in acts_of(received, recorded, act_id(dossier))
    )


def _notified_at_once(act: Act, recorded: date) -> Act:
    """A proposal of a correction is notified as it is recorded; its whole period runs from then.

    However long the dossier lay at the desk, no day of the period is lost (VCLT 79(1)(b)).
    """
    if act.kind is not Kind.CORRECTION_PROPOSED or not isinstance(act.received, date):
        return act
    waited = recorded - act.received
    until = act.until + waited if isinstance(act.until, date) else act.until
    return replace(act, notified=recorded, until=until)


def act_id(dossier: Dossier) -> str:
    """The id of the act that a dossier becomes: under what, which year, which dossier, by whom."""
    return f"{dossier.instrument}#{dossier.opened_at.year}-{dossier.pk}:{dossier.party}"


def arisen(dossier: Dossier, found: Examination) -> tuple[Found, ...]:
    """What would have to be asked now and was not there when the dossier was examined.

    The register may have changed since; a reason given then was not given for this.
    """
    known = {one["code"] for one in json.loads(dossier.examination or "[]")}
    return tuple(
        one for one in found.findings if one.weight is not Weight.REMARK and one.code not in known
    )


@transaction.atomic
def examined(step: Step) -> Dossier:
    """Keep that the dossier was examined, and what was found."""
    demand(step.by, "register.examine")
    dossier = claimed(step, "examined", _TO_EXAMINE)
    found = examination_of(dossier, step.at)
    dossier.examination = msgspec.json.encode(
        [{"code": one.code, "weight": one.weight, "rule": one.rule} for one in found.findings]
    ).decode()
    dossier.stage = Stage.EXAMINED
    return keep(dossier, step, "examined")


@transaction.atomic
def send(step: Step, reason: str = "") -> Dossier:
    """Send an examined dossier to a second officer.

    Raises `NotAdmissible` where the form hinders it, or where the state is to be asked and no
    *reason* is given for recording all the same (VCLT 77(1)(d)).
    """
    demand(step.by, "register.examine")
    dossier = claimed(step, "sent", frozenset({Stage.EXAMINED}))
    found = examination_of(dossier, step.at)
    if not found.admissible or (found.needs_reason and not reason.strip()):
        raise NotAdmissible(dossier.pk, found.findings)
    dossier.stage = Stage.SENT
    return keep(dossier, step, "sent", reason.strip())


@transaction.atomic
def send_back(step: Step, remark: str) -> Dossier:
    """Send a dossier back to whoever entered it, with what is to be mended."""
    dossier = claimed(step, "returned", frozenset({Stage.SENT}))
    demand(step.by, "register.send_back", dossier)
    dossier.stage = Stage.RETURNED
    return keep(dossier, step, "returned", remark)


@transaction.atomic
def refuse(step: Step, remark: str) -> Dossier:
    """Close a dossier without recording it; it stays, with its reason."""
    demand(step.by, "register.examine")
    dossier = claimed(step, "refused", _TO_REFUSE)
    dossier.stage = Stage.REFUSED
    return keep(dossier, step, "refused", remark)
