"""Days as cases write them: "2011", "2011-05", "2011-05-17"."""

from __future__ import annotations

from datetime import date

_WHOLE = len("2011-05-17")


def opening(written: str) -> date:
    """The first day that is meant."""
    return date.fromisoformat(f"{written}-01-01"[:_WHOLE])


def closing(written: str) -> date:
    """The last day that is meant."""
    if len(written) == _WHOLE:
        return date.fromisoformat(written)
    year, month = int(written[:4]), int(written[5:7] or 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
