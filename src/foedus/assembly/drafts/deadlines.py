"""Until when is said what is to be said: deadlines of bodies, and of rounds of experts.

Each can be put off; every deadline that there was is kept. The secretariat itself is not bound.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import check_body
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.steps import ON_ITS_WAY, in_phase, noted, told
from foedus.assembly.drafts.words import REMARK, words_of
from foedus.assembly.errors import TooLate
from foedus.assembly.models import Draft, DraftDeadline, DraftRound, Phase


@transaction.atomic
def set_deadline(
    doing: Doing, draft: Draft, body: str, until: datetime, reason: str = ""
) -> DraftDeadline:
    """Say until when the delegations in *body* comment; said again, it is extended or shortened.

    Raises `Refused`, `NotNow`, `UnknownName`, `BadDraft`.
    """
    doing.demand("assembly.prepare")
    in_phase(draft, "given a deadline", ON_ITS_WAY)
    row = DraftDeadline.objects.create(
        draft=draft,
        body=check_body(body),
        until=_ahead(doing, until),
        reason=words_of("reason", reason, REMARK),
        at=doing.at,
        by=doing.by,
    )
    noted(draft, doing, "deadline", f"{body}: {until.isoformat(timespec='minutes')} {row.reason}")
    return row


@transaction.atomic
def extend_round(doing: Doing, asked: DraftRound, until: datetime, reason: str) -> DraftDeadline:
    """Put off when a round closes. Raises `Refused`, `NotNow`, `BadDraft`."""
    doing.demand("assembly.prepare")
    draft = asked.draft
    in_phase(draft, "given a deadline", ON_ITS_WAY)
    row = DraftDeadline.objects.create(
        draft=draft,
        round=asked,
        until=_ahead(doing, until),
        reason=words_of("reason", reason, REMARK),
        at=doing.at,
        by=doing.by,
    )
    when = until.isoformat(timespec="minutes")
    noted(draft, doing, "deadline", f"round {asked.number}: {when} {row.reason}")
    return row


def _ahead(doing: Doing, until: datetime) -> datetime:
    if until <= doing.at:
        raise BadDraft("until", _("A deadline lies ahead; this one has passed. Give a later one."))
    if until.year - doing.at.year > 10:  # noqa: PLR2004 - ten years: a slip of the pen
        raise BadDraft("until", _("This deadline lies more than ten years ahead. Mend the year."))
    return until


def deadlines_of(draft: Draft) -> dict[str, datetime]:
    """The deadlines of bodies that stand, by body."""
    rows = draft.deadlines.filter(round=None).order_by("pk")
    return {row.body: row.until for row in rows}


def closes(asked: DraftRound) -> datetime:
    """When a round closes, as it stands."""
    last = asked.deadlines.order_by("-pk").first()
    return asked.closes if last is None else last.until


def round_of(draft: Draft, party: str, at: datetime) -> DraftRound | None:
    """The round that runs or ran last, in which *party* is asked."""
    rows = draft.rounds.filter(opens__lte=at).order_by("-number")
    return next((row for row in rows if party in row.parties), None)


def due(draft: Draft, party: str, body: str, at: datetime) -> datetime | None:
    """Until when *party* may say something, in *body*; None where no deadline was set."""
    asked = round_of(draft, party, at) if draft.phase == Phase.EXPERTS else None
    if asked is not None:
        return closes(asked)
    return deadlines_of(draft).get(body or draft.body)


def demand_in_time(doing: Doing, draft: Draft, party: str, body: str) -> None:
    """Let pass what is said in time, of a delegation. Raises `TooLate`.

    The moment of the deadline itself is in time.
    """
    until = due(draft, party, body, doing.at) if party else None
    if until is not None and doing.at > until:
        raise TooLate(f"What is said to {told(draft)[0].lower()}{told(draft)[1:]}", until)


def bodies_asked(draft: Draft) -> tuple[str, ...]:
    """The bodies in which it can be commented: its own, and those that were given a deadline."""
    named = draft.deadlines.filter(~Q(body="")).values_list("body", flat=True)
    return tuple(dict.fromkeys((draft.body, *sorted(set(named)))))
