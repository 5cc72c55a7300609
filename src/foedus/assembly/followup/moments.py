"""The register as it stands at a moment, seen on the legal day."""

from __future__ import annotations

from datetime import date, datetime

from foedus.collection.pages.view import View
from foedus.law.terms.wording import Language
from foedus.register.days import legal_day
from foedus.register.held import held


def today_at(at: datetime) -> date:
    """The legal day at the depositary's seat at the moment *at*. Raises `NoRegister`."""
    return legal_day(held().register, at)


def view_at(at: datetime, language: Language = "en") -> View:
    """Everything that is recorded, on the legal day. Raises `NoRegister`."""
    state = held()
    return View(opened=state.opened, on=legal_day(state.register, at), language=language)
