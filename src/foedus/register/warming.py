"""What a server computes before it answers, so that its first reader does not wait for it."""

from __future__ import annotations

from datetime import datetime

from foedus.collection.pages.home import home_page
from foedus.collection.pages.view import View
from foedus.law.terms.wording import Language
from foedus.register.days import legal_day
from foedus.register.held import held


def warm(at: datetime) -> None:
    """Read the register, derive what the first page shows, and keep it for all who follow.

    Processes that are forked after it share what it kept. Raises `NoRegister`.
    """
    state = held()
    languages: tuple[Language, ...] = ("en", "ru")
    for language in languages:
        on = legal_day(state.register, at)
        home_page(View(opened=state.opened, on=on, language=language))
