"""The drafts that a delegation may read, in their present phases."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from foedus.assembly.drafts.finding import opened_to
from foedus.assembly.models.drafts import Draft, Phase

_OVER: Final = (Phase.PUBLISHED, Phase.WITHDRAWN)


def drafts_open_to(party: str) -> QuerySet[Draft]:
    """The drafts under way that *party* may read: it proposed them or is invited to them.

    An invitation opens from its phase on, and until it is ended. What is published is the
    collection's; what was withdrawn is under way no more.
    """
    # what is over is left out: asked for the phases under way, a database looks at all of those
    found = Draft.objects.filter(opened_to(party)).exclude(phase__in=_OVER)
    return found.order_by("-opened_at", "-pk")
