"""The moment of a request at the desk: the register as it stands, the legal day, the language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from foedus.accounts.protecting import account_signed_in
from foedus.law.terms.wording import Language
from foedus.register.days import legal_day
from foedus.register.desk.steps import Step
from foedus.register.held import HeldRegister, held
from foedus.web.desk.holdings import Holdings
from foedus.web.languages import language_now


@dataclass(frozen=True, slots=True)
class Now:
    """When a page is made: *today* is the legal day at the depositary's seat."""

    at: datetime
    state: HeldRegister
    today: date
    language: Language

    @property
    def holdings(self) -> Holdings:
        """What the register holds, in the reader's language."""
        return Holdings(self.state, self.language)


def now() -> Now:
    """The moment of this request. Raises `NoRegister`."""
    at, state = timezone.now(), held()
    return Now(at, state, legal_day(state.register, at), language_now())


def step_of(request: HttpRequest, number: int) -> Step:
    """The step that a form takes, with the version that it was made from (0: it does not say)."""
    seen = request.POST.get("seen", "")
    known = seen.isascii() and seen.isdecimal() and len(seen) < 10  # noqa: PLR2004 - digits
    return Step(number, account_signed_in(request), timezone.now(), int(seen) if known else 0)
