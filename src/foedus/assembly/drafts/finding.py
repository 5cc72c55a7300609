"""Which drafts somebody sees, found by questions that stay quick with ten thousand of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from foedus.accounts.models import User
from foedus.assembly.models import (
    Draft,
    DraftAmendment,
    DraftComment,
    DraftReader,
    DraftStance,
    DraftVersion,
    Phase,
)
from foedus.assembly.models.drafts import phases_up_to

_SAYINGS: Final = (DraftComment, DraftAmendment, DraftStance)
ASKED_IN: Final = (Phase.CONSULTATION, Phase.EXPERTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list shows: empty fields leave everything in."""

    body: str = ""
    phase: str = ""
    words: str = ""
    waits: str = ""
    """Not empty: only what waits for whoever looks."""


def visible(user: User) -> QuerySet[Draft]:
    """The drafts that *user* may read (as the permission table says), the newest first."""
    rows = Draft.objects.order_by("-opened_at", "-pk")
    if user.is_officer:
        return rows
    if not user.is_delegate:
        return rows.filter(phase=Phase.PUBLISHED)
    return rows.filter(opened_to(user.delegation) | Q(phase=Phase.PUBLISHED))


def opened_to(party: str) -> Q:
    """The drafts that *party* proposed or is invited to, as the phases stand."""
    return Q(tabled_by=party) | Q(pk__in=_invitations(party).values("draft_id"))


def _invitations(party: str) -> QuerySet[DraftReader]:
    """The invitations of *party* that open their drafts in the phases in which these stand.

    Asked from the invitations to the drafts: a state has hundreds, of thousands that there are.
    """
    opens = Q(pk__in=())
    for phase in Phase:
        opens |= Q(draft__phase=phase, phase__in=phases_up_to(phase))
    return DraftReader.objects.filter(opens, party=party, ended=None)


def found(user: User, asked: Filter) -> QuerySet[Draft]:
    """What a list shows to *user*."""
    rows = visible(user)
    if asked.body:
        rows = rows.filter(body=asked.body)
    if asked.phase:
        rows = rows.filter(phase=asked.phase)
    if asked.words:
        said = asked.words
        rows = rows.filter(
            Q(name__icontains=said) | Q(title_en__icontains=said) | Q(title_ru__icontains=said)
        )
    return waiting(rows, user) if asked.waits else rows


def waiting(rows: QuerySet[Draft], user: User) -> QuerySet[Draft]:
    """Those of *rows* that wait for *user*.

    They wait for a delegation that has said nothing since the newest version, while it is asked;
    for the secretariat where an amendment waits for an answer.
    """
    if user.is_delegate:
        return _silent(rows.filter(phase__in=ASKED_IN), user.delegation)
    unanswered = DraftAmendment.objects.filter(draft=OuterRef("pk"), answer=None)
    return rows.filter(Exists(unanswered)).exclude(phase__in=(Phase.WITHDRAWN, Phase.PUBLISHED))


def _silent(rows: QuerySet[Draft], party: str) -> QuerySet[Draft]:
    newest = DraftVersion.objects.filter(draft=OuterRef("pk")).order_by("-at").values("at")[:1]
    rows = rows.annotate(written_at=Subquery(newest)).filter(written_at__isnull=False)
    for kind in _SAYINGS:
        said = kind.objects.filter(
            draft=OuterRef("pk"), party=party, at__gte=OuterRef("written_at")
        )
        rows = rows.filter(~Exists(said))
    return rows.annotate(since=F("written_at"))


def silent_parties(draft: Draft) -> tuple[str, ...]:
    """The delegations that are asked and have said nothing since the newest version."""
    if draft.phase not in ASKED_IN:
        return ()
    newest = draft.versions.order_by("-at").values_list("at", flat=True).first()
    if newest is None:
        return ()
    spoke: set[str] = set()
    for kind in _SAYINGS:
        said = kind.objects.filter(draft=draft, at__gte=newest)
        spoke.update(said.values_list("party", flat=True))
    return tuple(sorted(draft.readers - spoke - {draft.body}))
