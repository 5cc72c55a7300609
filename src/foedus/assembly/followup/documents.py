"""The drafts that a delegation may read, in their present phases."""

from __future__ import annotations

from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from foedus.assembly.models.drafts import Draft, DraftReader, Phase, phases_up_to

_UNDER_WAY: Final = tuple(
    phase for phase in Phase if phase not in {Phase.PUBLISHED, Phase.WITHDRAWN}
)


def drafts_open_to(party: str) -> QuerySet[Draft]:
    """The drafts under way that *party* may read: it proposed them or is invited to them.

    An invitation opens from its phase on, and until it is ended. What is published is the
    collection's; what was withdrawn is under way no more.
    """
    own = DraftReader.objects.filter(draft=OuterRef("pk"), party=party, ended=None)
    found = Q(pk__in=())
    for phase in _UNDER_WAY:
        invited = Exists(own.filter(phase__in=phases_up_to(phase)))
        found |= Q(phase=phase) & (Q(tabled_by=party) | Q(invited))
    return Draft.objects.filter(found).order_by("-opened_at", "-pk")
