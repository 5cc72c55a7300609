"""A day, certain or not ──▶ its text in EDTF (ISO 8601-2)."""

from __future__ import annotations

from datetime import date

from foedus.law.terms.uncertain import When


def edtf(when: When) -> str:
    """A day as its source wrote it in EDTF, else as ISO 8601-2."""
    return when.isoformat() if isinstance(when, date) else when.wording or when.isoformat()
