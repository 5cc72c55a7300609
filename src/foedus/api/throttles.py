"""How often may be asked: by address for the public, by account for keys and people.

Windows of fixed length, counted in Django's cache: with several processes and the default cache
each process counts for itself. The rates are ``NINJA_DEFAULT_THROTTLE_RATES``: requests/s, m, h, d.
"""

from __future__ import annotations

import time
from typing import Final

from django.http import HttpRequest
from ninja.conf import settings
from ninja.throttling import BaseThrottle

from foedus.accounts.principals import account_of, principal_of_request
from foedus.accounts.rates import REPORT, checks_within_rate, within_rate

PUBLIC: Final = "public"
USER: Final = "user"
BATCH: Final = "batch"
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class ByWhoAsks(BaseThrottle):
    """The rate of the public or that of accounts, by who asks."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, and tell whether it is within the rate."""
        account = account_of(principal_of_request(request))
        if account is None:
            return _counts(self.rate_name(PUBLIC), self.get_ident(request) or "")
        return _counts(self.rate_name(USER), f"account {account.pk}")

    def rate_name(self, usual: str) -> str:
        """Which rate applies where *usual* would."""
        return usual

    def wait(self) -> float:
        """Seconds until every window at hand has ended."""
        return _length(self.rate_name(USER)) - time.time() % _length(self.rate_name(USER))


class OfBatches(ByWhoAsks):
    """The rate of handing in batches."""

    def rate_name(self, usual: str) -> str:  # noqa: ARG002 - one rate for all
        """The rate of batches."""
        return BATCH


class OfReports(BaseThrottle):
    """The rate of checking reports; pages and programs of one reader are counted together."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, and tell whether it is within the rate."""
        return checks_within_rate(request)

    def wait(self) -> float:
        """Seconds until the window at hand has ended."""
        return _length(REPORT) - time.time() % _length(REPORT)


def rate_of(name: str) -> tuple[int, int]:
    """The rate *name*: how many requests, in how many seconds."""
    count, _, unit = (settings.DEFAULT_THROTTLE_RATES.get(name) or "1200/m").partition("/")
    return int(count), _SECONDS[unit[:1]]


def _length(name: str) -> int:
    return rate_of(name)[1]


def _counts(name: str, who: str) -> bool:
    limit, length = rate_of(name)
    return within_rate(name, who, limit, length)
