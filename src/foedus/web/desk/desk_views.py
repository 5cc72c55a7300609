"""The desk itself: what lies on it, who waits for whom, which periods run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.depositary.corrections import Stage as Life
from foedus.depositary.revocation import revocability
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import Edge
from foedus.law.terms.errors import UnknownName
from foedus.register.desk.dispatching import Received
from foedus.register.models import Dossier, Notification, Stage
from foedus.register.offered import Offer
from foedus.register.written import written_from
from foedus.web.desk.corrections_shown import corrections
from foedus.web.desk.events import waits_for
from foedus.web.desk.kinds import kind_label
from foedus.web.desk.now import Now, now
from foedus.web.desk.telling import answering

_ORDER: Final = (Stage.SENT, Stage.RETURNED, Stage.RECEIVED, Stage.EXAMINED)
"""The stages at which somebody waits, the most pressing first."""

CLOSED_SHOWN: Final = 10
NOTIFICATIONS_SHOWN: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A dossier in a list."""

    number: int
    stage: str
    stage_label: str
    party: str
    kind: str
    title: str
    received: date
    entered_by: str
    waits_for: str
    days: int


def dossier_row(dossier: Dossier, moment: Now) -> DossierRow:
    """How a dossier stands in a list; *days* since anything was done to it."""
    return DossierRow(
        number=dossier.pk,
        stage=dossier.stage,
        stage_label=dossier.get_stage_display(),
        party=moment.holdings.party(dossier.party) if dossier.party else "",
        kind=kind_label(dossier.kind),
        title=moment.holdings.title(dossier.instrument),
        received=written_from(dossier.content).received,
        entered_by=dossier.entered_by.get_full_name(),
        waits_for=waits_for(dossier),
        days=max(0, (moment.at - dossier.changed_at).days),
    )


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def desk(request: HttpRequest) -> HttpResponse:
    """All that waits: dossiers, copies, objections, revocations."""
    moment = now()
    receives = might(account_signed_in(request), "register.receive")
    context = {
        "stages": tuple(_stages(moment)),
        "closed": tuple(dossier_row(one, moment) for one in _closed()),
        "waiting": tuple(notification_rows(_not_received()[:NOTIFICATIONS_SHOWN], moment)),
        "corrections": tuple(one for one in corrections(moment) if one.stage != Life.EXECUTED),
        "withdrawals": tuple(withdrawals(moment)),
        "offered": Offer.objects.filter(closing=None).count(),
        "today": moment.today,
        "receives": receives,
    }
    return render(request, "desk/desk.html", context)


def _stages(moment: Now) -> Iterator[tuple[str, tuple[DossierRow, ...]]]:
    rows = Dossier.objects.select_related("entered_by").order_by("changed_at")
    for stage in _ORDER:
        found = tuple(dossier_row(one, moment) for one in rows.filter(stage=stage))
        yield str(stage.label), found


def _closed() -> Any:
    done = Dossier.objects.filter(stage__in=(Stage.RECORDED, Stage.REFUSED))
    return done.select_related("entered_by").order_by("-changed_at")[:CLOSED_SHOWN]


def counted() -> Any:
    """The notifications, the newest first, with how many copies there are and were received."""
    return Notification.objects.annotate(
        copies=Count("dispatches", distinct=True),
        received=Count(
            "dispatches__events", filter=Q(dispatches__events__what=Received), distinct=True
        ),
        sent=Count("dispatches", filter=Q(dispatches__events__what="sent"), distinct=True),
    ).order_by("-year", "-number")


def _not_received() -> Any:
    """Those with a copy that nobody confirmed, the oldest first: they wait the longest."""
    return counted().filter(received__lt=F("copies")).order_by("year", "number")


def notification_rows(found: Any, moment: Now) -> Iterator[dict[str, Any]]:
    """Notifications in a list."""
    for one in found:
        yield {
            "reference": one.reference,
            "title": moment.holdings.title(one.instrument),
            "at": one.at,
            "copies": one.copies,
            "sent": one.sent,
            "received": one.received,
            "left": one.copies - one.received,
        }


@dataclass(frozen=True, slots=True)
class WithdrawalShown:
    """A notice of withdrawal that can still be revoked."""

    act: Act
    party: str
    title: str
    words: str
    last_day: Edge


def withdrawals(moment: Now) -> Iterator[WithdrawalShown]:
    """The notices of withdrawal that can be revoked today, the soonest to take effect first."""
    found = []
    for act in as_known(moment.state.register, None).acts():
        if act.kind is Kind.WITHDRAWAL:
            shown = withdrawal_shown(act, moment)
            if shown is not None:
                found.append(shown)
    yield from sorted(
        found, key=lambda one: (not isinstance(one.last_day, date), str(one.last_day))
    )


def withdrawal_shown(act: Act, moment: Now) -> WithdrawalShown | None:
    """How it stands with the revocation of a notice; None where it cannot be revoked today."""
    try:
        told = revocability(moment.state.opened, act.id)
    except UnknownName:  # a rival reading leaves it out: nothing can be computed of it
        return None
    if not told.open_on(moment.today):
        return None
    words = told.words_on(moment.today).in_language(moment.language)
    holdings = moment.holdings
    return WithdrawalShown(
        act, holdings.party(act.party), holdings.title(act.instrument), words, told.last_day
    )
