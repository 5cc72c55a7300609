"""What other matters tell to the preparation board."""

from __future__ import annotations

from datetime import datetime

from foedus.assembly.decisions import waiting as positions
from foedus.assembly.models.sessions import Meeting
from foedus.assembly.models.signing import PresentedPowers
from foedus.assembly.preparing.gathering import Besides
from foedus.assembly.signing import waiting as signing
from foedus.assembly.visits import waiting as visits


def besides(meeting: Meeting, at: datetime) -> Besides:
    """What positions, the signing and visits wait for, and whose full powers were presented."""
    powers = PresentedPowers.objects.filter(grid__meeting=meeting)
    return Besides(
        waits=(
            *positions.waiting_for(meeting, at),
            *signing.waiting_for(meeting.pk),
            *visits.waiting_for(meeting.pk),
        ),
        powers=frozenset(powers.values_list("party", flat=True)),
    )
