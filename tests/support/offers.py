"""Acts that a report states, offered to the desk of the lake, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from foedus.accounts.models import User
from foedus.claims.proposing import Proposal
from foedus.claims.terms.kinds import Modality
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.acts import Kind
from foedus.law.terms.wording import Wording
from foedus.register.offered import Offer
from foedus.register.offering import ReportFile, offer

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
REPORT = ReportFile(
    "lake-news.txt", b"Kazakhstan ratified the Convention on the Lake on 1 April 2024.\n"
)


def proposal(**changed: object) -> Proposal:
    """Kazakhstan ratifies the convention on the lake, a report says."""
    fields = {
        "key": "a" * 64,
        "kind": Kind.RATIFICATION,
        "day": date(2024, 4, 1),
        "party": "KZ",
        "instrument": "lake/convention",
        "modality": Modality.SAID,
        "verdict": Verdict.ABSENT,
        "told": Wording("Nothing is held of it.", "Об этом нет записей."),
        "quote": "Kazakhstan ratified the Convention on the Lake on 1 April 2024",
        "start": 0,
        "end": 62,
        "in_file": True,
        "page": 0,
        "report": "lake-news.txt",
        "reported": "2024-05-01",
    }
    return Proposal(**{**fields, **changed})


def offered(by: User | None = None, **changed: object) -> Offer:
    """An act that waits at the desk."""
    made = proposal(**changed)
    offer([made], REPORT, by, NOW)
    return Offer.objects.get(key=made.key)


def prepare_offers(officer: User) -> dict[str, str]:
    """What addresses of offers speak of: one that waits, one that was refused."""
    from foedus.register.offering import refuse_offer

    closed = offered(officer, key="b" * 64)
    refuse_offer(closed.pk, officer, "No instrument was deposited.", NOW)
    return {"offer": str(offered(officer).pk), "offer_closed": str(closed.pk)}
