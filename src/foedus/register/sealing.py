"""What the journal says of a dossier: digests, so that it stays at the desk and cannot be changed.

The journal is for everybody; full powers, reasons and receipts are not. Whoever holds a paper can
show by its digest that it is the one on which an act was recorded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from foedus.journal.entries import moment_text
from foedus.register.models import Attachment, Dossier, DossierEvent

People = Mapping[int, str]
"""By the number of an account: what stands for it in the journal."""


def sealed(text: str) -> str:
    """The SHA-256 of *text* in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def dossier_words(
    dossier: Dossier,
    events: Iterable[DossierEvent],
    scans: Iterable[Attachment],
    people: People,
) -> dict[str, Any]:
    """What stands beside an act in the journal of the dossier that it was.

    *events* are those before it was recorded, *scans* what lies with it, both in their order.
    """
    by = (dossier.entered_by_id, dossier.countersigned_by_id)
    return {
        "officers": [people.get(number or 0, "") for number in by],
        "dossier": dossier.pk,
        "content": sealed(dossier.content),
        "history": sealed(_history(events, people)),
        "attachments": [scan.sha256 for scan in scans],
    }


def receipt_words(by: str, evidence: str) -> dict[str, Any]:
    """What stands beside a receipt in the journal: who entered it, and on which evidence."""
    return {"officers": [by], "evidence": sealed(evidence)}


def _history(events: Iterable[DossierEvent], people: People) -> str:
    told = [
        [one.did, people.get(one.by_id, ""), moment_text(one.at), one.remark, one.content]
        for one in events
    ]
    return json.dumps(told)
